package voting

import (
	"cmp"
	"slices"
)

// Set tells of each card, by arrival, whether it is in the set that leaves fewest people out and would be whichever one
// voter were left out. It takes seconds for a thousand cards and thousands of voters: before each case it asks stop,
// which may be nil, and gives up, with false, once that is true.
func (f *Firmness) Set(stop func() bool) (firm []bool, done bool) {
	firm = make([]bool, len(f.all))
	base := f.play()
	for _, taken := range base.order {
		firm[taken] = true
	}
	for i := range f.cases {
		if stop != nil && stop() {
			return nil, false
		}
		for _, lost := range base.without(&f.cases[i]) {
			firm[lost] = false
		}
	}
	return firm, true
}

// played is an election with everybody, kept round by round: without one voter it goes the same way for a while, and
// often comes back to it.
type played struct {
	f        *Firmness
	order    []int       // those taken
	position []int       // of each card in the order; rounds for the others
	taken    [][]int32   // before each round, as in election
	score    [][]float64 // before each round, of all that were left
	left     [][]int     // before each round, the largest score first
	weights  []float64
	exact    *fractions

	// Of the case that is looked at.
	ties  ties
	liked []bool
	again *election // what goes another way
	in    []bool    // what was taken on it, and before
}

// play holds the election with everybody.
func (f *Firmness) play() *played {
	e := newElection(f.people, f.voters, setSize(len(f.all)), f.ties)
	p := &played{
		f: f, position: slices.Repeat([]int{e.rounds}, len(f.all)), weights: e.weights, exact: e.exact,
		ties:  ties{total: slices.Clone(f.ties.total), level: slices.Clone(f.ties.level)},
		liked: make([]bool, len(f.all)), in: make([]bool, len(f.all)),
	}
	p.again = newElection(f.people, f.voters, e.rounds, p.ties)
	for round := range e.rounds {
		for _, x := range e.left {
			e.weigh(x)
		}
		left := slices.Clone(e.left)
		slices.SortFunc(left, func(x, y int) int { return cmp.Compare(e.score[y], e.score[x]) })
		p.left, p.score, p.taken = append(p.left, left), append(p.score, slices.Clone(e.score)), append(p.taken, slices.Clone(e.taken))
		best := e.next()
		p.order = append(p.order, best)
		p.position[best] = round
		e.take(best)
	}
	return p
}

// without lists the cards that are no more in the set once a voter of the case is left out.
func (p *played) without(c *ballots) (lost []int) {
	for _, like := range c.likes {
		p.liked[like.card] = true
		p.ties.total[like.card] -= like.times
		p.ties.level[like.card] = like.level
	}
	for round := 0; round < len(p.order); {
		if p.stays(round, c.voter) {
			round++
			continue
		}
		if round = p.astray(round, c.voter); round == len(p.order) {
			for _, x := range p.order {
				if !p.in[x] {
					lost = append(lost, x)
				}
			}
		}
	}
	for _, like := range c.likes {
		p.liked[like.card] = false
		p.ties.total[like.card], p.ties.level[like.card] = p.f.ties.total[like.card], p.f.ties.level[like.card]
	}
	return lost
}

// stays reports whether a round that begins as it did with everybody takes the same card without the voter. It does
// where they do not like that card: what they like loses, and nothing else changes.
func (p *played) stays(round int, v Voter) bool {
	best := p.order[round]
	if !p.liked[best] {
		return true
	}
	taken, score := p.taken[round], p.score[round]
	own := p.weights[taken[v]]
	margin := closeness * max(1, score[best])
	was := taken[v]
	taken[v] = int32(len(p.order)) //nolint:gosec // rounds are few
	defer func() { taken[v] = was }()
	for _, x := range p.left[round] {
		without := score[x]
		if without < score[best]-own-margin {
			break // nor can any after it
		}
		if p.liked[x] {
			without -= own
		}
		switch ahead := without - (score[best] - own); {
		case x == best || ahead < -margin:
		case ahead > margin || p.first(x, best, taken):
			return false
		}
	}
	return true
}

// first reports whether x goes before y where their scores are close.
func (p *played) first(x, y int, taken []int32) bool {
	if sign := p.exact.sign(p.f.people[x], p.f.people[y], taken); sign != 0 {
		return sign > 0
	}
	if figures := p.ties.figures(x, y); figures != 0 {
		return figures < 0
	}
	return x < y
}

// astray goes on without the voter from a round that takes another card than with everybody, and returns the round from
// which both have taken the same ones, or the number of rounds. Then in tells what it took.
func (p *played) astray(round int, v Voter) int {
	e, rounds := p.again, len(p.order)
	copy(e.taken, p.taken[round])
	copy(e.score, p.score[round])
	own := e.weights[e.taken[v]]
	e.taken[v] = int32(rounds) //nolint:gosec // rounds are few
	e.left = append(e.left[:0], p.left[round]...)
	for _, x := range e.left {
		if p.liked[x] {
			e.score[x] = max(0, e.score[x]-own)
		}
	}
	clear(p.in)
	for _, x := range p.order[:round] {
		p.in[x] = true
	}
	others := 0 // taken that were not taken with everybody by now
	for ; round < rounds; round++ {
		if p.in[p.order[round]] {
			others--
		}
		x := e.next()
		if p.position[x] > round {
			others++
		}
		p.in[x] = true
		e.take(x)
		if others == 0 {
			return round + 1
		}
	}
	return rounds
}
