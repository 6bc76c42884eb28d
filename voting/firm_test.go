package voting_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"colazione/voting"

	"pgregory.net/rapid"
)

// poll is a ballot and the model that it must agree with, of people at tables who like some of the cards.
func poll(tables []int, cards int) (*voting.Ballot, *model) {
	b := seated(cards, tables...)
	m := &model{parent: slices.Repeat([]voting.Card{voting.None}, cards), withdrawn: make([]bool, cards), likes: map[given]voting.Round{}}
	for g, n := range tables {
		m.group = append(m.group, slices.Repeat([]voting.Group{voting.Group(g)}, n)...)
	}
	m.excluded = make([]bool, len(m.group))
	return b, m
}

func (m *model) like(b *voting.Ballot, c voting.Card, v voting.Voter, cr voting.Criterion) {
	if b.Like(c, v, cr, round) {
		m.likes[given{c, v, cr}] = round
	}
}

// agree compares everything that is said of all cards as one kind with what the model says.
func agree(t rapid.TB, b *voting.Ballot, m *model, criteria []voting.Criterion) {
	t.Helper()
	all := allCards(b.Cards())
	for _, o := range []voting.Order{voting.ByLikes, voting.ByBreadth} {
		ranked, places := b.Rank(all, criteria, o), m.places(criteria, o)
		if want := m.rank(criteria, o); !slices.Equal(cards(ranked), want) {
			t.Fatalf("ranked %v, want %v", cards(ranked), want)
		}
		for _, r := range ranked {
			if r.Place != places[r.Card] {
				t.Fatalf("card %d has place %d, want %d", r.Card, r.Place, places[r.Card])
			}
		}
	}
	set, covered := m.set(m.rank(criteria, voting.ByLikes), criteria)
	short, standings := b.Shortlist(all, criteria), m.standings(criteria)
	if len(short.Picks) != len(standings) {
		t.Fatalf("%d picks, want %d", len(short.Picks), len(standings))
	}
	for _, p := range short.Picks {
		got := standing{standings[p.Card].first, p.MostVoted, p.MostRepresentative, p.SetRank > 0}
		if got != standings[p.Card] || p.SetRank != slices.Index(set, p.Card)+1 {
			t.Fatalf("card %d is %+v at %d of the set, want %+v at %d", p.Card, got, p.SetRank, standings[p.Card], slices.Index(set, p.Card)+1)
		}
	}
	if total := m.electorate().Total; total > 0 && !near(short.Covered, float64(covered)/float64(total)) {
		t.Fatalf("covered %v, want %d of %d", short.Covered, covered, total)
	}
	firm, want := firmness(t, b, criteria), m.firm(criteria)
	for c, own := range want {
		if firm[c] != own {
			t.Fatalf("firm are %+v of card %d, want %+v", firm[c], c, own)
		}
	}
	if len(firm) != len(want) {
		t.Fatalf("%d cards are judged, want %d", len(firm), len(want))
	}
}

// firmness is that of all cards as one kind.
func firmness(t rapid.TB, b *voting.Ballot, criteria []voting.Criterion) map[voting.Card]standing {
	t.Helper()
	f := b.Firmness(allCards(b.Cards()), criteria)
	set, done := f.Set(nil)
	if !done {
		t.Fatal("given up though nobody asked")
	}
	out := map[voting.Card]standing{}
	for i, own := range f.Marks() {
		out[own.Card] = standing{own.First, own.MostVoted, own.MostRepresentative, set[i]}
	}
	return out
}

// Small meetings are full of ties; in large ones of two criteria all else comes up.
func TestJudgementAgreesWithTheModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		tables := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 4).Draw(t, "tables")
		b, m := poll(tables, rapid.IntRange(1, 24).Draw(t, "cards"))
		few := rapid.IntRange(1, 4).Draw(t, "of four")
		criteria := rapid.SampledFrom([][]voting.Criterion{likes, bothCriteria}).Draw(t, "criteria")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for c := range voting.Card(b.Cards()) {
			for v := range voting.Voter(b.Voters()) {
				for _, cr := range criteria {
					if random.IntN(4) < few {
						m.like(b, c, v, cr)
					}
				}
			}
		}
		for v := range m.excluded {
			if random.IntN(8) == 0 {
				b.Exclude(voting.Voter(v), true)
				m.excluded[v] = true
			}
		}
		agree(t, b, m, criteria)
	})
}

