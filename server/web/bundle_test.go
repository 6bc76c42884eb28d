package web_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/server/report/formats"
	"colazione/server/web"
	"colazione/session"
)

// mustPublishTwice has a session publish a need, and then another text of its path.
func (m *meeting) mustPublishTwice() (ada web.Joined) {
	m.t.Helper()
	ada = m.mustJoin("Ada")
	need := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Capire chi ascolta"`)
	path := m.mustDo(m.facilitator, "path.put", `"needs":["`+need.Card+`"],"objectives":[],"tools":[],"kpis":[],"title":"Prima via","note":""`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	m.mustDo(m.facilitator, "path.put", `"path":"`+path.Path+`","needs":["`+need.Card+`"],"objectives":[],"tools":[],"kpis":[],"title":"Seconda via","note":""`)
	m.mustDo(m.facilitator, "synthesis.note", `"note":"In breve"`)
	m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Arrivata dopo"`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	return ada
}

func (m *meeting) mustReport(query, token string) string {
	m.t.Helper()
	a := m.api("GET", m.path("/report.md"+query), nil, token)
	if a.StatusCode != 200 {
		m.t.Fatalf("report%s: %d %s", query, a.StatusCode, a.body)
	}
	return string(a.body)
}

func TestEarlierVersionsStay(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustPublishTwice()
	m.restart()
	first := m.mustReport("?version=1", m.facilitator)
	if !strings.Contains(first, "Prima via") || strings.Contains(first, "Seconda via") || strings.Contains(first, "Arrivata dopo") || !strings.Contains(first, "Versione 1") {
		t.Errorf("version 1 is\n%s", first)
	}
	second := m.mustReport("?version=2", ada.Token)
	const since = "Rispetto alla versione 1: un percorso modificato («Seconda via») e un’altra nota d’insieme."
	if !strings.Contains(second, "Seconda via") || !strings.Contains(second, since) || strings.Contains(first, "Rispetto") {
		t.Errorf("version 2 is\n%s", second)
	}
	for lang, want := range map[string]string{"en": "Compared with version 1: one path changed (“Seconda via”) and another note", "nl": "Vergeleken met versie 1: één pad gewijzigd (“Seconda via”) en een andere"} {
		if text := m.mustReport("?language="+lang, m.organiser); !strings.Contains(text, want) {
			t.Errorf("%s does not say %q", lang, want)
		}
	}
	mustProblem(t, m.api("GET", m.path("/report.md?version=1"), nil, ada.Token), 403, "not_allowed")
	mustProblem(t, m.api("GET", m.path("/report.md?version=3"), nil, m.organiser), 404, "not_found")
	mustProblem(t, m.api("GET", m.path("/report.md?version=x"), nil, m.organiser), 400, "bad_request")
	m.mustDo(m.facilitator, "synthesis.note", `"note":"Altro ancora"`)
	if draft := m.mustReport("?version=draft", m.organiser); !strings.Contains(draft, "Rispetto alla versione 2: un’altra nota d’insieme.") {
		t.Errorf("the draft is\n%s", draft)
	}
	if last := m.mustReport("?version=2", m.organiser); strings.Contains(last, "Altro ancora") || strings.Contains(last, "Bozza") {
		t.Errorf("version 2 is now\n%s", last)
	}
}

// unzipped gives what a bundle holds, by name.
func unzipped(t *testing.T, a answer) map[string]string {
	t.Helper()
	if a.StatusCode != 200 || a.Header.Get("Content-Type") != "application/zip" {
		t.Fatalf("%d %s %.80s", a.StatusCode, a.Header.Get("Content-Type"), a.body)
	}
	return unpacked(t, a.body)
}

// unpacked gives what a ZIP file, or a document that is one, holds, by name.
func unpacked(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Name]; twice || len(text) == 0 {
			t.Errorf("%s stands twice or is empty", f.Name)
		}
		files[f.Name] = string(text)
	}
	return files
}

// hashInName is the beginning of a content hash in the name of a file or folder.
var hashInName = regexp.MustCompile(`-[0-9a-f]{8}([/.])`)

// audits are the forms of the audit log in a session's bundle.
const audits = 2

func TestBundles(t *testing.T) {
	h := mustHouse(t)
	series := mustAPI[session.Series](h, 201, "POST", "/series", web.NewSeries{Title: "Due", Language: "it"}, h.organiser())
	milan := h.mustMeet(liveAgenda, `"city":"Milano","series":"`+string(series.ID)+`"`)
	rome := h.mustMeet(liveAgenda, `"city":"Roma","series":"`+string(series.ID)+`"`)
	milan.mustPublishTwice()
	one := unzipped(t, milan.api("GET", milan.path("/report.zip"), nil, milan.organiser))
	if want := 2*len(formats.Formats()) + audits; len(one) != want {
		t.Errorf("%d files, want %d: %v", len(one), want, slices.Collect(maps.Keys(one)))
	}
	for _, format := range formats.Formats() {
		for _, version := range []string{"v1", "v2"} {
			if _, there := one["sintesi-milano-"+version+"."+format]; !there {
				t.Errorf("no %s as %s", version, format)
			}
		}
	}
	if !strings.Contains(one["sintesi-milano-v1.md"], "Prima via") || !strings.Contains(one["sintesi-milano-v2.md"], "Seconda via") {
		t.Error("the versions are not what they were")
	}
	both := unzipped(t, h.api("GET", "/series/"+string(series.ID)+"/report.zip?language=en", nil, milan.organiser))
	for _, name := range []string{"1-synthesis-milano-v2/synthesis-milano-v1.csv", "2-synthesis-roma-draft-########/synthesis-roma-draft-########.pdf"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(both)), func(one string) bool { return name == hashInName.ReplaceAllString(one, "-########$1") }) {
			t.Errorf("no %s in the series' bundle", name)
		}
	}
	whole := ""
	for name := range both {
		if stem, is := strings.CutSuffix(name, ".md"); is && strings.HasPrefix(stem, "synthesis-due-"+time.Now().Format(time.DateOnly)+"-draft-") {
			whole = stem
		}
	}
	if !strings.Contains(both[whole+".md"], "Milano: version 2, published") || !strings.Contains(both[whole+".md"], "Roma: the meeting is still open") {
		t.Errorf("the series' own document is\n%s", both[whole+".md"])
	}
	if want := 4*len(formats.Formats()) + 2*audits; len(both) != want {
		t.Errorf("%d files of the series, want %d", len(both), want)
	}
	for _, token := range []string{milan.facilitator, milan.screen, ""} {
		if a := milan.api("GET", milan.path("/report.zip"), nil, token); !slices.Contains([]int{401, 403}, a.StatusCode) {
			t.Errorf("a bundle for somebody else: %d", a.StatusCode)
		}
	}
	mustProblem(t, rome.api("GET", rome.path("/report.zip?language=fr"), nil, rome.organiser), 400, "bad_request")
}
