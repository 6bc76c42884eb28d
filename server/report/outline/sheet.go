package outline

import (
	"slices"

	"colazione/server/report"
)

// Sheet is what the tables of cards have in common that are for spreadsheets.
type Sheet struct {
	*Outliner
	Criteria []string // that have a column each; none where there is only one, as its likes are the total
	HasHands bool     // they have a column, because some were raised
}

// NewSheet lays a document out for spreadsheets.
func NewSheet(d *report.Document) *Sheet {
	s := &Sheet{Outliner: newOutliner(d), HasHands: d.AnyHands()}
	for _, k := range d.Kinds {
		s.Criteria = append(s.Criteria, k.Criteria...)
	}
	slices.Sort(s.Criteria)
	if s.Criteria = slices.Compact(s.Criteria); len(s.Criteria) == 1 {
		s.Criteria = nil
	}
	return s
}

// PathsOf names the paths that a card is in.
func (s *Sheet) PathsOf(c *report.Card) []string {
	var names []string
	for i, p := range s.Paths {
		for _, ids := range [][]string{p.Needs, p.Objectives, p.Tools, p.KPIs} {
			if slices.ContainsFunc(ids, func(id string) bool { return id == c.ID || s.RootByID[id] == c }) {
				names = append(names, s.PathTitle(i))
				break
			}
		}
	}
	return names
}

// YesIf is what stands in a cell that marks a card: a yes, or nothing.
func (s *Sheet) YesIf(is bool) string {
	if is {
		return s.Words.yes
	}
	return ""
}
