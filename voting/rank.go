package voting

import (
	"cmp"
	"math"
	"slices"
)

// Order says by what cards are ranked.
type Order int

const (
	// ByLikes puts the larger total first, then the larger breadth, then the earlier card.
	ByLikes Order = iota
	// ByBreadth puts the larger breadth first, then the larger total, then the earlier card.
	ByBreadth
)

// Candidate is a card and what it got.
type Candidate struct {
	Card Card
	Tally
}

// Ranked is a card with its place among others and the figures that gave it. With a the persons of a table who like
// the card and n the voters of that table, over the G tables that have at least one voter:
type Ranked struct {
	// Rank is the position in the list, from 1; no two cards share one.
	Rank int
	// Place is 1 + the number of cards with a strictly better figure, which is the total by likes and the breadth by
	// breadth: cards that are equal in it share a place.
	Place int
	Card  Card
	Tally
	// Reach is the number of tables with a ≥ 1.
	Reach int
	// Support is Σ a / Σ n, in [0, 1]; 0 when nobody votes.
	Support float64
	// Breadth is (Π (a+1)/(n+2))^(1/G), in (0, 1); 0 when nobody votes. It is high only for what finds support at every
	// table: the group-informed consensus of Polis (Small, Bjorkegren, Erkkilä, Shaw, Megill 2021, "Polis: Scaling
	// deliberation by mapping high dimensional opinion spaces", Recerca 26(2)), where each factor is the chance that
	// somebody of the group agrees, with Laplace's rule of succession, and the product the chance that all do. Here it is
	// a geometric mean, so that meetings with different numbers of tables compare.
	Breadth float64
}

// Rank judges cards against the whole electorate and puts them in order; the answer does not depend on the order in
// which they are given. A repeated card counts once. A withdrawn card, and one that is joined to another, is left
// out: its likes are in its root's, if the root is among the cards.
func (b *Ballot) Rank(cards []Card, criteria []Criterion, o Order) []Ranked {
	return Judge(b.Electorate(), b.candidates(cards, criteria), o)
}

// Judge is Rank on plain numbers, for figures gathered over several ballots: the caller numbers tables and cards so
// that those of different ballots stay apart, and earlier cards have smaller numbers.
func Judge(e Electorate, candidates []Candidate, o Order) []Ranked {
	judged := judge(e, candidates)
	ranked := make([]Ranked, len(judged))
	order := o.places(judged)
	for at, i := range order {
		ranked[at] = judged[i].Ranked
		ranked[at].Rank, ranked[at].Place = at+1, at+1
		if at > 0 && o.figure(&judged[order[at-1]], &judged[i]) == 0 {
			ranked[at].Place = ranked[at-1].Place
		}
	}
	return ranked
}

// candidates are the cards that stand for themselves, once each, by arrival, with their tallies.
func (b *Ballot) candidates(cards []Card, criteria []Criterion) []Candidate {
	roots := b.roots(cards)
	candidates := make([]Candidate, len(roots))
	for i, c := range roots {
		candidates[i] = Candidate{Card: c, Tally: b.Tally(c, criteria)}
	}
	return candidates
}

func (b *Ballot) roots(cards []Card) []Card {
	roots := slices.Clone(cards)
	slices.Sort(roots)
	roots = slices.Compact(roots)
	return slices.DeleteFunc(roots, func(c Card) bool { return b.cards[c].withdrawn || b.Root(c) != c })
}

// judged keeps, beside the figures, Π (a+1): as Π (n+2) and the root are the same for all cards, it orders them by
// breadth exactly.
type judged struct {
	Ranked
	spread product
}

func judge(e Electorate, candidates []Candidate) []judged {
	all := make([]judged, len(candidates))
	for i, c := range candidates {
		all[i] = judged{Ranked: Ranked{Card: c.Card, Tally: c.Tally}, spread: product{low: 1}}
	}
	bound, tables, voters := product{low: 1}, 0, 0
	for g, n := range e.Groups {
		if n == 0 {
			continue
		}
		tables++
		voters += n
		bound.times(uint64(n) + 2)
		for i := range all {
			all[i].add(all[i].Groups[g])
		}
	}
	if tables == 0 {
		return all
	}
	for i := range all {
		all[i].Support /= float64(voters)
		all[i].Breadth = meanRatio(&all[i].spread, &bound, tables)
	}
	return all
}

// add takes in the persons of one more table; Support is their sum for now.
func (j *judged) add(a int) {
	if a > 0 {
		j.Reach++
	}
	j.Support += float64(a)
	j.spread.times(uint64(a) + 1)
}

// meanRatio is (p/q)^(1/n), without leaving the range of a float64 on the way.
func meanRatio(p, q *product, n int) float64 {
	pf, pe := p.frexp()
	qf, qe := q.frexp()
	return math.Pow(pf/qf, 1/float64(n)) * math.Exp2(float64(pe-qe)/float64(n))
}

func (o Order) compare(x, y *judged) int {
	other := ByBreadth
	if o == ByBreadth {
		other = ByLikes
	}
	return cmp.Or(o.figure(x, y), other.figure(x, y), cmp.Compare(x.Card, y.Card))
}

// figure is negative, zero or positive as the figure of x that decides first in this order is better than, equal to or
// worse than that of y.
func (o Order) figure(x, y *judged) int {
	if o == ByBreadth {
		return y.spread.compare(&x.spread)
	}
	return cmp.Compare(y.Total, x.Total)
}

// places lists the indices of all in this order, the best first.
func (o Order) places(all []judged) []int {
	places := make([]int, len(all))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(x, y int) int { return o.compare(&all[x], &all[y]) })
	return places
}