// After whatever happened to a ballot, and for one of its criteria alone, the same holds.
func TestJudgementOfScriptsAgreesWithTheModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := newScript(t)
		for range rapid.IntRange(0, 60).Draw(t, "more") {
			do := []func(*rapid.T){s.like, s.like, s.like, s.addCard, s.join, s.exclude, s.withdraw, s.assign}
			rapid.SampledFrom(do).Draw(t, "do")(t)
		}
		agree(t, s.b, &s.m, bothCriteria)
		agree(t, s.b, &s.m, bothCriteria[:1])
	})
}

func TestFirmness(t *testing.T) {
	cases := []struct {
		name   string
		tables []int
		likes  [][]voting.Voter
		firm   []standing
	}{
		{
			"ahead by two",
			[]int{4},
			[][]voting.Voter{{0, 1, 2}, {3}, {}, {}},
			[]standing{{true, true, true, true}, {set: true}, {set: true}, {}},
		},
		{
			"ahead by one: equal without one, which shares the place",
			[]int{3},
			[][]voting.Voter{{0, 1}, {2}, {}, {}},
			[]standing{{true, true, true, true}, {set: true}, {set: true}, {}},
		},
		{
			"equal: each is alone without one who likes the other",
			[]int{4},
			[][]voting.Voter{{0, 1}, {2, 3}, {}, {}},
			[]standing{{false, false, false, true}, {false, false, false, true}, {set: true}, {}},
		},
		{
			"nothing that one person alone likes is firm",
			[]int{2},
			[][]voting.Voter{{0}, {}, {}, {}},
			[]standing{{set: true}, {set: true}, {set: true}, {}},
		},
		{
			// By breadth 3·1 and 2·2; without voter 2, who is alone at the table, 3 and 2.
			"a table that loses its last voter counts no more",
			[]int{2, 1},
			[][]voting.Voter{{0, 1}, {0, 2}, {}, {}},
			[]standing{{set: true}, {set: true}, {set: true}, {}},
		},
		{"nobody votes", []int{2}, [][]voting.Voter{{}, {}, {}, {}}, []standing{{set: true}, {set: true}, {set: true}, {}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b, m := poll(c.tables, len(c.likes))
			for card, voters := range c.likes {
				for _, v := range voters {
					m.like(b, voting.Card(card), v, like)
				}
			}
			agree(t, b, m, likes)
			for card, got := range firmness(t, b, likes) {
				if got != c.firm[card] {
					t.Errorf("firm of card %d: %+v, want %+v", card, got, c.firm[card])
				}
			}
		})
	}
}

func TestASetThatIsGivenUp(t *testing.T) {
	b := meeting(40, 20)
	asked := 0
	firm, done := b.Firmness(allCards(40), likes).Set(func() bool { asked++; return asked > 3 })
	if done || firm != nil || asked != 4 {
		t.Errorf("asked %d times, answered %v, %t", asked, firm, done)
	}
}

// What follows from a ballot is not changed by what happens to it later.
func TestFirmnessIsACopy(t *testing.T) {
	b := meeting(30, 20)
	f, before := b.Firmness(allCards(30), likes), firmness(t, b, likes)
	for c := range voting.Card(30) {
		for v := range voting.Voter(20) {
			b.Unlike(c, v, like)
		}
	}
	set, _ := f.Set(nil)
	for i, own := range f.Marks() {
		if got := (standing{own.First, own.MostVoted, own.MostRepresentative, set[i]}); got != before[own.Card] {
			t.Errorf("card %d: %+v, before %+v", own.Card, got, before[own.Card])
		}
	}
}

func BenchmarkFirmMarks(b *testing.B) {
	for _, size := range []struct{ cards, voters int }{{200, 60}, {1000, 5000}} {
		ballot := meeting(size.cards, size.voters)
		b.Run(fmt.Sprintf("%dx%d", size.cards, size.voters), func(b *testing.B) {
			for b.Loop() {
				ballot.Firmness(allCards(size.cards), likes).Marks()
			}
		})
	}
}

func BenchmarkFirmSet(b *testing.B) {
	for _, size := range []struct{ cards, voters int }{{200, 60}, {200, 5000}, {1000, 5000}} {
		ballot := meeting(size.cards, size.voters)
		b.Run(fmt.Sprintf("%dx%d", size.cards, size.voters), func(b *testing.B) {
			for b.Loop() {
				ballot.Firmness(allCards(size.cards), likes).Set(nil)
			}
		})
	}
}
