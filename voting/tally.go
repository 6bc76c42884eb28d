package voting

import (
	"iter"
	"slices"

	"github.com/bits-and-blooms/bitset"
)

// Tally is what the cards united in one root got, from all who are not excluded.
type Tally struct {
	// Likes is the number of persons who like it, for each criterion asked for, zeros too.
	Likes map[Criterion]int
	// Total is the sum of Likes.
	Total int
	// Groups is the number of persons of each table, as tables are shown, who like it; one who does so for several
	// criteria counts once. Tables without any are left out.
	Groups map[Group]int
}

// Electorate is the number of voters: persons, not excluded, who hold at least one like on a card not withdrawn.
type Electorate struct {
	Total int
	// Groups is their number for each table, as tables are shown. Tables without voters are left out.
	Groups map[Group]int
}

// Tally counts what the cards united in Root(c) got for the given criteria. It is all zeros for a withdrawn card.
func (b *Ballot) Tally(c Card, criteria []Criterion) Tally {
	sets := make([]bitset.BitSet, len(criteria))
	for l := range b.likesOn(c) {
		if i := slices.Index(criteria, l.criterion); i >= 0 {
			sets[i].InPlaceUnion(&l.voters)
		}
	}
	t := Tally{Likes: make(map[Criterion]int, len(criteria))}
	var people bitset.BitSet
	for i, cr := range criteria {
		n := int(sets[i].IntersectionCardinality(&b.active))
		t.Likes[cr] += n // a criterion named twice is found once
		t.Total += n
		people.InPlaceUnion(&sets[i])
	}
	t.Groups = counts(b.groups, &people)
	return t
}

// Electorate counts who votes, over all cards and criteria.
func (b *Ballot) Electorate() Electorate {
	people := b.voting()
	return Electorate{Total: int(people.IntersectionCardinality(&b.active)), Groups: counts(b.groups, people)}
}

// voting is the set of those who hold a like on a card not withdrawn, the excluded too.
func (b *Ballot) voting() *bitset.BitSet {
	var people bitset.BitSet
	for c := range b.cards {
		if b.cards[c].withdrawn {
			continue
		}
		for i := range b.cards[c].likes {
			people.InPlaceUnion(&b.cards[c].likes[i].voters)
		}
	}
	return &people
}

// Supporters calls f once for each person, not excluded, who likes a card united in Root(c) for any criterion, in the
// order of arrival. There are none for a withdrawn card.
func (b *Ballot) Supporters(c Card, f func(Voter)) {
	var people bitset.BitSet
	for l := range b.likesOn(c) {
		people.InPlaceUnion(&l.voters)
	}
	for v := range people.EachSet() {
		if b.active.Test(v) {
			f(Voter(v))
		}
	}
}

// supporters is the set of those who like a card united in Root(c) for one of the criteria and are not excluded.
func (b *Ballot) supporters(c Card, criteria []Criterion) *bitset.BitSet {
	var people bitset.BitSet
	for l := range b.likesOn(c) {
		if slices.Contains(criteria, l.criterion) {
			people.InPlaceUnion(&l.voters)
		}
	}
	return people.Intersection(&b.active)
}

// likesOn goes through the sets of likes on the cards united in Root(c), none for a withdrawn card.
func (b *Ballot) likesOn(c Card) iter.Seq[*likes] {
	return func(yield func(*likes) bool) {
		if b.cards[c].withdrawn {
			return
		}
		for u := range b.union(c) {
			for i := range b.cards[u].likes {
				if !yield(&b.cards[u].likes[i]) {
					return
				}
			}
		}
	}
}

func counts(groups map[Group]*bitset.BitSet, people *bitset.BitSet) map[Group]int {
	counts := make(map[Group]int, len(groups))
	for g, members := range groups {
		if n := members.IntersectionCardinality(people); n > 0 {
			counts[g] = int(n)
		}
	}
	return counts
}
