package reporttest

import (
	"regexp"
	"strings"
	"testing"

	"colazione/server/report"
)

// checkDOCX holds a DOCX to its text, and its parts to each other: every style, list and bookmark that is named is there.
func checkDOCX(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	w := MustWord(t, out)
	for _, text := range EveryText(d) {
		if !strings.Contains(w.Text, text) {
			t.Errorf("the file does not say %q", text)
		}
	}
	body := w.Parts["word/document.xml"]
	for _, ref := range references {
		seen := map[string]bool{}
		for _, m := range ref.named.FindAllStringSubmatch(body, -1) {
			if !seen[m[1]] && !strings.Contains(w.Parts[ref.in], strings.ReplaceAll(ref.as, "$", m[1])) {
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
	return w.Text
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
