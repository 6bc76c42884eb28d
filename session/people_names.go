package session

import (
	"slices"
	"strconv"
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

// imitates reports whether a name reads like a title of those who lead: however it is spaced, set or spelled in letters that look alike.
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

// alike returns for a sign the Latin letter that it is taken for. I, l and 1 are one, as they are in many typefaces.
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

// Called is how a person is shown: by the name that they said, with the number that tells them apart from others of that name.
func (p Profile) Called() string {
	if p.Number < 2 {
		return p.Name
	}
	return p.Name + " (" + strconv.Itoa(p.Number) + ")"
}

// Called is how a person is called to themselves. Where names are hidden they have no number, also where they had one before.
func (s *State) Called(id PersonID) string {
	if s.info.Settings.Names == NamesHidden {
		return s.profiles[id].Name
	}
	return s.profiles[id].Called()
}

// said reports whether two profiles hold the same words.
func (p Profile) said(q Profile) bool { return p.Name == q.Name && p.Organisation == q.Organisation }

// Distinct returns what a person says of themselves with the number by which they are told apart from all others here. It stays while they keep their name, whoever comes
// or goes. Where names are hidden nobody has one, since it would tell that there is another of that name.
func (s *State) Distinct(id PersonID, p Profile) Profile {
	p.Number = 0
	if p.Name == "" || s.info.Settings.Names != NamesShown {
		return p
	}
	taken := map[string]bool{}
	for other, q := range s.profiles {
		if other != id {
			taken[sameName(q.Called())] = true
		}
	}
	if was := s.profiles[id]; sameName(was.Name) == sameName(p.Name) {
		p.Number = was.Number
	}
	for n := 2; taken[sameName(p.Called())]; n++ {
		p.Number = n
	}
	return p
}

// sameName makes names the same that differ by case or by how their letters are encoded.
func sameName(name string) string { return strings.ToLower(norm.NFKC.String(name)) }
