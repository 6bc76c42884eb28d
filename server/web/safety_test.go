package web_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"colazione/server/web"
	"colazione/session"
)

// What was flagged as an adverse event is kept word for word, whatever becomes of the card, until somebody passed it on and after.
func TestASafetyReportOutlivesItsCard(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda, `"city":"Milano"`)
	ada, bruno := m.mustJoin("Ada").Token, m.mustJoin("Bruno").Token
	card := m.mustDo(ada, "card.add", `"kind":"need","text":"=Nausea dopo la dose"`).Card
	id := `"card":"` + card + `"`
	cockpit := m.mustDial(m.facilitator, 0)
	cockpit.mustReach(1)
	flagged := m.mustDo(bruno, "card.flag", id+`,"reason":"adverse_event","note":"letto su un forum"`)
	m.mustDo(ada, "card.edit", id+`,"text":"Tutto bene"`)
	m.mustDo(m.facilitator, "card.hide", id)
	m.mustDo(ada, "card.erase", id)
	cockpit.mustReach(flagged.Seq)

	all := mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports
	if len(all) != 1 {
		t.Fatalf("%d reports", len(all))
	}
	r := all[0]
	if r.Text != "=Nausea dopo la dose" || r.Note != "letto su un forum" || r.PassedOn != nil || r.Until != nil || string(r.Session) != m.id || r.City != "Milano" ||
		time.Since(r.At) > time.Minute || time.Since(r.At) < 0 {
		t.Errorf("the report is %+v", r)
	}
	mustProblem(t, m.do(ada, "report.pass", `"report":"`+string(r.ID)+`"`), 403, "not_allowed")
	mustProblem(t, m.do(m.facilitator, "report.pass", `"report":"`+mustID()+`"`), 404, "not_found")
	m.mustDo(m.facilitator, "report.pass", `"report":"`+string(r.ID)+`"`)
	h.restart()
	if again := mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports; len(again) != 1 || again[0].PassedOn == nil {
		t.Errorf("passed on: %+v", again)
	}
	for _, path := range []string{"/safety.csv", m.path("/safety.csv")} {
		a := m.api("GET", path+"?language=it", nil, m.organiser)
		if text := string(a.body); !strings.HasPrefix(text, "\ufeffVenuti a conoscenza (UTC);Testo;") || !strings.Contains(text, ";'=Nausea dopo la dose;letto su un forum;") {
			t.Errorf("%s: %s", path, text)
		}
	}
	for _, token := range []string{ada, m.screen} {
		mustProblem(t, m.api("GET", m.path("/safety.csv"), nil, token), 403, "not_allowed")
	}
	mustProblem(t, m.api("GET", "/safety", nil, m.facilitator), 403, "not_allowed")
}

// mustOutlive leaves a report of a session that is erased.
func (h *house) mustOutlive(text string) {
	h.t.Helper()
	m := h.mustMeet(liveAgenda, `"settings":{"safety_days":400}`)
	ada := m.mustJoin("Ada").Token
	card := m.mustDo(ada, "card.add", `"kind":"need","text":"`+text+`"`).Card
	m.mustDo(ada, "card.flag", `"card":"`+card+`","reason":"adverse_event"`)
	if a := h.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
		h.t.Fatalf("%d %s", a.StatusCode, a.body)
	}
}

// The organiser marks a report as passed on from wherever it comes, also where its session is erased, and can take that back; the cockpit sees it at once.
func TestTheOrganiserPassesReportsOn(t *testing.T) {
	h := mustHouse(t)
	h.mustOutlive("Nausea di ieri")
	m := h.mustMeet(liveAgenda)
	ada := m.mustJoin("Ada").Token
	m.mustDo(ada, "card.flag", `"card":"`+m.mustDo(ada, "card.add", `"kind":"need","text":"Nausea di oggi"`).Card+`","reason":"adverse_event"`)
	cockpit := m.mustDial(m.facilitator, 0)
	cockpit.mustReach(1)
	all := mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports
	if len(all) != 2 || !all[0].Erased || all[1].Erased || all[0].Ends.Before(time.Now().AddDate(0, 0, 399)) || all[1].Ends.Before(time.Now().AddDate(0, 0, 364)) {
		t.Fatalf("%+v", all)
	}
	for _, r := range all {
		path := "/safety/" + string(r.ID)
		mustProblem(t, h.api("PUT", path, web.PassedOn{Passed: true}, m.facilitator), 403, "not_allowed")
		if got := mustAPI[web.SafetyReport](h, 200, "PUT", path, web.PassedOn{Passed: true}, m.organiser); got.PassedOn == nil || got.Text != r.Text {
			t.Errorf("passed on: %+v", got)
		}
		if got := mustAPI[web.SafetyReport](h, 200, "PUT", path, web.PassedOn{}, m.organiser); got.PassedOn != nil {
			t.Errorf("taken back: %+v", got)
		}
		mustAPI[web.SafetyReport](h, 200, "PUT", path, web.PassedOn{Passed: true}, m.organiser)
	}
	cockpit.until("a report that is passed on", func(h heard) bool {
		return h.Patch != nil && len(h.Patch.Reports) == 1 && h.Patch.Reports[0].PassedOn != nil
	})
	h.restart()
	for _, r := range mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports {
		if r.PassedOn == nil {
			t.Errorf("after a restart: %+v", r)
		}
	}
	mustProblem(t, h.api("PUT", "/safety/"+mustID(), web.PassedOn{Passed: true}, m.organiser), 404, "not_found")
}

