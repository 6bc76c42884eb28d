package pdf

import (
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// A path is drawn as columns of boxes, four as a rule. From each box to those of the next column goes a line, the wider the more people like both.
const (
	gutter     = 30.0
	boxPadding = 6.0
	boxGap     = 9.0
	mapHead    = 17.0
	widestTie  = 7.0
)

// box is a card in the drawing of a path, or the part of it that is on one sheet; without an item it is a gap to be filled.
type box struct {
	item   int // in its column; -1 for a gap
	strips []strip
	y      float64 // of its upper edge, below that of the drawing
}

func (b box) height() float64 { return heightOf(b.strips) + 2*boxPadding }

type drawing struct {
	chain   outline.Chain
	columns [][]box
}

// boxWidth returns the width of a card in the drawing of a path: fewer columns are wider, up to a point.
func boxWidth(c outline.Chain) float64 {
	n := float64(max(len(c.Links), 3))
	return (typeset.LineWidth - (n-1)*gutter) / n
}

// chain draws a path on one sheet if it is not higher than that, else on as many as it needs.
func (p *pdfWriter) chain(c outline.Chain) {
	d := p.drawing(c)
	p.ensureRoom(d.leastHeight())
	for {
		now, rest := d.split(typeset.Bottom - p.y - mapHead)
		p.drawPath(now)
		if rest == nil {
			break
		}
		p.newSheet()
		p.flow(p.strips(outline.Plain(c.Name+" ("+p.words.GoesOn+")"), typeset.Style{Face: typeset.SerifBold, Size: 11, Ink: typeset.Soft}, typeset.LineWidth), typeset.Left)
		d = *rest
	}
	p.y += p.Size(10)
}

func (p *pdfWriter) drawing(c outline.Chain) drawing {
	d := drawing{chain: c}
	for _, l := range c.Links {
		d.columns = append(d.columns, p.boxes(l, boxWidth(c)-2*boxPadding))
	}
	return d
}

func (p *pdfWriter) boxes(l outline.Link, width float64) []box {
	if len(l.Items) == 0 {
		return []box{{item: -1, strips: p.strips(outline.Plain(l.Gap), typeset.Style{Face: typeset.Serif, Size: 8.6, Ink: typeset.Soft}, width)}}
	}
	var all []box
	for i, it := range l.Items {
		strips := p.strips(it.Text, typeset.Style{Face: typeset.Sans, Size: 8, Ink: typeset.Ink}, width)
		if notes := p.strips(it.Notes, typeset.Style{Face: typeset.Sans, Size: 6.9, Ink: typeset.Soft}, width); notes != nil {
			strips = append(append(strips, gap(p.Size(2))), notes...)
		}
		if strips == nil {
			strips = []strip{gap(p.Size(10))}
		}
		all = append(all, box{item: i, strips: strips})
	}
	return all
}

func columnHeight(boxes []box) float64 {
	h := 0.0
	for i, b := range boxes {
		if i > 0 {
			h += boxGap
		}
		h += b.height()
	}
	return h
}

func (d drawing) height() float64 {
	h := 0.0
	for _, boxes := range d.columns {
		h = max(h, columnHeight(boxes))
	}
	return mapHead + h
}

// leastHeight returns the room that a drawing needs to begin: that for all of it, if it fits on a sheet.
func (d drawing) leastHeight() float64 {
	const heading, some = 60.0, 200.0
	if h := d.height(); h <= typeset.Bottom-typeset.Top-heading {
		return h
	}
	return some
}

// split splits off what fits into the room: whole boxes, and of a box that is higher than a sheet, the part that fits.
func (d drawing) split(room float64) (now drawing, rest *drawing) {
	now, left := drawing{chain: d.chain}, drawing{chain: d.chain}
	for _, boxes := range d.columns {
		n, h := 0, 0.0
		for n < len(boxes) && h+boxes[n].height() <= room {
			h += boxes[n].height() + boxGap
			n++
		}
		own, others := boxes[:n:n], boxes[n:]
		if n == 0 && len(others) > 0 {
			upper, lower := others[0].split(room)
			own, others = []box{upper}, append([]box{lower}, others[1:]...)
		}
		now.columns, left.columns = append(now.columns, own), append(left.columns, others)
		if len(others) > 0 {
			rest = &left
		}
	}
	return now, rest
}

func (b box) split(room float64) (upper, lower box) {
	n, h := 0, 2*boxPadding
	for n < len(b.strips) && (n == 0 || h+b.strips[n].height <= room) {
		h += b.strips[n].height
		n++
	}
	return box{item: b.item, strips: b.strips[:n]}, box{item: b.item, strips: b.strips[n:]}
}

// drawPath draws the columns side by side, each centred in the height, and the lines beneath them.
func (p *pdfWriter) drawPath(d drawing) {
	height := d.height() - mapHead
	y := p.y + mapHead
	for i, l := range d.chain.Links {
		x := d.columnLeft(i)
		for _, s := range p.strips(outline.Plain(l.Title), typeset.Style{Face: typeset.SansBold, Size: 7.6, Ink: typeset.InkOf[l.Kind]}, boxWidth(d.chain)) {
			s.draw(x, p.y)
			break
		}
		at := y + (height-columnHeight(d.columns[i]))/2
		for j := range d.columns[i] {
			d.columns[i][j].y = at
			at += d.columns[i][j].height() + boxGap
		}
	}
	if !p.dry {
		p.drawTies(d)
		for i, l := range d.chain.Links {
			for _, b := range d.columns[i] {
				p.drawCard(b, d.columnLeft(i), boxWidth(d.chain), typeset.InkOf[l.Kind])
			}
		}
	}
	p.y = y + height
}

func (d drawing) columnLeft(i int) float64 {
	return typeset.Left + float64(i)*(boxWidth(d.chain)+gutter)
}

func (p *pdfWriter) drawCard(b box, x, width float64, c typeset.RGB) {
	pale := c.Toward(typeset.White, .91)
	p.pdf.SetFillColor(pale[0], pale[1], pale[2])
	p.pdf.SetDrawColor(c[0], c[1], c[2])
	p.pdf.SetLineWidth(.8)
	if b.item < 0 {
		p.pdf.SetFillColor(typeset.White[0], typeset.White[1], typeset.White[2])
		p.pdf.SetDashPattern([]float64{3, 2.4}, 0)
	}
	p.pdf.RoundedRect(x, b.y, width, b.height(), 4, "1234", "FD")
	p.pdf.SetDashPattern(nil, 0)
	y := b.y + boxPadding
	for _, s := range b.strips {
		s.draw(x+boxPadding, y)
		y += s.height
	}
}

// drawTies draws the widest lines first, so that no other is hidden.
func (p *pdfWriter) drawTies(d drawing) {
	for i := range d.columns[:len(d.columns)-1] {
		for _, from := range d.columns[i] {
			for _, to := range d.columns[i+1] {
				people := 0
				if from.item >= 0 && to.item >= 0 {
					people = d.chain.Links[i].Ties[from.item][to.item]
				}
				p.drawTie(d.columnLeft(i)+boxWidth(d.chain), from.y+from.height()/2, d.columnLeft(i+1), to.y+to.height()/2, people)
			}
		}
	}
}

// drawTie draws a line as a curve; a dashed one means that nobody likes both of its ends.
func (p *pdfWriter) drawTie(x1, y1, x2, y2 float64, people int) {
	c := typeset.Accent.Toward(typeset.White, .5)
	p.pdf.SetDrawColor(c[0], c[1], c[2])
	p.pdf.SetLineWidth(p.tieWidth(people))
	if people == 0 {
		p.pdf.SetDashPattern([]float64{2, 2}, 0)
	}
	bend := (x2 - x1) * .55
	p.pdf.CurveBezierCubic(x1, y1, x1+bend, y1, x2-bend, y2, x2, y2, "D")
	p.pdf.SetDashPattern(nil, 0)
	p.pdf.SetFillColor(c[0], c[1], c[2])
	tip := 3 + p.tieWidth(people)/3
	p.pdf.MoveTo(x2, y2)
	p.pdf.LineTo(x2-tip, y2-tip*.7)
	p.pdf.LineTo(x2-tip, y2+tip*.7)
	p.pdf.ClosePath()
	p.pdf.DrawPath("F")
}

func (p *pdfWriter) tieWidth(people int) float64 {
	if people == 0 {
		return .7
	}
	return .9 + (widestTie-.9)*float64(people)/float64(p.mostTied)
}

// tieLegend explains the widths of the lines.
func (p *pdfWriter) tieLegend() {
	if p.mostTied == 0 {
		return
	}
	small := typeset.Style{Face: typeset.Sans, Size: typeset.NoteSize, Ink: typeset.Soft}
	lines := typeset.Wrap(p.Styled(outline.Plain(p.words.TieWidth), small), typeset.LineWidth-200)
	p.ensureRoom(16)
	p.text(lines[0], typeset.Left, p.y)
	x := typeset.Left + lines[0].Width + 10
	for _, n := range []int{1, p.mostTied} {
		c := typeset.Accent.Toward(typeset.White, .5)
		p.hairline(x, p.y+lines[0].Height/2, 30, p.tieWidth(n), c)
		l := typeset.Wrap(p.Styled(outline.Plain(p.words.Counted(p.words.People, n)), small), typeset.LineWidth)[0]
		p.text(l, x+35, p.y)
		x += 35 + l.Width + 14
		if p.mostTied == 1 {
			break
		}
	}
	p.y += lines[0].Height + 4
}
