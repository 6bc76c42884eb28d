package session_test

import (
	"reflect"
	"slices"
	"testing"

	"colazione/session"
)

func TestACardAsItIsWritten(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "Blu")
	m.goTo("open")
	need := m.add(anna, session.Need, "x")
	ack := m.must(anna, "card.add", fields{
		"kind": "kpi", "text": "portata", "answers": []session.CardID{need, need}, "origin": "external", "group": "Blu",
		"kpi": fields{"measure": " utenti ", "target": "10 000", "due": "\u200b"}, "themes": []string{" canali ", "canali", ""},
	})
	got := *m.card(leader, ack.Card)
	want := session.CardView{
		ID: ack.Card, Kind: "kpi", Text: "portata", Group: m.table("Blu"), State: "shown", Answers: []session.CardID{need}, Origin: "external",
		KPI: &session.Measure{Measure: "utenti", Target: "10 000"}, Themes: []string{"canali"},
		Likes: map[string]int{"like": 0}, Groups: map[session.GroupID]int{m.table("Rosso"): 0, m.table("Blu"): 0}, At: m.now,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s\nwant %s", mustJSON(t, got), mustJSON(t, want))
	}
	if ack.Seq != m.s.Seq() || ack.Path != "" {
		t.Errorf("ack %+v", ack)
	}
	if me := m.all(anna).Me; !slices.Equal(me.Cards, []session.CardID{need, ack.Card}) {
		t.Errorf("my cards %v", me.Cards)
	}
}

func TestEditChangesWhatIsGiven(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.goTo("open")
	need := m.add(anna, session.Need, "x")
	id := m.must(anna, "card.add", fields{"kind": "kpi", "text": "a", "origin": "internal", "answers": []session.CardID{need}, "kpi": fields{"due": "d"}}).Card
	before := *m.card(anna, id)
	for name, f := range map[string]fields{
		"nothing": {}, "the same": {"text": " a ", "origin": "internal", "answers": []session.CardID{need}, "kpi": fields{"due": "d"}},
		"nulls": {"text": nil, "origin": nil, "answers": nil, "kpi": nil},
	} {
		f["card"] = id
		m.idle(anna, "card.edit", f)
		if got := *m.card(anna, id); !reflect.DeepEqual(got, before) {
			t.Errorf("%s changed the card", name)
		}
	}
	m.must(anna, "card.edit", fields{"card": id, "text": "b"})
	got := *m.card(anna, id)
	if got.Text != "b" || got.Edited == nil || !got.Edited.Equal(m.now) || got.Origin != "internal" || got.KPI.Due != "d" || len(got.Answers) != 1 || !got.At.Equal(before.At) {
		t.Errorf("%s", mustJSON(t, got))
	}
	m.must(anna, "card.edit", fields{"card": id, "origin": "", "answers": []string{}, "kpi": fields{}})
	if got := *m.card(anna, id); got.Text != "b" || got.Origin != "" || got.KPI != nil || len(got.Answers) != 0 {
		t.Errorf("%s", mustJSON(t, got))
	}
}

func TestWithdrawnIsGoneForEverybody(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	held := m.add(anna, session.Need, "x")
	seen := m.s.Seq()
	m.must(anna, "card.withdraw", fields{"card": held})
	for by, want := range map[*session.Caller][]session.CardID{&anna: {held}, &leader: {held}, &bruno: nil, &screen: nil} {
		if got := m.since(*by, seen).Gone; !slices.Equal(got, want) {
			t.Errorf("a held card is gone for %s: %v", by.Role, got)
		}
		if _, news := m.s.Patch(session.Reader(*by), session.Cursor{Seq: seen, Presence: m.stir}, m.moment()); want == nil && by == &bruno && news {
			t.Error("a patch for somebody who sees nothing of it")
		}
	}
	if len(m.all(anna).Me.Cards) != 0 {
		t.Error("the card is still mine")
	}
	m.goTo("open")
	shown := m.add(anna, session.Need, "y")
	seen = m.s.Seq()
	m.must(anna, "card.withdraw", fields{"card": shown})
	for _, by := range []session.Caller{anna, bruno, screen, leader} {
		if got := m.since(by, seen).Gone; !slices.Equal(got, []session.CardID{shown}) {
			t.Errorf("gone for %s: %v", by.Role, got)
		}
	}
	m.refuses("unknown_card", leader, "card.restore", fields{"card": shown})
	m.refuses("unknown_card", anna, "card.withdraw", fields{"card": shown})
}

