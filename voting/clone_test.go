package voting_test

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"
	"testing"

	"colazione/voting"

	"pgregory.net/rapid"
)

// What is done to a ballot later is not done to its copy, and the copy is as good as the ballot.
func TestAClonedBallotStaysAsItWas(t *testing.T) {
	type kept struct {
		ballot *voting.Ballot
		bytes  []byte
		voters voting.Electorate
	}
	rapid.Check(t, func(t *rapid.T) {
		s := newScript(t)
		var left []kept
		t.Repeat(map[string]func(*rapid.T){
			"clone": func(*rapid.T) {
				data, _ := s.b.MarshalBinary()
				left = append(left, kept{s.b, data, s.b.Electorate()})
				s.b = s.b.Clone()
			},
			"add card": s.addCard, "add voter": s.addVoter, "assign": s.assign, "exclude": s.exclude, "withdraw": s.withdraw,
			"like": s.like, "unlike": s.unlike, "join": s.join, "part": s.part,
		})
		s.check(t)
		for _, k := range left {
			if data, _ := k.ballot.MarshalBinary(); !bytes.Equal(data, k.bytes) || !reflect.DeepEqual(k.ballot.Electorate(), k.voters) {
				t.Fatal("a ballot changed with its copy")
			}
		}
	})
}

func TestFollowers(t *testing.T) {
	b := seated(7, 6)
	give(t, b, 0, 0, 1)       // with 3: 1/2, with 4: 2/4, with 5: 2/2
	give(t, b, 1, 0, 1, 2, 3) // with 3: 1/4, with 4: 4/4, with 5: 2/4
	give(t, b, 2, 5)          // with none
	give(t, b, 3, 0)
	give(t, b, 4, 0, 1, 2, 3)
	give(t, b, 5, 0, 1)
	give(t, b, 6, 0, 1, 2, 3, 4, 5)
	b.Withdraw(6, true)
	want := []voting.Affinity{
		{From: 5, To: 0, Both: 2, Either: 2, Jaccard: 1},
		{From: 4, To: 0, Both: 2, Either: 4, Jaccard: .5},
		{From: 4, To: 1, Both: 4, Either: 4, Jaccard: 1},
		{From: 5, To: 1, Both: 2, Either: 4, Jaccard: .5},
	}
	if got := b.Followers([]voting.Card{6, 5, 4, 3, 3}, []voting.Card{2, 1, 6, 0}, likes, 2); !reflect.DeepEqual(got, want) {
		t.Errorf("the two strongest for each: %v, want %v", got, want)
	}
	if got := b.Followers([]voting.Card{3, 4, 5}, []voting.Card{0, 1, 2}, likes, 0); len(got) != 0 {
		t.Errorf("none asked for: %v", got)
	}
}

// Of all pairs with one card, Followers finds those that the likes speak for most.
func TestFollowersAreTheStrongest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newScript(t)
		for range rapid.IntRange(0, 40).Draw(t, "more") {
			rapid.SampledFrom([]func(*rapid.T){s.like, s.like, s.addCard, s.join, s.exclude}).Draw(t, "do")(t)
		}
		most := rapid.IntRange(1, 3).Draw(t, "most")
		var want []voting.Affinity
		for to := range voting.Card(s.b.Cards()) {
			ofOne := func(_, t voting.Card) bool { return t == to }
			pairs := s.b.Affinities(allCards(s.b.Cards()), bothCriteria, ofOne, s.b.Cards())
			strength := func(a voting.Affinity) float64 { return voting.Strength(0, a.Both, a.Either) }
			slices.SortFunc(pairs, func(x, y voting.Affinity) int {
				return cmp.Or(cmp.Compare(strength(y), strength(x)), cmp.Compare(y.Both, x.Both), cmp.Compare(x.From, y.From))
			})
			want = append(want, pairs[:min(most, len(pairs))]...)
		}
		all := allCards(s.b.Cards())
		if got := s.b.Followers(all, all, bothCriteria, most); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// A pair that one person likes is not before one that almost everybody does.
func TestFollowersOfMany(t *testing.T) {
	b := seated(3, 50)
	for v := range voting.Voter(45) {
		give(t, b, 0, v)
		give(t, b, 2, v)
	}
	for v := voting.Voter(45); v < 49; v++ {
		give(t, b, 2, v)
	}
	give(t, b, 1, 49)
	give(t, b, 0, 49)
	want := []voting.Affinity{{From: 2, To: 0, Both: 45, Either: 50, Jaccard: .9}}
	if got := b.Followers([]voting.Card{1, 2}, []voting.Card{0}, likes, 1); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func BenchmarkClone(b *testing.B) {
	forSizes(b, func(b *testing.B, ballot *voting.Ballot) {
		for b.Loop() {
			ballot.Clone()
		}
	})
}
