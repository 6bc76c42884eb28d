package pdf

import (
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// tiles draws large numbers in a row.
func (p *pdfWriter) tiles(t outline.Tiles) {
	const between = 8.0
	width := (typeset.LineWidth - between*float64(len(t.Tiles)-1)) / float64(len(t.Tiles))
	var columns [][]strip
	for _, tl := range t.Tiles {
		strips := p.strips(outline.Plain(tl.Number), typeset.Style{Face: typeset.SerifBold, Size: 25, Ink: typeset.Accent}, width-20)
		columns = append(columns, append(strips, p.strips(outline.Plain(tl.Name), typeset.Style{Face: typeset.Sans, Size: typeset.SmallSize, Ink: typeset.Soft}, width-20)...))
	}
	height := rowHeight(columns) + p.Size(6)
	p.ensureRoom(height)
	for i, strips := range columns {
		x, y := typeset.Left+float64(i)*(width+between), p.y+rowPadding+p.Size(2)
		p.fillRect(x, p.y, width, height, typeset.Paper)
		p.fillRect(x, p.y, 2.2, height, typeset.Accent)
		for _, s := range strips {
			s.draw(x+11, y)
			y += s.height
		}
	}
	p.y += height + p.Size(12)
}

// shade is the colour of a part: the accent, and lighter and darker ones in turn, so that neighbours differ without colour too.
func shade(i int) typeset.RGB {
	return []typeset.RGB{typeset.Accent, typeset.Rule, typeset.Accent.Toward(typeset.Ink, .5), typeset.Accent.Toward(typeset.White, .45), typeset.Ink.Toward(typeset.White, .55), typeset.Wash}[i%6]
}

// split draws a whole as one bar of its parts, and names them below in the same order.
func (p *pdfWriter) split(s outline.Split) {
	const height = 13.0
	p.ensureRoom(p.Size(60))
	p.flow(p.strips(outline.Bold(s.Title.String()), typeset.Style{Face: typeset.Sans, Size: typeset.BodySize, Ink: typeset.Ink}, typeset.LineWidth), typeset.Left)
	p.y += p.Size(3)
	x := typeset.Left
	for i, pt := range s.Parts {
		w := typeset.LineWidth * pt.Share
		p.fillRect(x, p.y, max(w-.8, .2), p.Size(height), shade(i))
		x += w
	}
	p.y += p.Size(height + 4)
	p.legend(s.Parts)
	p.y += p.Size(10)
}

// trend draws a bar for each room, one below the other, so that the same parts can be compared.
func (p *pdfWriter) trend(t outline.Trend) {
	const height, names, gap = 15.0, 150.0, 4.0
	p.ensureRoom(p.Size(40 + float64(len(t.Rows))*(height+gap)))
	p.flow(p.strips(outline.Bold(t.Title.String()), typeset.Style{Face: typeset.Sans, Size: typeset.BodySize, Ink: typeset.Ink}, typeset.LineWidth), typeset.Left)
	p.y += p.Size(3)
	for _, row := range t.Rows {
		l := typeset.Wrap(p.Styled(row.Name, typeset.Style{Face: typeset.Sans, Size: typeset.SmallSize, Ink: typeset.Ink}), names-6)[0]
		p.text(l, typeset.Left, p.y+(p.Size(height)-l.Height)/2)
		x := typeset.Left + names
		for i, pt := range row.Parts {
			w := (typeset.LineWidth - names) * pt.Share
			p.fillRect(x, p.y, max(w-.8, .2), p.Size(height), shade(i))
			if label := p.label(pt, i); label.Width+6 < w {
				p.text(label, x+4, p.y+(p.Size(height)-label.Height)/2)
			}
			x += w
		}
		p.y += p.Size(height + gap)
	}
	p.y += p.Size(2)
	if len(t.Rows) > 0 {
		var parts []outline.Part
		for _, pt := range t.Rows[0].Parts {
			parts = append(parts, outline.Part{Name: pt.Name})
		}
		p.legend(parts)
	}
	p.y += p.Size(10)
}

// label returns the text in a part of a bar, in a colour that stands out from its own.
func (p *pdfWriter) label(pt outline.Part, i int) typeset.Line {
	c := typeset.Ink
	if shade(i).Dark() {
		c = typeset.White
	}
	return typeset.Wrap(p.Styled(outline.Bold(pt.Text.String()), typeset.Style{Face: typeset.SansBold, Size: 7.6, Ink: c}), typeset.LineWidth)[0]
}

// legend draws as many names in a line as fit.
func (p *pdfWriter) legend(parts []outline.Part) {
	const swatch, after = 7.0, 16.0
	x := typeset.Left
	for i, pt := range parts {
		t := outline.Join(" ", pt.Name, outline.Bold(pt.Text.String()))
		lines := typeset.Wrap(p.Styled(t, typeset.Style{Face: typeset.Sans, Size: typeset.SmallSize, Ink: typeset.Ink}), typeset.LineWidth-swatch-5)
		w := swatch + 5 + lines[0].Width + after
		if x > typeset.Left && (x+w-after > typeset.Left+typeset.LineWidth || len(lines) > 1) {
			x, p.y = typeset.Left, p.y+lines[0].Height
		}
		p.ensureRoom(lines[0].Height)
		p.fillRect(x, p.y+lines[0].Height/2-swatch/2, swatch, swatch, shade(i))
		for j, l := range lines {
			if j > 0 {
				p.y += l.Height
				p.ensureRoom(l.Height)
			}
			p.text(l, x+swatch+5, p.y)
		}
		if x += w; len(lines) > 1 {
			x = typeset.Left + typeset.LineWidth
		}
	}
	p.y += p.Size(typeset.SmallSize * typeset.Leading)
}
