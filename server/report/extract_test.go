package report_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"colazione/server/report"
)

// saysOf is the text of a file as a reader finds it.
func saysOf(t testing.TB, format, out string) string {
	t.Helper()
	switch format {
	case "pdf":
		return mustPDF(t, out).text
	case "docx":
		return mustWord(t, out).text
	case "xlsx":
		return cellsOf(t, mustBook(t, out))
	}
	return out
}

// cellsOf is the text of a workbook, a line for each row.
func cellsOf(t testing.TB, f *excelize.File) string {
	t.Helper()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		for _, row := range mustRows(t, f, sheet) {
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
	return b.String()
}

// pdfFile is what stands in a PDF.
type pdfFile struct {
	raw    string
	text   string // page by page, in the order in which it was set, a line for each piece of type
	pages  int
	glyphs [][]byte // of each font: two bytes for each character
}

var page = regexp.MustCompile(`/Type /Page\b[^s]`)

// streams gives what stands between the words stream and endstream. Regular expressions take seconds for this.
func streams(out string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			_, rest, there := strings.Cut(out, "stream\n")
			data, after, ended := strings.Cut(rest, "\nendstream")
			if !there || !ended || !yield(data) {
				return
			}
			out = after
		}
	}
}

// shown gives what stands in brackets before each Tj.
func shown(data []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		from := -1
		for i := 0; i < len(data); i++ {
			switch data[i] {
			case '\\':
				i++
			case '(':
				from = i + 1
			case ')':
				if from >= 0 && bytes.HasPrefix(data[i:], []byte(") Tj")) && !yield(data[from:i]) {
					return
				}
				from = -1
			}
		}
	}
}

const glyphMap = 256 * 256 * 2

func mustPDF(t testing.TB, out string) pdfFile {
	t.Helper()
	if !strings.HasPrefix(out, "%PDF-1.") || !strings.HasSuffix(out, "%%EOF\n") {
		t.Fatalf("no PDF: %.20q", out)
	}
	f := pdfFile{raw: out, pages: len(page.FindAllString(out, -1))}
	var b strings.Builder
	for packed := range streams(out) {
		data := inflated(packed)
		if len(data) == glyphMap {
			f.glyphs = append(f.glyphs, data)
			continue
		}
		for s := range shown(data) {
			b.WriteString(decoded(s) + "\n")
		}
	}
	f.text = b.String()
	return f
}

func inflated(stream string) []byte {
	r, err := zlib.NewReader(strings.NewReader(stream))
	if err != nil {
		return nil // not packed: none of those with text
	}
	data, _ := io.ReadAll(r)
	return data
}

// decoded is a string of a PDF in UTF-16, with the escapes of its brackets undone.
func decoded(s []byte) string {
	var raw []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			if s[i] == 'r' {
				raw = append(raw, '\r')
				continue
			}
		}
		raw = append(raw, s[i])
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units))
}

// wordFile is what stands in a DOCX.
type wordFile struct {
	parts map[string]string
	text  string // a line for each paragraph
}

func mustParts(t testing.TB, out string) map[string]string {
	t.Helper()
	parts := mustZip(t, out)
	for name, text := range parts {
		mustXML(t, name, text, func(xml.Token) {})
	}
	return parts
}

func mustZip(t testing.TB, out string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// mustXML reads a part to its end.
func mustXML(t testing.TB, name, text string, take func(xml.Token)) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		take(token)
	}
}

func mustWord(t testing.TB, out string) wordFile {
	t.Helper()
	w := wordFile{parts: mustZip(t, out)}
	var b strings.Builder
	for name, text := range w.parts {
		if name == "word/document.xml" {
			mustXML(t, name, text, words(&b))
		} else {
			mustXML(t, name, text, func(xml.Token) {})
		}
	}
	w.text = b.String()
	return w
}

// words takes the text of a DOCX, a line for each paragraph.
func words(b *strings.Builder) func(xml.Token) {
	in := false
	return func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			in = e.Name.Local == "t"
			if e.Name.Local == "br" {
				b.WriteByte('\n')
			}
		case xml.EndElement:
			in = false
			if e.Name.Local == "p" {
				b.WriteByte('\n')
			}
		case xml.CharData:
			if in {
				b.Write(e)
			}
		}
	}
}

func mustBook(t testing.TB, out string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func mustRows(t testing.TB, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// plain is a letter or digit that every font shows as it is.
func plain(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r > 0x390 && r < 0x450 && r != 'Ϗ' && unicode.IsLetter(r)
}

// bare is a text without all else, and without the spaces and breaks between.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if plain(r) {
			return r
		}
		return -1
	}, unmarked(text))
}

// unmarked is a text without accents and other marks.
func unmarked(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.M, unicode.Cf) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// everyText lists what people wrote on cards.
func everyText(d *report.Document) []string {
	var all []string
	for _, c := range d.Cards {
		all = append(all, c.Text)
		for _, j := range c.Joined {
			all = append(all, j.Text)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
