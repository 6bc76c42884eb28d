package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/store"
	"colazione/server/web"
	"colazione/session"
)

// mustVote makes a meeting of two tables whose likes are given, and publishes it.
func (h *house) mustVote() (m *meeting, people []web.Joined, cards map[string]string) {
	h.t.Helper()
	m = h.mustMeet(`[{"id":"write","kind":"collect","collects":["need"],"likes":["need"],"show_cards":"live"},{"id":"end","kind":"close"}]`, `"city":"Lodi","settings":{"groups":["Rosso","Blu"],"names":"shown"}`)
	for i := range 8 {
		people = append(people, mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.made.Code, Name: "Persona" + string(rune('A'+i)), Group: []string{"Rosso", "Blu"}[i%2]}, ""))
	}
	cards = map[string]string{}
	for i, text := range []string{"Parolaresta", "Parolanascosta", "Parolaritirata", "Parolacancellata"} {
		cards[text] = m.mustDo(people[i].Token, "card.add", `"kind":"need","text":"`+text+`"`).Card
	}
	for i, text := range []string{"Parolanascosta", "Parolaresta", "Parolaritirata", "Parolacancellata"} {
		for _, p := range people[4 : 8-i] {
			m.mustDo(p.Token, "like.set", `"card":"`+cards[text]+`","on":true`)
		}
	}
	all := `"` + strings.Join(slices.Sorted(maps.Values(cards)), `","`) + `"`
	m.mustDo(m.facilitator, "path.put", `"title":"Via","note":"","needs":[`+all+`],"objectives":[],"tools":[],"kpis":[]`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	return m, people, cards
}

// mustForms gets a document in every form, as text.
func (m *meeting) mustForms(query, token string) map[string]string {
	m.t.Helper()
	out := map[string]string{}
	for _, format := range formats.Formats() {
		a := m.api("GET", m.path("/report."+format+query), nil, token)
		if a.StatusCode != 200 {
			m.t.Fatalf("%s%s: %d %s", format, query, a.StatusCode, a.body)
		}
		out[format] = said(m.t, format, a.body)
	}
	return out
}

// said is what stands in a document, without its dress.
func said(t testing.TB, format string, data []byte) string {
	t.Helper()
	switch format {
	case "pdf":
		path := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(context.WithoutCancel(t.Context()), "pdftotext", "-layout", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(string(out)), " ")
	case "docx", "xlsx":
		parts := unpacked(t, data)
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			b.WriteString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(parts[name], " ") + "\n")
		}
		return b.String()
	}
	return string(data)
}

var made = regexp.MustCompile(`"made_at": "[^"]*"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.:+Z-]*`)

// A published version stays as it was, whatever is liked, written and moved afterwards, for everybody, in every form, also after a restart. The draft goes on, for those who lead, and says what
// it is.
func TestAPublishedVersionStaysAsItWas(t *testing.T) {
	h := mustHouse(t)
	m, people, cards := h.mustVote()
	before := m.mustForms("", people[7].Token)
	for _, p := range people[4:] {
		m.mustDo(p.Token, "like.set", `"card":"`+cards["Parolacancellata"]+`","on":true`)
	}
	m.mustDo(people[0].Token, "card.add", `"kind":"need","text":"Parolanuova"`)
	m.mustDo(m.facilitator, "path.put", `"title":"Parolaaltra","note":"","needs":[],"objectives":[],"tools":[],"kpis":[]`)
	for range 2 {
		for _, asked := range []struct{ query, token string }{{"", people[7].Token}, {"", m.facilitator}, {"?version=1", m.organiser}, {"?version=1", people[0].Token}} {
			for format, text := range m.mustForms(asked.query, asked.token) {
				if got, want := made.ReplaceAllString(text, ""), made.ReplaceAllString(before[format], ""); got != want {
					t.Errorf("%s%s is\n%s\nwas\n%s", format, asked.query, got, want)
				}
			}
		}
		h.restart()
	}
	for format, text := range m.mustForms("?version=draft", m.facilitator) {
		if !strings.Contains(text, "Parolanuova") || !strings.Contains(strings.ToLower(text), "bozza") && !strings.Contains(text, `"draft": true`) {
			t.Errorf("the draft as %s does not go on, or does not say what it is:\n%s", format, text)
		}
		a := m.api("GET", m.path("/report."+format+"?version=draft"), nil, m.facilitator)
		if name := a.Header.Get("Content-Disposition"); format != "html" && !strings.Contains(name, "bozza") {
			t.Errorf("the draft as %s is called %q", format, name)
		}
	}
	mustProblem(t, m.api("GET", m.path("/report.md?version=draft"), nil, people[0].Token), 403, "not_allowed")
	mustProblem(t, m.api("GET", m.path("/report.md?version=-1"), nil, m.organiser), 400, "bad_request")
	mustProblem(t, m.api("GET", m.path("/report.md?version=0"), nil, m.organiser), 404, "not_found")
}

