package reporttest

import (
	"encoding/csv"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/session"
)

// MustTable reads a CSV file as a spreadsheet in the document's language does.
func MustTable(t *testing.T, d *report.Document, out string) [][]string {
	t.Helper()
	body, marked := strings.CutPrefix(out, "\ufeff")
	if !marked {
		t.Fatal("no byte order mark")
	}
	r := csv.NewReader(strings.NewReader(body))
	if d.Language != session.English {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func CheckCSV(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	rows := MustTable(t, d, out)
	if len(rows) != 1+d.Method.Cards {
		t.Errorf("%d rows for %d cards", len(rows), d.Method.Cards)
	}
	MustNotCompute(t, rows)
	return out
}

// MustNotCompute looks for cells that a spreadsheet would take for formulas.
func MustNotCompute(t *testing.T, rows [][]string) {
	t.Helper()
	for _, row := range rows {
		for _, cell := range row {
			if start := strings.TrimLeft(cell, " \n\u00a0\u3000"); start != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(start)[0]) {
				t.Errorf("a spreadsheet would compute %q", cell)
			}
		}
	}
}
