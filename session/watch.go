package session

import (
	"embed"
	"strings"

	"colazione/session/similar"
)

//go:embed watch
var watchLists embed.FS

// watchList is what may tell of an adverse event in one language, as similar.Words folds it.
type watchList struct {
	strong []watched // used by nobody who talks of anything else
	weak   []watched // telling only beside a person, a body or a medicine that was taken
	beside []watched
	quiet  []watched // talk of the duty itself, that silences the weak ones
}

// watched is words in a row; those of a beginning stand for all that begins with them.
type watched struct {
	words     string
	beginning bool
}

var watchedFor = func() map[Language]*watchList {
	lists := map[Language]*watchList{}
	for _, l := range Languages {
		data, err := watchLists.ReadFile("watch/" + string(l) + ".txt")
		if err != nil {
			panic("session: " + err.Error()) // it is in the program
		}
		lists[l] = readWatchList(string(data))
	}
	return lists
}()

func readWatchList(text string) *watchList {
	var list watchList
	parts := map[string]*[]watched{"[strong]": &list.strong, "[weak]": &list.weak, "[beside]": &list.beside, "[quiet]": &list.quiet}
	var part *[]watched
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			part = parts[line]
		default:
			words, beginning := strings.CutSuffix(line, "*")
			*part = append(*part, watched{folded(words), beginning})
		}
	}
	return &list
}

func folded(text string) string { return strings.Join(similar.Words(text), " ") }

// concern gives the word in a card that may tell of an adverse event, unless somebody flagged it as one already. It flags nothing: people do.
func (s *State) concern(c *card) string {
	if !s.info.Settings.SuggestFlags || c.adverse() {
		return ""
	}
	return c.telling
}

// telling gives what stands in a text, folded, of the first watched word of some languages, or "". Strong words come first.
func telling(text string, languages ...Language) string {
	text = " " + folded(text) + " "
	first := func(part func(*watchList) []watched) string {
		for _, l := range languages {
			for _, w := range part(watchedFor[l]) {
				if found := w.in(text); found != "" {
					return found
				}
			}
		}
		return ""
	}
	if strong := first(func(l *watchList) []watched { return l.strong }); strong != "" {
		return strong
	}
	if first(func(l *watchList) []watched { return l.quiet }) != "" || first(func(l *watchList) []watched { return l.beside }) == "" {
		return ""
	}
	return first(func(l *watchList) []watched { return l.weak })
}

// in gives the words as they stand in a folded text between spaces, or "".
func (w watched) in(text string) string {
	wanted := " " + w.words
	if !w.beginning {
		wanted += " "
	}
	at := strings.Index(text, wanted)
	if at < 0 {
		return ""
	}
	end := at + 1 + len(w.words)
	rest, _, _ := strings.Cut(text[end:], " ")
	return text[at+1:end] + rest
}

// adverse tells whether somebody flagged the card as an adverse event.
func (c *card) adverse() bool {
	f := c.flag()
	return f != nil && f.Reason == AdverseEvent
}
