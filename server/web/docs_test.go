package web_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"colazione/server/web"
	"colazione/session"
	"colazione/session/template"
)

func TestDocumentsAreServed(t *testing.T) {
	h := mustHouse(t)
	for path, want := range map[string][]byte{"/openapi.yaml": web.OpenAPI(), "/asyncapi.yaml": web.AsyncAPI()} {
		a := h.api("GET", path, nil, "")
		if a.StatusCode != 200 || string(a.body) != string(want) {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	if openapi.at("openapi") != "3.1.0" || asyncapi.at("asyncapi") != "3.0.0" {
		t.Errorf("versions %v and %v", openapi.at("openapi"), asyncapi.at("asyncapi"))
	}
	for name, d := range map[string]*document{"openapi": openapi, "asyncapi": asyncapi} {
		for _, ref := range references(d.root) {
			if d.follow(ref) == nil {
				t.Errorf("%s: nothing at %s", name, ref)
			}
		}
	}
}

func references(v any) (all []string) {
	switch v := v.(type) {
	case map[string]any:
		if ref, ok := v["$ref"].(string); ok {
			all = append(all, ref)
		}
		for _, child := range v {
			all = append(all, references(child)...)
		}
	case []any:
		for _, child := range v {
			all = append(all, references(child)...)
		}
	}
	return all
}

// The calls of the running server and those of the document are the same.
func TestEveryRouteIsDescribed(t *testing.T) {
	h := mustHouse(t)
	part := regexp.MustCompile(`:(\w+)`)
	registered := map[string]bool{}
	for _, r := range h.app.Registered() {
		if !strings.HasSuffix(r, ".yaml") {
			registered[part.ReplaceAllString(r, "{$1}")] = true
		}
	}
	described := map[string]bool{}
	for path, methods := range openapi.at("paths").(map[string]any) {
		for method := range methods.(map[string]any) {
			described[strings.ToUpper(method)+" "+path] = true
		}
	}
	if !maps.Equal(registered, described) {
		t.Errorf("registered %v\ndescribed %v", slices.Sorted(maps.Keys(registered)), slices.Sorted(maps.Keys(described)))
	}
	for call := range described {
		method, path, _ := strings.Cut(call, " ")
		path = strings.NewReplacer("{id}", uuid.NewString(), "{format}", "md").Replace(path)
		if a := h.call(method, path, nil); a.StatusCode == 405 || a.StatusCode == 404 && !strings.HasSuffix(path, "/enter") {
			t.Errorf("%s: %d %s", call, a.StatusCode, a.body)
		}
	}
}

// The commands that the running server knows and those of the document are the same.
func TestEveryCommandIsDescribed(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	described := asyncapi.at("components", "messages").(map[string]any)
	replies := []string{"ack", "reject", "patch", "bye"}
	for name := range described {
		if slices.Contains(replies, name) {
			continue
		}
		if a := m.do(m.screen, name, `"card":1,"cards":1`); a.StatusCode == 200 || mustCode(a.body) == "unknown_command" {
			t.Errorf("%s is described and unknown", name)
		}
	}
	var want []string
	for _, c := range session.CommandTable() {
		want = append(want, c.Name)
	}
	got := slices.DeleteFunc(slices.Sorted(maps.Keys(described)), func(name string) bool { return slices.Contains(replies, name) })
	if !slices.Equal(got, want) {
		t.Errorf("described %v, want %v", got, want)
	}
	mustProblem(t, m.do(m.facilitator, "card.explode", ""), 400, "unknown_command")
}

// statusOf is what the outside relies on.
var statusOf = map[int]string{
	400: "bad_request unknown_command",
	401: "not_signed_in wrong_key",
	403: "not_allowed own_card not_in_scope room_locked waiting_for_admission removed likes_hidden wrong_origin table_fixed",
	404: "not_found unknown_code unknown_card unknown_step unknown_group unknown_person unknown_path",
	409: "step_closed out_of_likes out_of_cards room_full not_published already_closed nothing_to_undo flagged_cards conflict",
	413: "too_large",
	422: "too_long empty_text wrong_kind reserved_name",
	429: "too_many_requests",
	503: "unavailable",
	507: "storage_full",
}

func TestEveryCodeIsDescribed(t *testing.T) {
	status := map[string]int{}
	for s, codes := range statusOf {
		for code := range strings.FieldsSeq(codes) {
			status[code] = s
		}
	}
	described := list(openapi.at("components", "schemas", "Code", "enum"))
	if !slices.Equal(slices.Sorted(slices.Values(described)), slices.Sorted(maps.Keys(status))) {
		t.Errorf("described are the codes %v", described)
	}
	used := map[string]bool{}
	for path, methods := range openapi.at("paths").(map[string]any) {
		for method, op := range methods.(map[string]any) {
			for s, r := range op.(map[string]any)["responses"].(map[string]any) {
				for _, code := range list(r.(map[string]any)["x-codes"]) {
					used[code] = true
					if fmt.Sprint(status[code]) != s {
						t.Errorf("%s %s answers %s with %s", method, path, code, s)
					}
				}
			}
		}
	}
	if len(used) != len(status) {
		t.Errorf("%d codes are answers of a call, want %d", len(used), len(status))
	}
}

// Every field that the documents describe comes from the running server or is taken by it.
func TestEveryFieldIsReal(t *testing.T) {
	h := mustHouse(t, quick)
	playEverything(t, h)
	playOrganisers(h)
	playArrivals(h)
	playAudit(h)
	playTables(h)
	h.mustMeet(liveAgenda, `"starts":"08:00"`, `"place":"Qui"`, `"zone":"Europe/Rome"`).mustAmendAll()
	for name, def := range openapi.at("components", "schemas").(map[string]any) {
		fields, _ := def.(map[string]any)["properties"].(map[string]any)
		for field := range fields {
			at := name + "." + field
			if !openapi.seen[at] && !asyncapi.seen[at] {
				t.Errorf("%s is described and never seen", at)
			}
		}
	}
}

// playTables shows a table of one with another, and asks for a publication that a flag holds up.
func playTables(h *house) {
	m := h.mustMeet(tablesAgenda, `"settings":{"groups":["Rosso","Blu","Solo"],"table_min":3}`)
	var first, last web.Joined
	for i, table := range []string{"Rosso", "Rosso", "Rosso", "Rosso", "Blu", "Blu", "Blu", "Solo"} {
		last = mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.made.Code, Name: string(rune('A' + i)), Group: table}, "")
		if i == 0 {
			first = last
		}
	}
	card := m.mustDo(last.Token, "card.add", `"kind":"need","text":"Da solo"`).Card
	went := m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	m.mustDial(last.Token, 0).mustReach(went.Seq)
	m.mustDo(first.Token, "like.set", `"on":true,"card":"`+card+`"`)
	for _, token := range []string{m.facilitator, first.Token} {
		mustAPI[web.PatchMessage](h, 200, "GET", m.path(fmt.Sprintf("/patch?since=%d&parts=1", went.Seq)), nil, token)
	}
	m.mustDo(m.facilitator, "card.flag", `"card":"`+card+`","reason":"personal_data"`)
	mustProblem(m.t, m.do(m.facilitator, "synthesis.publish", ""), http.StatusConflict, "flagged_cards")
}

// playEverything has everything happen that leaves a trace in a message.
func playEverything(t *testing.T, h *house) {
	series := mustAPI[session.Series](h, 201, "POST", "/series", web.NewSeries{Title: "Due", Topic: "Salute", Language: "it"}, h.organiser())
	m := h.mustMeet(richAgenda, `"topic":"Salute","city":"Milano","date":"2026-11-19","series":"`+string(series.ID)+`"`,
		`"settings":{"names":"shown","groups":["Finestra","Camino"],"admission":"open","max_participants":30,"card_length":280,"retention_days":30,"safety_days":0,"suggest_flags":true,"cards_per_person":60,"table_min":4}`)
	ada := mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.code, Name: "Ada", Organisation: "Acme", Group: "Camino"}, "")
	phone, cockpit := m.mustDial(ada.Token, 0), m.mustDial(m.facilitator, 0)
	phone.mustReach(1)
	cockpit.mustReach(1)
	mustAPI[web.LiveRooms](h, 200, "GET", "/rooms", nil, m.organiser)
	lobby := h.mustMeet(liveAgenda, `"settings":{"admission":"lobby"}`)
	lobby.mustDial(lobby.mustJoin("Bea").Token, 0).mustReach(1)
	id := func(a heard) string { return `"` + a.Card + `"` }
	need := phone.mustSend("card.add", `"kind":"need","text":"Misurare l’impatto delle campagne sociali","themes":["etica"]`)
	twin := phone.mustSend("card.add", `"kind":"need","text":"Misurare l’impatto sociale delle campagne"`)
	gone := phone.mustSend("card.add", `"kind":"need","text":"di troppo"`)
	phone.mustSend("card.add", `"kind":"need","text":"un paziente che ha avuto nausea"`)
	for _, text := range []string{"alfa", "beta", "gamma"} { // as little liked as the one before: who of them is in the set is a tie
		phone.mustSend("card.add", `"kind":"need","text":"`+text+`"`)
	}
	aim := phone.mustSend("card.add", `"kind":"objective","text":"Ascoltare","answers":[`+id(need)+`]`)
	phone.mustSend("card.add", `"kind":"tool","text":"Forum","answers":[`+id(aim)+`]`)
	phone.mustSend("card.add", `"kind":"kpi","text":"Risposte","answers":[`+id(aim)+`]`)
	hard := cockpit.mustSend("card.add", `"kind":"difficulty","text":"regole","origin":"external","group":"Finestra"`)
	kpi := phone.mustSend("card.add", `"kind":"kpi","text":"misura","answers":[`+id(need)+`],"kpi":{"measure":"a","baseline":"b","target":"c","due":"d"}`)
	phone.mustSend("card.edit", `"card":`+id(kpi)+`,"text":"misure","answers":[],"kpi":{"measure":"a","baseline":"","target":"","due":""}`)
	cockpit.mustSend("card.edit", `"card":`+id(hard)+`,"origin":"internal"`)
	phone.mustSend("card.withdraw", `"card":`+id(gone))
	phone.mustSend("card.flag", `"card":`+id(need)+`,"reason":"adverse_event","note":"nota"`)
	cockpit.mustSend("card.theme", `"card":`+id(need)+`,"themes":["etica","dati"]`)
	cockpit.mustSend("card.merge", `"into":`+id(need)+`,"from":[`+id(twin)+`]`)
	cockpit.mustSend("spotlight.set", `"card":`+id(need))
	for _, timer := range []string{`"state":"run","seconds":60`, `"state":"pause"`, `"state":"stop"`} {
		phone.mustReach(cockpit.mustSend("timer.set", timer).Seq)
	}
	cockpit.mustSend("step.go", `"step":"judge"`)
	for _, on := range []string{"true", "false", "true"} {
		phone.mustSend("like.set", `"card":`+id(need)+`,"on":`+on+`,"criterion":"value"`)
	}
	for _, criterion := range []string{"value", "usefulness"} { // all the likes that there are
		phone.mustSend("like.set", `"card":`+id(aim)+`,"on":true,"criterion":"`+criterion+`"`)
	}
	cockpit.mustReach(phone.mustSend("like.set", `"card":`+id(need)+`,"on":true,"criterion":"usefulness"`).Seq)
	cockpit.mustReach(cockpit.mustSend("hands.set", `"card":`+id(need)+`,"group":"Camino","hands":6`).Seq)
	cockpit.mustSend("step.reveal", `"show_likes":true`)
	cockpit.mustSend("card.hide", `"card":`+id(hard))
	cockpit.mustSend("card.restore", `"card":`+id(hard))
	cockpit.mustSend("card.split", `"card":`+id(twin))
	cockpit.mustReach(cockpit.mustSend("card.screen", `"card":`+id(need)+`,"verdict":"take","reason":"perché sì"`).Seq)
	cockpit.mustSend("card.measure", `"card":`+id(kpi)+`,"kpi":{"measure":"iscritti","baseline":"","target":"12 000","due":"giugno"}`)
	cockpit.mustSend("room.lock", `"on":true`)
	person := `"person":"` + string(ada.Participant.ID) + `"`
	phone.mustSend("writing.set", `"on":true`)
	cockpit.mustSend("desk.set", `"desk":"`+mustID()+`","name":"Marta","lead":true`)
	cockpit.until("the desks", func(h heard) bool { return h.Patch != nil && len(h.Patch.Cockpits) == 1 })
	cockpit.mustSend("group.assign", person+`,"group":"Finestra"`)
	cockpit.mustSend("person.admit", person)
	for _, path := range []string{"/suggestions", "/health"} {
		if a := m.api("GET", m.path(path), nil, m.facilitator); a.StatusCode != 200 {
			t.Errorf("%s: %d %s", path, a.StatusCode, a.body)
		}
	}
	rome := h.mustMeet(liveAgenda, `"series":"`+string(series.ID)+`"`)
	there := rome.mustDo(rome.mustJoin("Bea").Token, "card.add", `"kind":"need","text":"Misurare l’impatto"`)
	mustAPI[web.Joins](h, 200, "POST", "/series/"+string(series.ID)+"/joins", `{"into":`+id(need)+`,"from":["`+there.Card+`"]}`, h.organiser())
	mustAPI[web.Letterhead](h, 200, "PUT", "/letterhead", web.Letterhead{Name: "Agenzia", Logo: aLogo(t, 8, 8, "")}, h.organiser())
	path := cockpit.mustSend("path.put", `"needs":[`+id(need)+`],"objectives":[],"tools":[],"kpis":[`+id(kpi)+`],"title":"Via","note":"Nota","owner":"Ada"`)
	cockpit.mustSend("path.put", `"path":"`+path.Path+`","needs":[`+id(need)+`],"objectives":[`+id(aim)+`],"tools":[],"kpis":[],"title":"Via due","note":""`)
	cockpit.mustSend("path.order", `"paths":["`+path.Path+`"]`)
	cockpit.mustSend("synthesis.note", `"note":"Insieme"`)
	cockpit.send(command("synthesis.publish", ""))
	cockpit.until("a rejection", func(h heard) bool { return h.Code == "flagged_cards" })
	phone.mustReach(cockpit.mustSend("synthesis.publish", `"despite_flags":true`).Seq)
	cockpit.mustSend("flag.close", `"card":`+id(need)+`,"reason":"adverse_event"`)
	for _, by := range []string{"likes", "breadth"} {
		m.api("GET", m.path("/ranking?by="+by), nil, ada.Token)
	}
	for _, call := range []string{"/series", "/series/" + string(series.ID), "/series/" + string(series.ID) + "/ranking", "/series/" + string(series.ID) + "/themes", m.path("/themes"), "/sessions", m.path(""), "/templates"} {
		if a := h.api("GET", call, nil, m.organiser); a.StatusCode != 200 {
			t.Errorf("%s: %d %s", call, a.StatusCode, a.body)
		}
	}
	m.mustGiveAbsentLink()
	cockpit.mustSend("step.go", `"step":"end"`)
	phone.mustReach(phone.mustSend("card.add", `"kind":"idea","text":"Telefonare"`).Seq)
	cockpit.mustSend("path.drop", `"path":"`+path.Path+`"`)
	cockpit.mustSend("undo", "")
	cockpit.mustSend("agenda.set", `"agenda":[{"id":"judge","kind":"like","likes":["need","objective"],"criteria":["value","usefulness"]},`+
		`{"id":"end","kind":"close","collects":["idea"],"show_cards":"live"},`+
		`{"id":"write","kind":"collect","collects":["need"]},{"id":"last","kind":"close","title":"Fine","prompt":"","minutes":5,"collects":[],"likes":[],"skip":true,`+
		`"show_cards":"live","show_likes":"after","criteria":["like"],"likes_per_person":0,"like_scope":"all","like_own":false}]`)
	mustAPI[template.Template](h, 201, "POST", m.path("/template"), web.NewTemplate{Title: "Nostra", Description: "Breve"}, m.facilitator)
	h.api("GET", "/templates", nil, m.organiser)
	rehearsal := m.mustRehearse(1)
	rehearsal.mustFill(1)
	mustAPI[web.RehearsalPace](h, 200, "GET", rehearsal.path("/rehearsal/pace"), nil, rehearsal.facilitator)
	for _, r := range mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports {
		cockpit.mustSend("report.pass", `"report":"`+string(r.ID)+`"`)
		cockpit.mustSend("report.pass", `"report":"`+string(r.ID)+`","passed":false`)
	}
	h.mustOutlive("Nausea")
	for _, r := range mustAPI[web.SafetyReports](h, 200, "GET", "/safety", nil, m.organiser).Reports {
		mustAPI[web.SafetyReport](h, 200, "PUT", "/safety/"+string(r.ID), web.PassedOn{Passed: true}, m.organiser)
	}
	m.api("GET", m.path("/mine"), nil, ada.Token)
	phone.mustSend("card.erase", `"card":`+id(aim))
	cockpit.mustSend("session.close", "")
	cockpit.mustSend("session.reopen", "")
	phone.send(command("room.lock", `"on":false`))
	phone.until("a rejection", func(h heard) bool { return h.Code == "not_allowed" })
	cockpit.mustSend("person.remove", person+`,"keep_cards":true`)
	phone.mustClose(4001)
	cockpit.mustSend("person.erase", person)
	mustProblem(t, h.api("POST", "/sessions", `{"title":3}`, m.organiser), http.StatusBadRequest, "bad_request")
	last := m.mustDial(m.screen, 0)
	last.mustReach(1)
	h.restart()
	last.mustClose(1012)
}

const richAgenda = `[{"id":"write","kind":"collect","title":"Scrivere","prompt":"Che cosa?","minutes":10,"collects":["need","objective","tool","kpi","difficulty"],"likes":[],` +
	`"show_cards":"live","show_likes":"live","criteria":["like"],"likes_per_person":0,"like_scope":"all","like_own":true},` +
	`{"id":"judge","kind":"like","likes":["need","objective"],"criteria":["value","usefulness"],"likes_per_person":2,"like_own":true},` +
	`{"id":"end","kind":"close","collects":["idea"],"show_cards":"live"}]`
