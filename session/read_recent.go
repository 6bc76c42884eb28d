package session

import (
	"cmp"
	"slices"

	"colazione/voting"
)

// recent lists cards by their last change, so that what is new since a seq is found without looking at all of them.
type recent []recently

type recently struct {
	seq Seq
	at  voting.Card
}

// markRecent notes that something about a card changed now, for whomever.
func (s *State) markRecent(c *card) {
	if c.touched == s.seq && len(s.recent) > 0 {
		return
	}
	c.touched = s.seq
	s.recent = append(s.recent, recently{s.seq, c.n})
	const slack = 64
	if len(s.recent) > 2*len(s.cards)+slack {
		s.recent = slices.DeleteFunc(s.recent, func(r recently) bool { return s.cards[r.at].touched != r.seq })
	}
}

// changedSince returns the cards of which anything changed after since, in the order in which they were written; all of them for 0.
func (s *State) changedSince(since Seq) []*card {
	if since == 0 {
		return s.cards
	}
	from, _ := slices.BinarySearchFunc(s.recent, since+1, func(r recently, seq Seq) int { return cmp.Compare(r.seq, seq) })
	var out []*card
	for _, r := range s.recent[from:] {
		if c := s.cards[r.at]; c.touched == r.seq {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *card) int { return cmp.Compare(a.n, b.n) })
	return out
}

// findRecent lists all cards anew, of a state that was read.
func (s *State) findRecent() {
	s.recent = make(recent, 0, len(s.cards))
	for _, c := range s.cards {
		c.touched = max(c.changed, c.tallied, c.flagged, c.left, c.ended)
		s.recent = append(s.recent, recently{c.touched, c.n})
	}
	slices.SortFunc(s.recent, func(a, b recently) int { return cmp.Or(cmp.Compare(a.seq, b.seq), cmp.Compare(a.at, b.at)) })
}
