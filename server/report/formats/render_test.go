package formats_test

import (
	"bytes"
	"errors"
	"mime"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestEveryFormatInEveryLanguage(t *testing.T) {
	t.Parallel()
	want := map[session.Language][]string{
		session.Italian: {"Bisogno", "Tavolo del camino", "0,4"},
		session.English: {"Need", "Tavolo del camino", "0.4"},
		session.Dutch:   {"Behoefte", "Tavolo del camino", "0,4"},
	}
	for _, lang := range session.Languages {
		for _, format := range formats.Formats() {
			out := reporttest.SaysOf(t, format, reporttest.MustRender(t, outline.Build(reporttest.MustMilan(t), lang, reporttest.Now), format))
			if !utf8.ValidString(out) {
				t.Errorf("%s in %s is not UTF-8", format, lang)
			}
			if format == "json" {
				continue // speaks no language
			}
			for _, text := range append(want[lang], "Misurare l") {
				if format == "xlsx" {
					text = strings.Replace(text, "0,4", "0.4", 1) // a program shows it as its reader is used to
				}
				if !strings.Contains(out, text) {
					t.Errorf("%s in %s does not say %q", format, lang, text)
				}
			}
			if at := regexp.MustCompile(`\{[a-z]+\}`).FindString(out[strings.LastIndex(out, "</style>")+1:]); at != "" {
				t.Errorf("%s in %s leaves %s open", format, lang, at)
			}
		}
	}
}

func TestDatesAndStatus(t *testing.T) {
	for _, c := range []struct {
		lang  session.Language
		draft bool
		want  []string
	}{
		{session.Italian, false, []string{"19 novembre 2026", "Versione 1, pubblicata il 19 novembre 2026."}},
		{session.Italian, true, []string{"19 novembre 2026", "Bozza preparata il 22 novembre 2026 alle 09:40: può ancora cambiare."}},
		{session.English, false, []string{"19 November 2026", "Version 1, published on 19 November 2026."}},
		{session.English, true, []string{"Draft made on 22 November 2026 at 09:40: it may still change."}},
		{session.Dutch, false, []string{"Versie 1, gepubliceerd op 19 november 2026."}},
		{session.Dutch, true, []string{"Concept, gemaakt op 22 november 2026 om 09:40: er kan nog iets veranderen."}},
	} {
		src := reporttest.MustMilan(t)
		src.Draft = c.draft
		out := reporttest.MustRender(t, outline.Build(src, c.lang, reporttest.Now), "md")
		for _, want := range c.want {
			if !strings.Contains(out, want) {
				t.Errorf("%s, draft %t: no %q", c.lang, c.draft, want)
			}
		}
	}
	draft := reporttest.MustMilan(t)
	draft.Draft = true
	if out := reporttest.MustRender(t, outline.Build(draft, session.Italian, reporttest.Now.UTC()), "md"); !strings.Contains(out, "alle 08:40 UTC") {
		t.Error("a time in UTC does not say so")
	}
}

func TestPluralsOfOne(t *testing.T) {
	src := report.Source{
		Info:   session.Info{Title: "Prova", Language: session.Italian, Agenda: []session.Step{{Collects: []session.Kind{session.Need}, Minutes: 1}}},
		Groups: []session.Group{{ID: "a", Name: "Tutti"}}, Cards: []session.CardView{{ID: "1", Kind: session.Need, Text: "Uno", Group: "a", State: session.CardShown}},
		Attendance: session.Attendance{Joined: 1, Wrote: 1, Groups: map[session.GroupID]session.Seated{"a": {Joined: 1, Wrote: 1}}}, Draft: true,
	}
	for lang, want := range map[session.Language][]string{
		session.Italian: {"1 persona, 1 scheda, 0 like, 0 percorsi", "(1 minuto)", "È stata raccolta 1 scheda."},
		session.English: {"1 person, 1 card, 0 likes, 0 paths", "(1 minute)", "1 card was collected."},
		session.Dutch:   {"1 persoon, 1 kaart, 0 likes, 0 paden", "(1 minuut)", "Er is 1 kaart verzameld."},
	} {
		out := reporttest.MustRender(t, outline.Build(src, lang, reporttest.Now), "md")
		for _, text := range want {
			if !strings.Contains(out, text) {
				t.Errorf("%s: no %q in\n%s", lang, text, out)
			}
		}
	}
}

func TestFileNameIsSafe(t *testing.T) {
	for _, c := range []struct{ city, title, date, want string }{
		{"Milano", "Colazione", "2026-11-19", "sintesi-milano-2026-11-19-v1.csv"},
		{"Forlì-Cesena", "Colazione", "", "sintesi-forli-cesena-v1.csv"},
		{"", "Colazione d’autunno\r\nX-Evil: 1", "", "sintesi-colazione-d-autunno-x-evil-1-v1.csv"},
		{"../../etc/\"passwd", "", "", "sintesi-etc-passwd-v1.csv"},
		{"ミラノ", "", "", "sintesi-v1.csv"},
		{strings.Repeat("a", 300), "", "2026-11-19", "sintesi-" + strings.Repeat("a", 72) + "-v1.csv"},
	} {
		src := reporttest.MustMilan(t)
		src.Info.City, src.Info.Title, src.Info.Date = c.city, c.title, c.date
		if got := formats.FileName(outline.Build(src, session.Italian, reporttest.Now), "csv"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.city, got, c.want)
		}
	}
	src := reporttest.MustMilan(t)
	src.Draft = true
	if got := formats.FileName(outline.Build(src, session.Dutch, reporttest.Now), "html"); got != "synthese-milano-2026-11-19-concept-"+outline.Build(src, session.Italian, reporttest.Now).Hash[:8]+".html" {
		t.Errorf("a draft is named %q", got)
	}
}

