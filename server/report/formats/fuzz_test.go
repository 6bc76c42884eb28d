package formats_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
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
	if format == "pdf" {
		for _, text := range reporttest.HostileToType() {
			f.Add(text)
		}
	} else {
		reporttest.AddHostile(f)
	}
	src := reporttest.MustLittle(f)
	f.Fuzz(func(t *testing.T, text string) {
		t.Parallel()
		d := outline.Build(reporttest.With(src, text), session.English, reporttest.Now)
		checkHostile(t, d, format, text)
	})
}

// checkHostile holds a document with a text everywhere to its format's rules, and looks for what no document can hold.
func checkHostile(t *testing.T, d *report.Document, format, text string) {
	t.Helper()
	out := reporttest.MustRender(t, d, format)
	if says := reporttest.Checks[format](t, d, out); !utf8.ValidString(says) || strings.ContainsAny(says, "\x00\x1b\u202e") {
		t.Errorf("%s of %q holds what no document can", format, text)
	}
}

// FuzzSeries writes the document of two meetings in one of the formats.
func FuzzSeries(f *testing.F) {
	for i := range 2 * len(formats.Formats()) { // the texts run through each format above
		f.Add(reporttest.Hostile[3*i], uint8(i))
	}
	tour := reporttest.MustTour(f, demo.StagePublished, true)
	for i, room := range tour.Rooms {
		tour.Rooms[i] = reporttest.Little(room)
	}
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		t.Parallel()
		src := tour
		src.Series.Title, src.Series.Topic, src.Organiser = text, text, text
		src.Rooms = slices.Clone(src.Rooms)
		for i, room := range src.Rooms {
			src.Rooms[i] = reporttest.With(room, text)
		}
		format := formats.Formats()[int(which)%len(formats.Formats())]
		checkHostile(t, outline.BuildSeries(src, session.Dutch, reporttest.Now), format, text)
	})
}
