package docx_test

import (
	"strings"
	"testing"

	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestDOCXIsForEditing(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Organiser = "Agenzia Caffè & Salute"
	w := reporttest.MustWord(t, reporttest.MustRender(t, outline.Build(src, session.English, reporttest.Now), "docx"))
	body := w.Parts["word/document.xml"]
	for want, least := range map[string]int{
		`<w:pStyle w:val="Title"/>`: 1, `<w:pStyle w:val="Heading1"/>`: 9, `<w:pStyle w:val="Heading2"/>`: 14, `<w:pStyle w:val="TOC1"/>`: 9, `<w:tblHeader/>`: 13,
		`<w:pStyle w:val="ListBullet"/>`: 83, `TOC \o "1-1" \h \z \u`: 1, `<w:lang w:val="it-IT"/>`: 83, `<w:tblDescription w:val="Need`: 5, ` → KPI: `: 4,
	} {
		if got := strings.Count(body, want); got < least {
			t.Errorf("%s stands %d times, want %d", want, got, least)
		}
	}
	if !strings.Contains(w.Parts["word/styles.xml"], `w:lang w:val="en-GB"`) || strings.Contains(w.Parts["word/styles.xml"], "{") {
		t.Error("the styles are not of the document's language")
	}
	if f := w.Parts["word/footer1.xml"]; !strings.Contains(f, " PAGE ") || !strings.Contains(f, " NUMPAGES ") {
		t.Error("the pages have no numbers")
	}
	if core := w.Parts["docProps/core.xml"]; !strings.Contains(core, "<dc:creator>Agenzia Caffè &amp; Salute</dc:creator>") || !strings.Contains(core, "2026-11-22T08:40:00Z") {
		t.Errorf("properties %s", core)
	}
	for _, want := range []string{"Prepared by Agenzia Caffè & Salute", "Contents", "Tavolo della finestra (of 11): 10", "most voted · most representative", "joined with this one"} {
		if !strings.Contains(w.Text, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestDOCXKeepsLineBreaks(t *testing.T) {
	d := outline.Build(reporttest.With(reporttest.MustFew(t), "prima riga\nseconda < & > \"riga\""), session.Italian, reporttest.Now)
	w := reporttest.MustWord(t, reporttest.MustRender(t, d, "docx"))
	if !strings.Contains(w.Parts["word/document.xml"], `prima riga</w:t><w:br/><w:t xml:space="preserve">seconda &lt; &amp; &gt; `) {
		t.Error("a line break is lost")
	}
}
