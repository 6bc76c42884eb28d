package voting

import (
	"cmp"
	"math/big"
	"slices"
)

const (
	// closeness is the share by which two scores must differ before their order is read off floating point numbers: far
	// above what the rounding of a few thousand terms can do, and below it the scores are compared as fractions.
	closeness = 1e-9

	// commonWords is the least common multiple of 1 … smallest: parts of it hold scores of up to 1/smallest in a
	// machine word, for fewWords voters and less.
	smallest    = 36
	commonWords = 144403552893600
	fewWords    = 60000
)

// election is a run of sequential proportional approval voting: each round takes the contender with the largest
// Σ 1/(1+k) over its supporters, k being the number of those taken already that the supporter likes. The rule is
// Thiele's (1895, "Om flerfoldsvalg"); Janson 2016 ("Phragmén's and Thiele's election methods") tells its history, and
// Aziz, Brill, Conitzer, Elkind, Freeman, Walsh 2017 ("Justified representation in approval-based committee voting",
// Social Choice and Welfare 48) how far it serves minorities.
type election struct {
	people [][]int32 // the supporters of each contender
	rounds int
	ties   ties

	taken   []int32   // for each voter, how many of those taken they like; rounds stands for one who is left out
	weights []float64 // 1/(1+k) for each k, and 0 for one who is left out
	left    []int     // contenders that are not taken
	score   []float64 // of each contender when last weighed: scores only fall, so it bounds what it is now
	exact   *fractions
}

// ties decides between contenders that gain equally much: the larger total goes first, then the larger level, which is
// the larger breadth, then the earlier one.
type ties struct{ total, level []int }

func (t ties) figures(x, y int) int {
	return cmp.Or(cmp.Compare(t.total[y], t.total[x]), cmp.Compare(t.level[y], t.level[x]))
}

// newElection makes contenders of lists of voters below voters.
func newElection(people [][]int32, voters, rounds int, t ties) *election {
	e := &election{
		people: people, rounds: rounds, ties: t, taken: make([]int32, voters), weights: make([]float64, rounds+1),
		score: make([]float64, len(people)), exact: newFractions(rounds, voters),
	}
	for k := range rounds {
		e.weights[k] = 1 / float64(1+k)
	}
	for i, p := range people {
		e.left = append(e.left, i)
		e.score[i] = float64(len(p))
	}
	return e
}

// next finds the best of those left, without taking it. What cannot reach the best any more needs no weighing.
func (e *election) next() int {
	best := e.left[0]
	for _, x := range e.left {
		if e.score[x] > e.score[best] {
			best = x
		}
	}
	first := best
	e.weigh(best)
	for _, x := range e.left {
		if x == first || e.score[x] < e.score[best]*(1-closeness) {
			continue
		}
		e.weigh(x)
		if e.compare(x, best) < 0 {
			best = x
		}
	}
	return best
}

// take takes a contender out of those left.
func (e *election) take(x int) {
	at := slices.Index(e.left, x)
	e.left = slices.Delete(e.left, at, at+1)
	for _, v := range e.people[x] {
		if int(e.taken[v]) < e.rounds {
			e.taken[v]++
		}
	}
}

// equals lists those that the best of a round, which is not taken yet, precedes by nothing but its arrival.
func (e *election) equals(best int) (equal []int) {
	for _, x := range e.left {
		if x != best && e.ties.figures(x, best) == 0 && e.near(x, best) && e.difference(x, best) == 0 {
			equal = append(equal, x)
		}
	}
	return equal
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

func (e *election) weigh(x int) {
	score := 0.0
	for _, v := range e.people[x] {
		score += e.weights[e.taken[v]]
	}
	e.score[x] = score
}

func (e *election) near(x, y int) bool {
	return max(e.score[x], e.score[y])*(1-closeness) <= min(e.score[x], e.score[y])
}

// compare is negative when x goes before y, both weighed.
func (e *election) compare(x, y int) int {
	if !e.near(x, y) {
		return cmp.Compare(e.score[y], e.score[x])
	}
	return cmp.Or(-e.difference(x, y), e.ties.figures(x, y), cmp.Compare(x, y))
}

// difference is the sign of the score of x less that of y, exactly.
func (e *election) difference(x, y int) int {
	return e.exact.sign(e.people[x], e.people[y], e.taken)
}

// fractions adds up scores exactly.
type fractions struct {
	rounds int
	few    bool       // voters enough for a machine word
	held   []int      // of each k, supporters of the one less those of the other
	parts  []*big.Int // 1/(1+k) over a common denominator, made when they are needed
}

func newFractions(rounds, voters int) *fractions {
	return &fractions{rounds: rounds, few: voters <= fewWords, held: make([]int, rounds+1)}
}

// sign is that of Σ 1/(1+k) over the people of x, less the same of y.
func (f *fractions) sign(x, y []int32, taken []int32) int {
	clear(f.held)
	for _, v := range x {
		f.held[taken[v]]++
	}
	for _, v := range y {
		f.held[taken[v]]--
	}
	held := f.held[:f.rounds] // who is left out counts for nothing
	for len(held) > 0 && held[len(held)-1] == 0 {
		held = held[:len(held)-1]
	}
	if f.few && len(held) <= smallest {
		var sum int64
		for k, n := range held {
			sum += int64(n) * (commonWords / int64(1+k))
		}
		return cmp.Compare(sum, 0)
	}
	if f.parts == nil {
		f.parts = harmonic(f.rounds)
	}
	sum, term := new(big.Int), new(big.Int)
	for k, n := range held {
		sum.Add(sum, term.Mul(f.parts[k], big.NewInt(int64(n))))
	}
	return sum.Sign()
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
