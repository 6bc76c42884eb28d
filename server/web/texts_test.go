package web_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"colazione/server/web"
)

// texts are the fields of calls and commands in which people write what they like, each with a body in which § is what they write.
var texts = map[string]string{
	"card.add text":         `"kind":"need","text":"§"`,
	"card.add themes[]":     `"kind":"need","text":"x","themes":["§"]`,
	"card.add kpi.measure":  `"kind":"kpi","text":"x","kpi":{"measure":"§","baseline":"","target":"","due":""}`,
	"card.add kpi.baseline": `"kind":"kpi","text":"x","kpi":{"measure":"","baseline":"§","target":"","due":""}`,
	"card.add kpi.target":   `"kind":"kpi","text":"x","kpi":{"measure":"","baseline":"","target":"§","due":""}`,
	"card.add kpi.due":      `"kind":"kpi","text":"x","kpi":{"measure":"","baseline":"","target":"","due":"§"}`,

	"card.edit text":         `"card":"{need}","text":"§"`,
	"card.edit kpi.measure":  `"card":"{kpi}","kpi":{"measure":"§","baseline":"","target":"","due":""}`,
	"card.edit kpi.baseline": `"card":"{kpi}","kpi":{"measure":"","baseline":"§","target":"","due":""}`,
	"card.edit kpi.target":   `"card":"{kpi}","kpi":{"measure":"","baseline":"","target":"§","due":""}`,
	"card.edit kpi.due":      `"card":"{kpi}","kpi":{"measure":"","baseline":"","target":"","due":"§"}`,

	"card.measure kpi.measure":  `"card":"{kpi}","kpi":{"measure":"§","baseline":"","target":"","due":""}`,
	"card.measure kpi.baseline": `"card":"{kpi}","kpi":{"measure":"","baseline":"§","target":"","due":""}`,
	"card.measure kpi.target":   `"card":"{kpi}","kpi":{"measure":"","baseline":"","target":"§","due":""}`,
	"card.measure kpi.due":      `"card":"{kpi}","kpi":{"measure":"","baseline":"","target":"","due":"§"}`,

	"card.flag note":      `"card":"{need}","reason":"adverse_event","note":"§"`,
	"card.screen reason":  `"card":"{need}","verdict":"leave","reason":"§"`,
	"card.theme themes[]": `"card":"{need}","themes":["§"]`,
	"desk.set name":       `"desk":"{new}","name":"§"`,
	"path.put title":      `"needs":[],"objectives":[],"tools":[],"kpis":[],"title":"§","note":""`,
	"path.put note":       `"needs":[],"objectives":[],"tools":[],"kpis":[],"title":"x","note":"§"`,
	"path.put owner":      `"needs":[],"objectives":[],"tools":[],"kpis":[],"title":"x","note":"","owner":"§"`,
	"synthesis.note note": `"note":"§"`,

	"agenda.set agenda[].id":         `"agenda":[{"id":"write","kind":"collect","collects":["need","kpi"]},{"id":"judge","kind":"like"},{"id":"§","kind":"weave"}]`,
	"agenda.set agenda[].title":      `"agenda":[{"id":"write","kind":"collect","title":"§","collects":["need","kpi"]},{"id":"judge","kind":"like"}]`,
	"agenda.set agenda[].prompt":     `"agenda":[{"id":"write","kind":"collect","prompt":"§","collects":["need","kpi"]},{"id":"judge","kind":"like"}]`,
	"agenda.set agenda[].criteria[]": `"agenda":[{"id":"write","kind":"collect","collects":["need","kpi"]},{"id":"judge","kind":"like","criteria":["§"]}]`,

	"POST /sessions title":               `"title":"§","language":"it","template":"blank"`,
	"POST /sessions topic":               `"title":"x","topic":"§","language":"it","template":"blank"`,
	"POST /sessions city":                `"title":"x","city":"§","language":"it","template":"blank"`,
	"POST /sessions settings.groups[]":   `"title":"x","language":"it","template":"blank","settings":{"groups":["Tutti","§"]}`,
	"POST /sessions agenda[].id":         `"title":"x","language":"it","template":"blank","agenda":[{"id":"§","kind":"collect"}]`,
	"POST /sessions agenda[].title":      `"title":"x","language":"it","template":"blank","agenda":[{"kind":"collect","title":"§"}]`,
	"POST /sessions agenda[].prompt":     `"title":"x","language":"it","template":"blank","agenda":[{"kind":"collect","prompt":"§"}]`,
	"POST /sessions agenda[].criteria[]": `"title":"x","language":"it","template":"blank","agenda":[{"kind":"like","criteria":["§"]}]`,

	"POST /sessions place":       `"title":"x","place":"§","language":"it","template":"blank"`,
	"PATCH /sessions/{id} title": `"title":"§"`,
	"PATCH /sessions/{id} topic": `"topic":"§"`,
	"PATCH /sessions/{id} city":  `"city":"§"`,
	"PATCH /sessions/{id} place": `"place":"§"`,

	"PATCH /sessions/{id} settings.groups[]":      `"settings":{"groups":["Tutti","§"]}`,
	"PATCH /sessions/{id} settings.groups[].name": `"settings":{"groups":["Tutti",{"name":"§"}]}`,

	"POST /series title":                       `"title":"§","language":"it"`,
	"POST /series topic":                       `"title":"x","topic":"§","language":"it"`,
	"POST /sessions/{id}/template title":       `"title":"§"`,
	"POST /sessions/{id}/template description": `"title":"x","description":"§"`,
	"PUT /letterhead name":                     `"name":"§"`,
	"POST /organisers name":                    `"name":"§"`,
	"POST /join name":                          `"code":"{code}","name":"§"`,
	"POST /join organisation":                  `"code":"{code}","organisation":"§"`,
}

