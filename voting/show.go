package voting

import "github.com/bits-and-blooms/bitset"

// Show has every figure of tables count them as they stand together, as JoinTables says, where NoGroup is the table 0:
// the room is one. Nil, as at first, is each by itself. Tables that are not named count by themselves.
func (b *Ballot) Show(shown []Group) {
	b.shown, b.groups = shown, map[Group]*bitset.BitSet{}
	for g, people := range b.tables {
		members(b.groups, b.as(g)).InPlaceUnion(people)
	}
}

// as is the table that a table is counted as.
func (b *Ballot) as(g Group) Group {
	if int(g) >= len(b.shown) || g < 0 {
		return g
	}
	return max(0, b.shown[g])
}

// AtTables is Tally.Groups by the tables at which people sit, whatever Show was told.
func (b *Ballot) AtTables(c Card, criteria []Criterion) map[Group]int {
	return counts(b.tables, b.supporters(c, criteria))
}

// Voting tells of every person at once, at their places, whether they hold a like on a card not withdrawn, the excluded
// too.
func (b *Ballot) Voting() []bool {
	out := make([]bool, len(b.voters))
	for v := range b.voting().EachSet() {
		out[v] = true
	}
	return out
}
