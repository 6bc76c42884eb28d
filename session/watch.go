package session

import (
	"embed"
	"strings"

	"colazione/session/similar"
)

//go:embed watch
var watchLists embed.FS

// watched are the words that may tell of an adverse event, by language, as similar.Words folds them; each stands for all that begins with it.
var watched = func() map[Language][]string {
	lists := map[Language][]string{}
	for _, l := range Languages {
		data, err := watchLists.ReadFile("watch/" + string(l) + ".txt")
		if err != nil {
			panic("session: " + err.Error()) // it is in the program
		}
		for line := range strings.Lines(string(data)) {
			if words := folded(line); words != "" && !strings.HasPrefix(line, "#") {
				lists[l] = append(lists[l], words)
			}
		}
	}
	return lists
}()

func folded(text string) string { return strings.Join(similar.Words(text), " ") }

// concern gives the word in a card that may tell of an adverse event, unless somebody flagged it as one already. It flags nothing: people do. What the session began
// with nobody wrote in it: a strategy on how adverse events are reported tells of none.
func (s *State) concern(c *card) string {
	if seed := c.step == ""; seed || !s.info.Settings.SuggestFlags || c.adverse() {
		return ""
	}
	return c.telling
}

// telling gives what stands in a text, folded, of the first watched word of some languages, or "".
func telling(text string, languages ...Language) string {
	text = " " + folded(text)
	for _, l := range languages {
		for _, word := range watched[l] {
			if at := strings.Index(text, " "+word); at >= 0 {
				rest, _, _ := strings.Cut(text[at+1+len(word):], " ")
				return word + rest // a word is watched by its beginning
			}
		}
	}
	return ""
}

// adverse tells whether somebody flagged the card as an adverse event.
func (c *card) adverse() bool {
	f := c.flag()
	return f != nil && f.Reason == AdverseEvent
}
