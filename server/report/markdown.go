package report

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// writeMarkdown writes CommonMark with the tables of GitHub's dialect. Nothing that somebody typed becomes markup.
func writeMarkdown(w io.Writer, d *Document) error {
	o := layOut(d)
	m := &markdown{}
	m.line("# " + m.text(o.heading))
	m.line("**" + markdownText(o.kicker) + "**")
	for _, t := range o.lines() {
		m.line(m.text(t))
	}
	for _, s := range o.status {
		m.line("*" + markdownText(s) + "*")
	}
	for _, s := range o.sections {
		m.line(strings.Repeat("#", s.level) + " " + m.text(s.title))
		for _, b := range s.blocks {
			m.block(b)
		}
	}
	_, err := io.WriteString(w, strings.TrimSuffix(m.b.String(), "\n"))
	return err
}

type markdown struct{ b strings.Builder }

// line writes a paragraph, and the empty line after it.
func (m *markdown) line(s string) { m.b.WriteString(s + "\n\n") }

// text escapes what is said. A line break within stays on the line of the source, which may be a heading's or a table's.
func (m *markdown) text(t text) string {
	var b strings.Builder
	for _, s := range t {
		words := markdownText(s.text)
		if s.strong && strings.TrimSpace(words) != "" {
			inner := strings.TrimSpace(words)
			before, after, _ := strings.Cut(words, inner)
			words = before + "**" + inner + "**" + after
		}
		b.WriteString(words)
	}
	return b.String()
}

func (m *markdown) notes(t text) string {
	if t.String() == "" {
		return ""
	}
	return " (" + m.text(t) + ")"
}

func (m *markdown) block(b block) {
	switch b := inWords(b).(type) {
	case paragraph:
		m.line(m.text(b.text))
	case list:
		m.items(b.items, b.ordered, "")
		m.b.WriteString("\n")
	case table:
		m.table(b)
	case chain:
		m.chain(b)
	}
}

func (m *markdown) items(items []item, ordered bool, indent string) {
	for i, it := range items {
		mark := "- "
		if ordered {
			mark = strconv.Itoa(i+1) + ". "
		}
		m.b.WriteString(indent + mark + m.text(it.text) + m.notes(it.notes) + "\n")
		m.items(it.items, false, indent+strings.Repeat(" ", len(mark)))
	}
}

func (m *markdown) chain(c chain) {
	var steps []item
	for _, l := range c.links {
		step := item{text: loud(l.title), items: l.items}
		if len(l.items) == 0 {
			step.text = step.text.and(say(": " + l.gap))
		}
		steps = append(steps, step)
	}
	m.items(steps, true, "")
	m.b.WriteString("\n")
}

func (m *markdown) table(t table) {
	m.b.WriteString("|")
	for _, c := range t.columns {
		m.b.WriteString(" " + m.text(c.title) + " |")
	}
	m.b.WriteString("\n|")
	for _, c := range t.columns {
		if c.number {
			m.b.WriteString(" ---: |")
		} else {
			m.b.WriteString(" --- |")
		}
	}
	rows := t.rows
	if t.foot != nil {
		rows = append(rows[:len(rows):len(rows)], t.foot)
	}
	for _, row := range rows {
		m.b.WriteString("\n|")
		for _, c := range row {
			m.b.WriteString(" " + m.text(c.text) + m.notes(c.notes) + " |")
		}
	}
	m.b.WriteString("\n\n")
}

// marked are the characters that mean something in CommonMark or in one of the dialects that people use, wherever they stand.
const marked = "\\`*_{}[]<>#|~&$^=@"

// markdownText is a text that reads as it was typed, whatever stands in it.
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

// digit tells whether a text ends in one.
func digit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }
