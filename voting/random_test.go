package voting_test

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"testing"

	"colazione/voting"

	"pgregory.net/rapid"
)

var (
	bothCriteria = []voting.Criterion{value, usefulness}
	bothRounds   = []voting.Round{"first", "second"}
)

// script is a ballot and the model that it must agree with.
type script struct {
	b *voting.Ballot
	m model
}

func newScript(t *rapid.T) *script {
	s := &script{b: voting.New(), m: model{likes: map[given]voting.Round{}}}
	for range rapid.IntRange(1, 5).Draw(t, "cards") {
		s.addCard(t)
	}
	few, many := rapid.IntRange(1, 5), rapid.IntRange(63, 70) // a machine word holds 64
	for range rapid.OneOf(few, few, many).Draw(t, "voters") {
		s.addVoter(t)
	}
	for range rapid.IntRange(0, 20).Draw(t, "likes") {
		s.like(t)
	}
	return s
}

func (s *script) card(t *rapid.T) voting.Card {
	return voting.Card(rapid.IntRange(0, s.b.Cards()-1).Draw(t, "card"))
}

func (s *script) voter(t *rapid.T) voting.Voter {
	return voting.Voter(rapid.IntRange(0, s.b.Voters()-1).Draw(t, "voter"))
}

func table(t *rapid.T) voting.Group { return voting.Group(rapid.IntRange(0, 3).Draw(t, "table")) }

func criterion(t *rapid.T) voting.Criterion {
	return rapid.SampledFrom(bothCriteria).Draw(t, "criterion")
}

func (s *script) addCard(*rapid.T) {
	s.b.AddCard()
	s.m.parent, s.m.withdrawn = append(s.m.parent, voting.None), append(s.m.withdrawn, false)
}

func (s *script) addVoter(t *rapid.T) {
	g := table(t)
	s.b.AddVoter(g)
	s.m.group, s.m.excluded = append(s.m.group, g), append(s.m.excluded, false)
}

func (s *script) assign(t *rapid.T) {
	v, g := s.voter(t), table(t)
	s.b.Assign(v, g)
	s.m.group[v] = g
}

func (s *script) exclude(t *rapid.T) {
	v, on := s.voter(t), rapid.Bool().Draw(t, "on")
	s.b.Exclude(v, on)
	s.m.excluded[v] = on
}

func (s *script) withdraw(t *rapid.T) {
	c, on := s.card(t), rapid.Bool().Draw(t, "on")
	s.b.Withdraw(c, on)
	s.m.withdrawn[c] = on
}

func (s *script) like(t *rapid.T) {
	c, v, cr := s.card(t), s.voter(t), criterion(t)
	r := rapid.SampledFrom(bothRounds).Draw(t, "round")
	want := !s.m.likesAny(c, v, cr)
	if want {
		s.m.likes[given{s.m.root(c), v, cr}] = r
	}
	if got := s.b.Like(c, v, cr, r); got != want {
		t.Fatalf("like changed %t, want %t", got, want)
	}
}

func (s *script) unlike(t *rapid.T) {
	c, v, cr := s.card(t), s.voter(t), criterion(t)
	want := s.m.likesAny(c, v, cr)
	for _, u := range s.m.united(c) {
		delete(s.m.likes, given{u, v, cr})
	}
	if got := s.b.Unlike(c, v, cr); got != want {
		t.Fatalf("unlike changed %t, want %t", got, want)
	}
}

