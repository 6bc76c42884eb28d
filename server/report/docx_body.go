package report

import (
	"strconv"
	"strings"
)

// body writes word/document.xml.
func (v *word) body() {
	v.f(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<w:document %s xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>`, rawXML(wordMain))
	v.logo()
	v.paragraph("Kicker", say(v.o.kicker))
	v.paragraph("Title", v.o.heading)
	for _, t := range v.o.lines() {
		v.paragraph("Subtitle", t)
	}
	for _, s := range v.o.status {
		v.paragraph("Status", say(s))
	}
	v.contents()
	for i, s := range v.o.sections {
		v.heading(s, i)
		for j, b := range s.blocks {
			if said, is := b.(paragraph); is && j+1 < len(s.blocks) && isTable(s.blocks[j+1]) {
				v.leading(said.text)
			} else {
				v.block(b)
			}
		}
	}
	const a4, margins = `w:w="11906" w:h="16838"`, `w:top="1247" w:right="1134" w:bottom="1247" w:left="1134" w:header="709" w:footer="567" w:gutter="0"`
	v.f(`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz %s/><w:pgMar %s/><w:titlePg/></w:sectPr></w:body></w:document>`, rawXML(a4), rawXML(margins))
}

// paragraph writes one in a style.
func (v *word) paragraph(style string, t text) {
	v.f(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	v.runs(t, "")
	v.f(`</w:p>`)
}

// leading writes a paragraph that stays on the page of what follows.
func (v *word) leading(t text) {
	v.f(`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr>`)
	v.runs(t, "")
	v.f(`</w:p>`)
}

func isTable(b block) bool {
	_, is := b.(table)
	return is
}

// runs writes a text in a style for characters, or in that of its paragraph.
func (v *word) runs(t text, style string) {
	for _, s := range t {
		if s.to == "" {
			v.run(s, style)
			continue
		}
		v.f(`<w:hyperlink w:anchor="%s" w:history="1">`, bookmarkOf(s.to))
		v.run(s, "Reference")
		v.f(`</w:hyperlink>`)
	}
}

// bookmarkOf is the name of the bookmark of an item, of the characters that Word takes.
func bookmarkOf(id string) string { return strings.ReplaceAll(id, "-", "_") }

// run writes what people wrote in their language, with its line breaks.
func (v *word) run(s span, style string) {
	if s.text == "" {
		return
	}
	v.f(`<w:r>`)
	if style != "" || s.strong || s.user {
		v.f(`<w:rPr>`)
		if s.strong && style == "" {
			style = "Strong"
		}
		if style != "" {
			v.f(`<w:rStyle w:val="%s"/>`, style)
		}
		if s.user && v.o.written != v.o.lang {
			v.f(`<w:lang w:val="%s"/>`, locales[v.o.written])
		}
		v.f(`</w:rPr>`)
	}
	for i, line := range strings.Split(s.text, "\n") {
		if i > 0 {
			v.f(`<w:br/>`)
		}
		v.f(`<w:t xml:space="preserve">%s</w:t>`, line)
	}
	v.f(`</w:r>`)
}

// contents is a field that Word can update, filled in with the headings as links.
func (v *word) contents() {
	v.f(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	v.paragraph("ContentsHeading", say(v.o.contents))
	first := true
	for i, s := range v.o.sections {
		if s.level != 2 {
			continue
		}
		v.f(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>`)
		if first {
			v.f(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
			first = false
		}
		v.f(`<w:hyperlink w:anchor="%s" w:history="1">`, bookmark(i))
		v.runs(s.title, "")
		v.f(`</w:hyperlink></w:p>`)
	}
	v.f(`<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`)
}

func bookmark(section int) string { return "_Toc" + strconv.Itoa(section+1) }

func (v *word) heading(s section, i int) {
	style, breakBefore := "Heading2", rawXML("")
	if s.level == 2 {
		style = "Heading1"
	}
	if onNewSheet(s, v.o.sections[i+1:]) {
		breakBefore = `<w:pageBreakBefore/>`
	}
	v.f(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr><w:bookmarkStart w:id="%d" w:name="%s"/>`, style, breakBefore, i, bookmark(i))
	v.runs(s.title, "")
	v.f(`<w:bookmarkEnd w:id="%d"/></w:p>`, i)
}

func (v *word) block(b block) {
	switch b := b.(type) {
	case paragraph:
		v.paragraph("Normal", b.text)
	case list:
		v.list(b)
	case tiles:
		v.tiles(b)
	case split:
		v.paragraph("Normal", b.text)
	case trend:
		v.leading(b.title)
		v.table(b.table)
	case table:
		v.table(b)
	case chain:
		v.chain(b)
	}
}

func (v *word) list(l list) {
	style, number := "ListBullet", 1
	if l.ordered {
		v.ordered++
		style, number = "ListNumber", v.ordered+1
	}
	v.items(l.items, style, number, 0)
}

func (v *word) items(items []item, style string, list, level int) {
	for _, it := range items {
		v.f(`<w:p><w:pPr><w:pStyle w:val="%s"/><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, style, level, list)
		if it.id != "" {
			v.marked++
			v.f(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>`, v.marked, bookmarkOf(it.id), v.marked)
		}
		v.runs(it.text, "")
		if it.notes.String() != "" {
			v.f(`<w:r><w:br/></w:r>`)
			v.runs(it.notes, "Note")
		}
		v.f(`</w:p>`)
		v.items(it.items, "ListBullet", 1, 1)
	}
}
