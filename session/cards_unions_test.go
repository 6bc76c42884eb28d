package session_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/session"
)

// liked is a meeting in the step for likes with five needs of Anna's; bruno likes 0 and 1, carla 1 and 2.
func liked(t *testing.T) (m *meeting, anna, bruno, carla session.Caller, cards []session.CardID) {
	m = newMeeting(t)
	anna, bruno, carla = m.join("Anna", "Rosso"), m.join("Bruno", "Rosso"), m.join("Carla", "Blu")
	m.goTo("open")
	for _, text := range []string{"a", "b", "c", "d", "e"} {
		cards = append(cards, m.add(anna, session.Need, text))
	}
	m.goTo("likes")
	m.like(bruno, cards[0])
	m.like(bruno, cards[1])
	m.like(carla, cards[1])
	m.like(carla, cards[2])
	return m, anna, bruno, carla, cards
}

func (m *meeting) merge(into session.CardID, from ...session.CardID) {
	m.t.Helper()
	m.must(leader, "card.merge", fields{"into": into, "from": from})
}

// stands holds what each card is worth: its likes, or -1 for one that is merged.
func (m *meeting) stands(when string, cards []session.CardID, want ...int) {
	m.t.Helper()
	var got []int
	for _, id := range cards {
		got = append(got, m.votes(id))
	}
	if !slices.Equal(got, want) {
		m.t.Errorf("%s: %v, want %v", when, got, want)
	}
}

func TestAUnionCountsPeople(t *testing.T) {
	m, anna, bruno, _, c := liked(t)
	m.stands("at first", c, 1, 2, 1, 0, 0)
	seen := m.s.Seq()
	m.merge(c[0], c[1], c[1])
	m.stands("merged", c, 2, -1, 1, 0, 0)
	m.idle(leader, "card.merge", fields{"into": c[0], "from": []session.CardID{c[1]}})
	for _, by := range []session.Caller{anna, bruno, screen, leader} {
		p := m.since(by, seen)
		if len(p.Cards) != 2 || p.Cards[1].State != "merged" || p.Cards[1].Into != c[0] || p.Cards[1].Likes != nil || p.Cards[0].State != "shown" {
			t.Errorf("%s is told %s", by.Role, mustJSON(t, p.Cards))
		}
	}
	if got := m.all(bruno).Me.Likes["like"]; !slices.Equal(got, c[:2]) {
		t.Errorf("the liked ids are not kept: %v", got)
	}
	m.must(leader, "card.split", fields{"card": c[1]})
	m.stands("split", c, 1, 2, 1, 0, 0)
	m.idle(leader, "card.split", fields{"card": c[1]})
}

func TestMergesOfMerges(t *testing.T) {
	m, _, _, _, c := liked(t)
	m.merge(c[0], c[1])
	m.merge(c[3], c[0])
	m.stands("a root with its members", c, -1, -1, 1, 2, 0)
	if got := m.card(screen, c[1]).Into; got != c[3] {
		t.Errorf("merged into %s, want the one that stands for all", got)
	}
	m.merge(c[1], c[2]) // into a member is into the one that stands for it
	m.stands("into a member", c, -1, -1, -1, 2, 0)
	m.merge(c[4], c[1]) // out of one union into another
	m.stands("a member moved", c, -1, -1, -1, 2, 2)
	m.must(leader, "card.split", fields{"card": c[3]})
	m.stands("the root split", c, 1, -1, 1, 0, 2)
	m.must(leader, "card.split", fields{"card": c[1]})
	m.stands("all split", c, 1, 2, 1, 0, 0)
	for _, want := range [][]int{{1, -1, 1, 0, 2}, {-1, -1, -1, 2, 2}, {-1, -1, -1, 2, 0}, {-1, -1, 1, 2, 0}, {2, -1, 1, 0, 0}, {1, 2, 1, 0, 0}} {
		m.must(leader, "undo", nil)
		m.stands("undone", c, want...)
	}
	m.refuses("nothing_to_undo", leader, "undo", nil)
}

