package report_test

import (
	"slices"
	"strings"
	"testing"

	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// The document says what the facilitator took and left, why, and which rule singled the card out at that time, whatever the likes say now.
func TestTheFacilitatorsChoice(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Cards = slices.Clone(src.Cards)
	choices := map[string]*session.Screening{
		"Numeri semplici da portare al board":                     {Verdict: session.Take, Reason: "lo chiede la direzione", Rules: []string{session.RuleMostRepresentative, session.RuleSet}},
		"Ascoltare i pazienti: dubbi, paure, le parole che usano": {Verdict: session.Leave, Reason: "=già deciso", Rules: nil},
	}
	found := 0
	for i := range src.Cards {
		if c := choices[src.Cards[i].Text]; c != nil {
			src.Cards[i].Screening = c
			found++
		}
	}
	if found != len(choices) {
		t.Fatalf("%d of the cards are there", found)
	}
	d := outline.Build(src, session.Italian, reporttest.Now)
	taken, _ := mustCard(t, d, "Numeri semplici da portare al board")
	if taken.Choice == nil || taken.Choice.Verdict != session.Take || len(taken.Choice.Rules) != 2 {
		t.Errorf("taken: %+v", taken.Choice)
	}
	for _, format := range []string{"md", "html", "csv"} {
		out := reporttest.MustRender(t, d, format)
		for _, want := range []string{"lo chiede la direzione", "più rappresentativa, nell’insieme più ampio", "presa", "lasciata", "nessuna regola"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s does not say %q", format, want)
			}
		}
	}
	for _, format := range formats.Formats() {
		reporttest.MustRender(t, d, format)
	}
	rows := reporttest.MustTable(t, d, reporttest.MustRender(t, d, "csv"))
	reasons := 0
	for _, row := range rows {
		if row[len(row)-2] == "'=già deciso" {
			reasons++
		}
	}
	if reasons != 1 {
		t.Errorf("%d rows have the guarded reason", reasons)
	}
	if out := reporttest.MustRender(t, outline.Build(reporttest.MustMilan(t), session.English, reporttest.Now), "md"); strings.Contains(out, "The facilitator’s choices") {
		t.Error("without a choice there is a section of them")
	}
}

// First steps have a place of their own, with the strategy that they belong to, and are not counted among what nobody liked.
func TestFirstSteps(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Cards = slices.Clone(src.Cards)
	before := reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "md")
	strategy := src.Cards[0]
	src.Cards = append(src.Cards, session.CardView{ID: "step", Kind: strategy.Kind, Text: "Chiamare il legale domani", FirstStep: true, State: session.CardShown, Answers: []session.CardID{strategy.ID}})
	out := reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "md")
	if !strings.Contains(out, "I primi passi") || !strings.Contains(out, "per «"+strategy.Text+"»") {
		t.Errorf("the document lacks the step:\n%s", out)
	}
	if strings.Contains(before, "I primi passi") {
		t.Error("without first steps there is a section of them")
	}
	for line := range strings.Lines(before) { // "Altre 3 schede non hanno ricevuto like"
		if strings.Contains(line, "non hanno ricevuto") && !strings.Contains(out, line) {
			t.Errorf("no longer said: %s", line)
		}
	}
}

// In a meeting that begins with strategies a path has the columns for which there is something, by the names that they have there.
func TestPathsOfStrategies(t *testing.T) {
	src := reporttest.MustMilan(t)
	card := func(id session.CardID, step bool) session.CardView {
		return session.CardView{ID: id, Kind: session.Idea, Text: "Testo " + string(id), FirstStep: step, State: session.CardShown}
	}
	src.Cards = []session.CardView{card("i1", false), card("i2", false), card("s1", true), card("s2", true)}
	src.Synthesis.Paths = []session.PathView{
		reporttest.APath("p1", "Cominciare", session.PathCards[session.CardID]{Objectives: []session.CardID{"i1"}, Tools: []session.CardID{"s1", "s2"}}),
		reporttest.APath("p2", "", session.PathCards[session.CardID]{Objectives: []session.CardID{"i1", "i2"}}),
	}
	out := reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "html")
	for _, want := range []string{"parte da una strategia scelta in sala", "<h4>Strategia</h4>", "<h4>Primi passi</h4>", "<h4>Strategie</h4>"} {
		if !strings.Contains(out, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	for _, not := range []string{"<h4>Bisogn", "<h4>Obiettiv", "<h4>KPI", "parte da un bisogno"} {
		if strings.Contains(out, not) {
			t.Errorf("the page says %q", not)
		}
	}
	for _, format := range formats.Formats() {
		reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), format)
	}
}
