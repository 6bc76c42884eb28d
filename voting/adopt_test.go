package voting_test

import (
	"reflect"
	"testing"

	"colazione/voting"

	"pgregory.net/rapid"
)

// A ballot that adopts two others counts what both count, each at tables of its own.
func TestAdopt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const base = 4 // scripts have tables 0 to 3
		parts := []*script{newScript(t), newScript(t)}
		for _, p := range parts {
			p.b.Exclude(p.voter(t), true)
			p.b.Withdraw(p.card(t), true)
		}
		whole := voting.New()
		var places [][]voting.Card
		for i, p := range parts {
			first := whole.AdoptVoters(p.b, voting.Group(base*i))
			var cards []voting.Card
			for c := range p.b.Cards() {
				cards = append(cards, whole.AdoptCard(p.b, voting.Card(c), first))
			}
			places = append(places, cards)
		}
		electorate, total := whole.Electorate(), 0
		for i, p := range parts {
			own := p.b.Electorate()
			total += own.Total
			for g, n := range own.Groups {
				if electorate.Groups[g+voting.Group(base*i)] != n {
					t.Fatalf("table %d of part %d has %d voters, not %d", g, i, electorate.Groups[g+voting.Group(base*i)], n)
				}
			}
			for c, place := range places[i] {
				want := p.b.Tally(voting.Card(c), bothCriteria)
				moved := map[voting.Group]int{}
				for g, n := range want.Groups {
					moved[g+voting.Group(base*i)] = n
				}
				want.Groups = moved
				if got := whole.Tally(place, bothCriteria); !reflect.DeepEqual(got, want) {
					t.Fatalf("card %d of part %d: %+v, want %+v", c, i, got, want)
				}
			}
		}
		if electorate.Total != total {
			t.Fatalf("%d voters, want %d", electorate.Total, total)
		}
	})
}
