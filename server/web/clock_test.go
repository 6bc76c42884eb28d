package web_test

import (
	"fmt"
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
