package report

import (
	"reflect"
	"slices"

	"colazione/session"
)

// Changes says how a synthesis differs from the version before it. Paths are named by their titles, "" where they have none.
type Changes struct {
	Since   int      `json:"since"` // the version that it is compared with; 0 where there is none
	Added   []string `json:"added"`
	Edited  []string `json:"edited"`
	Dropped []string `json:"dropped"` // as they were called
	Order   bool     `json:"order"`   // the paths that stayed are in another order
	Note    bool     `json:"note"`    // the note on the whole was changed
}

// previousEdition returns the edition that a synthesis is compared with: for a version the one before it, for a draft the last one.
func previousEdition(editions []session.Edition, of session.SynthesisView, draft bool) *session.Edition {
	at := of.Version
	if !draft {
		at--
	}
	if at < 1 || at > len(editions) {
		return nil
	}
	return &editions[at-1]
}

func compareEditions(was *session.Edition, now session.SynthesisView) Changes {
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
		case !reflect.DeepEqual(o.PathBody, p.PathBody): // who answers for it is the present one in every version
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
