package voting_test

import (
	"math"
	"reflect"
	"testing"

	"colazione/voting"

	"pgregory.net/rapid"
)

func TestAffinity(t *testing.T) {
	b := seated(4, 5)
	give(t, b, 0, 0, 1, 2)
	give(t, b, 1, 1, 2, 3)
	give(t, b, 2, 4)
	mustJoin(t, b, 2, 1)
	cases := []struct {
		name     string
		from, to voting.Card
		excluded voting.Voter
		want     voting.Affinity
	}{
		{"a joined card counts in its root", 0, 1, -1, voting.Affinity{From: 0, To: 1, Both: 2, Either: 5, Jaccard: 2. / 5}},
		{"an excluded person does not", 0, 1, 2, voting.Affinity{From: 0, To: 1, Both: 1, Either: 4, Jaccard: 1. / 4}},
		{"a card that nobody likes", 0, 3, -1, voting.Affinity{From: 0, To: 3, Both: 0, Either: 3}},
		{"two that nobody likes", 3, 3, -1, voting.Affinity{From: 3, To: 3}},
	}
	for _, c := range cases {
		if c.excluded >= 0 {
			b.Exclude(c.excluded, true)
		}
		if got := b.Affinity(c.from, c.to, likes); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		if c.excluded >= 0 {
			b.Exclude(c.excluded, false)
		}
	}
}

func TestAffinities(t *testing.T) {
	b := seated(7, 6)
	give(t, b, 0, 0, 1)       // with 3: 1/2, with 4: 2/4, with 5: 2/2
	give(t, b, 1, 0, 1, 2, 3) // with 3: 1/4, with 4: 4/4, with 5: 2/4
	give(t, b, 2, 5)          // with none
	give(t, b, 3, 0)
	give(t, b, 4, 0, 1, 2, 3)
	give(t, b, 5, 0, 1)
	give(t, b, 6, 0, 1, 2, 3, 4, 5)
	b.Withdraw(6, true)
	down := func(from, to voting.Card) bool { return from >= 3 && to < 3 }
	want := []voting.Affinity{
		{From: 4, To: 1, Both: 4, Either: 4, Jaccard: 1},
		{From: 5, To: 0, Both: 2, Either: 2, Jaccard: 1},
		{From: 4, To: 0, Both: 2, Either: 4, Jaccard: .5},
		{From: 5, To: 1, Both: 2, Either: 4, Jaccard: .5},
		{From: 3, To: 0, Both: 1, Either: 2, Jaccard: .5},
		{From: 3, To: 1, Both: 1, Either: 4, Jaccard: .25},
	}
	given := []voting.Card{6, 5, 4, 3, 2, 1, 0, 0}
	for most := range len(want) + 3 {
		got := b.Affinities(given, likes, down, most)
		if part := want[:min(most, len(want))]; len(got) != len(part) || len(got) > 0 && !reflect.DeepEqual(got, part) {
			t.Errorf("the strongest %d: %v, want %v", most, got, part)
		}
	}
}

func TestStrength(t *testing.T) {
	cases := []struct{ explicit, both, either, percent int }{
		{0, 0, 0, 0},
		{0, 0, 40, 0},
		{0, 1, 1, 10},
		{0, 9, 11, 26},
		{0, 45, 50, 39},
		{1, 0, 0, 50},
		{1, 9, 11, 63},
		{2, 0, 0, 75},
		{2, 45, 50, 85},
		{5000, 0, 0, 100},
	}
	for _, c := range cases {
		if got := math.Round(100 * voting.Strength(c.explicit, c.both, c.either)); got != float64(c.percent) {
			t.Errorf("strength of %d explicit, %d of %d: %v%%, want %d%%", c.explicit, c.both, c.either, got, c.percent)
		}
	}
	// Wilson's interval for 9 of 10 at 95% begins at 0.5958 (a textbook's figure).
	if got := voting.Strength(0, 9, 10); math.Abs(2*got-.5958) > 5e-5 {
		t.Errorf("9 of 10 gives a lower bound of %v, want 0.5958", 2*got)
	}
}

func TestStrengthIsOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		either := rapid.IntRange(1, 5000).Draw(t, "either")
		both := rapid.IntRange(0, either).Draw(t, "both")
		explicit := rapid.IntRange(0, 20).Draw(t, "explicit")
		s := voting.Strength(explicit, both, either)
		if s < 0 || s > 1 {
			t.Fatalf("strength %v", s)
		}
		if votes := voting.Strength(explicit, 5000, 5000); voting.Strength(explicit+1, 0, 0) <= votes {
			t.Fatalf("%d explicit links and all votes outrank one explicit link more", explicit)
		}
		if both < either && voting.Strength(explicit, both+1, either) <= s {
			t.Fatalf("one more who backs both does not make it stronger")
		}
		if both > 0 && voting.Strength(explicit, 2*both, 2*either) <= s {
			t.Fatalf("the same share of more people does not make it stronger")
		}
	})
}
