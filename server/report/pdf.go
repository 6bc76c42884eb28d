package report

import (
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// writePDF sets the outline on sheets of A4: a title page with the contents, the findings on a page of their own, the paths as drawings, and all
// that they rest on. The fonts come with it. It has no structure for those who listen: the HTML form has.
func writePDF(w io.Writer, d *Document) error {
	o := layOut(d)
	p := newPress(d, o)
	p.title()
	for i, s := range o.sections {
		p.section(s, o.sections[i+1:])
	}
	p.feet()
	p.numberContents()
	p.goBack(p.pdf.PageCount()) // fpdf writes the sheets up to the one at hand
	return p.pdf.Output(w)
}

// press sets type. What it sets goes on from y, and over to a new sheet where there is no room.
type press struct {
	textMeasurer
	pdf      *fpdf.Fpdf
	w        *words
	o        outline
	y        float64
	dry      bool // nothing is drawn: it is only to be seen how far it goes
	sheets   int  // begun while dry
	mostTied int  // people that the widest line of a drawing stands for
	entries  map[string]*entry
	targets  map[string]int // links to items, by the items' ids
	style    style          // that the sheet is set in at this moment
}

// entry is a section's line in the contents.
type entry struct {
	link, sheet int // where it begins
	at          int // the sheet that the line is on
	y           float64
}

func newPress(d *Document, o outline) *press {
	p := &press{pdf: fpdf.New("P", "pt", "A4", ""), w: phrases[d.Language], o: o, textMeasurer: newTextMeasurer(1), entries: map[string]*entry{}, targets: map[string]int{}}
	for _, f := range faces {
		p.pdf.AddUTF8FontFromBytes(f.family, f.style, f.data)
	}
	p.pdf.SetMargins(left, top, left)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(d.Made.UTC())
	p.pdf.SetModificationDate(d.Made.UTC())
	p.pdf.SetLang(string(d.Language))
	p.pdf.SetTitle(p.legible(o.heading.String()), true)
	p.pdf.SetSubject(p.legible(o.kicker+" – "+o.below.String()), true)
	p.pdf.SetAuthor(p.legible(d.Organiser), true)
	p.pdf.SetKeywords(p.legible(strings.Join([]string{d.Title, d.City, d.Date}, ", ")), true)
	p.pdf.SetCreator("Colazione", true)
	p.mostTied = o.mostTied()
	return p
}

// turn begins a new sheet.
func (p *press) turn() {
	p.y = top
	if p.dry {
		p.sheets++
		return
	}
	p.pdf.AddPage()
	p.style = style{}
}

// need begins a new sheet unless there is as much room on this one.
func (p *press) need(height float64) {
	if p.y+height > bottom && p.y > top {
		p.turn()
	}
}

// text puts one line down, its upper edge at y.
func (p *press) text(l line, x, y float64) {
	if p.dry {
		return
	}
	size := 0.0
	for _, r := range l.runs {
		size = max(size, r.style.size)
	}
	baseline := y + (l.height-size)/2 + 0.82*size
	for _, r := range l.runs {
		if r.style.face != p.style.face || r.style.size != p.style.size {
			p.pdf.SetFont(faces[r.style.face].family, faces[r.style.face].style, r.style.size)
		}
		if r.style.ink != p.style.ink {
			p.pdf.SetTextColor(r.style.ink[0], r.style.ink[1], r.style.ink[2])
		}
		p.style = r.style
		p.pdf.Text(x, baseline, r.text)
		if r.to != "" {
			p.pdf.Link(x, y, r.width, l.height, p.target(r.to))
		}
		x += r.width
	}
}

// target is the link to an item.
func (p *press) target(id string) int {
	link, known := p.targets[id]
	if !known {
		link = p.pdf.AddLink()
		p.targets[id] = link
	}
	return link
}

// land has what leads to an item lead here.
func (p *press) land(id string, y float64) {
	if id != "" && !p.dry {
		p.pdf.SetLink(p.target(id), y-6, -1)
	}
}

// box fills a rectangle.
func (p *press) box(x, y, w, h float64, c rgb) {
	if !p.dry {
		p.pdf.SetFillColor(c[0], c[1], c[2])
		p.pdf.Rect(x, y, w, h, "F")
	}
}

// hairline draws a level line.
func (p *press) hairline(x, y, w, width float64, c rgb) { p.box(x, y-width/2, w, width, c) }

// rehearse does something without drawing, and tells how far down it came and how many sheets it began.
func (p *press) rehearse(do func(*press)) (y float64, sheets int) {
	try := *p
	try.dry, try.sheets = true, 0
	do(&try)
	return try.y, try.sheets
}
