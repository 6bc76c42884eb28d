package web_test

import (
	"slices"
	"strings"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

func (m *meeting) mustAmend(token, body string) session.Info {
	m.t.Helper()
	return mustAPI[session.Info](m.house, 200, "PATCH", m.path(""), body, token)
}

// mustAmendAll changes all that can be changed.
func (m *meeting) mustAmendAll() {
	m.t.Helper()
	m.mustAmend(m.organiser, `{"title":"Torino","topic":"Cura","city":"Torino","date":"2026-12-03","starts":"08:30","place":"Sala blu","zone":"Europe/Amsterdam","language":"en","settings":{"names":"shown",
		"groups":["Rosso",{"name":"Blu"}],"admission":"lobby","max_participants":9,"card_length":300,"retention_days":30,"safety_days":40,"suggest_flags":false,"cards_per_person":7,"table_min":4}}`)
	groups := mustAPI[web.PatchMessage](m.house, 200, "GET", m.path("/patch?since=0"), nil, m.facilitator).Patch.Session.Groups
	m.mustAmend(m.organiser, `{"settings":{"groups":["Rosso",{"id":"`+string(groups[1].ID)+`","name":"Verde"}]}}`)
}

func TestAChangedSessionIsSeenByAllAtOnce(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, `"settings":{"groups":["Rosso","Blu"]}`)
	ada := m.mustJoin("Ada")
	var sockets []*phone
	for _, token := range []string{ada.Token, m.screen, m.facilitator, m.organiser} {
		p := m.mustDial(token, 0)
		p.until("the snapshot", func(h heard) bool { return h.Patch != nil && h.Patch.Session != nil })
		sockets = append(sockets, p)
	}
	got := m.mustAmend(m.facilitator, `{"title":"Torino","starts":"08:30","place":"Sala blu","zone":"Europe/Amsterdam","settings":{"groups":["Rosso","Blu",{"name":"Verde"}],"cards_per_person":7}}`)
	if got.Title != "Torino" || got.Starts != "08:30" || got.Place != "Sala blu" || got.Zone != "Europe/Amsterdam" || *got.Settings.CardsPerPerson != 7 || got.Settings.CardLength != 280 {
		t.Errorf("%+v", got)
	}
	for _, p := range sockets {
		seen := p.until("the change", func(h heard) bool {
			return h.Patch != nil && h.Patch.Session != nil && h.Patch.Session.Title == "Torino"
		}).Patch.Session
		if len(seen.Groups) != 3 || seen.Place != "Sala blu" || seen.Starts != "08:30" {
			t.Errorf("%+v", seen)
		}
	}
	m.restart()
	all := mustAPI[web.Sessions](m.house, 200, "GET", "/sessions", nil, m.organiser).Sessions
	if one := mustAPI[web.SessionAccess](m.house, 200, "GET", m.path(""), nil, m.facilitator).Session; len(all) != 1 || string(mustEncode(t, one)) != string(mustEncode(t, got)) || string(mustEncode(t, all[0])) != string(mustEncode(t, got)) {
		t.Errorf("%+v and %+v, want %+v", one, all, got)
	}
	bruno := mustAPI[web.Joined](m.house, 200, "POST", "/join", web.Join{Code: m.code, Group: "Verde"}, "")
	for body, code := range map[string]string{
		`{"settings":{"groups":["Rosso","Blu"]}}`: "conflict", `{"settings":{"names":"shown"}}`: "conflict", `{"title":""}`: "empty_text", `{"state":"closed"}`: "bad_request",
		`{"settings":{"groups":[{"name":"Rosso","colour":"rosso"}]}}`: "bad_request", `{"settings":{"groups":["Rosso","Blu","Verde",{"id":"` + mustID() + `","name":"a"}]}}`: "unknown_group",
	} {
		if a := m.api("PATCH", m.path(""), body, m.organiser); mustCode(a.body) != code {
			t.Errorf("%s: %d %s", body, a.StatusCode, a.body)
		}
	}
	if got := m.mustAmend(m.organiser, `{"settings":{"groups":[{"id":"`+string(bruno.Participant.Group)+`","name":"Giallo"},"Rosso","Blu"]}}`); !slices.Equal(got.Settings.Groups, []string{"Rosso", "Blu", "Giallo"}) {
		t.Errorf("%v", got.Settings.Groups)
	}
	for _, token := range []string{ada.Token, m.screen} {
		mustProblem(t, m.api("PATCH", m.path(""), `{"title":"Mio"}`, token), 403, "not_allowed")
	}
}

func TestWhenAndWhereASessionIs(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda, `"starts":"07:45"`, `"place":"Sala blu"`, `"zone":"Europe/Rome"`)
	if s := m.made.Session; s.Starts != "07:45" || s.Place != "Sala blu" || s.Zone != "Europe/Rome" {
		t.Errorf("%+v", s)
	}
	if zone := h.mustMeet(liveAgenda).made.Session.Zone; zone == "" || zone == "Local" {
		t.Errorf("the zone of the server is %q", zone)
	}
	for _, part := range []string{`"starts":"7:45"`, `"starts":"25:00"`, `"zone":"Roma"`} {
		p := mustProblem(t, h.api("POST", "/sessions", `{"title":"T","language":"it","template":"blank",`+part+`}`, m.organiser), 400, "bad_request")
		if name := strings.Trim(strings.Split(part, ":")[0], `"`); !strings.HasPrefix(p.Detail, name) {
			t.Errorf("%s: %q", part, p.Detail)
		}
	}
}
