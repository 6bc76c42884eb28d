package web_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"colazione/server/web"
	"colazione/session"
)

// mustRehearse begins a rehearsal and enters it.
func (m *meeting) mustRehearse(people int) *meeting {
	m.t.Helper()
	made := mustAPI[web.SessionAccess](m.house, 201, "POST", m.path("/rehearsal"), web.NewRehearsal{People: people}, m.facilitator)
	r := &meeting{house: m.house, organiser: m.organiser, id: string(made.Session.ID), code: made.Code, made: made}
	r.facilitator = r.mustEnter(made.Links.Facilitator)
	return r
}

// mustFill waits until so many people are present, all of them simulated.
func (m *meeting) mustFill(people int) *phone {
	m.t.Helper()
	cockpit := m.mustDial(m.facilitator, 0)
	cockpit.until("simulated people", func(h heard) bool {
		return h.Patch != nil && h.Patch.Session != nil && h.Patch.Session.Present >= people
	})
	return cockpit
}

func quick(h *house) { h.turn = 50 * time.Millisecond }

func TestARehearsalLeavesNothing(t *testing.T) {
	h := mustHouse(t, quick)
	m := h.mustMeet("", `"settings":{"groups":["Finestra","Camino"]}`)
	before := mustAPI[web.SessionAccess](h, 200, "GET", m.path(""), nil, m.organiser)
	mustProblem(t, h.api("GET", m.path("/rehearsal"), nil, m.facilitator), 404, "not_found")
	mustProblem(t, h.api("POST", m.path("/rehearsal"), web.NewRehearsal{}, m.screen), 403, "not_allowed")
	mustProblem(t, h.api("POST", m.path("/rehearsal"), web.NewRehearsal{People: 1000}, m.facilitator), 400, "bad_request")

	r := m.mustRehearse(6)
	if r.made.Session.Rehearses != session.ID(m.id) || !strings.HasPrefix(r.made.Session.Title, "PROVA") || r.code == m.code {
		t.Fatalf("made %+v", r.made)
	}
	if again := m.mustRehearse(6); again.id != r.id {
		t.Error("two rehearsals go on at once")
	}
	mustProblem(t, h.api("POST", r.path("/rehearsal"), web.NewRehearsal{}, r.facilitator), 409, "conflict")
	cockpit := r.mustFill(6)
	ada := r.mustJoin("Ada")
	if ada.Session.Rehearses == "" {
		t.Error("a phone is not told that it is a rehearsal")
	}
	cockpit.mustSend("step.go", `"step":"needs"`)
	cockpit.until("cards of simulated people", func(h heard) bool {
		return h.Patch != nil && h.Patch.Progress != nil && h.Patch.Progress.Wrote == 6
	})
	for _, format := range []string{"csv", "md", "html", "json"} {
		a := r.api("GET", r.path("/report."+format), nil, r.facilitator)
		if said := string(a.body) + a.Header.Get("Content-Disposition"); a.StatusCode != 200 || !strings.Contains(said, "PROVA") && !strings.Contains(said, "-prova-") {
			t.Errorf("the document as %s does not say that it is of a rehearsal", format)
		}
	}
	if all := mustAPI[web.Sessions](h, 200, "GET", "/sessions", nil, m.organiser); len(all.Sessions) != 1 {
		t.Errorf("%d sessions are listed", len(all.Sessions))
	}

	if a := r.api("DELETE", r.path("/rehearsal"), nil, r.facilitator); a.StatusCode != 204 {
		t.Fatalf("ending it: %d %s", a.StatusCode, a.body)
	}
	cockpit.mustClose(4002)
	mustProblem(t, h.api("GET", m.path("/rehearsal"), nil, m.facilitator), 404, "not_found")
	mustProblem(t, h.api("POST", "/join", web.Join{Code: r.code}, ""), 404, "unknown_code")
	data, err := os.ReadFile(h.path)
	h.must(err)
	for _, trace := range []string{"PROVA", "persona simulata", "direzione"} {
		if bytes.Contains(data, []byte(trace)) {
			t.Errorf("the file still holds %q", trace)
		}
	}
	after := mustAPI[web.SessionAccess](h, 200, "GET", m.path(""), nil, m.organiser)
	if after.Code != before.Code || after.Links != before.Links || after.Session.Title != before.Session.Title {
		t.Errorf("the session was %+v and is %+v", before, after)
	}
}

