package session_test

import (
	"maps"
	"testing"

	"colazione/session"
	"colazione/voting"
)

func (b *board) raise(name, table string, hands int) {
	b.t.Helper()
	b.must(leader, "hands.set", fields{"card": b.ids[name], "group": table, "hands": hands})
}

// raised holds the hands of a card, by the names of tables, "" being the whole room.
func (b *board) raised(when, name string, want map[string]int) {
	b.t.Helper()
	got := map[string]int{}
	for id, n := range b.card(leader, b.ids[name]).Hands {
		table := ""
		for _, g := range b.all(leader).Session.Groups {
			if g.ID == id {
				table = g.Name
			}
		}
		got[table] = n
	}
	if !maps.Equal(got, want) {
		b.t.Errorf("%s: %v, want %v", when, got, want)
	}
}

// order is the ranking of the needs as a facilitator sees it.
func (b *board) order() session.Ranking {
	b.t.Helper()
	r, err := b.s.Ranking(session.Reader(leader), session.Need, voting.ByLikes)
	if err != nil {
		b.t.Fatalf("ranking: %v", err)
	}
	return r
}

func TestShowOfHands(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "una", "Rosso", "")
	b.put("n2", "altra", "Rosso", "")
	b.goTo("likes")
	b.likes("n1", "ab")
	order := mustJSON(t, b.order())
	b.raise("n2", "Rosso", 6)
	b.raise("n2", "Blu", 8)
	b.raised("by table", "n2", map[string]int{"Rosso": 6, "Blu": 8})
	b.idle(leader, "hands.set", fields{"card": b.ids["n2"], "group": "Blu", "hands": 8})
	if got := mustJSON(t, b.order()); got != order {
		t.Errorf("hands count in the ranking: %s, want %s", got, order)
	}
	for name, by := range map[string]session.Caller{"phone": b.likers['a'], "screen": screen} {
		if v := b.card(by, b.ids["n2"]); v.Hands != nil {
			t.Errorf("the %s sees hands before likes are shown: %v", name, v.Hands)
		}
	}
	b.must(leader, "step.reveal", fields{"show_likes": true})
	for name, by := range map[string]session.Caller{"phone": b.likers['a'], "screen": screen} {
		if v := b.card(by, b.ids["n2"]); len(v.Hands) != 2 || v.Likes["like"] != 0 {
			t.Errorf("the %s sees the hands %v and the likes %v", name, v.Hands, v.Likes)
		}
	}

	b.raise("n2", "", 15)
	b.raised("counted again over the whole room", "n2", map[string]int{"": 15})
	b.must(leader, "undo", nil)
	b.raised("undone", "n2", map[string]int{"Rosso": 6, "Blu": 8})
	b.raise("n2", "Rosso", 0)
	b.raised("taken away", "n2", map[string]int{"Blu": 8})
	b.goTo("end")
	b.raise("n2", "Blu", 9)
	b.raised("corrected after the step", "n2", map[string]int{"Blu": 9})
	for _, s := range []*session.State{b.replayed(), b.reopened()} {
		if string(s.Snapshot()) != string(b.s.Snapshot()) {
			t.Error("the state is another after a restart")
		}
	}
}

func TestHandsOfMergedCards(t *testing.T) {
	b := newBoard(t)
	for _, name := range []string{"n1", "n2", "n3"} {
		b.put(name, "Scheda "+name, "Rosso", "")
	}
	b.goTo("likes")
	b.raise("n1", "Rosso", 4)
	b.raise("n2", "Rosso", 6)
	b.raise("n2", "Blu", 1)
	b.merge(b.ids["n1"], b.ids["n2"])
	b.raised("merged", "n1", map[string]int{"Rosso": 6, "Blu": 1})
	b.raised("of the one that is merged nothing is said", "n2", map[string]int{})
	b.raise("n3", "", 7)
	b.merge(b.ids["n1"], b.ids["n3"])
	b.raised("the room's count is not less", "n1", map[string]int{"": 7})
	b.must(leader, "card.split", fields{"card": b.ids["n3"]})
	b.must(leader, "card.split", fields{"card": b.ids["n1"]})
	b.raised("split", "n1", map[string]int{"Rosso": 4})
	b.raised("split", "n2", map[string]int{"Rosso": 6, "Blu": 1})
	b.merge(b.ids["n1"], b.ids["n2"])
	b.raise("n2", "Blu", 0)
	b.raised("taken off all that are united", "n1", map[string]int{"Rosso": 6})
	b.deed("hands.set", "n1", 0)
	b.must(leader, "undo", nil)
	b.deed("undo", "n1", 0)
	b.raise("n2", "Rosso", 6) // what n1 shows already
	b.must(leader, "undo", nil)
	b.raised("given back", "n2", map[string]int{"Rosso": 6, "Blu": 1})
}

// deed holds the last record to what the audit log must read in it.
func (b *board) deed(did, name string, count int) {
	b.t.Helper()
	read, last := session.NewAuditReader(), session.AuditEntry{}
	for _, data := range b.log {
		r, err := session.DecodeRecord(data)
		if err != nil {
			b.t.Fatalf("%s", err)
		}
		if d, is := read.Take(r); is {
			last = d
		}
	}
	if last.Action != did || last.Card != b.ids[name] || did != "undo" && last.Count != count {
		b.t.Errorf("the log reads %+v", last)
	}
}

func TestErasedCardsTakeTheirHandsAlong(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "una", "Rosso", "")
	b.goTo("likes")
	b.raise("n1", "Rosso", 4)
	b.raise("n1", "Rosso", 5)
	b.must(leader, "card.erase", fields{"card": b.ids["n1"]})
	gone := b.s.ToRedact()
	for _, data := range b.log {
		clean, err := session.Redact(data, gone)
		if err != nil {
			t.Fatal(err)
		}
		r, err := session.DecodeRecord(clean)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range r.Events {
			if set, is := e.(session.HandsSet); is && set.Hands != 0 {
				t.Errorf("the log still says %+v", set)
			}
		}
	}
	b.must(leader, "undo", nil)
	if v := b.all(leader).Cards; len(v) != 0 {
		t.Errorf("there are %s", mustJSON(t, v))
	}
}
