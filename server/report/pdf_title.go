package report

import (
	"bytes"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// title is the first sheet: what the document is, and what is in it.
func (p *press) title() {
	p.turn()
	p.box(0, 0, sheetWidth, sheetHeight, paper)
	p.cup(sheetWidth-96, 104, 92)
	p.logo()
	p.y = 128
	p.pour(p.strips(say(strings.ToUpper(p.o.kicker)), style{sansBold, 9, accent}, lineWidth), left)
	p.y += 10
	size := p.headingSize()
	p.pour(p.strips(p.o.heading, style{serifBold, size, ink}, lineWidth-30), left)
	p.y += 12
	p.hairline(left, p.y, 64, 3, accent)
	p.y += 16
	for i, t := range p.o.lines() {
		if i > 0 {
			p.y += 3
		}
		p.pour(p.strips(t, style{serif, 14, ink}, lineWidth), left)
	}
	p.y += 12
	for _, s := range p.o.status {
		p.pour(p.strips(say(s), style{sans, 9, soft}, lineWidth), left)
	}
	p.contents()
}

// logo is at the head of the first sheet, as large as fits there.
func (p *press) logo() {
	const widest, highest, foot = 170.0, 52.0, 104.0
	if p.o.logo == nil {
		return
	}
	const name = "logo"
	info := p.pdf.RegisterImageOptionsReader(name, fpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(p.o.logo))
	if info == nil {
		return // the error is the file's, and comes with it
	}
	w, h := info.Extent()
	scale := min(widest/w, highest/h)
	p.pdf.ImageOptions(name, left, foot-h*scale, w*scale, h*scale, false, fpdf.ImageOptions{}, 0, "")
}

// headingSize is the largest in which the heading leaves room for the contents.
func (p *press) headingSize() float64 {
	for _, size := range []float64{34, 28, 23, 19} {
		if heightOf(p.strips(p.o.heading, style{serifBold, size, ink}, lineWidth-30)) < 230 {
			return size
		}
	}
	return 15
}

// cup is the ring that one leaves on paper.
func (p *press) cup(x, y, r float64) {
	p.pdf.SetDrawColor(wash[0], wash[1], wash[2])
	for _, ring := range []struct{ radius, width, from, to float64 }{{r, 7, 20, 335}, {r - 1, 2.2, 0, 360}, {r - 9, 1.2, 190, 420}, {r + 6, .8, 40, 200}} {
		p.pdf.SetLineWidth(ring.width)
		p.pdf.Arc(x, y, ring.radius, ring.radius, 0, ring.from, ring.to, "D")
	}
}

// contents lists the sections at the foot of the title page, or on the next where it is full. Their numbers are put in at the end.
func (p *press) contents() {
	entryStyle := style{sans, 10, ink}
	lines := 0.0
	for _, s := range p.o.sections {
		if s.level == 2 {
			lines += heightOf(p.strips(s.title, entryStyle, lineWidth-40)) + 5
		}
	}
	if start := bottom - lines - 24; start > p.y+30 {
		p.y = start
	} else {
		p.turn()
	}
	p.pour(p.strips(say(p.o.contents), style{serifBold, 14, ink}, lineWidth), left)
	p.y += 6
	for _, s := range p.o.sections {
		if s.level != 2 {
			continue
		}
		from := p.y
		p.pour(p.strips(s.title, entryStyle, lineWidth-40), left)
		e := &entry{link: p.pdf.AddLink(), at: p.pdf.PageNo(), y: p.y - entryStyle.size*leading}
		p.pdf.Link(left, from, lineWidth, p.y-from, e.link)
		p.entries[s.id] = e
		p.hairline(left, p.y+2, lineWidth, .5, rule)
		p.y += 5
	}
}

// numberContents writes down where each section begins.
func (p *press) numberContents() {
	for _, s := range p.o.sections {
		if e := p.entries[s.id]; e != nil {
			p.goBack(e.at)
			l := wrap([]styled{{text: p.w.integer(e.sheet), style: style{sans, 10, soft}}}, lineWidth)[0]
			p.text(l, left+lineWidth-l.width, e.y)
		}
	}
}

// goBack takes an earlier sheet up again.
func (p *press) goBack(sheet int) {
	p.pdf.SetPage(sheet)
	p.style = style{}
}

// feet numbers the sheets, all but the first.
func (p *press) feet() {
	all := p.pdf.PageCount()
	name := p.running()
	for sheet := 2; sheet <= all; sheet++ {
		p.goBack(sheet)
		small := style{sans, 7.6, soft}
		p.hairline(left, footline-6, lineWidth, .5, rule)
		p.text(name, left, footline)
		l := wrap([]styled{{text: p.w.integer(sheet) + " / " + p.w.integer(all), style: small}}, lineWidth)[0]
		p.text(l, left+lineWidth-l.width, footline)
	}
}

// running is what stands at the foot of each sheet: as much of what the document is as has room there.
func (p *press) running() line {
	parts := []text{say(p.o.kicker), between(" · ", p.o.below, p.o.where)}
	if p.o.draft {
		parts = append(parts, say(p.w.fileDraft))
	}
	lines := wrap(p.styled(between(" · ", parts...), style{sans, 7.6, soft}), lineWidth-60)
	if len(lines) > 1 {
		parts[1] = nil
		lines = wrap(p.styled(between(" · ", parts...), style{sans, 7.6, soft}), lineWidth-60)
	}
	return lines[0]
}
