package voting_test

import (
	"cmp"
	"math/big"
	"slices"

	"colazione/voting"
)

// model is the ballot as one would write it without thinking of speed: one map of likes, everything else looked up.
type model struct {
	parent    []voting.Card
	withdrawn []bool
	group     []voting.Group
	excluded  []bool
	likes     map[given]voting.Round
}

type given struct {
	card  voting.Card
	voter voting.Voter
	cr    voting.Criterion
}

func (m *model) root(c voting.Card) voting.Card {
	up := m.parent[c]
	if m.withdrawn[c] || up == voting.None || m.withdrawn[up] {
		return c
	}
	return m.root(up)
}

func (m *model) united(c voting.Card) []voting.Card {
	cards := []voting.Card{m.root(c)}
	for other := range voting.Card(len(m.parent)) {
		if other != cards[0] && m.root(other) == cards[0] {
			cards = append(cards, other)
		}
	}
	return cards
}

// above says whether c is on the way up from below, or is below itself.
func (m *model) above(c, below voting.Card) bool {
	return below != voting.None && (below == c || m.above(c, m.parent[below]))
}

func (m *model) likesAny(c voting.Card, v voting.Voter, cr voting.Criterion) bool {
	return slices.ContainsFunc(m.united(c), func(u voting.Card) bool {
		_, liked := m.likes[given{u, v, cr}]
		return liked
	})
}

// people who count and like a card united with c for one of the criteria.
func (m *model) people(c voting.Card, criteria ...voting.Criterion) []voting.Voter {
	var people []voting.Voter
	for v := range voting.Voter(len(m.group)) {
		likesIt := func(cr voting.Criterion) bool { return m.likesAny(c, v, cr) }
		if !m.withdrawn[c] && !m.excluded[v] && slices.ContainsFunc(criteria, likesIt) {
			people = append(people, v)
		}
	}
	return people
}

func (m *model) byGroup(people []voting.Voter) map[voting.Group]int {
	groups := map[voting.Group]int{}
	for _, v := range people {
		groups[m.group[v]]++
	}
	return groups
}

func (m *model) tally(c voting.Card, criteria []voting.Criterion) voting.Tally {
	t := voting.Tally{Likes: map[voting.Criterion]int{}, Groups: m.byGroup(m.people(c, criteria...))}
	for _, cr := range criteria {
		t.Likes[cr] = len(m.people(c, cr))
		t.Total += t.Likes[cr]
	}
	return t
}

func (m *model) electorate() voting.Electorate {
	var people []voting.Voter
	for g := range m.likes {
		if !m.withdrawn[g.card] && !m.excluded[g.voter] && !slices.Contains(people, g.voter) {
			people = append(people, g.voter)
		}
	}
	return voting.Electorate{Total: len(people), Groups: m.byGroup(people)}
}

func (m *model) likedBy(v voting.Voter, cr voting.Criterion) []voting.Card {
	var cards []voting.Card
	for g := range m.likes {
		if g.voter == v && g.cr == cr && !m.withdrawn[g.card] {
			cards = append(cards, g.card)
		}
	}
	slices.Sort(cards)
	return cards
}

// breadth is Π (a+1)/(n+2), the breadth before its root is taken.
func breadth(e voting.Electorate, t voting.Tally) *big.Rat {
	product := big.NewRat(1, 1)
	for g, n := range e.Groups {
		product.Mul(product, big.NewRat(int64(t.Groups[g])+1, int64(n)+2))
	}
	return product
}

// rank puts the roots that are not withdrawn in order.
func (m *model) rank(criteria []voting.Criterion, o voting.Order) []voting.Card {
	e := m.electorate()
	var roots []voting.Card
	for c := range voting.Card(len(m.parent)) {
		if !m.withdrawn[c] && m.root(c) == c {
			roots = append(roots, c)
		}
	}
	slices.SortFunc(roots, func(x, y voting.Card) int {
		tx, ty := m.tally(x, criteria), m.tally(y, criteria)
		total, breadth := cmp.Compare(ty.Total, tx.Total), breadth(e, ty).Cmp(breadth(e, tx))
		if o == voting.ByBreadth {
			return cmp.Or(breadth, total, cmp.Compare(x, y))
		}
		return cmp.Or(total, breadth, cmp.Compare(x, y))
	})
	return roots
}

// set is the set that leaves fewest people out, of cards ranked by likes, and the number of people it speaks for.
func (m *model) set(ranked []voting.Card, criteria []voting.Criterion) ([]voting.Card, int) {
	taken := map[voting.Voter]int64{}
	var set []voting.Card
	for range min(len(ranked), max(3, (len(ranked)+3)/4)) {
		var best voting.Card
		var most *big.Rat
		for _, c := range ranked {
			if slices.Contains(set, c) {
				continue
			}
			score := new(big.Rat)
			for _, v := range m.people(c, criteria...) {
				score.Add(score, big.NewRat(1, 1+taken[v]))
			}
			if most == nil || score.Cmp(most) > 0 {
				best, most = c, score
			}
		}
		set = append(set, best)
		for _, v := range m.people(best, criteria...) {
			taken[v]++
		}
	}
	return set, len(taken)
}
