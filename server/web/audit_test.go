package web_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/server/report/lists"
	"colazione/server/web"
	"colazione/session"
)

// mustAudit reads lines of the audit log, the latest first, in a language.
func (h *house) mustAudit(path, lang, token string) []lists.AuditLine {
	h.t.Helper()
	a := h.call("GET", "/api/v1"+path, nil, "token", token, "Accept-Language", lang)
	if a.StatusCode != 200 {
		h.t.Fatalf("%s: %d %s", path, a.StatusCode, a.body)
	}
	return mustDecode[web.AuditLog](h.t, a.body).Lines
}

const auditedAgenda = `[{"id":"write","kind":"collect","title":"Raccolta","collects":["need","kpi"],"show_cards":"on_reveal"},{"id":"judge","kind":"like","title":"Giudizio","likes":["need"]}]`

// secretWords stand in everything that people write in the test below, and in a name.
var secretWords = []string{"Zebrato", "Ortensia", "Quarzo", "Lillipuziano"}

// audited is a session with what its commands are about.
type audited struct {
	*meeting
	need, other, kpi, scribed, path string
	ada, vito                       web.Joined
}

// actionOf is a command that changes something, and as what it must stand in the audit log.
type actionOf struct{ do, did, fields string }

func mustAuditedMeeting(h *house) *audited {
	h.t.Helper()
	m := &audited{meeting: h.mustMeet(auditedAgenda, `"settings":{"admission":"lobby","names":"hidden","groups":["Finestra","Camino"]}`)}
	m.ada, m.vito = m.mustJoin("Ortensia"), m.mustJoin("Vito Ortensia")
	m.mustDo(m.facilitator, "person.admit", `"person":"`+string(m.ada.Participant.ID)+`"`)
	m.need = m.mustDo(m.ada.Token, "card.add", `"kind":"need","text":"Zebrato il primo"`).Card
	m.other = m.mustDo(m.ada.Token, "card.add", `"kind":"need","text":"Zebrato il secondo"`).Card
	m.kpi = m.mustDo(m.ada.Token, "card.add", `"kind":"kpi","text":"Zebrato il terzo"`).Card
	m.scribed = m.mustDo(m.facilitator, "card.add", `"kind":"need","text":"Zebrato il quarto"`).Card
	return m
}

