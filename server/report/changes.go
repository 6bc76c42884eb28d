package report

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"colazione/session"
)

// Changes is what a synthesis has otherwise than the version before it. Paths are named by their titles, "" where they have none.
type Changes struct {
	Since   int      `json:"since"` // the version that it is compared with; 0 where there is none
	Added   []string `json:"added"`
	Edited  []string `json:"edited"`
	Dropped []string `json:"dropped"` // as they were called
	Order   bool     `json:"order"`   // the paths that stayed stand otherwise
	Note    bool     `json:"note"`    // the note on the whole is another
}

// before finds the edition that a synthesis is compared with: of a version the one before it, of a draft the last one.
func before(editions []session.Edition, of session.SynthesisView, draft bool) *session.Edition {
	at := of.Version
	if !draft {
		at--
	}
	if at < 1 || at > len(editions) {
		return nil
	}
	return &editions[at-1]
}

func changes(was *session.Edition, now session.SynthesisView) Changes {
	c := Changes{Added: []string{}, Edited: []string{}, Dropped: []string{}}
	if was == nil {
		return c
	}
	c.Since, c.Note = was.Version, was.Note != now.Note
	old := map[session.PathID]session.Path{}
	for _, p := range was.Paths {
		old[p.ID] = p
	}
	var stayed []session.PathID
	for _, p := range now.Paths {
		o, there := old[p.ID]
		switch {
		case !there:
			c.Added = append(c.Added, clean(p.Title))
			continue
		case !reflect.DeepEqual(o, p):
			c.Edited = append(c.Edited, clean(p.Title))
		}
		stayed = append(stayed, p.ID)
	}
	var order []session.PathID
	for _, p := range was.Paths {
		if slices.Contains(stayed, p.ID) {
			order = append(order, p.ID)
		} else {
			c.Dropped = append(c.Dropped, clean(p.Title))
		}
	}
	c.Order = !slices.Equal(order, stayed)
	return c
}

// changed says in a sentence what is otherwise than in the version before; "" where there is none.
func (a *author) changed() string {
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
			said = append(said, a.w.some(one.p, len(one.titles))+a.named(one.titles))
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
	return strings.NewReplacer("{n}", strconv.Itoa(c.Since), "{what}", a.w.series(said)).Replace(w.since)
}

// named lists paths in brackets where all have titles, and few enough to be listed.
func (a *author) named(titles []string) string {
	const few = 3
	if len(titles) > few || slices.Contains(titles, "") {
		return ""
	}
	quoted := make([]string, len(titles))
	for i, title := range titles {
		quoted[i] = a.w.quotes[0] + title + a.w.quotes[1]
	}
	return " (" + strings.Join(quoted, ", ") + ")"
}

type changeWords struct {
	since                  string
	added, edited, dropped plural
	order, note, nothing   string
}

var changePhrases = map[session.Language]changeWords{
	session.Italian: {
		since: "Rispetto alla versione {n}: {what}.",
		added: plural{"un percorso in più", "{n} percorsi in più"}, edited: plural{"un percorso modificato", "{n} percorsi modificati"},
		dropped: plural{"un percorso in meno", "{n} percorsi in meno"},
		order:   "un altro ordine dei percorsi", note: "un’altra nota d’insieme", nothing: "percorsi e nota sono gli stessi",
	},
	session.English: {
		since: "Compared with version {n}: {what}.",
		added: plural{"one more path", "{n} more paths"}, edited: plural{"one path changed", "{n} paths changed"},
		dropped: plural{"one path dropped", "{n} paths dropped"},
		order:   "another order of the paths", note: "another note on the whole", nothing: "the paths and the note are the same",
	},
	session.Dutch: {
		since: "Vergeleken met versie {n}: {what}.",
		added: plural{"één pad erbij", "{n} paden erbij"}, edited: plural{"één pad gewijzigd", "{n} paden gewijzigd"},
		dropped: plural{"één pad vervallen", "{n} paden vervallen"},
		order:   "een andere volgorde van de paden", note: "een andere toelichting op het geheel", nothing: "de paden en de toelichting zijn dezelfde",
	},
}
