package voting

import (
	"cmp"
	"math"
	"slices"

	"github.com/bits-and-blooms/bitset"
)

// Affinity is how far two cards have the same supporters.
type Affinity struct {
	From, To Card
	// Both is the number of persons who like both cards, Either of those who like at least one of them.
	Both, Either int
	// Jaccard is Both/Either, in [0, 1]; 0 when nobody likes either (Jaccard 1901, "Étude comparative de la distribution
	// florale dans une portion des Alpes et du Jura").
	Jaccard float64
}

// Affinity compares those who like Root(from) and Root(to) for one of the criteria.
func (b *Ballot) Affinity(from, to Card, criteria []Criterion) Affinity {
	x, y := b.supporters(from, criteria), b.supporters(to, criteria)
	return newAffinity(from, to, int(x.IntersectionCardinality(y)), int(x.UnionCardinality(y)))
}

// Affinities lists the strongest pairs of different cards for which follows is true, at most as many as most. The
// larger Jaccard goes first, exactly, then the larger Both, then the earlier cards. Pairs that nobody likes both of
// are left out, and so are the cards that Rank leaves out.
func (b *Ballot) Affinities(cards []Card, criteria []Criterion, follows func(from, to Card) bool, most int) []Affinity {
	all := b.supported(cards, criteria)
	top := strongest{most: most, pairs: make([]Affinity, 0, max(most, 0))}
	for i, from := range all {
		for j, to := range all {
			if i == j || !top.open(from.size, to.size) || !follows(from.card, to.card) {
				continue
			}
			both := int(from.people.IntersectionCardinality(to.people))
			top.offer(newAffinity(from.card, to.card, both, from.size+to.size-both))
		}
	}
	return top.pairs
}

// Followers lists, for each card of to in turn, the pairs with the cards of from that most speaks for, at most as many as most for each: the larger Strength
// of the likes alone goes first, then the larger Both, then the earlier card, so that 45 of 50 people come before 1 of 1. The cards and pairs that Affinities leaves
// out are left out here too.
func (b *Ballot) Followers(from, to []Card, criteria []Criterion, most int) []Affinity {
	var pairs []Affinity
	followers := b.supported(from, criteria)
	for _, t := range b.supported(to, criteria) {
		top := vouched{most: most}
		for _, f := range followers {
			if f.card == t.card || !top.open(f.size, t.size) {
				continue
			}
			both := int(f.people.IntersectionCardinality(t.people))
			top.offer(newAffinity(f.card, t.card, both, f.size+t.size-both))
		}
		pairs = append(pairs, top.pairs...)
	}
	return pairs
}

// supported is a root with those who like it.
type supported struct {
	card   Card
	people *bitset.BitSet
	size   int
}

func (b *Ballot) supported(cards []Card, criteria []Criterion) []supported {
	roots := b.roots(cards)
	all := make([]supported, len(roots))
	for i, c := range roots {
		people := b.supporters(c, criteria)
		all[i] = supported{card: c, people: people, size: int(people.Count())}
	}
	return all
}

func newAffinity(from, to Card, both, either int) Affinity {
	a := Affinity{From: from, To: to, Both: both, Either: either}
	if either > 0 {
		a.Jaccard = float64(both) / float64(either)
	}
	return a
}

// strongest keeps the first few of the pairs offered, in order.
type strongest struct {
	most  int
	pairs []Affinity
}

// open says whether cards with x and y supporters can still make a pair worth keeping: at best the smaller set lies
// within the larger one.
func (s *strongest) open(x, y int) bool {
	if min(x, y) == 0 || s.most <= 0 {
		return false
	}
	if len(s.pairs) < s.most {
		return true
	}
	last := s.pairs[len(s.pairs)-1]
	return min(x, y)*last.Either >= last.Both*max(x, y)
}

func (s *strongest) offer(a Affinity) {
	full := len(s.pairs) == s.most
	if a.Both == 0 || full && compareAffinity(s.pairs[s.most-1], a) <= 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(s.pairs, a, compareAffinity)
	if full {
		s.pairs = s.pairs[:s.most-1]
	}
	s.pairs = slices.Insert(s.pairs, at, a)
}

func compareAffinity(x, y Affinity) int {
	return cmp.Or(
		cmp.Compare(y.Both*x.Either, x.Both*y.Either),
		cmp.Compare(y.Both, x.Both),
		cmp.Compare(x.From, y.From),
		cmp.Compare(x.To, y.To),
	)
}

// vouched keeps the first few of the pairs offered to one card, by what speaks for them.
type vouched struct {
	most      int
	pairs     []Affinity
	strengths []float64 // of each
}

// open says whether cards with x and y supporters can still make a pair worth keeping.
func (v *vouched) open(x, y int) bool {
	if min(x, y) == 0 || v.most <= 0 {
		return false
	}
	return len(v.pairs) < v.most || Strength(0, min(x, y), max(x, y)) >= v.strengths[len(v.pairs)-1]
}

func (v *vouched) offer(a Affinity) {
	if a.Both == 0 {
		return
	}
	strength, at := Strength(0, a.Both, a.Either), len(v.pairs)
	for at > 0 && cmp.Or(cmp.Compare(strength, v.strengths[at-1]), cmp.Compare(a.Both, v.pairs[at-1].Both), cmp.Compare(v.pairs[at-1].From, a.From)) > 0 {
		at--
	}
	v.pairs, v.strengths = slices.Insert(v.pairs, at, a), slices.Insert(v.strengths, at, strength)
	if len(v.pairs) > v.most {
		v.pairs, v.strengths = v.pairs[:v.most], v.strengths[:v.most]
	}
}

// confidence is the normal quantile for a bound that holds with 97.5%.
const confidence = 1.96

// Strength says in one number of [0, 1] how strongly a card belongs to another, explicit being the number of cards
// that name the other one as what they answer, and 0 ≤ both ≤ either as in Affinity. It is 1 - (1 - v/2) / 2^explicit,
// where v is the lower end of Wilson's interval for both/either (Wilson 1927, "Probable inference, the law of
// succession, and statistical inference", JASA 22): a share as large as so few people can vouch for.
//
// So votes alone stay below ½, one explicit link gives at least ½, and each further one more than any votes could:
// what somebody wrote outranks what the likes suggest, and the likes order what is written equally often. Of 1 who
// back either card, 1 backs both: 0.10. Of 11, 9: 0.26. Of 50, 45: 0.39.
func Strength(explicit, both, either int) float64 {
	return 1 - math.Ldexp(1-wilson(both, either)/2, -explicit)
}

// wilson is the lower end of Wilson's score interval for a share of n, 0 when n is.
func wilson(part, n int) float64 {
	if n == 0 {
		return 0
	}
	const z2 = confidence * confidence
	p, size := float64(part)/float64(n), float64(n)
	margin := confidence * math.Sqrt(p*(1-p)/size+z2/(4*size*size))
	return max(0, (p+z2/(2*size)-margin)/(1+z2/size))
}
