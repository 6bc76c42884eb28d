package session

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// Longest texts, in graphemes, of what has no length of its own in the settings.
const (
	titleLength = 160
	nameLength  = 60
	themeLength = 40
	noteLength  = 4000
	partLength  = 120 // one part of a measure

	mostThemes  = 10
	mostAnswers = 20

	// Combining marks past this many on one letter only draw over the neighbours.
	mostMarks = 6
)

// clean makes a text fit to be kept: valid, in normal form C, without control, bidirectional and invisible characters that could change how the
// text around it reads. Line breaks stay where lines is true and become spaces elsewhere. What shows nothing becomes "".
func clean(text string, lines bool) string {
	var b strings.Builder
	marks := 0
	for _, r := range norm.NFC.String(strings.ToValidUTF8(text, "")) {
		switch {
		case r == '\n' && lines:
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
			r = ' '
		case unicode.IsControl(r) || directs(r) || noncharacter(r):
			continue
		}
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
			if marks++; marks > mostMarks {
				continue
			}
		} else {
			marks = 0
		}
		b.WriteRune(r)
	}
	out := strings.TrimSpace(b.String())
	for strings.Contains(out, "\n\n\n") {
		out = strings.ReplaceAll(out, "\n\n\n", "\n\n")
	}
	if !strings.ContainsFunc(out, shows) {
		return ""
	}
	return out
}

// directs tells the characters that turn the direction of what follows, and the byte order mark.
func directs(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u200e' || r == '\u200f' || r == '\ufeff'
}

func noncharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }

// shows tells whether a character puts anything on the page by itself. Marks count only on top of something, the fillers of Hangul and the
// empty Braille cell are letters by name alone.
func shows(r rune) bool {
	switch r {
	case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800':
		return false
	}
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Me, r)
}

// graphemes counts what a person would call characters.
func graphemes(text string) int { return uniseg.GraphemeClusterCount(text) }

// line cleans a text of one line and refuses one that is too long; it may be empty.
func line(text string, most int) (string, error) { return fit(clean(text, false), most) }

// prose cleans a text of several lines and refuses one that is too long; it may be empty.
func prose(text string, most int) (string, error) { return fit(clean(text, true), most) }

func fit(text string, most int) (string, error) {
	if graphemes(text) > most {
		return "", ErrTooLong
	}
	return text, nil
}
