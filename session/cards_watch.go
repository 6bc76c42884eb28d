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
	weak   []watched // harm, telling beside a medicine in use, a person or a body
	loose  []watched // anything amiss, telling beside a medicine in use
	taken  []watched // a medicine in use, or what somebody said of it, telling beside a person or what came of it
	beside []watched // a person or a body
	onset  []watched // since, after and because of: what came of something
	trade  []watched // talk of the trade, that silences all but what harm a medicine does
	quiet  []watched // talk of the duty itself, that silences all but the strong ones
}

// watched is words in a row. With a beginning they stand for all that begins with them, with an end for all that ends so.
type watched struct {
	words          string
	beginning, end bool
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
	parts := map[string]*[]watched{
		"[strong]": &list.strong, "[weak]": &list.weak, "[loose]": &list.loose, "[taken]": &list.taken,
		"[beside]": &list.beside, "[onset]": &list.onset, "[trade]": &list.trade, "[quiet]": &list.quiet,
	}
	var part *[]watched
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			part = parts[line]
		default:
			words, beginning := strings.CutSuffix(line, "*")
			words, end := strings.CutPrefix(words, "*")
			*part = append(*part, watched{folded(words), beginning, end})
		}
	}
	return &list
}

func folded(text string) string { return strings.Join(similar.Words(text), " ") }

// concern returns the word in a card that may tell of an adverse event, unless somebody flagged it as one already. It flags nothing: people do.
func (s *State) concern(c *card) string {
	if !s.info.Settings.SuggestFlags || c.adverse() {
		return ""
	}
	return c.alarmWord
}

// alarmWordIn returns what stands in a text, folded, of the first watched word of some languages, or "". Strong words come first.
func alarmWordIn(text string, languages ...Language) string {
	text = " " + folded(text) + " "
	for _, l := range languages {
		if strong := first(watchedFor[l].strong, text); strong != "" {
			return strong
		}
	}
	for _, l := range languages {
		if first(watchedFor[l].quiet, text) != "" {
			return ""
		}
	}
	for _, l := range languages {
		if word := watchedFor[l].besides(text); word != "" {
			return word
		}
	}
	return ""
}

// besides returns the word that is telling for what stands beside it, or "".
func (l *watchList) besides(text string) string {
	weak, taken := first(l.weak, text), first(l.taken, text)
	if weak != "" && taken != "" {
		return weak
	}
	if first(l.trade, text) != "" {
		return ""
	}
	beside := first(l.beside, text)
	if weak != "" && beside != "" {
		return weak
	}
	if taken == "" {
		return ""
	}
	if loose := first(l.loose, text); loose != "" {
		return loose
	}
	if beside != "" || first(l.onset, text) != "" {
		return taken
	}
	return ""
}

func first(words []watched, text string) string {
	for _, w := range words {
		if found := w.in(text); found != "" {
			return found
		}
	}
	return ""
}

// in returns the words as they stand in a folded text between spaces, or "".
func (w watched) in(text string) string {
	wanted := w.words
	if !w.end {
		wanted = " " + wanted
	}
	if !w.beginning {
		wanted += " "
	}
	at := strings.Index(text, wanted)
	if at < 0 {
		return ""
	}
	start := strings.LastIndexByte(text[:at+1], ' ') + 1
	stop := at + len(strings.TrimSuffix(wanted, " "))
	rest, _, _ := strings.Cut(text[stop:], " ")
	return text[start:stop] + rest
}

// adverse reports whether somebody flagged the card as an adverse event.
func (c *card) adverse() bool {
	f := c.flag()
	return f != nil && f.Reason == AdverseEvent
}
