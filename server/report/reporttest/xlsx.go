package reporttest

import (
	"strings"
	"testing"

	"colazione/server/report"
)

// checkXLSX holds a workbook to its texts: each card stands in a cell as it was written, and nothing is computed.
func checkXLSX(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	f := MustBook(t, out)
	for _, text := range MustParts(t, out) {
		if strings.Contains(text, "<f>") || strings.Contains(text, "<f ") {
			t.Fatal("the workbook has a formula")
		}
	}
	sheets := f.GetSheetList()
	if len(sheets) != 7 {
		t.Fatalf("sheets %v", sheets)
	}
	rows := MustRows(t, f, sheets[2])
	if len(rows) != 1+d.Method.Cards {
		t.Errorf("%d rows for %d cards", len(rows), d.Method.Cards)
	}
	written := map[string]bool{}
	for _, row := range rows {
		written[row[1]] = true
	}
	for _, text := range EveryText(d) {
		if !written[text] {
			t.Errorf("no cell says %q", text)
		}
	}
	return cellsOf(t, f)
}
