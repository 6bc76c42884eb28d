package report

import (
	"strings"
	"unicode"
)

// clean removes what no document can hold or what would disturb the text around it: bytes that are not UTF-8, control and
// non-characters, and marks that change the direction of writing. Line breaks stay, tabs become spaces.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f', r == '\ufeff',
			r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
			return -1
		}
		return r // an invalid byte comes here as U+FFFD
	}, text)
	return strings.TrimSpace(text)
}

func cleanAll(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = clean(t)
	}
	return out
}
