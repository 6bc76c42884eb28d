package web_test

import (
	"testing"

	"colazione/server/web"
)

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
