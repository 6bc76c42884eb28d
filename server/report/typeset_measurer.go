package report

// textMeasurer knows how much room texts take in the typefaces that come with the program.
type textMeasurer struct {
	scale float64           // of all type
	lost  *bool             // some character could not be shown
	known map[string]string // what texts are in characters that can be shown
}

func newTextMeasurer(scale float64) textMeasurer {
	return textMeasurer{scale: scale, lost: new(bool), known: map[string]string{}}
}

// lostSome reports whether some character of what was measured could not be shown.
func (m *textMeasurer) lostSome() bool { return *m.lost }

// size is a size of type at the scale at hand.
func (m *textMeasurer) size(points float64) float64 { return points * m.scale }

// styled gives a text its type; what is strong in it is bold.
func (m *textMeasurer) styled(t text, s style) []styled {
	out := make([]styled, 0, len(t))
	s.size = m.size(s.size)
	for _, sp := range t {
		own := s
		if sp.strong {
			own.face |= sansBold // the bold one of the same family
		}
		if sp.to != "" {
			own.ink = accent
		}
		out = append(out, styled{m.legible(sp.text), own, sp.to})
	}
	return out
}

// legible is a text in characters that the typefaces have; what it leaves out is remembered.
func (m *textMeasurer) legible(s string) string {
	out, met := m.known[s]
	if !met {
		var lost bool
		out, lost = legible(s)
		*m.lost = *m.lost || lost
		m.known[s] = out
	}
	return out
}

// natural is how wide texts are that nobody breaks, up to the first line break.
func natural(texts []styled) float64 {
	w := 0.0
	for _, l := range wrap(texts, 1e6) {
		w = max(w, l.width)
	}
	return w
}

// longestWord is the least width in which no word is broken.
func longestWord(texts []styled) float64 {
	widest, w := 0.0, 0.0
	for _, t := range texts {
		for _, r := range t.text {
			if r == ' ' || r == '\n' {
				w = 0
				continue
			}
			w += t.style.advance(r)
			widest = max(widest, w)
		}
	}
	return widest
}
