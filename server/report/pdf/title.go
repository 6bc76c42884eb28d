package pdf

import (
	"bytes"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// title draws the first sheet: what the document is, and its contents.
func (p *pdfWriter) title() {
	p.newSheet()
	p.fillRect(0, 0, typeset.SheetWidth, typeset.SheetHeight, typeset.Paper)
	p.cupRing(typeset.SheetWidth-96, 104, 92)
	p.logo()
	p.y = 128
	p.flow(p.strips(outline.Plain(strings.ToUpper(p.o.Kicker)), typeset.Style{Face: typeset.SansBold, Size: 9, Ink: typeset.Accent}, typeset.LineWidth), typeset.Left)
	p.y += 10
	size := p.headingSize()
	p.flow(p.strips(p.o.Heading, typeset.Style{Face: typeset.SerifBold, Size: size, Ink: typeset.Ink}, typeset.LineWidth-30), typeset.Left)
	p.y += 12
	p.hairline(typeset.Left, p.y, 64, 3, typeset.Accent)
	p.y += 16
	for i, t := range p.o.Lines() {
		if i > 0 {
			p.y += 3
		}
		p.flow(p.strips(t, typeset.Style{Face: typeset.Serif, Size: 14, Ink: typeset.Ink}, typeset.LineWidth), typeset.Left)
	}
	p.y += 12
	for _, s := range p.o.Status {
		p.flow(p.strips(outline.Plain(s), typeset.Style{Face: typeset.Sans, Size: 9, Ink: typeset.Soft}, typeset.LineWidth), typeset.Left)
	}
	p.contents()
}

// logo draws the organiser's picture at the head of the first sheet, as large as fits there.
func (p *pdfWriter) logo() {
	const widest, highest, foot = 170.0, 52.0, 104.0
	if p.o.Logo == nil {
		return
	}
	const name = "logo"
	info := p.pdf.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(p.o.Logo))
	if info == nil {
		return // the error is the file's, and comes with it
	}
	w, h := info.Extent()
	scale := min(widest/w, highest/h)
	p.pdf.ImageOptions(name, typeset.Left, foot-h*scale, w*scale, h*scale, false, fpdf.ImageOptions{}, 0, "")
}

// headingSize returns the largest size in which the heading leaves room for the contents.
func (p *pdfWriter) headingSize() float64 {
	for _, size := range []float64{34, 28, 23, 19} {
		if heightOf(p.strips(p.o.Heading, typeset.Style{Face: typeset.SerifBold, Size: size, Ink: typeset.Ink}, typeset.LineWidth-30)) < 230 {
			return size
		}
	}
	return 15
}

// cupRing draws the ring that a cup of coffee leaves on paper.
func (p *pdfWriter) cupRing(x, y, r float64) {
	p.pdf.SetDrawColor(typeset.Wash[0], typeset.Wash[1], typeset.Wash[2])
	for _, ring := range []struct{ radius, width, from, to float64 }{{r, 7, 20, 335}, {r - 1, 2.2, 0, 360}, {r - 9, 1.2, 190, 420}, {r + 6, .8, 40, 200}} {
		p.pdf.SetLineWidth(ring.width)
		p.pdf.Arc(x, y, ring.radius, ring.radius, 0, ring.from, ring.to, "D")
	}
}

// contents lists the sections at the foot of the title page, or on the next where it is full. Their numbers are put in at the end.
func (p *pdfWriter) contents() {
	entryStyle := typeset.Style{Face: typeset.Sans, Size: 10, Ink: typeset.Ink}
	lines := 0.0
	for _, s := range p.o.Sections {
		if s.Level == 2 {
			lines += heightOf(p.strips(s.Title, entryStyle, typeset.LineWidth-40)) + 5
		}
	}
	if start := typeset.Bottom - lines - 24; start > p.y+30 {
		p.y = start
	} else {
		p.newSheet()
	}
	p.flow(p.strips(outline.Plain(p.o.Contents), typeset.Style{Face: typeset.SerifBold, Size: 14, Ink: typeset.Ink}, typeset.LineWidth), typeset.Left)
	p.y += 6
	for _, s := range p.o.Sections {
		if s.Level != 2 {
			continue
		}
		from := p.y
		p.flow(p.strips(s.Title, entryStyle, typeset.LineWidth-40), typeset.Left)
		e := &entry{link: p.pdf.AddLink(), at: p.pdf.PageNo(), y: p.y - entryStyle.Size*typeset.Leading}
		p.pdf.Link(typeset.Left, from, typeset.LineWidth, p.y-from, e.link)
		p.entries[s.ID] = e
		p.hairline(typeset.Left, p.y+2, typeset.LineWidth, .5, typeset.Rule)
		p.y += 5
	}
}

// numberContents writes the number of its sheet behind each entry of the contents.
func (p *pdfWriter) numberContents() {
	for _, s := range p.o.Sections {
		if e := p.entries[s.ID]; e != nil {
			p.selectSheet(e.at)
			l := typeset.Wrap([]typeset.Styled{{Text: p.words.Integer(e.sheet), Style: typeset.Style{Face: typeset.Sans, Size: 10, Ink: typeset.Soft}}}, typeset.LineWidth)[0]
			p.text(l, typeset.Left+typeset.LineWidth-l.Width, e.y)
		}
	}
}

// selectSheet makes a sheet the one that is drawn on.
func (p *pdfWriter) selectSheet(sheet int) {
	p.pdf.SetPage(sheet)
	p.style = typeset.Style{}
}

// footers numbers the sheets, all but the first.
func (p *pdfWriter) footers() {
	all := p.pdf.PageCount()
	name := p.footerText()
	for sheet := 2; sheet <= all; sheet++ {
		p.selectSheet(sheet)
		small := typeset.Style{Face: typeset.Sans, Size: 7.6, Ink: typeset.Soft}
		p.hairline(typeset.Left, typeset.Footline-6, typeset.LineWidth, .5, typeset.Rule)
		p.text(name, typeset.Left, typeset.Footline)
		l := typeset.Wrap([]typeset.Styled{{Text: p.words.Integer(sheet) + " / " + p.words.Integer(all), Style: small}}, typeset.LineWidth)[0]
		p.text(l, typeset.Left+typeset.LineWidth-l.Width, typeset.Footline)
	}
}

// footerText names the document at the foot of each sheet, as fully as there is room.
func (p *pdfWriter) footerText() typeset.Line {
	parts := []outline.Text{outline.Plain(p.o.Kicker), outline.Join(" · ", p.o.Subtitle, p.o.Places)}
	lines := typeset.Wrap(p.Styled(outline.Join(" · ", parts...), typeset.Style{Face: typeset.Sans, Size: 7.6, Ink: typeset.Soft}), typeset.LineWidth-60)
	if len(lines) > 1 {
		parts[1] = nil
		lines = typeset.Wrap(p.Styled(outline.Join(" · ", parts...), typeset.Style{Face: typeset.Sans, Size: 7.6, Ink: typeset.Soft}), typeset.LineWidth-60)
	}
	return lines[0]
}
