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
			timer := tenMinutes{}
			timer.runs(func() { m.mustDo(m.facilitator, "timer.set", `"state":"run","seconds":600`) })
			check := func() {
				t.Helper()
				for name, token := range map[string]string{"facilitator": m.facilitator, "screen": m.screen, "participant": ada} {
					timer.check(t, name+" by socket", func() time.Duration { return m.mustSocketLeft(token) })
					timer.check(t, name+" by poll", func() time.Duration { return m.mustPollLeft(token) })
				}
			}
			check()
			h.restart()
			check()
			timer.pauses(func() { m.mustDo(m.facilitator, "timer.set", `"state":"pause"`) })
			h.restart()
			timer.runs(func() { m.mustDo(m.facilitator, "timer.set", `"state":"run"`) })
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
			timer := tenMinutes{}
			timer.runs(func() { m.mustDo(m.facilitator, "timer.set", `"state":"run","seconds":600`) })
			off.Store(int64(by))
			m.mustDo(m.facilitator, "room.lock", `"on":true`)
			check := func(when string) {
				t.Helper()
				timer.check(t, when+", by socket", func() time.Duration { return m.mustSocketLeft(ada) })
				timer.check(t, when+", by poll", func() time.Duration { return m.mustPollLeft(m.facilitator) })
			}
			check("after the clock was set")
			timer.pauses(func() { m.mustDo(m.facilitator, "timer.set", `"state":"pause"`) })
			timer.runs(func() { m.mustDo(m.facilitator, "timer.set", `"state":"run"`) })
			check("after a pause")
			t.Attr("soak", fmt.Sprintf("F16 clock set by %v|4|||0s|while a timer runs; the time left is right within 1 s", by))
		})
	}
}

// tenMinutes knows between which bounds the time lies that a timer of ten minutes has run. A command takes effect at some moment while it is asked for, however long that takes.
type tenMinutes struct {
	least, most           time.Duration // that it ran before the last pause
	askedToRun, ranByThen time.Time
}

func (c *tenMinutes) runs(ask func()) {
	c.askedToRun = time.Now()
	ask()
	c.ranByThen = time.Now()
}

func (c *tenMinutes) pauses(ask func()) {
	c.least += time.Since(c.ranByThen)
	ask()
	c.most += time.Since(c.askedToRun)
}

// check wants what is left to be right to a second at some moment while it is read.
func (c *tenMinutes) check(t *testing.T, what string, read func() time.Duration) {
	t.Helper()
	most := 600*time.Second - c.least - time.Since(c.ranByThen) + time.Second
	left := read()
	least := 600*time.Second - c.most - time.Since(c.askedToRun) - time.Second
	if left < least || left > most {
		t.Errorf("%s: %v are left, and not between %v and %v", what, left, least, most)
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
