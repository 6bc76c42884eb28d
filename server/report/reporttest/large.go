package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/outline"
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

// Large is a meeting of 500 cards of up to 280 characters in mixed scripts, 60 people at 6 tables and 12 paths.
func Large() demo.Meeting {
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
		c := demo.Card{Key: fmt.Sprint(i), By: m.People[i%60].Name, Kind: kinds[i%5], Text: Mixed(dice, i), Themes: []string{[]string{"awareness", "engagement", "ascolto"}[i%3]}}
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
			Title: fmt.Sprintf("Strada %d", i+1), Note: scripts[i%4], PathCards: session.PathCards[string]{
				Needs: []string{key(0, 0), key(0, 1)}, Objectives: []string{key(1, 0)},
				Tools: []string{key(2, 0), key(2, 1), key(2, 2)}, KPIs: []string{key(3, 0), key(3, 1)},
			},
		})
		m.Merges = append(m.Merges, demo.Merge{Into: fmt.Sprint(400 + 5*i), From: []string{fmt.Sprint(405 + 5*i)}})
	}
	return m
}

func Mixed(dice *rand.Rand, i int) string {
	text := []rune(fmt.Sprintf("%d. ", i))
	for len(text) < 280 {
		text = append(text, []rune(scripts[dice.IntN(len(scripts))])...)
	}
	return strings.TrimSpace(string(text[:80+dice.IntN(180)]))
}

var playedLarge = sync.OnceValues(func() (report.Source, error) {
	s, err := Play(Large(), demo.StagePublished)
	if err != nil {
		return report.Source{}, err
	}
	return report.Look(s).Published()
})

var builtLarge = sync.OnceValues(func() (*report.Document, error) {
	src, err := playedLarge()
	return outline.Build(src, session.Italian, Now), err
})

// MustLarge is shared by the tests: none changes it.
func MustLarge(t testing.TB) *report.Document {
	t.Helper()
	d, err := builtLarge()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var largeFiles sync.Map

// MustRenderLarge renders one of the large documents, each format once for all tests.
func MustRenderLarge(t testing.TB, d *report.Document, format string) string {
	t.Helper()
	type file struct {
		of     *report.Document
		format string
	}
	out, there := largeFiles.Load(file{d, format})
	if !there {
		out, _ = largeFiles.LoadOrStore(file{d, format}, MustRender(t, d, format))
	}
	return out.(string)
}
