package pdf

import (
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

const (
	rowPadding = 4.0 // above and below it
	tallHead   = 160.0
	shortTable = 190.0 // a table that is not higher stays on one sheet
	fewLines   = 120.0 // two rows that are not higher stay together at the end
)

// table draws a table over as many sheets as it needs, with its heads on each of them.
func (p *pdfWriter) table(t outline.Table) {
	g := p.Grid(t, p.words.ByTable)
	p.arrangeBars(&g)
	head := p.headCells(g)
	key := p.letterKey(g)
	heads := func() {
		p.flow(key, typeset.Left)
		p.row(g, head)
		p.hairline(typeset.Left, p.y, typeset.LineWidth, 1.1, typeset.Ink)
	}
	p.ensureRoom(min(heightOf(key)+rowHeight(head)+p.leastRows(g), typeset.Bottom-typeset.Top))
	if heightOf(key)+rowHeight(head) <= tallHead {
		heads()
	} else {
		p.flow(key, typeset.Left)
		p.rowAcrossSheets(g, head, func() {})
		heads = func() {}
	}
	for i, row := range g.Rows {
		cells := p.cells(g, row, false)
		if i > 0 && i == len(g.Rows)-2 {
			both := rowHeight(cells) + rowHeight(p.cells(g, g.Rows[i+1], false))
			if both <= fewLines && p.y+both > typeset.Bottom { // the last row does not stand alone on a sheet
				p.newSheet()
				heads()
			}
		}
		p.rowAcrossSheets(g, cells, heads)
		p.hairline(typeset.Left, p.y, typeset.LineWidth, .5, typeset.Rule)
	}
	if g.Foot != nil {
		p.hairline(typeset.Left, p.y, typeset.LineWidth, 1.1, typeset.Ink)
		p.rowAcrossSheets(g, p.cells(g, g.Foot, true), heads)
	}
	p.y += p.Size(9)
}

// tableStart returns the room that a table needs to begin on a sheet.
func (p *pdfWriter) tableStart(t outline.Table) float64 {
	g := p.Grid(t, p.words.ByTable)
	p.arrangeBars(&g)
	return heightOf(p.letterKey(g)) + rowHeight(p.headCells(g)) + p.leastRows(g)
}

// leastRows returns the height of the rows that must be on the sheet of the heads: all of them where they are few, else the first.
func (p *pdfWriter) leastRows(g typeset.Grid) float64 {
	const few = 8
	if len(g.Rows) == 0 {
		return 0
	}
	if len(g.Rows) <= few {
		h := 0.0
		for _, row := range append(g.Rows[:len(g.Rows):len(g.Rows)], g.Foot) {
			h += rowHeight(p.cells(g, row, false))
		}
		if h <= shortTable {
			return h
		}
	}
	return min(rowHeight(p.cells(g, g.Rows[0], false)), tallHead)
}

// headCells returns the heads of the columns, aligned at their foot.
func (p *pdfWriter) headCells(g typeset.Grid) [][]strip {
	var head [][]strip
	for i, c := range g.Columns {
		head = append(head, p.column(c.Title, typeset.Style{Face: typeset.SansBold, Size: typeset.NoteSize, Ink: typeset.Soft}, g.InnerWidth(i), c.Number))
		if c.Table && g.Tables != nil {
			head[i] = append(head[i], p.letterHeads(len(g.Tables), g.InnerWidth(i)))
		}
	}
	high := rowHeight(head) - 2*rowPadding
	for i := range head {
		head[i] = append([]strip{gap(high - heightOf(head[i]))}, head[i]...)
	}
	return head
}

// rowAcrossSheets draws a row on this sheet or, if it has no room there, on a new one; a row that is higher than a sheet goes on over as many as it needs.
func (p *pdfWriter) rowAcrossSheets(g typeset.Grid, cells [][]strip, heads func()) {
	const little = 100.0
	for fresh := false; p.y+rowHeight(cells) > typeset.Bottom; fresh = true {
		if fresh || typeset.Bottom-p.y > little && rowHeight(cells) > typeset.Bottom-typeset.Top-little {
			var now [][]strip
			now, cells = splitRow(cells, typeset.Bottom-p.y-2*rowPadding)
			p.row(g, now)
		}
		p.newSheet()
		heads()
	}
	p.row(g, cells)
}

// splitRow splits a row at a height; at least one strip of each cell is in the upper part.
func splitRow(cells [][]strip, height float64) (now, rest [][]strip) {
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

func (p *pdfWriter) row(g typeset.Grid, cells [][]strip) {
	x := typeset.Left
	for i, strips := range cells {
		y := p.y + rowPadding
		for _, s := range strips {
			s.draw(x+g.Indent(i), y)
			y += s.height
		}
		x += g.Widths[i]
	}
	p.y += rowHeight(cells)
}

// column returns a text as wide as a column, at its right edge where the column holds numbers.
func (p *pdfWriter) column(t outline.Text, s typeset.Style, width float64, number bool) []strip {
	if !number {
		return p.strips(t, s, width)
	}
	var out []strip
	for _, l := range typeset.Wrap(p.Styled(t, s), width) {
		out = append(out, strip{l.Height, func(x, y float64) { p.text(l, x+width-l.Width, y) }})
	}
	return out
}

func (p *pdfWriter) cells(g typeset.Grid, row []outline.Cell, strong bool) [][]strip {
	out := make([][]strip, len(row))
	s := typeset.Style{Face: typeset.Sans, Size: typeset.SmallSize, Ink: typeset.Ink}
	if strong {
		s.Face = typeset.SansBold
	}
	for i, c := range row {
		width := g.InnerWidth(i)
		if c.Parts != nil && g.Tables != nil {
			out[i] = []strip{p.uprightBars(c.Parts, width)}
			continue
		}
		if c.Parts != nil {
			out[i] = p.bars(c.Parts, width)
			continue
		}
		out[i] = p.column(c.Text, s, width, g.Columns[i].Number)
		if c.Notes != nil {
			out[i] = append(out[i], p.column(c.Notes, typeset.Style{Face: typeset.Sans, Size: 7.4, Ink: typeset.Accent}, width, g.Columns[i].Number)...)
		}
		if c.Bar != nil {
			share := *c.Bar
			out[i] = append(out[i], strip{p.Size(5.5), func(x, y float64) { p.bar(x, y+1.5, width, share) }})
		}
	}
	return out
}
