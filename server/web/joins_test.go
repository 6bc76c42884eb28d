package web_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

// tour is a series of two meetings, in which two people wrote and liked.
type tour struct {
	*house
	path        string
	milan, rome *meeting
	cards       map[string]session.CardID
}

func mustTour(t *testing.T) *tour {
	h := mustHouse(t)
	series := mustAPI[session.Series](h, 201, "POST", "/series", web.NewSeries{Title: "Due colazioni", Language: "it"}, h.organiser())
	in := `"series":"` + string(series.ID) + `"`
	tr := &tour{
		house: h, path: "/series/" + string(series.ID), cards: map[string]session.CardID{},
		milan: h.mustMeet(liveAgenda, in, `"city":"Milano","date":"2026-11-19"`), rome: h.mustMeet(liveAgenda, in, `"city":"Roma","date":"2026-11-12"`),
	}
	for _, c := range []struct {
		m          *meeting
		name, text string
		kind       session.Kind
		likes      int
	}{
		{tr.milan, "soldi", "Capire se i soldi che mettiamo sui social rendono davvero", session.Need, 2},
		{tr.milan, "spesa", "La spesa sui social rende?", session.Need, 1},
		{tr.milan, "metodo", "Un metodo condiviso", session.Need, 3},
		{tr.rome, "quanto", "Capire quanto rende quello che spendiamo sui social", session.Need, 2},
		{tr.rome, "piano", "Un piano scritto", session.Need, 0},
		{tr.rome, "persone", "Persone raggiunte", session.KPI, 0},
	} {
		ada := c.m.mustJoin("Ada " + c.name)
		id := c.m.mustDo(ada.Token, "card.add", `"kind":"`+string(c.kind)+`","text":"`+c.text+`"`).Card
		tr.cards[c.name] = session.CardID(id)
		c.m.mustDo(c.m.facilitator, "step.go", `"step":"judge"`)
		for range c.likes {
			c.m.mustDo(c.m.mustJoin("Bea").Token, "like.set", `"card":"`+id+`","on":true`)
		}
		c.m.mustDo(c.m.facilitator, "step.go", `"step":"write"`)
	}
	return tr
}

func (tr *tour) mustJoinCards(into string, from ...string) web.Joins {
	tr.t.Helper()
	return mustAPI[web.Joins](tr.house, 200, "POST", tr.path+"/joins", tr.newJoin(into, from...), tr.organiser())
}

func (tr *tour) newJoin(into string, from ...string) web.NewJoin {
	in := web.NewJoin{Into: tr.cards[into]}
	for _, name := range from {
		in.From = append(in.From, tr.cards[name])
	}
	return in
}

func (tr *tour) mustJoins() web.Joins {
	tr.t.Helper()
	return mustAPI[web.Joins](tr.house, 200, "GET", tr.path+"/joins", nil, tr.organiser())
}

func (tr *tour) mustPart(name string) {
	tr.t.Helper()
	if a := tr.api("DELETE", tr.path+"/joins/"+string(tr.cards[name]), nil, tr.organiser()); a.StatusCode != 204 {
		tr.t.Fatalf("parting: %d %s", a.StatusCode, a.body)
	}
}

// hasUnion checks that there is one union, of these cards and so many people.
func (tr *tour) hasUnion(j web.Joins, people int, names ...string) {
	tr.t.Helper()
	want := tr.newJoin(names[0], names[1:]...)
	if len(j.Unions) != 1 || !slices.Equal(j.Unions[0].Cards, append([]session.CardID{want.Into}, want.From...)) || j.Unions[0].People != people {
		tr.t.Errorf("unions %+v, want %v with %d people", j.Unions, names, people)
	}
}

