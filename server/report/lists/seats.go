package lists

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"rsc.io/qr"

	"colazione/server/report/outline"
	"colazione/server/report/safe"
	"colazione/server/report/typeset"
	"colazione/session"
)

// SeatSheet holds what place cards are made of.
type SeatSheet struct {
	Language session.Language
	Title    string
	City     string
	Date     string // YYYY-MM-DD, or ""
	Host     string // the address for somebody who can't scan
	Made     time.Time
	Cards    []SeatCard // in the order in which they are set
}

// SeatCard is one place card: what is printed on it, and the link in its QR code.
type SeatCard struct {
	Number int
	Table  string
	Code   string
	Link   string
}

// SeatSizes are the sizes of place cards: ten on a sheet of A4, or four.
var SeatSizes = []string{"small", "large"}

// seatLayout is how cards lie on a sheet. Lengths are in millimetres.
type seatLayout struct {
	columns, rows int
	width, height float64
	draw          func(*seatPrinter, SeatCard, float64, float64)
}

var seatLayouts = map[string]seatLayout{
	"small": {columns: 2, rows: 5, width: 85, height: 54, draw: (*seatPrinter).small},
	"large": {columns: 2, rows: 2, width: 92, height: 132, draw: (*seatPrinter).large},
}

const (
	a4Width, a4Height = 210.0, 297.0
	// Crop marks stay so far off the cards, and are so long.
	markGap, markLength = 2.0, 5.0
	// quietModules is the empty margin that readers of QR codes need (ISO/IEC 18004).
	quietModules = 4
)

// seatPrinter draws place cards.
type seatPrinter struct {
	pdf   *fpdf.Fpdf
	sheet SeatSheet
	words *seatWords
}

// WriteSeats writes place cards of a size as a PDF on A4, to be cut along its crop marks. The same sheet gives the same bytes.
func WriteSeats(w io.Writer, sheet SeatSheet, size string) error {
	c := &seatPrinter{pdf: fpdf.New("P", "mm", "A4", ""), sheet: sheet, words: seatPhrases[sheet.Language]}
	for _, f := range typeset.Faces {
		c.pdf.AddUTF8FontFromBytes(f.Family, f.Style, f.Data)
	}
	c.pdf.SetMargins(0, 0, 0)
	c.pdf.SetAutoPageBreak(false, 0)
	c.pdf.SetCatalogSort(true)
	c.pdf.SetCreationDate(sheet.Made.UTC())
	c.pdf.SetModificationDate(sheet.Made.UTC())
	c.pdf.SetLang(string(sheet.Language))
	c.pdf.SetTitle(renderable(c.words.title+" – "+sheet.Title), true)
	c.pdf.SetCreator("Colazione", true)
	how := seatLayouts[size]
	for page := range slices.Chunk(sheet.Cards, how.columns*how.rows) {
		c.pdf.AddPage()
		c.page(how, page)
	}
	return c.pdf.Output(w)
}

// SeatsName is a name for the file: "posti-milano-2026-11-19.pdf".
func SeatsName(sheet SeatSheet) string {
	name := seatPhrases[sheet.Language].file
	for _, part := range []string{sheet.City, sheet.Date} {
		if part = safe.Slug(part); part != "" {
			name += "-" + part
		}
	}
	return strings.TrimRight(name[:min(len(name), safe.LongestName)], "-") + ".pdf"
}

func renderable(s string) string {
	out, _ := typeset.Renderable(s)
	return out
}

func (c *seatPrinter) page(how seatLayout, cards []SeatCard) {
	x0, y0 := (a4Width-float64(how.columns)*how.width)/2, (a4Height-float64(how.rows)*how.height)/2
	c.cropMarks(how, x0, y0)
	for i, card := range cards {
		how.draw(c, card, x0+float64(i%how.columns)*how.width, y0+float64(i/how.columns)*how.height)
	}
}

