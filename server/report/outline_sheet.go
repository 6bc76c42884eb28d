package report

import "slices"

// sheet is what the tables of cards have in common that are for spreadsheets.
type sheet struct {
	*author
	criteria []string // that have a column each; none where there is only one, as its likes are the total
	hands    bool     // they have a column, because some were raised
}

func newSheet(d *Document) *sheet {
	s := &sheet{author: newAuthor(d), hands: d.anyHands()}
	for _, k := range d.Kinds {
		s.criteria = append(s.criteria, k.Criteria...)
	}
	slices.Sort(s.criteria)
	if s.criteria = slices.Compact(s.criteria); len(s.criteria) == 1 {
		s.criteria = nil
	}
	return s
}

// pathsOf names the paths that a card is in.
func (s *sheet) pathsOf(c *Card) []string {
	var names []string
	for i, p := range s.Paths {
		for _, ids := range [][]string{p.Needs, p.Objectives, p.Tools, p.KPIs} {
			if slices.ContainsFunc(ids, func(id string) bool { return id == c.ID || s.index[id] == c }) {
				names = append(names, s.pathTitle(i))
				break
			}
		}
	}
	return names
}

// yesIf is what stands in a cell that marks a card: a yes, or nothing.
func (s *sheet) yesIf(is bool) string {
	if is {
		return s.w.yes
	}
	return ""
}
