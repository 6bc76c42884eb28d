package voting_test

import (
	"math"
	"testing"

	"colazione/voting"
)

const (
	like       voting.Criterion = "like"
	value      voting.Criterion = "value"
	usefulness voting.Criterion = "usefulness"
	round      voting.Round     = "likes"
)

var likes = []voting.Criterion{like}

// seated is a ballot with that many cards, and with tables of these many persons, numbered from table to table.
func seated(cards int, tables ...int) *voting.Ballot {
	b := voting.New()
	for range cards {
		b.AddCard()
	}
	for g, n := range tables {
		for range n {
			b.AddVoter(voting.Group(g))
		}
	}
	return b
}

// give has each of the persons like the card.
func give(t testing.TB, b *voting.Ballot, c voting.Card, voters ...voting.Voter) {
	t.Helper()
	for _, v := range voters {
		if !b.Like(c, v, like, round) {
			t.Fatalf("voter %d likes card %d already", v, c)
		}
	}
}

func mustJoin(t testing.TB, b *voting.Ballot, c, into voting.Card) {
	t.Helper()
	if err := b.Join(c, into); err != nil {
		t.Fatalf("join %d into %d: %v", c, into, err)
	}
}

func mustMarshal(t testing.TB, b *voting.Ballot) []byte {
	t.Helper()
	data, err := b.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func near(x, y float64) bool { return math.Abs(x-y) < 1e-12 }