// What is hidden, taken back or erased later leaves the version in every form, the copies and the bundle; places keep gaps, what was counted on stays, and the version says that it was
// changed, when and by how many cards. What is restored is there again.
func TestWhatIsTakenOutLeavesEveryVersion(t *testing.T) {
	h := mustHouse(t)
	m, people, cards := h.mustVote()
	first := mustDecode[report.Document](t, m.api("GET", m.path("/report.json"), nil, people[7].Token).body)
	card := func(text string) string { return `"card":"` + cards[text] + `"` }
	_, err := h.store.Copy(t.Context(), time.Now(), "")
	h.must(err)
	m.mustDo(m.facilitator, "card.hide", card("Parolanascosta"))
	m.mustDo(people[2].Token, "card.withdraw", card("Parolaritirata"))
	m.mustDo(people[3].Token, "card.erase", card("Parolacancellata"))
	m.mustDo(m.facilitator, "step.go", `"step":"end"`)
	if found := h.holds("Parolacancellata", "Parolaritirata"); len(found) > 0 {
		t.Errorf("%q are still on the disk", found)
	}
	taken := []string{"Parolanascosta", "Parolaritirata", "Parolacancellata"}
	day := time.Now().UTC()
	for range 2 {
		for format, text := range m.mustForms("", people[7].Token) {
			for _, word := range taken {
				if strings.Contains(text, word) {
					t.Errorf("%s still says %s", format, word)
				}
			}
			if !strings.Contains(text, "Parolaresta") {
				t.Errorf("%s has lost another card", format)
			}
			if format == "csv" || format == "json" {
				continue
			}
			if want := "Modificata dopo la pubblicazione, il " + fmt.Sprint(day.Day()) + " "; !strings.Contains(text, want) || !strings.Contains(text, "3 schede in meno.") {
				t.Errorf("%s does not say that it was changed:\n%s", format, text)
			}
		}
		d := mustDecode[report.Document](t, m.api("GET", m.path("/report.json"), nil, people[7].Token).body)
		if s := d.Status; s.Changed == nil || s.Changed.Cards != 3 || s.Changed.At.Format(time.DateOnly) != day.Format(time.DateOnly) || s.Draft || s.Version != 1 {
			t.Errorf("the status is %+v %+v", s, s.Changed)
		}
		if len(d.Cards) != 1 || d.Cards[0].Figures.Place != 2 || d.Cards[0].Figures.People != 3 || mustJSONText(t, d.People) != mustJSONText(t, first.People) || mustJSONText(t, d.Kinds) != mustJSONText(t, first.Kinds) {
			t.Errorf("the figures are computed anew: %+v, %+v", d.Cards, d.Kinds)
		}
		if d.Hash == first.Hash || len(d.Hash) != 64 {
			t.Errorf("the hash is %q, was %q", d.Hash, first.Hash)
		}
		h.restart()
	}
	for name, text := range unzipped(t, m.api("GET", m.path("/report.zip"), nil, m.organiser)) {
		for _, word := range taken {
			if format := name[strings.LastIndexByte(name, '.')+1:]; slices.Contains(formats.Formats(), format) && strings.Contains(said(t, format, []byte(text)), word) {
				t.Errorf("%s in the bundle still says %s", name, word)
			}
		}
	}
	if page := string(m.api("GET", m.path("/mine.html"), nil, people[3].Token).body); strings.Contains(page, "Parolacancellata") {
		t.Error("the person's own page still says it")
	}
	m.mustDo(m.facilitator, "card.restore", card("Parolanascosta"))
	d := mustDecode[report.Document](t, m.api("GET", m.path("/report.json"), nil, people[7].Token).body)
	if len(d.Cards) != 2 || d.Cards[0].Text != "Parolanascosta" || mustJSONText(t, d.Cards[0].Figures) != mustJSONText(t, first.Cards[0].Figures) || d.Status.Changed.Cards != 2 {
		t.Errorf("restored, the version has %+v", d.Cards)
	}
}

// One name stands for one content: a changed version and two drafts are called otherwise, and the hash is in what each file says of itself and at its end.
func TestOneNameStandsForOneContent(t *testing.T) {
	h := mustHouse(t)
	m, people, cards := h.mustVote()
	names := map[string]string{}
	hashed := func(what, query string) {
		t.Helper()
		d := mustDecode[report.Document](t, m.api("GET", m.path("/report.json"+query), nil, m.facilitator).body)
		for _, format := range formats.Formats() {
			a := m.api("GET", m.path("/report."+format+query), nil, m.facilitator)
			if text := said(t, format, a.body); !strings.Contains(text, d.Hash) {
				t.Errorf("%s as %s does not say its hash", what, format)
			}
			name := a.Header.Get("Content-Disposition")
			if was, known := names[name]; known && was != d.Hash {
				t.Errorf("%s as %s is called %s as another content was", what, format, name)
			}
			names[name] = d.Hash
			if english := m.api("GET", m.path("/report."+format+query+map[bool]string{true: "&", false: "?"}[query != ""]+"language=en"), nil, m.facilitator); !strings.Contains(said(t, format, english.body), d.Hash) {
				t.Errorf("%s as %s has another hash in another language", what, format)
			}
		}
	}
	hashed("the version", "")
	hashed("the draft", "?version=draft")
	m.mustDo(people[5].Token, "like.set", `"card":"`+cards["Parolacancellata"]+`","on":true`)
	hashed("another draft", "?version=draft")
	m.mustDo(m.facilitator, "card.hide", `"card":"`+cards["Parolanascosta"]+`"`)
	hashed("the version without a card", "")
}

