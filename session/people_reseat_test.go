package session_test

import (
	"errors"
	"slices"
	"testing"

	"colazione/session"
)

func TestTakingAnotherSeat(t *testing.T) {
	m := newMeeting(t)
	rosso, blu := m.table("Rosso"), m.table("Blu")
	anna := m.join("Anna", "")
	sit := func(who session.Caller, table string) error {
		_, err := m.request(session.Request{Command: session.Enter{Person: who.Person, Group: table}, By: who})
		return err
	}
	if m.s.GroupOf(anna.Person) != rosso {
		t.Fatal("the first person does not sit at the first table")
	}
	if err := sit(anna, "Blu"); err != nil || m.s.GroupOf(anna.Person) != blu || m.all(anna).Me.Group != blu {
		t.Errorf("Anna asked for Blu: %v, sits at %s", err, m.s.GroupOf(anna.Person))
	}
	if err := sit(anna, "Verde"); !errors.Is(err, session.ErrUnknownGroup) {
		t.Errorf("a table that is not there: %v", err)
	}

	m.must(leader, "person.remove", fields{"person": anna.Person})
	if err := sit(anna, "Rosso"); err != nil || m.s.GroupOf(anna.Person) != blu || m.s.StateOf(anna.Person) != session.PersonRemoved {
		t.Errorf("who was removed takes a seat: %v", err)
	}
}

// Once likes are given, or the room is locked, people stay where they sit unless a facilitator moves them; who comes then still chooses, and a repeat is no change.
func TestTablesStandWhileLikesAreGiven(t *testing.T) {
	for name, fix := range map[string]func(*meeting){
		"likes are given":                func(m *meeting) { m.goTo("likes") },
		"likes were given":               func(m *meeting) { m.goTo("likes"); m.goTo("open") },
		"the room is locked":             func(m *meeting) { m.must(leader, "room.lock", fields{"on": true}) },
		"the open step takes likes, now": func(m *meeting) { m.goTo("end"); m.nowTakesLikes("end") },
	} {
		t.Run(name, func(t *testing.T) {
			m := newMeeting(t)
			rosso, blu := m.table("Rosso"), m.table("Blu")
			anna, bruno := m.join("Anna", "Rosso"), m.join("Bruno", "Rosso")
			m.deal(2)
			fix(m)
			before := m.s.Seq()
			for _, say := range []*session.Profile{nil, {Name: "Annetta"}} {
				if _, err := m.enters(session.Enter{Person: anna.Person, Group: "Blu", Says: say}); codeOf(err) != "table_fixed" || m.s.GroupOf(anna.Person) != rosso {
					t.Errorf("Anna changes her table: %v", err)
				}
				if _, err := m.enters(session.Enter{Person: anna.Person, Group: "Rosso"}); err != nil {
					t.Errorf("Anna says where she sits: %v", err)
				}
			}
			if m.s.Seq() != before || m.s.Profile(anna.Person).Name != "Anna" {
				t.Errorf("a refusal or a repeat changed something: %+v", m.s.Profile(anna.Person))
			}
			if _, err := m.enters(session.Enter{Person: anna.Person, Group: "Rosso", Says: &session.Profile{Name: "Annetta"}}); err != nil || m.s.Profile(anna.Person).Name != "Annetta" {
				t.Errorf("a name at the same table: %v", err)
			}
			if _, err := m.enters(session.Enter{Person: bruno.Person, Seat: m.seatAt(blu)}); err != nil || m.s.GroupOf(bruno.Person) != blu {
				t.Errorf("a seat that is taken for the first time: %v", err)
			}
			m.must(leader, "group.assign", fields{"person": anna.Person, "group": "Blu"})
			m.must(leader, "room.lock", fields{"on": false})
			if carla := m.join("Carla", "Rosso"); m.s.GroupOf(carla.Person) != rosso {
				t.Error("who comes now has no choice")
			}
		})
	}
}

// nowTakesLikes has a step of the agenda take likes from now on.
func (m *meeting) nowTakesLikes(id session.StepID) {
	m.t.Helper()
	agenda := slices.Clone(m.s.Info().Agenda)
	i := slices.IndexFunc(agenda, func(st session.Step) bool { return st.ID == id })
	agenda[i].Likes = []session.Kind{session.Need}
	m.must(leader, "agenda.set", fields{"agenda": agenda})
}

