package formats

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"colazione/server/report"
	"colazione/server/report/outline"
)

// writeMarkdown writes CommonMark with the tables of GitHub's dialect. Nothing that somebody typed becomes markup.
func writeMarkdown(w io.Writer, d *report.Document) error {
	o := outline.LayOut(d)
	m := &markdown{}
	m.line("# " + m.text(o.Heading))
	m.line("**" + markdownText(o.Kicker) + "**")
	for _, t := range o.Lines() {
		m.line(m.text(t))
	}
	for _, s := range o.Status {
		m.line("*" + markdownText(s) + "*")
	}
	for _, s := range o.Sections {
		m.line(strings.Repeat("#", s.Level) + " " + m.text(s.Title))
		for _, b := range s.Blocks {
			m.block(b)
		}
	}
	_, err := io.WriteString(w, strings.TrimSuffix(m.b.String(), "\n"))
	return err
}

type markdown struct{ b strings.Builder }

// line writes a paragraph, and the empty line after it.
func (m *markdown) line(s string) { m.b.WriteString(s + "\n\n") }

// text escapes a text. A line break in it does not end the line of the source, which may be a heading or part of a table.
func (m *markdown) text(t outline.Text) string {
	var b strings.Builder
	for _, s := range t {
		words := markdownText(s.Text)
		if s.Strong && strings.TrimSpace(words) != "" {
			inner := strings.TrimSpace(words)
			before, after, _ := strings.Cut(words, inner)
			words = before + "**" + inner + "**" + after
		}
		b.WriteString(words)
	}
	return b.String()
}

func (m *markdown) notes(t outline.Text) string {
	if t.String() == "" {
		return ""
	}
	return " (" + m.text(t) + ")"
}

func (m *markdown) block(b outline.Block) {
	switch b := outline.InWords(b).(type) {
	case outline.Paragraph:
		m.line(m.text(b.Text))
	case outline.List:
		m.items(b.Items, b.Ordered, "")
		m.b.WriteString("\n")
	case outline.Table:
		m.table(b)
	case outline.Chain:
		m.chain(b)
	}
}

func (m *markdown) items(items []outline.Item, ordered bool, indent string) {
	for i, it := range items {
		mark := "- "
		if ordered {
			mark = strconv.Itoa(i+1) + ". "
		}
		m.b.WriteString(indent + mark + m.text(it.Text) + m.notes(it.Notes) + "\n")
		m.items(it.Items, false, indent+strings.Repeat(" ", len(mark)))
	}
}

func (m *markdown) chain(c outline.Chain) {
	var steps []outline.Item
	for _, l := range c.Links {
		step := outline.Item{Text: outline.Bold(l.Title), Items: l.Items}
		if len(l.Items) == 0 {
			step.Text = step.Text.And(outline.Plain(": " + l.Gap))
		}
		steps = append(steps, step)
	}
	m.items(steps, true, "")
	m.b.WriteString("\n")
}

func (m *markdown) table(t outline.Table) {
	m.b.WriteString("|")
	for _, c := range t.Columns {
		m.b.WriteString(" " + m.text(c.Title) + " |")
	}
	m.b.WriteString("\n|")
	for _, c := range t.Columns {
		if c.Number {
			m.b.WriteString(" ---: |")
		} else {
			m.b.WriteString(" --- |")
		}
	}
	rows := t.Rows
	if t.Foot != nil {
		rows = append(rows[:len(rows):len(rows)], t.Foot)
	}
	for _, row := range rows {
		m.b.WriteString("\n|")
		for _, c := range row {
			m.b.WriteString(" " + m.text(c.Text) + m.notes(c.Notes) + " |")
		}
	}
	m.b.WriteString("\n\n")
}

// marked are the characters that mean something in CommonMark or in one of the dialects that people use, wherever they stand.
const marked = "\\`*_{}[]<>#|~&$^=@"

// markdownText escapes a text so that it reads as it was typed.
func markdownText(s string) string {
	var b strings.Builder
	for i, r := range s {
		before, after := s[:i], s[i+utf8.RuneLen(r):]
		switch {
		case r == '\n':
			b.WriteString("<br>")
			continue
		case r < utf8.RuneSelf && strings.ContainsRune(marked, r),
			r == ':' && after != "" && after[0] != ' ' && !(digit(before) && digit(after[:1])), // ":smile:", "https://", not "09:40"
			r == '.' && strings.HasSuffix(strings.ToLower(before), "www"),
			before == "" && (r == '-' || r == '+'),                                                                                 // a list
			(r == '.' || r == ')') && before != "" && strings.Trim(before, "0123456789") == "" && (after == "" || after[0] == ' '): // a numbered list
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// digit reports whether a text ends in a digit.
func digit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }
