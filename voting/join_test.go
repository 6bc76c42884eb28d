package voting_test

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"colazione/voting"
)

func TestAMergeCountsPeopleNotClicks(t *testing.T) {
	b := seated(3, 3)
	give(t, b, 0, 0, 1)
	give(t, b, 1, 1, 2)
	give(t, b, 2, 1)
	mustJoin(t, b, 1, 0)
	mustJoin(t, b, 2, 1)
	if got := b.Tally(0, likes).Total; got != 3 {
		t.Errorf("the union has %d likes, want 3", got)
	}
	if got, want := b.Tally(2, likes), b.Tally(0, likes); !reflect.DeepEqual(got, want) {
		t.Errorf("a joined card tallies %v, its root %v", got, want)
	}
}

func TestPartGivesBackExactly(t *testing.T) {
	b := seated(3, 4)
	give(t, b, 0, 0)
	give(t, b, 1, 0, 1)
	give(t, b, 2, 2)
	before := mustMarshal(t, b)
	mustJoin(t, b, 2, 1)
	mustJoin(t, b, 1, 0)
	b.Part(1)
	if err := b.Join(2, voting.None); err != nil {
		t.Fatal(err)
	}
	b.Part(2)
	if !bytes.Equal(before, mustMarshal(t, b)) {
		t.Error("joined and parted, the ballot is another")
	}
}

func TestLikesGivenAndTakenBackWhileJoined(t *testing.T) {
	b := seated(3, 5)
	give(t, b, 0, 0)
	give(t, b, 1, 0, 1)
	give(t, b, 2, 0, 2)
	mustJoin(t, b, 2, 1)
	mustJoin(t, b, 1, 0)

	if b.Like(0, 1, like, round) {
		t.Error("who likes a joined card could like its root too")
	}
	if !b.Like(2, 3, like, round) || !b.Likes(0, 3, like) {
		t.Error("a like on a joined card's id is not one on its root")
	}
	if !b.Unlike(2, 0, like) || b.Likes(1, 0, like) {
		t.Error("a like taken back by a joined card's id is not gone from all")
	}

	b.Part(1)
	b.Part(2)
	want := [][]voting.Voter{{3}, {1}, {2}}
	for c, voters := range want {
		if got := supporters(b, voting.Card(c)); !reflect.DeepEqual(got, voters) {
			t.Errorf("card %d is left with %v, want %v", c, got, voters)
		}
	}
}

func TestLoopsAreRefused(t *testing.T) {
	b := seated(3, 0)
	mustJoin(t, b, 2, 1)
	mustJoin(t, b, 1, 0)
	for _, c := range [][2]voting.Card{{0, 0}, {0, 1}, {0, 2}, {1, 2}} {
		before := mustMarshal(t, b)
		if err := b.Join(c[0], c[1]); !errors.Is(err, voting.ErrCycle) {
			t.Errorf("join %d into %d: %v", c[0], c[1], err)
		}
		if !bytes.Equal(before, mustMarshal(t, b)) {
			t.Errorf("the refused join of %d into %d left a trace", c[0], c[1])
		}
	}
}

// The tree is 4→2→0, 3→1→0.
func TestUnions(t *testing.T) {
	cases := []struct {
		name      string
		withdrawn []voting.Card
		roots     []voting.Card
		united    map[voting.Card][]voting.Card
	}{
		{
			"whole", nil,
			[]voting.Card{0, 0, 0, 0, 0},
			map[voting.Card][]voting.Card{0: {0, 1, 2, 3, 4}, 3: {0, 1, 2, 3, 4}},
		},
		{
			"a root withdrawn leaves its branches",
			[]voting.Card{0},
			[]voting.Card{0, 1, 2, 1, 2},
			map[voting.Card][]voting.Card{0: {0}, 1: {1, 3}, 4: {2, 4}},
		},
		{
			"one in the middle withdrawn leaves what hung on it",
			[]voting.Card{1},
			[]voting.Card{0, 1, 0, 3, 0},
			map[voting.Card][]voting.Card{0: {0, 2, 4}, 1: {1}, 3: {3}},
		},
		{
			"a leaf withdrawn only goes",
			[]voting.Card{4},
			[]voting.Card{0, 0, 0, 0, 4},
			map[voting.Card][]voting.Card{0: {0, 1, 2, 3}, 4: {4}},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := seated(5, 0)
			mustJoin(t, b, 4, 2)
			mustJoin(t, b, 3, 1)
			mustJoin(t, b, 2, 0)
			mustJoin(t, b, 1, 0)
			for _, w := range c.withdrawn {
				b.Withdraw(w, true)
			}
			for card, root := range c.roots {
				if got := b.Root(voting.Card(card)); got != root {
					t.Errorf("root of %d is %d, want %d", card, got, root)
				}
			}
			for card, want := range c.united {
				if got := b.United(card); !reflect.DeepEqual(got, want) {
					t.Errorf("united with %d: %v, want %v", card, got, want)
				}
			}
			if parent, joined := b.Parent(3); parent != 1 || !joined {
				t.Errorf("card 3 was joined to %d, %t", parent, joined)
			}
			if parent, joined := b.Parent(0); parent != voting.None || joined {
				t.Errorf("card 0 was joined to %d, %t", parent, joined)
			}
		})
	}
}

func TestUnitedListsTheRootFirst(t *testing.T) {
	b := seated(4, 0)
	mustJoin(t, b, 3, 2)
	mustJoin(t, b, 0, 2)
	mustJoin(t, b, 1, 3)
	if got, want := b.United(1), []voting.Card{2, 0, 1, 3}; !reflect.DeepEqual(got, want) {
		t.Errorf("united %v, want %v", got, want)
	}
}

func TestAWithdrawnCardGivesNothing(t *testing.T) {
	b := seated(2, 2)
	give(t, b, 0, 0)
	give(t, b, 1, 1)
	mustJoin(t, b, 1, 0)
	b.Withdraw(0, true)
	if got := b.Tally(0, likes); got.Total != 0 || len(got.Groups) != 0 || len(supporters(b, 0)) != 0 {
		t.Errorf("withdrawn, it has %v and supporters %v", got, supporters(b, 0))
	}
	if got := b.Tally(1, likes).Total; got != 1 {
		t.Errorf("the card joined to it has %d likes by itself, want 1", got)
	}
	b.Withdraw(0, false)
	if got := b.Tally(1, likes).Total; got != 2 {
		t.Errorf("back again, the union has %d likes, want 2", got)
	}
}
