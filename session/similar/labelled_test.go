package similar_test

import (
	"encoding/csv"
	"os"
	"slices"
	"testing"

	"colazione/session/similar"
)

var languages = []string{"it", "en", "nl"}

// labelled is two card texts of which somebody said whether they say the same.
type labelled struct {
	same       bool
	tries      string // what makes the pair hard
	one, other string
	similarity float64
}

// mustRead returns the labelled pairs of a language with the similarity that they get in a meeting where all texts of the language are cards.
func mustRead(t *testing.T, lang string) []labelled {
	t.Helper()
	file, err := os.Open("testdata/pairs.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []labelled
	var texts []string
	for _, row := range rows[1:] {
		if row[0] == lang {
			all = append(all, labelled{same: row[1] == "yes", tries: row[2], one: row[3], other: row[4]})
			texts = append(texts, row[3], row[4])
		}
	}
	for _, p := range similar.Pairs(texts, lang, 1e-9) {
		if p.B == p.A+1 && p.A%2 == 0 {
			all[p.A/2].similarity = p.Similarity
		}
	}
	return all
}

// halves parts pairs into those by which the threshold is chosen and those by which it is checked: in each label every other one.
func halves(all []labelled) (choose, check []labelled) {
	seen := map[bool]int{}
	for _, p := range all {
		if seen[p.same]++; seen[p.same]%2 == 1 {
			choose = append(choose, p)
		} else {
			check = append(check, p)
		}
	}
	return choose, check
}

// score counts what a threshold finds.
type score struct{ found, right, same int }

func (s score) precision() float64 { return ratio(s.right, s.found) }
func (s score) recall() float64    { return ratio(s.right, s.same) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func judge(pairs []labelled, threshold float64) score {
	var s score
	for _, p := range pairs {
		found := p.similarity >= threshold
		if found {
			s.found++
		}
		if p.same {
			s.same++
		}
		if found && p.same {
			s.right++
		}
	}
	return s
}

// The threshold is right when no other one finds more pairs of the choosing half with as much precision as is wanted there; then the other half,
// which it never saw, and each language alone must still be found with a precision of 0.9.
func TestPrecisionAndRecall(t *testing.T) {
	const wanted, least = 0.95, 0.9
	var choose, check []labelled
	t.Log("                pairs  found  precision  recall")
	for _, lang := range languages {
		all := mustRead(t, lang)
		a, b := halves(all)
		choose, check = append(choose, a...), append(check, b...)
		if s := report(t, lang, all); len(all) < 50 || s.precision() < least {
			t.Errorf("%s: precision %.2f on %d pairs", lang, s.precision(), len(all))
		}
	}
	chosen := report(t, "choosing half", choose)
	if s := report(t, "checking half", check); s.precision() < least {
		t.Errorf("a precision of %.2f on the checking half", s.precision())
	}
	report(t, "all", slices.Concat(choose, check))
	if chosen.precision() < wanted {
		t.Errorf("a precision of %.2f on the choosing half", chosen.precision())
	}
	for percent := 5; percent <= 95; percent += 5 {
		other := judge(choose, float64(percent)/100)
		if other.precision() >= wanted && other.recall() > chosen.recall() {
			t.Errorf("a threshold of %d%% finds %.2f of the choosing half with a precision of %.2f", percent, other.recall(), other.precision())
		}
	}
}

func report(t *testing.T, name string, pairs []labelled) score {
	s := judge(pairs, similar.Threshold)
	t.Logf("%-14s %6d %6d %10.3f %7.3f", name, len(pairs), s.found, s.precision(), s.recall())
	for _, p := range pairs {
		if found := p.similarity >= similar.Threshold; found != p.same && name == "all" {
			t.Logf("  %.2f, same %-5v (%s): %q, %q", p.similarity, p.same, p.tries, p.one, p.other)
		}
	}
	return s
}
