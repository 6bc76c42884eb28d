package web_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"colazione/server/web"
	"colazione/session"
)

// stages are the states of a session in which every command is tried, in the order of the expectations below.
var stages = []string{"collecting", "liking", "resting", "locked", "closed"}

const stagedAgenda = `[{"id":"collecting","kind":"collect","collects":["need","kpi"],"show_cards":"live"},` +
	`{"id":"liking","kind":"like","likes":["need"],"like_own":true},{"id":"resting","kind":"weave"}]`

// mayCommand is what every command comes to: for those who lead the session, and for people who are in it, in each of the stages; "ok" is an acknowledgement, "-" means
// that it is not theirs in any.
var mayCommand = map[string]struct{ leaders, people string }{
	"card.add":      {"ok step_closed step_closed ok step_closed", "ok step_closed step_closed ok step_closed"},
	"card.edit":     {"ok step_closed step_closed ok step_closed", "ok step_closed step_closed ok step_closed"},
	"card.withdraw": {"ok step_closed step_closed ok step_closed", "ok step_closed step_closed ok step_closed"},
	"card.erase":    {"ok ok ok ok ok", "ok ok ok ok ok"},
	"card.flag":     {"ok ok ok ok ok", "ok ok ok ok ok"},
	"person.erase":  {"ok ok ok ok ok", "not_allowed not_allowed not_allowed not_allowed not_allowed"}, // somebody else
	"like.set":      {"-", "step_closed ok step_closed step_closed step_closed"},

	"writing.set": {"-", "ok ok ok ok ok"},
	"desk.set":    {"ok ok ok ok ok", "-"},

	"agenda.set":    {"ok ok ok ok already_closed", "-"},
	"step.go":       {"ok ok ok ok already_closed", "-"},
	"step.reveal":   {"ok ok ok ok already_closed", "-"},
	"timer.set":     {"ok ok ok ok already_closed", "-"},
	"room.lock":     {"ok ok ok ok ok", "-"},
	"spotlight.set": {"ok ok ok ok ok", "-"},

	"card.hide":    {"ok ok ok ok ok", "-"},
	"card.restore": {"ok ok ok ok ok", "-"},
	"card.merge":   {"ok ok ok ok ok", "-"},
	"card.split":   {"ok ok ok ok ok", "-"},
	"card.theme":   {"ok ok ok ok ok", "-"},
	"card.screen":  {"ok ok ok ok ok", "-"},
	"card.measure": {"ok ok ok ok ok", "-"},
	"flag.close":   {"ok ok ok ok ok", "-"},
	"hands.set":    {"step_closed ok step_closed step_closed step_closed", "-"},

	"group.assign":  {"ok ok ok ok ok", "-"},
	"person.admit":  {"ok ok ok ok ok", "-"},
	"person.remove": {"ok ok ok ok ok", "-"},

	"report.pass":       {"not_found not_found not_found not_found not_found", "-"}, // of a report that there is not
	"path.put":          {"ok ok ok ok ok", "-"},
	"path.drop":         {"ok ok ok ok ok", "-"},
	"path.order":        {"ok ok ok ok ok", "-"},
	"synthesis.note":    {"ok ok ok ok ok", "-"},
	"synthesis.publish": {"ok ok ok ok ok", "-"},

	"session.close":  {"ok ok ok ok already_closed", "-"},
	"session.reopen": {"ok ok ok ok ok", "-"},
	"undo":           {"ok ok ok ok ok", "-"},
}

// Those who are no leaders and not in the session are refused every command in the same way, whatever the stage.
var refusedAlways = map[string]string{
	"another organiser": "not_found", "an ended organiser": "not_signed_in", "screen": "not_allowed", "absent": "not_allowed",
	"a facilitator elsewhere": "not_allowed", "a participant elsewhere": "not_allowed", "nobody": "not_signed_in", "a forger": "not_signed_in",
}

// Those who are not yet or no longer in are told so, of what people may do.
var refusedPerson = map[string]string{"waiting": "waiting_for_admission", "removed": "removed"}

// But they may erase what is theirs. What is another's is not there for them, and others are not theirs to erase.
var refusedOutside = map[string]string{"card.erase": "unknown_card", "person.erase": "not_allowed"}

var leading = []string{"owner", "organiser", "facilitator"}

