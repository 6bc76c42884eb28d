package web_test

import (
	"slices"
	"strings"
	"testing"

	"colazione/server/web"
	"colazione/session"
	"colazione/session/template"
)

func (h *house) templates(token string) []web.TemplateAccess {
	h.t.Helper()
	return mustAPI[web.Templates](h, 200, "GET", "/templates", nil, token).Templates
}

// An agenda that was changed in the room is kept as a template, from which another session begins.
func TestOwnTemplates(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet("")
	step := `{"id":"%","kind":"collect","title":"Passi","prompt":"Da dove si comincia?","minutes":4,"collects":["idea"]}`
	m.mustDo(m.facilitator, "agenda.set", `"agenda":[{"id":"welcome","kind":"welcome","title":"Benvenuto"},`+strings.ReplaceAll(step, "%", "steps")+`]`)
	kept := mustAPI[template.Template](h, 201, "POST", m.path("/template"), web.NewTemplate{Title: "La nostra", Description: "Breve"}, m.facilitator)
	if !kept.Own || len(kept.Agenda) != 2 || kept.Agenda[1].Prompt != "Da dove si comincia?" {
		t.Fatalf("kept %+v", kept)
	}
	again := mustAPI[template.Template](h, 201, "POST", m.path("/template"), web.NewTemplate{Title: " La nostra "}, m.organiser)
	if again.ID != kept.ID || len(h.templates(m.organiser)) != 4 {
		t.Errorf("kept twice as %s and %s", kept.ID, again.ID)
	}
	for name, token := range map[string]string{"nobody": "", "a participant": m.mustJoin("Ada").Token} {
		if all := h.templates(token); len(all) != 3 {
			t.Errorf("%s is told of %d templates", name, len(all))
		}
	}
	body := `{"title":"Roma","language":"it","template":"` + kept.ID + `"}`
	made := mustAPI[web.SessionAccess](h, 201, "POST", "/sessions", body, m.organiser)
	if len(made.Session.Agenda) != 2 || made.Session.Agenda[1].ID != "steps" || made.Session.Template != kept.ID {
		t.Errorf("made %+v", made.Session)
	}
	mustProblem(t, h.api("DELETE", "/templates/"+kept.ID, nil, m.facilitator), 403, "not_allowed")
	if a := h.api("DELETE", "/templates/"+kept.ID, nil, m.organiser); a.StatusCode != 204 {
		t.Fatalf("dropping: %d %s", a.StatusCode, a.body)
	}
	mustProblem(t, h.api("DELETE", "/templates/"+kept.ID, nil, m.organiser), 404, "not_found")
	mustProblem(t, h.api("POST", "/sessions", body, m.organiser), 400, "bad_request")
	mustProblem(t, h.api("POST", m.path("/template"), web.NewTemplate{Title: " "}, m.facilitator), 422, "empty_text")
	mustProblem(t, h.api("POST", m.path("/template"), web.NewTemplate{Title: "x"}, m.screen), 403, "not_allowed")
}

// All organisers begin with what one of them kept. It is changed and dropped by that one, and by the owner.
func TestOwnTemplatesBelongToAnOrganiser(t *testing.T) {
	h := mustHouse(t)
	owner := h.organiser()
	anna, bruno := h.mustOrganiser(owner), h.mustOrganiser(owner)
	hers, his := h.mustMeetAs(anna.token, liveAgenda), h.mustMeetAs(bruno.token, liveAgenda)
	body := web.NewTemplate{Title: "La nostra"}
	kept := mustAPI[template.Template](h, 201, "POST", hers.path("/template"), body, anna.token)
	if again := mustAPI[template.Template](h, 201, "POST", hers.path("/template"), body, hers.facilitator); again.ID != kept.ID {
		t.Error("who leads for her kept another")
	}
	if other := mustAPI[template.Template](h, 201, "POST", his.path("/template"), body, his.facilitator); other.ID == kept.ID {
		t.Error("who leads for him took hers away")
	}
	h.restart()
	for who, want := range map[string][2]web.Belonging{
		owner:       {{Organiser: anna.name, Yours: true, Shared: true}, {Organiser: bruno.name, Yours: true, Shared: true}},
		anna.token:  {{Yours: true, Shared: true}, {Organiser: bruno.name, Shared: true}},
		bruno.token: {{Organiser: anna.name, Shared: true}, {Yours: true, Shared: true}},
	} {
		all := mustAPI[web.Templates](h, 200, "GET", "/templates", nil, who).Templates[3:]
		if len(all) != 2 || *all[0].Belonging != want[0] || *all[1].Belonging != want[1] {
			t.Errorf("templates %+v, want %+v", all, want)
		}
	}
	made := `{"title":"Roma","language":"it","template":"` + kept.ID + `"}`
	mustAPI[web.SessionAccess](h, 201, "POST", "/sessions", made, bruno.token)
	mustProblem(t, h.api("DELETE", "/templates/"+kept.ID, nil, bruno.token), 403, "not_allowed")
	for _, one := range mustAPI[web.Templates](h, 200, "GET", "/templates", nil, owner).Templates[3:] {
		who := owner
		if one.ID == kept.ID {
			who = anna.token
		}
		if a := h.api("DELETE", "/templates/"+one.ID, nil, who); a.StatusCode != 204 {
			t.Errorf("%d %s", a.StatusCode, a.body)
		}
	}
}

// The cards that a method begins with come along; what people wrote does not.
func TestOwnTemplatesBringTheirCards(t *testing.T) {
	h := mustHouse(t)
	organiser := h.organiser()
	made := mustAPI[web.SessionAccess](h, 201, "POST", "/sessions", `{"title":"Dieci","language":"it","template":"ten-strategies"}`, organiser)
	m := &meeting{house: h, organiser: organiser, id: string(made.Session.ID)}
	at := slices.IndexFunc(made.Session.Agenda, func(st session.Step) bool { return slices.Contains(st.Collects, session.Difficulty) })
	m.mustDo(organiser, "step.go", `"step":"`+string(made.Session.Agenda[at].ID)+`"`)
	m.mustDo(organiser, "card.add", `"kind":"difficulty","text":"scritta in sala"`)
	kept := mustAPI[template.Template](h, 201, "POST", m.path("/template"), web.NewTemplate{Title: "Le nostre dieci"}, organiser)
	ready, _ := template.Find("ten-strategies", session.Italian)
	if !slices.Equal(kept.Cards, ready.Cards) {
		t.Errorf("kept with the cards %v", kept.Cards)
	}
}

// What the catalogue says of a session follows its agenda, also over a restart.
func TestTheCatalogueFollowsTheAgenda(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	m.mustDo(m.facilitator, "agenda.set", `"agenda":[{"id":"write","kind":"collect","title":"Prima","collects":["need"]}]`)
	h.restart()
	got := mustAPI[web.SessionAccess](h, 200, "GET", m.path(""), nil, m.organiser).Session.Agenda
	if len(got) != 1 || got[0].Title != "Prima" {
		t.Errorf("the catalogue has %+v", got)
	}
}
