package session_test

import (
	"strings"
	"testing"

	"colazione/session"
)

func TestWhoIsAtWhatByTable(t *testing.T) {
	m := newMeeting(t)
	anna, bruno, carla := m.join("Anna", "Rosso"), m.join("Bruno", "Rosso"), m.join("Carla", "Blu")
	m.comes(anna.Person)
	m.comes(bruno.Person)
	m.add(anna, session.Need, "x")
	m.add(carla, session.Need, "y")
	now := m.moment()
	now.Presence.Writing = func(id session.PersonID) bool { return id != anna.Person } // Carla's phone said so before it went away
	p, _ := m.s.Patch(session.Reader(leader), session.Cursor{}, now)
	want := []session.TableProgress{
		{ID: m.table("Rosso"), Joined: 2, Writing: 1, Done: 1},
		{ID: m.table("Blu"), Joined: 1, Done: 1, Away: 1},
	}
	for i, got := range p.Progress.Groups {
		if got != want[i] {
			t.Errorf("table %d is %+v, want %+v", i, got, want[i])
		}
	}
	m.must(leader, "group.assign", fields{"person": carla.Person, "group": "Rosso"})
	if got := m.since(leader, m.s.Seq()-1).Progress; got == nil || got.Groups[0].Joined != 3 {
		t.Errorf("after a move a facilitator is told %+v", got)
	}
}

// What only facilitators see of presence troubles nobody else.
func TestSignalsAreForFacilitators(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	now := m.moment()
	held := session.Cursor{Seq: m.s.Seq(), Presence: now.Presence.Version}
	now.Presence.Came, now.Presence.Version = now.Presence.Version, now.Presence.Version+1
	now.Presence.Cockpits = []session.CockpitPresence{{ID: unknown, Name: "Marta", Leads: true}}
	for _, by := range []session.Caller{anna, screen} {
		if p, news := m.s.Patch(session.Reader(by), held, now); news {
			t.Errorf("%s is told %+v", by.Role, p)
		}
	}
	p, _ := m.s.Patch(session.Reader(leader), held, now)
	if p.Session != nil || p.Progress == nil || len(p.Cockpits) != 1 || p.Cockpits[0].Name != "Marta" {
		t.Errorf("a facilitator is told %+v", p)
	}
}

func TestSignalsAreWeighedAndNotKept(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.idle(anna, "writing.set", fields{"on": true})
	m.idle(leader, "desk.set", fields{"desk": unknown, "name": "Marta", "lead": true})
	m.refuses("bad_request", leader, "desk.set", fields{"desk": "mia"})
	m.refuses("too_long", leader, "desk.set", fields{"desk": unknown, "name": strings.Repeat("a", 100)})
	m.refuses("not_allowed", leader, "writing.set", fields{"on": true})
}

// Somebody who is in and says another name has it on their cards too.
func TestANewNameStandsOnTheCards(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.Names = session.NamesShown }))
	anna, bruno := m.join("Ana", "Rosso"), m.join("Bruno", "Blu")
	m.goTo("open")
	card := m.add(anna, session.Need, "x")
	seen := m.s.Seq()
	m.names[anna.Person] = session.Profile{Name: "Anna"}
	if _, err := m.enters(session.Enter{Person: anna.Person, Group: "Rosso", Says: &session.Profile{Name: "Anna"}}); err != nil {
		t.Fatal(err)
	}
	for _, by := range []session.Caller{bruno, screen, leader} {
		p := m.since(by, seen)
		if len(p.Cards) != 1 || p.Cards[0].ID != card || p.Cards[0].Author != "Anna" {
			t.Errorf("%s is told %+v", by.Role, p.Cards)
		}
	}
}