// expected is the one answer that a command must get.
func expected(who, do string, stage int) string {
	at := mayCommand[do]
	people := strings.Fields(at.people)
	switch {
	case refusedAlways[who] != "":
		return refusedAlways[who]
	case slices.Contains(leading, who) && at.leaders != "-":
		return strings.Fields(at.leaders)[stage]
	case slices.Contains(leading, who), people[0] == "-":
		return "not_allowed"
	case refusedPerson[who] != "" && refusedOutside[do] != "":
		return refusedOutside[do]
	case refusedPerson[who] != "":
		return refusedPerson[who]
	}
	return people[stage]
}

// steering are the commands that lead out of a stage.
var steering = []string{"step.go", "room.lock", "session.close", "session.reopen", "undo"}

// cast is a session with somebody in every role.
type cast struct {
	*meeting
	tokens map[string]string

	ada, victim, forgotten                         string // people's ids
	unwritten, unscribed                           string // cards that are erased
	scribed, written, hideable, other, joined, kpi string // cards
}

func TestEveryCommandAsEveryRoleInEveryState(t *testing.T) {
	var all []string
	for _, c := range session.CommandTable() {
		all = append(all, c.Name)
		if mayCommand[c.Name].leaders == "" {
			t.Errorf("mayCommand does not say who may send %s", c.Name)
		}
	}
	if len(all) != len(mayCommand) || t.Failed() {
		t.Fatalf("%d commands, and %d in mayCommand", len(all), len(mayCommand))
	}
	h := mustHouse(t)
	tried := 0
	for stage, name := range stages {
		c := mustCast(h)
		c.mustStage(name)
		for _, do := range all {
			for who, token := range c.tokens {
				got := "ok"
				if a := c.do(token, do, c.mustFields(name, who, do)); a.StatusCode != 200 {
					got = mustCode(a.body)
				}
				if want := expected(who, do, stage); got != want {
					t.Errorf("%s while %s as %s: %s, want %s", do, name, who, got, want)
				}
				if got == "ok" && slices.Contains(steering, do) {
					c.mustStage(name)
				}
				tried++
			}
		}
	}
	if want := len(all) * len(stages) * (len(leading) + len(refusedAlways) + len(refusedPerson) + 1); tried != want {
		t.Errorf("%d tried, want %d", tried, want)
	}
	t.Logf("%d commands × %d roles × %d states: %d answers", len(all), tried/len(all)/len(stages), len(stages), tried)
}

