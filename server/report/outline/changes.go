package outline

import (
	"slices"
	"strconv"
	"strings"
)

// changesLine says in a sentence what changed since the version before; "" where there is none.
func (a *Outliner) changesLine() string {
	c, w := a.Changes, changePhrases[a.Language]
	if c.Since == 0 {
		return ""
	}
	var changes []string
	for _, one := range []struct {
		titles []string
		p      plural
	}{{c.Added, w.added}, {c.Edited, w.edited}, {c.Dropped, w.dropped}} {
		if len(one.titles) > 0 {
			changes = append(changes, a.Words.Counted(one.p, len(one.titles))+a.titlesInBrackets(one.titles))
		}
	}
	if c.Order {
		changes = append(changes, w.order)
	}
	if c.Note {
		changes = append(changes, w.note)
	}
	if changes == nil {
		changes = []string{w.nothing}
	}
	return strings.NewReplacer("{n}", strconv.Itoa(c.Since), "{what}", a.Words.enumerate(changes)).Replace(w.since)
}

// titlesInBrackets lists the titles of paths in brackets; "" where there are many, or one has no title.
func (a *Outliner) titlesInBrackets(titles []string) string {
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