func (s *script) join(t *rapid.T) {
	c, into := s.card(t), s.card(t)
	err := s.b.Join(c, into)
	if s.m.above(c, into) {
		if !errors.Is(err, voting.ErrCycle) {
			t.Fatalf("a loop was answered with %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	s.m.parent[c] = into
}

func (s *script) part(t *rapid.T) {
	c := s.card(t)
	s.b.Part(c)
	s.m.parent[c] = voting.None
}

// joinAndPart takes a card out of where it is only when it was nowhere: then nothing may be left of it.
func (s *script) joinAndPart(t *rapid.T) {
	c, into := s.card(t), s.card(t)
	if s.m.parent[c] != voting.None || s.m.above(c, into) {
		return
	}
	before, _ := s.b.MarshalBinary()
	if err := s.b.Join(c, into); err != nil {
		t.Fatal(err)
	}
	s.b.Part(c)
	if after, _ := s.b.MarshalBinary(); !bytes.Equal(before, after) {
		t.Fatal("joined and parted, the ballot is another")
	}
}

// reload goes on with what was encoded.
func (s *script) reload(t *rapid.T) {
	data, _ := s.b.MarshalBinary()
	again := voting.New()
	if err := again.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	if once, _ := again.MarshalBinary(); !bytes.Equal(data, once) {
		t.Fatal("encoded again, it is something else")
	}
	s.b = again
}

func (s *script) check(t *rapid.T) {
	s.checkCards(t)
	s.checkVoters(t)
	if got, want := s.b.Electorate(), s.m.electorate(); !reflect.DeepEqual(got, want) {
		t.Fatalf("electorate %v, want %v", got, want)
	}
	s.checkOrders(t)
}

func (s *script) checkCards(t *rapid.T) {
	voters := s.b.Electorate()
	for c := range voting.Card(s.b.Cards()) {
		if got, want := s.b.Root(c), s.m.root(c); got != want {
			t.Fatalf("root of %d is %d, want %d", c, got, want)
		}
		if got, want := s.b.United(c), s.m.united(c); !slices.Equal(got, want) {
			t.Fatalf("united with %d: %v, want %v", c, got, want)
		}
		if got, want := supporters(s.b, c), s.m.people(c, bothCriteria...); !slices.Equal(got, want) {
			t.Fatalf("supporters of %d: %v, want %v", c, got, want)
		}
		tally := s.b.Tally(c, bothCriteria)
		if want := s.m.tally(c, bothCriteria); !reflect.DeepEqual(tally, want) {
			t.Fatalf("tally of %d: %v, want %v", c, tally, want)
		}
		for g, a := range tally.Groups {
			if a > voters.Groups[g] {
				t.Fatalf("card %d has %d people of table %d, which has %d voters", c, a, g, voters.Groups[g])
			}
		}
	}
}

func (s *script) checkVoters(t *rapid.T) {
	odd := func(c voting.Card) bool { return c%2 == 1 }
	for v := range voting.Voter(s.b.Voters()) {
		for _, cr := range bothCriteria {
			liked := s.m.likedBy(v, cr)
			if got := s.b.LikedBy(v, cr); !slices.Equal(got, liked) {
				t.Fatalf("voter %d likes %v, want %v", v, got, liked)
			}
			used, usedOdd := map[voting.Round]int{}, map[voting.Round]int{}
			for _, c := range liked {
				r := s.m.likes[given{c, v, cr}]
				used[r]++
				if odd(c) {
					usedOdd[r]++
				}
				if !s.b.Likes(c, v, cr) {
					t.Fatalf("voter %d does not like card %d", v, c)
				}
			}
			for _, r := range bothRounds {
				if s.b.Used(v, cr, r, nil) != used[r] || s.b.Used(v, cr, r, odd) != usedOdd[r] {
					t.Fatalf("voter %d used %d, want %d", v, s.b.Used(v, cr, r, nil), used[r])
				}
				if all, some := s.b.UsedByEach(cr, r, nil)[v], s.b.UsedByEach(cr, r, odd)[v]; all != used[r] || some != usedOdd[r] {
					t.Fatalf("of each, voter %d used %d and %d, want %d and %d", v, all, some, used[r], usedOdd[r])
				}
			}
		}
	}
}

func (s *script) checkOrders(t *rapid.T) {
	shuffled := rapid.Permutation(allCards(s.b.Cards())).Draw(t, "order")
	for _, o := range []voting.Order{voting.ByLikes, voting.ByBreadth} {
		ranked := s.b.Rank(shuffled, bothCriteria, o)
		if want := s.m.rank(bothCriteria, o); !slices.Equal(cards(ranked), want) {
			t.Fatalf("ranked %v, want %v", cards(ranked), want)
		}
		places := s.m.places(bothCriteria, o)
		for i, r := range ranked {
			if r.Rank != i+1 || r.Place != places[r.Card] {
				t.Fatalf("card %d has rank %d and place %d, want %d and %d", r.Card, r.Rank, r.Place, i+1, places[r.Card])
			}
		}
		if !reflect.DeepEqual(ranked, s.b.Rank(allCards(s.b.Cards()), bothCriteria, o)) {
			t.Fatal("the ranking depends on the order in which the cards are given")
		}
	}
}

func TestScriptsAgreeWithTheModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := newScript(t)
		t.Repeat(map[string]func(*rapid.T){
			"":              s.check,
			"add card":      s.addCard,
			"add voter":     s.addVoter,
			"assign":        s.assign,
			"exclude":       s.exclude,
			"withdraw":      s.withdraw,
			"like":          s.like,
			"like more":     s.like,
			"unlike":        s.unlike,
			"join":          s.join,
			"part":          s.part,
			"join and part": s.joinAndPart,
			"reload":        s.reload,
		})
	})
}
