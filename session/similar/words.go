package similar

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Words returns the words of a text in order, in small letters without accents. A figure is one word, its thousands together ("10.000" is
// 10000); apostrophes and hyphens part words.
func Words(text string) []string {
	var words []string
	runes := []rune(fold(text))
	for i := 0; i < len(runes); {
		end := i + 1
		switch {
		case unicode.IsLetter(runes[i]):
			for end < len(runes) && (unicode.IsLetter(runes[end]) || unicode.IsDigit(runes[end])) {
				end++
			}
			words = append(words, string(runes[i:end]))
		case unicode.IsDigit(runes[i]):
			for end < len(runes) && (unicode.IsDigit(runes[end]) || inFigure(runes, end)) {
				end++
			}
			words = append(words, figure(string(runes[i:end])))
		}
		i = end
	}
	return words
}

// fold returns small letters without accents. The English "n't" becomes a word of its own, for it turns the meaning around.
func fold(text string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`':
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(text))
	return strings.ReplaceAll(plain, "n't", " not")
}

func inFigure(runes []rune, at int) bool {
	return (runes[at] == '.' || runes[at] == ',') && at+1 < len(runes) && unicode.IsDigit(runes[at+1])
}

// figure takes the marks out that part thousands, and keeps the one before decimals.
func figure(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == ',' })
	whole := parts[0]
	for _, p := range parts[1:] {
		if len(p) != 3 {
			whole += "."
		}
		whole += p
	}
	return whole
}

func isFigure(word string) bool { return unicode.IsDigit([]rune(word)[0]) }
