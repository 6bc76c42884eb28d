package docx

import (
	"strconv"
	"strings"

	"colazione/server/report/outline"
)

// body writes word/document.xml.
func (v *docxWriter) body() {
	v.f(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<w:document %s xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>`, rawXML(wordMain))
	v.logo()
	v.paragraph("Kicker", outline.Plain(v.o.Kicker))
	v.paragraph("Title", v.o.Heading)
	for _, t := range v.o.Lines() {
		v.paragraph("Subtitle", t)
	}
	for _, s := range v.o.Status {
		v.paragraph("Status", outline.Plain(s))
	}
	v.contents()
	for i, s := range v.o.Sections {
		v.heading(s, i)
		for j, b := range s.Blocks {
			if said, is := b.(outline.Paragraph); is && j+1 < len(s.Blocks) && isTable(s.Blocks[j+1]) {
				v.leading(said.Text)
			} else {
				v.block(b)
			}
		}
	}
	const a4, margins = `w:w="11906" w:h="16838"`, `w:top="1247" w:right="1134" w:bottom="1247" w:left="1134" w:header="709" w:footer="567" w:gutter="0"`
	v.f(`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz %s/><w:pgMar %s/><w:titlePg/></w:sectPr></w:body></w:document>`, rawXML(a4), rawXML(margins))
}

// paragraph writes one in a style.
func (v *docxWriter) paragraph(style string, t outline.Text) {
	v.f(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	v.runs(t, "")
	v.f(`</w:p>`)
}

// leading writes a paragraph that stays on the page of what follows.
func (v *docxWriter) leading(t outline.Text) {
	v.f(`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr>`)
	v.runs(t, "")
	v.f(`</w:p>`)
}

func isTable(b outline.Block) bool {
	_, is := b.(outline.Table)
	return is
}

// runs writes a text in a style for characters, or in that of its paragraph.
func (v *docxWriter) runs(t outline.Text, style string) {
	for _, s := range t {
		if s.To == "" {
			v.run(s, style)
			continue
		}
		v.f(`<w:hyperlink w:anchor="%s" w:history="1">`, bookmarkOf(s.To))
		v.run(s, "Reference")
		v.f(`</w:hyperlink>`)
	}
}

// bookmarkOf is the name of the bookmark of an item, of the characters that Word takes.
func bookmarkOf(id string) string { return strings.ReplaceAll(id, "-", "_") }

// run writes what people wrote in their language, with its line breaks.
func (v *docxWriter) run(s outline.Span, style string) {
	if s.Text == "" {
		return
	}
	v.f(`<w:r>`)
	if style != "" || s.Strong || s.User {
		v.f(`<w:rPr>`)
		if s.Strong && style == "" {
			style = "Strong"
		}
		if style != "" {
			v.f(`<w:rStyle w:val="%s"/>`, style)
		}
		if s.User && v.o.Written != v.o.Lang {
			v.f(`<w:lang w:val="%s"/>`, locales[v.o.Written])
		}
		v.f(`</w:rPr>`)
	}
	for i, line := range strings.Split(s.Text, "\n") {
		if i > 0 {
			v.f(`<w:br/>`)
		}
		v.f(`<w:t xml:space="preserve">%s</w:t>`, line)
	}
	v.f(`</w:r>`)
}

// contents is a field that Word can update, filled in with the headings as links.
func (v *docxWriter) contents() {
	v.f(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	v.paragraph("ContentsHeading", outline.Plain(v.o.Contents))
	first := true
	for i, s := range v.o.Sections {
		if s.Level != 2 {
			continue
		}
		v.f(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>`)
		if first {
			v.f(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
			first = false
		}
		v.f(`<w:hyperlink w:anchor="%s" w:history="1">`, bookmark(i))
		v.runs(s.Title, "")
		v.f(`</w:hyperlink></w:p>`)
	}
	v.f(`<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`)
}

func bookmark(section int) string { return "_Toc" + strconv.Itoa(section+1) }

func (v *docxWriter) heading(s outline.Section, i int) {
	style, breakBefore := "Heading2", rawXML("")
	if s.Level == 2 {
		style = "Heading1"
	}
	if outline.OnNewSheet(s, v.o.Sections[i+1:]) {
		breakBefore = `<w:pageBreakBefore/>`
	}
	v.f(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr><w:bookmarkStart w:id="%d" w:name="%s"/>`, style, breakBefore, i, bookmark(i))
	v.runs(s.Title, "")
	v.f(`<w:bookmarkEnd w:id="%d"/></w:p>`, i)
}

func (v *docxWriter) block(b outline.Block) {
	switch b := b.(type) {
	case outline.Paragraph:
		v.paragraph("Normal", b.Text)
	case outline.List:
		v.list(b)
	case outline.Tiles:
		v.tiles(b)
	case outline.Split:
		v.paragraph("Normal", b.Text)
	case outline.Trend:
		v.leading(b.Title)
		v.table(b.Table)
	case outline.Table:
		v.table(b)
	case outline.Chain:
		v.chain(b)
	}
}

func (v *docxWriter) list(l outline.List) {
	style, number := "ListBullet", 1
	if l.Ordered {
		v.ordered++
		style, number = "ListNumber", v.ordered+1
	}
	v.items(l.Items, style, number, 0)
}

func (v *docxWriter) items(items []outline.Item, style string, list, level int) {
	for _, it := range items {
		v.f(`<w:p><w:pPr><w:pStyle w:val="%s"/><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, style, level, list)
		if it.ID != "" {
			v.marked++
			v.f(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>`, v.marked, bookmarkOf(it.ID), v.marked)
		}
		v.runs(it.Text, "")
		if it.Notes.String() != "" {
			v.f(`<w:r><w:br/></w:r>`)
			v.runs(it.Notes, "Note")
		}
		v.f(`</w:p>`)
		v.items(it.Items, "ListBullet", 1, 1)
	}
}
