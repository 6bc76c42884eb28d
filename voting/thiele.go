package voting

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/bits-and-blooms/bitset"
)

// closeness is the share by which two scores must differ before their order is read off floating point numbers: far
// above what the rounding of a few hundred terms can do, and below it the scores are compared as fractions.
const closeness = 1e-9

// election is a run of sequential proportional approval voting: each round takes the contender with the largest
// Σ 1/(1+k) over its supporters, k being the number of those taken already that the supporter likes. The rule is
// Thiele's (1895, "Om flerfoldsvalg"); Janson 2016 ("Phragmén's and Thiele's election methods") tells its history, and
// Aziz, Brill, Conitzer, Elkind, Freeman, Walsh 2017 ("Justified representation in approval-based committee voting",
// Social Choice and Welfare 48) how far it serves minorities.
type election struct {
	taken   []int      // for each voter, how many of those taken they like
	weights []*big.Int // 1/(1+k) over a common denominator, for each k that can come up
	left    []*contender
}

type contender struct {
	place  int // ties go to the smaller
	people *bitset.BitSet
	score  float64
	held   []int // when last weighed, the number of people for each k
}

// newElection makes contenders of sets of voters below voters, for as many rounds.
func newElection(people []*bitset.BitSet, voters, rounds int) *election {
	e := &election{taken: make([]int, voters), weights: harmonic(rounds)}
	for i, p := range people {
		e.left = append(e.left, &contender{place: i, people: p, score: float64(p.Count())})
	}
	return e
}

// next takes the best contender and answers its place. A score only falls from round to round, so the scores of
// earlier rounds are bounds, and those that cannot reach the best any more need no weighing.
func (e *election) next() int {
	slices.SortFunc(e.left, func(x, y *contender) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.place, y.place))
	})
	best := 0
	for i, c := range e.left {
		if i > 0 && c.score < e.left[best].score*(1-closeness) {
			break
		}
		e.weigh(c)
		if i > 0 && e.compare(c, e.left[best]) < 0 {
			best = i
		}
	}
	winner := e.left[best]
	e.left = slices.Delete(e.left, best, best+1)
	for v := range winner.people.EachSet() {
		e.taken[v]++
	}
	return winner.place
}

// covered is the number of voters who like at least one of those taken.
func (e *election) covered() int {
	n := 0
	for _, taken := range e.taken {
		if taken > 0 {
			n++
		}
	}
	return n
}

func (e *election) weigh(c *contender) {
	if c.held == nil {
		c.held = make([]int, len(e.weights))
	}
	clear(c.held)
	for v := range c.people.EachSet() {
		c.held[e.taken[v]]++
	}
	c.score = 0
	for k, n := range c.held {
		c.score += float64(n) / float64(1+k)
	}
}

// compare is negative when x, weighed as y is, goes first.
func (e *election) compare(x, y *contender) int {
	if max(x.score, y.score)*(1-closeness) > min(x.score, y.score) {
		return cmp.Compare(y.score, x.score)
	}
	return cmp.Or(-e.difference(x, y).Sign(), cmp.Compare(x.place, y.place))
}

// difference is the score of x less that of y, exactly, in units of the common denominator.
func (e *election) difference(x, y *contender) *big.Int {
	sum, term := new(big.Int), new(big.Int)
	for k, w := range e.weights {
		if n := x.held[k] - y.held[k]; n != 0 {
			sum.Add(sum, term.Mul(w, big.NewInt(int64(n))))
		}
	}
	return sum
}

// harmonic is 1/1, 1/2, … 1/n as numerators over their least common denominator.
func harmonic(n int) []*big.Int {
	common := big.NewInt(1)
	for i := range int64(n) {
		k := big.NewInt(i + 1)
		common.Mul(common, new(big.Int).Quo(k, new(big.Int).GCD(nil, nil, common, k)))
	}
	weights := make([]*big.Int, n)
	for i := range weights {
		weights[i] = new(big.Int).Quo(common, big.NewInt(int64(i+1)))
	}
	return weights
}
