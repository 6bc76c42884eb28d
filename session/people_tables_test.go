package session_test

import (
	"testing"

	"colazione/session"
)

// A card goes with its author until it is shown, and stays where it was shown.
func TestACardGoesWithItsAuthorUntilItIsShown(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "Rosso")
	card := m.add(anna, session.Need, "Uno")
	at := func(when string, want session.GroupID) {
		t.Helper()
		for _, by := range []session.Caller{leader, anna} {
			if got := m.card(by, card).Group; got != want {
				t.Errorf("%s the card is at %s for %s, want %s", when, got, by.Role, want)
			}
		}
	}
	at("where it was written", m.table("Rosso"))
	m.must(leader, "group.assign", fields{"person": anna.Person, "group": "Blu"})
	at("after a move", m.table("Blu"))
	m.must(leader, "step.reveal", nil)
	at("as it is shown", m.table("Blu"))
	m.must(leader, "group.assign", fields{"person": anna.Person, "group": "Rosso"})
	at("after another move", m.table("Blu"))
	if got, want := mustJSON(t, m.replayed().Snapshot()), mustJSON(t, m.s.Snapshot()); got != want {
		t.Error("the log gives another state")
	}
}

// Whose cards can be liked goes by tables as they were shown when the step was opened; where the room is one, everybody's can.
func TestScopesGoByShownTables(t *testing.T) {
	for name, c := range map[string]struct {
		tables map[string]int
		refuse map[string]string // who of a table, whose card
	}{
		"a table of one stands with the next":       {map[string]int{"Rosso": 5, "Blu": 3, "Verde": 1}, map[string]string{"Verde": "Blu", "Blu": "Verde"}},
		"the room is one":                           {map[string]int{"Rosso": 3, "Blu": 1, "Verde": 1}, nil},
		"all are large enough, and the own is none": {map[string]int{"Rosso": 3, "Blu": 3, "Verde": 3}, map[string]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMeeting(t, withTableMin(3), withSettings(func(s *session.Settings) { s.Groups = []string{"Rosso", "Blu", "Verde"} }),
				withStep(`{"id":"others","kind":"like","likes":["need"],"like_scope":"other_groups"}`))
			people, cards := map[string]session.Caller{}, map[string]session.CardID{}
			for table, n := range c.tables {
				for range n {
					people[table] = m.join("P", table)
				}
				cards[table] = m.add(people[table], session.Need, table)
			}
			m.goTo("others")
			for who, by := range people {
				for whose, card := range cards {
					if who == whose {
						continue
					}
					if c.refuse[who] == whose {
						m.refuses("not_in_scope", by, "like.set", fields{"card": card, "on": true})
					} else {
						m.like(by, card)
					}
				}
			}
		})
	}
}

// Tables that stand together part no more, also when one is taken away and others come, and those that come are told of with others until something is shown anew.
func TestTablesThatGoAndCome(t *testing.T) {
	m := newMeeting(t, withTableMin(3), withSettings(func(s *session.Settings) { s.Groups = []string{"Rosso", "Blu", "Verde", "Vuoto"} }))
	for table, n := range map[string]int{"Rosso": 5, "Blu": 3, "Verde": 1} {
		for range n {
			m.add(m.join("P", table), session.Need, table)
		}
	}
	m.must(leader, "step.reveal", nil)
	if got := m.all(screen).Session.Groups; got[2].With != m.table("Blu") && got[2].With != m.table("Vuoto") {
		t.Errorf("a table of one stands with %q: %+v", got[2].With, got)
	}
	wishes := []session.TableWish{{Name: "Rosso"}, {Name: "Blu"}, {Name: "Verde"}, {Name: "Nuovo"}}
	m.own(session.AmendSession{Settings: &session.AmendedSettings{Groups: &wishes}})
	for _, c := range m.all(screen).Cards {
		if c.Group == m.table("Verde") {
			t.Errorf("the table of one is told: %+v", c)
		}
	}
	for range 4 {
		m.join("P", "Nuovo")
	}
	m.goTo("likes")
	m.goTo("end")
	for _, g := range m.all(screen).Session.Groups {
		if g.Name == "Nuovo" && g.With != "" {
			t.Errorf("a new table with enough people stands with %q", g.With)
		}
		if g.Name == "Verde" && g.With == "" {
			t.Error("the table of one stands alone")
		}
	}
	if got, want := string(m.replayed().Snapshot()), string(m.s.Snapshot()); got != want {
		t.Error("the log gives another state")
	}
	m.reopened()
}
