package web_test

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// Who does not read is sent away, can come back, and counts as absent.
func TestWhoDoesNotReadIsSentAway(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the server to lose patience")
	}
	t.Parallel()
	m := mustHouse(t).mustMeet(liveAgenda)
	deaf, cockpit := m.mustDial(m.mustJoin("Ada").Token, 0), m.mustDial(m.facilitator, 0)
	deaf.mustReach(1)
	present := func(n int) func(heard) bool {
		return func(h heard) bool { return h.Patch != nil && h.Patch.Session != nil && h.Patch.Session.Present == n }
	}
	cockpit.until("her presence", present(1))
	cockpit.until("her absence", present(0))
	if last := deaf.mustClose(1013); last.Bye == nil || last.Bye.Code != "too_slow" || last.Bye.RetryInMS <= 0 {
		t.Errorf("the last frame was %+v", last)
	}
}

// A socket without news tells the time, so that both ends know that it is there.
func TestASocketIsNeverSilentForLong(t *testing.T) {
	t.Parallel()
	m := mustHouse(t).mustMeet(liveAgenda)
	p := m.mustDial(m.screen, 0)
	seq := p.mustReach(1).Seq
	empty := p.until("a sign of life", func(h heard) bool { return h.Patch != nil && h.Patch.Session == nil }).Patch
	if empty.From != seq || empty.Seq != seq || empty.Now == 0 {
		t.Errorf("there came %+v", empty)
	}
}

// Connections on which nobody is known push each other out, and not those on which somebody is.
func TestStrangersPushEachOtherOut(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	ada := m.mustDial(m.mustJoin("Ada").Token, 0)
	ada.mustReach(1)
	h.app.CapUnauthed(20)
	var idle []net.Conn
	for range 60 {
		c, err := net.Dial("tcp", strings.TrimPrefix(h.url, "http://"))
		h.must(err)
		defer c.Close()
		idle = append(idle, c)
	}
	for _, c := range idle[:30] {
		c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.ReadAll(c); err != nil {
			t.Fatalf("an early stranger is still there: %v", err)
		}
	}
	ada.mustSend("card.add", `"kind":"need","text":"ancora qui"`)
	m.mustDial(m.mustJoin("Bea").Token, 0).mustReach(1)
}
