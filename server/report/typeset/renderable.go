package typeset

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// unknownSign stands for a character that no font of a PDF has.
const unknownSign = "▪"

// pictureSigns maps common pictures to characters that the fonts have.
var pictureSigns = pictures(map[string]string{
	":-)": "😀😃😄😁😆😊🙂😇🤗", ":-D": "😂🤣😅", ";-)": "😉😜", ":-(": "🙁☹😞😔😟😢😭", ":-O": "😮😲😱", ":-|": "😐😑🤔",
	"♥": "❤😍🥰💕💖💗💙💚💛💜🧡🤍🖤", "(+1)": "👍", "(-1)": "👎", "(!)": "⚠🚨", "!": "❗‼", "?": "❓�", "√": "✓✔✅☑", "×": "✗✘❌✖",
	"*": "⭐🌟★☆✨", "→": "➡➔➜👉", "←": "⬅👈", "↑": "⬆📈👆", "↓": "⬇📉👇", "€": "💶💰", "-": "\u2010\u2011",
})

func pictures(byMeaning map[string]string) map[rune]string {
	all := map[rune]string{}
	for meaning, list := range byMeaning {
		for _, r := range list {
			all[r] = meaning
		}
	}
	return all
}

// Renderable returns a text in characters that the fonts of a PDF have. Compatible characters replace those that the fonts lack: a letter its ornate
// twin, a sign a picture. A letter of the Latin, Greek or Cyrillic script that has none is named by its number. Every other character, as people see
// it, becomes unknownSign; lost reports whether there was one.
func Renderable(s string) (out string, lost bool) {
	if isCommon(s) {
		return s, false
	}
	var b strings.Builder
	rest, cluster, state := norm.NFC.String(s), "", -1
	for rest != "" {
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		shown := substitute(cluster)
		lost = lost || shown == unknownSign && cluster != unknownSign
		b.WriteString(shown)
	}
	return b.String(), lost
}

// isCommon reports whether a text has only the commonest characters, all of which the fonts have.
func isCommon(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~', r == '\n', r >= 0xa0 && r <= 0x17f && r != 0xad, strings.ContainsRune("’‘“”–—…•€", r):
		default:
			return false
		}
	}
	return true
}

// substitute returns what is shown for a character as people see it: itself without marks that the fonts lack, a sign, its compatible form, or its number.
func substitute(cluster string) string {
	kept := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.M, unicode.Cf) && !printable(r) {
			return -1
		}
		return r
	}, cluster)
	if canShow(kept) || kept == "" {
		return kept
	}
	first := []rune(kept)[0]
	if sign, known := pictureSigns[first]; known {
		return sign
	}
	compatible := strings.Map(func(r rune) rune {
		if r >= 0x1f1e6 && r <= 0x1f1ff { // a flag is two letters
			r += 'A' - 0x1f1e6
		}
		if printable(r) {
			return r
		}
		return -1
	}, norm.NFKD.String(kept))
	switch one := norm.NFC.String(compatible); {
	case strings.ContainsFunc(compatible, func(r rune) bool { return !unicode.Is(unicode.M, r) }):
		if canShow(one) {
			return one
		}
		return compatible
	case unicode.In(first, unicode.Latin, unicode.Greek, unicode.Cyrillic):
		return fmt.Sprintf("[U+%04X]", first)
	}
	return unknownSign
}

// canShow reports whether the fonts have every character of a text that is not empty.
func canShow(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool { return !printable(r) })
}

// printable leaves out marks of format, which have no place on paper, though fonts have glyphs for some.
func printable(r rune) bool {
	return r == '\n' || everyFaceHas(r) && !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector)
}
