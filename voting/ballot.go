// Package voting knows who likes what, and what follows from it: tallies in which a person counts once, cards joined
// into one and parted again, rankings by likes and by breadth, shortlists, and how strongly cards belong together.
//
// It is pure bookkeeping over small dense numbers. Who may like what, and when, is decided elsewhere. All figures are
// functions of the likes held now; ties are decided on integers, so that no rounding can turn an order around.
package voting

import "github.com/bits-and-blooms/bitset"

type (
	// Card is the index of a card in its ballot, from 0 in the order of arrival: the smaller one came earlier.
	Card int32
	// Voter is the index of a person in their ballot, from 0 in the order of arrival.
	Voter int32
	// Group is the index of a table, from 0.
	Group int32
	// Criterion is what a like is given for, for example "value" or "usefulness".
	Criterion string
	// Round is the step of the meeting in which a like was given; limits hold for each round.
	Round string
)

const (
	// None stands where a card is joined to no other.
	None Card = -1
	// NoGroup stands where something belongs to no table. A voter always belongs to one.
	NoGroup Group = -1
)

// Ballot holds the likes of one meeting. One goroutine may change it while nobody else touches it; any number may
// call the methods that only read at the same time. A card or a voter that it did not hand out, and a table below 0,
// make it panic.
type Ballot struct {
	cards  []card
	voters []voter
	active bitset.BitSet            // the voters who count: all but the excluded
	tables map[Group]*bitset.BitSet // the active voters of each table
	shown  []Group                  // as Show was told
	groups map[Group]*bitset.BitSet // the active voters of each table as it is shown
}

type card struct {
	parent    Card
	joined    []Card // those whose parent is this card
	withdrawn bool
	likes     []likes // put on this very card; a voter is in at most one of them for a criterion
}

type likes struct {
	criterion Criterion
	round     Round
	voters    bitset.BitSet
}

type voter struct {
	group    Group
	excluded bool
}

// New returns a ballot without cards and voters.
func New() *Ballot {
	return &Ballot{tables: map[Group]*bitset.BitSet{}, groups: map[Group]*bitset.BitSet{}}
}

// AddCard adds a card that nobody likes yet and that is joined to no other.
func (b *Ballot) AddCard() Card {
	b.cards = append(b.cards, card{parent: None})
	return Card(len(b.cards) - 1)
}

// AddVoter adds a person at the table g, which is at least 0.
func (b *Ballot) AddVoter(g Group) Voter {
	v := Voter(len(b.voters))
	b.voters = append(b.voters, voter{group: g})
	b.count(v)
	return v
}

// Cards is the number of cards ever added.
func (b *Ballot) Cards() int { return len(b.cards) }

// Voters is the number of persons ever added, with those who like nothing and those who are excluded.
func (b *Ballot) Voters() int { return len(b.voters) }

// Assign moves a person to the table g. All their likes, earlier ones too, count for the table where they sit now.
func (b *Ballot) Assign(v Voter, g Group) {
	was := b.voters[v].group
	members(b.tables, was).Clear(uint(v))
	members(b.groups, b.as(was)).Clear(uint(v))
	b.voters[v].group = g
	b.count(v)
}

// Exclude takes a person out of every count, or back in. Their likes are kept and can still be read one by one.
func (b *Ballot) Exclude(v Voter, excluded bool) {
	b.voters[v].excluded = excluded
	b.count(v)
}

// Withdraw takes a card's likes out of every count, or back in. As long as it is withdrawn it stands in no union, and
// each card that was joined to it stands alone with what is joined to that one.
func (b *Ballot) Withdraw(c Card, withdrawn bool) {
	b.cards[c].withdrawn = withdrawn
}

// count enters a voter where they sit, or strikes them out there when they are excluded.
func (b *Ballot) count(v Voter) {
	counts := !b.voters[v].excluded
	b.active.SetTo(uint(v), counts)
	g := b.voters[v].group
	members(b.tables, g).SetTo(uint(v), counts)
	members(b.groups, b.as(g)).SetTo(uint(v), counts)
}

func members(of map[Group]*bitset.BitSet, g Group) *bitset.BitSet {
	if g < 0 {
		panic("voting: a voter belongs to a table")
	}
	set := of[g]
	if set == nil {
		set = &bitset.BitSet{}
		of[g] = set
	}
	return set
}
