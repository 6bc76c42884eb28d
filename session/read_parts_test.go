package session_test

import (
	"testing"

	"colazione/session"
)

// in is what somebody who takes parts is told since a seq.
func (m *meeting) in(by session.Caller, since session.Seq) session.Patch {
	m.t.Helper()
	p, _ := m.s.Patch(session.Reader(by), session.Cursor{Seq: since, Presence: m.stir, Parts: true}, m.moment())
	return p
}

// TestALikeIsToldByItself holds that who takes parts is told of a like what it changed: its giver the one card, those who lead the tally of it.
func TestALikeIsToldByItself(t *testing.T) {
	m, _, ids := fullRoom(t, 3, 400)
	zoe := m.join("Zoe", "")
	for _, id := range ids[:300] {
		m.like(zoe, id)
	}
	seen := m.s.Seq()
	m.like(zoe, ids[350])
	p := m.in(zoe, seen)
	if p.Me != nil || p.Mine == nil || len(p.Mine.Likes[session.DefaultCriterion]) != 1 || !p.Mine.Likes[session.DefaultCriterion][ids[350]] {
		t.Errorf("the giver is told %s", mustJSON(t, p))
	}
	if size := len(mustJSON(t, p)); size > 200 {
		t.Errorf("the giver is told %d bytes: %s", size, mustJSON(t, p))
	}
	p = m.in(leader, seen)
	if len(p.Cards) != 0 || len(p.Tallies) != 1 || p.Tallies[0].ID != ids[350] || p.Tallies[0].Likes[session.DefaultCriterion] != 1 {
		t.Errorf("the facilitator is told %s", mustJSON(t, p))
	}
	m.must(leader, "card.theme", fields{"card": ids[350], "themes": []string{"x"}})
	if p = m.in(leader, seen); len(p.Cards) != 1 || len(p.Tallies) != 0 {
		t.Errorf("a card that changed comes as %s", mustJSON(t, p))
	}
	if p, _ = m.s.Patch(session.Reader(zoe), session.Cursor{Seq: seen, Presence: m.stir}, m.moment()); p.Mine != nil || p.Me == nil {
		t.Errorf("who takes no parts is told %s", mustJSON(t, p))
	}
}

// TestWhoIsFarBehindGetsAllTheirLikes holds that changes which are not remembered one by one are told as a whole.
func TestWhoIsFarBehindGetsAllTheirLikes(t *testing.T) {
	m, _, ids := fullRoom(t, 1, 40)
	zoe := m.join("Zoe", "")
	seen := m.s.Seq()
	for i, id := range ids {
		m.like(zoe, id)
		switch p := m.in(zoe, seen); {
		case p.Mine != nil && len(p.Mine.Likes[session.DefaultCriterion]) != i+1:
			t.Fatalf("after %d likes %d are told", i+1, len(p.Mine.Likes[session.DefaultCriterion]))
		case p.Mine == nil && len(p.Me.Likes[session.DefaultCriterion]) != i+1:
			t.Fatalf("after %d likes all are %d", i+1, len(p.Me.Likes[session.DefaultCriterion]))
		}
	}
	if p := m.in(zoe, seen); p.Mine != nil || p.Me == nil {
		t.Error("forty changes are remembered one by one")
	}
}

// TestTalliesThatShowComeWithoutTheirCards holds that a reveal of tallies sends no card again, and that hiding them does.
func TestTalliesThatShowComeWithoutTheirCards(t *testing.T) {
	m, all, ids := fullRoom(t, 3, 50)
	m.like(all[0], ids[1])
	seen := m.s.Seq()
	m.must(leader, "step.reveal", fields{"show_likes": true})
	if p := m.in(all[1], seen); len(p.Tallies) != len(ids) || len(p.Cards) != 0 {
		t.Errorf("%d tallies and %d cards", len(p.Tallies), len(p.Cards))
	}
	seen = m.s.Seq()
	m.must(leader, "step.reveal", fields{"show_likes": false})
	if p := m.in(all[1], seen); len(p.Tallies) != 0 || len(p.Cards) != len(ids) || p.Cards[0].Likes != nil {
		t.Errorf("hidden again: %d tallies and %d cards", len(p.Tallies), len(p.Cards))
	}
}
