package outline

import (
	"slices"

	"colazione/server/report"
)

// Spreadsheet is what the CSV file and the workbook have in common.
type Spreadsheet struct {
	*Outliner
	Criteria []string // that have a column each; none where there is only one, as its likes are the total
	HasHands bool     // they have a column, because some were raised
}

// NewSpreadsheet lays a document out for spreadsheets.
func NewSpreadsheet(d *report.Document) *Spreadsheet {
	s := &Spreadsheet{Outliner: newOutliner(d), HasHands: d.AnyHands()}
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
func (s *Spreadsheet) PathsOf(c *report.Card) []string {
	var names []string
	for i := range s.Paths {
		if s.Paths[i].Any(func(id string) bool { return id == c.ID || s.RootByID[id] == c }) {
			names = append(names, s.PathTitle(i))
		}
	}
	return names
}

// YesIf returns a yes for a cell that marks a card, or nothing.
func (s *Spreadsheet) YesIf(is bool) string {
	if is {
		return s.Words.yes
	}
	return ""
}
