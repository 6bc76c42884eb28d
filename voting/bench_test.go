package voting_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"colazione/voting"
)

// meeting is a ballot of random likes: cards of six kinds in turn, tables of eight, good cards liked by more.
func meeting(cards, voters int) *voting.Ballot {
	random := rand.New(rand.NewPCG(1, 2))
	b := seated(cards)
	for v := range voters {
		b.AddVoter(voting.Group(v / 8 % 60))
	}
	for c := range voting.Card(cards) {
		appeal := random.Float64() * random.Float64()
		for v := range voting.Voter(voters) {
			if random.Float64() < appeal {
				b.Like(c, v, like, round)
			}
		}
	}
	return b
}

func kind(c voting.Card) int { return int(c) % 6 }

func ofKind(b *voting.Ballot, k int) []voting.Card {
	var cards []voting.Card
	for c := range voting.Card(b.Cards()) {
		if kind(c) == k {
			cards = append(cards, c)
		}
	}
	return cards
}

var sizes = []struct{ cards, voters int }{{150, 60}, {1000, 5000}}

func forSizes(b *testing.B, run func(*testing.B, *voting.Ballot)) {
	for _, size := range sizes {
		ballot := meeting(size.cards, size.voters)
		b.Run(fmt.Sprintf("%dx%d", size.cards, size.voters), func(b *testing.B) { run(b, ballot) })
	}
}

// BenchmarkSuggestions is all that is suggested at once: the shortlists of all kinds and the strongest pairs between
// neighbouring ones.
func BenchmarkSuggestions(b *testing.B) {
	follows := func(from, to voting.Card) bool { return kind(from) == kind(to)+1 }
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for b.Loop() {
			for k := range 6 {
				ballot.Shortlist(ofKind(ballot, k), likes)
			}
			ballot.Affinities(allCards(ballot.Cards()), likes, follows, 50)
		}
	})
}

// BenchmarkShortlistOfOneKind is the worst case: all cards are of one kind, and 250 rounds are played.
func BenchmarkShortlistOfOneKind(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for b.Loop() {
			ballot.Shortlist(allCards(ballot.Cards()), likes)
		}
	})
}

func BenchmarkAffinitiesOfAllPairs(b *testing.B) {
	all := func(from, to voting.Card) bool { return from < to }
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for b.Loop() {
			ballot.Affinities(allCards(ballot.Cards()), likes, all, 50)
		}
	})
}

func BenchmarkRank(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for b.Loop() {
			ballot.Rank(allCards(ballot.Cards()), likes, voting.ByBreadth)
		}
	})
}

func BenchmarkLike(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for i := 0; b.Loop(); i++ {
			c, v := voting.Card(i%ballot.Cards()), voting.Voter(i%ballot.Voters())
			if !ballot.Like(c, v, like, round) {
				ballot.Unlike(c, v, like)
			}
		}
	})
}

func BenchmarkUsed(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for i := 0; b.Loop(); i++ {
			ballot.Used(voting.Voter(i%ballot.Voters()), like, round, nil)
		}
	})
}

func BenchmarkTally(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			ballot.Tally(voting.Card(i%ballot.Cards()), likes)
		}
	})
}

func BenchmarkMarshal(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for b.Loop() {
			data := mustMarshal(b, ballot)
			b.ReportMetric(float64(len(data)), "bytes")
		}
	})
}

func BenchmarkUnmarshal(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		data := mustMarshal(b, ballot)
		for b.Loop() {
			if err := voting.New().UnmarshalBinary(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
