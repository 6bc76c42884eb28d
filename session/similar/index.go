package similar

import "math"

const (
	// A word that both texts have each for itself counts against them this many times its share: it makes them speak of different things,
	// where a word that one of them has beside the other's only says more. It is chosen with the threshold, on the same half of the pairs.
	contrast = 1.5
	// Two texts with different figures are hardly ever the same.
	figureWeight = 2.0
)

// index holds texts as sets of weighted words, and for each word the texts that have it.
type index struct {
	texts   [][]int // word numbers, ascending, each once
	weight  []float64
	having  [][]int
	against float64   // how many times their share the words count by which texts differ
	length  []float64 // Euclidean, squared
	total   []float64 // sum of weights
	same    []float64 // of the text at hand with each earlier one: summed weights of the words of both,
	squared []float64 // and their summed squares
}

func newIndex(texts []string, lang string) *index {
	x := &index{
		against: contrast,
		length:  make([]float64, len(texts)), total: make([]float64, len(texts)),
		same: make([]float64, len(texts)), squared: make([]float64, len(texts)),
	}
	words := newVocabulary(texts, lang)
	x.texts, x.having = words.texts, words.having
	x.weight = make([]float64, len(x.having))
	for w, having := range x.having {
		x.weight[w] = math.Log1p(float64(len(texts)) / float64(len(having)))
		if isFigure(words.words[w]) {
			x.weight[w] *= figureWeight
		}
	}
	for i, words := range x.texts {
		for _, w := range words {
			x.total[i] += x.weight[w]
			x.length[i] += x.weight[w] * x.weight[w]
		}
	}
	return x
}

// before adds the pairs of b with earlier texts whose similarity is at least the one given.
func (x *index) before(b int, least float64, found []Pair) []Pair {
	var met []int
	for _, w := range x.texts[b] {
		for _, a := range x.having[w] {
			if a >= b {
				break
			}
			if x.same[a] == 0 {
				met = append(met, a)
			}
			x.same[a] += x.weight[w]
			x.squared[a] += x.weight[w] * x.weight[w]
		}
	}
	for _, a := range met {
		if s := x.similarity(a, b); s >= least {
			found = append(found, Pair{A: a, B: b, Similarity: s})
		}
		x.same[a], x.squared[a] = 0, 0
	}
	return found
}

// similarity is the cosine of two texts whose words weigh as much as they are rare (Salton & Buckley 1988, "Term-weighting approaches in
// automatic text retrieval", Information Processing & Management 24(5): binary terms, inverse document frequency, cosine), less the share of
// the words by which they differ.
func (x *index) similarity(a, b int) float64 {
	cosine := x.squared[a] / math.Sqrt(x.length[a]*x.length[b])
	differ := 1 - x.same[a]/min(x.total[a], x.total[b])
	return max(0, min(1, cosine-x.against*max(0, differ)))
}