func (m *meeting) seatAt(table session.GroupID) session.SeatID {
	m.t.Helper()
	seats := m.s.Seats()
	i := slices.IndexFunc(seats, func(seat session.Seat) bool { return seat.Group == table })
	if i < 0 {
		m.t.Fatalf("no seat at %s", table)
	}
	return seats[i].ID
}

// People of one name are told apart for everybody: on their cards, in the list of people and to themselves, and stay so.
func TestPeopleOfOneNameAreToldApart(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.Names = session.NamesShown }))
	m.goTo("open")
	var people []session.Caller
	for i, name := range []string{"Anna Rossi", "anna rossi", "Anna Rossi", "Anna Rossi (2)", "Anna Bianchi", ""} {
		id := session.PersonID(m.newID())
		if _, err := m.enters(session.Enter{Person: id, Says: &session.Profile{Name: name, Organisation: "ACME"}}); err != nil {
			t.Fatal(i, err)
		}
		people = append(people, session.Caller{Role: session.Participant, Person: id})
		m.add(people[i], session.Need, "x")
	}
	want := []string{"Anna Rossi", "anna rossi (2)", "Anna Rossi (3)", "Anna Rossi (2) (2)", "Anna Bianchi", ""}
	check := func() {
		t.Helper()
		for i, p := range m.all(leader).People {
			if p.Name != want[i] || m.all(people[i]).Me.Name != want[i] {
				t.Errorf("person %d is %q to the facilitator and %q to themselves, want %q", i, p.Name, m.all(people[i]).Me.Name, want[i])
			}
		}
		for i, c := range m.all(people[4]).Cards {
			if c.Author != want[i] {
				t.Errorf("card %d is by %q, want %q", i, c.Author, want[i])
			}
		}
	}
	check()
	// Who says another name frees it, and nobody else is called otherwise by that.
	if _, err := m.enters(session.Enter{Person: people[0].Person, Says: &session.Profile{Name: "Bea", Organisation: "ACME"}}); err != nil {
		t.Fatal(err)
	}
	want[0] = "Bea"
	check()
	// Who says the same name again stays who they are.
	if _, err := m.enters(session.Enter{Person: people[2].Person, Says: &session.Profile{Name: "ANNA ROSSI", Organisation: "ACME"}}); err != nil {
		t.Fatal(err)
	}
	want[2] = "ANNA ROSSI (3)"
	check()
}

// Where names are hidden nobody learns that there is another of theirs.
func TestHiddenNamesHaveNoNumber(t *testing.T) {
	m := newMeeting(t)
	for range 2 {
		id := session.PersonID(m.newID())
		if _, err := m.enters(session.Enter{Person: id, Says: &session.Profile{Name: "Anna"}}); err != nil {
			t.Fatal(err)
		}
		if name := m.all(session.Caller{Role: session.Participant, Person: id}).Me.Name; name != "Anna" {
			t.Errorf("is called %q", name)
		}
		if number := m.s.Profile(id).Number; number != 0 {
			t.Errorf("has the number %d", number)
		}
	}
}

// A person writes so many cards in a step and no more, a scribe as many as there are.
func TestOneWritesSoManyCardsInAStep(t *testing.T) {
	most := 3
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.CardsPerPerson = &most }))
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	write := fields{"kind": "need", "text": "x"}
	var last session.CardID
	for range most {
		last = m.must(anna, "card.add", write).Card
	}
	m.refuses("out_of_cards", anna, "card.add", write)
	m.must(bruno, "card.add", write)
	m.must(anna, "card.withdraw", fields{"card": last})
	m.must(anna, "card.add", write)
	m.refuses("out_of_cards", anna, "card.add", write)
	m.goTo("open")
	for range most {
		m.must(anna, "card.add", write)
		m.must(leader, "card.add", write)
		m.must(leader, "card.add", write)
	}
	m.refuses("out_of_cards", anna, "card.add", write)
}