// script is every command of those who lead, in an order in which each changes something.
func (m *audited) script() []func() actionOf {
	card := func(id string) string { return `"card":"` + id + `"` }
	person := func(j web.Joined) string { return `"person":"` + string(j.Participant.ID) + `"` }
	plain := func(do, did, fields string) func() actionOf {
		return func() actionOf { return actionOf{do, did, fields} }
	}
	longer := strings.Replace(auditedAgenda, "Giudizio", "Verdetto", 1)
	return []func() actionOf{
		plain("card.add", "card.add", `"kind":"need","text":"Zebrato"`),
		plain("card.edit", "card.edit", card(m.scribed)+`,"text":"Zebrato di nuovo"`),
		plain("card.withdraw", "card.withdraw", card(m.scribed)),
		plain("person.admit", "person.admit", person(m.vito)),
		plain("group.assign", "group.assign", person(m.vito)+`,"group":"Finestra"`),
		plain("group.assign", "group.assign", person(m.vito)+`,"group":"Camino"`),
		plain("timer.set", "timer.set/run", `"state":"run","seconds":60`),
		plain("timer.set", "timer.set/pause", `"state":"pause"`),
		plain("timer.set", "timer.set/stop", `"state":"stop"`),
		plain("step.reveal", "step.reveal", ""),
		plain("step.reveal", "step.reveal/likes", `"show_likes":true`),
		plain("step.reveal", "step.reveal/reopen", `"show_likes":false`),
		plain("spotlight.set", "spotlight.set/on", card(m.need)),
		plain("spotlight.set", "spotlight.set/off", `"card":null`),
		plain("card.flag", "card.flag/adverse_event", card(m.need)+`,"reason":"adverse_event","note":"Quarzo"`),
		plain("card.flag", "card.flag/offensive", card(m.need)+`,"reason":"offensive"`),
		plain("card.flag", "card.flag/personal_data", card(m.need)+`,"reason":"personal_data"`),
		plain("flag.close", "flag.close/adverse_event", card(m.need)+`,"reason":"adverse_event"`),
		plain("undo", "undo", ""),
		plain("flag.close", "flag.close/offensive", card(m.need)+`,"reason":"offensive"`),
		plain("flag.close", "flag.close/personal_data", card(m.need)+`,"reason":"personal_data"`),
		func() actionOf { return actionOf{"report.pass", "report.pass", `"report":"` + m.mustReportID() + `"`} },
		plain("card.hide", "card.hide", card(m.need)),
		plain("card.restore", "card.restore", card(m.need)),
		plain("card.hide", "card.hide", card(m.need)),
		plain("undo", "undo", ""),
		plain("card.merge", "card.merge", `"into":"`+m.need+`","from":["`+m.other+`"]`),
		plain("undo", "undo", ""),
		plain("card.merge", "card.merge", `"into":"`+m.need+`","from":["`+m.other+`"]`),
		plain("card.split", "card.split", card(m.other)),
		plain("card.theme", "card.theme", card(m.need)+`,"themes":["Quarzo"]`),
		plain("card.screen", "card.screen/take", card(m.need)+`,"verdict":"take","reason":"Quarzo"`),
		plain("card.screen", "card.screen/leave", card(m.need)+`,"verdict":"leave"`),
		plain("card.screen", "card.screen/open", card(m.need)+`,"verdict":""`),
		plain("card.measure", "card.measure", card(m.kpi)+`,"kpi":{"measure":"Quarzo","baseline":"","target":"","due":""}`),
		plain("path.put", "path.put", `"needs":["`+m.need+`"],"objectives":[],"tools":[],"kpis":[],"title":"Lillipuziano","note":"Quarzo"`),
		plain("path.put", "path.put", `"needs":["`+m.other+`"],"objectives":[],"tools":[],"kpis":[],"title":"Lillipuziano due","note":""`),
		func() actionOf { return actionOf{"path.order", "path.order", `"paths":` + m.mustPathsReversed()} },
		func() actionOf { return actionOf{"path.drop", "path.drop", `"path":"` + m.path + `"`} },
		plain("synthesis.note", "synthesis.note", `"note":"Lillipuziano"`),
		plain("synthesis.publish", "synthesis.publish", `"despite_flags":true`),
		plain("agenda.set", "agenda.set", `"agenda":`+longer),
		plain("step.go", "step.go", `"step":"judge"`),
		plain("hands.set", "hands.set", card(m.need)+`,"group":"Finestra","hands":7`),
		plain("hands.set", "hands.set", card(m.need)+`,"hands":12`),
		plain("undo", "undo", ""),
		plain("room.lock", "room.lock/on", `"on":true`),
		plain("room.lock", "room.lock/off", `"on":false`),
		plain("card.erase", "card.erase", card(m.other)),
		plain("person.remove", "person.remove", person(m.vito)+`,"keep_cards":false`),
		plain("undo", "undo", ""),
		plain("person.remove", "person.remove/keep_cards", person(m.vito)+`,"keep_cards":true`),
		plain("person.erase", "person.erase", person(m.ada)),
		plain("session.close", "session.close", ""),
		plain("session.reopen", "session.reopen", ""),
	}
}

func (m *audited) mustSnapshot() session.Patch {
	m.t.Helper()
	return mustAPI[web.PatchMessage](m.house, 200, "GET", m.meeting.path("/patch?since=0"), nil, m.facilitator).Patch
}

func (m *audited) mustReportID() string {
	m.t.Helper()
	reports := mustAPI[web.SafetyReports](m.house, 200, "GET", "/safety", nil, m.organiser).Reports
	if len(reports) != 1 {
		m.t.Fatalf("reports %+v", reports)
	}
	return string(reports[0].ID)
}

// mustPathsReversed gives the ids of the paths in the other order, and notes the first.
func (m *audited) mustPathsReversed() string {
	m.t.Helper()
	var ids []session.PathID
	for _, p := range slices.Backward(m.mustSnapshot().Synthesis.Paths) {
		ids = append(ids, p.ID)
	}
	m.path = string(ids[0])
	data, err := json.Marshal(ids)
	m.must(err)
	return string(data)
}

