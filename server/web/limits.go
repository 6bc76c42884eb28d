package web

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limits count by ticket and by session, and failures over all. None counts by address: a whole room shares one.

// allowance is how much a kind of caller may ask: so many a second in the long run, and so many at once.
type allowance struct {
	perSecond rate.Limit
	atOnce    int
}

var (
	// A person who likes as fast as they can tap stays below it, and so does a phone that sends what gathered while it was offline.
	personAllowance = allowance{perSecond: 20, atOnce: 120}
	// A scribe, a cockpit, a script of the organiser.
	leaderAllowance = allowance{perSecond: 200, atOnce: 2000}
	// How often a caller may be refused before the socket is closed.
	patience = allowance{perSecond: 2, atOnce: 200}
	// A document takes long to make, and is made once for all who ask at the same time; nobody reads one each second.
	documents = allowance{perSecond: 1, atOnce: 60}
	// Those who lead have scripts that fetch one after each change.
	leaderDocuments = allowance{perSecond: 10, atOnce: 600}
	// People coming into one session: a full congress at once, then a hundred a second.
	arrivals = allowance{perSecond: 100, atOnce: 6000}
)

func (a allowance) bucket() *rate.Limiter { return rate.NewLimiter(a.perSecond, a.atOnce) }

// verdict is what comes of asking for one more.
type verdict int

const (
	granted verdict = iota
	refused
	enough // refused, and far too often
)

// meters holds a bucket for everybody who asked lately.
type meters struct {
	mu    sync.Mutex
	of    map[string]*meter
	sweep int // the number of meters at which those that are full again are dropped
}

type meter struct {
	calls, strikes *rate.Limiter
}

const fewMeters = 1024

func newMeters() *meters { return &meters{of: map[string]*meter{}, sweep: fewMeters} }

// ask takes one from a caller's allowance.
func (m *meters) ask(key string, a allowance) verdict {
	one := m.meter(key, a)
	switch {
	case one.calls.Allow():
		return granted
	case one.strikes.Allow():
		return refused
	}
	return enough
}

func (m *meters) meter(key string, a allowance) *meter {
	m.mu.Lock()
	defer m.mu.Unlock()
	one := m.of[key]
	if one == nil {
		if len(m.of) >= m.sweep {
			m.drop(time.Now())
		}
		one = &meter{calls: a.bucket(), strikes: patience.bucket()}
		m.of[key] = one
	}
	return one
}

// drop forgets the meters that are full again: new ones would be the same.
func (m *meters) drop(now time.Time) {
	for key, one := range m.of {
		if one.calls.TokensAt(now) >= float64(one.calls.Burst()) && one.strikes.TokensAt(now) >= float64(one.strikes.Burst()) {
			delete(m.of, key)
		}
	}
	m.sweep = max(fewMeters, 2*len(m.of))
}
