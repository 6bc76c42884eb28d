package web_test

import (
	"fmt"
	"testing"

	"colazione/session"
)

// Which of a set are firm is in the suggestions at once, and among more than 200 cards after a while; nobody waits for it.
func TestFirmnessInSuggestions(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	m.mustDo(m.facilitator, "step.go", `"step":"write"`)
	table := string(m.mustJoin("Ada").Participant.Group)
	cards := map[string]bool{}
	add := func(n int) {
		cards[m.mustDo(m.facilitator, "card.add", fmt.Sprintf(`"kind":"kpi","text":"Numero %d","group":"%s"`, n, table)).Card] = true
	}
	suggested := func() session.Suggestions {
		return mustAPI[session.Suggestions](m.house, 200, "GET", m.path("/suggestions"), nil, m.facilitator)
	}
	add(0)
	if s := suggested(); s.Shortlist[session.KPI][0].Firm == nil || !s.Settled() {
		t.Fatalf("of one card %+v", s.Shortlist)
	}
	for n := 1; n <= 200; n++ {
		add(n)
	}
	if suggested().Settled() {
		t.Error("of 201 cards all is said at once")
	}
	s := suggested()
	for !s.Settled() {
		s = suggested()
	}
	for _, p := range s.Shortlist[session.KPI] {
		if !cards[string(p.Card)] || p.Firm.First || p.Firm.MostVoted || *p.Firm.Set != (p.SetRank != nil) {
			t.Fatalf("nobody votes, and a card is %+v, %+v", p, *p.Firm)
		}
	}
}

// Cards with equally many likes share a place, for whoever may see a ranking.
func TestTiesInRankings(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada, bea := m.mustJoin("Ada"), m.mustJoin("Bea")
	m.mustDo(m.facilitator, "step.go", `"step":"write"`)
	a := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Uno"`).Card
	b := m.mustDo(bea.Token, "card.add", `"kind":"need","text":"Due"`).Card
	m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Tre"`)
	m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	m.mustDo(ada.Token, "like.set", `"card":"`+b+`","on":true`)
	m.mustDo(bea.Token, "like.set", `"card":"`+a+`","on":true`)
	for _, token := range []string{m.facilitator, ada.Token} {
		for _, by := range []string{"likes", "breadth"} {
			places := ""
			for _, c := range mustAPI[session.Ranking](m.house, 200, "GET", m.path("/ranking?kind=need&by="+by), nil, token).Cards {
				places += fmt.Sprint(c.Rank, c.Place, " ")
			}
			if places != "1 1 2 1 3 3 " {
				t.Errorf("by %s, ranks and places are %s", by, places)
			}
		}
	}
}