// Fields that are text to JSON and no place to write: ids, secrets that are compared with hashes, names of what there is, a date. What they are not is refused.
var chosen = []string{
	"POST /sessions starts", "POST /sessions zone", "PATCH /sessions/{id} date", "PATCH /sessions/{id} starts", "PATCH /sessions/{id} zone",
	"PATCH /sessions/{id} settings.groups[].id",
	"POST /sessions date", "POST /sessions template", "POST /sessions series", "POST /join code", "POST /join group", "card.add group", "group.assign group", "hands.set group", "step.go step", "desk.set desk",
	"like.set criterion", "POST /sign-in key", "POST /sign-in name", "POST /sessions/{id}/enter key", "POST /organiser/key old", "POST /organiser/key new", "PUT /letterhead logo",
}

// ids are fields that name a card, a person, a path or a report.
var ids = []string{"id", "card", "into", "from[]", "person", "path", "paths[]", "report", "answers[]", "needs[]", "objectives[]", "tools[]", "kpis[]"}

// leaves lists the texts in what a schema describes, each by its way from the top.
func leaves(schema map[string]any, way string) (all []string) {
	if ref, ok := schema["$ref"].(string); ok {
		return leaves(openapi.follow(ref).(map[string]any), way)
	}
	for _, word := range []string{"oneOf", "anyOf"} {
		options, _ := schema[word].([]any)
		for _, o := range options {
			all = append(all, leaves(o.(map[string]any), way)...)
		}
	}
	switch {
	case schema["enum"] != nil || schema["const"] != nil:
		return all
	case schema["type"] == "string":
		return append(all, way)
	case schema["type"] == "array":
		return append(all, leaves(schema["items"].(map[string]any), way+"[]")...)
	}
	fields, _ := schema["properties"].(map[string]any)
	for name, field := range fields {
		at := strings.TrimPrefix(way+"."+name, ".")
		all = append(all, leaves(field.(map[string]any), at)...)
	}
	return all
}

// everyLeaf lists the texts of all commands and of all bodies of calls.
func everyLeaf() (all []string) {
	for path, methods := range openapi.at("paths").(map[string]any) {
		for method, op := range methods.(map[string]any) {
			body, ok := op.(map[string]any)["requestBody"].(map[string]any)
			if !ok || strings.HasSuffix(path, "/commands") {
				continue
			}
			schema := body["content"].(map[string]any)["application/json"].(map[string]any)["schema"].(map[string]any)
			for _, leaf := range leaves(schema, "") {
				all = append(all, strings.ToUpper(method)+" "+strings.TrimPrefix(path, "/api/v1")+" "+leaf)
			}
		}
	}
	for _, one := range openapi.at("components", "schemas", "Command").(map[string]any)["oneOf"].([]any) {
		command := openapi.follow(one.(map[string]any)["$ref"].(string)).(map[string]any)
		name := command["properties"].(map[string]any)["do"].(map[string]any)["const"].(string)
		for _, leaf := range leaves(command, "") {
			all = append(all, name+" "+leaf)
		}
	}
	return all
}

func TestEveryTextIsKnown(t *testing.T) {
	all := everyLeaf()
	for _, leaf := range all {
		field := leaf[strings.LastIndex(leaf, " ")+1:]
		if texts[leaf] == "" && !slices.Contains(chosen, leaf) && !slices.Contains(ids, field) {
			t.Errorf("%s is no known text", leaf)
		}
	}
	for leaf := range texts {
		if !slices.Contains(all, leaf) {
			t.Errorf("there is no %s", leaf)
		}
	}
}

// A text as somebody may send it who means harm, and what of it is kept: without what turns, hides or controls, in one form.
const (
	foul = "\u202e Ca\u200bffe\u0300\x07\ufffe\u2066\U000e0041\ufdd0 \u00adn. "
	fair = "Caffè n. "
)

// scene is a meeting with the things that bodies name.
type scene struct {
	*meeting
	need, kpi string
}

