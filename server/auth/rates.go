package auth

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"colazione/session"
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

func (a allowance) limiter() *rate.Limiter { return rate.NewLimiter(a.perSecond, a.atOnce) }

// Verdict is what comes of asking for one more.
type Verdict int

// The verdicts.
const (
	Granted Verdict = iota
	Refused
	Excessive // refused, and far too often
)

// RateLimits holds a bucket for everybody who asked lately.
type RateLimits struct {
	mu    sync.Mutex
	of    map[string]*bucket
	sweep int // the number of buckets at which those that are full again are dropped
}

type bucket struct {
	calls, strikes *rate.Limiter
}

const fewBuckets = 1024

func newRateLimits() *RateLimits { return &RateLimits{of: map[string]*bucket{}, sweep: fewBuckets} }

// Call takes one call or command from a caller's allowance.
func (r *RateLimits) Call(who Identity) Verdict {
	if who.Leads() {
		return r.ask(who.Ticket, leaderAllowance)
	}
	return r.ask(who.Ticket, personAllowance)
}

// Document takes one document from a caller's allowance.
func (r *RateLimits) Document(who Identity) Verdict {
	if who.Leads() {
		return r.ask("documents/"+who.Ticket, leaderDocuments)
	}
	return r.ask("documents/"+who.Ticket, documents)
}

// Arrival takes one arrival from what a session may have.
func (r *RateLimits) Arrival(id session.ID) Verdict {
	return r.ask("arrivals/"+string(id), arrivals)
}

// ask takes one from the allowance of a key.
func (r *RateLimits) ask(key string, a allowance) Verdict {
	one := r.bucket(key, a)
	switch {
	case one.calls.Allow():
		return Granted
	case one.strikes.Allow():
		return Refused
	}
	return Excessive
}

func (r *RateLimits) bucket(key string, a allowance) *bucket {
	r.mu.Lock()
	defer r.mu.Unlock()
	one := r.of[key]
	if one == nil {
		if len(r.of) >= r.sweep {
			r.drop(time.Now())
		}
		one = &bucket{calls: a.limiter(), strikes: patience.limiter()}
		r.of[key] = one
	}
	return one
}

// drop forgets the buckets that are full again: new ones would be the same.
func (r *RateLimits) drop(now time.Time) {
	for key, one := range r.of {
		if one.calls.TokensAt(now) >= float64(one.calls.Burst()) && one.strikes.TokensAt(now) >= float64(one.strikes.Burst()) {
			delete(r.of, key)
		}
	}
	r.sweep = max(fewBuckets, 2*len(r.of))
}
