package safe

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// LongestName is what a file's name may take without its ending, in bytes.
const LongestName = 80

// Slug keeps the letters and digits of a text, without their accents.
func Slug(text string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r): // the accent of the letter before
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}
