package session_test

import (
	"testing"

	"colazione/session"
)

// Who raised a flag is told by role, also where the log names the organiser.
func TestReportsNameARoleAlone(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "Rosso")
	m.goTo("open")
	bea := session.Caller{Role: session.Organiser, Person: "33333333-3333-7333-8333-333333333333"}
	for _, by := range []session.Caller{anna, leader, bea} {
		card := m.add(anna, session.Need, "nausea dopo la seconda dose")
		m.must(by, "card.flag", fields{"card": card, "reason": session.AdverseEvent})
	}
	var roles []session.Role
	for _, r := range m.s.SafetyReports() {
		roles = append(roles, r.By)
	}
	if len(roles) != 3 || roles[0] != session.Participant || roles[1] != session.Facilitator || roles[2] != session.Organiser {
		t.Errorf("flagged by %q", roles)
	}
}
