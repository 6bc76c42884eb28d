package voting_test

import (
	"slices"
	"testing"

	"colazione/voting"

	"pgregory.net/rapid"
)

func TestJoinTables(t *testing.T) {
	const none = voting.NoGroup
	cases := []struct {
		name    string
		people  []int
		earlier []voting.Group
		least   int
		want    []voting.Group
	}{
		{"all are large enough", []int{4, 5, 9}, nil, 4, []voting.Group{0, 1, 2}},
		{"a small one stands with the next smallest", []int{9, 3, 5, 6}, nil, 4, []voting.Group{0, 1, 1, 3}},
		{"until it has enough", []int{9, 1, 1, 1, 7}, nil, 4, []voting.Group{0, 1, 1, 1, 1}},
		{"two small ones are enough together", []int{2, 9, 2, 9}, nil, 4, []voting.Group{0, 1, 0, 3}},
		{"each until it has enough", []int{3, 3, 3, 3}, nil, 4, []voting.Group{0, 0, 2, 2}},
		{"an empty one too", []int{8, 0, 9}, nil, 4, []voting.Group{0, 0, 2}},
		{"one of several is none", []int{5, 3}, nil, 4, []voting.Group{none, none}},
		{"one that is all there is stays", []int{3}, nil, 4, []voting.Group{0}},
		{"no tables", nil, nil, 4, []voting.Group{}},
		{"without a guard none is joined", []int{1, 0, 2}, nil, 0, []voting.Group{0, 1, 2}},
		{"what stood together does so still", []int{9, 9, 9}, []voting.Group{0, 1, 0}, 4, []voting.Group{0, 1, 0}},
		{"without a guard too", []int{9, 9, 9}, []voting.Group{0, 1, 0}, 0, []voting.Group{0, 1, 0}},
		{"and takes a new small one", []int{2, 9, 3, 1}, []voting.Group{0, 1, 0}, 4, []voting.Group{0, 1, 0, 0}},
		{"who left has others join", []int{1, 9, 1, 6}, []voting.Group{0, 1, 0, 3}, 4, []voting.Group{0, 1, 0, 0}},
		{"none stays none", []int{9, 9}, []voting.Group{none, none}, 4, []voting.Group{none, none}},
		{"none and a new one", []int{9, 9, 5}, []voting.Group{none, none}, 4, []voting.Group{0, 0, 2}},
		{"none and a new small one", []int{9, 9, 3}, []voting.Group{none, none}, 4, []voting.Group{none, none, none}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := voting.JoinTables(c.people, c.earlier, c.least); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

// People come and go, tables are added and the guard changes; after each a showing. Whatever is added up or taken off of the figures of shown tables
// and of the room, nothing is left of fewer people than the guard.
func TestNoFigureIsOfFewPeople(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.SliceOfN(rapid.IntRange(0, 8), 1, 7).Draw(t, "people")
		least := rapid.IntRange(3, 6).Draw(t, "least")
		var shown []voting.Group
		for range rapid.IntRange(1, 5).Draw(t, "showings") {
			before := shown
			shown = voting.JoinTables(people, shown, least)
			checkShown(t, people, shown, before, least)
			for g := range people {
				people[g] = max(0, people[g]+rapid.IntRange(-3, 3).Draw(t, "come"))
			}
			if rapid.Bool().Draw(t, "another") && len(people) < 8 {
				people = append(people, rapid.IntRange(0, 8).Draw(t, "new"))
			}
		}
	})
}

func checkShown(t *rapid.T, people []int, shown, before []voting.Group, least int) {
	if len(shown) != len(people) {
		t.Fatalf("%d tables are shown of %d", len(shown), len(people))
	}
	for g := range before {
		for h := range before {
			if before[g] == before[h] && shown[g] != shown[h] {
				t.Fatalf("%d and %d stood together and do no more: %v, then %v", g, h, before, shown)
			}
		}
	}
	figures := map[voting.Group]int{}
	room := 0
	for g, n := range people {
		figures[shown[g]] += n
		room += n
		if own := shown[g]; own != voting.NoGroup && (shown[own] != own || int(own) > g) {
			t.Fatalf("%d stands with %d in %v", g, own, shown)
		}
	}
	if _, whole := figures[voting.NoGroup]; whole && len(figures) > 1 {
		t.Fatalf("some are shown and some are not: %v", shown)
	}
	if len(people) == 1 || len(figures) == 1 {
		if len(people) > 1 && shown[0] != voting.NoGroup {
			t.Fatalf("one of %d is shown: %v", len(people), shown)
		}
		return // the figures are the room's
	}
	var all []int
	for _, n := range figures {
		all = append(all, n)
	}
	for some := range 1 << len(all) {
		sum := 0
		for i, n := range all {
			if some>>i&1 == 1 {
				sum += n
			}
		}
		for _, left := range []int{sum, room - sum} {
			if left > 0 && left < least || left == 0 && some != 0 && some != 1<<len(all)-1 {
				t.Fatalf("%v shown as %v: %d people can be told from the others", people, shown, left)
			}
		}
	}
}

// Tables that are large enough are never joined, and what is joined does not depend on anything but who sits where.
func TestTablesAreJoinedOnlyWhereTheyMustBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.SliceOfN(rapid.IntRange(0, 9), 2, 8).Draw(t, "people")
		least := rapid.IntRange(3, 6).Draw(t, "least")
		shown := voting.JoinTables(people, nil, least)
		if !slices.Equal(shown, voting.JoinTables(people, nil, least)) || !slices.Equal(shown, voting.JoinTables(people, shown, least)) {
			t.Fatal("asked again, it is another answer")
		}
		small := slices.ContainsFunc(people, func(n int) bool { return n < least })
		for g, own := range shown {
			alone := own == voting.Group(g) && !slices.Contains(slices.Delete(slices.Clone(shown), g, g+1), own)
			if !small && !alone {
				t.Fatalf("all are large enough, and %v are shown as %v", people, shown)
			}
			if alone && people[g] < least {
				t.Fatalf("%d stands alone in %v", g, shown)
			}
		}
	})
}
