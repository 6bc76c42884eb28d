// Package docx writes a document for Word.
package docx

import (
	"archive/zip"
	"cmp"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/typeset"
	"colazione/session"
)

// The parts of a Word file that do not depend on the document: styles, lists, and what the file is made of.
//
//go:embed parts
var docxParts embed.FS

// locales are the languages in which Word checks the spelling.
var locales = map[session.Language]string{session.Italian: "it-IT", session.English: "en-GB", session.Dutch: "nl-NL"}

// Write writes the document for Word (ISO/IEC 29500, transitional): headings, lists and tables in styles that a colleague can change, heads that are
// repeated, and contents that follow the headings. The paths are tables, with their alternative text. The contents have no page numbers
// until Word is told to update them, as only Word knows them.
func Write(w io.Writer, d *report.Document) error {
	o := outline.LayOut(d)
	v := &docxWriter{o: o, words: outline.Phrases[d.Language], measurer: typeset.NewTextMeasurer(wordScale), bookmarks: len(o.Sections)}
	v.body()
	out := zip.NewWriter(w)
	parts := []filePart{
		{"[Content_Types].xml", v.part("types.xml")},
		{"_rels/.rels", v.part("package.rels")},
		{"docProps/core.xml", v.properties(d)},
		{"word/document.xml", v.b.String()},
		{"word/_rels/document.xml.rels", outline.Fill(v.part("document.rels"), "logo", logoRelationOf(o.Logo))},
		{"word/styles.xml", outline.Fill(v.part("styles.xml"), "lang", locales[d.Language])},
		{"word/numbering.xml", outline.Fill(v.part("numbering.xml"), "lists", v.lists())},
		{"word/settings.xml", v.part("settings.xml")},
		{"word/footer1.xml", v.footer()},
	}
	if o.Logo != nil {
		parts = append(parts, filePart{"word/media/logo.png", string(o.Logo)})
	}
	for _, p := range parts {
		part, err := out.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(part, p.text); err != nil {
			return err
		}
	}
	return out.Close()
}

// filePart is one of the files in a Word file.
type filePart struct{ name, text string }

// docxWriter is a Word file in the making.
type docxWriter struct {
	o            outline.Outline
	words        *outline.Words
	measurer     typeset.TextMeasurer // knows how wide columns must be
	b            strings.Builder
	ordered      int  // lists with numbers so far
	bookmarks    int  // bookmarks so far
	keepTogether bool // paragraphs stay on the page of the next
}

func (v *docxWriter) part(name string) string {
	text, err := docxParts.ReadFile("parts/" + name)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(text)
}

const wordMain = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// writef writes XML with values in it. Strings among them are escaped, raw ones are not.
func (v *docxWriter) writef(format string, values ...any) {
	for i, value := range values {
		if s, is := value.(string); is {
			values[i] = escapedXML(s)
		}
	}
	fmt.Fprintf(&v.b, format, values...)
}

// rawXML is markup; every string is escaped when it is written.
type rawXML string

func escapedXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}

func (v *docxWriter) properties(d *report.Document) string {
	made := d.Made.UTC().Format(time.RFC3339)
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" `+
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:subject>%s</dc:subject>`+
		`<dc:creator>%s</dc:creator><cp:keywords>%s</cp:keywords><cp:contentStatus>%s</cp:contentStatus><dc:identifier>sha256:%s</dc:identifier><dc:language>%s</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`+
		`<dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified></cp:coreProperties>`,
		escapedXML(v.o.Heading.String()), escapedXML(v.o.Kicker), escapedXML(cmp.Or(d.Organiser, "Colazione")), escapedXML(d.City), contentStatus(d), d.Hash, locales[d.Language], made, made)
}

// contentStatus says in the words of the format what the document may be taken for.
func contentStatus(d *report.Document) string {
	if d.Status.Draft {
		return "Draft"
	}
	return "Final"
}

// lists writes the numbered lists, each of which begins at 1.
func (v *docxWriter) lists() string {
	var b strings.Builder
	for i := range v.ordered {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i+2)
	}
	return b.String()
}

// footer names the document and numbers its pages, all but the first.
func (v *docxWriter) footer() string {
	f := &docxWriter{o: v.o}
	f.writef(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<w:ftr %s><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>`, rawXML(wordMain))
	name := outline.Join(" · ", outline.Plain(v.o.Kicker), v.o.Subtitle, v.o.Places)
	f.runs(name, "")
	f.writef(`<w:r><w:tab/></w:r>`)
	f.field("PAGE")
	f.run(outline.Span{Text: " / "}, "")
	f.field("NUMPAGES")
	f.writef(`</w:p></w:ftr>`)
	return f.b.String()
}

func (v *docxWriter) field(name string) {
	v.writef(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> %s </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+
		`<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, name)
}
