package voting_test

import (
	"math"
	"math/big"
	"reflect"
	"testing"

	"colazione/voting"
)

func TestFormulas(t *testing.T) {
	// Four persons at table 0, two at table 1. Everybody likes something.
	b := seated(4, 4, 2)
	give(t, b, 0, 0, 1, 2, 3)
	give(t, b, 1, 0, 1, 4, 5)
	give(t, b, 2, 4)

	want := []voting.Ranked{
		{Card: 1, Reach: 2, Support: 4. / 6, Breadth: math.Sqrt(3. / 6 * 3. / 4)},
		{Card: 0, Reach: 1, Support: 4. / 6, Breadth: math.Sqrt(5. / 6 * 1. / 4)},
		{Card: 2, Reach: 1, Support: 1. / 6, Breadth: math.Sqrt(1. / 6 * 2. / 4)},
		{Card: 3, Reach: 0, Support: 0, Breadth: math.Sqrt(1. / 6 * 1. / 4)},
	}
	got := b.Rank([]voting.Card{0, 1, 2, 3}, likes, voting.ByLikes)
	if len(got) != len(want) {
		t.Fatalf("%d cards ranked, want %d", len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		if g.Rank != i+1 || g.Card != w.Card || g.Reach != w.Reach || !near(g.Support, w.Support) || !near(g.Breadth, w.Breadth) {
			t.Errorf("place %d: %+v, want %+v", i+1, g, w)
		}
		if tally := b.Tally(w.Card, likes); !reflect.DeepEqual(g.Tally, tally) {
			t.Errorf("card %d ranked with %v, its tally is %v", w.Card, g.Tally, tally)
		}
	}
}

func TestAPersonCountsOnceOverCriteria(t *testing.T) {
	b := seated(1, 2, 1)
	b.Like(0, 0, value, round)
	b.Like(0, 0, usefulness, round)
	b.Like(0, 1, usefulness, round)
	b.Like(0, 2, value, round)

	got := b.Tally(0, []voting.Criterion{value, usefulness, like})
	want := voting.Tally{
		Likes:  map[voting.Criterion]int{value: 2, usefulness: 2, like: 0},
		Total:  4,
		Groups: map[voting.Group]int{0: 2, 1: 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("tally %v, want %v", got, want)
	}
	ranked := b.Rank([]voting.Card{0}, []voting.Criterion{value, usefulness}, voting.ByLikes)[0]
	if ranked.Support != 1 {
		t.Errorf("support %v, want 1: all three like it", ranked.Support)
	}
	if twice := b.Tally(0, []voting.Criterion{value, value}); twice.Total != 2 || twice.Likes[value] != 2 {
		t.Errorf("a criterion named twice gives %v", twice)
	}
}

// electorate has n voters at each table.
func electorate(n ...int) voting.Electorate {
	e := voting.Electorate{Groups: map[voting.Group]int{}}
	for g, n := range n {
		e.Total += n
		e.Groups[voting.Group(g)] = n
	}
	return e
}

// candidate got a likes from each table, for one criterion.
func candidate(c voting.Card, a ...int) voting.Candidate {
	t := voting.Tally{Groups: map[voting.Group]int{}}
	for g, a := range a {
		t.Total += a
		t.Groups[voting.Group(g)] = a
	}
	t.Likes = map[voting.Criterion]int{like: t.Total}
	return voting.Candidate{Card: c, Tally: t}
}

func cards(ranked []voting.Ranked) []voting.Card {
	var cards []voting.Card
	for _, r := range ranked {
		cards = append(cards, r.Card)
	}
	return cards
}

func TestTies(t *testing.T) {
	const half = 1 << 30
	cases := []struct {
		name               string
		voters             voting.Electorate
		candidates         []voting.Candidate
		byLikes, byBreadth []voting.Card
	}{
		{
			"equal totals go by breadth", electorate(4, 4),
			[]voting.Candidate{candidate(0, 4, 0), candidate(1, 2, 2), candidate(2, 3, 1)},
			[]voting.Card{1, 2, 0},
			[]voting.Card{1, 2, 0}, // 9, 8, 5
		},
		{
			"equal breadths go by total", electorate(5, 5),
			[]voting.Candidate{candidate(0, 1, 2), candidate(1, 0, 5), candidate(2, 2, 2)},
			[]voting.Card{1, 2, 0},
			[]voting.Card{2, 1, 0}, // 6, 6, 9
		},
		{
			"equal in both go by arrival", electorate(5, 5),
			[]voting.Candidate{candidate(2, 1, 2), candidate(1, 2, 1), candidate(0, 1, 2)},
			[]voting.Card{0, 1, 2},
			[]voting.Card{0, 1, 2},
		},
		{
			"without voters all go by arrival", electorate(),
			[]voting.Candidate{candidate(1), candidate(0)},
			[]voting.Card{0, 1},
			[]voting.Card{0, 1},
		},
		{
			"one part in 2^60 decides", electorate(2*half, 2*half),
			[]voting.Candidate{candidate(0, half, half-2), candidate(1, half-1, half-1)},
			[]voting.Card{1, 0},
			[]voting.Card{1, 0},
		},
		{
			"so it does beyond a machine word", electorate(2*half, 2*half, half, half),
			[]voting.Candidate{candidate(0, half, half-2, 9, half), candidate(1, half-1, half-1, half, 9)},
			[]voting.Card{1, 0},
			[]voting.Card{1, 0},
		},
		{
			"a product beyond a machine word is above one within", electorate(half, half, half),
			[]voting.Candidate{candidate(0, half, half, 0), candidate(1, half, half, 20), candidate(2, half, half, 19)},
			[]voting.Card{1, 2, 0},
			[]voting.Card{1, 2, 0},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := cards(voting.Judge(c.voters, c.candidates, voting.ByLikes)); !reflect.DeepEqual(got, c.byLikes) {
				t.Errorf("by likes %v, want %v", got, c.byLikes)
			}
			if got := cards(voting.Judge(c.voters, c.candidates, voting.ByBreadth)); !reflect.DeepEqual(got, c.byBreadth) {
				t.Errorf("by breadth %v, want %v", got, c.byBreadth)
			}
		})
	}
}

func TestBreadthOfManyTables(t *testing.T) {
	// 3,000 tables of one: the product is far below what a float64 can hold, the mean is not.
	ones := make([]int, 3000)
	for i := range ones {
		ones[i] = 1
	}
	got := voting.Judge(electorate(ones...), []voting.Candidate{candidate(0, ones...), candidate(1)}, voting.ByBreadth)
	if !near(got[0].Breadth, 2./3) || !near(got[1].Breadth, 1./3) {
		t.Errorf("breadths %v and %v, want 2/3 and 1/3", got[0].Breadth, got[1].Breadth)
	}
}

func TestBreadthBeyondAMachineWord(t *testing.T) {
	voters, a := []int{900, 4000, 77, 1500, 5000, 3}, []int{899, 1, 0, 1499, 4321, 2}
	want := big.NewRat(1, 1)
	for i := range voters {
		want.Mul(want, big.NewRat(int64(a[i]+1), int64(voters[i]+2)))
	}
	exact, _ := want.Float64()
	got := voting.Judge(electorate(voters...), []voting.Candidate{candidate(0, a...)}, voting.ByBreadth)[0].Breadth
	if !near(got, math.Pow(exact, 1./6)) {
		t.Errorf("breadth %v, want %v", got, math.Pow(exact, 1./6))
	}
}

func TestEqualBreadthsShowEqual(t *testing.T) {
	got := voting.Judge(electorate(9, 9, 9), []voting.Candidate{candidate(0, 1, 2, 6), candidate(1, 6, 1, 2)}, voting.ByBreadth)
	if got[0].Breadth != got[1].Breadth {
		t.Errorf("%v and %v", got[0].Breadth, got[1].Breadth)
	}
}

func TestWithoutVotersAllFiguresAreZero(t *testing.T) {
	got := seated(1, 3).Rank([]voting.Card{0}, likes, voting.ByBreadth)[0]
	if got.Support != 0 || got.Breadth != 0 || got.Reach != 0 || got.Rank != 1 {
		t.Errorf("%+v", got)
	}
}

func TestOnlyTablesWithVotersCount(t *testing.T) {
	b := seated(2, 2, 5)
	give(t, b, 0, 0)
	give(t, b, 1, 1)
	got := b.Rank([]voting.Card{0}, likes, voting.ByLikes)[0]
	if !near(got.Breadth, 2./4) || !near(got.Support, 1./2) {
		t.Errorf("breadth %v and support %v, want ½ and ½: nobody of table 1 voted", got.Breadth, got.Support)
	}
	e := electorate(6, 0)
	if got := voting.Judge(e, []voting.Candidate{candidate(0, 1, 0)}, voting.ByLikes)[0]; !near(got.Breadth, 2./8) {
		t.Errorf("with a table of no voters listed, breadth %v, want ¼", got.Breadth)
	}
}

func TestWhatIsRanked(t *testing.T) {
	b := seated(5, 4)
	give(t, b, 0, 0)
	give(t, b, 1, 1, 2)
	give(t, b, 2, 0, 1, 2)
	give(t, b, 3, 3)
	mustJoin(t, b, 1, 0)
	mustJoin(t, b, 3, 4)
	b.Withdraw(2, true)
	got := b.Rank([]voting.Card{3, 2, 1, 0, 0}, likes, voting.ByLikes)
	if want := []voting.Card{0}; !reflect.DeepEqual(cards(got), want) || got[0].Total != 3 {
		t.Errorf("ranked %v, want card 0 alone with the likes of card 1", got)
	}
}

// Two meetings of one series: figures of both, their tables and cards numbered apart, judged as one.
func TestJudgeOverTwoBallots(t *testing.T) {
	milan, rome := seated(2, 3), seated(1, 2, 2)
	give(t, milan, 0, 0, 1, 2)
	give(t, milan, 1, 0)
	give(t, rome, 0, 0, 1, 2)

	e, all := voting.Electorate{Groups: map[voting.Group]int{}}, []voting.Candidate{}
	var tables voting.Group
	var before voting.Card
	for _, b := range []*voting.Ballot{milan, rome} {
		one := b.Electorate()
		e.Total += one.Total
		for g, n := range one.Groups {
			e.Groups[tables+g] = n
		}
		for c := range voting.Card(b.Cards()) {
			tally := b.Tally(c, likes)
			groups := map[voting.Group]int{}
			for g, a := range tally.Groups {
				groups[tables+g] = a
			}
			tally.Groups = groups
			all = append(all, voting.Candidate{Card: before + c, Tally: tally})
		}
		tables += 2
		before += voting.Card(b.Cards())
	}
	got := voting.Judge(e, all, voting.ByLikes)
	// n = 3 in Milan, 2 and 1 in Rome: (4·1·1)/(5·4·3), (1·3·2)/(5·4·3), (2·1·1)/(5·4·3)
	if want := []voting.Card{2, 0, 1}; !reflect.DeepEqual(cards(got), want) {
		t.Fatalf("order %v, want %v", cards(got), want)
	}
	for i, want := range []float64{6. / 60, 4. / 60, 2. / 60} {
		if !near(got[i].Breadth, math.Cbrt(want)) {
			t.Errorf("place %d: breadth %v, want %v", i+1, got[i].Breadth, math.Cbrt(want))
		}
	}
}
