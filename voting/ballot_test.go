package voting_test

import (
	"reflect"
	"sync"
	"testing"

	"colazione/voting"
)

func TestLikeIsOncePerCriterion(t *testing.T) {
	b := seated(1, 1)
	steps := []struct {
		do      string
		changed bool
		likes   int
	}{
		{"like value", true, 1},
		{"like value", false, 1},
		{"like value later", false, 1},
		{"like usefulness", true, 2},
		{"unlike value", true, 1},
		{"unlike value", false, 1},
		{"like value later", true, 2},
	}
	for i, step := range steps {
		var changed bool
		switch step.do {
		case "like value":
			changed = b.Like(0, 0, value, "first")
		case "like value later":
			changed = b.Like(0, 0, value, "second")
		case "like usefulness":
			changed = b.Like(0, 0, usefulness, "first")
		case "unlike value":
			changed = b.Unlike(0, 0, value)
		}
		total := b.Tally(0, []voting.Criterion{value, usefulness}).Total
		if changed != step.changed || total != step.likes {
			t.Errorf("step %d, %s: changed %t, total %d; want %t, %d", i, step.do, changed, total, step.changed, step.likes)
		}
	}
}

func TestUsed(t *testing.T) {
	b := seated(5, 2)
	for _, c := range []voting.Card{0, 1, 2} {
		b.Like(c, 0, like, "first")
	}
	b.Like(3, 0, like, "second")
	b.Like(4, 0, value, "first")
	b.Like(0, 1, like, "first")
	mustJoin(t, b, 1, 0)
	b.Withdraw(2, true)

	even := func(c voting.Card) bool { return c%2 == 0 }
	cases := []struct {
		name   string
		cr     voting.Criterion
		round  voting.Round
		counts func(voting.Card) bool
		want   int
	}{
		{"joined cards cost what they cost, withdrawn ones nothing", like, "first", nil, 2},
		{"another round", like, "second", nil, 1},
		{"another criterion", value, "first", nil, 1},
		{"a round without likes", like, "third", nil, 0},
		{"only some cards", like, "first", even, 1},
	}
	for _, c := range cases {
		if got := b.Used(0, c.cr, c.round, c.counts); got != c.want {
			t.Errorf("%s: used %d, want %d", c.name, got, c.want)
		}
	}
}

func TestLikedByKeepsTheVeryCards(t *testing.T) {
	b := seated(4, 1)
	give(t, b, 2, 0)
	give(t, b, 0, 0)
	give(t, b, 3, 0)
	mustJoin(t, b, 2, 1)
	b.Withdraw(3, true)
	if got, want := b.LikedBy(0, like), []voting.Card{0, 2}; !reflect.DeepEqual(got, want) {
		t.Errorf("liked %v, want %v", got, want)
	}
}

func TestExcludedCountNowhere(t *testing.T) {
	b := seated(1, 2, 1)
	give(t, b, 0, 0, 1, 2)
	b.Exclude(1, true)
	b.Assign(1, 1)

	wantTally := voting.Tally{Likes: map[voting.Criterion]int{like: 2}, Total: 2, Groups: map[voting.Group]int{0: 1, 1: 1}}
	if got := b.Tally(0, likes); !reflect.DeepEqual(got, wantTally) {
		t.Errorf("tally %v, want %v", got, wantTally)
	}
	wantElectorate := voting.Electorate{Total: 2, Groups: map[voting.Group]int{0: 1, 1: 1}}
	if got := b.Electorate(); !reflect.DeepEqual(got, wantElectorate) {
		t.Errorf("electorate %v, want %v", got, wantElectorate)
	}
	if got := supporters(b, 0); !reflect.DeepEqual(got, []voting.Voter{0, 2}) {
		t.Errorf("supporters %v", got)
	}
	if !b.Likes(0, 1, like) {
		t.Error("an excluded person's like was not kept")
	}

	b.Exclude(1, false)
	if got := b.Electorate().Groups; !reflect.DeepEqual(got, map[voting.Group]int{0: 1, 1: 2}) {
		t.Errorf("back in, the tables have %v", got)
	}
}

func TestLikesFollowTheirPersonToAnotherTable(t *testing.T) {
	b := seated(1, 2)
	give(t, b, 0, 0, 1)
	b.Assign(0, 7)
	want := map[voting.Group]int{0: 1, 7: 1}
	if got := b.Tally(0, likes).Groups; !reflect.DeepEqual(got, want) {
		t.Errorf("tables %v, want %v", got, want)
	}
}

func TestVotersHoldALikeOnACardNotWithdrawn(t *testing.T) {
	b := seated(2, 3)
	give(t, b, 0, 0, 1)
	give(t, b, 1, 1)
	if got := b.Electorate().Total; got != 2 {
		t.Errorf("%d voters, want 2", got)
	}
	b.Withdraw(0, true)
	if got := b.Electorate().Total; got != 1 {
		t.Errorf("%d voters, want 1 once the other card is withdrawn", got)
	}
}

func TestStrangersPanic(t *testing.T) {
	for name, do := range map[string]func(*voting.Ballot){
		"card":        func(b *voting.Ballot) { b.Like(1, 0, like, round) },
		"voter":       func(b *voting.Ballot) { b.Like(0, 1, like, round) },
		"voter below": func(b *voting.Ballot) { b.Like(0, -1, like, round) },
		"table":       func(b *voting.Ballot) { b.AddVoter(voting.NoGroup) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("taken without a word")
				}
			}()
			do(seated(1, 1))
		})
	}
}

func TestTheHotPathDoesNotAllocate(t *testing.T) {
	b := seated(2, 100)
	mustJoin(t, b, 1, 0)
	give(t, b, 0, 99)
	allocs := testing.AllocsPerRun(100, func() {
		b.Like(1, 50, like, round)
		b.Likes(1, 50, like)
		b.Used(50, like, round, nil)
		b.Unlike(1, 50, like)
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func supporters(b *voting.Ballot, c voting.Card) []voting.Voter {
	var list []voting.Voter
	b.Supporters(c, func(v voting.Voter) { list = append(list, v) })
	return list
}

// It proves something under the race detector.
func TestReadersMayWorkAtOnce(t *testing.T) {
	b := sample(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			cards := allCards(b.Cards())
			b.Rank(cards, likes, voting.ByBreadth)
			b.Shortlist(cards, likes)
			b.Affinities(cards, likes, func(from, to voting.Card) bool { return true }, 3)
			b.Likes(1, 0, like)
			b.LikedBy(0, like)
			b.Used(0, like, round, nil)
			b.United(1)
			supporters(b, 1)
			mustMarshal(t, b)
		})
	}
	wait.Wait()
}
