package typeset

import (
	"slices"
	"strings"
	"unicode"
)

// Type is set in lines of runs: neighbours in one style, on one baseline. All lengths are in points.
type (
	// Style is how type looks.
	Style struct {
		Face Face
		Size float64
		Ink  RGB
	}
	// Styled is a text in one style.
	Styled struct {
		Text  string // renderable
		Style Style
		To    string // id of the item that it leads to
	}
	// run is a piece of a line in one style.
	run struct {
		Styled
		Width float64
	}
	// Line is a line of type.
	Line struct {
		Runs          []run
		Width, Height float64
	}
	glyph struct {
		r     rune
		text  int32 // index of the styled text that it belongs to
		width float64
	}
)

// Leading is the distance between lines, in sizes of the type; headings stand closer.
const Leading = 1.36

func (s Style) leading() float64 {
	if s.Size > 14 {
		return s.Size * 1.16
	}
	return s.Size * Leading
}

// Width returns how wide a text is on one line.
func (s Style) Width(text string) float64 {
	w := 0.0
	for _, r := range text {
		w += s.advance(r)
	}
	return w
}

// advance returns the width of a character; 0 where no font has it.
func (s Style) advance(r rune) float64 {
	if r > 0xffff {
		return 0
	}
	return max(0, float64(spacing()[s.Face][r])) * s.Size / 1000
}

// Wrap breaks texts into lines of at most a width: at spaces, after dashes and slashes, and within a word that alone is wider.
func Wrap(texts []Styled, width float64) []Line {
	length := 0
	for _, t := range texts {
		length += len(t.Text)
	}
	all := make([]glyph, 0, length)
	for i, t := range texts {
		for _, r := range t.Text {
			all = append(all, glyph{r, int32(i), t.Style.advance(r)})
		}
	}
	var lines []Line
	start, brk, x := 0, 0, 0.0
	end := func(at, next int) {
		lines = append(lines, newLine(texts, all[start:at]))
		start, brk, x = next, next, 0
	}
	for i := 0; i < len(all); i++ {
		g := all[i]
		switch {
		case g.r == '\n':
			end(i, i+1)
			continue
		case x+g.width > width && g.r != ' ' && i > start:
			if brk == start {
				brk = i
			}
			end(brk, brk)
			i = start - 1
			continue
		}
		x += g.width
		if breaksAfter(g.r, all[i+1:]) {
			brk = i + 1
		}
	}
	if start < len(all) || len(lines) == 0 {
		end(len(all), len(all))
	}
	return lines
}

func breaksAfter(r rune, rest []glyph) bool {
	switch r {
	case ' ':
		return true
	case '-', '–', '—', '/', []rune(unknownSign)[0]:
		return len(rest) > 0 && !unicode.IsDigit(rest[0].r) && !unicode.Is(unicode.M, rest[0].r)
	}
	return false
}

// newLine makes a line of glyphs, without the spaces at its end.
func newLine(texts []Styled, glyphs []glyph) Line {
	for len(glyphs) > 0 && glyphs[len(glyphs)-1].r == ' ' {
		glyphs = glyphs[:len(glyphs)-1]
	}
	glyphs = visualOrder(glyphs)
	var l Line
	for _, t := range texts {
		l.Height = max(l.Height, t.Style.leading())
	}
	for len(glyphs) > 0 {
		n := slices.IndexFunc(glyphs, func(g glyph) bool { return g.text != glyphs[0].text })
		if n < 0 {
			n = len(glyphs)
		}
		r := run{Styled: Styled{Style: texts[glyphs[0].text].Style, To: texts[glyphs[0].text].To}}
		var b strings.Builder
		for _, g := range glyphs[:n] {
			b.WriteRune(g.r)
			r.Width += g.width
		}
		r.Text = b.String()
		l.Runs = append(l.Runs, r)
		l.Width += r.Width
		glyphs = glyphs[n:]
	}
	return l
}

// visualOrder reverses what is written from right to left, from its first letter to its last, and keeps the numbers in it as they are read. Of such scripts the fonts
// have Hebrew only. It is the part of the Unicode bidirectional algorithm that a line of a note needs.
func visualOrder(glyphs []glyph) []glyph {
	leftward := func(g glyph) bool { return unicode.Is(unicode.Hebrew, g.r) }
	if !slices.ContainsFunc(glyphs, leftward) {
		return glyphs
	}
	out := slices.Clone(glyphs)
	for i := 0; i < len(out); i++ {
		if !leftward(out[i]) {
			continue
		}
		last := i
		for j := i; j < len(out) && (leftward(out[j]) || !unicode.IsLetter(out[j].r)); j++ {
			if leftward(out[j]) {
				last = j
			}
		}
		slices.Reverse(out[i : last+1])
		restoreForward(out[i:last+1], func(g glyph) bool { return unicode.IsDigit(g.r) })
		restoreForward(out[i:last+1], func(g glyph) bool { return unicode.Is(unicode.M, g.r) })
		i = last
	}
	return out
}

// restoreForward reverses the stretches of glyphs of one sort back; marks go behind the letter that they belong to.
func restoreForward(glyphs []glyph, sort func(glyph) bool) {
	for i := 0; i < len(glyphs); i++ {
		n := i
		for n < len(glyphs) && sort(glyphs[n]) {
			n++
		}
		if n == i {
			continue
		}
		if n < len(glyphs) && unicode.Is(unicode.M, glyphs[i].r) {
			n++
		}
		slices.Reverse(glyphs[i:n])
		i = n - 1
	}
}
