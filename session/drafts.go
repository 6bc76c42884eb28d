package session

import (
	"cmp"
	"slices"
)

// Draft is a path as it could be put.
type Draft struct {
	Needs      []CardID `json:"needs"`
	Objectives []CardID `json:"objectives"`
	Tools      []CardID `json:"tools"`
	KPIs       []CardID `json:"kpis"`
}

const (
	// A link that nobody wrote carries a path from this strength on: 2 of 2 people back both cards, or 5 of 8, or 18 of 40.
	leastDraft = 0.15
	mostDraft  = 2 // cards of one column
)

// drafting is the state of laying paths: the links to each card, strongest first, and the cards that stand in a draft already.
type drafting struct {
	s    *State
	to   map[CardID][]Link
	used map[CardID]bool
}

func (e Evidence) drafts(links []Link, needs []Pick, open []CardID) []Draft {
	d := drafting{s: e.at, to: map[CardID][]Link{}, used: map[CardID]bool{}}
	for _, l := range links {
		d.to[l.To] = append(d.to[l.To], l)
	}
	out := []Draft{}
	for _, need := range inSet(needs) {
		if !slices.Contains(open, need) {
			continue
		}
		best, found := d.best(need)
		if at := slices.IndexFunc(out, func(p Draft) bool { return found && slices.Contains(p.Objectives, best) }); at >= 0 {
			out[at].Needs = append(out[at].Needs, need)
		} else if found {
			out = append(out, d.path(need, best))
		}
	}
	return out
}

// inSet lists the cards of the set that leaves fewest people out, in its order.
func inSet(picks []Pick) []CardID {
	picks = slices.DeleteFunc(slices.Clone(picks), func(p Pick) bool { return p.SetRank == nil })
	slices.SortFunc(picks, func(a, b Pick) int { return cmp.Compare(*a.SetRank, *b.SetRank) })
	out := make([]CardID, len(picks))
	for i, p := range picks {
		out[i] = p.Card
	}
	return out
}

// best is the objective that is linked most strongly to a need, also where it stands in a draft already.
func (d drafting) best(need CardID) (CardID, bool) {
	for _, l := range d.to[need] {
		if d.fits(l, objectiveKinds) {
			return l.From, true
		}
	}
	return "", false
}

func (d drafting) fits(l Link, kinds []Kind) bool {
	c := d.s.cardAt[l.From]
	return slices.Contains(kinds, c.kind) && !c.held && (l.Explicit > 0 || l.Strength >= leastDraft)
}

func (d drafting) path(need, best CardID) Draft {
	p := Draft{Needs: []CardID{need}, Objectives: []CardID{best}}
	for _, l := range d.to[need] {
		if l.Explicit > 0 && l.From != best && d.fits(l, objectiveKinds) && len(p.Objectives) < mostDraft {
			p.Objectives = append(p.Objectives, l.From)
		}
	}
	p.Tools = d.strongest([]Kind{Tool}, p.Objectives)
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
	slices.SortStableFunc(links, func(a, b Link) int { return cmp.Compare(b.Strength, a.Strength) })
	out := []CardID{}
	for _, l := range links {
		if d.fits(l, kinds) && (l.Explicit > 0 || !d.used[l.From]) && !slices.Contains(out, l.From) && len(out) < mostDraft {
			out = append(out, l.From)
		}
	}
	return out
}
