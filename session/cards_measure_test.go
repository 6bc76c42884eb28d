package session_test

import (
	"reflect"
	"testing"

	"colazione/session"
)

// A participant's KPI is set right by the facilitator, after its step too; the text stays, and the way back gives what the author said.
func TestMeasure(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.goTo("open")
	own := session.Measure{Measure: "iscritti", Target: "10 000"}
	k := m.must(anna, "card.add", fields{"kind": "kpi", "text": "Quanti si iscrivono", "kpi": own}).Card
	need := m.add(anna, session.Need, "Capire chi si iscrive")
	m.goTo("likes")
	says := func(when string, want *session.Measure, led bool) {
		t.Helper()
		for _, by := range []session.Caller{leader, anna, screen} {
			c := m.card(by, k)
			if !reflect.DeepEqual(c.KPI, want) || c.Led != led || c.Text != "Quanti si iscrivono" || c.Edited != nil {
				t.Errorf("%s, %s reads %s", when, by.Role, mustJSON(t, c))
			}
		}
	}
	says("before", &own, false)
	right := session.Measure{Measure: "iscritti attivi", Baseline: "2 000", Target: "6 000", Due: "giugno"}
	m.must(leader, "card.measure", fields{"card": k, "kpi": right})
	says("set right", &right, true)
	m.idle(leader, "card.measure", fields{"card": k, "kpi": right})
	m.must(leader, "card.measure", fields{"card": k, "kpi": nil})
	says("taken away", nil, true)
	m.must(leader, "undo", nil)
	says("one step back", &right, true)
	m.s = m.reopened()
	m.must(leader, "undo", nil)
	says("as the author said it", &own, false)
	m.refuses("wrong_kind", leader, "card.measure", fields{"card": need, "kpi": right})
}

// An author who says it anew has the last word, while their step is open.
func TestMeasuredAnewByItsAuthor(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	m.goTo("open")
	k := m.must(anna, "card.add", fields{"kind": "kpi", "text": "Iscritti"}).Card
	m.must(leader, "card.measure", fields{"card": k, "kpi": fields{"measure": "al mese"}})
	m.must(anna, "card.edit", fields{"card": k, "text": "Gli iscritti"})
	if c := m.card(leader, k); !c.Led {
		t.Errorf("other words in the text: %s", mustJSON(t, c))
	}
	m.must(anna, "card.edit", fields{"card": k, "kpi": fields{"measure": "all’anno"}})
	if c := m.card(leader, k); c.Led || c.KPI.Measure != "all’anno" {
		t.Errorf("another measure: %s", mustJSON(t, c))
	}
}
