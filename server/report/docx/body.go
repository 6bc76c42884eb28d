package docx

import (
	"strconv"
	"strings"

	"colazione/server/report/outline"
)

// body writes word/document.xml.
func (v *docxWriter) body() {
	v.writef(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<w:document %s xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>`, rawXML(wordMain))
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
			if paragraph, is := b.(outline.Paragraph); is && j+1 < len(s.Blocks) && isTable(s.Blocks[j+1]) {
				v.keepWithNext(paragraph.Text)
			} else {
				v.block(b)
			}
		}
	}
	const a4, margins = `w:w="11906" w:h="16838"`, `w:top="1247" w:right="1134" w:bottom="1247" w:left="1134" w:header="709" w:footer="567" w:gutter="0"`
	v.writef(`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz %s/><w:pgMar %s/><w:titlePg/></w:sectPr></w:body></w:document>`, rawXML(a4), rawXML(margins))
}

// paragraph writes a paragraph in a style.
func (v *docxWriter) paragraph(style string, t outline.Text) {
	v.writef(`<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	v.runs(t, "")
	v.writef(`</w:p>`)
}

// keepWithNext writes a paragraph that stays on the page of what follows.
func (v *docxWriter) keepWithNext(t outline.Text) {
	v.writef(`<w:p><w:pPr><w:pStyle w:val="Normal"/><w:keepNext/></w:pPr>`)
	v.runs(t, "")
	v.writef(`</w:p>`)
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
		v.writef(`<w:hyperlink w:anchor="%s" w:history="1">`, itemBookmark(s.To))
		v.run(s, "Reference")
		v.writef(`</w:hyperlink>`)
	}
}

// itemBookmark returns the name of an item's bookmark, in characters that Word accepts.
func itemBookmark(id string) string { return strings.ReplaceAll(id, "-", "_") }

// run writes a span with its line breaks, and marks the language of what people wrote.
func (v *docxWriter) run(s outline.Span, style string) {
	if s.Text == "" {
		return
	}
	v.writef(`<w:r>`)
	if style != "" || s.Strong || s.User {
		v.writef(`<w:rPr>`)
		if s.Strong && style == "" {
			style = "Strong"
		}
		if style != "" {
			v.writef(`<w:rStyle w:val="%s"/>`, style)
		}
		if s.User && v.o.Written != v.o.Lang {
			v.writef(`<w:lang w:val="%s"/>`, locales[v.o.Written])
		}
		v.writef(`</w:rPr>`)
	}
	for i, line := range strings.Split(s.Text, "\n") {
		if i > 0 {
			v.writef(`<w:br/>`)
		}
		v.writef(`<w:t xml:space="preserve">%s</w:t>`, line)
	}
	v.writef(`</w:r>`)
}

// contents is a field that Word can update, filled in with the headings as links.
func (v *docxWriter) contents() {
	v.writef(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	v.paragraph("ContentsHeading", outline.Plain(v.o.Contents))
	first := true
	for i, s := range v.o.Sections {
		if s.Level != 2 {
			continue
		}
		v.writef(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>`)
		if first {
			v.writef(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
			first = false
		}
		v.writef(`<w:hyperlink w:anchor="%s" w:history="1">`, sectionBookmark(i))
		v.runs(s.Title, "")
		v.writef(`</w:hyperlink></w:p>`)
	}
	v.writef(`<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>`)
}

func sectionBookmark(section int) string { return "_Toc" + strconv.Itoa(section+1) }

func (v *docxWriter) heading(s outline.Section, i int) {
	style, breakBefore := "Heading2", rawXML("")
	if s.Level == 2 {
		style = "Heading1"
	}
	if outline.StartsPage(s, v.o.Sections[i+1:]) {
		breakBefore = `<w:pageBreakBefore/>`
	}
	v.writef(`<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr><w:bookmarkStart w:id="%d" w:name="%s"/>`, style, breakBefore, i, sectionBookmark(i))
	v.runs(s.Title, "")
	v.writef(`<w:bookmarkEnd w:id="%d"/></w:p>`, i)
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
		v.keepWithNext(b.Title)
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
		v.writef(`<w:p><w:pPr><w:pStyle w:val="%s"/><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, style, level, list)
		if it.ID != "" {
			v.bookmarks++
			v.writef(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>`, v.bookmarks, itemBookmark(it.ID), v.bookmarks)
		}
		v.runs(it.Text, "")
		if it.Notes.String() != "" {
			v.writef(`<w:r><w:br/></w:r>`)
			v.runs(it.Notes, "Note")
		}
		v.writef(`</w:p>`)
		v.items(it.Items, "ListBullet", 1, 1)
	}
}
