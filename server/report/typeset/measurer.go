// Package typeset measures the room that texts take: typefaces, lines, the columns of tables, and which characters can be shown at all. It draws nothing.
package typeset

import (
	"colazione/server/report/outline"
)

// TextMeasurer measures the room that texts take in the typefaces that come with the program.
type TextMeasurer struct {
	Scale float64           // of all type
	lost  *bool             // some character could not be shown
	cache map[string]string // what texts are in characters that can be shown
}

// NewTextMeasurer measures type at a scale, 1 for that of a PDF.
func NewTextMeasurer(scale float64) TextMeasurer {
	return TextMeasurer{Scale: scale, lost: new(bool), cache: map[string]string{}}
}

// LostSome reports whether some character of what was measured could not be shown.
func (m *TextMeasurer) LostSome() bool { return *m.lost }

// Size returns a size of type at the measurer's scale.
func (m *TextMeasurer) Size(points float64) float64 { return points * m.Scale }

// Styled returns a text in a style; what is strong in it is bold.
func (m *TextMeasurer) Styled(t outline.Text, s Style) []Styled {
	out := make([]Styled, 0, len(t))
	s.Size = m.Size(s.Size)
	for _, sp := range t {
		own := s
		if sp.Strong {
			own.Face |= SansBold // the bold one of the same family
		}
		if sp.To != "" {
			own.Ink = Accent
		}
		out = append(out, Styled{m.Renderable(sp.Text), own, sp.To})
	}
	return out
}

// Renderable returns a text in characters that the typefaces have, and notes whether some could not be shown.
func (m *TextMeasurer) Renderable(s string) string {
	out, met := m.cache[s]
	if !met {
		var lost bool
		out, lost = Renderable(s)
		*m.lost = *m.lost || lost
		m.cache[s] = out
	}
	return out
}

// NaturalWidth returns how wide texts are when no line is broken but at their own line breaks.
func NaturalWidth(texts []Styled) float64 {
	w := 0.0
	for _, l := range Wrap(texts, 1e6) {
		w = max(w, l.Width)
	}
	return w
}

// longestWord returns the least width in which no word is broken.
func longestWord(texts []Styled) float64 {
	widest, w := 0.0, 0.0
	for _, t := range texts {
		for _, r := range t.Text {
			if r == ' ' || r == '\n' {
				w = 0
				continue
			}
			w += t.Style.advance(r)
			widest = max(widest, w)
		}
	}
	return widest
}
