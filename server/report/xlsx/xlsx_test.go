package xlsx_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestXLSXSheets(t *testing.T) {
	t.Parallel()
	for lang, want := range map[session.Language][]string{
		session.Italian: {"Classifica", "Percorsi", "Schede", "Like per tavolo", "Temi", "Metodo", "Piano"},
		session.English: {"Ranking", "Paths", "Cards", "Likes by table", "Themes", "Method", "Plan"},
		session.Dutch:   {"Rangschikking", "Paden", "Kaarten", "Likes per tafel", "Thema’s", "Werkwijze", "Plan"},
	} {
		out := reporttest.MustRender(t, outline.Build(reporttest.MustMilan(t), lang, reporttest.Now), "xlsx")
		f := reporttest.MustBook(t, out)
		if got := f.GetSheetList(); !slices.Equal(got, want) {
			t.Fatalf("%s: sheets %v", lang, got)
		}
		parts := reporttest.MustParts(t, out)
		for i, name := range want {
			panes, err := f.GetPanes(name)
			if err != nil || !panes.Freeze || panes.YSplit < 1 {
				t.Errorf("%s: the heads of %s do not stay: %+v, %v", lang, name, panes, err)
			}
			if part := parts["xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml"]; !strings.Contains(part, "<autoFilter") || !strings.Contains(part, "<cols>") {
				t.Errorf("%s: %s has no filter or no widths", lang, name)
			}
		}
	}
}

// typeOf is how the file holds a cell, and its value.
func typeOf(t *testing.T, f *excelize.File, sheet, at string) (excelize.CellType, string) {
	t.Helper()
	kind, err := f.GetCellType(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	value, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return kind, value
}

func TestXLSXCellsAreTyped(t *testing.T) {
	d := outline.Build(reporttest.MustMilan(t), session.English, reporttest.Now)
	f := reporttest.MustBook(t, reporttest.MustRender(t, d, "xlsx"))
	first := d.Cards[0]
	for at, want := range map[string]any{
		"A2": "Need", "B2": 1, "C2": first.Text, "D2": first.Figures.Total, "E2": first.Figures.Tables[d.People.Tables[0].ID], "G2": first.Figures.Support, "H2": d.People.Liked, "J2": first.Figures.Breadth, "L2": "yes",
	} {
		kind, value := typeOf(t, f, "Ranking", at)
		switch want := want.(type) {
		case string:
			if kind != excelize.CellTypeSharedString || value != want {
				t.Errorf("%s is %q of type %d, want %q", at, value, kind, want)
			}
		case int:
			if kind != excelize.CellTypeUnset || value != strconv.Itoa(want) {
				t.Errorf("%s is %q of type %d, want %d", at, value, kind, want)
			}
		case float64:
			if got, err := strconv.ParseFloat(value, 64); kind != excelize.CellTypeUnset || err != nil || got != want {
				t.Errorf("%s is %q of type %d, want %v", at, value, kind, want)
			}
		}
	}
	if value, err := f.GetCellValue("Ranking", "G2"); err != nil || value != "64%" {
		t.Errorf("a share reads %q, %v", value, err)
	}
	if value, err := f.GetCellValue("Cards", "Q2"); err != nil || !strings.HasPrefix(value, "2026-11-19 09:") {
		t.Errorf("a time reads %q, %v", value, err)
	}
	rows := reporttest.MustRows(t, f, "Ranking")
	if len(rows) != 1+len(d.Cards) {
		t.Errorf("%d ranked rows of %d cards", len(rows), len(d.Cards))
	}
}

func TestXLSXKeepsTextAsText(t *testing.T) {
	t.Parallel()
	src := reporttest.MustMilan(t)
	src.Cards = slices.Repeat(src.Cards[:1], len(reporttest.Hostile))
	for i, text := range reporttest.Hostile {
		src.Cards[i].ID, src.Cards[i].Text = session.CardID(fmt.Sprint(i)), text
	}
	d := outline.Build(src, session.Italian, reporttest.Now)
	f := reporttest.MustBook(t, reporttest.MustRender(t, d, "xlsx"))
	for i, c := range d.Cards {
		n, err := strconv.Atoi(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		text, at := reporttest.Hostile[n], fmt.Sprint("B", i+2)
		kind, value := typeOf(t, f, "Schede", at)
		if want := reporttest.Expect(text); value != want || want != "" && kind != excelize.CellTypeSharedString {
			t.Errorf("%q reads %q, of type %d", text, value, kind)
		}
		id, err := f.GetCellStyle("Schede", at)
		if err != nil {
			t.Fatal(err)
		}
		if style, err := f.GetStyle(id); err != nil || style.NumFmt != 49 {
			t.Errorf("%q would become something else when it is edited: %+v, %v", text, style, err)
		}
	}
	if len(d.Cards) != len(reporttest.Hostile) {
		t.Errorf("%d texts are in cells", len(d.Cards))
	}
}

// The plan takes the numbers that people wrote as numbers, as they are written in their language.
func TestXLSXPlanReadsNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang       session.Language
		text, want string
		number     bool
	}{
		{session.Italian, "180.000", "180000", true},
		{session.Italian, "1,8%", "0.018", true},
		{session.Italian, "22 %", "0.22", true},
		{session.Italian, "-3", "-3", true},
		{session.Italian, "1.5", "1.5", false},
		{session.Italian, "12 settimane", "12 settimane", false},
		{session.Italian, "=1+1", "=1+1", false},
		{session.Italian, "1e9", "1e9", false},
		{session.English, "180,000", "180000", true},
		{session.English, "1.8%", "0.018", true},
		{session.English, "1,8", "1,8", false},
		{session.Dutch, "2.500,75", "2500.75", true},
		{session.Italian, strings.Repeat("9", 400), strings.Repeat("9", 400), false},
	} {
		src := reporttest.MustMilan(t)
		src.Info.Language = c.lang
		src.Cards = slices.Clone(src.Cards)
		for i := range src.Cards {
			if src.Cards[i].KPI != nil {
				src.Cards[i].KPI = &session.Measure{Baseline: c.text, Target: c.text}
			}
		}
		f := reporttest.MustBook(t, reporttest.MustRender(t, outline.Build(src, session.English, reporttest.Now), "xlsx"))
		kind, value := typeOf(t, f, "Plan", "G5")
		if number := kind == excelize.CellTypeUnset; value != c.want || number != c.number {
			t.Errorf("%s %q reads %q, number %t", c.lang, c.text, value, number)
		}
	}
}