func TestLikesOnAUnion(t *testing.T) {
	m, _, bruno, carla, c := liked(t)
	m.merge(c[0], c[1], c[2])
	m.idle(bruno, "like.set", fields{"card": c[2], "on": true}) // he likes it already, by its first card
	m.must(bruno, "like.set", fields{"card": c[2], "on": false})
	if got := m.all(bruno).Me.Likes["like"]; len(got) != 0 {
		t.Errorf("likes %v are left of a union", got)
	}
	m.stands("one off", c, 1, -1, -1, 0, 0)
	m.like(bruno, c[1])
	if got := m.all(bruno).Me.Likes["like"]; !slices.Equal(got, c[:1]) {
		t.Errorf("likes %v, want the card that stands for all", got)
	}
	m.must(leader, "card.split", fields{"card": c[0]})
	m.stands("split", c, 1, 1, 1, 0, 0)
	m.must(carla, "like.set", fields{"card": c[2], "on": false})
	m.stands("alone again", c, 1, 1, 0, 0, 0)
}

func TestAUnionOutlivesItsCards(t *testing.T) {
	m, anna, bruno, _, c := liked(t)
	m.goTo("open")
	m.merge(c[0], c[1])
	m.merge(c[3], c[0])
	seen := m.s.Seq()
	m.must(anna, "card.withdraw", fields{"card": c[0]}) // in the middle
	m.stands("a member gone", c, -1, 2, 1, 0, 0)
	if got := m.since(bruno, seen); len(got.Cards) < 2 || !slices.Equal(got.Gone, c[:1]) {
		t.Errorf("a phone is told %s", mustJSON(t, got))
	}
	m.merge(c[1], c[3]) // once c[1] lay below c[3]; its way up is cut
	m.stands("the other way round", c, -1, 2, 1, -1, 0)
	m.must(leader, "undo", nil)
	m.stands("undone", c, -1, 2, 1, 0, 0)
	m.must(anna, "card.withdraw", fields{"card": c[3]})
	m.stands("the root gone", c, -1, 2, 1, -1, 0)
}

func TestAUnionWhoseRootComesBack(t *testing.T) {
	m, _, bruno, _, c := liked(t)
	m.goTo("open")
	d := m.add(bruno, session.Need, "d")
	m.merge(d, c[0], c[1])
	m.must(leader, "person.remove", fields{"person": bruno.Person})
	m.stands("the root gone", append(c[:3:3], d), 0, 1, 1, -1)
	m.merge(c[2], c[0])
	m.stands("merged elsewhere", append(c[:3:3], d), -1, 1, 1, -1)
	m.must(leader, "person.admit", fields{"person": bruno.Person})
	m.stands("the root back", append(c[:3:3], d), -1, -1, 2, 2)
}

func TestUndoneIsAlsoWhatNobodySees(t *testing.T) {
	m, _, bruno, _, c := liked(t)
	m.goTo("open")
	d := m.add(bruno, session.Need, "d")
	all := append(c[:2:2], d)
	m.merge(d, c[0])
	m.merge(c[1], d)
	m.must(leader, "person.remove", fields{"person": bruno.Person}) // what joined the two is gone
	m.merge(c[0], c[1])
	m.stands("the other way round", all, 1, -1, -1)
	m.must(leader, "undo", nil)
	m.must(leader, "undo", nil)
	m.stands("as before", all, -1, 2, -1)
}

func TestMergesDoNotGiveAwayWhatIsHeld(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	a, b := m.add(anna, session.Need, "a"), m.add(bruno, session.Need, "b")
	m.merge(a, b)
	if c := m.card(bruno, b); c.State != "held" || c.Into != "" {
		t.Errorf("the author learns that somebody wrote the same: %+v", c)
	}
	if c := m.card(leader, b); c.State != "merged" || c.Into != a {
		t.Errorf("the facilitator sees %+v", c)
	}
	m.must(leader, "step.reveal", nil)
	c := m.add(anna, session.Need, "c")
	for _, by := range []session.Caller{anna, bruno, screen} {
		if v := m.card(by, b); v.State != "merged" || v.Into != a || m.card(by, c).State != "shown" {
			t.Errorf("%s sees %+v", by.Role, v)
		}
	}
}

