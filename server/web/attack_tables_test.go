package web_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/server/web"
	"colazione/session"
)

const tablesAgenda = `[{"id":"write","kind":"collect","collects":["need"]},{"id":"judge","kind":"like","likes":["need"]},{"id":"end","kind":"close"}]`

// A table of one: what its person wrote and liked is told of by no table, in the patch, the ranking and the document, and nothing is left when what is told is taken off.
func TestATableOfOneIsNotTold(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(tablesAgenda, `"settings":{"groups":["Rosso","Blu","Solo"],"table_min":3}`)
	var people []web.Joined
	for i, table := range []string{"Rosso", "Rosso", "Rosso", "Rosso", "Blu", "Blu", "Blu", "Solo"} {
		people = append(people, mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.made.Code, Name: string(rune('A' + i)), Group: table}, ""))
	}
	alone, red, blue := people[7], people[0].Participant.Group, people[4].Participant.Group
	card := m.mustDo(alone.Token, "card.add", `"kind":"need","text":"Da solo"`).Card
	m.mustDo(people[0].Token, "card.add", `"kind":"need","text":"In quattro"`)
	m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	for _, p := range people[:7] {
		m.mustDo(p.Token, "like.set", `"card":"`+card+`","on":true`)
	}
	m.mustDo(m.facilitator, "card.flag", `"card":"`+card+`","reason":"personal_data"`)
	went := m.mustDo(m.facilitator, "step.go", `"step":"end"`)

	socket := m.mustDial(people[1].Token, 0)
	patch := socket.mustReach(went.Seq)
	for _, g := range patch.Session.Groups {
		if want := map[string]session.GroupID{"Rosso": "", "Blu": blue, "Solo": blue}[g.Name]; g.With != want {
			t.Errorf("%s stands with %q, want %q", g.Name, g.With, want)
		}
	}
	for _, c := range patch.Cards {
		got := slices.Sorted(maps.Keys(c.Groups))
		if want := slices.Sorted(slices.Values([]session.GroupID{red, blue})); !slices.Equal(got, want) || c.Group == alone.Participant.Group {
			t.Errorf("%q is of %q and told by %v, want %v", c.Text, c.Group, got, want)
		}
	}
	ranking := mustAPI[session.Ranking](h, 200, "GET", m.path("/ranking?by=breadth"), nil, people[1].Token)
	led := mustAPI[session.Ranking](h, 200, "GET", m.path("/ranking?by=breadth"), nil, m.facilitator)
	if got, want := mustJSONText(t, ranking), mustJSONText(t, led); got != want || strings.Contains(got, string(alone.Participant.Group)) {
		t.Errorf("ranking %s, and for those who lead %s", got, want)
	}

	refused := mustProblem(t, m.do(m.facilitator, "synthesis.publish", ""), 409, "flagged_cards")
	if len(refused.Cards) != 1 || string(refused.Cards[0]) != card {
		t.Errorf("refused for %v, want %s", refused.Cards, card)
	}
	published := m.mustDo(m.facilitator, "synthesis.publish", `"despite_flags":true`)
	socket.mustReach(published.Seq)
	a := m.api("GET", m.path("/report.json"), nil, people[1].Token)
	d := mustDecode[report.Document](t, a.body)
	if strings.Contains(string(a.body), string(alone.Participant.Group)) || len(d.People.Tables) != 2 {
		t.Errorf("the document tells of the table of one: %+v", d.People.Tables)
	}
	for _, at := range d.People.Tables {
		if at.Joined < 3 || at.Liked < 3 {
			t.Errorf("the document tells of few: %+v", at)
		}
	}

	// A card that is settled is published without another word.
	m.mustDo(m.facilitator, "flag.close", `"card":"`+card+`","reason":"personal_data"`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	m.mustDo(m.facilitator, "undo", "")
	cockpit := m.mustDial(m.facilitator, 0)
	cockpit.send(command("synthesis.publish", ""))
	said := cockpit.until("a refusal", func(h heard) bool { return h.Reject != "" })
	if said.Code != "flagged_cards" || len(said.Cards) != 1 {
		t.Errorf("over the socket %+v", said)
	}
}

// Tallies that were shown by hand close a step's likes, for giving and taking, until they are hidden again.
func TestARevealClosesTheLikes(t *testing.T) {
	m := mustHouse(t).mustMeet(`[{"id":"both","kind":"collect","collects":["need"],"likes":["need"],"like_own":true,"show_cards":"live","show_likes":"live"},{"id":"end","kind":"close"}]`)
	p := m.mustJoin("Ada")
	card := `"card":"` + m.mustDo(p.Token, "card.add", `"kind":"need","text":"Uno"`).Card + `"`
	m.mustDo(p.Token, "like.set", card+`,"on":true`)
	m.mustDo(m.facilitator, "step.reveal", `"show_likes":true`)
	m.mustDo(m.facilitator, "step.reveal", "")
	m.mustDo(m.facilitator, "step.go", `"step":"end"`)
	m.mustDo(m.facilitator, "step.go", `"step":"both"`)
	for _, on := range []string{"true", "false"} {
		mustProblem(t, m.do(p.Token, "like.set", card+`,"on":`+on), 409, "step_closed")
	}
	m.mustDo(m.facilitator, "step.reveal", `"show_likes":false`)
	m.mustDo(p.Token, "like.set", card+`,"on":false`)
}

func mustJSONText(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
