package session_test

import (
	"slices"
	"testing"

	"colazione/session"
)

// own sends a command of the program's own.
func (m *meeting) own(c session.Command) {
	m.t.Helper()
	if _, err := m.request(session.Request{Command: c, By: organiser}); err != nil {
		m.t.Fatalf("%+v: %v", c, err)
	}
}

func (m *meeting) deal(seats int) { m.t.Helper(); m.own(session.DealSeats{Seats: seats}) }

// come tries to let somebody in by a seat; table "" is the seat's.
func (m *meeting) come(person session.PersonID, table string, seat session.SeatID) (session.Caller, error) {
	by := session.Caller{Role: session.Participant, Person: person}
	_, err := m.request(session.Request{Command: session.Enter{Person: person, Group: table, Seat: seat}, By: by})
	return by, err
}

func (m *meeting) sit(name string, seat session.SeatID) session.Caller {
	m.t.Helper()
	id := session.PersonID(m.newID())
	m.names[id] = session.Profile{Name: name}
	m.s.SetProfile(id, m.names[id])
	by, err := m.come(id, "", seat)
	if err != nil {
		m.t.Fatalf("%s can't sit down: %v", name, err)
	}
	return by
}

func bySeats(s *session.Settings) { s.Admission = session.AdmissionSeats }

func TestSeatsAreDealtOverTheTables(t *testing.T) {
	m := newMeeting(t)
	m.deal(5)
	before := m.s.Seats()
	seq := m.s.Seq()
	m.deal(3)
	if m.s.Seq() != seq {
		t.Error("fewer seats than there are changed something")
	}
	m.deal(8)
	seats := m.s.Seats()
	if len(seats) != 8 || !slices.Equal(seats[:5], before) {
		t.Fatalf("seats %+v, before %+v", seats, before)
	}
	at := map[session.GroupID]int{}
	for i, seat := range seats {
		at[seat.Group]++
		if seat.Number != i+1 || seat.Generation != 1 || seat.Person != "" {
			t.Errorf("seat %d is %+v", i+1, seat)
		}
	}
	if at[m.table("Rosso")] != 4 || at[m.table("Blu")] != 4 {
		t.Errorf("at the tables %v", at)
	}
	for _, n := range []int{0, -1, 501} {
		if _, err := m.request(session.Request{Command: session.DealSeats{Seats: n}, By: organiser}); codeOf(err) != "bad_request" {
			t.Errorf("%d seats: %v", n, err)
		}
	}
}

func TestASeatAdmitsOnePersonOnce(t *testing.T) {
	m := newMeeting(t, withSettings(bySeats))
	if _, err := m.enter("Anna", ""); codeOf(err) != "not_allowed" {
		t.Errorf("without a seat: %v", err)
	}
	m.deal(2)
	seats := m.s.Seats()
	anna := m.sit("Anna", seats[1].ID)
	if m.s.GroupOf(anna.Person) != seats[1].Group || !m.s.Seated(anna.Person) || m.s.Seats()[1].Person != anna.Person {
		t.Errorf("Anna sits at %s by %+v", m.s.GroupOf(anna.Person), m.s.Seats())
	}
	for name, try := range map[string]struct {
		person session.PersonID
		seat   session.SeatID
		want   string
	}{
		"a seat that is taken": {"00000000-0000-7000-8000-00000000ffff", seats[1].ID, "conflict"},
		"a second seat":        {anna.Person, seats[0].ID, "conflict"},
		"no such seat":         {"00000000-0000-7000-8000-00000000ffff", "00000000-0000-7000-8000-00000000eeee", "unknown_code"},
	} {
		if _, err := m.come(try.person, "", try.seat); codeOf(err) != try.want {
			t.Errorf("%s: %v, want %s", name, err, try.want)
		}
	}
	seq := m.s.Seq()
	if _, err := m.come(anna.Person, "", seats[1].ID); err != nil || m.s.Seq() != seq {
		t.Errorf("her own seat again: %v, seq %d after %d", err, m.s.Seq(), seq)
	}
}

func TestWhoIsInTakesASeat(t *testing.T) {
	m := newMeeting(t)
	m.deal(2)
	anna := m.join("Anna", "Blu")
	if _, err := m.come(anna.Person, "", m.s.Seats()[0].ID); err != nil {
		t.Fatal(err)
	}
	if m.s.GroupOf(anna.Person) != m.table("Rosso") || m.s.Seats()[0].Person != anna.Person || m.s.Attendance().Joined != 1 {
		t.Errorf("at %s, seats %+v, %d people", m.s.GroupOf(anna.Person), m.s.Seats(), m.s.Attendance().Joined)
	}
}

func TestASeatPassesTheLobbyAndNotALockedDoor(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.Admission = session.AdmissionLobby }))
	m.deal(2)
	seats := m.s.Seats()
	if anna := m.sit("Anna", seats[0].ID); m.s.StateOf(anna.Person) != session.PersonIn {
		t.Errorf("Anna is %s", m.s.StateOf(anna.Person))
	}
	m.must(leader, "room.lock", fields{"on": true})
	if _, err := m.come("00000000-0000-7000-8000-00000000ffff", "", seats[1].ID); codeOf(err) != "room_locked" {
		t.Errorf("a locked door: %v", err)
	}
}

func TestRenewingASeat(t *testing.T) {
	m := newMeeting(t)
	m.deal(2)
	anna := m.sit("Anna", m.s.Seats()[0].ID)
	m.own(session.RenewSeat{Number: 1})
	if seat := m.s.Seats()[0]; seat.Generation != 2 || seat.Person != anna.Person {
		t.Errorf("renewed %+v", seat)
	}
	m.must(leader, "person.remove", fields{"person": anna.Person})
	m.own(session.RenewSeat{Number: 1})
	if seat := m.s.Seats()[0]; seat.Generation != 3 || seat.Person != "" {
		t.Errorf("renewed after a removal %+v", seat)
	}
	m.sit("Bruno", m.s.Seats()[0].ID)
	if _, err := m.request(session.Request{Command: session.RenewSeat{Number: 3}, By: organiser}); codeOf(err) != "not_found" {
		t.Errorf("seat 3: %v", err)
	}
	if want := m.s.Seats(); !slices.Equal(m.replayed().Seats(), want) || !slices.Equal(m.reopened().Seats(), want) {
		t.Errorf("replayed %+v, reopened %+v, want %+v", m.replayed().Seats(), m.reopened().Seats(), want)
	}
}
