package report

import "slices"

func (p *press) bar(x, y, width, share float64) {
	p.box(x, y, width, 3.4, tray)
	p.box(x, y, width*share, 3.4, accent)
}

// The names of bars that lie have this type, and at most this part of their column.
var barType = style{sans, 7.4, ink}

const mostOfName = .56

// bars are the parts of a cell, one under the other: its name, a bar and a number.
func (p *press) bars(parts []part, width float64) []strip {
	small := barType
	names, numbers := 0.0, 0.0
	for _, pt := range parts {
		names = max(names, natural(p.styled(pt.name, small)))
		numbers = max(numbers, natural(p.styled(pt.text, small)))
	}
	names = min(names, width*mostOfName)
	var out []strip
	for _, pt := range parts {
		lines := p.strips(pt.name, small, names+0.01)
		if lines == nil {
			lines = []strip{gap(p.size(small.size * leading))}
		}
		first, number := lines[0], wrap(p.styled(pt.text, small), width)[0]
		lines[0].draw = func(x, y float64) {
			first.draw(x, y)
			p.text(number, x+width-number.width, y)
			p.bar(x+names+5, y+first.height/2-1.7, width-names-numbers-10, pt.share)
		}
		out = append(out, lines...)
	}
	return out
}

// standing are the parts of a cell beside each other, each a bar that stands on its number.
func (p *press) standing(parts []part, width float64) strip {
	const tallest, widest = 20.0, 8.0
	small := style{sans, 7, ink}
	slot, high := width/float64(len(parts)), p.size(tallest)
	return strip{high + p.size(11), func(x, y float64) {
		for i, pt := range parts {
			at, w := x+(float64(i)+.5)*slot, min(widest, slot*.6)
			p.box(at-w/2, y, w, high, tray)
			p.box(at-w/2, y+high*(1-pt.share), w, high*pt.share, accent)
			l := wrap(p.styled(pt.text, small), width)[0]
			p.text(l, at-l.width/2, y+high+1)
		}
	}}
}

// letter names a table under which its bars stand.
func letter(i int) string { return string(rune('A' + i)) }

func (p *press) letters(n int, width float64) strip {
	bold := style{sansBold, 7, soft}
	return strip{p.size(bold.size * leading), func(x, y float64) {
		for i := range n {
			l := wrap(p.styled(say(letter(i)), bold), width)[0]
			p.text(l, x+(float64(i)+.5)*width/float64(n)-l.width/2, y)
		}
	}}
}

// key says which table has which letter.
func (p *press) key(g grid) []strip {
	var names []text
	for i, name := range g.tables {
		names = append(names, loud(letter(i)+" ").and(name))
	}
	return p.strips(between("   ", names...), style{sans, 7.4, soft}, lineWidth)
}

// Of few tables with short names the bars lie one under the other beside these; else they stand beside each other; of very many they lie again.
const fewTables, manyTables = 3, 16

func (p *press) stand(g *grid) {
	for i, c := range g.columns {
		if !c.table || len(g.rows) == 0 {
			continue
		}
		parts := g.rows[0][i].parts
		short := !slices.ContainsFunc(parts, func(pt part) bool { return natural(p.styled(pt.name, barType)) > mostOfName*g.inner(i) })
		if len(parts) <= fewTables && short || len(parts) > manyTables {
			return
		}
		for _, pt := range parts {
			g.tables = append(g.tables, pt.name)
		}
	}
}
