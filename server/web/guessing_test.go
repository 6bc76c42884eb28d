package web_test

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"colazione/server/web"
)

const codeLetters = "CDFGHJKMNPQRTVWXY23456789"

// aCode is one of the codes that there could be.
func aCode() string {
	code := make([]byte, 6)
	for i := range code {
		code[i] = codeLetters[rand.IntN(len(codeLetters))]
	}
	return string(code)
}

// guesser tries join codes over many connections, each time as if for somebody else.
type guesser struct {
	*meeting
	client                 http.Client
	begun                  chan struct{} // closed with the first answer
	first                  sync.Once
	told, late, turnedAway atomic.Int64 // that the code is wrong, that there were too many of them, that it was not looked at
}

func (m *meeting) newGuesser(conns int) *guesser {
	return &guesser{meeting: m, begun: make(chan struct{}), client: http.Client{Timeout: 4 * patience, Transport: &http.Transport{MaxIdleConnsPerHost: conns, MaxConnsPerHost: conns}}}
}

func (g *guesser) guess(code string) {
	r, err := http.NewRequestWithContext(g.t.Context(), "POST", g.url+"/api/v1/join", bytes.NewReader([]byte(`{"code":"`+code+`"}`)))
	if err != nil {
		g.t.Error(err)
		return
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", rand.IntN(256), rand.IntN(256), rand.IntN(256)))
	began := time.Now()
	res, err := g.client.Do(r)
	if err != nil {
		g.t.Error(err)
		return
	}
	defer res.Body.Close()
	io.Copy(io.Discard, res.Body)
	g.first.Do(func() { close(g.begun) })
	switch {
	case res.StatusCode == 404:
		g.told.Add(1)
	case res.StatusCode == 429 && time.Since(began) >= time.Second:
		g.late.Add(1)
	case res.StatusCode == 429:
		g.turnedAway.Add(1)
	default:
		g.t.Errorf("%s is answered with %d", code, res.StatusCode)
	}
}

// sweep guesses so many codes over so many connections, and gives how long that took.
func (g *guesser) sweep(codes, conns int) time.Duration {
	began := time.Now()
	var left atomic.Int64
	left.Store(int64(codes))
	var all sync.WaitGroup
	for range conns {
		all.Go(func() {
			for left.Add(-1) >= 0 {
				g.guess(aCode())
			}
		})
	}
	all.Wait()
	return time.Since(began)
}

// However many connections somebody guesses over, so many codes are looked at in a second and no more, and who has the right one comes in meanwhile.
func TestAFloodOfGuessesIsHeldBack(t *testing.T) {
	t.Parallel()
	m := mustHouse(t).mustMeet(liveAgenda)
	const guesses = 1600 // of which three times 512 can't be looked at before three seconds are over
	g := m.newGuesser(guesses)
	flood := make(chan time.Duration, 1)
	go func() { flood <- g.sweep(guesses, guesses) }()
	<-g.begun
	m.mustJoin("Ada")
	if len(flood) > 0 {
		t.Error("Ada came in when all had been guessed")
	}
	if took := <-flood; took < 2*time.Second || g.told.Load() > 100 {
		t.Errorf("%d guesses took %v: %d were told, %d late, %d turned away", guesses, took, g.told.Load(), g.late.Load(), g.turnedAway.Load())
	}
}

// wrongs are three sessions' codes that let nobody in, for different reasons.
func (h *house) wrongs() map[string]func() string {
	closed, full := h.mustMeet(liveAgenda), h.mustMeet(liveAgenda, `"settings":{"max_participants":1}`)
	closed.mustDo(closed.facilitator, "session.close", "")
	full.mustJoin("Ada")
	return map[string]func() string{
		"unknown": aCode, "unlike any": func() string { return "AEIOU!" },
		"closed": func() string { return closed.code }, "full": func() string { return full.code },
	}
}

// mustTakeAlike tries wrong codes in turn and compares how long the answers took: of two that are wrong for different reasons, either is the slower one as often. How often that
// may be by chance says the rank test of Mann and Whitney, whose spread for two samples of n is √((2n+1)/12)/n. With a pace, every try waits for it.
func (h *house) mustTakeAlike(wrongs map[string]func() string, tries int, pace <-chan time.Time) (worst float64) {
	h.t.Helper()
	chance := 4 * math.Sqrt(float64(2*tries+1)/12) / float64(tries)
	took := map[string][]time.Duration{}
	for range tries {
		for why, code := range wrongs {
			began := time.Now()
			a := h.api("POST", "/join", web.Join{Code: code()}, "")
			took[why] = append(took[why], time.Since(began))
			if a.StatusCode != 404 && (a.StatusCode != 409 || why != "full") {
				h.t.Fatalf("%s: %d %s", why, a.StatusCode, a.body)
			}
			if pace != nil {
				<-pace
			}
		}
	}
	for why, all := range took {
		slices.Sort(all)
		slower := 0
		for _, one := range all {
			for _, other := range took["unknown"] {
				if one > other {
					slower++
				}
			}
		}
		share := float64(slower) / float64(len(all)*len(took["unknown"]))
		h.t.Logf("%s: %v, %v in the middle, %v; slower than an unknown one in %.2f", why, all[0], all[len(all)/2], all[len(all)-1], share)
		if all[0] < 30*time.Millisecond || math.Abs(share-0.5) > chance {
			h.t.Errorf("%s codes can be told from unknown ones", why)
		}
		worst = max(worst, math.Abs(share-0.5))
	}
	return worst
}

func TestWrongCodesTakeTheSameTime(t *testing.T) {
	h := mustHouse(t)
	wrongs := h.wrongs()
	h.restart() // nothing is in memory at first
	h.mustTakeAlike(wrongs, 16, nil)
}
