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
	// MostVoted is true in the best quarter, rounded up, ranked by likes; MostRepresentative the same by breadth.
	MostVoted, MostRepresentative bool
	// SetRank is the card's place, from 1, in the set that leaves fewest people out, 0 outside it: sequential
	// proportional approval voting (Thiele 1895) takes as many cards as a quarter, rounded up, but at least 3. It goes on
	// when nothing more can be gained. Ties go to the better rank by likes.
	SetRank int
}

// Shortlist judges cards of one kind among themselves, against the whole electorate. It takes the same cards as Rank
// does and leaves out the same.
func (b *Ballot) Shortlist(cards []Card, criteria []Criterion) Shortlist {
	e := b.Electorate()
	judged := judge(e, b.candidates(cards, criteria))
	byLikes, byBreadth := ByLikes.places(judged), ByBreadth.places(judged)
	picks := make([]Pick, len(judged))
	people := make([]*bitset.BitSet, len(judged))
	for place, i := range byLikes {
		picks[i].Card = judged[i].Card
		people[place] = b.supporters(judged[i].Card, criteria)
	}
	quarter := (len(judged) + 3) / 4
	for place := range quarter {
		picks[byLikes[place]].MostVoted = true
		picks[byBreadth[place]].MostRepresentative = true
	}
	rounds := min(max(leastSet, quarter), len(judged))
	election := newElection(people, len(b.voters), rounds)
	for round := range rounds {
		picks[byLikes[election.next()]].SetRank = round + 1
	}
	s := Shortlist{Picks: picks}
	if e.Total > 0 {
		s.Covered = float64(election.covered()) / float64(e.Total)
	}
	return s
}
