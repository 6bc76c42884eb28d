package report

import "slices"

// strip is a piece of a column that stands on one sheet: a line of type, or a bar.
type strip struct {
	height float64
	draw   func(x, y float64)
}

// strips breaks a text into lines of at most a width.
func (p *press) strips(t text, s style, width float64) []strip {
	if t.String() == "" {
		return nil
	}
	lines := wrap(p.styled(t, s), width)
	out := make([]strip, len(lines))
	for i, l := range lines {
		out[i] = strip{l.height, func(x, y float64) { p.text(l, x, y) }}
	}
	return out
}

func gap(height float64) strip { return strip{height, func(float64, float64) {}} }

func heightOf(strips []strip) float64 {
	h := 0.0
	for _, s := range strips {
		h += s.height
	}
	return h
}

// keepWhole is how high a piece of text may be that is not parted at the foot of a sheet.
const keepWhole = 72.0

// pour lets strips flow down from y. Short ones stay together; of longer ones the first two and the last two do.
func (p *press) pour(strips []strip, x float64) {
	if h := heightOf(strips); h <= keepWhole {
		p.need(h)
	}
	for i, s := range strips {
		h := s.height
		if (i == 0 || i == len(strips)-2) && i+1 < len(strips) {
			h += strips[i+1].height
		}
		p.need(h)
		s.draw(x, p.y)
		p.y += s.height
	}
}

// section sets a section, which others follow.
func (p *press) section(s section, following []section) {
	if s.level == 2 {
		p.chapter(s, following)
	} else {
		p.need(46 + p.start(s.blocks))
		if p.y > top {
			p.y += 12
		}
		p.begins(s, 1)
		p.pour(p.strips(s.title, style{serifBold, 13.5, ink}, lineWidth), left)
		p.y += p.size(5)
	}
	if s.id == "brief" {
		p.fit(s.blocks)
		return
	}
	for _, b := range s.blocks {
		p.block(b)
	}
	if s.id == "paths" {
		p.scaleOfTies()
	}
	if s.id == "method" && p.lostSome() {
		p.block(paragraph{say(p.w.unprintable)})
	}
}

// start is how much of a section must stand on the sheet of its heading: a drawing whole, of a table the first row, of texts the first lines.
func (p *press) start(blocks []block) float64 {
	const lines, lineAndRow = 50.0, 120.0
	for i, b := range blocks[:min(2, len(blocks))] {
		switch b := b.(type) {
		case chain:
			if i == 0 {
				return p.drawing(b).least() + p.notes(blocks[1:])
			}
		case table:
			return lineAndRow
		}
	}
	return lines
}

// notes is how high a short paragraph is that says more about a drawing, and stands on its sheet; 0 for a longer one, which may go on.
func (p *press) notes(blocks []block) float64 {
	if len(blocks) == 0 {
		return 0
	}
	if said, is := blocks[0].(paragraph); is {
		if h := heightOf(p.strips(said.text, style{sans, bodySize, ink}, lineWidth-40)); h <= keepWhole {
			return h + p.size(10)
		}
	}
	return 0
}

func (p *press) chapter(s section, following []section) {
	if onNewSheet(s, following) || p.y+p.opening(s, following) > bottom {
		p.turn()
	} else {
		p.y += 30
	}
	p.begins(s, 0)
	p.hairline(left, p.y, 34, 2.6, accent)
	p.y += 9
	p.pour(p.strips(s.title, style{serifBold, 21, ink}, lineWidth), left)
	p.y += 9
}

// opening is the room that a chapter needs to begin on a sheet: for its heading, what is said first, and the start of its first part.
func (p *press) opening(s section, following []section) float64 {
	const heading, lines, partHeading = 72.0, 90.0, 33.0
	h := heading
	for _, b := range s.blocks {
		switch b := b.(type) {
		case paragraph:
			h += heightOf(p.strips(b.text, style{sans, bodySize, ink}, lineWidth-40)) + p.size(7)
		case table:
			return h + p.opens(b)
		default:
			return h + lines
		}
	}
	if len(following) > 0 && following[0].level > s.level {
		h += partHeading + p.start(following[0].blocks)
	}
	return h
}

// begins says where a section is, for the contents and the list of bookmarks.
func (p *press) begins(s section, level int) {
	if p.dry {
		return
	}
	p.pdf.SetFont(faces[sans].family, "", bodySize) // bookmarks are written as the type at hand is coded
	p.style = style{}
	p.pdf.Bookmark(p.legible(s.title.String()), level, p.y-6)
	if e := p.entries[s.id]; e != nil {
		e.sheet = p.pdf.PageNo()
		p.pdf.SetLink(e.link, p.y-6, -1)
	}
}

// fit sets blocks as large as they have room in on what is left of the sheet, if need be without what is said about the items of lists; and where that
// is too much still, over more than one.
func (p *press) fit(blocks []block) {
	set := func(p *press) {
		for _, b := range blocks {
			p.block(b)
		}
	}
	defer func() { p.scale = 1 }()
	for _, scales := range [][]float64{{1.12, 1.06, 1, .93, .86}, {1, .93, .86, .79, .72}} {
		for _, p.scale = range scales {
			if _, sheets := p.rehearse(set); sheets == 0 {
				set(p)
				return
			}
		}
		blocks = withoutNotes(blocks)
	}
	set(p)
}

func withoutNotes(blocks []block) []block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if l, is := b.(list); is {
			l.items = slices.Clone(l.items)
			for j := range l.items {
				l.items[j].notes = nil
			}
			out[i] = l
		}
	}
	return out
}

func (p *press) block(b block) {
	switch b := b.(type) {
	case paragraph:
		p.pour(p.strips(b.text, style{sans, bodySize, ink}, lineWidth-40), left)
		p.y += p.size(7)
	case list:
		p.list(b.items, b.ordered, left)
		p.y += p.size(8)
	case tiles:
		p.y += p.size(4)
		p.tiles(b)
	case split:
		p.split(b)
	case trend:
		p.trend(b)
	case table:
		p.table(b)
	case chain:
		p.chain(b)
	}
}

// list sets items behind their marks, what is below an item a step further in.
func (p *press) list(items []item, ordered bool, x float64) {
	const step = 13.0
	for i, it := range items {
		mark, nested := "•", x > left
		if ordered {
			mark = p.w.integer(i+1) + "."
		} else if nested {
			mark = "–"
		}
		in := x + step
		if ordered {
			in += 4
		}
		all := p.strips(it.text, style{sans, bodySize, ink}, left+lineWidth-in)
		if len(all) == 0 {
			all = []strip{gap(p.size(bodySize * leading))}
		}
		all = append(all, p.strips(it.notes, style{sans, noteSize, soft}, left+lineWidth-in)...)
		first, marked := all[0], wrap([]styled{{text: mark, style: style{sansBold, p.size(bodySize), accent}}}, 2*step)[0]
		all[0].draw = func(at, y float64) {
			p.land(it.id, y)
			p.text(marked, at-in+x, y)
			first.draw(at, y)
		}
		p.pour(all, in)
		p.y += p.size(3.5)
		p.list(it.items, false, in)
	}
}