func TestHiddenIsGoneForTheRoom(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open")
	a := m.add(anna, session.Need, "x")
	m.goTo("likes")
	m.like(bruno, a)
	seen := m.s.Seq()
	m.must(leader, "card.hide", fields{"card": a})
	m.idle(leader, "card.hide", fields{"card": a})
	m.looks(a, map[*session.Caller]string{&leader: "hidden", &anna: "unseen", &bruno: "unseen", &screen: "unseen"})
	for _, by := range []session.Caller{anna, bruno, screen} {
		if got := m.since(by, seen).Gone; !slices.Equal(got, []session.CardID{a}) {
			t.Errorf("gone for %s: %v", by.Role, got)
		}
	}
	if got := m.since(bruno, seen).Me; got == nil || len(got.Likes["like"]) != 0 {
		t.Errorf("a hidden card is still among my likes: %+v", got)
	}
	seen = m.s.Seq()
	m.must(leader, "card.theme", fields{"card": a, "themes": []string{"t"}})
	for _, by := range []session.Caller{anna, bruno, screen} {
		if m.s.Changed(session.Reader(by), session.Cursor{Seq: seen, Presence: m.stir}, m.stir) {
			t.Errorf("%s is woken for a card that they don't see", by.Role)
		}
	}
	m.must(leader, "card.restore", fields{"card": a})
	m.idle(leader, "card.restore", fields{"card": a})
	m.looks(a, map[*session.Caller]string{&anna: "shown", &bruno: "shown", &screen: "shown"})
	if got := m.since(bruno, seen).Me; got == nil || !slices.Equal(got.Likes["like"], []session.CardID{a}) {
		t.Errorf("my like did not come back: %+v", got)
	}
}

func TestAnswersNameOnlyWhatTheReaderSees(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open")
	need := m.add(anna, session.Need, "x")
	goal := m.must(bruno, "card.add", fields{"kind": "objective", "text": "y", "answers": []session.CardID{need}}).Card
	answers := func(p session.Patch) int {
		for _, c := range p.Cards {
			if c.ID == goal {
				return len(c.Answers)
			}
		}
		return -1
	}
	for _, act := range []struct {
		by               session.Caller
		name             string
		f                fields
		forRoom, forLead int
	}{
		{leader, "card.hide", fields{"card": need}, 0, 1},
		{leader, "card.restore", fields{"card": need}, 1, 1},
		{leader, "person.remove", fields{"person": anna.Person}, 0, 0},
		{leader, "undo", nil, 1, 1},
		{anna, "card.withdraw", fields{"card": need}, 0, 0},
	} {
		seen := m.s.Seq()
		m.must(act.by, act.name, act.f)
		if got := answers(m.since(bruno, seen)); got != act.forRoom {
			t.Errorf("%s: the room is told of %d answers, want %d", act.name, got, act.forRoom)
		}
		if got := answers(m.since(leader, seen)); got != act.forLead {
			t.Errorf("%s: the facilitator is told of %d answers, want %d", act.name, got, act.forLead)
		}
	}
}

