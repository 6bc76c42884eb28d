package similar_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/session/similar"

	"pgregory.net/rapid"
)

// Nothing of this may keep two cards apart, each in a meeting of its own with some other cards.
func TestWhatDoesNotMatter(t *testing.T) {
	cases := []struct{ name, lang, one, other string }{
		{"case", "it", "Fake News sui Vaccini", "fake news sui vaccini"},
		{"accents", "it", "Perché la privacy è un’incognita, più di là", "perche la privacy e un'incognita, piu di la"},
		{"accents made of two characters", "nl", "patie\u0308nten bee\u0308indigen", "patiënten beëindigen"},
		{"apostrophes", "it", "L’impatto dell’agenzia", "l'impatto dell`agenzia"},
		{"order", "it", "medici e pazienti insieme", "insieme: pazienti, medici"},
		{"words that say nothing", "en", "we should have a plan for the crisis", "crisis plan"},
		{"plural", "it", "strategia specialistica", "strategie specialistiche"},
		{"a plural that looks like a verb", "it", "barriera popolare", "barriere popolari"},
		{"an English plural in Italian", "it", "stakeholder del webinar", "stakeholders dei webinars"},
		{"an English plural in Dutch", "nl", "video's met stakeholders", "video met stakeholder"},
		{"a letter left out", "it", "farmacovigilanza", "farmacovigilnza"},
		{"a letter twice", "en", "pharmacist", "pharmaccist"},
		{"another letter", "nl", "verpleegkundige", "verpleegkundihe"},
		{"two letters swapped", "it", "engagement", "engagemnet"},
		{"two words for one", "nl", "contentkalender", "content kalender"},
		{"a hyphen", "en", "follow-up", "followup"},
		{"thousands", "it", "10.000 medici", "10000 medici"},
		{"an abbreviation", "it", "numero di pazienti su Facebook", "nr. pz su FB"},
		{"a negation's form", "en", "it doesn't work", "it does not work"},
		{"only words that say nothing", "it", "non lo so!", "Non lo so"},
	}
	for _, c := range cases {
		texts := []string{"Un canale YouTube", c.one, "budget", "the board decides", c.other, "iets heel anders"}
		got := similar.Pairs(texts, c.lang, similar.Threshold)
		if len(got) != 1 || got[0].A != 1 || got[0].B != 4 || math.Abs(got[0].Similarity-1) > 1e-9 {
			t.Errorf("%s: %q and %q: %v", c.name, c.one, c.other, got)
		}
	}
}

func TestWhatDoes(t *testing.T) {
	cases := []struct{ name, lang, one, other string }{
		{"for whom", "it", "Più contenuti video per i medici", "Più contenuti video per i pazienti"},
		{"how many", "en", "Reach 1,000 people", "Reach 10,000 people"},
		{"decimals", "en", "engagement of 1.8 percent", "engagement of 18 percent"},
		{"a short word one letter apart", "it", "Costi dei social", "Corsi sui social"},
		{"not", "it", "i dati sono confrontabili", "i dati non sono attendibili"},
		{"the opposite", "nl", "interne regels", "externe regels"},
	}
	for _, c := range cases {
		texts := []string{"Un canale YouTube", c.one, "budget", c.other}
		if got := similar.Pairs(texts, c.lang, similar.Threshold); len(got) != 0 {
			t.Errorf("%s: %q and %q: %v", c.name, c.one, c.other, got)
		}
	}
}

// Worked out by hand: of 2 texts, a word of both weighs ln 2, of one ln 3.
func TestSimilarityIsTheFormula(t *testing.T) {
	both, one := math.Log(2), math.Log(3)
	cases := []struct {
		a, b string
		want float64
	}{
		{"budget", "budget", 1},
		{"budget", "brand", 0},
		{"budget brand", "budget", both / math.Sqrt(both*both+one*one)}, // one says more: nothing against it
		{
			"budget brand legal", "budget brand agency",
			2*both*both/(2*both*both+one*one) - 1.5*one/(2*both+one), // each has a third word for itself
		},
		{"budget 7", "budget", both / math.Sqrt(both*both+4*one*one)}, // figures weigh twice
	}
	for _, c := range cases {
		got := 0.
		for _, p := range similar.Pairs([]string{c.a, c.b}, "en", 1e-9) {
			got = p.Similarity
		}
		if math.Abs(got-max(0, c.want)) > 1e-12 {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// A word that people use twice is meant; one that stands alone, a letter apart from another, is a slip.
func TestASlipStandsAlone(t *testing.T) {
	texts := []string{"contatti", "contratti", "niente"}
	if got := similar.Groups(texts, "it"); len(got) != 1 {
		t.Errorf("once each: %v", got)
	}
	texts = []string{"contatti", "contratti", "contatti", "contratti"}
	if got := similar.Groups(texts, "it"); len(got) != 2 {
		t.Errorf("twice each: %v", got)
	}
}

// The first is like the second and the second like the third, but not the first like the third.
func TestGroupsDoNotChain(t *testing.T) {
	texts := []string{
		"corso medici farmacisti", "corso medici farmacisti infermieri online", "farmacisti infermieri online", "budget", "agenzia",
		"corso: farmacisti, medici", "legale", "la direzione",
	}
	alike := map[[2]int]bool{}
	for _, p := range similar.Pairs(texts, "it", similar.Threshold) {
		alike[[2]int{p.A, p.B}] = true
	}
	if !alike[[2]int{0, 1}] || !alike[[2]int{1, 2}] || alike[[2]int{0, 2}] {
		t.Fatalf("the texts make no chain: %v", alike)
	}
	groups := similar.Groups(texts, "it")
	if len(groups) != 2 || !reflect.DeepEqual(groups[0].Members, []int{0, 5}) || !reflect.DeepEqual(groups[1].Members, []int{1, 2}) {
		t.Errorf("groups %v", groups)
	}
}

func TestShares(t *testing.T) {
	notes := []string{"Si comincia gratis. Tocca la farmacovigilanza: chi legge i commenti deve sapere che cosa segnalare.", "Il budget!", ""}
	cases := []struct {
		text string
		want []float64
	}{
		{"Farmacovigilanza!", []float64{1, 0, 0}},
		{"leggere i commenti: e la farmacovigilnza?", []float64{1, 0, 0}},
		{"Farmacovigilanza: chi legge i commenti e segnala gli eventi avversi?", []float64{4. / 6, 0, 0}},
		{"Commenti negativi", []float64{1. / 2, 0, 0}},
		{"Budget gratis", []float64{1. / 2, 1. / 2, 0}},
		{"", []float64{0, 0, 0}},
	}
	var texts []string
	for _, c := range cases {
		texts = append(texts, c.text)
	}
	for i, got := range similar.Shares(texts, notes, "it") {
		if !reflect.DeepEqual(got, cases[i].want) {
			t.Errorf("%q: %v, want %v", texts[i], got, cases[i].want)
		}
	}
	if got := similar.Shares(nil, notes, "it"); len(got) != 0 {
		t.Errorf("of no texts: %v", got)
	}
}

func TestNothingToCompare(t *testing.T) {
	for _, texts := range [][]string{nil, {""}, {"", "?!", "👍", " "}, {"budget"}} {
		if got := similar.Groups(texts, "it"); len(got) != 0 {
			t.Errorf("%q: %v", texts, got)
		}
	}
}

// some draws texts of few words, so that many are alike, slips and figures among them.
func some(t *rapid.T) ([]string, string) {
	words := []string{
		"medici", "medico", "pazienti", "pazeinti", "budget", "budgett", "engagement", "10.000", "7", "non", "di", "la", "più", "canale", "online", "on",
		"line", "campagna", "facebook", "fb", "voor", "the", "👍",
	}
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 5).Draw(t, "words"), " ")
	})
	return rapid.SliceOfN(text, 0, 30).Draw(t, "texts"), rapid.SampledFrom(languages).Draw(t, "language")
}

func TestGroupsAreGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts, lang := some(t)
		near := map[[2]int]float64{}
		for _, p := range similar.Pairs(texts, lang, similar.Threshold) {
			if p.A >= p.B || p.Similarity < similar.Threshold || p.Similarity > 1 {
				t.Fatalf("pair %v", p)
			}
			near[[2]int{p.A, p.B}], near[[2]int{p.B, p.A}] = p.Similarity, p.Similarity
		}
		groups := similar.Groups(texts, lang)
		if again := similar.Groups(texts, lang); !reflect.DeepEqual(groups, again) {
			t.Fatalf("%v, and again %v", groups, again)
		}
		in := map[int]bool{}
		parts := [][]int{}
		for i, g := range groups {
			if len(g.Members) < 2 || !slices.IsSorted(g.Members) || g.Similarity != least(near, g.Members, g.Members) {
				t.Fatalf("group %v of %q", g, texts)
			}
			if i > 0 && g.Similarity > groups[i-1].Similarity {
				t.Fatalf("%v comes after %v", g, groups[i-1])
			}
			for _, m := range g.Members {
				if in[m] {
					t.Fatalf("%d is in two groups", m)
				}
				in[m] = true
			}
			parts = append(parts, g.Members)
		}
		for i := range texts {
			if !in[i] {
				parts = append(parts, []int{i})
			}
		}
		for i, a := range parts {
			for _, b := range parts[:i] {
				if least(near, a, b) > 0 {
					t.Fatalf("%v and %v could be one, of %q", a, b, texts)
				}
			}
		}
	})
}

// least is the smallest similarity of a text of one part with another text of the other; 0 where a pair is not alike.
func least(near map[[2]int]float64, a, b []int) float64 {
	s := math.Inf(1)
	for _, i := range a {
		for _, j := range b {
			if i != j {
				s = min(s, near[[2]int{i, j}])
			}
		}
	}
	return s
}

// The order of the cards is not what makes them alike.
func TestOrderOfTextsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts, lang := some(t)
		turned := slices.Clone(texts)
		slices.Reverse(turned)
		near := map[[2]int]float64{}
		for _, p := range similar.Pairs(texts, lang, .1) {
			near[[2]int{p.A, p.B}] = p.Similarity
		}
		for _, p := range similar.Pairs(turned, lang, .1+1e-9) {
			a, b := len(texts)-1-p.B, len(texts)-1-p.A
			if math.Abs(near[[2]int{a, b}]-p.Similarity) > 1e-9 {
				t.Fatalf("%q and %q: %v, turned around %v", texts[a], texts[b], near[[2]int{a, b}], p.Similarity)
			}
		}
	})
}

func FuzzPairs(f *testing.F) {
	f.Add("l’awareness dei medici", "awarness 10.000,5 n't 👍")
	f.Add("\xff'", "’ⅷ ٣")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, lang := range append(languages, "") {
			for _, p := range similar.Pairs([]string{a, b, a + b}, lang, .01) {
				if !(p.Similarity >= .01 && p.Similarity <= 1) {
					t.Errorf("%v", p)
				}
			}
		}
	})
}

// written makes cards of four to nine words each, the frequent ones far more often, as people write them.
func written(n int) []string {
	random := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, n)
	for i := range texts {
		for range 4 + random.IntN(6) {
			rank := int(math.Exp(random.Float64() * math.Log(3000)))
			texts[i] += fmt.Sprintf("%s%s ", syllables[rank%40], syllables[rank/40%40]+syllables[rank*7%40])
		}
	}
	return texts
}

var syllables = strings.Fields(`
	ma re to vi la co ne pro di sta per lu gra fe to bi cu so ta ri mo na gi pa le ca sta ti ve no ra mi do sol fa si be du po zi`)

func BenchmarkGroups(b *testing.B) {
	for _, n := range []int{150, 1000} {
		texts := written(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				similar.Groups(texts, "it")
			}
		})
		b.Run(fmt.Sprint(n, "_all_the_same"), func(b *testing.B) {
			same := slices.Repeat([]string{"prova di card"}, n)
			for b.Loop() {
				similar.Groups(same, "it")
			}
		})
	}
}

// Each room has its own words for the same: what they share is found, however much they differ by.
func TestRelatedForgivesWhatDiffers(t *testing.T) {
	texts := []string{
		"Capire se i soldi che mettiamo sui social rendono davvero", "Portare a bordo gli stakeholder interni", "Capire quanto rende quello che spendiamo sui social",
	}
	if got := similar.Pairs(texts, "it", .2); len(got) != 0 {
		t.Errorf("Pairs finds %v", got)
	}
	if got := similar.Related(texts, "it", .2); len(got) != 1 || got[0].A != 0 || got[0].B != 2 {
		t.Errorf("Related finds %v", got)
	}
}
