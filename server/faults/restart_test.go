package faults_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"colazione/server/processtest"
)

// F8: the server ends, asked or killed, with a room full of phones. Those who can be told are told to come back, each at another time; almost all are back within ten seconds,
// everybody within thirty; and what they hold is what the server holds.
func TestRestartWithARoomFullOfPhones(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	c := mustGather(t, m, scale.phones)
	for n := range 20 {
		m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("prima ", n)})
	}
	for _, how := range []string{"SIGTERM", "kill -9"} {
		w := mustWrite(t, m, 5, 200*time.Millisecond)
		w.mustReach(t, 10)
		began := time.Now()
		if how == "SIGTERM" {
			if took := p.MustEnd(t); took > within(5*time.Second) {
				t.Errorf("it took %v to end", took)
			}
			processtest.MustHappen(t, "every line to end", func() bool { return c.count(time.Time{}) == 0 })
			c.mustBeTold(t)
		} else {
			p.Kill()
		}
		p, _ = p.Again(t)
		most := c.mustBeLive(t, scale.phones*95/100, began)
		if most > within(10*time.Second) {
			t.Errorf("95%% are back after %v", most)
		}
		all := c.mustBeLive(t, scale.phones, began)
		w.mustReach(t, 10)
		w.end()
		c.mustAgree(t)
		row{"F8 " + how, 1, w.count(), w.lost(t, m), w.outage, fmt.Sprintf("%d phones: 95%% back after %.1f s, all after %.1f s", scale.phones, most.Seconds(), all.Seconds())}.report(t)
	}
	c.leave()
	p.MustEnd(t)
}

// mustBeTold wants everybody to have been told to come back, not all at once.
func (c *crowd) mustBeTold(t testing.TB) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	if told := c.codes[websocket.CloseServiceRestart]; told != len(c.tokens) || len(c.retries) != told {
		t.Errorf("of %d phones %d were closed with 1012 and %d told when to come back: %v", len(c.tokens), told, len(c.retries), c.codes)
		return
	}
	slices.Sort(c.retries)
	first, last := c.retries[0], c.retries[len(c.retries)-1]
	middle := c.retries[len(c.retries)/4*3] - c.retries[len(c.retries)/4]
	if first < 100 || last > 10_000 || middle < 500 {
		t.Errorf("they are to come back after %d to %d ms, half of them within %d ms", first, last, middle)
	}
}
