package voting

import (
	"slices"

	"github.com/bits-and-blooms/bitset"
)

// Clone is a copy that shares nothing with b, for reading while b goes on changing. It copies only, and computes nothing.
func (b *Ballot) Clone() *Ballot {
	c := &Ballot{
		cards: slices.Clone(b.cards), voters: slices.Clone(b.voters), active: *b.active.Clone(),
		tables: cloned(b.tables), shown: slices.Clone(b.shown), groups: cloned(b.groups),
	}
	for i := range c.cards {
		card := &c.cards[i]
		card.joined = slices.Clone(card.joined)
		card.likes = slices.Clone(card.likes)
		for j := range card.likes {
			card.likes[j].voters = *card.likes[j].voters.Clone()
		}
	}
	return c
}

func cloned(sets map[Group]*bitset.BitSet) map[Group]*bitset.BitSet {
	out := make(map[Group]*bitset.BitSet, len(sets))
	for g, members := range sets {
		out[g] = members.Clone()
	}
	return out
}
