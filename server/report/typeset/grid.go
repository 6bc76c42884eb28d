package typeset

import (
	"colazione/server/report/outline"
)

// Grid is a table ready to be drawn: a width for each column, with the columns of the tables at the meeting combined into one of bars.
type Grid struct {
	Columns []outline.Column
	Rows    [][]outline.Cell
	Foot    []outline.Cell
	Widths  []float64
	Tables  []outline.Text // of the meeting, where they are drawn as columns beside each other under letters
}

const (
	barsWidth     = 136.0 // of the column of bars
	leastText     = 110.0 // of a column of texts
	mostOfNumbers = 88.0  // of a column of numbers
)

// InnerWidth returns the width for the text of a column; the outer columns reach the edges of the text area.
func (g Grid) InnerWidth(i int) float64 {
	w := g.Widths[i] - 2*cellPadding
	if i == 0 || i == len(g.Widths)-1 {
		w += cellPadding
	}
	return w
}

// Indent returns how far the text of a column is from its edge.
func (g Grid) Indent(i int) float64 {
	if i == 0 {
		return 0
	}
	return cellPadding
}

// Grid divides the width of a line among the columns of a table. The columns of the tables at the meeting become one, called byTable.
func (m *TextMeasurer) Grid(t outline.Table, byTable string) Grid {
	g := Grid{Foot: t.Foot}
	from, to := len(t.Columns), len(t.Columns)
	for i, c := range t.Columns {
		if c.Table {
			from, to = min(from, i), i+1
		}
	}
	if from == len(t.Columns) {
		to = from
	}
	for i, c := range t.Columns {
		switch {
		case i == from:
			g.Columns = append(g.Columns, outline.Column{Title: outline.Plain(byTable), Table: true})
		case i < from || i >= to:
			g.Columns = append(g.Columns, c)
		}
	}
	for _, row := range t.Rows {
		g.Rows = append(g.Rows, drawnTogether(t, row, from, to))
	}
	m.fitWidths(&g)
	return g
}

// drawnTogether combines the cells of the tables at the meeting into one.
func drawnTogether(t outline.Table, row []outline.Cell, from, to int) []outline.Cell {
	if from == to {
		return row
	}
	all := row[from]
	if all.Parts == nil {
		for i := from; i < to; i++ {
			all.Parts = append(all.Parts, outline.Part{Name: t.Columns[i].Title, Text: row[i].Text, Share: *row[i].Bar})
		}
	}
	out := append([]outline.Cell{}, row[:from]...)
	return append(append(out, all), row[to:]...)
}

// fitWidths gives columns of numbers the width that they need, if that leaves enough for the others. Columns of texts share the rest: a narrow one gets what it
// needs, the wide ones get equal parts.
func (m *TextMeasurer) fitWidths(g *Grid) {
	g.Widths = make([]float64, len(g.Columns))
	numbers, texts := 0.0, 0
	for i, c := range g.Columns {
		switch {
		case c.Table:
			g.Widths[i] = barsWidth
		case c.Number:
			g.Widths[i] = m.numberWidth(*g, i)
		default:
			texts++
		}
		numbers += g.Widths[i]
	}
	if most := LineWidth - float64(texts)*leastText; numbers > most && most > 0 {
		for i := range g.Widths {
			g.Widths[i] *= most / numbers
		}
		numbers = most
	}
	room := LineWidth - numbers
	if texts == 1 {
		room -= m.widenNumbers(g, room)
	}
	for narrow := true; narrow && texts > 1; {
		narrow = false
		for i, c := range g.Columns {
			if g.Widths[i] != 0 || c.Number || c.Table {
				continue
			}
			if w := m.textWidth(*g, i); w < room/float64(texts) && texts > 1 {
				g.Widths[i], narrow = w, true
				room -= w
				texts--
			}
		}
	}
	for i := range g.Widths {
		if g.Widths[i] == 0 {
			g.Widths[i] = room / float64(texts)
		}
	}
}

// widenNumbers gives the columns of numbers the room that the only column of texts does not need, and returns how much that is.
func (m *TextMeasurer) widenNumbers(g *Grid, room float64) float64 {
	const most = 46.0
	own, others := 0.0, 0
	for i, c := range g.Columns {
		if c.Number {
			others++
		} else if g.Widths[i] == 0 {
			own = m.textWidth(*g, i) * 1.6
		}
	}
	if others == 0 || own > room {
		return 0
	}
	more := min((room-own)/float64(others), most)
	for i, c := range g.Columns {
		if c.Number {
			g.Widths[i] += more
		}
	}
	return more * float64(others)
}

func (m *TextMeasurer) numberWidth(g Grid, i int) float64 {
	w := longestWord(m.Styled(g.Columns[i].Title, Style{SansBold, NoteSize, Soft}))
	for _, row := range g.Rows {
		w = max(w, NaturalWidth(m.Styled(row[i].Text, Style{Sans, SmallSize, Ink})))
		if row[i].Bar != nil {
			w = max(w, 34)
		}
	}
	if g.Foot != nil {
		w = max(w, NaturalWidth(m.Styled(g.Foot[i].Text, Style{SansBold, SmallSize, Ink})))
	}
	return min(w+0.1, mostOfNumbers) + 2*cellPadding
}

func (m *TextMeasurer) textWidth(g Grid, i int) float64 {
	w := NaturalWidth(m.Styled(g.Columns[i].Title, Style{SansBold, NoteSize, Soft}))
	for _, row := range g.Rows {
		w = max(w, NaturalWidth(m.Styled(row[i].Text, Style{SansBold, SmallSize, Ink})))
		if w > LineWidth {
			break
		}
	}
	return w + 2*cellPadding + 0.1
}