func TestHideWithinAUnion(t *testing.T) {
	m, _, bruno, _, c := liked(t)
	m.merge(c[0], c[1])
	m.must(leader, "card.hide", fields{"card": c[1]})
	m.stands("a member hidden", c[:1], 2)
	m.must(leader, "card.restore", fields{"card": c[1]})
	m.must(leader, "card.hide", fields{"card": c[0]})
	m.refuses("unknown_card", bruno, "like.set", fields{"card": c[1], "on": true})
	if got := m.all(bruno).Me.Likes["like"]; !slices.Equal(got, c[1:2]) {
		t.Errorf("likes %v", got)
	}
	m.must(leader, "card.split", fields{"card": c[1]})
	m.stands("split", c[1:2], 2)
}

// world is everything that a facilitator sees but what tells the time.
func (m *meeting) world() session.Patch {
	p := m.all(leader)
	p.Seq, p.Now = 0, 0
	return p
}

func TestUndoTakesBackOneByOne(t *testing.T) {
	m, anna, _, _, c := liked(t)
	m.must(leader, "path.put", fields{"needs": c[:1], "title": "uno"})
	m.must(leader, "path.put", fields{"needs": c[1:2], "title": "due"})
	paths := m.all(leader).Synthesis.Paths
	m.merge(c[3], c[4])
	m.must(leader, "card.hide", fields{"card": c[2]})
	m.must(leader, "card.theme", fields{"card": c[0], "themes": []string{"prima"}})
	undoable := []struct {
		name string
		f    fields
	}{
		{"card.hide", fields{"card": c[0]}},
		{"card.restore", fields{"card": c[2]}},
		{"card.merge", fields{"into": c[1], "from": c[3:4]}},
		{"card.split", fields{"card": c[3]}},
		{"card.split", fields{"card": c[4]}},
		{"card.theme", fields{"card": c[0], "themes": []string{}}},
		{"card.screen", fields{"card": c[1], "verdict": "leave", "reason": "poi"}},
		{"person.remove", fields{"person": anna.Person, "keep_cards": true}},
		{"person.remove", fields{"person": anna.Person}},
		{"path.put", fields{"title": "tre"}},
		{"path.put", fields{"path": paths[0].ID, "title": "un altro"}},
		{"path.order", fields{"paths": []session.PathID{paths[1].ID}}},
		{"path.drop", fields{"path": paths[0].ID}},
		{"path.drop", fields{"path": paths[1].ID}},
	}
	never := []struct {
		name string
		f    fields
	}{
		{"room.lock", fields{"on": true}},
		{"timer.set", fields{"state": "run", "seconds": 60}},
		{"synthesis.note", fields{"note": "n"}},
		{"synthesis.publish", nil},
		{"group.assign", fields{"person": anna.Person, "group": "Blu"}},
		{"step.go", fields{"step": "end"}},
		{"session.close", nil},
	}
	for _, u := range undoable {
		t.Run(u.name, func(t *testing.T) {
			before := m.world()
			m.must(organiser, u.name, u.f)
			if reflect.DeepEqual(before, m.world()) {
				t.Error("had no effect")
			}
			id := m.newID()
			for range 2 {
				if ack, err := m.again(id, leader, "undo", nil); err != nil || !strings.HasPrefix(ack.Undid, u.name) {
					t.Errorf("took back %q, %v", ack.Undid, err)
				}
			}
			if got := m.world(); !reflect.DeepEqual(before, got) {
				t.Errorf("undone:\n%s\nwant\n%s", mustJSON(t, got), mustJSON(t, before))
			}
		})
	}
	var worlds []session.Patch
	for i, u := range undoable {
		if _, err := m.do(leader, u.name, u.f); err == nil {
			worlds = append(worlds, m.world())
		}
		if i < len(never) {
			m.must(leader, never[i].name, never[i].f)
		}
	}
	end := m.world().Session
	for i := len(worlds) - 1; i > 0; i-- {
		m.must(leader, "undo", nil)
		got := m.world()
		if !reflect.DeepEqual(got.Synthesis.Paths, worlds[i-1].Synthesis.Paths) || len(got.Cards) != len(worlds[i-1].Cards) || !reflect.DeepEqual(got.Session, end) {
			t.Fatalf("undo %d:\n%s\nwant\n%s", i, mustJSON(t, got), mustJSON(t, worlds[i-1]))
		}
	}
}

