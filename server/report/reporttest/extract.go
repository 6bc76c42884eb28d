package reporttest

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

// SaysOf is the text of a file as a reader finds it.
func SaysOf(t testing.TB, format, out string) string {
	t.Helper()
	switch format {
	case "pdf":
		return MustPDF(t, out).Text
	case "docx":
		return MustWord(t, out).Text
	case "xlsx":
		return cellsOf(t, MustBook(t, out))
	}
	return out
}

// cellsOf is the text of a workbook, a line for each row.
func cellsOf(t testing.TB, f *excelize.File) string {
	t.Helper()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		for _, row := range MustRows(t, f, sheet) {
			b.WriteString(strings.Join(row, "\t") + "\n")
		}
	}
	return b.String()
}

// PDFFile is what stands in a PDF.
type PDFFile struct {
	Raw    string
	Text   string // page by page, in the order in which it was set, a line for each piece of type
	Pages  int
	glyphs [][]byte // of each font: two bytes for each character
}

var page = regexp.MustCompile(`/Type /Page\b[^s]`)

// Streams returns what is between the words stream and endstream. Regular expressions take seconds for this.
func Streams(out string) iter.Seq[string] {
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

// Shown returns what is in brackets before each Tj.
func Shown(data []byte) iter.Seq[[]byte] {
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

func MustPDF(t testing.TB, out string) PDFFile {
	t.Helper()
	if !strings.HasPrefix(out, "%PDF-1.") || !strings.HasSuffix(out, "%%EOF\n") {
		t.Fatalf("no PDF: %.20q", out)
	}
	f := PDFFile{Raw: out, Pages: len(page.FindAllString(out, -1))}
	var b strings.Builder
	for packed := range Streams(out) {
		data := Inflated(packed)
		if len(data) == glyphMap {
			f.glyphs = append(f.glyphs, data)
			continue
		}
		for s := range Shown(data) {
			b.WriteString(Decoded(s) + "\n")
		}
	}
	f.Text = b.String()
	return f
}

func Inflated(stream string) []byte {
	r, err := zlib.NewReader(strings.NewReader(stream))
	if err != nil {
		return nil // not packed: none of those with text
	}
	data, _ := io.ReadAll(r)
	return data
}

// Decoded is a string of a PDF in UTF-16, with the escapes of its brackets undone.
func Decoded(s []byte) string {
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

// WordFile is what stands in a DOCX.
type WordFile struct {
	Parts map[string]string
	Text  string // a line for each paragraph
}

func MustParts(t testing.TB, out string) map[string]string {
	t.Helper()
	parts := MustZip(t, out)
	for name, text := range parts {
		mustXML(t, name, text, func(xml.Token) {})
	}
	return parts
}

func MustZip(t testing.TB, out string) map[string]string {
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

func MustWord(t testing.TB, out string) WordFile {
	t.Helper()
	w := WordFile{Parts: MustZip(t, out)}
	var b strings.Builder
	for name, text := range w.Parts {
		if name == "word/document.xml" {
			mustXML(t, name, text, words(&b))
		} else {
			mustXML(t, name, text, func(xml.Token) {})
		}
	}
	w.Text = b.String()
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

func MustBook(t testing.TB, out string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func MustRows(t testing.TB, f *excelize.File, sheet string) [][]string {
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

// Bare is a text without all else, and without the spaces and breaks between.
func Bare(text string) string {
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

// EveryText lists what people wrote on cards.
func EveryText(d *report.Document) []string {
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