func mustCast(h *house) *cast {
	h.t.Helper()
	owner := h.organiser()
	anna, bruno, carla := h.mustOrganiser(owner), h.mustOrganiser(owner), h.mustOrganiser(owner)
	mustAPI[struct{}](h, 200, "GET", "/sessions", nil, carla.token)
	if a := h.api("DELETE", "/organisers/"+carla.id, nil, owner); a.StatusCode != 204 {
		h.t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	m := h.mustMeetAs(anna.token, stagedAgenda, `"settings":{"admission":"lobby"}`)
	elsewhere := h.mustMeet(stagedAgenda)
	_, secret, _ := strings.Cut(m.mustGiveAbsentLink(), "#")
	ada, victim, waiting := m.mustJoin("Ada"), m.mustJoin("Vito"), m.mustJoin("Wil")
	c := &cast{meeting: m, ada: string(ada.Participant.ID), victim: string(victim.Participant.ID)}
	c.tokens = map[string]string{
		"owner": owner, "organiser": anna.token, "facilitator": m.facilitator, "screen": m.screen, "participant": ada.Token, "waiting": waiting.Token, "removed": victim.Token,
		"absent":            mustAPI[web.Entered](h, 200, "POST", m.path("/enter"), web.SignIn{Key: secret}, "").Token,
		"another organiser": bruno.token, "an ended organiser": carla.token, "a facilitator elsewhere": elsewhere.facilitator,
		"a participant elsewhere": elsewhere.mustJoin("").Token, "nobody": "", "a forger": forged(ada.Token),
	}
	m.mustDo(m.facilitator, "person.admit", `"person":"`+c.ada+`"`)
	m.mustDo(m.facilitator, "person.remove", `"person":"`+c.victim+`"`)
	c.forgotten = string(m.mustJoin("Franca").Participant.ID)
	need := `"kind":"need","text":"Capire"`
	c.unwritten = m.mustDo(ada.Token, "card.add", need).Card
	c.unscribed = m.mustDo(m.facilitator, "card.add", need).Card
	c.written = m.mustDo(ada.Token, "card.add", need).Card
	for _, card := range []*string{&c.scribed, &c.hideable, &c.other, &c.joined} {
		*card = m.mustDo(m.facilitator, "card.add", need).Card
	}
	c.kpi = m.mustDo(m.facilitator, "card.add", `"kind":"kpi","text":"Risposte"`).Card
	m.mustDo(m.facilitator, "card.merge", `"into":"`+c.other+`","from":["`+c.joined+`"]`)
	return c
}

// forged changes the last letter of a token.
func forged(token string) string {
	last := "A"
	if strings.HasSuffix(token, last) {
		last = "B"
	}
	return token[:len(token)-1] + last
}

// mustStage brings the session into a stage, also after a command that left it.
func (c *cast) mustStage(name string) {
	c.t.Helper()
	owner, step := c.tokens["owner"], name
	if name == "locked" || name == "closed" {
		step = "collecting"
	}
	if name != "closed" {
		c.mustDo(owner, "session.reopen", "")
		c.mustDo(owner, "step.go", `"step":"`+step+`"`)
		c.mustDo(owner, "room.lock", fmt.Sprintf(`"on":%t`, name == "locked"))
	} else if a := c.do(owner, "session.close", ""); a.StatusCode != 200 && mustCode(a.body) != "already_closed" {
		c.t.Fatalf("%d %s", a.StatusCode, a.body)
	}
}

const aPath = `"needs":[],"objectives":[],"tools":[],"kpis":[],"title":"Via","note":""`

// mustFields gives what a command needs to be done, where its sender may send it at all.
func (c *cast) mustFields(stage, who, do string) string {
	c.t.Helper()
	card := func(id string) string { return `"card":"` + id + `"` }
	person := func(id string) string { return `"person":"` + id + `"` }
	own, writer := c.scribed, c.facilitator
	if !slices.Contains(leading, who) {
		own, writer = c.written, c.tokens["participant"]
	}
	switch do {
	case "card.add":
		return `"kind":"need","text":"Ascoltare"`
	case "card.edit":
		return card(own) + `,"text":"` + uuid.NewString() + `"`
	case "card.withdraw":
		if stage == "collecting" || stage == "locked" {
			own = c.mustDo(writer, "card.add", `"kind":"need","text":"di troppo"`).Card
		}
		return card(own)
	case "card.erase":
		if own == c.written {
			return card(c.unwritten)
		}
		return card(c.unscribed)
	case "person.erase":
		return person(c.forgotten)
	case "card.flag", "flag.close":
		return card(c.scribed) + `,"reason":"offensive"`
	case "like.set":
		return card(c.scribed) + `,"on":true`
	case "agenda.set":
		return `"agenda":` + stagedAgenda
	case "step.go":
		return `"step":"liking"`
	case "timer.set":
		return `"state":"stop"`
	case "room.lock":
		return `"on":true`
	case "spotlight.set":
		return `"card":null`
	case "card.hide", "card.restore":
		return card(c.hideable)
	case "card.split":
		return card(c.joined)
	case "card.merge":
		return `"into":"` + c.other + `","from":["` + c.joined + `"]`
	case "card.theme":
		return card(c.scribed) + `,"themes":["etica"]`
	case "card.screen":
		return card(c.scribed) + `,"verdict":"take"`
	case "card.measure":
		return card(c.kpi) + `,"kpi":null`
	case "hands.set":
		return card(c.scribed) + `,"hands":3`
	case "group.assign":
		return person(c.ada) + `,"group":"Tutti"`
	case "person.admit":
		return person(c.ada)
	case "person.remove":
		return person(c.victim)
	case "path.put":
		return aPath
	case "path.drop":
		return `"path":"` + c.mustDo(c.facilitator, "path.put", aPath).Path + `"`
	case "path.order":
		return `"paths":[]`
	case "report.pass":
		return `"report":"` + uuid.NewString() + `"`
	case "synthesis.note":
		return `"note":"Insieme"`
	case "writing.set":
		return `"on":false`
	case "desk.set":
		return `"desk":"` + uuid.NewString() + `"`
	case "undo":
		c.mustDo(c.facilitator, "card.restore", card(c.hideable))
		c.mustDo(c.facilitator, "card.hide", card(c.hideable))
	}
	return ""
}

// mayCall is who may make every call: the owner of the installation alone, any organiser, and so on. A call that is here for nobody is for everybody.
var mayCall = map[string]string{
	"GET /templates": "", "GET /sign-in": "", "POST /sign-in": "", "POST /join": "", "POST /sessions/{id}/enter": "",

	"DELETE /templates/{id}": "owner organiser other", "POST /sessions/{id}/template": "owner organiser facilitator",
	"GET /sign-in/company": "", "GET /sign-in/company/back": "",

	"POST /sign-out": "owner organiser other", "GET /organiser": "owner organiser other", "POST /organiser/key": "owner organiser other",
	"GET /backup": "owner", "GET /organisers": "owner", "POST /organisers": "owner", "POST /organisers/{id}/key": "owner", "POST /organisers/{id}/readmit": "owner", "DELETE /organisers/{id}": "owner",

	"GET /series": "owner organiser other", "POST /series": "owner organiser other", "GET /sessions": "owner organiser other", "POST /sessions": "owner organiser other",
	"GET /series/{id}": "owner organiser", "GET /series/{id}/ranking": "owner organiser", "GET /series/{id}/themes": "owner organiser", "POST /series/{id}/sharing": "owner organiser", "GET /series/{id}/report.zip": "owner organiser",

	"GET /series/{id}/joins": "owner organiser", "POST /series/{id}/joins": "owner organiser", "DELETE /series/{id}/joins/{card}": "owner organiser",
	"GET /series/{id}/report.{format}": "owner organiser", "GET /report.schema.json": "",
	"GET /letterhead": "owner organiser other", "PUT /letterhead": "owner", "GET /rooms": "owner organiser other",

	"PATCH /sessions/{id}": "owner organiser facilitator",

	"DELETE /sessions/{id}": "owner organiser", "POST /sessions/{id}/links": "owner organiser", "POST /sessions/{id}/sharing": "owner organiser", "GET /sessions/{id}/report.zip": "owner organiser",

	"POST /sessions/{id}/absent-link": "owner organiser facilitator", "DELETE /sessions/{id}/absent-link": "owner organiser facilitator",
	"GET /sessions/{id}/seats.pdf": "owner organiser facilitator", "POST /sessions/{id}/seats/{seat}/renew": "owner organiser facilitator",
	"GET /sessions/{id}/arrivals": "owner organiser facilitator", "GET /sessions/{id}/health": "owner organiser facilitator",
	"GET /sessions/{id}/rehearsal": "owner organiser facilitator", "POST /sessions/{id}/rehearsal": "owner organiser facilitator", "DELETE /sessions/{id}/rehearsal": "owner organiser facilitator",
	"GET /sessions/{id}/rehearsal/pace": "owner organiser facilitator", "PUT /sessions/{id}/rehearsal/pace": "owner organiser facilitator",
	"GET /sessions/{id}/mine": "participant", "GET /sessions/{id}/mine.html": "participant", "GET /sessions/{id}/safety.csv": "owner organiser facilitator",
	"GET /sessions/{id}/audit": "owner organiser", "GET /sessions/{id}/audit.csv": "owner organiser", "GET /audit": "owner organiser other", "GET /audit.csv": "owner organiser other",
	"GET /safety": "owner organiser other", "GET /safety.csv": "owner organiser other", "PUT /safety/{id}": "owner organiser other",
	"GET /sessions/{id}/suggestions": "owner organiser facilitator", "GET /sessions/{id}/themes": "owner organiser facilitator",

	"GET /sessions/{id}": "owner organiser facilitator screen", "GET /sessions/{id}/qr.svg": "owner organiser facilitator screen",

	"POST /sessions/{id}/commands": "owner organiser facilitator screen participant", "GET /sessions/{id}/patch": "owner organiser facilitator screen participant",
	"GET /sessions/{id}/live": "owner organiser facilitator screen participant", "GET /sessions/{id}/ranking": "owner organiser facilitator screen participant",

	"GET /sessions/{id}/report.{format}": "owner organiser facilitator screen participant absent",
}

// ending are the calls that would end somebody or something for those who are tried after them.
var ending = []string{"DELETE /sessions/{id}", "DELETE /sessions/{id}/absent-link", "POST /sign-out"}

// Every call that is described is tried as everybody. A session or a series of another organiser is not there.
func TestEveryCallAsEveryRole(t *testing.T) {
	h := mustHouse(t)
	c := mustCast(h)
	series := mustAPI[web.SeriesAccess](h, 201, "POST", "/series", web.NewSeries{Title: "Due", Language: "it"}, c.tokens["organiser"])
	tokens := map[string]string{
		"owner": c.tokens["owner"], "organiser": c.tokens["organiser"], "other": c.tokens["another organiser"], "facilitator": c.tokens["facilitator"], "screen": c.tokens["screen"],
		"participant": c.tokens["participant"], "absent": c.tokens["absent"], "stranger": c.tokens["a facilitator elsewhere"], "ended": c.tokens["an ended organiser"],
		"forger": c.tokens["a forger"], "nobody": "",
	}
	tried := 0
	for path, methods := range openapi.at("paths").(map[string]any) {
		for method := range methods.(map[string]any) {
			call := strings.ToUpper(method) + " " + strings.TrimPrefix(path, "/api/v1")
			allowed, listed := mayCall[call]
			if !listed {
				t.Errorf("mayCall does not say who may make %s", call)
				continue
			}
			for who, token := range tokens {
				want := refusalOf(call, who, allowed)
				if want == "" && slices.Contains(ending, call) {
					continue // it would be done; other tests see to that
				}
				got := c.answerTo(call, string(series.ID), token)
				if want != got && (want != "" || got == "not_signed_in" || got == "not_allowed") {
					t.Errorf("%s as %s: %q, want %q", call, who, got, want)
				}
				tried++
			}
		}
	}
	t.Logf("%d calls × %d callers: %d answers", len(mayCall), len(tokens), tried)
}

// A member that a call has no field for is named in the refusal, also where the call has no body.
func TestNoMemberOfACallIsSwallowed(t *testing.T) {
	c := mustCast(mustHouse(t))
	series := mustAPI[web.SeriesAccess](c.house, 201, "POST", "/series", web.NewSeries{Title: "Due", Language: "it"}, c.tokens["organiser"])
	for path, methods := range openapi.at("paths").(map[string]any) {
		for method := range methods.(map[string]any) {
			call := strings.ToUpper(method) + " " + strings.TrimPrefix(path, "/api/v1")
			token := c.tokens["owner"]
			if mayCall[call] == "participant" {
				token = c.tokens["participant"]
			}
			body := `{"surplus":{"a":1}}`
			if strings.HasSuffix(call, "/commands") {
				body = command("undo", `"surplus":{"a":1}`)
			}
			p := mustDecode[web.Problem](t, c.api(strings.ToUpper(method), c.pathOf(call, string(series.ID)), body, token).body)
			if p.Code != "bad_request" || !strings.Contains(p.Detail, "surplus ") {
				t.Errorf("%s: %+v", call, p)
			}
		}
	}
	for _, body := range []string{
		`"settings":{"names":"shown","surplus":1}`, `"agenda":[{"kind":"close"},{"kind":"close","surplus":1}]`,
	} {
		where := map[bool]string{true: "settings.surplus", false: "agenda[1].surplus"}[strings.HasPrefix(body, `"settings`)]
		a := c.api("POST", "/sessions", `{"title":"T","language":"it","template":"blank",`+body+`}`, c.tokens["owner"])
		if p := mustProblem(t, a, 400, "bad_request"); !strings.HasPrefix(p.Detail, where+" ") {
			t.Errorf("%s: %q", body, p.Detail)
		}
	}
}

// refusalOf is the code with which a caller must be refused; "" is none of those that say who may.
func refusalOf(call, who, allowed string) string {
	switch {
	case allowed == "", slices.Contains(strings.Fields(allowed), who):
		return ""
	case slices.Contains([]string{"nobody", "forger", "ended"}, who):
		return "not_signed_in"
	case who == "other" && (strings.Contains(call, "/sessions/{id}") || strings.Contains(call, "/series/{id}")):
		return "not_found"
	}
	return "not_allowed"
}

// pathOf gives the path of a call about something that there is.
func (c *cast) pathOf(call, series string) string {
	_, path, _ := strings.Cut(call, " ")
	id := c.id
	switch {
	case strings.HasPrefix(path, "/series"):
		id = series
	case strings.HasPrefix(path, "/organisers"):
		id = uuid.NewString()
	}
	return strings.NewReplacer("{id}", id, "{format}", "md", "{seat}", "9999", "{card}", uuid.NewString()).Replace(path)
}

// answerTo makes a call and gives the code of its refusal, or "".
func (c *cast) answerTo(call, series, token string) string {
	method, _, _ := strings.Cut(call, " ")
	path := c.pathOf(call, series)
	var body any
	if method == "POST" || method == "PUT" || method == "PATCH" {
		body = "{}"
		switch {
		case strings.HasSuffix(path, "/commands"):
			body = command("card.explode", "")
		case path == "/letterhead":
			body = `{"name":"Agenzia"}`
		case strings.HasSuffix(path, "/sharing"):
			body = `{"shared":false}`
		}
	}
	a := c.api(method, path, body, token)
	if a.Header.Get("Content-Type") != "application/problem+json" {
		return ""
	}
	return mustCode(a.body)
}
