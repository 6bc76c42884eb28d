package session

import "slices"

// PathCards are the cards of a path, column by column. Whatever has the columns of a path embeds it, so that they are listed here and nowhere else: a column that is added
// here is checked, shown, linked and written everywhere. ID is CardID, or a text where cards have other names.
//
// It is stored in the log and in snapshots: a new column must be omitempty.
type PathCards[ID ~string] struct {
	Needs      []ID `json:"needs"`
	Objectives []ID `json:"objectives"`
	Tools      []ID `json:"tools"`
	KPIs       []ID `json:"kpis"`
}

// Column is one column of a path.
type Column[ID ~string] struct {
	Kind  Kind   // by which the column is called
	Takes []Kind // the kinds of cards that may stand in it
	Cards *[]ID
}

// A strategy or a step to take stands where objectives and tools do.
var (
	needKinds      = []Kind{Need}
	objectiveKinds = []Kind{Objective, Idea}
	toolKinds      = []Kind{Tool, Idea}
	kpiKinds       = []Kind{KPI}
)

// Columns lists the columns from left to right. Cards points into p.
func (p *PathCards[ID]) Columns() [4]Column[ID] {
	return [...]Column[ID]{
		{Need, needKinds, &p.Needs},
		{Objective, objectiveKinds, &p.Objectives},
		{Tool, toolKinds, &p.Tools},
		{KPI, kpiKinds, &p.KPIs},
	}
}

// All lists the cards of every column, from left to right.
func (p *PathCards[ID]) All() []ID {
	var all []ID
	for _, c := range p.Columns() {
		all = append(all, *c.Cards...)
	}
	return all
}

// Any reports whether is holds for a card of any column.
func (p *PathCards[ID]) Any(is func(ID) bool) bool {
	for _, c := range p.Columns() {
		if slices.ContainsFunc(*c.Cards, is) {
			return true
		}
	}
	return false
}

// Pairs lists the lines of a path: every card of a column with every card of the next.
func (p *PathCards[ID]) Pairs() [][2]ID {
	var all [][2]ID
	columns := p.Columns()
	for i, next := range columns[1:] {
		for _, from := range *columns[i].Cards {
			for _, to := range *next.Cards {
				all = append(all, [2]ID{from, to})
			}
		}
	}
	return all
}

// MapColumns returns the cards of a path with each column replaced by what f makes of it.
func MapColumns[From, To ~string](p PathCards[From], f func([]From) []To) PathCards[To] {
	var out PathCards[To]
	to := out.Columns()
	for i, c := range p.Columns() {
		*to[i].Cards = f(*c.Cards)
	}
	return out
}

// checkColumns checks the cards of a path and returns those that stand for them.
func (s *State) checkColumns(p PathCards[CardID]) (PathCards[CardID], error) {
	for _, c := range p.Columns() {
		checked, err := s.checkColumn(*c.Cards, c.Takes)
		if err != nil {
			return p, err
		}
		*c.Cards = checked
	}
	return p, nil
}

// checkColumn checks the cards of one column of a path. A merged card stands for the one that it was merged into.
func (s *State) checkColumn(list []CardID, kinds []Kind) ([]CardID, error) {
	out := []CardID{}
	for _, id := range list {
		c, err := s.existingCard(id)
		if err != nil {
			return nil, err
		}
		c = s.cards[s.ballot.Root(c.n)]
		if !slices.Contains(kinds, c.kind) {
			return nil, ErrWrongKind
		}
		if !slices.Contains(out, c.id) {
			out = append(out, c.id)
		}
	}
	return out, nil
}
