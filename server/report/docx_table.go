package report

// wordMeasure is the width of a line in Word's unit, twentieths of a point.
const wordMeasure = 9638.0

// wordScale is how much more room than a PDF's columns Word's need: its type is a little larger, and the line a little shorter.
const wordScale = 1.07

// open begins a table: its style, its columns, and what it is for those who can't see it.
func (v *word) open(style string, widths []int, look, caption, description string) {
	v.f(`<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>%s<w:tblCaption w:val="%s"/><w:tblDescription w:val="%s"/></w:tblPr><w:tblGrid>`,
		style, int(wordMeasure), rawXML(look), caption, description)
	for _, w := range widths {
		v.f(`<w:gridCol w:w="%d"/>`, w)
	}
	v.f(`</w:tblGrid>`)
}

// shut ends a table. Word wants a paragraph after it.
func (v *word) shut() {
	v.f(`</w:tbl><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>`)
}

func (v *word) table(t table) {
	g := v.measurer.grid(t, v.w.byTable)
	widths := make([]int, len(g.widths))
	for i, w := range g.widths {
		widths[i] = int(w * wordMeasure / lineWidth)
	}
	look := `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	if g.foot != nil {
		look = `<w:tblLook w:val="0060" w:firstRow="1" w:lastRow="1" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	}
	v.open("Ranking", widths, look, t.caption, t.caption)
	v.f(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range g.columns {
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.aligned("TableHead", c.title, c.number)
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr>`)
	rows := g.rows
	if g.foot != nil {
		rows = append(rows[:len(rows):len(rows)], g.foot)
	}
	for r, row := range rows {
		v.keeps = len(rows) <= fewRows && r < len(rows)-1 // a short table stays on one page
		v.f(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range row {
			v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
			v.cell(c, g.columns[i].number)
			v.f(`</w:tc>`)
		}
		v.f(`</w:tr>`)
	}
	v.keeps = false
	v.shut()
}

func (v *word) cell(c cell, number bool) {
	for _, p := range c.parts {
		v.aligned("TableText", p.name.and(say(": "), loud(p.text.String())), false)
	}
	if c.parts == nil {
		v.aligned("TableText", c.text, number)
	}
	if c.notes.String() != "" {
		v.aligned("TableNote", c.notes, number)
	}
}

func (v *word) aligned(style string, t text, right bool) {
	var keep, align rawXML
	if v.keeps {
		keep = `<w:keepNext/>`
	}
	if right {
		align = `<w:jc w:val="right"/>`
	}
	v.f(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s%s</w:pPr>`, style, keep, align)
	v.runs(t, "")
	v.f(`</w:p>`)
}

// tiles are a row of large numbers.
func (v *word) tiles(t tiles) {
	widths := make([]int, len(t.tiles))
	for i := range widths {
		widths[i] = int(wordMeasure) / len(widths)
	}
	v.open("Figures", widths, "", v.w.brief, t.text.String())
	v.f(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, tl := range t.tiles {
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.paragraph("Number", say(tl.number))
		v.paragraph("NumberName", say(tl.name))
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr>`)
	v.shut()
}

// chain is a path: a column for each of its links under a head that leads to the next.
func (v *word) chain(c chain) {
	widths := make([]int, len(c.links))
	for i := range widths {
		widths[i] = int(wordMeasure) / len(widths)
	}
	look := `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	v.open("Path", widths, look, c.name, c.inWords())
	v.f(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, l := range c.links {
		title := l.title
		if i < len(c.links)-1 {
			title += " →"
		}
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.paragraph("TableHead", say(title))
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr><w:tr>`)
	for i, l := range c.links {
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		for _, it := range l.items {
			v.paragraph("TableText", it.text)
			if it.notes.String() != "" {
				v.paragraph("CardNote", it.notes)
			}
		}
		if len(l.items) == 0 {
			v.paragraph("Gap", say(l.gap))
		}
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr>`)
	v.shut()
}
