package pdf

import (
	"slices"

	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

func (p *pdfWriter) bar(x, y, width, share float64) {
	p.fillRect(x, y, width, 3.4, typeset.Tray)
	p.fillRect(x, y, width*share, 3.4, typeset.Accent)
}

// The names of horizontal bars have this style, and take at most this part of their column.
var barType = typeset.Style{Face: typeset.Sans, Size: 7.4, Ink: typeset.Ink}

const mostOfName = .56

// bars draws the parts of a cell one under the other, each with its name, a bar and a number.
func (p *pdfWriter) bars(parts []outline.Part, width float64) []strip {
	small := barType
	names, numbers := 0.0, 0.0
	for _, pt := range parts {
		names = max(names, typeset.NaturalWidth(p.Styled(pt.Name, small)))
		numbers = max(numbers, typeset.NaturalWidth(p.Styled(pt.Text, small)))
	}
	names = min(names, width*mostOfName)
	var out []strip
	for _, pt := range parts {
		lines := p.strips(pt.Name, small, names+0.01)
		if lines == nil {
			lines = []strip{gap(p.Size(small.Size * typeset.Leading))}
		}
		first, number := lines[0], typeset.Wrap(p.Styled(pt.Text, small), width)[0]
		lines[0].draw = func(x, y float64) {
			first.draw(x, y)
			p.text(number, x+width-number.Width, y)
			p.bar(x+names+5, y+first.height/2-1.7, width-names-numbers-10, pt.Share)
		}
		out = append(out, lines...)
	}
	return out
}

// uprightBars draws the parts of a cell side by side, each an upright bar with its number below.
func (p *pdfWriter) uprightBars(parts []outline.Part, width float64) strip {
	const tallest, widest = 20.0, 8.0
	small := typeset.Style{Face: typeset.Sans, Size: 7, Ink: typeset.Ink}
	slot, high := width/float64(len(parts)), p.Size(tallest)
	return strip{high + p.Size(11), func(x, y float64) {
		for i, pt := range parts {
			at, w := x+(float64(i)+.5)*slot, min(widest, slot*.6)
			p.fillRect(at-w/2, y, w, high, typeset.Tray)
			p.fillRect(at-w/2, y+high*(1-pt.Share), w, high*pt.Share, typeset.Accent)
			l := typeset.Wrap(p.Styled(pt.Text, small), width)[0]
			p.text(l, at-l.Width/2, y+high+1)
		}
	}}
}

// letter names a table above its upright bars.
func letter(i int) string { return string(rune('A' + i)) }

func (p *pdfWriter) letterHeads(n int, width float64) strip {
	bold := typeset.Style{Face: typeset.SansBold, Size: 7, Ink: typeset.Soft}
	return strip{p.Size(bold.Size * typeset.Leading), func(x, y float64) {
		for i := range n {
			l := typeset.Wrap(p.Styled(outline.Plain(letter(i)), bold), width)[0]
			p.text(l, x+(float64(i)+.5)*width/float64(n)-l.Width/2, y)
		}
	}}
}

// letterKey explains which table has which letter.
func (p *pdfWriter) letterKey(g typeset.Grid) []strip {
	var names []outline.Text
	for i, name := range g.Tables {
		names = append(names, outline.Bold(letter(i)+" ").And(name))
	}
	return p.strips(outline.Join("   ", names...), typeset.Style{Face: typeset.Sans, Size: 7.4, Ink: typeset.Soft}, typeset.LineWidth)
}

// Few tables with short names have horizontal bars beside the names; more have upright bars side by side; very many have horizontal ones again.
const fewTables, manyTables = 3, 16

// arrangeBars decides whether the bars of the tables are upright: then the grid names the tables.
func (p *pdfWriter) arrangeBars(g *typeset.Grid) {
	for i, c := range g.Columns {
		if !c.Table || len(g.Rows) == 0 {
			continue
		}
		parts := g.Rows[0][i].Parts
		short := !slices.ContainsFunc(parts, func(pt outline.Part) bool {
			return typeset.NaturalWidth(p.Styled(pt.Name, barType)) > mostOfName*g.InnerWidth(i)
		})
		if len(parts) <= fewTables && short || len(parts) > manyTables {
			return
		}
		for _, pt := range parts {
			g.Tables = append(g.Tables, pt.Name)
		}
	}
}