func TestJoiningCardsOfASeries(t *testing.T) {
	tr := mustTour(t)
	none := tr.mustJoins()
	if len(none.Cards) != 6 || len(none.Unions) != 0 {
		t.Errorf("at first %+v", none)
	}
	if len(none.Suggestions) == 0 || !slices.Equal(none.Suggestions[0].Cards, []session.CardID{tr.cards["quanto"], tr.cards["soldi"]}) && !slices.Equal(none.Suggestions[0].Cards, []session.CardID{tr.cards["soldi"], tr.cards["quanto"]}) {
		t.Errorf("suggested %+v", none.Suggestions)
	}
	tr.hasUnion(tr.mustJoinCards("soldi", "quanto"), 4, "soldi", "quanto")
	tr.hasUnion(tr.mustJoinCards("soldi", "quanto"), 4, "soldi", "quanto") // a retry changes nothing
	tr.hasUnion(tr.mustJoinCards("quanto", "spesa"), 5, "quanto", "soldi", "spesa")
	if len(tr.mustJoins().Suggestions) >= len(none.Suggestions) {
		t.Error("what was joined is suggested still")
	}

	tr.restart()
	tr.hasUnion(tr.mustJoins(), 5, "quanto", "soldi", "spesa")
	r := mustAPI[session.Ranking](tr.house, 200, "GET", tr.path+"/ranking?by=likes&kind=need", nil, tr.organiser())
	if len(r.Cards) != 3 || r.Cards[0].Card != tr.cards["quanto"] || r.Cards[0].Total != 5 || r.Cards[0].Reach != 2 {
		t.Errorf("ranked %+v", r.Cards)
	}
	if own := mustAPI[session.Ranking](tr.house, 200, "GET", tr.milan.path("/ranking?kind=need"), nil, tr.milan.facilitator); len(own.Cards) != 3 {
		t.Errorf("Milan by itself is ranked otherwise: %+v", own.Cards)
	}

	tr.mustPart("quanto") // the other two are of one room still: no union of rooms
	if j := tr.mustJoins(); len(j.Unions) != 0 {
		t.Errorf("unions after parting: %+v", j.Unions)
	}
	tr.mustPart("quanto")
	tr.hasUnion(tr.mustJoinCards("soldi", "quanto"), 5, "soldi", "spesa", "quanto")
	tr.mustPart("spesa")
	tr.hasUnion(tr.mustJoins(), 4, "soldi", "quanto")
}

func TestWhatCannotBeJoined(t *testing.T) {
	tr := mustTour(t)
	join := func(token string, in web.NewJoin) answer { return tr.api("POST", tr.path+"/joins", in, token) }
	mustProblem(t, join(tr.organiser(), tr.newJoin("soldi", "metodo")), 400, "bad_request") // of one room
	mustProblem(t, join(tr.organiser(), tr.newJoin("soldi")), 400, "bad_request")
	mustProblem(t, join(tr.organiser(), tr.newJoin("soldi", "persone")), 422, "wrong_kind")
	mustProblem(t, join(tr.organiser(), web.NewJoin{Into: tr.cards["soldi"], From: []session.CardID{session.CardID(mustID())}}), 404, "unknown_card")
	tr.rome.mustDo(tr.rome.facilitator, "card.hide", `"card":"`+string(tr.cards["quanto"])+`"`)
	mustProblem(t, join(tr.organiser(), tr.newJoin("soldi", "quanto")), 404, "unknown_card")
	mustProblem(t, join(tr.milan.facilitator, tr.newJoin("soldi", "piano")), 403, "not_allowed")
	mustProblem(t, tr.api("GET", tr.path+"/joins", nil, ""), 401, "not_signed_in")
	mustProblem(t, tr.api("GET", "/series/"+mustID()+"/joins", nil, tr.organiser()), 404, "not_found")
}

func TestWhatWasJoinedGoesWithItsSession(t *testing.T) {
	tr := mustTour(t)
	tr.mustJoinCards("soldi", "quanto", "spesa")
	gone := string(tr.cards["quanto"])
	if data := mustFile(t, tr.house.path); !strings.Contains(data, gone) {
		t.Fatal("the card's id is not in the file in clear: the test would prove nothing")
	}
	if a := tr.api("DELETE", tr.rome.path(""), nil, tr.organiser()); a.StatusCode != 204 {
		t.Fatalf("erasing: %d %s", a.StatusCode, a.body)
	}
	if j := tr.mustJoins(); len(j.Unions) != 0 || len(j.Cards) != 3 {
		t.Errorf("after erasing %+v", j)
	}
	if data := mustFile(t, tr.house.path); strings.Contains(data, gone) || strings.Contains(data, tr.rome.id+"/") {
		t.Error("a trace of the card is left")
	}
	if list := mustAPI[web.SeriesList](tr.house, 200, "GET", "/series", nil, tr.organiser()); len(list.Series) != 1 {
		t.Errorf("%d series", len(list.Series))
	}
}

func mustFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