// Every command of those who lead leaves one line, which says in three languages what was done and holds nothing that anybody wrote.
func TestEveryDeedOfThoseWhoLeadIsInTheAuditLog(t *testing.T) {
	m := mustAuditedMeeting(mustHouse(t))
	log := m.meeting.path("/audit")
	tried := map[string]bool{"desk.set": true} // says who sits at a laptop, and is kept nowhere
	before := len(m.mustAudit(log, "it", m.organiser))
	for _, next := range m.script() {
		d := next()
		tried[d.do] = true
		m.mustDo(m.facilitator, d.do, d.fields)
		for _, lang := range []string{"it", "en", "nl"} {
			lines := m.mustAudit(log, lang, m.organiser)
			if len(lines) != before+1 {
				t.Fatalf("%s left %d lines", d.do, len(lines)-before)
			}
			last := lines[0]
			if last.Did != d.did || last.Said == d.did || last.Said == "" || last.Topic == "" || last.Who == "" || time.Since(last.At).Abs() > time.Minute {
				t.Errorf("%s in %s left %+v", d.do, lang, last)
			}
			if strings.ContainsAny(last.Said, "{}") || strings.Contains(last.Said, " 0") {
				t.Errorf("%s is not filled in", last.Said)
			}
		}
		before++
	}
	if a := m.api("PATCH", m.meeting.path(""), `{"title":"Torino","place":"Quarzo","settings":{"groups":["Finestra","Camino","Quarzo"]}}`, m.facilitator); a.StatusCode != 200 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	for lang, want := range map[string]string{
		"it": "Cambiati dati o impostazioni dell’incontro", "en": "Changed details or settings of the meeting", "nl": "Gegevens of instellingen van de bijeenkomst gewijzigd",
	} {
		if lines := m.mustAudit(log, lang, m.organiser); len(lines) != before+1 || lines[0].Said != want || lines[0].Did != "session.amend" {
			t.Errorf("%d lines more, %+v", len(lines)-before, lines[0])
		}
	}
	for _, c := range session.CommandTable() {
		if slices.Contains(c.Who, session.Facilitator) && !tried[c.Name] {
			t.Errorf("%s was not tried", c.Name)
		}
	}
	m.mustHoldNoWords()
}

// mustHoldNoWords looks for what people wrote in every form of the audit log.
func (m *audited) mustHoldNoWords() {
	m.t.Helper()
	bundle := unzipped(m.t.(*testing.T), m.api("GET", m.meeting.path("/report.zip"), nil, m.organiser))
	forms := map[string]string{"audit.csv": bundle["audit.csv"], "audit.json": bundle["audit.json"]}
	for _, lang := range []string{"it", "en", "nl"} {
		forms[lang] = string(m.call("GET", "/api/v1"+m.meeting.path("/audit"), nil, "token", m.organiser, "Accept-Language", lang).body)
		forms[lang+".csv"] = string(m.api("GET", m.meeting.path("/audit.csv?language="+lang), nil, m.organiser).body)
	}
	for form, text := range forms {
		if !strings.Contains(text, "card.hide") {
			m.t.Errorf("%s does not hold that a card was hidden: %.200s", form, text)
		}
		for _, word := range append(secretWords, "127.0.0.1", string(m.ada.Participant.ID)) {
			if strings.Contains(text, word) {
				m.t.Errorf("%s holds %q", form, word)
			}
		}
	}
}

