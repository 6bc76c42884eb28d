package session_test

import (
	"strings"
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

// TestALikeOnAUnionTellsAllOfIt holds that who takes a like off cards that were merged is told of each that they had liked.
func TestALikeOnAUnionTellsAllOfIt(t *testing.T) {
	m, _, ids := fullRoom(t, 3, 10)
	zoe := m.join("Zoe", "")
	m.like(zoe, ids[1])
	again := 1 + len(allKinds) // the next of that kind
	m.like(zoe, ids[again])
	m.merge(ids[1], ids[again])
	before, _ := m.s.Patch(session.Reader(zoe), session.Cursor{}, m.moment())
	m.must(zoe, "like.set", fields{"card": ids[1], "on": false})
	now, _ := m.s.Patch(session.Reader(zoe), session.Cursor{}, m.moment())
	told := view{}.with(before, m.stir).with(m.in(zoe, before.Seq), m.stir)
	if got, want := mustJSON(t, told.Me.Likes), mustJSON(t, now.Me.Likes); got != want {
		t.Errorf("after %s who is told holds %s, and likes %s", mustJSON(t, before.Me.Likes), got, want)
	}
}

// TestWholeThingsAndPartsAreToldApart holds that a page which asked for no parts gets none, whoever was told the same before from one cache.
func TestWholeThingsAndPartsAreToldApart(t *testing.T) {
	m, all, ids := fullRoom(t, 3, 20)
	m.like(all[0], ids[1])
	seen := session.Cursor{Seq: m.s.Seq(), Presence: m.stir}
	m.must(leader, "step.reveal", fields{"show_likes": true})
	shared := &session.FrameCache{}
	for _, by := range []session.Caller{all[1], screen, leader} {
		for _, parts := range []bool{true, false, true} {
			seen.Parts = parts
			frame, _, _ := m.s.Frame(session.Reader(by), seen, session.Cursor{}, m.moment(), shared)
			tallies, cards := strings.Contains(string(frame.Bytes()), `"tallies"`), strings.Contains(string(frame.Bytes()), `"cards":[{`)
			if tallies != parts || cards == parts {
				t.Errorf("%s, who takes parts: %t, gets tallies: %t, cards: %t", by.Role, parts, tallies, cards)
			}
		}
	}
}
