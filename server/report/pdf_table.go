package report

const (
	rowPadding = 4.0 // above and below it
	tallHead   = 160.0
	shortTable = 190.0 // what is not higher is not parted
	fewLines   = 120.0 // two rows that are not higher stay together at the end
)

// table sets a table over as many sheets as it needs, its heads again on each of them.
func (p *press) table(t table) {
	g := p.grid(t, p.w.byTable)
	p.stand(&g)
	head := p.heads(g)
	key := p.key(g)
	heads := func() {
		p.pour(key, left)
		p.row(g, head)
		p.hairline(left, p.y, lineWidth, 1.1, ink)
	}
	p.need(min(heightOf(key)+rowHeight(head)+p.least(g), bottom-top))
	if heightOf(key)+rowHeight(head) <= tallHead {
		heads()
	} else {
		p.pour(key, left)
		p.rowOver(g, head, func() {})
		heads = func() {}
	}
	for i, row := range g.rows {
		cells := p.cells(g, row, false)
		if i > 0 && i == len(g.rows)-2 {
			both := rowHeight(cells) + rowHeight(p.cells(g, g.rows[i+1], false))
			if both <= fewLines && p.y+both > bottom { // the last row does not stand alone on a sheet
				p.turn()
				heads()
			}
		}
		p.rowOver(g, cells, heads)
		p.hairline(left, p.y, lineWidth, .5, rule)
	}
	if g.foot != nil {
		p.hairline(left, p.y, lineWidth, 1.1, ink)
		p.rowOver(g, p.cells(g, g.foot, true), heads)
	}
	p.y += p.size(9)
}

// opens is the room that a table needs to begin on a sheet.
func (p *press) opens(t table) float64 {
	g := p.grid(t, p.w.byTable)
	p.stand(&g)
	return heightOf(p.key(g)) + rowHeight(p.heads(g)) + p.least(g)
}

// least is how much of a table's rows stands on the sheet of its heads: all of them where they are few, else the first.
func (p *press) least(g grid) float64 {
	const few = 8
	if len(g.rows) == 0 {
		return 0
	}
	if len(g.rows) <= few {
		h := 0.0
		for _, row := range append(g.rows[:len(g.rows):len(g.rows)], g.foot) {
			h += rowHeight(p.cells(g, row, false))
		}
		if h <= shortTable {
			return h
		}
	}
	return min(rowHeight(p.cells(g, g.rows[0], false)), tallHead)
}

// heads are the columns' heads, which stand on one line.
func (p *press) heads(g grid) [][]strip {
	var head [][]strip
	for i, c := range g.columns {
		head = append(head, p.column(c.title, style{sansBold, noteSize, soft}, g.inner(i), c.number))
		if c.table && g.tables != nil {
			head[i] = append(head[i], p.letters(len(g.tables), g.inner(i)))
		}
	}
	high := rowHeight(head) - 2*rowPadding
	for i := range head {
		head[i] = append([]strip{gap(high - heightOf(head[i]))}, head[i]...)
	}
	return head
}

// rowOver sets a row on this sheet or, if it has no room there, on a new one; what is higher than a sheet goes on over as many as it needs.
func (p *press) rowOver(g grid, cells [][]strip, heads func()) {
	const little = 100.0
	for fresh := false; p.y+rowHeight(cells) > bottom; fresh = true {
		if fresh || bottom-p.y > little && rowHeight(cells) > bottom-top-little {
			var now [][]strip
			now, cells = partedRow(cells, bottom-p.y-2*rowPadding)
			p.row(g, now)
		}
		p.turn()
		heads()
	}
	p.row(g, cells)
}

// partedRow takes off the upper part of a row, at least one strip of each cell.
func partedRow(cells [][]strip, height float64) (now, rest [][]strip) {
	for _, strips := range cells {
		n, h := 0, 0.0
		for n < len(strips) && (n == 0 || h+strips[n].height <= height) {
			h += strips[n].height
			n++
		}
		now, rest = append(now, strips[:n]), append(rest, strips[n:])
	}
	return now, rest
}

func rowHeight(cells [][]strip) float64 {
	h := 0.0
	for _, strips := range cells {
		h = max(h, heightOf(strips))
	}
	return h + 2*rowPadding
}

func (p *press) row(g grid, cells [][]strip) {
	x := left
	for i, strips := range cells {
		y := p.y + rowPadding
		for _, s := range strips {
			s.draw(x+g.indent(i), y)
			y += s.height
		}
		x += g.widths[i]
	}
	p.y += rowHeight(cells)
}

// column is a text in a column, at its right edge where it is of numbers.
func (p *press) column(t text, s style, width float64, number bool) []strip {
	if !number {
		return p.strips(t, s, width)
	}
	var out []strip
	for _, l := range wrap(p.styled(t, s), width) {
		out = append(out, strip{l.height, func(x, y float64) { p.text(l, x+width-l.width, y) }})
	}
	return out
}

func (p *press) cells(g grid, row []cell, strong bool) [][]strip {
	out := make([][]strip, len(row))
	s := style{sans, smallSize, ink}
	if strong {
		s.face = sansBold
	}
	for i, c := range row {
		width := g.inner(i)
		if c.parts != nil && g.tables != nil {
			out[i] = []strip{p.standing(c.parts, width)}
			continue
		}
		if c.parts != nil {
			out[i] = p.bars(c.parts, width)
			continue
		}
		out[i] = p.column(c.text, s, width, g.columns[i].number)
		if c.notes != nil {
			out[i] = append(out[i], p.column(c.notes, style{sans, 7.4, accent}, width, g.columns[i].number)...)
		}
		if c.bar != nil {
			share := *c.bar
			out[i] = append(out[i], strip{p.size(5.5), func(x, y float64) { p.bar(x, y+1.5, width, share) }})
		}
	}
	return out
}
