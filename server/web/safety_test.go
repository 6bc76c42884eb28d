package web_test

import (
	"strings"
	"testing"
	"time"

	"colazione/server/web"
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
