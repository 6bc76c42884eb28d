package lists_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"colazione/server/report/lists"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func FuzzSafetyCSV(f *testing.F) {
	reporttest.AddHostile(f)
	f.Fuzz(func(t *testing.T, text string) {
		kept := lists.SafetyRow{Name: text, KeptSafetyReport: session.KeptSafetyReport{Title: text, City: text, Date: "2026-11-19"}}
		kept.At, kept.Kind, kept.Text, kept.Note, kept.Group = reporttest.Now, session.Need, text, text, text
		for _, lang := range session.Languages {
			var b bytes.Buffer
			if err := lists.SafetyCSV(&b, []lists.SafetyRow{kept, kept}, lang); err != nil {
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
			reporttest.MustNotCompute(t, rows)
		}
	})
}

func FuzzPlaceCards(f *testing.F) {
	for i, text := range reporttest.HostileToType() {
		f.Add(text, i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, large bool) {
		t.Parallel()
		sheet := lists.SeatSheet{Language: session.Italian, Title: text, City: text, Date: "2026-11-19", Host: "colazione.example", Made: reporttest.Now, Cards: []lists.SeatCard{
			{Number: 1, Table: text, Code: "CDFGH10000", Link: "https://colazione.example/#CDFGH10000"},
		}}
		size := "small"
		if large {
			size = "large"
		}
		var b bytes.Buffer
		if err := lists.WriteSeats(&b, sheet, size); err != nil {
			t.Fatal(err)
		}
		if says := reporttest.MustPDF(t, b.String()).Text; !utf8.ValidString(says) || !strings.Contains(reporttest.Bare(says), "CDFGH") {
			t.Errorf("the card of %q says %q", text, says)
		}
	})
}
