package session_test

import (
	"testing"

	"colazione/session"
)

// Somebody is shown all that is kept of them, also what was hidden from them or put out with them, and may erase it from wherever they are.
func TestMineIsAllThatIsKept(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", "Rosso"), m.join("Bruno", "Blu")
	m.goTo("open")
	mine, hidden, others := m.add(anna, session.Need, "mia"), m.add(anna, session.Tool, "nascosta"), m.add(bruno, session.Need, "altrui")
	m.must(bruno, "card.flag", fields{"card": mine, "reason": "adverse_event", "note": "di Bruno"})
	m.must(anna, "card.flag", fields{"card": others, "reason": "offensive", "note": "di Anna"})
	m.must(leader, "card.hide", fields{"card": hidden})
	m.goTo("likes")
	m.must(anna, "like.set", fields{"card": others, "on": true})

	look := func() session.Mine {
		t.Helper()
		got, err := m.s.Mine(anna.Person)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	got := look()
	if got.Name != "Anna" || got.Table != "Rosso" || got.State != session.PersonIn || len(got.Cards) != 2 || got.Cards[1].Text != "nascosta" || got.Cards[1].State != session.CardHidden ||
		len(got.Likes["like"]) != 1 || got.Unseen != 0 || len(got.Flags) != 1 || got.Flags[0].Note != "di Anna" {
		t.Errorf("hers: %+v", got)
	}
	if len(got.Reports) != 1 || got.Reports[0].Text != "mia" || got.Reports[0].By != session.Participant {
		t.Errorf("reports of her cards: %+v", got.Reports)
	}
	m.must(leader, "person.remove", fields{"person": anna.Person})
	if got = look(); got.State != session.PersonRemoved || len(got.Cards) != 2 || len(got.Likes["like"]) != 0 || got.Unseen != 1 {
		t.Errorf("after she was put out: %+v", got)
	}
	m.must(anna, "card.erase", fields{"card": hidden})
	m.refuses("unknown_card", anna, "card.erase", fields{"card": others})
	m.refuses("not_allowed", anna, "person.erase", fields{"person": bruno.Person})
	if got = look(); len(got.Cards) != 1 {
		t.Errorf("after she erased a card: %+v", got.Cards)
	}
	m.must(anna, "person.erase", fields{"person": anna.Person})
	if _, err := m.s.Mine(anna.Person); codeOf(err) != "unknown_person" {
		t.Errorf("of somebody who was erased: %v", err)
	}
	for _, c := range m.all(leader).Cards {
		if c.Flag != nil && c.Flag.Note != "" {
			t.Errorf("her note is still there: %+v", c.Flag)
		}
	}
	if all := m.s.SafetyReports(); len(all) != 1 || all[0].Text != "mia" || all[0].Note != "di Bruno" {
		t.Errorf("the reports are now %+v", all)
	}
}

// A report that was marked as passed on by mistake is open again.
func TestPassingOnIsTakenBack(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.goTo("open")
	m.must(leader, "card.flag", fields{"card": m.add(anna, session.Need, "nausea"), "reason": "adverse_event"})
	report := m.s.SafetyReports()[0]
	if report.By != session.Facilitator {
		t.Errorf("flagged by %q", report.By)
	}
	m.idle(leader, "report.pass", fields{"report": report.ID, "passed": false})
	m.must(leader, "report.pass", fields{"report": report.ID})
	m.idle(leader, "report.pass", fields{"report": report.ID, "passed": true})
	if m.s.SafetyReports()[0].PassedOn == nil {
		t.Error("it is not passed on")
	}
	m.must(leader, "report.pass", fields{"report": report.ID, "passed": false})
	if m.s.SafetyReports()[0].PassedOn != nil {
		t.Error("it is still passed on")
	}
}
