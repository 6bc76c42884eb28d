package voting

import (
	"encoding/binary"
	"math"
	"slices"
)

// Firmness judges whether what singles out the cards of one kind would still do so, whichever one voter were left out:
// the jackknife of Quenouille (1956, "Notes on bias in estimation", Biometrika 43) and Tukey (1958, "Bias and confidence
// in not-quite large samples", Annals of Mathematical Statistics 29), asked of an order and not of a number. Everything
// is judged anew without the voter, a table that loses its last one dropping out, and compared exactly.
//
// It shares nothing with the ballot, which may go on changing meanwhile. One goroutine may use it at a time.
type Firmness struct {
	all    []judged
	voters int
	people [][]int32 // the supporters of each card
	marks  marks
	ties   ties // as everybody voted; levels are of the same scale as those of the cases
	cases  []ballots
}

// Firm returns which marks of a card are firm: it has them, and would whichever one voter were left out.
type Firm struct {
	Card Card
	// First is true for a card that somebody likes and that shares the first place of its kind by likes.
	First bool
	// MostVoted and MostRepresentative are as in Pick.
	MostVoted, MostRepresentative bool
}

// ballots are those of one or more voters of one table who like the same cards: what leaving out one of them changes,
// leaving out any other does.
type ballots struct {
	voter Voter // one of them
	likes []vote
}

// vote is what a card has from one voter, and what it would be without.
type vote struct {
	card  int
	times int // for how many criteria
	level int // of its breadth without the voter
}

// Firmness takes the same cards as Shortlist does, and leaves out the same. What it costs beyond that is all in Marks
// and Set.
func (b *Ballot) Firmness(cards []Card, criteria []Criterion) *Firmness {
	f := &Firmness{all: judge(b.Electorate(), b.candidates(cards, criteria)), voters: len(b.voters)}
	f.marks = markedBy(f.all)
	votes := make([][]vote, len(b.voters))
	f.people = make([][]int32, len(f.all))
	var asked []Criterion
	for _, cr := range criteria {
		if !slices.Contains(asked, cr) {
			asked = append(asked, cr)
		}
	}
	for i := range f.all {
		for _, cr := range asked {
			for v := range b.supporters(f.all[i].Card, []Criterion{cr}).EachSet() {
				if last := len(votes[v]) - 1; last >= 0 && votes[v][last].card == i {
					votes[v][last].times++
					continue
				}
				votes[v] = append(votes[v], vote{card: i, times: 1})
				f.people[i] = append(f.people[i], int32(v)) //nolint:gosec // voters are numbered in 32 bits
			}
		}
	}
	f.gather(b, votes)
	return f
}

// gather makes the cases of the votes of each voter, and levels all breadths that can come up in them.
func (f *Firmness) gather(b *Ballot, votes [][]vote) {
	known := map[string]bool{}
	l := newLevels(f.all)
	for v, likes := range votes {
		if len(likes) == 0 {
			continue // nothing of this kind changes without them
		}
		g := b.as(b.voters[v].group)
		key := binary.AppendUvarint(nil, uint64(g)) //nolint:gosec // a voter's group is at least 0
		for _, like := range likes {
			key = binary.AppendUvarint(binary.AppendUvarint(key, uint64(like.card)), uint64(like.times)) //nolint:gosec // both are counted
		}
		if known[string(key)] {
			continue
		}
		known[string(key)] = true
		for i := range likes {
			likes[i].level = l.index(likes[i].card, f.all[likes[i].card].Groups[g])
		}
		f.cases = append(f.cases, ballots{voter: Voter(v), likes: likes}) //nolint:gosec // voters are numbered in 32 bits
	}
	rank := l.rank()
	f.ties = ties{total: make([]int, len(f.all)), level: make([]int, len(f.all))}
	for i := range f.all {
		f.ties.total[i], f.ties.level[i] = f.all[i].Total, rank[l.index(i, whole)]
	}
	for _, c := range f.cases {
		for i := range c.likes {
			c.likes[i].level = rank[c.likes[i].level]
		}
	}
}

