package similar

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// vocabulary is the words of some texts as they are read: each by its stem, abbreviations in full, slips put right.
type vocabulary struct {
	words  []string
	texts  [][]int // word numbers, ascending, each once
	having [][]int // texts, ascending
	number map[string]int
}

func newVocabulary(texts []string, lang string) *vocabulary {
	v := &vocabulary{texts: make([][]int, len(texts)), number: map[string]int{}}
	l := languageOf(lang)
	spelled := make([][]string, len(texts))
	for i, text := range texts {
		spelled[i] = Words(text)
	}
	known := all(spelled)
	for i, words := range spelled {
		spelled[i] = l.inFull(unite(words, known))
	}
	correct(spelled, leastWord)
	stems := l.stems(all(spelled))
	for i, words := range spelled {
		spelled[i] = l.telling(words)
		for j, word := range spelled[i] {
			spelled[i][j] = stems[word]
		}
	}
	correct(spelled, leastStem)
	for i, words := range spelled {
		for _, word := range words {
			v.add(i, word)
		}
		slices.Sort(v.texts[i])
	}
	return v
}

func all(texts [][]string) map[string]bool {
	words := map[string]bool{}
	for _, text := range texts {
		for _, word := range text {
			words[word] = true
		}
	}
	return words
}

// add notes that a text has a word. Texts come in order.
func (v *vocabulary) add(text int, word string) {
	n, known := v.number[word]
	if !known {
		n = len(v.words)
		v.number[word] = n
		v.words = append(v.words, word)
		v.having = append(v.having, nil)
	}
	if slices.Contains(v.texts[text], n) {
		return
	}
	v.texts[text] = append(v.texts[text], n)
	v.having[n] = append(v.having[n], text)
}

// unite writes two words as one where somebody does: "on line" beside "online", "Facebook campagne" beside "Facebookcampagne".
func unite(words []string, known map[string]bool) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) && !isFigure(words[i]) && known[words[i]+words[i+1]] {
			out = append(out, words[i]+words[i+1])
			i++
			continue
		}
		out = append(out, words[i])
	}
	return out
}

// inFull writes abbreviations out.
func (l language) inFull(words []string) []string {
	for i, word := range words {
		if full, short := l.alike[word]; short {
			words[i] = full
		}
	}
	return words
}

// telling leaves out the words that say nothing by themselves, unless there are no others.
func (l language) telling(words []string) []string {
	says := func(word string) bool { return !l.stop[word] && (utf8.RuneCountInString(word) > 1 || isFigure(word)) }
	if !slices.ContainsFunc(words, says) {
		return words
	}
	return slices.DeleteFunc(words, func(word string) bool { return !says(word) })
}

// A slip is looked for in words of at least so many letters, and in stems: shorter ones differ in one letter and are still two words.
const (
	leastWord = 7
	leastStem = 5
)

// correct reads a word that stands in one text only as another one of the texts where they differ by one letter that was left out, added,
// replaced or swapped with its neighbour (Damerau 1964, "A technique for computer detection and correction of spelling errors", CACM 7(3)),
// but not the first. Of several the one in most texts is meant; among words that all stand in one text only, the first in the alphabet.
func correct(texts [][]string, least int) {
	count := map[string]int{}
	for _, words := range texts {
		for i, word := range words {
			if !slices.Contains(words[:i], word) {
				count[word]++
			}
		}
	}
	byStart := map[byte][]string{}
	for word := range count {
		if len(word) >= least && !isFigure(word) {
			byStart[word[0]] = append(byStart[word[0]], word)
		}
	}
	right := map[string]string{}
	for _, words := range byStart {
		slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
		for i, word := range words {
			if count[word] > 1 {
				continue
			}
			slip := func(other string) bool { return right[other] == "" && oneSlip(word, other) }
			if at := slices.IndexFunc(words[:i], slip); at >= 0 {
				right[word] = words[at]
			}
		}
	}
	for _, words := range texts {
		for i, word := range words {
			if meant, wrong := right[word]; wrong {
				words[i] = meant
			}
		}
	}
}

// oneSlip reports whether two different words are one slip apart.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	start := 0
	for start < len(a) && a[start] == b[start] {
		start++
	}
	if len(a) < len(b) {
		return a[start:] == b[start+1:]
	}
	if a[start+1:] == b[start+1:] {
		return true
	}
	return start+1 < len(a) && a[start] == b[start+1] && a[start+1] == b[start] && a[start+2:] == b[start+2:]
}
