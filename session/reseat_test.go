package session_test

import (
	"errors"
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

	m.must(leader, "room.lock", fields{"on": true})
	if err := sit(anna, string(rosso)); err != nil || m.s.GroupOf(anna.Person) != rosso {
		t.Errorf("in a locked room: %v", err)
	}
	m.must(leader, "person.remove", fields{"person": anna.Person})
	if err := sit(anna, "Blu"); err != nil || m.s.GroupOf(anna.Person) != rosso || m.s.StateOf(anna.Person) != session.PersonRemoved {
		t.Errorf("who was removed takes a seat: %v", err)
	}
}