func TestFormats(t *testing.T) {
	if want := []string{"pdf", "docx", "xlsx", "html", "md", "csv", "json"}; !slices.Equal(formats.Formats(), want) {
		t.Errorf("formats %v, want %v", formats.Formats(), want)
	}
	for _, f := range formats.Formats() {
		if _, _, err := mime.ParseMediaType(formats.ContentType(f)); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
	if formats.ContentType("exe") != "" || formats.Render(&bytes.Buffer{}, outline.Build(reporttest.MustMilan(t), session.Italian, reporttest.Now), "exe") == nil {
		t.Error("an unknown format was taken")
	}
}

// full is a disk with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("no room")

func TestRenderPassesOnTheWritersError(t *testing.T) {
	for _, f := range formats.Formats() {
		if err := formats.Render(full{}, outline.Build(reporttest.MustMilan(t), session.Italian, reporttest.Now), f); !errors.Is(err, errFull) {
			t.Errorf("%s: got %v", f, err)
		}
	}
}

func TestSeveralCriteriaAndManyTables(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Info.Agenda = []session.Step{{Kind: "like", Likes: []session.Kind{session.Need}, Criteria: []string{"value", "brevità"}}}
	src.Groups = nil
	tables := map[string]int{}
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		src.Groups = append(src.Groups, session.Group{ID: session.GroupID(name), Name: "Tavolo " + name})
		tables[name] = 2
	}
	src.Electorate = session.Electorate{Total: 15, Groups: map[string]int{"A": 3, "B": 3, "C": 3, "D": 3, "E": 3}}
	src.Standings = map[session.Kind]report.Standing{session.Need: {Likes: []session.Ranked{{
		Rank: 1, Card: src.Cards[0].ID, Likes: map[string]int{"value": 9, "brevità": 4}, Total: 13, Groups: tables, Reach: 5, Support: .6667, Breadth: .6,
	}}}}
	out := reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "md")
	for _, want := range []string{
		"| Valore (su 15) | brevità (su 15) | Totale | Per tavolo |", "| 9 | 4 | 13 | Tavolo A 2 su 3, Tavolo B 2 su 3, Tavolo C 2 su 3, Tavolo D 2 su 3, Tavolo E 2 su 3 | 67% | 5 su 5 | 0,60 |",
		"secondo più criteri: valore e brevità",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q", want)
		}
	}
}
