package outline

import (
	"slices"
	"strconv"
	"strings"
)

// changed says in a sentence what is otherwise than in the version before; "" where there is none.
func (a *Outliner) changed() string {
	c, w := a.Changes, changePhrases[a.Language]
	if c.Since == 0 {
		return ""
	}
	var said []string
	for _, one := range []struct {
		titles []string
		p      plural
	}{{c.Added, w.added}, {c.Edited, w.edited}, {c.Dropped, w.dropped}} {
		if len(one.titles) > 0 {
			said = append(said, a.Words.Some(one.p, len(one.titles))+a.named(one.titles))
		}
	}
	if c.Order {
		said = append(said, w.order)
	}
	if c.Note {
		said = append(said, w.note)
	}
	if said == nil {
		said = []string{w.nothing}
	}
	return strings.NewReplacer("{n}", strconv.Itoa(c.Since), "{what}", a.Words.series(said)).Replace(w.since)
}

// named lists paths in brackets where all have titles, and few enough to be listed.
func (a *Outliner) named(titles []string) string {
	const few = 3
	if len(titles) > few || slices.Contains(titles, "") {
		return ""
	}
	quoted := make([]string, len(titles))
	for i, title := range titles {
		quoted[i] = a.Words.quotes[0] + title + a.Words.quotes[1]
	}
	return " (" + strings.Join(quoted, ", ") + ")"
}