func TestARehearsalGoesOnAfterARestart(t *testing.T) {
	h := mustHouse(t, quick)
	m := h.mustMeet("")
	r := m.mustRehearse(3)
	r.mustFill(3)
	h.restart()
	r.mustFill(3)
	if got := mustAPI[web.SessionAccess](h, 200, "GET", m.path("/rehearsal"), nil, m.facilitator); string(got.Session.ID) != r.id {
		t.Errorf("another one goes on: %s", got.Session.ID)
	}
}

func TestTheCrowdOfARehearsalIsHurried(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet("")
	mustProblem(t, h.api("GET", m.path("/rehearsal/pace"), nil, m.facilitator), 404, "not_found")
	r := m.mustRehearse(3)
	if got := mustAPI[web.RehearsalPace](h, 200, "GET", r.path("/rehearsal/pace"), nil, r.facilitator); got.Seconds != 20 {
		t.Errorf("each takes %d s to begin with", got.Seconds)
	}
	for _, seconds := range []int{0, 4, 61, -20, 1 << 40} {
		mustProblem(t, h.api("PUT", r.path("/rehearsal/pace"), web.RehearsalPace{Seconds: seconds}, r.facilitator), 400, "bad_request")
	}
	mustAPI[web.RehearsalPace](h, 200, "PUT", r.path("/rehearsal/pace"), web.RehearsalPace{Seconds: 5}, r.facilitator)
	if got := mustAPI[web.RehearsalPace](h, 200, "GET", r.path("/rehearsal/pace"), nil, r.facilitator); got.Seconds != 5 {
		t.Errorf("hurried, each takes %d s", got.Seconds)
	}
	r.mustFill(3)
}

func TestARehearsalIsErasedByItself(t *testing.T) {
	h := mustHouse(t, quick)
	m := h.mustMeet("")
	r := m.mustRehearse(2)
	r.mustFill(2)
	h.must(h.app.Sweep(t.Context(), time.Now().Add(time.Hour)))
	mustAPI[web.SessionAccess](h, 200, "GET", m.path("/rehearsal"), nil, m.facilitator)
	h.must(h.app.Sweep(t.Context(), time.Now().Add(5*time.Hour)))
	mustProblem(t, h.api("GET", m.path("/rehearsal"), nil, m.facilitator), 404, "not_found")
	mustAPI[web.SessionAccess](h, 200, "GET", m.path(""), nil, m.organiser)
}

// A rehearsal stands in the audit log once, with what it rehearsed: where it begins, not where somebody asks for it who finds one going on, and where it ends.
func TestARehearsalIsAuditedOnce(t *testing.T) {
	h := mustHouse(t, quick)
	m := h.mustMeet("")
	r := m.mustRehearse(2)
	m.mustRehearse(2)
	if a := h.api("DELETE", r.path(""), nil, m.organiser); a.StatusCode != 204 {
		t.Fatalf("erasing: %d %s", a.StatusCode, a.body)
	}
	said := map[string]int{}
	for _, line := range h.mustAudit("/audit", "it", m.organiser) {
		switch line.Did {
		case "rehearse", "end_rehearsal", "erase_session":
			said[line.Did+" of "+string(line.Session)]++
		}
	}
	if len(said) != 2 || said["rehearse of "+m.id] != 1 || said["end_rehearsal of "+m.id] != 1 {
		t.Errorf("the audit log says %v", said)
	}
	mustProblem(t, h.api("GET", m.path("/rehearsal"), nil, m.facilitator), 404, "not_found")
}

func TestARehearsalGoesWithItsSession(t *testing.T) {
	h := mustHouse(t, quick)
	m := h.mustMeet("")
	r := m.mustRehearse(2)
	if a := h.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
		t.Fatalf("erasing: %d %s", a.StatusCode, a.body)
	}
	mustProblem(t, h.api("GET", r.path(""), nil, m.organiser), 404, "not_found")
}