func TestWhatTheAuditLogSays(t *testing.T) {
	h := mustHouse(t)
	anna := h.mustOrganiser(h.organiser())
	m := &audited{meeting: h.mustMeetAs(anna.token, auditedAgenda, `"settings":{"groups":["Finestra","Camino"]}`)}
	ada := m.mustJoin("Ortensia")
	need := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Zebrato"`).Card
	m.mustDo(m.facilitator, "card.hide", `"card":"`+need+`"`)
	m.mustDo(anna.token, "undo", "")
	m.mustDo(ada.Token, "card.flag", `"card":"`+need+`","reason":"offensive"`)
	m.mustDo(m.organiser, "step.go", `"step":"judge"`)
	m.mustDo(ada.Token, "card.erase", `"card":"`+need+`"`)
	m.mustDo(ada.Token, "person.erase", `"person":"`+string(ada.Participant.ID)+`"`)
	said := func(lang string) (all []string) {
		for _, line := range slices.Backward(m.mustAudit(m.meeting.path("/audit"), lang, anna.token)) {
			all = append(all, line.Who+": "+line.Said)
		}
		return all
	}
	for lang, want := range map[string][]string{
		"it": {
			anna.name + ": Creato l’incontro", "Chi conduce: Ingresso con il link di chi conduce", "Chi conduce: Nascosta la scheda 1 (bisogno)", anna.name + ": Annullato: nascosta la scheda 1 (bisogno)",
			"Qualcuno in sala: Segnalata come offensiva la scheda 1 (bisogno)", anna.name + ": Aperto il passo «Giudizio»", "Qualcuno in sala: Cancellata per sempre la scheda 1 (bisogno)", "Qualcuno in sala: Cancellato tutto quello che era della persona 1",
		},
		"en": {
			anna.name + ": Made the meeting", "Facilitator: Came in by the facilitator’s link", "Facilitator: Hid card 1 (need)", anna.name + ": Took back: hid card 1 (need)",
			"Somebody in the room: Flagged card 1 (need) as offensive", anna.name + ": Opened the step “Giudizio”", "Somebody in the room: Erased card 1 (need) for good", "Somebody in the room: Erased everything of person 1",
		},
	} {
		if got := said(lang); !slices.Equal(got, want) {
			t.Errorf("in %s it says\n%s", lang, strings.Join(got, "\n"))
		}
	}
}

// The house's part says what organisers did around sessions: the owner reads all, others what they did themselves, and nobody else anything.
func TestAuditOfTheHouse(t *testing.T) {
	h := mustHouse(t)
	owner := h.organiser()
	for range 3 {
		h.api("POST", "/sign-in", web.SignIn{Key: "indovina"}, "")
	}
	anna := h.mustOrganiser(owner)
	m := h.mustMeetAs(anna.token, liveAgenda, `"topic":"Zebrato"`)
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/links"), nil, anna.token)
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{Shared: true}, anna.token)
	h.api("GET", m.path("/report.pdf"), nil, m.facilitator)
	h.api("GET", "/backup", nil, owner)
	early := h.mustAudit("/audit", "en", owner)
	if a := h.api("DELETE", m.path(""), nil, anna.token); a.StatusCode != 204 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	h.api("DELETE", "/organisers/"+anna.id, nil, owner)
	h.restart()
	late := h.mustAudit("/audit", "en", owner)
	if !slices.EqualFunc(late[len(late)-len(early):], early, func(x, y lists.AuditLine) bool { x.Title, y.Title = "", ""; return x == y }) {
		t.Errorf("what was there is not as it was: %+v, was %+v", late, early)
	}
	var dids []string
	for _, line := range slices.Backward(late) {
		dids = append(dids, line.Did)
		if line.Session == session.ID(m.id) && line.Title != "" {
			t.Errorf("an erased session still has a title: %+v", line)
		}
	}
	want := "sign_in sign_in_failed add_organiser sign_in create_session enter renew_links share_session export backup erase_session end_organiser sign_in_failed"
	if got := strings.Join(dids, " "); got != want {
		t.Errorf("it holds %s", got)
	}
	if said := late[0].Said + late[len(late)-2].Said; said != "Attempts to sign in with a wrong key: 2Attempts to sign in with a wrong key: 1" {
		t.Errorf("wrong keys: %s", said)
	}
	if who := late[2]; who.Did != "erase_session" || who.Who != anna.name || who.Session != session.ID(m.id) {
		t.Errorf("erased by %+v", who)
	}
	data, err := os.ReadFile(h.path)
	h.must(err)
	if bytes.Contains(data, []byte("Zebrato")) {
		t.Error("the file still holds the session's topic")
	}
}