func TestXLSXPlanIsToBeFilledIn(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Synthesis.Paths = slices.Clone(src.Synthesis.Paths)
	src.Synthesis.Paths[0].Owner = "Marta Verdi"
	d := outline.Build(src, session.English, reporttest.Now)
	f := reporttest.MustBook(t, reporttest.MustRender(t, d, "xlsx"))
	rows := reporttest.MustRows(t, f, "Plan")
	kpis := 0
	for _, p := range d.Paths {
		kpis += max(1, len(p.KPIs))
	}
	if len(rows) != 4+kpis {
		t.Fatalf("%d rows for %d KPIs", len(rows), kpis)
	}
	want := []string{"Path", "Need", "Objective", "Tools", "KPI", "Measure", "Today", "Target", "Due", "Owner", "Measured value", "Check", "Remarks"}
	if !slices.Equal(rows[3], want) {
		t.Errorf("heads %q", rows[3])
	}
	if row := rows[4]; row[0] != "1. Far conoscere la patologia, e sapere quanto rende" || row[6] != "180000" || row[8] != "dicembre 2027" || row[9] != "Marta Verdi" || row[11] != "to be measured" {
		t.Errorf("the first row is %q", row)
	}
	validations, err := f.GetDataValidations("Plan")
	if err != nil {
		t.Fatal(err)
	}
	if i := slices.IndexFunc(validations, func(v *excelize.DataValidation) bool {
		return v.Sqref == "L5:L"+strconv.Itoa(4+kpis) && v.Type == "list" && strings.Contains(v.Formula1, "to be measured,met,partly met,not met")
	}); i < 0 {
		t.Errorf("the check is not chosen from a list: %+v", validations)
	}
	formats, err := f.GetConditionalFormats("Plan")
	if err != nil {
		t.Fatal(err)
	}
	if measured := formats["K5:K"+strconv.Itoa(4+kpis)]; len(measured) != 4 || !strings.Contains(measured[0].Criteria, "IF($H5>=$G5,$K5>=$H5,$K5<=$H5)") {
		t.Errorf("what is measured takes no colour: %+v", formats)
	}
}
