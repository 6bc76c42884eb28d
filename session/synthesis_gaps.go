package session

import (
	"slices"

	"colazione/session/similar"
)

// Gaps are what the paths leave open, each in the order in which the cards were written. Only cards that the room sees are listed; a merged card is answered
// where the one that stands for it is.
type Gaps struct {
	Needs        []CardID `json:"needs"`        // in no path with an objective
	Objectives   []CardID `json:"objectives"`   // in no path with a KPI
	Difficulties []CardID `json:"difficulties"` // that touch no path, as touches tells
	Ideas        []CardID `json:"ideas"`        // strategies in no path, where the method asks for no needs
}

// A path's title and note speak of a difficulty when they have this share of the words in it that say something, in whatever form and order.
const mentioned = 2. / 3

func (e Evidence) gaps() Gaps {
	s := e.at
	answered, measured := map[*card]bool{}, map[*card]bool{}
	for _, p := range s.paths {
		objectives := s.inPath(p.Objectives)
		if len(objectives) > 0 {
			mark(answered, s.inPath(p.Needs))
		}
		if len(s.inPath(p.KPIs)) > 0 {
			mark(measured, objectives)
		}
	}
	return Gaps{
		Needs: s.open(Need, answered), Objectives: s.open(Objective, measured), Difficulties: s.open(Difficulty, s.mentioned(s.shown(Difficulty))),
		Ideas: s.openStrategies(),
	}
}

func (s *State) openStrategies() []CardID {
	if !s.withoutNeeds() {
		return []CardID{}
	}
	woven := map[*card]bool{}
	for _, p := range s.paths {
		mark(woven, s.inPath(slices.Concat(p.Objectives, p.Tools)))
	}
	return ids(slices.DeleteFunc(s.strategies(), func(c *card) bool { return woven[c] }))
}

func mark(set map[*card]bool, cards []*card) {
	for _, c := range cards {
		set[c] = true
	}
}

// inPath finds the cards that stand for those named in a path.
func (s *State) inPath(list []CardID) []*card {
	var out []*card
	for _, id := range list {
		if c := s.standsFor(id); c != nil {
			out = append(out, c)
		}
	}
	return out
}

// shown lists the cards of a kind that stand and that the room sees.
func (s *State) shown(k Kind) []*card {
	return slices.DeleteFunc(s.standing(k), func(c *card) bool { return c.held })
}

func (s *State) open(k Kind, done map[*card]bool) []CardID {
	return ids(slices.DeleteFunc(s.shown(k), func(c *card) bool { return done[c] }))
}

// mentioned finds the difficulties that touch a path: its title and note speak of them, in their own words or those of a card united with them, or they share a theme
// with one of its cards.
func (s *State) mentioned(difficulties []*card) map[*card]bool {
	touch := map[*card]bool{}
	if len(s.paths) == 0 {
		return touch
	}
	var notes []string
	inPaths := map[string]bool{}
	for _, p := range s.paths {
		notes = append(notes, p.Title+"\n"+p.Note)
		for _, c := range s.inPath(p.All()) {
			for _, member := range s.union(c) {
				for _, theme := range member.themes {
					inPaths[theme] = true
				}
			}
		}
	}
	var texts []string
	var of []*card
	for _, d := range difficulties {
		for _, member := range s.union(d) {
			texts, of = append(texts, member.text), append(of, d)
			touch[d] = touch[d] || slices.ContainsFunc(member.themes, func(theme string) bool { return inPaths[theme] })
		}
	}
	for i, row := range similar.Shares(texts, notes, string(s.info.Language)) {
		touch[of[i]] = touch[of[i]] || slices.ContainsFunc(row, func(share float64) bool { return share >= mentioned })
	}
	return touch
}

// union lists the card and those merged into it that nobody hid.
func (s *State) union(c *card) []*card {
	var out []*card
	for _, n := range s.ballot.United(c.n) {
		if member := s.cards[n]; !member.hidden {
			out = append(out, member)
		}
	}
	return out
}