// A report that goes with its session while somebody passes it on is gone.
func TestAReportIsErasedWhileItIsPassedOn(t *testing.T) {
	var erase atomic.Pointer[func()]
	h := mustHouse(t, func(h *house) {
		h.seen = func(space string) {
			if space != "safety" {
				return
			}
			if now := erase.Swap(nil); now != nil {
				(*now)()
			}
		}
	})
	for days, status := range map[int]int{0: 404, 400: 200} {
		m := h.mustMeet(liveAgenda, fmt.Sprintf(`"settings":{"safety_days":%d}`, days))
		ada := m.mustJoin("Ada").Token
		card := m.mustDo(ada, "card.add", `"kind":"need","text":"Nauseaterza"`).Card
		m.mustDo(ada, "card.flag", `"card":"`+card+`","reason":"adverse_event"`)
		var id session.SafetyReportID
		for _, r := range mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports {
			if string(r.Session) == m.id {
				id = r.ID
			}
		}
		gone := func() {
			if a := h.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
				t.Errorf("%d %s", a.StatusCode, a.body)
			}
		}
		erase.Store(&gone)
		if a := h.api("PUT", "/safety/"+string(id), web.PassedOn{Passed: true}, m.organiser); a.StatusCode != status {
			t.Errorf("kept for %d days: %d %s", days, a.StatusCode, a.body)
		}
		if days == 0 && len(h.holds("Nauseaterza")) > 0 {
			t.Error("what was erased is back")
		}
		h.must(h.app.Sweep(t.Context(), time.Now().AddDate(0, 0, 401)))
	}
}

// Who flagged is told by role, and by name only where the session shows names and the person is still there.
func TestWhoFlaggedIsNamedOnlyWhereNamesAreShown(t *testing.T) {
	h := mustHouse(t)
	for names, want := range map[string]string{"shown": "Bartolomea", "hidden": ""} {
		m := h.mustMeet(liveAgenda, `"settings":{"names":"`+names+`"}`)
		ada, bea := m.mustJoin("Ada").Token, m.mustJoin("Bartolomea")
		card := m.mustDo(ada, "card.add", `"kind":"need","text":"Nausea"`).Card
		m.mustDo(bea.Token, "card.flag", `"card":"`+card+`","reason":"adverse_event"`)
		told := func() web.SafetyReport {
			all := mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports
			return all[len(all)-1]
		}
		if r := told(); r.By != "participant" || r.Name != want || string(r.Session) != m.id {
			t.Errorf("%s: by %q %q", names, r.By, r.Name)
		}
		file := m.api("GET", m.path("/safety.csv?language=en"), nil, m.facilitator)
		if named := strings.Contains(string(file.body), ",participant,Bartolomea"); named != (want != "") {
			t.Errorf("%s: %s", names, file.body)
		}
		m.mustDo(bea.Token, "person.erase", `"person":"`+string(bea.Participant.ID)+`"`)
		if r := told(); r.By != "participant" || r.Name != "" {
			t.Errorf("%s, after she erased herself: by %q %q", names, r.By, r.Name)
		}
	}
	for _, space := range []string{"/safety", "/safety.csv"} {
		if a := h.api("GET", space, nil, h.organiser()); strings.Contains(string(a.body), "flagger") {
			t.Errorf("%s tells which person flagged: %s", space, a.body)
		}
	}
}

// A report goes with its session, unless the organiser has said for how long it is kept; then it stays so long, and leaves no byte afterwards.
func TestSafetyReportsAreKeptAsTheOrganiserSays(t *testing.T) {
	h := mustHouse(t)
	report := func(text, settings string) *meeting {
		m := h.mustMeet(liveAgenda, `"settings":{`+settings+`}`)
		ada := m.mustJoin("Ada").Token
		card := m.mustDo(ada, "card.add", `"kind":"need","text":"`+text+`"`).Card
		m.mustDo(ada, "card.flag", `"card":"`+card+`","reason":"adverse_event"`)
		return m
	}
	with, apart := report("Nauseaprima", `"safety_days":0`), report("Nauseaseconda", `"safety_days":400`)
	for _, m := range []*meeting{with, apart} {
		if a := m.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
			t.Fatalf("%d %s", a.StatusCode, a.body)
		}
	}
	if found := h.holds("Nauseaprima", "Nauseaseconda"); len(found) != 1 || found[0] != "Nauseaseconda" {
		t.Errorf("%q are kept", found)
	}
	if all := mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, with.organiser).Reports; len(all) != 1 || all[0].Until == nil {
		t.Errorf("%+v", all)
	}
	h.must(h.app.Sweep(t.Context(), time.Now().AddDate(0, 0, 399)))
	if found := h.holds("Nauseaseconda"); len(found) != 1 {
		t.Error("it went before its time")
	}
	h.must(h.app.Sweep(t.Context(), time.Now().AddDate(0, 0, 400).Add(time.Minute)))
	if found := h.holds("Nauseaseconda"); len(found) > 0 {
		t.Error("it is still there")
	}
	mustProblem(t, h.api("POST", "/sessions", `{"title":"a","language":"it","template":"blank","settings":{"safety_days":-1}}`, with.organiser), 400, "bad_request")
}
