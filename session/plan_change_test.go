package session_test

import (
	"testing"

	"colazione/session"
)

// plan is an agenda as a facilitator sends it: that of the meeting after a change.
func plan(m *meeting, change func([]session.Step) []session.Step) fields {
	return fields{"agenda": change(append([]session.Step{}, m.all(leader).Session.Agenda...))}
}

func without(id session.StepID) func([]session.Step) []session.Step {
	return func(agenda []session.Step) (out []session.Step) {
		for _, st := range agenda {
			if st.ID != id {
				out = append(out, st)
			}
		}
		return out
	}
}

// with changes one step of an agenda.
func with(id session.StepID, change func(*session.Step)) func([]session.Step) []session.Step {
	return func(agenda []session.Step) []session.Step {
		for i := range agenda {
			if agenda[i].ID == id {
				change(&agenda[i])
			}
		}
		return agenda
	}
}

func TestTheAgendaChangesUnderWay(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.must(leader, "agenda.set", plan(m, func(agenda []session.Step) []session.Step {
		agenda[1], agenda[2] = agenda[2], agenda[1]
		agenda[0].Prompt, agenda[0].Minutes = "Che cosa ti serve?", 9
		agenda[3].Skip = true
		return append(agenda, session.Step{Kind: "close", Title: "Saluti", ShowCards: "live", ShowLikes: "after", LikeScope: "all", Criteria: []string{"like"}})
	}))
	got := m.since(anna, 2).Session
	if got == nil || len(got.Agenda) != 5 {
		t.Fatalf("a phone is told %+v", got)
	}
	if got.Agenda[0].Prompt != "Che cosa ti serve?" || got.Agenda[0].Minutes != 9 || got.Agenda[1].ID != "likes" || !got.Agenda[3].Skip || got.Agenda[4].ID == "" {
		t.Errorf("the agenda is %+v", got.Agenda)
	}
	m.goTo("end")
	if m.all(leader).Session.Agenda[3].Skip {
		t.Error("a step that is open is still to be skipped")
	}
	m.idle(leader, "agenda.set", plan(m, func(agenda []session.Step) []session.Step { return agenda }))
	m.goTo("likes")
	m.goTo(got.Agenda[4].ID)
}

func TestWhatIsOpenOrUsedStaysInTheAgenda(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"judge","kind":"like","likes":["need"],"criteria":["value","usefulness"]}`))
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.refuses("conflict", leader, "agenda.set", plan(m, without("needs")))
	m.refuses("conflict", leader, "agenda.set", plan(m, with("needs", func(st *session.Step) { st.Skip = true })))
	card := m.add(anna, session.Need, "un bisogno")
	m.goTo("judge")
	m.refuses("conflict", leader, "agenda.set", plan(m, without("needs")))
	m.must(leader, "agenda.set", plan(m, with("judge", func(st *session.Step) { st.Criteria = []string{"value"} })))
	m.must(bruno, "like.set", fields{"card": card, "on": true, "criterion": "value"})
	m.goTo("end")
	m.refuses("conflict", leader, "agenda.set", plan(m, without("judge")))
	m.refuses("conflict", leader, "agenda.set", plan(m, with("judge", func(st *session.Step) { st.Criteria = []string{"usefulness"} })))
	m.refuses("conflict", leader, "agenda.set", plan(m, with("judge", func(st *session.Step) { st.Likes = nil })))
	m.must(leader, "agenda.set", plan(m, with("judge", func(st *session.Step) { st.Criteria = append(st.Criteria, "usefulness") })))
	if got := m.card(leader, card).Likes; got["value"] != 1 || len(got) != 3 {
		t.Errorf("the likes are %v", got)
	}
	m.must(leader, "agenda.set", plan(m, without("open")))
	m.refuses("bad_request", leader, "agenda.set", fields{"agenda": []fields{}})
	m.must(leader, "session.close", nil)
	m.refuses("already_closed", leader, "agenda.set", plan(m, without("likes")))
}

// Who has no like left follows from the limit, also when that changes while likes are given.
func TestALimitSetUnderWay(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	card := m.add(anna, session.Need, "un bisogno")
	m.goTo("likes")
	m.like(bruno, card)
	seq := m.s.Seq()
	m.must(leader, "agenda.set", plan(m, with("likes", func(st *session.Step) { st.LikesPerPerson = 1 })))
	if got := m.since(screen, seq).Progress; got == nil || got.Spent != 1 {
		t.Errorf("the screen is told %+v", got)
	}
}

// A step that becomes live under way shows what it held back until then.
func TestAStepBecomesLive(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	card := m.add(anna, session.Need, "coperto")
	m.must(leader, "agenda.set", plan(m, with("needs", func(st *session.Step) { st.ShowCards = session.ShowLive })))
	m.looks(card, map[*session.Caller]string{&bruno: "shown", &screen: "shown"})
	m.looks(m.add(bruno, session.Need, "subito"), map[*session.Caller]string{&anna: "shown"})
}
