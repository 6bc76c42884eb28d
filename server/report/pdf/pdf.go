// Package pdf writes a document as a PDF.
package pdf

import (
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// Write writes the document on sheets of A4: a title page with the contents, the findings on a page of their own, the paths as drawings, and everything
// that they rest on. The fonts are embedded. It is not tagged for screen readers; the HTML form is made for them.
func Write(w io.Writer, d *report.Document) error {
	o := outline.LayOut(d)
	p := newPDFWriter(d, o)
	p.title()
	for i, s := range o.Sections {
		p.section(s, o.Sections[i+1:])
	}
	p.footers()
	p.numberContents()
	p.selectSheet(p.pdf.PageCount()) // fpdf writes the sheets up to the current one
	return p.pdf.Output(w)
}

// pdfWriter draws the document. What it draws goes on from y, and over to a new sheet where there is no room.
type pdfWriter struct {
	typeset.TextMeasurer
	pdf      *fpdf.Fpdf
	words    *outline.Words
	o        outline.Outline
	y        float64
	dry      bool // nothing is drawn, only measured
	sheets   int  // begun while dry
	mostTied int  // people that the widest line of a drawing stands for
	entries  map[string]*entry
	targets  map[string]int // links to items, by the items' ids
	style    typeset.Style  // the style that the PDF is set to at this moment
}

// entry is a section's line in the contents.
type entry struct {
	link, sheet int // where it begins
	at          int // the sheet that the line is on
	y           float64
}

func newPDFWriter(d *report.Document, o outline.Outline) *pdfWriter {
	p := &pdfWriter{pdf: fpdf.New("P", "pt", "A4", ""), words: outline.Phrases[d.Language], o: o, TextMeasurer: typeset.NewTextMeasurer(1), entries: map[string]*entry{}, targets: map[string]int{}}
	for _, f := range typeset.Faces {
		p.pdf.AddUTF8FontFromBytes(f.Family, f.Style, f.Data)
	}
	p.pdf.SetMargins(typeset.Left, typeset.Top, typeset.Left)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(d.Made.UTC())
	p.pdf.SetModificationDate(d.Made.UTC())
	p.pdf.SetLang(string(d.Language))
	p.pdf.SetTitle(p.Renderable(o.Heading.String()), true)
	p.pdf.SetSubject(p.Renderable(o.Kicker+" – "+o.Subtitle.String()), true)
	p.pdf.SetAuthor(p.Renderable(d.Organiser), true)
	p.pdf.SetKeywords(p.Renderable(strings.Join([]string{d.Title, d.City, d.Date, "sha256:" + d.Hash}, ", ")), true)
	p.pdf.SetCreator("Colazione", true)
	p.mostTied = o.MostTied()
	return p
}

// newSheet begins a sheet.
func (p *pdfWriter) newSheet() {
	p.y = typeset.Top
	if p.dry {
		p.sheets++
		return
	}
	p.pdf.AddPage()
	p.style = typeset.Style{}
}

// ensureRoom begins a new sheet unless there is as much room on this one.
func (p *pdfWriter) ensureRoom(height float64) {
	if p.y+height > typeset.Bottom && p.y > typeset.Top {
		p.newSheet()
	}
}

// text draws a line with its upper edge at y.
func (p *pdfWriter) text(l typeset.Line, x, y float64) {
	if p.dry {
		return
	}
	size := 0.0
	for _, r := range l.Runs {
		size = max(size, r.Style.Size)
	}
	baseline := y + (l.Height-size)/2 + 0.82*size
	for _, r := range l.Runs {
		if r.Style.Face != p.style.Face || r.Style.Size != p.style.Size {
			p.pdf.SetFont(typeset.Faces[r.Style.Face].Family, typeset.Faces[r.Style.Face].Style, r.Style.Size)
		}
		if r.Style.Ink != p.style.Ink {
			p.pdf.SetTextColor(r.Style.Ink[0], r.Style.Ink[1], r.Style.Ink[2])
		}
		p.style = r.Style
		p.pdf.Text(x, baseline, r.Text)
		if r.To != "" {
			p.pdf.Link(x, y, r.Width, l.Height, p.target(r.To))
		}
		x += r.Width
	}
}

// target returns the link to an item.
func (p *pdfWriter) target(id string) int {
	link, known := p.targets[id]
	if !known {
		link = p.pdf.AddLink()
		p.targets[id] = link
	}
	return link
}

// placeTarget makes the links to an item lead here.
func (p *pdfWriter) placeTarget(id string, y float64) {
	if id != "" && !p.dry {
		p.pdf.SetLink(p.target(id), y-6, -1)
	}
}

// fillRect fills a rectangle.
func (p *pdfWriter) fillRect(x, y, w, h float64, c typeset.RGB) {
	if !p.dry {
		p.pdf.SetFillColor(c[0], c[1], c[2])
		p.pdf.Rect(x, y, w, h, "F")
	}
}

// hairline draws a level line.
func (p *pdfWriter) hairline(x, y, w, width float64, c typeset.RGB) {
	p.fillRect(x, y-width/2, w, width, c)
}

// dryRun does something without drawing, and returns how far down it came and how many sheets it began.
func (p *pdfWriter) dryRun(do func(*pdfWriter)) (y float64, sheets int) {
	try := *p
	try.dry, try.sheets = true, 0
	do(&try)
	return try.y, try.sheets
}
