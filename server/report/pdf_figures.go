package report

// tiles sets large numbers in a row.
func (p *press) tiles(t tiles) {
	const between = 8.0
	width := (lineWidth - between*float64(len(t.tiles)-1)) / float64(len(t.tiles))
	var columns [][]strip
	for _, tl := range t.tiles {
		strips := p.strips(say(tl.number), style{serifBold, 25, accent}, width-20)
		columns = append(columns, append(strips, p.strips(say(tl.name), style{sans, smallSize, soft}, width-20)...))
	}
	height := rowHeight(columns) + p.size(6)
	p.need(height)
	for i, strips := range columns {
		x, y := left+float64(i)*(width+between), p.y+rowPadding+p.size(2)
		p.box(x, p.y, width, height, paper)
		p.box(x, p.y, 2.2, height, accent)
		for _, s := range strips {
			s.draw(x+11, y)
			y += s.height
		}
	}
	p.y += height + p.size(12)
}

// shade is the colour of a part: the accent, and lighter and darker ones in turn, so that neighbours differ without colour too.
func shade(i int) rgb {
	return []rgb{accent, rule, accent.toward(ink, .5), accent.toward(white, .45), ink.toward(white, .55), wash}[i%6]
}

// split draws a whole as one bar of its parts, and names them below in the same order.
func (p *press) split(s split) {
	const height = 13.0
	p.need(p.size(60))
	p.pour(p.strips(loud(s.title.String()), style{sans, bodySize, ink}, lineWidth), left)
	p.y += p.size(3)
	x := left
	for i, pt := range s.parts {
		w := lineWidth * pt.share
		p.box(x, p.y, max(w-.8, .2), p.size(height), shade(i))
		x += w
	}
	p.y += p.size(height + 4)
	p.legend(s.parts)
	p.y += p.size(10)
}

// trend draws a bar for each room, one below the other, so that it is seen how the same parts grow and shrink.
func (p *press) trend(t trend) {
	const height, names, gap = 15.0, 92.0, 4.0
	p.need(p.size(40 + float64(len(t.rows))*(height+gap)))
	p.pour(p.strips(loud(t.title.String()), style{sans, bodySize, ink}, lineWidth), left)
	p.y += p.size(3)
	for _, row := range t.rows {
		l := wrap(p.styled(row.name, style{sans, smallSize, ink}), names-6)[0]
		p.text(l, left, p.y+(p.size(height)-l.height)/2)
		x := left + names
		for i, pt := range row.parts {
			w := (lineWidth - names) * pt.share
			p.box(x, p.y, max(w-.8, .2), p.size(height), shade(i))
			if label := p.label(pt, i); label.width+6 < w {
				p.text(label, x+4, p.y+(p.size(height)-label.height)/2)
			}
			x += w
		}
		p.y += p.size(height + gap)
	}
	p.y += p.size(2)
	if len(t.rows) > 0 {
		var parts []part
		for _, pt := range t.rows[0].parts {
			parts = append(parts, part{name: pt.name})
		}
		p.legend(parts)
	}
	p.y += p.size(10)
}

// label is what a part of a bar has in it, in a colour that stands out from its own.
func (p *press) label(pt part, i int) line {
	c := ink
	if shade(i).dark() {
		c = white
	}
	return wrap(p.styled(loud(pt.text.String()), style{sansBold, 7.6, c}), lineWidth)[0]
}

// legend sets as many names in a line as have room.
func (p *press) legend(parts []part) {
	const swatch, after = 7.0, 16.0
	x := left
	for i, pt := range parts {
		t := between(" ", pt.name, loud(pt.text.String()))
		lines := wrap(p.styled(t, style{sans, smallSize, ink}), lineWidth-swatch-5)
		w := swatch + 5 + lines[0].width + after
		if x > left && (x+w-after > left+lineWidth || len(lines) > 1) {
			x, p.y = left, p.y+lines[0].height
		}
		p.need(lines[0].height)
		p.box(x, p.y+lines[0].height/2-swatch/2, swatch, swatch, shade(i))
		for j, l := range lines {
			if j > 0 {
				p.y += l.height
				p.need(l.height)
			}
			p.text(l, x+swatch+5, p.y)
		}
		if x += w; len(lines) > 1 {
			x = left + lineWidth
		}
	}
	p.y += p.size(smallSize * leading)
}
