// Package similar finds short texts that say nearly the same: the cards of a meeting in Italian, English or Dutch, typed in a hurry.
//
// Case, accents, punctuation, word order, singular and plural, abbreviations and slips of the thumb do not matter; a single word that makes it
// about something else does ("… dei medici", "… dei pazienti"). What says the same in other words is not found. There is no dictionary and no model:
// the same texts always give the same answer.
package similar

import (
	"cmp"
	"slices"
)

// Threshold is the similarity from which two texts are taken to say the same. It is chosen on one half of testdata/pairs.csv and checked on the
// other.
const Threshold = 0.65

// Pair is two texts, by their places, A before B.
type Pair struct {
	A, B int
	// Similarity is from 0, nothing in common, to 1, the same words.
	Similarity float64
}

// Group is texts of which each says nearly the same as every other one.
type Group struct {
	// Members are places, at least two, ascending.
	Members []int
	// Similarity is that of the two members which are least alike; it is not below Threshold.
	Similarity float64
}

// Pairs lists the pairs whose similarity is at least the one given, which is above 0: the most similar first, then the earlier. The language is
// "it", "en" or "nl". How much a word weighs depends on all the texts: give those of one meeting and kind together.
func Pairs(texts []string, lang string, least float64) []Pair {
	return newIndex(texts, lang).pairs(least)
}

// Related is Pairs for texts that may say the same each in its own words: what they have in common counts, and what they differ by only in so far as it leaves
// less room for that. Most pairs that it finds at low similarities are about the same thing, and do not say the same.
func Related(texts []string, lang string, least float64) []Pair {
	index := newIndex(texts, lang)
	index.against = 0
	return index.pairs(least)
}

func (x *index) pairs(least float64) []Pair {
	var found []Pair
	for b := range x.texts {
		found = x.before(b, least, found)
	}
	slices.SortFunc(found, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(y.Similarity, x.Similarity), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return found
}

// Groups puts texts together that say nearly the same. No text is in two groups, and a group never chains: all its members are alike, not only
// neighbours. The most similar group comes first, then the one with the earliest member.
func Groups(texts []string, lang string) []Group {
	groups := newIndex(texts, lang).groups()
	slices.SortFunc(groups, func(x, y Group) int {
		return cmp.Or(cmp.Compare(y.Similarity, x.Similarity), cmp.Compare(x.Members[0], y.Members[0]))
	})
	return groups
}

// Shares is how much of each text, in its row, other texts say too, in their columns: the words that say something and stand in both, of all such
// words in the first; 0 to 1, and 0 when there are none.
func Shares(texts, within []string, lang string) [][]float64 {
	words := newVocabulary(slices.Concat(texts, within), lang).texts
	rows := make([][]float64, len(texts))
	for i := range texts {
		rows[i] = make([]float64, len(within))
		for j := range within {
			rows[i][j] = share(words[i], words[len(texts)+j])
		}
	}
	return rows
}

func share(words, within []int) float64 {
	if len(words) == 0 {
		return 0
	}
	both := 0
	for _, w := range words {
		if _, there := slices.BinarySearch(within, w); there {
			both++
		}
	}
	return float64(both) / float64(len(words))
}
