package docx

import (
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// wordMeasure is the width of a line in Word's unit, twentieths of a point.
const wordMeasure = 9638.0

// wordScale is how much more room Word's columns need than a PDF's: its type is a little larger, and the line a little shorter.
const wordScale = 1.07

// openTable begins a table: its style, its columns, and its description for those who can't see it.
func (v *docxWriter) openTable(style string, widths []int, look, caption, description string) {
	v.writef(`<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>%s<w:tblCaption w:val="%s"/><w:tblDescription w:val="%s"/></w:tblPr><w:tblGrid>`,
		style, int(wordMeasure), rawXML(look), caption, description)
	for _, w := range widths {
		v.writef(`<w:gridCol w:w="%d"/>`, w)
	}
	v.writef(`</w:tblGrid>`)
}

// closeTable ends a table. Word wants a paragraph after it.
func (v *docxWriter) closeTable() {
	v.writef(`</w:tbl><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>`)
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
	v.openTable("Ranking", widths, look, t.Caption, t.Caption)
	v.writef(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range g.Columns {
		v.writef(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.aligned("TableHead", c.Title, c.Number)
		v.writef(`</w:tc>`)
	}
	v.writef(`</w:tr>`)
	rows := g.Rows
	if g.Foot != nil {
		rows = append(rows[:len(rows):len(rows)], g.Foot)
	}
	for r, row := range rows {
		v.keepTogether = len(rows) <= outline.FewRows && r < len(rows)-1 // a short table stays on one page
		v.writef(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range row {
			v.writef(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
			v.cell(c, g.Columns[i].Number)
			v.writef(`</w:tc>`)
		}
		v.writef(`</w:tr>`)
	}
	v.keepTogether = false
	v.closeTable()
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
	if v.keepTogether {
		keep = `<w:keepNext/>`
	}
	if right {
		align = `<w:jc w:val="right"/>`
	}
	v.writef(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s%s</w:pPr>`, style, keep, align)
	v.runs(t, "")
	v.writef(`</w:p>`)
}

// tiles writes a row of large numbers.
func (v *docxWriter) tiles(t outline.Tiles) {
	widths := make([]int, len(t.Tiles))
	for i := range widths {
		widths[i] = int(wordMeasure) / len(widths)
	}
	v.openTable("Figures", widths, "", v.words.Brief, t.Text.String())
	v.writef(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, tl := range t.Tiles {
		v.writef(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.paragraph("Number", outline.Plain(tl.Number))
		v.paragraph("NumberName", outline.Plain(tl.Name))
		v.writef(`</w:tc>`)
	}
	v.writef(`</w:tr>`)
	v.closeTable()
}

// chain writes a path: a column for each of its links, with an arrow to the next in its head.
func (v *docxWriter) chain(c outline.Chain) {
	widths := make([]int, len(c.Links))
	for i := range widths {
		widths[i] = int(wordMeasure) / len(widths)
	}
	look := `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	v.openTable("Path", widths, look, c.Name, c.InWords())
	v.writef(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, l := range c.Links {
		title := l.Title
		if i < len(c.Links)-1 {
			title += " →"
		}
		v.writef(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		v.paragraph("TableHead", outline.Plain(title))
		v.writef(`</w:tc>`)
	}
	v.writef(`</w:tr><w:tr>`)
	for i, l := range c.Links {
		v.writef(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		for _, it := range l.Items {
			v.paragraph("TableText", it.Text)
			if it.Notes.String() != "" {
				v.paragraph("CardNote", it.Notes)
			}
		}
		if len(l.Items) == 0 {
			v.paragraph("Gap", outline.Plain(l.Gap))
		}
		v.writef(`</w:tc>`)
	}
	v.writef(`</w:tr>`)
	v.closeTable()
}
