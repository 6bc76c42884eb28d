package web_test

import (
	"bytes"
	"testing"

	"colazione/server/web"
)

// A join that is refused, or says nothing new, changes nothing: not in memory, on the disk or in a document.
func TestARefusedJoinChangesNothing(t *testing.T) {
	for name, refused := range map[string]struct {
		before func(m *meeting, ada web.Joined)
		in     web.Join
		status int
	}{
		"closed": {before: func(m *meeting, _ web.Joined) { m.mustDo(m.facilitator, "session.close", "") }, in: web.Join{Name: "Mallory", Organisation: "Altrove"}, status: 404},
		"removed": {before: func(m *meeting, ada web.Joined) {
			m.mustDo(m.facilitator, "person.remove", `"person":"`+string(ada.Participant.ID)+`","keep_cards":true`)
		}, in: web.Join{Name: "Mallory"}, status: 403},
		"no such table":   {in: web.Join{Name: "Mallory", Group: "Verde"}, status: 404},
		"a fixed table":   {before: func(m *meeting, _ web.Joined) { m.mustDo(m.facilitator, "step.go", `"step":"judge"`) }, in: web.Join{Name: "Mallory", Group: "Blu"}, status: 403},
		"a reserved name": {in: web.Join{Name: "Facilitatore"}, status: 422},
		"a repeat":        {in: web.Join{Name: "Ada", Organisation: "ACME", Group: "Rosso"}, status: 200},
		"empty":           {status: 200},
	} {
		t.Run(name, func(t *testing.T) {
			h := mustHouse(t)
			m := h.mustMeet(liveAgenda, `"settings":{"names":"shown","groups":["Rosso","Blu"]}`)
			ada := mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.code, Name: "Ada", Organisation: "ACME", Group: "Rosso"}, "")
			m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Misurare"`)
			m.mustDo(m.facilitator, "synthesis.publish", "")
			if refused.before != nil {
				refused.before(m, ada)
			}
			before := m.mustSnapshot()
			refused.in.Code = m.code
			if a := h.api("POST", "/join", refused.in, ada.Token); a.StatusCode != refused.status {
				t.Fatalf("%d %s", a.StatusCode, a.body)
			}
			if after := m.mustSnapshot(); !bytes.Equal(after, before) {
				t.Errorf("it changed\n%s\ninto\n%s", before, after)
			}
			m.mustDo(m.facilitator, "synthesis.note", `"note":"Dopo"`) // what was made before for many is made anew
			if after := m.mustSnapshot(); bytes.Contains(after, []byte("Mallory")) {
				t.Errorf("somebody is called otherwise: %s", after)
			}
			before = m.mustSnapshot()
			h.restart()
			if after := m.mustSnapshot(); !bytes.Equal(after, before) {
				t.Errorf("after a restart\n%s\nis\n%s", before, after)
			}
		})
	}
}

// mustSnapshot is what a facilitator sees of a session, and its published document.
func (m *meeting) mustSnapshot() []byte {
	m.t.Helper()
	patch := mustAPI[web.PatchMessage](m.house, 200, "GET", m.path("/patch?since=0&wait=0"), nil, m.facilitator).Patch
	patch.Now = 0
	document := m.api("GET", m.path("/report.csv?version=1"), nil, m.facilitator)
	return append(mustEncode(m.t, patch), document.body...)
}

// Somebody learns only inside whether names are shown and which tables there are; they say theirs by joining again.
func TestSayingWhoOneIs(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda, `"settings":{"names":"shown","groups":["Rosso","Blu"]}`)
	ada := m.mustJoin("")
	again := func(in web.Join) web.Participant {
		t.Helper()
		in.Code = m.code
		return mustAPI[web.Joined](m.house, 200, "POST", "/join", in, ada.Token).Participant
	}
	named := again(web.Join{Name: "Ada"})
	if named.ID != ada.Participant.ID || named.Name != "Ada" || named.Group != ada.Participant.Group {
		t.Errorf("by name %+v, was %+v", named, ada.Participant)
	}
	seated := again(web.Join{Group: "Blu"})
	if seated.ID != named.ID || seated.Name != "Ada" || seated.Group == named.Group {
		t.Errorf("at another table %+v, was %+v", seated, named)
	}
	if same := again(web.Join{}); same != seated {
		t.Errorf("who says nothing is %+v, was %+v", same, seated)
	}
	patch := mustAPI[web.PatchMessage](m.house, 200, "GET", m.path("/patch?since=0&wait=0"), nil, ada.Token).Patch
	if patch.Me.Name != "Ada" || patch.Me.Group != seated.Group {
		t.Errorf("the room sees %+v", patch.Me)
	}
	people := mustAPI[web.PatchMessage](m.house, 200, "GET", m.path("/patch?since=0&wait=0"), nil, m.facilitator).Patch.People
	if len(people) != 1 || people[0].Name != "Ada" || people[0].Group != seated.Group {
		t.Errorf("the facilitator sees %+v", people)
	}
	mustProblem(t, m.api("POST", "/join", web.Join{Code: m.code, Group: "Verde"}, ada.Token), 404, "unknown_group")
}
