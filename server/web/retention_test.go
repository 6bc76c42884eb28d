package web_test

import (
	"bytes"
	"os"
	"testing"
	"time"
)

// A session is erased when its days are over, counted from its making or, where that is later, from its date; it leaves no byte behind.
func TestSessionsAreErasedWhenTheirDaysAreOver(t *testing.T) {
	h := mustHouse(t)
	short := h.mustMeet(liveAgenda, `"topic":"parola-che-deve-sparire","settings":{"retention_days":3}`)
	later := h.mustMeet(liveAgenda, `"date":"`+time.Now().AddDate(0, 0, 30).UTC().Format(time.DateOnly)+`","settings":{"retention_days":3}`)
	usual := h.mustMeet(liveAgenda)
	here := func(m *meeting) bool { return h.api("GET", m.path(""), nil, m.organiser).StatusCode == 200 }
	expire := func(days int) {
		h.must(h.app.Sweep(t.Context(), time.Now().AddDate(0, 0, days).Add(time.Minute)))
	}

	expire(2)
	if !here(short) || !here(later) || !here(usual) {
		t.Fatal("a session went before its time")
	}
	expire(3)
	if here(short) || !here(later) || !here(usual) {
		t.Fatalf("after 3 days: %v %v %v", here(short), here(later), here(usual))
	}
	data, err := os.ReadFile(h.path)
	h.must(err)
	if bytes.Contains(data, []byte("parola-che-deve-sparire")) {
		t.Error("its topic is still in the file")
	}
	if !bytes.Contains(data, []byte("session_expired")) {
		t.Error("nothing in the audit log says so")
	}
	expire(34)
	if here(later) || !here(usual) {
		t.Error("the one with a date stayed, or the usual one went")
	}
	expire(366)
	if here(usual) {
		t.Error("a year is over and the usual one is there")
	}
}
