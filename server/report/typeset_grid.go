package report

// grid is a table ready to be set: a width for each column, and those of the tables at the meeting drawn together into one of bars.
type grid struct {
	columns []column
	rows    [][]cell
	foot    []cell
	widths  []float64
	tables  []text // of the meeting, where they are drawn as columns beside each other under letters
}

const (
	barsWidth     = 136.0 // of the column of bars
	leastText     = 110.0 // of a column of texts
	mostOfNumbers = 88.0  // of a column of numbers
)

// inner is the width that the text of a column has: the outer columns go to the edge of the page's type.
func (g grid) inner(i int) float64 {
	w := g.widths[i] - 2*cellPadding
	if i == 0 || i == len(g.widths)-1 {
		w += cellPadding
	}
	return w
}

// indent is how far the text of a column is from its edge.
func (g grid) indent(i int) float64 {
	if i == 0 {
		return 0
	}
	return cellPadding
}

// grid parts the width of a line among the columns of a table. Those of the tables at the meeting are one, called byTable.
func (m *textMeasurer) grid(t table, byTable string) grid {
	g := grid{foot: t.foot}
	from, to := len(t.columns), len(t.columns)
	for i, c := range t.columns {
		if c.table {
			from, to = min(from, i), i+1
		}
	}
	if from == len(t.columns) {
		to = from
	}
	for i, c := range t.columns {
		switch {
		case i == from:
			g.columns = append(g.columns, column{title: say(byTable), table: true})
		case i < from || i >= to:
			g.columns = append(g.columns, c)
		}
	}
	for _, row := range t.rows {
		g.rows = append(g.rows, drawnTogether(t, row, from, to))
	}
	m.share(&g)
	return g
}

// drawnTogether makes one cell of those of the tables.
func drawnTogether(t table, row []cell, from, to int) []cell {
	if from == to {
		return row
	}
	all := row[from]
	if all.parts == nil {
		for i := from; i < to; i++ {
			all.parts = append(all.parts, part{name: t.columns[i].title, text: row[i].text, share: *row[i].bar})
		}
	}
	out := append([]cell{}, row[:from]...)
	return append(append(out, all), row[to:]...)
}

// share gives columns of numbers what they need, if that leaves enough for the others, and those of texts the rest: a narrow one what it needs, the
// wide ones equal parts.
func (m *textMeasurer) share(g *grid) {
	g.widths = make([]float64, len(g.columns))
	numbers, texts := 0.0, 0
	for i, c := range g.columns {
		switch {
		case c.table:
			g.widths[i] = barsWidth
		case c.number:
			g.widths[i] = m.numberWidth(*g, i)
		default:
			texts++
		}
		numbers += g.widths[i]
	}
	if most := lineWidth - float64(texts)*leastText; numbers > most && most > 0 {
		for i := range g.widths {
			g.widths[i] *= most / numbers
		}
		numbers = most
	}
	room := lineWidth - numbers
	if texts == 1 {
		room -= m.widen(g, room)
	}
	for narrow := true; narrow && texts > 1; {
		narrow = false
		for i, c := range g.columns {
			if g.widths[i] != 0 || c.number || c.table {
				continue
			}
			if w := m.textWidth(*g, i); w < room/float64(texts) && texts > 1 {
				g.widths[i], narrow = w, true
				room -= w
				texts--
			}
		}
	}
	for i := range g.widths {
		if g.widths[i] == 0 {
			g.widths[i] = room / float64(texts)
		}
	}
}

// widen gives the columns of numbers what the one column of texts has no use for, and tells how much that is.
func (m *textMeasurer) widen(g *grid, room float64) float64 {
	const most = 46.0
	own, others := 0.0, 0
	for i, c := range g.columns {
		if c.number {
			others++
		} else if g.widths[i] == 0 {
			own = m.textWidth(*g, i) * 1.6
		}
	}
	if others == 0 || own > room {
		return 0
	}
	more := min((room-own)/float64(others), most)
	for i, c := range g.columns {
		if c.number {
			g.widths[i] += more
		}
	}
	return more * float64(others)
}

func (m *textMeasurer) numberWidth(g grid, i int) float64 {
	w := longestWord(m.styled(g.columns[i].title, style{sansBold, noteSize, soft}))
	for _, row := range g.rows {
		w = max(w, natural(m.styled(row[i].text, style{sans, smallSize, ink})))
		if row[i].bar != nil {
			w = max(w, 34)
		}
	}
	if g.foot != nil {
		w = max(w, natural(m.styled(g.foot[i].text, style{sansBold, smallSize, ink})))
	}
	return min(w+0.1, mostOfNumbers) + 2*cellPadding
}

func (m *textMeasurer) textWidth(g grid, i int) float64 {
	w := natural(m.styled(g.columns[i].title, style{sansBold, noteSize, soft}))
	for _, row := range g.rows {
		w = max(w, natural(m.styled(row[i].text, style{sansBold, smallSize, ink})))
		if w > lineWidth {
			break
		}
	}
	return w + 2*cellPadding + 0.1
}