// A name is not kept in a version: whoever is called otherwise is so in it, and whoever is erased is nobody.
func TestAVersionCallsPeopleAsTheyAreCalledNow(t *testing.T) {
	h := mustHouse(t)
	m, people, _ := h.mustVote()
	mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.code, Name: "Grazia"}, people[0].Token)
	if text := m.mustRead(people[7].Token, "csv"); strings.Contains(text, "PersonaA") || !strings.Contains(text, "Grazia") {
		t.Errorf("the version says\n%s", text)
	}
	m.mustDo(people[0].Token, "person.erase", `"person":"`+string(people[0].Participant.ID)+`"`)
	if text := m.mustRead(people[7].Token, "csv"); strings.Contains(text, "Grazia") || strings.Contains(text, "Parolaresta") {
		t.Errorf("after they left the version says\n%s", text)
	}
}

// A version from before versions were stored is rebuilt of the log once, stays so, and says so.
func TestAVersionFromBeforeIsRebuiltOnce(t *testing.T) {
	h := mustHouse(t)
	m, people, cards := h.mustVote()
	before := mustDecode[report.Document](t, m.api("GET", m.path("/report.json"), nil, m.facilitator).body)
	h.must(h.store.Apply(store.Change{Space: store.Versions, Key: m.id + "/1"}))
	h.restart()
	m.mustDo(people[6].Token, "like.set", `"card":"`+cards["Parolacancellata"]+`","on":true`)
	for range 2 {
		d := mustDecode[report.Document](t, m.api("GET", m.path("/report.json"), nil, m.facilitator).body)
		if !d.Status.Rebuilt || d.Hash != before.Hash {
			t.Errorf("rebuilt %t as %s, was %s", d.Status.Rebuilt, d.Hash, before.Hash)
		}
		if text := m.mustRead(m.facilitator, "md"); !strings.Contains(text, "ricostruite dal registro") {
			t.Error("it does not say so")
		}
		h.restart()
	}
	var kept report.Version
	data, err := h.store.Get(store.Versions, m.id+"/1")
	h.must(err)
	h.must(json.Unmarshal(data, &kept))
	if !kept.Rebuilt || strings.Contains(string(data), "Persona") {
		t.Errorf("stored is %s", data)
	}
}

// A series reads its rooms as they were published, and as they are now where the draft is asked for.
func TestASeriesReadsWhatWasPublished(t *testing.T) {
	h := mustHouse(t)
	series := mustAPI[session.Series](h, 201, "POST", "/series", web.NewSeries{Title: "Due", Language: "it"}, h.organiser())
	m := h.mustMeet(`[{"id":"write","kind":"collect","collects":["need"],"likes":["need"],"show_cards":"live"}]`, `"city":"Lodi","series":"`+string(series.ID)+`"`)
	ada, bea := m.mustJoin("Ada"), m.mustJoin("Bea")
	card := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Parolaprima"`).Card
	m.mustDo(bea.Token, "like.set", `"card":"`+card+`","on":true`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	other := m.mustDo(bea.Token, "card.add", `"kind":"need","text":"Paroladopo"`).Card
	m.mustDo(ada.Token, "like.set", `"card":"`+other+`","on":true`)
	get := func(query string) report.Document {
		t.Helper()
		return mustDecode[report.Document](t, h.api("GET", "/series/"+string(series.ID)+"/report.json"+query, nil, h.organiser()).body)
	}
	if d := get(""); len(d.Cards) != 1 || d.People.Liked != 1 || d.Status.Draft || d.Rooms[0].Status.Version != 1 {
		t.Errorf("as published: %+v of %+v", d.Cards, d.People)
	}
	if d := get("?version=draft"); len(d.Cards) != 2 || d.People.Liked != 2 || !d.Status.Draft {
		t.Errorf("as it is: %+v of %+v", d.Cards, d.People)
	}
	m.mustDo(m.facilitator, "card.hide", `"card":"`+card+`"`)
	if d := get(""); len(d.Cards) != 0 || d.Rooms[0].Status.Changed == nil {
		t.Errorf("with a hidden card: %+v", d.Cards)
	}
	mustProblem(t, h.api("GET", "/series/"+string(series.ID)+"/report.json?version=1", nil, h.organiser()), http.StatusBadRequest, "bad_request")
}