func TestScribeCards(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "Rosso")
	id := m.must(leader, "card.add", fields{"kind": "need", "text": "dal foglio", "group": "Blu"}).Card
	if c := m.card(leader, id); !c.ByScribe || c.Author != "" || c.Group != m.table("Blu") || c.State != "held" {
		t.Errorf("%+v", c)
	}
	m.looks(id, map[*session.Caller]string{&anna: "unseen"})
	m.must(organiser, "card.edit", fields{"card": id, "text": "corretta"})
	byID := m.must(leader, "card.add", fields{"kind": "need", "text": "x", "group": m.table("Rosso")}).Card
	if c := m.card(leader, byID); c.Group != m.table("Rosso") {
		t.Error("a table's id is not taken")
	}
	if c := m.card(leader, m.add(leader, session.Need, "y")); c.Group != "" {
		t.Error("of two tables, one was chosen")
	}
	m.must(leader, "step.reveal", nil)
	m.refuses("not_allowed", anna, "card.edit", fields{"card": id, "text": "mia"})
	m.must(leader, "card.withdraw", fields{"card": id})
	m.looks(id, map[*session.Caller]string{&anna: "unseen", &leader: "unseen"})
}

func TestNames(t *testing.T) {
	for names, want := range map[string]string{session.NamesShown: "Anna", session.NamesHidden: ""} {
		m := newMeeting(t, withSettings(func(s *session.Settings) { s.Names = names }))
		anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
		m.goTo("open")
		a := m.add(anna, session.Need, "x")
		for _, by := range []session.Caller{anna, bruno, leader, screen} {
			if got := m.card(by, a).Author; got != want {
				t.Errorf("names %s: author %q for %s", names, got, by.Role)
			}
		}
		people := m.all(leader).People
		if len(people) != 2 || people[0].Name != want || (people[0].Organisation != "") != (want != "") {
			t.Errorf("names %s: people %+v", names, people)
		}
		if m.all(anna).Me.Name != "Anna" {
			t.Error("my own name is not mine")
		}
		if m.all(bruno).People != nil || m.all(screen).People != nil {
			t.Error("the list of people is for facilitators")
		}
	}
}

func TestFlags(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open")
	a, b := m.add(anna, session.Need, "x"), m.add(anna, session.Need, "y")
	seen := m.s.Seq()
	m.must(bruno, "card.flag", fields{"card": a, "reason": "adverse_event", "note": " nausea "})
	at := m.now
	m.idle(bruno, "card.flag", fields{"card": a, "reason": "adverse_event"})
	m.idle(anna, "card.flag", fields{"card": a, "reason": "adverse_event", "note": "nausea"})
	for _, by := range []session.Caller{anna, bruno, screen} {
		if m.s.Changed(session.Reader(by), session.Cursor{Seq: seen, Presence: m.stir}, m.stir) || m.card(by, a).Flag != nil {
			t.Errorf("%s learns of a flag", by.Role)
		}
	}
	want := session.FlagView{Reason: "adverse_event", Note: "nausea", At: at}
	if got := m.since(leader, seen).Cards; len(got) != 1 || *got[0].Flag != want {
		t.Errorf("flag %+v", got)
	}
	m.must(leader, "card.flag", fields{"card": a, "reason": "offensive"})
	m.must(leader, "card.hide", fields{"card": a})
	m.must(leader, "card.merge", fields{"into": b, "from": []session.CardID{a}})
	if got := m.card(leader, a).Flag; *got != want {
		t.Errorf("the adverse event is no longer what shows: %+v", got)
	}
}

func TestThemes(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.goTo("open")
	a := m.add(anna, session.Need, "x")
	m.must(leader, "card.theme", fields{"card": a, "themes": []string{"uno", "due", " uno"}})
	m.idle(leader, "card.theme", fields{"card": a, "themes": []string{"uno", "due"}})
	if got := m.card(anna, a).Themes; !slices.Equal(got, []string{"uno", "due"}) {
		t.Errorf("themes %v", got)
	}
	m.must(leader, "card.theme", fields{"card": a, "themes": []string{}})
	m.idle(leader, "card.theme", fields{"card": a, "themes": []string{}})
	if got := m.card(anna, a).Themes; got == nil || len(got) != 0 {
		t.Errorf("themes %v", got)
	}
}
