package session_test

import (
	"testing"

	"colazione/session"
)

func TestJoiningPutsPeopleWhereFewestAre(t *testing.T) {
	m := newMeeting(t)
	rosso, blu := m.table("Rosso"), m.table("Blu")
	a, b, c := m.join("Anna", ""), m.join("Bruno", ""), m.join("Carla", "Blu")
	d := m.join("Dora", "")
	m.must(leader, "person.remove", fields{"person": b.Person})
	m.must(leader, "person.remove", fields{"person": c.Person, "keep_cards": true})
	e := m.join("Elio", "")
	f := m.join("Fabio", string(rosso))
	for i, want := range []session.GroupID{rosso, blu, blu, rosso, blu, rosso} {
		if got := m.s.GroupOf([]session.Caller{a, b, c, d, e, f}[i].Person); got != want {
			t.Errorf("person %d sits at %s, want %s", i, got, want)
		}
	}
	if m.s.GroupOf(unknown) != "" || m.s.StateOf(unknown) != "" {
		t.Error("a stranger has a place")
	}
	before := m.s.Seq()
	if _, err := m.request(session.Request{Command: session.Enter{Person: a.Person}, By: a}); err != nil || m.s.Seq() != before {
		t.Errorf("who is in comes in again: %v", err)
	}
}

func TestLobby(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.Admission = session.AdmissionLobby }))
	anna := m.join("Anna", "")
	m.goTo("open")
	card := m.add(leader, session.Need, "x")
	p := m.all(anna)
	if p.Me.State != "waiting" || p.Cards != nil || p.Session == nil || p.Synthesis != nil {
		t.Errorf("who waits sees %s", mustJSON(t, p))
	}
	if got := *m.all(leader).Progress; got.Joined != 0 {
		t.Errorf("progress %+v", got)
	}
	seen := m.s.Seq()
	m.must(leader, "card.theme", fields{"card": card, "themes": []string{"t"}})
	if m.s.Changed(session.Reader(anna), session.Cursor{Seq: seen, Presence: m.stir}, m.stir) {
		t.Error("who waits is woken for a card")
	}
	seen = m.s.Seq()
	m.must(leader, "person.admit", fields{"person": anna.Person})
	p = m.since(anna, seen)
	if p.From != 0 || len(p.Cards) != 1 || p.Me.State != "in" {
		t.Errorf("who is let in is told %s", mustJSON(t, p))
	}
	if got := m.since(leader, seen).People; len(got) != 1 || got[0].State != "in" {
		t.Errorf("people %+v", got)
	}
	m.add(anna, session.Need, "y")
}

func TestLock(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.must(leader, "room.lock", fields{"on": true})
	m.idle(leader, "room.lock", fields{"on": true})
	if !m.all(anna).Session.Locked {
		t.Error("not locked for those who are in")
	}
	m.add(anna, session.Need, "x")
	m.must(leader, "room.lock", fields{"on": false})
	m.join("Bruno", "")
}

func TestAFullRoomHasPlaceAgain(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.MaxParticipants = 1 }))
	anna := m.join("Anna", "")
	if _, err := m.enter("Bruno", ""); codeOf(err) != "room_full" {
		t.Error(err)
	}
	m.must(leader, "person.remove", fields{"person": anna.Person})
	m.join("Bruno", "")
}

func TestPresence(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", "Rosso"), m.join("Bruno", "Blu")
	m.comes(anna.Person)
	held := session.Cursor{Seq: m.s.Seq(), Presence: m.stir}
	m.comes(bruno.Person)
	for _, by := range []session.Caller{anna, leader, screen} {
		p, news := m.s.Patch(session.Reader(by), held, m.moment())
		if !news || p.From != m.s.Seq() || p.Seq != m.s.Seq() || p.Session.Present != 2 || p.Session.Groups[1].Present != 1 || p.Cards != nil || p.Me != nil {
			t.Errorf("%s is told %s", by.Role, mustJSON(t, p))
		}
		if by.Role == session.Facilitator && (len(p.People) != 1 || p.People[0].ID != bruno.Person || !p.People[0].Present) {
			t.Errorf("people %+v", p.People)
		}
	}
	m.must(leader, "person.remove", fields{"person": bruno.Person})
	m.leaves(anna.Person)
	if got := m.all(screen).Session; got.Present != 0 || got.Groups[0].Present != 0 {
		t.Errorf("present %+v", got)
	}
}

func TestWhoHoldsTooMuchIsToldEverything(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	p := m.since(anna, m.s.Seq()+1)
	if p.From != 0 || p.Session == nil || p.Me == nil {
		t.Errorf("%s", mustJSON(t, p))
	}
	if _, news := m.s.Patch(session.Reader(anna), session.Cursor{Seq: m.s.Seq(), Presence: m.stir}, m.moment()); news {
		t.Error("news for who holds everything")
	}
}
