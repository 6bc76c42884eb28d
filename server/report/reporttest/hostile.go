package reporttest

import (
	"slices"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/session"
)

// Hostile are texts that have made other programs' exports stumble.
var Hostile = []string{
	"<script>alert(1)</script>", "</style></title><img src=x onerror=alert(1)>", "\" onmouseover=\"x", "{{.}} {n} {card}", "]]>",
	"=1+1", "+39 02 1234", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\n=cmd|' /C calc'!A0", "'=1", "a;b,c\"d", "a\r\nb",
	"| a | b |", "# Titolo", "- voce", "+ voce", "1. voce", "12) voce", "> citazione", "***", "---", "===", "    codice", "`codice`", "[x](javascript:alert(1))",
	"![x](https://example.invalid/x.png)", "<https://example.invalid>", "https://example.invalid", "www.example.invalid", "WWW.example.invalid", ":smile:", "~~via~~",
	"\\", "\\*x\\*", "&lt;b&gt;", "$x$", "<br>", "a|b\\|c", "[^1]: nota", "a\nb\n\nc",
	"_x0041_ _x000D_ _x0041_x0042_", "{nb} {lang} {lists} {name}", ") Tj (", "</w:t></w:r>", "=HYPERLINK(\"https://example.invalid\",\"x\")",
	"\u202etxet desrever", "\ufeffx", "\ufffe", "a\x00b\x1b[31m", "\xff\xfe", "\u2028riga", "👩‍👩‍👧‍👦", "שלום עולם", "漢字", strings.Repeat("e\u0301", 50), strings.Repeat("x", 300),
}

// With puts a text wherever somebody can write one.
func With(src report.Source, text string) report.Source {
	src.Info.Title, src.Info.Topic, src.Info.City = text, text, text
	src.Info.Settings.Names = session.NamesShown
	src.Info.Agenda = slices.Clone(src.Info.Agenda)
	src.Info.Agenda[4].Criteria = []string{session.DefaultCriterion, text}
	src.Info.Agenda[1].Title, src.Info.Agenda[1].Prompt = text, text
	src.Groups = slices.Clone(src.Groups)
	src.Groups[0].Name = text
	src.Cards = slices.Clone(src.Cards)
	for i := range src.Cards {
		c := &src.Cards[i]
		c.Text, c.Author, c.Themes = text, text, []string{text, "awareness"}
		if c.Kind == session.KPI {
			c.KPI = &session.Measure{Measure: text, Baseline: text, Target: text, Due: text}
		}
	}
	src.Synthesis.Note = text
	src.Synthesis.Paths = slices.Clone(src.Synthesis.Paths)
	src.Synthesis.Paths[0].Title, src.Synthesis.Paths[0].Note = text, text
	return src
}

// Expect is a text as a document says it: without what no document can hold.
func Expect(text string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\r', r == '\u2028':
			return ' '
		case r == '\n':
			return r
		case r < ' ', r == 0x7f, r >= 0x80 && r < 0xa0, r == '\u202e', r == '\ufeff', r == '\ufffe':
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(out)
}

// MustFew is the meeting with the first cards of each kind and those that were joined with them, so that many texts can be tried on it.
func MustFew(t *testing.T) report.Source {
	src := MustMilan(t)
	kept := map[session.CardID]bool{}
	of := map[session.Kind]int{}
	var cards []session.CardView
	for _, c := range src.Cards {
		if kept[c.Into] || c.Into == "" && of[c.Kind] < 3 {
			kept[c.ID] = true
			of[c.Kind]++
			cards = append(cards, c)
		}
	}
	src.Cards = cards
	return src
}

// Checks hold each format to what its readers rely on, and return what they find.
var Checks = map[string]func(*testing.T, *report.Document, string) string{
	"pdf": CheckPDF, "docx": checkDOCX, "xlsx": checkXLSX, "html": checkHTML, "md": checkMarkdown, "csv": CheckCSV, "json": CheckJSON,
}