func TestWhoReadsTheAuditLog(t *testing.T) {
	h := mustHouse(t)
	owner := h.organiser()
	anna, bruno := h.mustOrganiser(owner), h.mustOrganiser(owner)
	m := h.mustMeetAs(anna.token, liveAgenda)
	for _, line := range h.mustAudit("/audit", "it", bruno.token) {
		if line.Who != bruno.name {
			t.Errorf("he reads %+v", line)
		}
	}
	ada := m.mustJoin("Ada")
	m.mustDo(m.facilitator, "card.hide", `"card":"`+m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Zebrato"`).Card+`"`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	for _, token := range []string{m.facilitator, m.screen, ada.Token} {
		for _, path := range []string{"/audit", "/audit.csv", m.path("/audit"), m.path("/audit.csv")} {
			mustProblem(t, h.api("GET", path, nil, token), 403, "not_allowed")
		}
		if a := h.api("GET", m.path("/report.json"), nil, token); bytes.Contains(a.body, []byte("card.hide")) {
			t.Error("the document that everybody gets holds the audit log")
		}
	}
	mustProblem(t, h.api("GET", m.path("/audit"), nil, bruno.token), 404, "not_found")
	mustProblem(t, h.api("GET", "/audit?topic=tutto", nil, owner), 400, "bad_request")
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE"} {
		if a := h.call(method, "/api/v1"+m.path("/audit"), "{}", "token", owner); a.StatusCode < 400 {
			t.Errorf("%s: %d", method, a.StatusCode)
		}
	}
}

// A long log is read page by page, and by what it is about.
func TestPagesOfTheAuditLog(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	for i := range 230 {
		m.mustDo(m.facilitator, "room.lock", fmt.Sprintf(`"on":%t`, i%2 == 0))
	}
	first := mustAPI[web.AuditLog](m.house, 200, "GET", m.path("/audit?topic=room"), nil, m.organiser)
	rest := mustAPI[web.AuditLog](m.house, 200, "GET", m.path("/audit?topic=room&before="+first.Next), nil, m.organiser)
	if len(first.Lines) != 200 || len(rest.Lines) != 30 || rest.Next != "" || rest.Lines[0].At.After(first.Lines[199].At) {
		t.Errorf("%d lines, then %d and %q", len(first.Lines), len(rest.Lines), rest.Next)
	}
	if access := mustAPI[web.AuditLog](m.house, 200, "GET", m.path("/audit?topic=access"), nil, m.organiser); len(access.Lines) != 1 {
		t.Errorf("about access there are %+v", access.Lines)
	}
}

// Lines of the house go after two years; those of a session as long as there is the session.
func TestTheAuditLogEnds(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda, `"settings":{"retention_days":3650}`)
	m.mustDo(m.facilitator, "room.lock", `"on":true`)
	h.must(h.app.Sweep(t.Context(), time.Now().AddDate(2, 0, -1)))
	if got := h.mustAudit("/audit", "it", m.organiser); len(got) != 3 {
		t.Errorf("before two years are over there are %+v", got)
	}
	h.must(h.app.Sweep(t.Context(), time.Now().AddDate(2, 0, 1)))
	if got := h.mustAudit("/audit", "it", m.organiser); len(got) != 0 {
		t.Errorf("after two years there are %+v", got)
	}
	if got := h.mustAudit(m.path("/audit"), "it", m.organiser); len(got) != 1 || got[0].Did != "room.lock/on" {
		t.Errorf("the session's are %+v", got)
	}
}

// Every call that is to be in the audit log has words there.
func TestEveryAuditedCallHasWords(t *testing.T) {
	for _, did := range web.Audited() {
		for _, lang := range session.Languages {
			if topic, said := lists.DescribeAction(session.AuditEntry{Action: did, Name: "N", Count: 1}, lang); topic == "" || strings.EqualFold(said, did) {
				t.Errorf("%s in %s is said as %q", did, lang, said)
			}
		}
	}
}

// playAudit has everything happen that leaves a trace in what is read of the audit log.
func playAudit(h *house) {
	m := h.mustMeet(liveAgenda)
	card := m.mustDo(m.facilitator, "card.add", `"kind":"need","text":"Capire"`).Card
	m.mustDo(m.facilitator, "card.hide", `"card":"`+card+`"`)
	h.mustAudit(m.path("/audit"), "it", m.organiser)
	for i := range 200 {
		m.mustDo(m.facilitator, "room.lock", fmt.Sprintf(`"on":%t`, i%2 == 0))
	}
	h.mustAudit(m.path("/audit"), "it", m.organiser)
	h.mustAudit("/audit", "it", m.organiser)
}