// write sends a body with a text where it has §, and gives the answer.
func (s *scene) write(leaf, text string) answer {
	s.t.Helper()
	quoted, err := json.Marshal(text)
	s.must(err)
	body := strings.NewReplacer("§", strings.Trim(string(quoted), `"`), "{need}", s.need, "{kpi}", s.kpi, "{code}", s.code, "{new}", uuid.NewString()).Replace(texts[leaf])
	parts := strings.Fields(leaf)
	switch method, path := parts[0], parts[1]; {
	case !strings.HasPrefix(path, "/"):
		return s.do(s.facilitator, method, body)
	case path == "/join":
		return s.api(method, path, "{"+body+"}", "")
	default:
		return s.api(method, strings.ReplaceAll(path, "{id}", s.id), "{"+body+"}", s.organiser)
	}
}

// everything is all that the organiser can get, and what lies on the disk.
func (s *scene) everything() string {
	s.t.Helper()
	var b strings.Builder
	paths := []string{"/series", "/templates", "/letterhead", "/organisers", "/safety", s.path("/report.md")}
	for _, one := range mustAPI[web.Sessions](s.house, 200, "GET", "/sessions", nil, s.organiser).Sessions {
		paths = append(paths, "/sessions/"+string(one.ID), "/sessions/"+string(one.ID)+"/patch", "/sessions/"+string(one.ID)+"/report.json")
	}
	for _, path := range paths {
		a := s.api("GET", path, nil, s.organiser)
		if a.StatusCode != 200 {
			s.t.Fatalf("%s: %d %s", path, a.StatusCode, a.body)
		}
		var v any
		if json.Unmarshal(a.body, &v) == nil {
			fmt.Fprintln(&b, v) // with the escapes of JSON undone
		} else {
			b.Write(a.body)
		}
	}
	file, err := os.ReadFile(s.house.path)
	s.must(err)
	const twoBytes = 0x7ff // as stand together in a checksum, too
	for _, r := range foul {
		if r > twoBytes && !strings.ContainsRune(fair, r) && strings.Contains(string(file), string(r)) {
			s.t.Errorf("%U is on the disk", r)
		}
	}
	return b.String()
}

func mustScene(t *testing.T) *scene {
	s := &scene{meeting: mustHouse(t).mustMeet(liveAgenda, `"settings":{"names":"shown"}`)}
	s.need = s.mustDo(s.facilitator, "card.add", `"kind":"need","text":"x"`).Card
	s.kpi = s.mustDo(s.facilitator, "card.add", `"kind":"kpi","text":"x"`).Card
	return s
}

func TestEveryTextIsCleaned(t *testing.T) {
	s := mustScene(t)
	n := 100
	for _, leaf := range slices.Sorted(maps.Keys(texts)) { // tables are named before anybody sits at one
		n++
		number := fmt.Sprint(n)
		if a := s.write(leaf, foul+number); a.StatusCode >= 300 {
			t.Errorf("%s: %d %.300s", leaf, a.StatusCode, a.body)
			continue
		}
		all := s.everything()
		if !strings.Contains(all, fair+number) {
			t.Errorf("%s is not kept as %q", leaf, fair+number)
		}
		if i := strings.IndexAny(all, "\u202e\u200b\u0300\x07\ufffe\u2066\U000e0041\ufdd0\u00ad"); i >= 0 {
			t.Fatalf("%s keeps what harms: %q", leaf, all[max(0, i-40):min(len(all), i+40)])
		}
	}
	t.Logf("%d fields", len(texts))
}

func TestNoTextIsEndless(t *testing.T) {
	s := mustScene(t)
	for leaf := range texts {
		if a := s.write(leaf, strings.Repeat("x", 5000)); a.StatusCode != 422 {
			t.Errorf("%s takes 5,000 letters: %d %.300s", leaf, a.StatusCode, a.body)
		}
		if a := s.write(leaf, strings.Repeat("x", 100_000)); a.StatusCode != 413 && a.StatusCode != 422 {
			t.Errorf("%s takes 100,000 letters: %d", leaf, a.StatusCode)
		}
	}
}

// What is asked for in a query is one of what there is, and never comes back in the answer.
func TestQueriesAreNoPlaceToWrite(t *testing.T) {
	s := mustScene(t)
	const text = "<i>\u202en</i>"
	tried := 0
	for path, methods := range openapi.at("paths").(map[string]any) {
		op, _ := methods.(map[string]any)["get"].(map[string]any)
		params, _ := op["parameters"].([]any)
		for _, p := range params {
			param := p.(map[string]any)
			if param["in"] != "query" {
				continue
			}
			tried++
			at := strings.NewReplacer("{id}", s.id, "{format}", "html").Replace(path) + "?" + param["name"].(string) + "=" + url.QueryEscape(text)
			a := s.call("GET", at, nil, "token", s.organiser)
			said := fmt.Sprint(a.Header) + string(a.body)
			if a.StatusCode < 300 && param["name"] != "language" || strings.Contains(said, text) || strings.Contains(said, "\u202e") || strings.Contains(said, "%E2%80%AE") {
				t.Errorf("%s: %d %.300s", at, a.StatusCode, said)
			}
		}
	}
	if tried < 10 {
		t.Errorf("only %d parameters", tried)
	}
}
