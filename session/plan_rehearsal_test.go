package session_test

import (
	"strings"
	"testing"

	"colazione/session"
)

func TestARehearsalHasThePlanAndNothingElse(t *testing.T) {
	m := newMeeting(t, func(c *session.Create) {
		series := session.SeriesID("serie")
		c.Info.Title, c.Info.Series, c.Info.Settings.Admission, c.Info.Settings.SafetyDays = strings.Repeat("è", 160), &series, session.AdmissionSeats, 3650
		c.Cards = []session.Seed{{Kind: session.Need, Text: "c’era già"}}
	})
	m.deal(1)
	anna := m.sit("Anna", m.s.Seats()[0].ID)
	m.add(anna, session.Need, "scritta in sala")
	m.must(leader, "agenda.set", plan(m, without("likes")))

	again := session.New()
	wish := m.s.Rehearsal()
	wish.Info.ID = "22222222-2222-7222-8222-222222222222"
	rec, _, err := again.Decide(session.Request{Command: wish, By: organiser, At: m.now}, m.newID)
	if err != nil {
		t.Fatal(err)
	}
	again.Apply(*rec)
	info, of := again.Info(), m.s.Info()
	if info.Rehearses != of.ID || info.Series != nil || info.Settings.Admission != session.AdmissionOpen || info.Settings.RetentionDays != 1 || info.Settings.SafetyDays != 0 {
		t.Errorf("the rehearsal is %+v", info)
	}
	if !strings.HasPrefix(info.Title, "PROVA · è") || len([]rune(info.Title)) != 160 {
		t.Errorf("it is called %q", info.Title)
	}
	p, _ := again.Patch(session.Reader(leader), session.Cursor{}, m.moment())
	if len(p.People) != 0 || len(p.Cards) != 1 || p.Cards[0].Text != "c’era già" || len(info.Agenda) != 3 {
		t.Errorf("it begins with %+v", p)
	}
}

func TestSimulatedPeopleAreMarked(t *testing.T) {
	m := newMeeting(t)
	m.join("Anna", "")
	id := session.PersonID(m.newID())
	_, err := m.request(session.Request{Command: session.Enter{Person: id, Simulated: true}, By: session.Caller{Role: session.Participant, Person: id}})
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]*session.State{"now": m.s, "from the log": m.replayed(), "from the snapshot": m.reopened()} {
		p, _ := s.Patch(session.Reader(leader), session.Cursor{}, m.moment())
		if len(p.People) != 2 || p.People[0].Simulated || !p.People[1].Simulated {
			t.Errorf("%s: people are %+v", name, p.People)
		}
	}
}
