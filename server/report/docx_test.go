package report_test

import (
	"regexp"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/session"
)

// checkDOCX holds a DOCX to its text, and its parts to each other: every style, list and bookmark that is named is there.
func checkDOCX(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	w := mustWord(t, out)
	for _, text := range everyText(d) {
		if !strings.Contains(w.text, text) {
			t.Errorf("the file does not say %q", text)
		}
	}
	body := w.parts["word/document.xml"]
	for _, ref := range references {
		seen := map[string]bool{}
		for _, m := range ref.named.FindAllStringSubmatch(body, -1) {
			if !seen[m[1]] && !strings.Contains(w.parts[ref.in], strings.ReplaceAll(ref.as, "$", m[1])) {
				t.Fatalf("%s has no %s", ref.in, m[1])
			}
			seen[m[1]] = true
		}
	}
	for _, pair := range [][2]string{{`fldCharType="begin"`, `fldCharType="end"`}, {"<w:bookmarkStart", "<w:bookmarkEnd"}, {"<w:tbl>", "</w:tbl>"}} {
		if strings.Count(body, pair[0]) != strings.Count(body, pair[1]) {
			t.Errorf("%s is not always ended", pair[0])
		}
	}
	if strings.Contains(body, "</w:tbl><w:tbl>") || strings.Contains(body, "<w:tcPr/></w:tc>") {
		t.Error("a table without a paragraph after it")
	}
	return w.text
}

// references are what a part of a DOCX names, and how that stands in the part that must have it.
var references = []struct {
	named  *regexp.Regexp
	in, as string
}{
	{regexp.MustCompile(`w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"`), "word/styles.xml", `w:styleId="$"`},
	{regexp.MustCompile(`w:numId w:val="([^"]*)"`), "word/numbering.xml", `<w:num w:numId="$">`},
	{regexp.MustCompile(`w:anchor="([^"]*)"`), "word/document.xml", `<w:bookmarkStart w:id="`},
	{regexp.MustCompile(`r:id="([^"]*)"`), "word/_rels/document.xml.rels", `Id="$"`},
}

func TestDOCXIsForEditing(t *testing.T) {
	src := mustMilan(t)
	src.Organiser = "Agenzia Caffè & Salute"
	w := mustWord(t, mustRender(t, report.Build(src, session.English, now), "docx"))
	body := w.parts["word/document.xml"]
	for want, least := range map[string]int{
		`<w:pStyle w:val="Title"/>`: 1, `<w:pStyle w:val="Heading1"/>`: 9, `<w:pStyle w:val="Heading2"/>`: 14, `<w:pStyle w:val="TOC1"/>`: 9, `<w:tblHeader/>`: 13,
		`<w:pStyle w:val="ListBullet"/>`: 83, `TOC \o "1-1" \h \z \u`: 1, `<w:lang w:val="it-IT"/>`: 83, `<w:tblDescription w:val="Need`: 5, ` → KPI: `: 4,
	} {
		if got := strings.Count(body, want); got < least {
			t.Errorf("%s stands %d times, want %d", want, got, least)
		}
	}
	if !strings.Contains(w.parts["word/styles.xml"], `w:lang w:val="en-GB"`) || strings.Contains(w.parts["word/styles.xml"], "{") {
		t.Error("the styles are not of the document's language")
	}
	if f := w.parts["word/footer1.xml"]; !strings.Contains(f, " PAGE ") || !strings.Contains(f, " NUMPAGES ") {
		t.Error("the pages have no numbers")
	}
	if core := w.parts["docProps/core.xml"]; !strings.Contains(core, "<dc:creator>Agenzia Caffè &amp; Salute</dc:creator>") || !strings.Contains(core, "2026-11-22T08:40:00Z") {
		t.Errorf("properties %s", core)
	}
	for _, want := range []string{"Prepared by Agenzia Caffè & Salute", "Contents", "Tavolo della finestra: 10", "most voted · most representative", "joined with this one"} {
		if !strings.Contains(w.text, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestDOCXKeepsLineBreaks(t *testing.T) {
	d := report.Build(with(mustFew(t), "prima riga\nseconda < & > \"riga\""), session.Italian, now)
	w := mustWord(t, mustRender(t, d, "docx"))
	if !strings.Contains(w.parts["word/document.xml"], `prima riga</w:t><w:br/><w:t xml:space="preserve">seconda &lt; &amp; &gt; `) {
		t.Error("a line break is lost")
	}
}
