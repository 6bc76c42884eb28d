package report_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/session"
)

// scripts are what people write in, long enough for a card of any length.
var scripts = []string{
	"Misurare l’impatto dei canali social sulla conoscenza della patologia, oltre la copertura e i like: servono numeri in cui la direzione creda. ",
	"Люди должны понимать, зачем мы рассказываем о болезни и как это поможет пациентам каждый день. ",
	"Οι ασθενείς ζητούν απαντήσεις που να καταλαβαίνουν, από ανθρώπους που γνωρίζουν τη νόσο. ",
	"Zaufanie rośnie powoli: najpierw słuchać, później mówić — i zawsze podawać źródło. ",
	"המטופלים רוצים תשובות ברורות 24 שעות ביממה. ", "社交媒体对健康计划的影响需要衡量。", "نريد قياس الأثر على المرضى ", "Bravi! 👍🏽 👩‍👩‍👧‍👦 ❤️ 🎉 → #sentiment @tutti ",
}

// large is a meeting of 500 cards of up to 280 characters in mixed scripts, 60 people at 6 tables and 12 paths.
func large() demo.Meeting {
	dice := rand.New(rand.NewPCG(1, 2))
	m := demo.Meeting{
		Title: "Colazione grande", Topic: "Valutare l’impatto dei social media", City: "Milano", Date: "2026-11-19", Language: session.Italian,
		Template: "breakfast", Stage: demo.StagePublished, Note: strings.Repeat("Che cosa ci portiamo via. ", 12),
	}
	for i := range 6 {
		m.Tables = append(m.Tables, fmt.Sprintf("Tavolo %d, verso il giardino", i+1))
	}
	for i := range 60 {
		m.People = append(m.People, demo.Person{Name: fmt.Sprintf("Persona %d", i), Table: m.Tables[i%6]})
	}
	kinds := []session.Kind{session.Need, session.Objective, session.Tool, session.KPI, session.Difficulty}
	for i := range 500 {
		c := demo.Card{Key: fmt.Sprint(i), By: m.People[i%60].Name, Kind: kinds[i%5], Text: mixed(dice, i), Themes: []string{[]string{"awareness", "engagement", "ascolto"}[i%3]}}
		if c.Kind == session.KPI {
			c.KPI = &session.Measure{Measure: "persone", Baseline: "180.000", Target: "300.000", Due: "dicembre 2027"}
		}
		for _, p := range m.People {
			if p.Name != c.By && dice.IntN(4) == 0 {
				c.Likes = append(c.Likes, p.Name)
			}
		}
		m.Cards = append(m.Cards, c)
	}
	for i := range 12 {
		key := func(kind, n int) string { return fmt.Sprint(kind + 5*(3*i+n)) }
		m.Paths = append(m.Paths, demo.Path{
			Title: fmt.Sprintf("Strada %d", i+1), Note: scripts[i%4], Needs: []string{key(0, 0), key(0, 1)}, Objectives: []string{key(1, 0)},
			Tools: []string{key(2, 0), key(2, 1), key(2, 2)}, KPIs: []string{key(3, 0), key(3, 1)},
		})
		m.Merges = append(m.Merges, demo.Merge{Into: fmt.Sprint(400 + 5*i), From: []string{fmt.Sprint(405 + 5*i)}})
	}
	return m
}

func mixed(dice *rand.Rand, i int) string {
	text := []rune(fmt.Sprintf("%d. ", i))
	for len(text) < 280 {
		text = append(text, []rune(scripts[dice.IntN(len(scripts))])...)
	}
	return strings.TrimSpace(string(text[:80+dice.IntN(180)]))
}

var playedLarge = sync.OnceValues(func() (report.Source, error) {
	s, err := play(large(), demo.StagePublished)
	if err != nil {
		return report.Source{}, err
	}
	return report.Look(s).Published()
})

var builtLarge = sync.OnceValues(func() (*report.Document, error) {
	src, err := playedLarge()
	return report.Build(src, session.Italian, now), err
})

