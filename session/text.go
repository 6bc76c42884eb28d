package session

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// A grapheme may be a chain of joined signs without end. A family with skin tones is one of eleven runes, and no text needs more for each of its own.
const mostRunes = 12

// clean makes a text fit to be kept: valid, in normal form C, without control characters and without those that show nothing but change how the text around them
// reads. Line breaks stay where lines is true and become spaces elsewhere. What shows nothing becomes "". Cleaning twice changes nothing more.
func clean(text string, lines bool) string {
	out := strings.TrimSpace(thinned(norm.NFC.String(stripped(text, lines))))
	for strings.Contains(out, "\n\n\n") {
		out = strings.ReplaceAll(out, "\n\n\n", "\n\n")
	}
	if !strings.ContainsFunc(out, shows) {
		return ""
	}
	return out
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

func stripped(text string, lines bool) string {
	var b strings.Builder
	flag := false // within a flag that is spelled in tags, like that of Scotland
	for _, r := range lineEnds.Replace(strings.ToValidUTF8(text, "")) {
		tag := r >= '\U000e0020' && r <= '\U000e007f'
		switch {
		case r == '\n' && lines:
			b.WriteRune(r)
		case r == '\n' || r == '\t':
			b.WriteRune(' ')
		case !unicode.IsControl(r) && !noncharacter(r) && (!misleads(r) || flag && tag):
			b.WriteRune(r)
		}
		flag = r == '\U0001f3f4' || flag && tag
	}
	return b.String()
}

// misleads tells the characters that show nothing themselves and turn, join or hide what is around them. The two joiners are not among them: families of
// emoji and several scripts need them.
func misleads(r rune) bool {
	if r == '\u200c' || r == '\u200d' || unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false
	}
	return unicode.Is(unicode.Cf, r)
}

// thinned leaves out the marks that are too many on one letter.
func thinned(text string) string {
	marks := 0
	return strings.Map(func(r rune) rune {
		if !unicode.IsMark(r) {
			marks = 0
		} else if marks++; marks > mostMarks {
			return -1
		}
		return r
	}, text)
}

func noncharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }

// shows reports whether a character puts anything on the page by itself. Marks do so only on top of something; the fillers of Hangul and the empty cell of
// Braille are letters by name alone.
func shows(r rune) bool {
	blank := unicode.IsSpace(r) || unicode.IsMark(r) || r == '\u200c' || r == '\u200d' || r == '\u2800'
	return !blank && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// graphemes counts what a person would call characters.
func graphemes(text string) int { return uniseg.GraphemeClusterCount(text) }

// line cleans a text of one line and refuses one that is too long; it may be empty.
func line(text string, most int) (string, error) { return fit(clean(text, false), most) }

// prose cleans a text of several lines and refuses one that is too long; it may be empty.
func prose(text string, most int) (string, error) { return fit(clean(text, true), most) }

func fit(text string, most int) (string, error) {
	if utf8.RuneCountInString(text) > most*mostRunes || graphemes(text) > most {
		return "", ErrTooLong
	}
	return text, nil
}
