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

// roots are the cards that stand for themselves, by arrival.
func (m *model) roots() []voting.Card {
	var roots []voting.Card
	for c := range voting.Card(len(m.parent)) {
		if !m.withdrawn[c] && m.root(c) == c {
			roots = append(roots, c)
		}
	}
	return roots
}

// figures are what a card is ranked by.
type figures struct {
	total   int
	breadth *big.Rat
}

func (m *model) figures(criteria []voting.Criterion) map[voting.Card]figures {
	e, all := m.electorate(), map[voting.Card]figures{}
	for _, c := range m.roots() {
		t := m.tally(c, criteria)
		all[c] = figures{t.Total, breadth(e, t)}
	}
	return all
}

// better says whether x has a strictly better figure than y.
func (x figures) better(y figures, o voting.Order) bool {
	if o == voting.ByBreadth {
		return x.breadth.Cmp(y.breadth) > 0
	}
	return x.total > y.total
}

// rank puts the roots that are not withdrawn in order.
func (m *model) rank(criteria []voting.Criterion, o voting.Order) []voting.Card {
	all, roots := m.figures(criteria), m.roots()
	slices.SortFunc(roots, func(x, y voting.Card) int {
		total, breadth := cmp.Compare(all[y].total, all[x].total), all[y].breadth.Cmp(all[x].breadth)
		if o == voting.ByBreadth {
			return cmp.Or(breadth, total, cmp.Compare(x, y))
		}
		return cmp.Or(total, breadth, cmp.Compare(x, y))
	})
	return roots
}

// places are 1 + the number of cards with a strictly better figure.
func (m *model) places(criteria []voting.Criterion, o voting.Order) map[voting.Card]int {
	all, places := m.figures(criteria), map[voting.Card]int{}
	for c, own := range all {
		places[c] = 1
		for _, other := range all {
			if other.better(own, o) {
				places[c]++
			}
		}
	}
	return places
}

// standing is which marks a card has.
type standing struct{ first, voted, representative, set bool }

func (m *model) standings(criteria []voting.Criterion) map[voting.Card]standing {
	all, byLikes, byBreadth := m.figures(criteria), m.rank(criteria, voting.ByLikes), m.rank(criteria, voting.ByBreadth)
	set, _ := m.set(byLikes, criteria)
	first, out := m.places(criteria, voting.ByLikes), map[voting.Card]standing{}
	for c, own := range all {
		last := (len(all)+3)/4 - 1
		out[c] = standing{
			first:          own.total > 0 && first[c] == 1,
			voted:          own.total > 0 && !all[byLikes[last]].better(own, voting.ByLikes),
			representative: own.total > 0 && !all[byBreadth[last]].better(own, voting.ByBreadth),
			set:            slices.Contains(set, c),
		}
	}
	return out
}

// firm leaves out one person after the other, and judges everything anew each time.
func (m *model) firm(criteria []voting.Criterion) map[voting.Card]standing {
	firm := m.standings(criteria)
	for v := range m.excluded {
		if m.excluded[v] {
			continue
		}
		m.excluded[v] = true
		for c, left := range m.standings(criteria) {
			own := firm[c]
			firm[c] = standing{own.first && left.first, own.voted && left.voted, own.representative && left.representative, own.set && left.set}
		}
		m.excluded[v] = false
	}
	return firm
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