// mustLarge is shared by the tests: none changes it.
func mustLarge(t testing.TB) *report.Document {
	t.Helper()
	d, err := builtLarge()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var builtLargeSeries = sync.OnceValues(func() (*report.Document, error) {
	src, err := playedLargeSeries()
	return report.BuildSeries(src, session.Italian, now), err
})

// mustLargeSeries is the same cards over two rooms of 60 people. It is shared as well.
func mustLargeSeries(t testing.TB) *report.Document {
	t.Helper()
	d, err := builtLargeSeries()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var largeFiles sync.Map // what a large document made of each format, which takes longest of all

// mustRenderLarge renders one of the large documents, each format once for all tests.
func mustRenderLarge(t testing.TB, d *report.Document, format string) string {
	t.Helper()
	type file struct {
		of     *report.Document
		format string
	}
	out, there := largeFiles.Load(file{d, format})
	if !there {
		out, _ = largeFiles.LoadOrStore(file{d, format}, mustRender(t, d, format))
	}
	return out.(string)
}

var playedLargeSeries = sync.OnceValues(func() (src report.SeriesSource, err error) {
	src.Series = session.Series{ID: "01930000-0000-7000-8000-999999999999", Title: "Due colazioni grandi", Language: session.Italian}
	whole := large()
	var parts []session.Evidence
	for i, city := range []string{"Roma", "Milano"} {
		m := whole
		m.City, m.Cards, m.Merges = city, whole.Cards[250*i:250*(i+1)], nil
		if i > 0 {
			m.Paths = nil // they lead through the other cards
		}
		d := &desk{made: i * 100_000}
		if _, err := demo.Play(context.Background(), d, m, nil); err != nil {
			return src, err
		}
		e, err := d.state.Evidence(session.Reader{Role: session.Organiser})
		if err != nil {
			return src, err
		}
		src.Rooms, parts = append(src.Rooms, report.Look(d.state).Draft()), append(parts, e)
	}
	var unions [][]session.CardID
	for i := range 100 {
		unions = append(unions, []session.CardID{src.Rooms[0].Cards[i].ID, src.Rooms[1].Cards[i].ID})
	}
	src.Whole = session.Combine(parts, unions)
	return src, nil
})

func TestTheSameDocumentMakesTheSameBytes(t *testing.T) {
	t.Parallel()
	large, milan := mustLarge(t), report.Build(mustMilan(t), session.Dutch, now)
	for _, format := range report.Formats() {
		if mustRender(t, large, format) != mustRenderLarge(t, large, format) {
			t.Errorf("large: another %s", format)
		}
		first := mustRender(t, milan, format)
		for range 3 {
			if mustRender(t, milan, format) != first {
				t.Fatalf("Milan: another %s", format)
			}
		}
	}
}

func TestALargeMeetingIsWhole(t *testing.T) {
	t.Parallel()
	d := mustLarge(t)
	if d.Method.Cards != 500 || len(d.Paths) != 12 || d.People.Joined != 60 {
		t.Fatalf("%d cards, %d paths, %d people", d.Method.Cards, len(d.Paths), d.People.Joined)
	}
	for _, d := range []*report.Document{d, mustLargeSeries(t)} {
		for _, format := range report.Formats() {
			checks[format](t, d, mustRenderLarge(t, d, format))
		}
	}
}

func BenchmarkLook(b *testing.B) {
	s, err := play(large(), demo.StagePublished)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		report.Look(s)
	}
}

func BenchmarkRender(b *testing.B) {
	for name, d := range map[string]*report.Document{"large": mustLarge(b), "large series": mustLargeSeries(b), "Milan": report.Build(mustMilan(b), session.Italian, now)} {
		for _, format := range report.Formats() {
			b.Run(name+"/"+format, func(b *testing.B) {
				size := len(mustRender(b, d, format))
				b.ReportAllocs()
				b.ResetTimer()
				for range b.N {
					if err := report.Render(io.Discard, d, format); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(size)/1024, "KiB")
			})
		}
	}
}
