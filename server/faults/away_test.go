package faults_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"colazione/server/processtest"
)

// F9: somebody is away while everything changes and the server is started again, so that nothing is in memory of what they missed. One patch brings them to what the others see.
func TestAwayForLong(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	ada, bruno := m.MustJoin(t), m.MustJoin(t)
	for n := range 30 {
		m.MustSend(t, bruno, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("prima ", n)})
	}
	readers := []string{ada, bruno, m.Organiser}
	held := map[string]*view{}
	for _, token := range readers {
		held[token] = mustSnapshot(t, m, token)
	}
	for range scale.absences {
		mustChange(t, m, 200)
		p.Kill()
		p, _ = p.Again(t)
		for _, token := range readers {
			mine, fresh := held[token], mustSnapshot(t, m, token)
			before := mine.patches
			mustPoll(t, m, token, mine)
			if what := mine.differs(fresh); what != "" || mine.patches != before+1 {
				t.Errorf("after one patch: %s", what)
			}
		}
	}
	row{fault: "F9 away for long", tries: scale.absences * len(readers), note: "one patch over a restart, equal to a fresh look"}.report(t)
	p.MustEnd(t)
}

// mustChange has whoever leads do all kinds of things to the cards.
func mustChange(t testing.TB, m *processtest.Meeting, times int) {
	t.Helper()
	for n := range times {
		cards := m.MustCards(t)
		one := cards[rand.IntN(len(cards))].ID
		other := cards[rand.IntN(len(cards))].ID
		do := []struct {
			name   string
			fields map[string]any
		}{
			{"card.add", map[string]any{"kind": "need", "text": fmt.Sprint("poi ", n)}},
			{"card.edit", map[string]any{"card": one, "text": fmt.Sprint("meglio ", n)}},
			{"card.hide", map[string]any{"card": one}},
			{"card.restore", map[string]any{"card": one}},
			{"card.merge", map[string]any{"into": one, "from": []string{other}}},
			{"card.split", map[string]any{"card": one}},
			{"card.theme", map[string]any{"card": one, "themes": []string{"misura"}}},
			{"card.withdraw", map[string]any{"card": one}},
			{"undo", nil},
		}
		what := do[rand.IntN(len(do))]
		// Some are refused, as what can't be done twice; that is as good.
		if _, err := m.Send(m.Organiser, processtest.NewCommand(what.name, what.fields)); err != nil {
			t.Fatal(err)
		}
	}
}
