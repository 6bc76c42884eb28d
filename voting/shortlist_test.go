package voting_test

import (
	"reflect"
	"testing"

	"colazione/voting"
)

func allCards(n int) []voting.Card {
	cards := make([]voting.Card, n)
	for i := range cards {
		cards[i] = voting.Card(i)
	}
	return cards
}

func TestShortlist(t *testing.T) {
	type pick struct {
		voted, representative bool
		set                   int
	}
	cases := []struct {
		name    string
		tables  []int
		likes   [][]voting.Voter
		picks   []pick
		covered float64
	}{
		{
			// 4; then 3/2, 2, 1/2; then 3/2, 1/2. Breadth: 5·1, 4·1, 1·3, 2·1, 1·1.
			"the set that leaves fewest out",
			[]int{4, 2},
			[][]voting.Voter{{0, 1, 2, 3}, {0, 1, 2}, {4, 5}, {3}, {}},
			[]pick{{true, true, 1}, {true, true, 3}, {false, false, 2}, {}, {}},
			1,
		},
		{
			// Breadth: 4·1, 2·2, 2·3; card 1 has a better breadth than 3 (4 against 3) but not a better total than 0.
			"likes and breadth single out others",
			[]int{4, 2},
			[][]voting.Voter{{0, 1, 2, 3}, {0, 4}, {0, 4, 5}, {1, 2}},
			[]pick{{true, false, 1}, {false, false, 0}, {false, true, 2}, {false, false, 3}},
			1,
		},
		{
			"three at least, also where nothing is gained",
			[]int{2},
			[][]voting.Voter{{}, {0}, {}, {}},
			[]pick{{false, false, 2}, {true, true, 1}, {false, false, 3}, {}},
			1,
		},
		{
			"never more than exist",
			[]int{2, 1},
			[][]voting.Voter{{0}, {0, 2}},
			[]pick{{false, false, 2}, {true, true, 1}},
			1,
		},
		{
			// After card 0: ½+½ against 1, a tie; then by total.
			"a tie goes to the larger total",
			[]int{3},
			[][]voting.Voter{{0, 1}, {2}, {0, 1}},
			[]pick{{true, true, 1}, {false, false, 3}, {true, true, 2}}, // the marks cut no tie
			1,
		},
		{
			// Each has one supporter; breadth 2·1/(3+2)(1+2) each, so table 1's card comes first by arrival only.
			"equal in all goes by arrival",
			[]int{3, 1},
			[][]voting.Voter{{3}, {0}, {1}, {2}},
			[]pick{{true, true, 1}, {true, true, 2}, {true, true, 3}, {true, true, 0}},
			3. / 4,
		},
		{
			"nobody votes",
			[]int{2},
			[][]voting.Voter{{}, {}},
			[]pick{{false, false, 1}, {false, false, 2}},
			0,
		},
		{"no cards", []int{2}, nil, []pick{}, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := seated(len(c.likes), c.tables...)
			for card, voters := range c.likes {
				give(t, b, voting.Card(card), voters...)
			}
			got := b.Shortlist(allCards(len(c.likes)), likes)
			picks := []pick{}
			for i, p := range got.Picks {
				if p.Card != voting.Card(i) {
					t.Errorf("entry %d is for card %d", i, p.Card)
				}
				picks = append(picks, pick{p.MostVoted, p.MostRepresentative, p.SetRank})
			}
			if !reflect.DeepEqual(picks, c.picks) {
				t.Errorf("picks %v, want %v", picks, c.picks)
			}
			if !near(got.Covered, c.covered) {
				t.Errorf("covered %v, want %v", got.Covered, c.covered)
			}
		})
	}
}

// What is cut by arrival is known: all those that could as well be in the set.
func TestTheSetSaysWhereItIsCut(t *testing.T) {
	b := seated(6, 5)
	give(t, b, 0, 0, 1)
	for c := voting.Card(1); c < 5; c++ {
		give(t, b, c, voting.Voter(c))
	}
	// Card 1 gains half a person, cards 2, 3 and 4 one each, card 5 none.
	var tied []voting.Card
	for _, p := range b.Shortlist(allCards(6), likes).Picks {
		if p.SetTied {
			tied = append(tied, p.Card)
		}
	}
	if !reflect.DeepEqual(tied, []voting.Card{4}) {
		t.Errorf("equal to one of the set are %v, want card 4 alone", tied)
	}
}

