package voting

import "github.com/bits-and-blooms/bitset"

// AdoptVoters adds the people of another ballot in their order, and answers the first of them, or the next one to come where there are none. Their tables are
// counted on from base, which is at least 0.
func (b *Ballot) AdoptVoters(from *Ballot, base Group) (first Voter) {
	first = Voter(len(b.voters))
	for _, v := range from.voters {
		b.Exclude(b.AddVoter(base+v.group), v.excluded)
	}
	return first
}

// AdoptCard adds a card of another ballot with the likes put on this very card, whose people b adopted from first on. It is joined to no other.
func (b *Ballot) AdoptCard(from *Ballot, c Card, first Voter) Card {
	was, n := &from.cards[c], b.AddCard()
	own := &b.cards[n]
	own.withdrawn = was.withdrawn
	for _, l := range was.likes {
		moved := likes{criterion: l.criterion, round: l.round, voters: *bitset.New(uint(len(b.voters)))}
		for v := range l.voters.EachSet() {
			moved.voters.Set(v + uint(first))
		}
		own.likes = append(own.likes, moved)
	}
	return n
}
