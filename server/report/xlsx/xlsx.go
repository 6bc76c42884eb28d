// Package xlsx writes a document as a workbook.
package xlsx

import (
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// Write writes a workbook: the figures as typed cells to sort and filter, and the plan to work on. Whatever people wrote is a text in a cell that is
// formatted as text, so that none of it becomes a formula, not even when somebody edits it.
func Write(w io.Writer, d *report.Document) error {
	b := &xlsxWriter{Sheet: outline.NewSheet(d), f: excelize.NewFile()}
	defer func() { _ = b.f.Close() }()
	b.makeStyles()
	titles := b.Words.Workbook
	for i, s := range []struct {
		name  string
		write func(name string)
	}{
		{titles.Ranking, b.ranking},
		{titles.Paths, b.pathCards},
		{titles.Cards, b.allCards},
		{titles.ByTable, b.likesByTable},
		{titles.Themes, b.parts},
		{titles.Method, b.explained},
		{titles.Plan, b.plan},
	} {
		if i == 0 {
			b.try(b.f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := b.f.NewSheet(s.name)
			b.try(err)
		}
		s.write(s.name)
	}
	b.properties()
	if b.err != nil {
		return b.err
	}
	return b.f.Write(w)
}

// xlsxWriter is a workbook in the making. Its first error is kept, and returned at the end.
type xlsxWriter struct {
	*outline.Sheet
	f      *excelize.File
	err    error
	styles [len(looks)]int
}

func (b *xlsxWriter) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

// properties say what the file is. Its times are the document's, so that the same document makes the same file.
func (b *xlsxWriter) properties() {
	made := b.Made.UTC().Format(time.RFC3339)
	b.try(b.f.SetDocProps(&excelize.DocProperties{
		Title: b.Opening().Heading.String(), Subject: b.Words.Kicker, Creator: b.Organiser, LastModifiedBy: b.Organiser, Keywords: b.City,
		Language: string(b.Language), Created: made, Modified: made,
	}))
	b.try(b.f.SetAppProps(&excelize.AppProperties{Application: "Colazione"}))
}

// field is a column: its head, its width in characters, and how its cells look.
type field struct {
	title string
	width float64
	look  look
}

// page is what a sheet shows: notes above, and a table with a filter.
type page struct {
	notes  []string
	fields []field
	rows   [][]any // strings, ints, float64s, times and cells of their own look; nil for an empty cell
}

// special is a cell that looks different from its column.
type special struct {
	value any
	look  look
}

// fill writes a page. Its heads stay in sight, and are repeated on every sheet of paper.
func (b *xlsxWriter) fill(name string, pg page) {
	head := len(pg.notes) + 1
	if len(pg.notes) > 0 {
		head++ // an empty row
	}
	for i, note := range pg.notes {
		b.set(name, 1, i+1, note, lookNote)
	}
	lines := 1
	for i, f := range pg.fields {
		b.set(name, i+1, head, f.title, f.look.head())
		lines = max(lines, linesOf(f.title, f.width-2))
		letter, err := excelize.ColumnNumberToName(i + 1)
		b.try(err)
		b.try(b.f.SetColWidth(name, letter, letter, f.width))
	}
	b.heighten(name, head, lines)
	for r, row := range pg.rows {
		b.row(name, head+1+r, pg.fields, row)
	}
	b.arrange(name, len(pg.fields), head, head+len(pg.rows))
}

// row writes the cells that there are, and leaves the others empty.
func (b *xlsxWriter) row(name string, at int, fields []field, row []any) {
	lines := 1
	for i, f := range fields {
		var value any
		if i < len(row) {
			value = row[i]
		}
		look := f.look
		if s, own := value.(special); own {
			value, look = s.value, s.look
		}
		b.set(name, i+1, at, value, look)
		if text, is := value.(string); is {
			lines = max(lines, linesOf(text, f.width-2))
		}
	}
	b.heighten(name, at, lines)
}

// linesOf is about how many lines a text takes in a column: not every program finds that out when it opens a workbook.
func linesOf(text string, width float64) int {
	const digit, spare = 6.0, 1.1 // points to a character of the width, and what is lost at the ends of lines
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(typeset.Style{Face: typeset.Sans, Size: cellSize}.Width(part)*spare/(width*digit))
	}
	return lines
}

// heighten gives a row the height for its lines, as far as a workbook can.
func (b *xlsxWriter) heighten(name string, row, lines int) {
	b.try(b.f.SetRowHeight(name, row, min(float64(lines)*cellSize*1.3+4, excelize.MaxRowHeight)))
}

func (b *xlsxWriter) set(name string, column, row int, value any, look look) {
	at, err := excelize.CoordinatesToCellName(column, row)
	b.try(err)
	switch v := value.(type) {
	case string:
		if v != "" {
			b.try(b.f.SetCellStr(name, at, literal(v)))
		}
	case int:
		b.try(b.f.SetCellInt(name, at, int64(v)))
	case float64:
		b.try(b.f.SetCellFloat(name, at, v, -1, 64))
	case time.Time:
		b.try(b.f.SetCellValue(name, at, b.wall(v)))
	}
	b.try(b.f.SetCellStyle(name, at, at, b.styles[look]))
}

// escape is what a workbook takes for a character by its number.
var escape = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// literal keeps a text that looks like such an escape from being read as one (ISO/IEC 29500-1, 22.4.2.4).
func literal(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '_' && escape.MatchString(text[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// wall is a time as a clock shows it where the document was made: a workbook knows no zones.
func (b *xlsxWriter) wall(t time.Time) time.Time {
	t = t.In(b.Made.Location())
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// arrange freezes the heads, puts a filter on them, and fits the sheet to the width of a page.
func (b *xlsxWriter) arrange(name string, columns, head, last int) {
	from, err := excelize.CoordinatesToCellName(1, head, true)
	b.try(err)
	to, err := excelize.CoordinatesToCellName(columns, last, true)
	b.try(err)
	b.try(b.f.AutoFilter(name, from+":"+to, nil))
	below, err := excelize.CoordinatesToCellName(1, head+1)
	b.try(err)
	b.try(b.f.SetSheetDimension(name, strings.ReplaceAll("A1:"+to, "$", "")))
	b.try(b.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: below, ActivePane: "bottomLeft"}))
	a4, landscape, wide, long, fit := 9, "landscape", 1, 0, true
	b.try(b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long}))
	b.try(b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.try(b.f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name, RefersTo: "'" + name + "'!$" + strconv.Itoa(head) + ":$" + strconv.Itoa(head),
	}))
}