// Marks judges all cards, by arrival.
func (f *Firmness) Marks() []Firm {
	firm := make([]Firm, len(f.all))
	byLikes, byBreadth := descending(f.ties.total), descending(f.ties.level)
	for i := range f.all {
		first := f.all[i].Total > 0 && f.all[i].Total == f.all[byLikes[0]].Total
		firm[i] = Firm{Card: f.all[i].Card, First: first, MostVoted: f.marks.voted[i], MostRepresentative: f.marks.representative[i]}
	}
	last := quarter(len(f.all)) - 1
	liked := make([]bool, len(f.all))
	for _, c := range f.cases {
		for _, like := range c.likes {
			liked[like.card] = true
		}
		// Only what the voter likes can lose a mark: the figures of all else stay, and no others rise.
		total := func(v vote) int { return f.ties.total[v.card] - v.times }
		level := func(v vote) int { return v.level }
		totals, levels := c.best(last+1, byLikes, f.ties.total, liked, total), c.best(last+1, byBreadth, f.ties.level, liked, level)
		for _, like := range c.likes {
			one := &firm[like.card]
			left := total(like) > 0
			one.First = one.First && left && total(like) >= totals[0]
			one.MostVoted = one.MostVoted && left && total(like) >= totals[last]
			one.MostRepresentative = one.MostRepresentative && left && level(like) >= levels[last]
			liked[like.card] = false
		}
	}
	return firm
}

// best returns the n best figures without the voter, the best first: of what they do not like in the order given, of what
// they like by a function.
func (c ballots) best(n int, order, figures []int, liked []bool, without func(vote) int) []int {
	of := make([]int, len(c.likes))
	for i, like := range c.likes {
		of[i] = without(like)
	}
	slices.Sort(of)
	slices.Reverse(of)
	best := make([]int, 0, n)
	for len(best) < n {
		for len(order) > 0 && liked[order[0]] {
			order = order[1:]
		}
		if len(order) > 0 && (len(of) == 0 || figures[order[0]] >= of[0]) {
			best, order = append(best, figures[order[0]]), order[1:]
		} else {
			best, of = append(best, of[0]), of[1:]
		}
	}
	return best
}

// descending lists the indices of figures, the largest first.
func descending(figures []int) []int {
	order := make([]int, len(figures))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return figures[y] - figures[x] })
	return order
}

// whole stands, where the likes from a table are asked for, for a card that loses none.
const whole = 0

// levels puts in one order the breadths of cards, and those that they would have with one like less from a table. As the
// voters of the tables and their number are the same for all cards in each case, Π (a+1) orders them; a like less from
// a table that gave a makes it Π (a+1) × a/(a+1). It does so too where the table loses its last voter: then 2 becomes 1,
// and a factor of 1 is no factor.
type levels struct {
	all  []judged
	same []int          // for each card, the first of those with the same breadth
	at   map[[2]int]int // by that card and the likes from the table
	list []levelled
}

type levelled struct {
	card, likes int
	fraction    float64 // of the value, in [¼, 1), nearly
	exponent    int
}

func newLevels(all []judged) *levels {
	l := &levels{all: all, same: make([]int, len(all)), at: map[[2]int]int{}}
	order := ByBreadth.places(all)
	for at, i := range order {
		l.same[i] = i
		if at > 0 && ByBreadth.figure(&all[order[at-1]], &all[i]) == 0 {
			l.same[i] = l.same[order[at-1]]
		}
		l.index(i, whole)
	}
	return l
}

// index is where in the list a card stands with one like less from a table that gave it some, or whole.
func (l *levels) index(card, likes int) int {
	card = l.same[card]
	key := [2]int{card, likes}
	at, known := l.at[key]
	if !known {
		at = len(l.list)
		l.at[key] = at
		one := levelled{card: card, likes: likes}
		one.fraction, one.exponent = l.all[card].spread.frexp()
		if likes != whole {
			one.fraction *= float64(likes) / float64(likes+1)
		}
		l.list = append(l.list, one)
	}
	return at
}

// rank returns the level of each entry of the list: the larger the better, and equal where they are equal.
func (l *levels) rank() []int {
	order := make([]int, len(l.list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return l.compare(&l.list[x], &l.list[y]) })
	rank := make([]int, len(l.list))
	level := 0
	for at, i := range order {
		if at > 0 && l.compare(&l.list[order[at-1]], &l.list[i]) != 0 {
			level++
		}
		rank[i] = level
	}
	return rank
}

func (l *levels) compare(x, y *levelled) int {
	// Beyond 2 the exponents decide whatever the fractions are.
	if far := x.exponent - y.exponent; far < -2 || far > 2 {
		return far
	}
	fx := math.Ldexp(x.fraction, x.exponent-y.exponent)
	if max(fx, y.fraction)*(1-closeness) > min(fx, y.fraction) {
		if fx < y.fraction {
			return -1
		}
		return 1
	}
	px, py := l.all[x.card].spread, l.all[y.card].spread
	shrink(&px, &py, x.likes)
	shrink(&py, &px, y.likes)
	return px.compare(&py)
}

// shrink makes p of likes/(likes+1) its size, as far as it is compared with q.
func shrink(p, q *product, likes int) {
	if likes != whole {
		p.times(uint64(likes)) //nolint:gosec // it is a number of people
		q.times(uint64(likes) + 1)
	}
}