// cropMarks draws marks in the margins, at the ends of every line to cut along, and small crosses where two lines meet.
func (c *seatPrinter) cropMarks(how seatLayout, x0, y0 float64) {
	c.pdf.SetDrawColor(typeset.Soft[0], typeset.Soft[1], typeset.Soft[2])
	c.pdf.SetLineWidth(0.1)
	x1, y1 := x0+float64(how.columns)*how.width, y0+float64(how.rows)*how.height
	for i := range how.columns + 1 {
		x := x0 + float64(i)*how.width
		c.pdf.Line(x, y0-markGap-markLength, x, y0-markGap)
		c.pdf.Line(x, y1+markGap, x, y1+markGap+markLength)
		for j := range how.rows + 1 {
			y := y0 + float64(j)*how.height
			c.pdf.Line(x-1, y, x+1, y)
			c.pdf.Line(x, y-1, x, y+1)
		}
	}
	for j := range how.rows + 1 {
		y := y0 + float64(j)*how.height
		c.pdf.Line(x0-markGap-markLength, y, x0-markGap, y)
		c.pdf.Line(x1+markGap, y, x1+markGap+markLength, y)
	}
}

// small draws the code at the left and the words at the right of it.
func (c *seatPrinter) small(card SeatCard, x, y float64) {
	const pad, side = 4.0, 36.0
	c.code(card.Link, x+pad-1.5, y+7, side)
	at, wide := x+pad+side+1, 85-2*pad-side-1
	y = c.putText(renderable(card.Table), typeset.SansBold, 11, typeset.Ink, at, y+6, wide, 2)
	y = c.putText(outline.Fill(c.words.place, "n", strconv.Itoa(card.Number)), typeset.Sans, 9, typeset.Accent, at, y+0.5, wide, 1)
	y = c.putText(c.words.scan, typeset.Sans, 6.5, typeset.Ink, at, y+1.5, wide, 5)
	y = c.putText(outline.Fill(c.words.orType, "host", c.sheet.Host), typeset.Sans, 6.5, typeset.Soft, at, y+1, wide, 3)
	c.putText(grouped(card.Code), typeset.SansBold, 9.5, typeset.Ink, at, y+0.5, wide, 1)
}

// large draws the words above and below the code.
func (c *seatPrinter) large(card SeatCard, x, y float64) {
	const pad, side = 9.0, 52.0
	wide := 92 - 2*pad
	down := c.putText(renderable(c.sheet.Title), typeset.Serif, 10, typeset.Soft, x+pad, y+pad, wide, 2)
	down = c.putText(renderable(card.Table), typeset.SerifBold, 19, typeset.Ink, x+pad, down+2, wide, 2)
	c.putText(outline.Fill(c.words.place, "n", strconv.Itoa(card.Number)), typeset.Sans, 11, typeset.Accent, x+pad, down+1, wide, 1)
	c.code(card.Link, x+(92-side)/2, y+44, side)
	down = c.putText(c.words.scan, typeset.Sans, 8, typeset.Ink, x+pad, y+98, wide, 4)
	down = c.putText(outline.Fill(c.words.orType, "host", c.sheet.Host), typeset.Sans, 8, typeset.Soft, x+pad, down+1.5, wide, 2)
	c.putText(grouped(card.Code), typeset.SansBold, 13, typeset.Ink, x+pad, down+1, wide, 1)
}

// grouped returns a code in two halves, as people read it aloud.
func grouped(code string) string { return code[:len(code)/2] + " " + code[len(code)/2:] }

// putText draws a text in at most so many lines, with its upper edge at y, and returns where it ends. A longer text ends in an ellipsis.
func (c *seatPrinter) putText(text string, f typeset.Face, size float64, colour typeset.RGB, x, y, wide float64, most int) float64 {
	c.pdf.SetFont(typeset.Faces[f].Family, typeset.Faces[f].Style, size)
	c.pdf.SetTextColor(colour[0], colour[1], colour[2])
	height := c.pdf.PointConvert(size) * 1.25
	lines := c.pdf.SplitText(text, wide)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = strings.TrimRight(lines[most-1], " ,.;:") + "…"
	}
	for i, line := range lines {
		c.pdf.Text(x, y+height*(float64(i)+0.8), line)
	}
	return y + height*float64(len(lines))
}

// code draws a QR code as black runs, its empty margin within the side.
func (c *seatPrinter) code(link string, x, y, side float64) {
	made, err := qr.Encode(link, qr.M)
	if err != nil {
		c.pdf.SetError(err)
		return
	}
	module := side / float64(made.Size+2*quietModules)
	c.pdf.SetFillColor(0, 0, 0)
	for row := range made.Size {
		for at := 0; at < made.Size; {
			run := 0
			for at+run < made.Size && made.Black(at+run, row) {
				run++
			}
			if run > 0 {
				c.pdf.Rect(x+float64(at+quietModules)*module, y+float64(row+quietModules)*module, float64(run)*module, module, "F")
			}
			at += max(run, 1)
		}
	}
}
