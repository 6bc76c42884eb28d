package voting

import "github.com/bits-and-blooms/bitset"

// leastSet is how many cards the set that leaves fewest people out has at least, when there are as many.
const leastSet = 3

// Shortlist is what speaks for each card of one kind.
type Shortlist struct {
	// Picks has one entry for each card, by arrival.
	Picks []Pick
	// Covered is the share of all voters who like at least one card with a SetRank, in [0, 1]; 0 when nobody votes.
	Covered float64
}

// Pick says which rules single a card out.
type Pick struct {
	Card Card
	// MostVoted is true for a card that somebody likes and whose total is at least that of the last card in the best
	// quarter, rounded up; MostRepresentative the same by breadth. So a tie is never cut, and more than a quarter may be
	// marked.
	MostVoted, MostRepresentative bool
	// SetRank is the card's place, from 1, in the set that leaves fewest people out, 0 outside it: sequential
	// proportional approval voting (Thiele 1895) takes as many cards as a quarter, rounded up, but at least 3. It goes on
	// when nothing more can be gained. Ties go to the larger total, then the larger breadth, then the earlier card.
	SetRank int
	// SetTied is true for a card outside the set that was, in some round, the equal of the card taken in all but its
	// arrival.
	SetTied bool
}

// Shortlist judges cards of one kind among themselves, against the whole electorate. It takes the same cards as Rank
// does and leaves out the same.
func (b *Ballot) Shortlist(cards []Card, criteria []Criterion) Shortlist {
	voters := b.Electorate()
	judged := judge(voters, b.candidates(cards, criteria))
	s := Shortlist{Picks: make([]Pick, len(judged))}
	m := markedBy(judged)
	people := make([]*bitset.BitSet, len(judged))
	for i := range judged {
		s.Picks[i] = Pick{Card: judged[i].Card, MostVoted: m.voted[i], MostRepresentative: m.representative[i]}
		people[i] = b.supporters(judged[i].Card, criteria)
	}
	set := newElection(supporters(people), len(b.voters), setSize(len(judged)), tieOrder(judged))
	for round := range set.rounds {
		taken := set.next()
		s.Picks[taken].SetRank = round + 1
		for _, i := range set.equals(taken) {
			s.Picks[i].SetTied = true
		}
		set.take(taken)
	}
	for i := range s.Picks {
		s.Picks[i].SetTied = s.Picks[i].SetTied && s.Picks[i].SetRank == 0
	}
	if voters.Total > 0 {
		s.Covered = float64(set.covered()) / float64(voters.Total)
	}
	return s
}

// quarter is how many cards the best quarter of n has.
func quarter(n int) int { return (n + 3) / 4 }

// setSize is how many of n cards are in the set that leaves fewest people out.
func setSize(n int) int { return min(max(leastSet, quarter(n)), n) }

// marks tells of each card which marks it has.
type marks struct{ voted, representative []bool }

func markedBy(all []judged) marks {
	return marks{voted: ByLikes.marked(all), representative: ByBreadth.marked(all)}
}

// marked returns which cards somebody likes and are at least as good, by the figure of the order, as the last one of the
// best quarter.
func (o Order) marked(all []judged) []bool {
	marked := make([]bool, len(all))
	if len(all) == 0 {
		return marked
	}
	last := &all[o.places(all)[quarter(len(all))-1]]
	for i := range all {
		marked[i] = all[i].Total > 0 && o.figure(&all[i], last) <= 0
	}
	return marked
}

// tieOrder decides between cards that gain equally much.
func tieOrder(all []judged) ties {
	t := ties{total: make([]int, len(all)), level: make([]int, len(all))}
	level := 0
	order := ByBreadth.places(all)
	for at := len(order) - 1; at >= 0; at-- {
		if at < len(order)-1 && ByBreadth.figure(&all[order[at]], &all[order[at+1]]) != 0 {
			level++
		}
		t.level[order[at]] = level
	}
	for i := range all {
		t.total[i] = all[i].Total
	}
	return t
}

// supporters lists the members of each set.
func supporters(sets []*bitset.BitSet) [][]int32 {
	lists := make([][]int32, len(sets))
	for i, set := range sets {
		lists[i] = make([]int32, 0, set.Count())
		for v := range set.EachSet() {
			lists[i] = append(lists[i], int32(v)) //nolint:gosec // voters are numbered in 32 bits
		}
	}
	return lists
}
