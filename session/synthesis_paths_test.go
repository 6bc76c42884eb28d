package session_test

import (
	"reflect"
	"slices"
	"testing"

	"colazione/session"
)

func TestPaths(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.goTo("open")
	card := map[session.Kind]session.CardID{}
	for _, k := range allKinds {
		card[k] = m.add(anna, k, "x")
	}
	other := m.add(anna, session.Need, "y")
	columns := map[string][]session.Kind{
		"needs": {session.Need}, "objectives": {session.Objective, session.Idea}, "tools": {session.Tool, session.Idea}, "kpis": {session.KPI},
	}
	for column, takes := range columns {
		for _, k := range allKinds {
			f := fields{column: []session.CardID{card[k]}}
			if slices.Contains(takes, k) {
				m.must(leader, "path.put", f)
				m.must(leader, "undo", nil)
			} else {
				m.refuses("wrong_kind", leader, "path.put", f)
			}
		}
	}

	m.merge(card[session.Need], other)
	seen := m.s.Seq()
	ack := m.must(leader, "path.put", fields{
		"needs": []session.CardID{other, card[session.Need]}, "objectives": []session.CardID{card[session.Objective]}, "title": " T\n ", "note": "a\r\nb",
	})
	want := session.PathView{PathBody: session.PathBody{ID: ack.Path, Title: "T", Note: "a\nb", PathCards: session.PathCards[session.CardID]{
		Needs: []session.CardID{card[session.Need]}, Objectives: []session.CardID{card[session.Objective]}, Tools: []session.CardID{}, KPIs: []session.CardID{},
	}}}
	if got := m.since(leader, seen).Synthesis; ack.Path == "" || got.Version != 0 || got.PublishedAt != nil || !reflect.DeepEqual(got.Paths, []session.PathView{want}) {
		t.Errorf("draft %s", mustJSON(t, got))
	}
	before := m.s.Seq()
	again := m.must(leader, "path.put", fields{
		"path": ack.Path, "needs": want.Needs, "objectives": want.Objectives, "title": want.Title, "note": want.Note,
	})
	if again.Path != ack.Path || again.Seq != before || m.s.Seq() != before {
		t.Errorf("the same put again: %+v", again)
	}
	for _, by := range []session.Caller{anna, screen} {
		if m.s.Changed(session.Reader(by), session.Cursor{Seq: seen, Presence: m.stir}, m.stir) || m.all(by).Synthesis != nil {
			t.Errorf("%s learns of the draft", by.Role)
		}
	}

	two, three := m.must(leader, "path.put", fields{"title": "2"}).Path, m.must(leader, "path.put", fields{"title": "3"}).Path
	order := func(want ...session.PathID) {
		t.Helper()
		var got []session.PathID
		for _, p := range m.all(leader).Synthesis.Paths {
			got = append(got, p.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("order %v, want %v", got, want)
		}
	}
	m.must(leader, "path.order", fields{"paths": []session.PathID{three, three}})
	order(three, ack.Path, two)
	m.idle(leader, "path.order", fields{"paths": []session.PathID{three, ack.Path}})
	m.must(leader, "path.drop", fields{"path": ack.Path})
	order(three, two)
	m.must(leader, "undo", nil)
	order(three, ack.Path, two)
	m.must(leader, "undo", nil)
	order(ack.Path, two, three)
}

func TestPublish(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.must(leader, "path.put", fields{"title": "uno"})
	m.must(leader, "synthesis.note", fields{"note": "prima"})
	m.idle(leader, "synthesis.note", fields{"note": " prima "})
	seen := m.s.Seq()
	m.must(leader, "synthesis.publish", nil)
	first := m.now
	for _, by := range []session.Caller{anna, screen, leader} {
		got := m.since(by, seen).Synthesis
		if got.Version != 1 || !got.PublishedAt.Equal(first) || len(got.Paths) != 1 || got.Note != "prima" {
			t.Errorf("%s reads %s", by.Role, mustJSON(t, got))
		}
	}
	m.must(leader, "path.put", fields{"title": "due"})
	m.must(leader, "path.put", fields{"path": m.all(leader).Synthesis.Paths[0].ID, "title": "uno bis"})
	m.must(leader, "synthesis.note", fields{"note": "poi"})
	if got := m.all(anna).Synthesis; len(got.Paths) != 1 || got.Paths[0].Title != "uno" || got.Note != "prima" {
		t.Errorf("what was published changed: %s", mustJSON(t, got))
	}
	if got := m.all(leader).Synthesis; len(got.Paths) != 2 || got.Version != 1 || got.Note != "poi" {
		t.Errorf("draft %s", mustJSON(t, got))
	}
	m.must(leader, "synthesis.publish", nil)
	if got := m.all(anna).Synthesis; got.Version != 2 || len(got.Paths) != 2 || got.Paths[0].Title != "uno bis" {
		t.Errorf("the second publication %s", mustJSON(t, got))
	}
}

func TestThereIsAnEndOfPaths(t *testing.T) {
	m := newMeeting(t)
	for range 100 {
		m.must(leader, "path.put", fields{"title": "x"})
	}
	m.refuses("conflict", leader, "path.put", fields{"title": "x"})
	m.must(leader, "path.put", fields{"path": m.all(leader).Synthesis.Paths[0].ID, "title": "y"})
}

// A published path says how many people like both ends of its lines, as it was then, and nothing of likes that the room may not see.
func TestTiesOfAPublishedPath(t *testing.T) {
	b := newBoard(t)
	for _, name := range []string{"n1", "o1", "o2", "t1", "k1"} {
		b.put(name, "Scheda "+name, "Rosso", "")
	}
	b.goTo("likes")
	b.likes("n1", "abc")
	b.likes("o1", "bcd")
	b.likes("t1", "d")
	b.likes("k1", "a")
	b.path("n1", "o1 o2", "t1", "k1", "", "")
	b.path("n1", "o1", "", "k1", "", "")
	b.must(leader, "synthesis.publish", nil)
	if got := b.all(screen).Synthesis.Ties; got != nil {
		t.Errorf("while likes are hidden the room learns %v", got)
	}
	b.goTo("end")
	b.must(leader, "synthesis.publish", nil)
	want := []session.Tie{{From: b.ids["n1"], To: b.ids["o1"], People: 2}, {From: b.ids["o1"], To: b.ids["t1"], People: 1}}
	b.goTo("likes")
	b.likes("n1", "d")
	for _, by := range []session.Caller{screen, b.likers['a']} {
		if got := b.all(by).Synthesis.Ties; !reflect.DeepEqual(got, want) {
			t.Errorf("%s learns %v, want %v", by.Role, got, want)
		}
	}
	if got := b.all(leader).Synthesis.Ties; got != nil {
		t.Errorf("the draft has %v", got)
	}
}
