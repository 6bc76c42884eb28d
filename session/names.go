package session

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// titles are what those who lead are called, in every language of the program. Nobody else may go by one, since a name is all that the room sees of a person.
var titles = skeletons("admin", "amministratore", "amministratrice", "administrator", "beheerder",
	"facilitatore", "facilitatrice", "facilitatori", "facilitatrici", "facilitator", "moderatore", "moderatrice", "moderatori", "moderatrici", "moderator",
	"conduttore", "conduttrice", "organizzatore", "organizzatrice", "organizzatori", "organiser", "organizer", "organisator", "organisatrice",
	"gespreksleider", "gespreksleidster", "begeleider", "begeleidster", "dagvoorzitter")

// A title of at least so many letters is found within other words as well: no name has that many of it by chance.
const longTitle = 8

// imitates tells whether a name reads like a title of those who lead: however it is spaced, set or spelled in letters that look alike.
func imitates(name string) bool {
	between := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }
	whole := skeleton(name)
	words := append(skeletons(strings.FieldsFunc(name, between)...), skeletons(strings.Fields(name)...)...)
	return slices.ContainsFunc(titles, func(title string) bool {
		return whole == title || len(title) >= longTitle && strings.Contains(whole, title) || slices.Contains(words, title)
	})
}

func skeletons(words ...string) []string {
	var out []string
	for _, w := range words {
		out = append(out, skeleton(w))
	}
	return out
}

// skeleton is what is left of a text for the eye: letters alone, small, without marks, those that look alike as one, and repeated ones once.
func skeleton(text string) string {
	var b strings.Builder
	var last rune
	for _, r := range norm.NFKD.String(text) {
		small := unicode.ToLower(r)
		for _, as := range []rune{r, small} {
			if latin := alike[as]; latin != 0 {
				small = latin
				break
			}
		}
		if unicode.IsLetter(small) && small != last {
			b.WriteRune(small)
			last = small
		}
	}
	return strings.ReplaceAll(b.String(), "rn", "m")
}

// alike gives for a sign the Latin letter that it is taken for. I, l and 1 are one, as they are in many typefaces.
var alike = func() map[rune]rune {
	all := map[rune]rune{}
	for latin, signs := range map[rune]string{
		'a': "аαɑᴀ4@", 'b': "вβΒʙ", 'c': "сϲᴄ¢", 'd': "ԁᴅđ", 'e': "еεєᴇ3€", 'f': "ƒꜰϝ", 'g': "ɡɢց9", 'h': "нһΗʜ", 'k': "кκᴋ",
		'l': "iILıіιӏɩ1|!ɪʟł", 'm': "мΜᴍ", 'n': "ոпηΝɴ", 'o': "оοσօᴏ0ø", 'p': "рρᴘ", 'r': "гʀ", 's': "ѕꜱ5$", 't': "тτᴛ7", 'u': "υսᴜ", 'v': "ѵνᴠ",
		'w': "ԝωᴡ", 'x': "хχ", 'y': "уүγʏ", 'z': "Ζᴢ2",
	} {
		for _, sign := range signs {
			all[sign] = latin
		}
	}
	return all
}()
