package docx

import (
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// wordMeasure is the width of a line in Word's unit, twentieths of a point.
const wordMeasure = 9638.0

// wordScale is how much more room than a PDF's columns Word's need: its type is a little larger, and the line a little shorter.
const wordScale = 1.07

// open begins a table: its style, its columns, and what it is for those who can't see it.
func (v *docxWriter) open(style string, widths []int, look, caption, description string) {
	v.f(`<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>%s<w:tblCaption w:val="%s"/><w:tblDescription w:val="%s"/></w:tblPr><w:tblGrid>`,
		style, int(wordMeasure), rawXML(look), caption, description)
	for _, w := range widths {
		v.f(`<w:gridCol w:w="%d"/>`, w)
	}
	v.f(`</w:tblGrid>`)
}

// shut ends a table. Word wants a paragraph after it.
func (v *docxWriter) shut() {
	v.f(`</w:tbl><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>`)
}

func (v *docxWriter) table(t outline.Table) {
	g := v.measurer.Grid(t, v.words.ByTable)
	widths := make([]int, len(g.Widths))
	for i, w := range g.Widths {
		widths[i] = int(w * wordMeasure / typeset.LineWidth)
	}
	look := `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	if g.Foot != nil {
		look = `<w:tblLook w:val="0060" w:firstRow="1" w:lastRow="1" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	}
	v.open("Ranking", widths, look, t.Caption, t.Caption)
	v.f(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range g.Columns {
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.aligned("TableHead", c.Title, c.Number)
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr>`)
	rows := g.Rows
	if g.Foot != nil {
		rows = append(rows[:len(rows):len(rows)], g.Foot)
	}
	for r, row := range rows {
		v.keeps = len(rows) <= outline.FewRows && r < len(rows)-1 // a short table stays on one page
		v.f(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range row {
			v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
			v.cell(c, g.Columns[i].Number)
			v.f(`</w:tc>`)
		}
		v.f(`</w:tr>`)
	}
	v.keeps = false
	v.shut()
}

func (v *docxWriter) cell(c outline.Cell, number bool) {
	for _, p := range c.Parts {
		v.aligned("TableText", p.Name.And(outline.Plain(": "), outline.Bold(p.Text.String())), false)
	}
	if c.Parts == nil {
		v.aligned("TableText", c.Text, number)
	}
	if c.Notes.String() != "" {
		v.aligned("TableNote", c.Notes, number)
	}
}

func (v *docxWriter) aligned(style string, t outline.Text, right bool) {
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
func (v *docxWriter) tiles(t outline.Tiles) {
	widths := make([]int, len(t.Tiles))
	for i := range widths {
		widths[i] = int(wordMeasure) / len(widths)
	}
	v.open("Figures", widths, "", v.words.Brief, t.Text.String())
	v.f(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, tl := range t.Tiles {
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.paragraph("Number", outline.Plain(tl.Number))
		v.paragraph("NumberName", outline.Plain(tl.Name))
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr>`)
	v.shut()
}

// chain is a path: a column for each of its links under a head that leads to the next.
func (v *docxWriter) chain(c outline.Chain) {
	widths := make([]int, len(c.Links))
	for i := range widths {
		widths[i] = int(wordMeasure) / len(widths)
	}
	look := `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	v.open("Path", widths, look, c.Name, c.InWords())
	v.f(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, l := range c.Links {
		title := l.Title
		if i < len(c.Links)-1 {
			title += " →"
		}
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.paragraph("TableHead", outline.Plain(title))
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr><w:tr>`)
	for i, l := range c.Links {
		v.f(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		for _, it := range l.Items {
			v.paragraph("TableText", it.Text)
			if it.Notes.String() != "" {
				v.paragraph("CardNote", it.Notes)
			}
		}
		if len(l.Items) == 0 {
			v.paragraph("Gap", outline.Plain(l.Gap))
		}
		v.f(`</w:tc>`)
	}
	v.f(`</w:tr>`)
	v.shut()
}
