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
	b := &xlsxWriter{Spreadsheet: outline.NewSpreadsheet(d), f: excelize.NewFile()}
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
		{titles.Themes, b.shares},
		{titles.Method, b.method},
		{titles.Plan, b.plan},
	} {
		if i == 0 {
			b.keepError(b.f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := b.f.NewSheet(s.name)
			b.keepError(err)
		}
		s.write(s.name)
		b.header(s.name)
	}
	b.properties()
	if b.err != nil {
		return b.err
	}
	return b.f.Write(w)
}

// xlsxWriter writes a workbook. It keeps its first error, which Write returns.
type xlsxWriter struct {
	*outline.Spreadsheet
	f      *excelize.File
	err    error
	styles [len(looks)]int
}

func (b *xlsxWriter) keepError(err error) {
	if b.err == nil {
		b.err = err
	}
}

// properties say what the file is. Its times are the document's, so that the same document makes the same file.
func (b *xlsxWriter) properties() {
	made := b.Made.UTC().Format(time.RFC3339)
	b.keepError(b.f.SetDocProps(&excelize.DocProperties{
		Title: b.TitlePage().Heading.String(), Subject: b.TitlePage().Kicker, Identifier: "sha256:" + b.Hash, ContentStatus: b.contentStatus(), Creator: b.Organiser, LastModifiedBy: b.Organiser, Keywords: b.City,
		Language: string(b.Language), Created: made, Modified: made,
	}))
	b.keepError(b.f.SetAppProps(&excelize.AppProperties{Application: "Colazione"}))
}

// contentStatus says in the words of the format what the document may be taken for.
func (b *xlsxWriter) contentStatus() string {
	if b.Status.Draft {
		return "Draft"
	}
	return "Final"
}

// header stands at the head of each sheet of paper.
func (b *xlsxWriter) header(name string) {
	said := strings.ReplaceAll(outline.Join(" · ", outline.Plain(b.TitlePage().Kicker), b.TitlePage().Subtitle).String(), "&", "&&")
	const most = 200 // characters that a workbook takes, far from its limit
	if runes := []rune(said); len(runes) > most {
		said = string(runes[:most])
	}
	b.keepError(b.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&L" + said, EvenHeader: "&L" + said}))
}

// field is a column: its head, its width in characters, and the look of its cells.
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
		b.keepError(err)
		b.keepError(b.f.SetColWidth(name, letter, letter, f.width))
	}
	b.setRowHeight(name, head, lines)
	for r, row := range pg.rows {
		b.row(name, head+1+r, pg.fields, row)
	}
	b.finishSheet(name, len(pg.fields), head, head+len(pg.rows))
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
	b.setRowHeight(name, at, lines)
}

// linesOf estimates how many lines a text takes in a column: not every program computes that when it opens a workbook.
func linesOf(text string, width float64) int {
	const digit, spare = 6.0, 1.1 // points to a character of the width, and what is lost at the ends of lines
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(typeset.Style{Face: typeset.Sans, Size: cellSize}.Width(part)*spare/(width*digit))
	}
	return lines
}

// setRowHeight sets the height of a row for its lines, up to the greatest that a workbook has.
func (b *xlsxWriter) setRowHeight(name string, row, lines int) {
	b.keepError(b.f.SetRowHeight(name, row, min(float64(lines)*cellSize*1.3+4, excelize.MaxRowHeight)))
}

func (b *xlsxWriter) set(name string, column, row int, value any, look look) {
	at, err := excelize.CoordinatesToCellName(column, row)
	b.keepError(err)
	switch v := value.(type) {
	case string:
		if v != "" {
			b.keepError(b.f.SetCellStr(name, at, literal(v)))
		}
	case int:
		b.keepError(b.f.SetCellInt(name, at, int64(v)))
	case float64:
		b.keepError(b.f.SetCellFloat(name, at, v, -1, 64))
	case time.Time:
		b.keepError(b.f.SetCellValue(name, at, b.wallClock(v)))
	}
	b.keepError(b.f.SetCellStyle(name, at, at, b.styles[look]))
}

// escape matches what a workbook reads as the number of a character.
var escape = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_`)

// literal escapes a text that looks like such a number, so that it is not read as one (ISO/IEC 29500-1, 22.4.2.4).
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

// wallClock returns a time as clocks show it where the document was made: a workbook knows no time zones.
func (b *xlsxWriter) wallClock(t time.Time) time.Time {
	t = t.In(b.Made.Location())
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// finishSheet freezes the heads, adds a filter to them, and fits the sheet to the width of a page.
func (b *xlsxWriter) finishSheet(name string, columns, head, last int) {
	from, err := excelize.CoordinatesToCellName(1, head, true)
	b.keepError(err)
	to, err := excelize.CoordinatesToCellName(columns, last, true)
	b.keepError(err)
	b.keepError(b.f.AutoFilter(name, from+":"+to, nil))
	below, err := excelize.CoordinatesToCellName(1, head+1)
	b.keepError(err)
	b.keepError(b.f.SetSheetDimension(name, strings.ReplaceAll("A1:"+to, "$", "")))
	b.keepError(b.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: below, ActivePane: "bottomLeft"}))
	a4, landscape, wide, long, fit := 9, "landscape", 1, 0, true
	b.keepError(b.f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long}))
	b.keepError(b.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.keepError(b.f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: name, RefersTo: "'" + name + "'!$" + strconv.Itoa(head) + ":$" + strconv.Itoa(head),
	}))
}
