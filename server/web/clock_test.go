package web_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"
)

// F16: the server's clock may be wrong by a day, and the server may be started again while a timer runs. What is left of it is the same for everybody, by every way.
func TestTheTimeLeftIsTheSameEverywhere(t *testing.T) {
	for _, off := range []time.Duration{0, 24 * time.Hour, -24 * time.Hour} {
		t.Run(fmt.Sprint(off), func(t *testing.T) {
			t.Parallel()
			h := mustHouse(t, func(h *house) { h.now = func() time.Time { return time.Now().Add(off) } })
			m := h.mustMeet(liveAgenda)
			ada := m.mustJoin("Ada").Token
			began := time.Now()
			m.mustDo(m.facilitator, "timer.set", `"state":"run","seconds":600`)
			check := func() {
				t.Helper()
				for name, token := range map[string]string{"facilitator": m.facilitator, "screen": m.screen, "participant": ada} {
					for way, left := range map[string]time.Duration{"socket": m.mustSocketLeft(token), "poll": m.mustPollLeft(token)} {
						if wrong := left - (600*time.Second - time.Since(began)); wrong.Abs() > time.Second {
							t.Errorf("%s by %s: %v are left, wrong by %v", name, way, left, wrong)
						}
					}
				}
			}
			check()
			h.restart()
			check()
			m.mustDo(m.facilitator, "timer.set", `"state":"pause"`)
			paused := time.Now()
			h.restart()
			m.mustDo(m.facilitator, "timer.set", `"state":"run"`)
			began = began.Add(time.Since(paused))
			check()
		})
	}
}

// F16: somebody sets the server's clock by a day while a timer runs, forwards or back. Nobody's time left changes by it.
func TestTheClockIsSetWhileATimerRuns(t *testing.T) {
	for _, by := range []time.Duration{24 * time.Hour, -24 * time.Hour} {
		t.Run(fmt.Sprint(by), func(t *testing.T) {
			t.Parallel()
			var off atomic.Int64
			began := time.Now()
			h := mustHouse(t, func(h *house) {
				h.now = func() time.Time { return time.Now().Add(time.Duration(off.Load())) }
				h.since = func() time.Duration { return time.Since(began) }
			})
			m := h.mustMeet(liveAgenda)
			ada := m.mustJoin("Ada").Token
			m.mustDo(m.facilitator, "timer.set", `"state":"run","seconds":600`)
			started := time.Now()
			off.Store(int64(by))
			m.mustDo(m.facilitator, "room.lock", `"on":true`)
			check := func(when string) {
				t.Helper()
				for way, left := range map[string]time.Duration{"socket": m.mustSocketLeft(ada), "poll": m.mustPollLeft(m.facilitator)} {
					if wrong := left - (600*time.Second - time.Since(started)); wrong.Abs() > time.Second {
						t.Errorf("%s, by %s: %v are left, wrong by %v", when, way, left, wrong)
					}
				}
			}
			check("after the clock was set")
			m.mustDo(m.facilitator, "timer.set", `"state":"pause"`)
			m.mustDo(m.facilitator, "timer.set", `"state":"run"`)
			check("after a pause")
			t.Attr("soak", fmt.Sprintf("F16 clock set by %v|4|||0s|while a timer runs; the time left is right within 1 s", by))
		})
	}
}

func (m *meeting) mustSocketLeft(token string) time.Duration {
	m.t.Helper()
	p := m.mustDial(token, 0)
	defer p.ws.Close()
	patch := p.mustReach(1)
	return leftOf(m, patch.Now, patch.Session.Timer.EndsAt)
}

func (m *meeting) mustPollLeft(token string) time.Duration {
	m.t.Helper()
	patch := m.mustPoll(token, 0, 0)
	return leftOf(m, patch.Now, patch.Session.Timer.EndsAt)
}

// leftOf is what a phone reckons: the end and now by the server's clock, whatever that says.
func leftOf(m *meeting, now int64, ends *int64) time.Duration {
	m.t.Helper()
	if ends == nil {
		m.t.Fatal("the timer does not run")
	}
	return time.Duration(*ends-now) * time.Millisecond
}