// Kinds are judged against everybody who votes, also for other kinds.
func TestCoveredIsAShareOfAllVoters(t *testing.T) {
	b := seated(3, 4)
	give(t, b, 0, 0)
	give(t, b, 1, 1, 2)
	give(t, b, 2, 3)
	b.Exclude(3, true)
	b.Exclude(0, true)
	if got := b.Shortlist([]voting.Card{0}, likes); got.Covered != 0 {
		t.Errorf("covered %v by the like of an excluded person", got.Covered)
	}
	b.Exclude(0, false)
	if got := b.Shortlist([]voting.Card{0}, likes); !near(got.Covered, 1./3) {
		t.Errorf("covered %v, want 1/3", got.Covered)
	}
}

func TestShortlistSizes(t *testing.T) {
	for n, want := range map[int][2]int{1: {1, 1}, 3: {1, 3}, 4: {1, 3}, 5: {2, 3}, 12: {3, 3}, 13: {4, 4}, 40: {10, 10}} {
		b := seated(n, n) // no two cards have equally many likes
		for c := range voting.Card(n) {
			for v := range voting.Voter(c) + 1 {
				give(t, b, c, v)
			}
		}
		flagged, set := 0, 0
		for _, p := range b.Shortlist(allCards(n), likes).Picks {
			if p.MostVoted {
				flagged++
			}
			if p.SetRank > 0 {
				set++
			}
		}
		if flagged != want[0] || set != want[1] {
			t.Errorf("of %d cards %d are most voted and %d in the set, want %v", n, flagged, set, want)
		}
	}
}

// ½ + ⅓ + ⅙ is 1 and ties with one new voter, but adds up to less than 1 in floating point numbers.
func TestTheSetIsExactOnFractions(t *testing.T) {
	b := seated(24, 12)
	// Of the first five cards, voter 0 likes one, 1 two, 2 all, 3 none; the rest see to it that those five come first.
	for c := range voting.Card(5) {
		give(t, b, c, 2, 4, 5, 6, 7, 8, 9, 10, 11)
	}
	give(t, b, 0, 0, 1)
	give(t, b, 1, 1)
	give(t, b, 5, 3)
	give(t, b, 6, 0, 1, 2)
	got := b.Shortlist(allCards(24), likes).Picks
	if got[6].SetRank != 6 || got[5].SetRank != 0 {
		t.Errorf("card 6 has place %d and card 5 place %d, want 6 and 0", got[6].SetRank, got[5].SetRank)
	}
}

// Two cards whose scores differ by 1 part in 26,771,144,400, the least common multiple of 1 … 25: the set takes the
// better one, though the other has more likes.
func TestTheSetIsExactOnNearTies(t *testing.T) {
	const (
		multiple = 26771144400
		block    = 100
		better   = voting.Card(24)
		worse    = voting.Card(25)
	)
	b := seated(100, 24*block)
	for c := range voting.Card(24) { // each has a block of its own, so that these come first
		for i := range voting.Voter(block) {
			give(t, b, c, voting.Voter(c)*block+i)
		}
	}
	sum := 0 // of the scores of all who like the worse card, when the first 24 are taken, in parts of 1/multiple
	for _, q := range []int{16, 9, 25, 7, 11, 13, 17, 19, 23} {
		n := 1
		for (n*(multiple/q)+1)%q != 0 { // so that all n/q add up to a whole number less 1/multiple
			n++
		}
		for range n {
			v := b.AddVoter(0)
			for c := range voting.Card(q - 1) {
				give(t, b, c, v)
			}
			give(t, b, worse, v)
			sum += multiple / q
		}
	}
	if (sum+1)%multiple != 0 {
		t.Fatalf("the worse card scores %d parts", sum)
	}
	for range (sum + 1) / multiple {
		give(t, b, better, b.AddVoter(0))
	}

	got := b.Shortlist(allCards(100), likes).Picks
	if got[better].SetRank != 25 || got[worse].SetRank != 0 {
		t.Errorf("places %d and %d, want 25 and none", got[better].SetRank, got[worse].SetRank)
	}
	if more, fewer := b.Tally(worse, likes).Total, b.Tally(better, likes).Total; more <= fewer || more >= block {
		t.Errorf("%d and %d likes do not try it", more, fewer)
	}
}
