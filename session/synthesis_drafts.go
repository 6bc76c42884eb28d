package session

import (
	"cmp"
	"slices"

	"colazione/voting"
)

// Draft is a path as it could be put.
type Draft struct {
	PathCards[CardID]
}

func newDraft(needs, objectives []CardID) Draft {
	return Draft{PathCards[CardID]{Needs: needs, Objectives: objectives, Tools: []CardID{}, KPIs: []CardID{}}}
}

const (
	// So many paths are proposed at once: more than a room can talk through.
	mostDrafts = 8
	// A link that nobody wrote carries a path from this strength on: 2 of 2 people back both cards, or 5 of 8, or 18 of 40.
	leastDraft = 0.15
	mostDraft  = 2 // cards of one column
)

// drafting is the state of laying paths: the links to each card, in order, the cards that stand in a draft already, and the objectives that
// a need has, or will have because somebody wrote so.
type drafting struct {
	s       *State
	to      map[CardID][]Link
	used    map[CardID]bool
	claimed map[CardID]bool
}

func (e Evidence) drafts(links []Link) []Draft {
	d := drafting{s: e.at, to: make(map[CardID][]Link, len(links)/2), used: map[CardID]bool{}, claimed: map[CardID]bool{}}
	for _, l := range links {
		d.to[l.To] = append(d.to[l.To], l)
	}
	for _, to := range d.to {
		slices.SortStableFunc(to, d.order)
	}
	for _, p := range e.at.paths {
		for _, c := range e.at.inPath(p.Objectives) {
			d.claimed[c.id] = true
		}
		for _, c := range e.at.inPath(slices.Concat(p.Objectives, p.Tools, p.KPIs)) {
			d.used[c.id] = true
		}
	}
	if e.at.withoutNeeds() {
		return d.fromStrategies()
	}
	return d.fromNeeds()
}

func (d drafting) fromNeeds() []Draft {
	out, needs := []Draft{}, d.seeds(d.s.shown(Need))
	for _, c := range needs {
		for _, l := range d.to[c.id] {
			if l.Explicit > 0 && d.fits(l, objectiveKinds) {
				d.claimed[l.From] = true
			}
		}
	}
	for _, c := range needs {
		best, found := d.best(c.id)
		at := slices.IndexFunc(out, func(p Draft) bool { return found && slices.Contains(p.Objectives, best) })
		switch {
		case at >= 0:
			out[at].Needs = append(out[at].Needs, c.id)
		case len(out) == mostDrafts:
		case found:
			out = append(out, d.path(c.id, best))
		case c.took(Take):
			out = append(out, newDraft([]CardID{c.id}, []CardID{}))
		}
	}
	return out
}

// fromStrategies is for methods that ask for no needs: a path for each objective or strategy, with the first steps that somebody wrote for it.
func (d drafting) fromStrategies() []Draft {
	out := []Draft{}
	for _, c := range d.seeds(slices.Concat(d.s.shown(Objective), d.s.strategies())) {
		if len(out) < mostDrafts && (c.took(Take) || d.s.backers(c) > 0) {
			out = append(out, d.filled(newDraft([]CardID{}, []CardID{c.id})))
		}
	}
	return out
}

// seeds are the cards that paths may begin with, those that most people like first: none that stands in a path or was left out, and only those that were
// taken once any was.
func (d drafting) seeds(cards []*card) []*card {
	chosen := slices.ContainsFunc(cards, func(c *card) bool { return c.took(Take) })
	woven := map[*card]bool{}
	for _, p := range d.s.paths {
		mark(woven, d.s.inPath(slices.Concat(p.Needs, p.Objectives)))
	}
	seeds := slices.DeleteFunc(cards, func(c *card) bool { return woven[c] || c.took(Leave) || chosen && !c.took(Take) })
	backers := map[*card]int{}
	for _, c := range seeds {
		backers[c] = d.s.backers(c)
	}
	slices.SortStableFunc(seeds, func(a, b *card) int { return cmp.Compare(backers[b], backers[a]) })
	return seeds
}

func (c *card) took(verdict string) bool { return c.screening != nil && c.screening.Verdict == verdict }

// backers counts the people who like a card, for whatever criterion.
func (s *State) backers(c *card) int {
	n := 0
	s.ballot.Supporters(c.n, func(voting.Voter) { n++ })
	return n
}

// best is the objective that is linked most strongly to a need. Where only likes say so, one that no need has comes before one that shares its path.
func (d drafting) best(need CardID) (CardID, bool) {
	var shared CardID
	for _, l := range d.to[need] {
		switch {
		case !d.fits(l, objectiveKinds):
		case l.Explicit > 0 || !d.claimed[l.From]:
			d.claimed[l.From] = true
			return l.From, true
		case shared == "":
			shared = l.From
		}
	}
	return shared, shared != ""
}

// order puts links from cards that were taken before all others, for the choice is the facilitator's, and the stronger before the weaker.
func (d drafting) order(a, b Link) int {
	taken := func(l Link) int {
		if d.s.cardAt[l.From].took(Take) {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(taken(a), taken(b)), cmp.Compare(b.Strength, a.Strength))
}

func (d drafting) fits(l Link, kinds []Kind) bool {
	c := d.s.cardAt[l.From]
	return slices.Contains(kinds, c.kind) && !c.held && !c.took(Leave) && (l.Explicit > 0 || l.Strength >= leastDraft)
}

func (d drafting) path(need, best CardID) Draft {
	p := newDraft([]CardID{need}, []CardID{best})
	for _, l := range d.to[need] {
		if l.Explicit > 0 && l.From != best && d.fits(l, objectiveKinds) && len(p.Objectives) < mostDraft {
			p.Objectives = append(p.Objectives, l.From)
		}
	}
	return d.filled(p)
}

// filled returns a path its tools and KPIs.
func (d drafting) filled(p Draft) Draft {
	p.Tools = d.strongest(toolKinds, p.Objectives)
	p.KPIs = d.strongest(kpiKinds, slices.Concat(p.Objectives, p.Tools))
	for _, id := range slices.Concat(p.Objectives, p.Tools, p.KPIs) {
		d.used[id] = true
	}
	return p
}

// strongest picks the cards of some kinds that follow any of the others. One that stands in another draft already comes only where somebody wrote so.
func (d drafting) strongest(kinds []Kind, others []CardID) []CardID {
	var links []Link
	for _, id := range others {
		links = append(links, d.to[id]...)
	}
	slices.SortStableFunc(links, d.order)
	out := []CardID{}
	for _, l := range links {
		if d.fits(l, kinds) && (l.Explicit > 0 || !d.used[l.From]) && !slices.Contains(slices.Concat(out, others), l.From) && len(out) < mostDraft {
			out = append(out, l.From)
		}
	}
	return out
}