func TestRemoval(t *testing.T) {
	for _, keep := range []bool{true, false} {
		m, anna, bruno, _, c := liked(t)
		m.must(leader, "spotlight.set", fields{"card": c[4]})
		b := len(m.all(bruno).Cards)
		seen := m.s.Seq()
		m.must(leader, "person.remove", fields{"person": anna.Person, "keep_cards": keep})
		m.idle(leader, "person.remove", fields{"person": anna.Person, "keep_cards": keep})
		p := m.since(bruno, seen)
		if keep != (len(p.Gone) == 0) || !keep && (len(p.Gone) != 5 || len(p.Me.Likes["like"]) != 0) {
			t.Errorf("keep %t: others are told %s", keep, mustJSON(t, p))
		}
		if got := m.s.StateOf(anna.Person); got != "removed" || m.all(leader).People[0].State != "removed" {
			t.Errorf("state %s", got)
		}
		if me := m.all(anna); me.Me.State != "removed" || len(me.Cards) != 0 || me.Session == nil {
			t.Errorf("who was removed sees %s", mustJSON(t, me))
		}
		gone := m.s.Seq()
		m.must(leader, "undo", nil)
		if got := m.since(bruno, gone); !keep && (len(got.Cards) != 5 || got.Me == nil || len(got.Me.Likes["like"]) != 2) {
			t.Errorf("others are told of who is back: %s", mustJSON(t, got))
		}
		if got := m.since(anna, seen); got.From != 0 || len(got.Cards) != b {
			t.Errorf("keep %t: who is back is not told everything: from %d, %d cards", keep, got.From, len(got.Cards))
		}
		m.stands("undone", c, 1, 2, 1, 0, 0)
	}

	m, _, bruno, _, c := liked(t)
	m.must(leader, "person.remove", fields{"person": bruno.Person, "keep_cards": true})
	m.stands("likes are kept", c, 1, 2, 1, 0, 0)
	m.must(leader, "person.remove", fields{"person": bruno.Person})
	m.stands("likes go after all", c, 0, 1, 1, 0, 0)
	m.must(leader, "undo", nil)
	m.stands("and are kept again", c, 1, 2, 1, 0, 0)
	m.goTo("end")
	seen := m.s.Seq()
	m.must(leader, "person.remove", fields{"person": bruno.Person})
	if got := m.since(screen, seen).Cards; len(got) == 0 || got[0].Likes["like"] != 0 {
		t.Errorf("the screen is not told whose likes no longer count: %s", mustJSON(t, got))
	}
	m.must(leader, "undo", nil)
	if got := m.since(screen, seen).Cards; len(got) == 0 || got[0].Likes["like"] != 1 {
		t.Errorf("the screen is not told whose likes count again: %s", mustJSON(t, got))
	}
	m.goTo("likes")
	m.must(leader, "person.admit", fields{"person": bruno.Person})
	m.idle(leader, "person.admit", fields{"person": bruno.Person})
	m.must(bruno, "like.set", fields{"card": c[0], "on": false})
}
