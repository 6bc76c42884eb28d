package report_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/session"
)

// Each format has a target of its own, so that a slow one takes no tries from a quick one. The hostile texts alone run with every test.

func FuzzPDF(f *testing.F)      { fuzzFormat(f, "pdf") }
func FuzzDOCX(f *testing.F)     { fuzzFormat(f, "docx") }
func FuzzXLSX(f *testing.F)     { fuzzFormat(f, "xlsx") }
func FuzzHTML(f *testing.F)     { fuzzFormat(f, "html") }
func FuzzMarkdown(f *testing.F) { fuzzFormat(f, "md") }
func FuzzCSV(f *testing.F)      { fuzzFormat(f, "csv") }
func FuzzJSON(f *testing.F)     { fuzzFormat(f, "json") }

func fuzzFormat(f *testing.F, format string) {
	addHostile(f)
	src := mustLittle(f)
	f.Fuzz(func(t *testing.T, text string) {
		t.Parallel()
		d := report.Build(with(src, text), session.English, now)
		checkHostile(t, d, format, text)
	})
}

func addHostile(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
}

// mustLittle is the meeting with one card of each kind and one path, so that a try takes milliseconds.
func mustLittle(t testing.TB) report.Source { return little(mustMilan(t)) }

func little(src report.Source) report.Source {
	seen := map[session.Kind]bool{}
	src.Cards = slices.DeleteFunc(slices.Clone(src.Cards), func(c session.CardView) bool {
		drop := seen[c.Kind] || c.Into != ""
		seen[c.Kind] = true
		return drop
	})
	src.Synthesis.Paths = src.Synthesis.Paths[:1]
	return src
}

// checkHostile holds a document with a text everywhere to its format's rules, and looks for what no document can hold.
func checkHostile(t *testing.T, d *report.Document, format, text string) {
	t.Helper()
	out := mustRender(t, d, format)
	if says := checks[format](t, d, out); !utf8.ValidString(says) || strings.ContainsAny(says, "\x00\x1b\u202e") {
		t.Errorf("%s of %q holds what no document can", format, text)
	}
}

// FuzzSeries writes the document of two meetings in one of the formats.
func FuzzSeries(f *testing.F) {
	for i, text := range hostile {
		f.Add(text, uint8(i))
	}
	tour := mustTour(f, demo.StagePublished, true)
	for i, room := range tour.Rooms {
		tour.Rooms[i] = little(room)
	}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		t.Parallel()
		src := tour
		src.Series.Title, src.Series.Topic, src.Organiser = text, text, text
		src.Rooms = slices.Clone(src.Rooms)
		for i, room := range src.Rooms {
			src.Rooms[i] = with(room, text)
		}
		format := report.Formats()[int(which)%len(report.Formats())]
		checkHostile(t, report.BuildSeries(src, session.Dutch, now), format, text)
	})
}

func FuzzSafetyCSV(f *testing.F) {
	addHostile(f)
	f.Fuzz(func(t *testing.T, text string) {
		kept := report.SafetyRow{Name: text, KeptReport: session.KeptReport{Title: text, City: text, Date: "2026-11-19"}}
		kept.At, kept.Kind, kept.Text, kept.Note, kept.Group = now, session.Need, text, text, text
		for _, lang := range session.Languages {
			var b bytes.Buffer
			if err := report.SafetyCSV(&b, []report.SafetyRow{kept, kept}, lang); err != nil {
				t.Fatal(err)
			}
			body, marked := strings.CutPrefix(b.String(), "\ufeff")
			r := csv.NewReader(strings.NewReader(body))
			if lang != session.English {
				r.Comma = ';'
			}
			rows, err := r.ReadAll()
			if !marked || err != nil || len(rows) != 3 || len(rows[1]) != len(rows[0]) {
				t.Fatalf("%q: %v, %d rows", text, err, len(rows))
			}
			mustNotCompute(t, rows)
		}
	})
}

func FuzzPlaceCards(f *testing.F) {
	for i, text := range hostile {
		f.Add(text, i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, large bool) {
		t.Parallel()
		sheet := report.SeatSheet{Language: session.Italian, Title: text, City: text, Date: "2026-11-19", Host: "colazione.example", Made: now, Cards: []report.SeatCard{
			{Number: 1, Table: text, Code: "CDFGH10000", Link: "https://colazione.example/#CDFGH10000"},
		}}
		size := "small"
		if large {
			size = "large"
		}
		var b bytes.Buffer
		if err := report.WriteSeats(&b, sheet, size); err != nil {
			t.Fatal(err)
		}
		if says := mustPDF(t, b.String()).text; !utf8.ValidString(says) || !strings.Contains(bare(says), "CDFGH") {
			t.Errorf("the card of %q says %q", text, says)
		}
	})
}
