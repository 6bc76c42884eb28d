package session_test

import (
	"fmt"
	"testing"

	"colazione/session"
	"colazione/voting"
)

// Two cards that as many people like are both first, and neither is firm: without one voter the other stands alone.
func TestTiesAreTold(t *testing.T) {
	b := newBoard(t)
	for _, name := range []string{"n1", "n2", "n3"} {
		b.put(name, "Scheda "+name, "Rosso", "")
	}
	b.goTo("likes")
	b.likes("n1", "ab")
	b.likes("n2", "cd")
	b.likes("n3", "e")
	r, err := b.s.Ranking(session.Reader(leader), session.Need, voting.ByLikes)
	if err != nil {
		t.Fatal(err)
	}
	for i, place := range []int{1, 1, 3} {
		if r.Cards[i].Place != place || r.Cards[i].Rank != i+1 {
			t.Errorf("%s has rank %d and place %d, want %d and %d", b.names[r.Cards[i].Card], r.Cards[i].Rank, r.Cards[i].Place, i+1, place)
		}
	}
	b.firm("n1", "n2")
	b.likes("n1", "c")
	b.firm("n1", "n1") // without one of the three, both have two
	b.likes("n1", "d")
	b.firm("n1", "n1")
	b.firm("n2", "")
}

// firm checks whether a card is firm in the first place: where want is its name.
func (b *board) firm(name, want string) {
	b.t.Helper()
	for _, p := range b.suggestions().Shortlist[session.Need] {
		if p.Card == b.ids[name] && p.Firm.First != (want == name) {
			b.t.Errorf("%s: %+v, want %q", name, *p.Firm, want)
		}
	}
}

// Among very many cards it is worked out aside which of the set are firm; then it stands in the suggestions until there are other votes.
func TestFirmSetsOfManyCards(t *testing.T) {
	b := newBoard(t)
	for i := range 200 {
		b.put(fmt.Sprint("n", i), fmt.Sprint("Scheda numero ", i), "Rosso", "")
	}
	b.goTo("likes")
	b.likes("n7", "ab")
	b.likes("n9", "c")
	var known session.Findings
	evidence := func() session.Evidence {
		e, err := b.s.Evidence(session.Reader(leader))
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	never := func() bool { return false }
	if s := evidence().Suggest(&known); !s.Settled() {
		t.Error("200 cards are not settled at once")
	}
	b.goTo("open")
	b.put("n200", "Una in più", "Rosso", "")
	b.goTo("likes")
	e := evidence()
	if e.Suggest(&known).Settled() {
		t.Error("201 cards are settled at once")
	}
	if e.Settle(&known, func() bool { return true }); e.Suggest(&known).Settled() {
		t.Error("what was stopped is settled")
	}
	e.Settle(&known, never)
	s := e.Suggest(&known)
	if !s.Settled() {
		t.Fatal("what was worked out is left out")
	}
	liked, firm := map[session.CardID]bool{b.ids["n7"]: true, b.ids["n9"]: true}, 0
	for _, p := range s.Shortlist[session.Need] {
		if *p.Firm.Set {
			firm++
		}
		if liked[p.Card] && !*p.Firm.Set || *p.Firm.Set && p.SetRank == nil {
			t.Errorf("%s: %+v", b.names[p.Card], p)
		}
	}
	if firm == 0 || firm > 51 {
		t.Errorf("%d of a set of 51 are firm", firm)
	}
	b.likes("n9", "d")
	later := evidence()
	if later.Suggest(&known).Settled() {
		t.Error("other votes are settled by what was found before them")
	}
	if later.Settle(&known, never); !later.Suggest(&known).Settled() || e.Suggest(&known).Settled() {
		t.Error("what is kept is not what was worked out last")
	}
}
