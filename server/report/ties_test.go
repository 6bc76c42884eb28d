package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// people makes names that are easily told: P1, P2, …
func people(from, to int) []string {
	var all []string
	for i := from; i <= to; i++ {
		all = append(all, fmt.Sprintf("P%d", i))
	}
	return all
}

// small is a meeting of twelve at two tables, and of the author of all cards.
func small(city string, cards ...demo.Card) demo.Meeting {
	m := demo.Meeting{Title: "Prova", City: city, Date: "2026-11-19", Language: session.Italian, Template: "breakfast", Tables: []string{"Finestra", "Camino"}, Cards: cards, Stage: demo.StagePublished}
	for i, name := range append(people(1, 12), "Autore") {
		m.People = append(m.People, demo.Person{Name: name, Table: m.Tables[i%2]})
	}
	for i := range m.Cards {
		m.Cards[i].By, m.Cards[i].Key = "Autore", m.Cards[i].Text
	}
	return m
}

func mustSmall(t *testing.T, cards ...demo.Card) report.Source {
	t.Helper()
	m := small("Pavia", cards...)
	return reporttest.MustCollect(t, reporttest.MustPlay(t, m, demo.StagePublished), false)
}

// tieMeeting has two needs that the same people like, three objectives that are equal by chance, and a tool ahead of all by far.
func tieMeeting(t *testing.T) report.Source {
	t.Helper()
	return mustSmall(t,
		demo.Card{Kind: session.Need, Text: "Alba", Likes: people(1, 7)}, demo.Card{Kind: session.Need, Text: "Bosco", Likes: people(1, 7)},
		demo.Card{Kind: session.Objective, Text: "Costa", Likes: people(1, 6)}, demo.Card{Kind: session.Objective, Text: "Duna", Likes: people(4, 9)}, demo.Card{Kind: session.Objective, Text: "Erba", Likes: people(7, 12)},
		demo.Card{Kind: session.Tool, Text: "Faro", Likes: people(1, 12)}, demo.Card{Kind: session.Tool, Text: "Golfo", Likes: people(1, 2)},
	)
}

var readable = []string{"pdf", "docx", "html", "md"}

// read gives a form's text as one line, without marks of its own.
func read(t *testing.T, d *report.Document, format string) string {
	t.Helper()
	out := reporttest.MustRender(t, d, format)
	switch format {
	case "pdf":
		return reporttest.MustRead(t, out)
	case "html":
		out = reporttest.TextOf(reporttest.MustPage(t, out))
	case "md":
		out = strings.NewReplacer("\\", "", "*", "").Replace(out)
	default:
		out = reporttest.SaysOf(t, format, out)
	}
	return strings.Join(strings.Fields(out), " ")
}

// Where a document names the first card it names all that are equal, and says whether one voter less would change that.
func TestEqualCardsAreAllNamed(t *testing.T) {
	src := tieMeeting(t)
	for lang, want := range map[session.Language][]string{
		session.Italian: {"A pari merito: Alba", "In 3 a pari merito: Costa", "al primo posto chiunque fosse mancato", "con una persona in meno cambierebbe", "Al primo posto ci sono 2 schede a pari merito. Il primo posto è saldo: resta suo chiunque manchi.", "Al primo posto ci sono 3 schede a pari merito. Il primo posto è in bilico: basta che manchi una persona.", "Senza una persona"},
		session.English: {"Tied: Alba", "3 are tied: Costa", "first whoever had been missing", "with one person fewer it would change", "3 cards are tied for first place. First place is close: without one person it would change.", "Without one person"},
		session.Dutch:   {"Gelijk: Alba", "3 staan gelijk: Costa", "eerste, wie er ook had ontbroken", "met één persoon minder zou dat veranderen", "Op de eerste plaats staan 3 kaarten gelijk. De eerste plaats is nipt: zonder één persoon kan die veranderen.", "Zonder één persoon"},
	} {
		d := outline.Build(src, lang, reporttest.Now)
		for _, format := range readable {
			said := read(t, d, format)
			for _, text := range want {
				if squeezed := strings.ReplaceAll(text, " ", ""); !strings.Contains(strings.ReplaceAll(said, " ", ""), squeezed) && format != "pdf" {
					t.Errorf("%s in %s does not say %q", format, lang, text)
				}
			}
			brief, _, _ := strings.Cut(said, map[session.Language]string{session.Italian: "Nessun percorso", session.English: "No path has", session.Dutch: "Er is nog geen pad"}[lang])
			for _, card := range []string{"Alba", "Bosco", "Costa", "Duna", "Erba", "Faro"} {
				if !strings.Contains(brief, card) {
					t.Errorf("%s in %s leaves %s out of what it names first", format, lang, card)
				}
			}
		}
	}
}

// Six equal cards are too many to be named: five are, and the number of the others is.
func TestAListThatStopsSaysHowManyEqualOnesItLeavesOut(t *testing.T) {
	var cards []demo.Card
	for _, text := range []string{"Uno", "Due", "Tre", "Quattro", "Cinque", "Sei", "Sette"} {
		cards = append(cards, demo.Card{Kind: session.Need, Text: text, Likes: people(1, 4)})
	}
	for lang, want := range map[session.Language]string{session.Italian: "e altre 2", session.English: "and 2 more", session.Dutch: "en nog 2"} {
		if out := read(t, outline.Build(mustSmall(t, cards...), lang, reporttest.Now), "md"); !strings.Contains(out, want) {
			t.Errorf("%s does not say %q:\n%s", lang, want, out)
		}
	}
	if out := read(t, outline.Build(mustSmall(t, cards[:6]...), session.Italian, reporttest.Now), "md"); !strings.Contains(out, "e un’altra") {
		t.Error("one more is not said")
	}
}

// The tables of cards give equal cards one place, and each card with a mark whether it would keep it.
func TestTablesSayPlacesAndFirmness(t *testing.T) {
	d := outline.Build(tieMeeting(t), session.Italian, reporttest.Now)
	want := map[string][2]string{
		"Alba": {"1", "resta"}, "Bosco": {"1", "resta"}, "Costa": {"1", "in parte"}, "Duna": {"1", "in parte"}, "Erba": {"1", "in parte"}, "Faro": {"1", "resta"}, "Golfo": {"2", ""},
	}
	book := reporttest.MustRows(t, reporttest.MustBook(t, reporttest.MustRender(t, d, "xlsx")), "Classifica")
	for name, rows := range map[string][][]string{"csv": reporttest.MustTable(t, d, reporttest.MustRender(t, d, "csv")), "xlsx": book} {
		place := slices.IndexFunc(rows[0], func(head string) bool { return strings.HasPrefix(head, "Posto") })
		card, firm := slices.Index(rows[0], "Scheda"), slices.Index(rows[0], "Senza una persona")
		if place < 0 || card < 0 || firm < 0 {
			t.Fatalf("%s has the columns %q", name, rows[0])
		}
		for _, row := range rows[1:] {
			firmness := ""
			if firm < len(row) {
				firmness = row[firm]
			}
			if w := want[row[card]]; row[place] != w[0] || w[1] != "" && firmness != w[1] {
				t.Errorf("%s: %s has place %s and %q, want %q", name, row[card], row[place], firmness, w)
			}
		}
	}
	for _, c := range d.Cards {
		f := c.Figures
		if w := want[c.Text]; fmt.Sprint(f.Place) != w[0] || (w[1] == "resta") != f.Firm.First || f.People != f.Total {
			t.Errorf("json: %s has %+v", c.Text, f)
		}
	}
}

// Of a series all that are equal are named too, and a list that stops says how many it leaves out that are as good as its last.
func TestASeriesNamesEqualCards(t *testing.T) {
	need := func(text string, likes []string) demo.Card {
		return demo.Card{Kind: session.Need, Text: text, Likes: likes}
	}
	src := reporttest.MustSeries(t, nil,
		small("Pavia", need("Alba", people(1, 9)), need("Bosco", people(1, 9)), need("Costa", people(1, 6)), need("Duna", people(1, 6)), need("Erba", people(1, 6)), need("Faro", people(1, 2))),
		small("Como", need("Golfo", people(1, 9))),
	)
	d := outline.BuildSeries(src, session.Italian, reporttest.Now)
	for _, format := range readable {
		out := read(t, d, format)
		for _, want := range []string{"A pari merito: Alba", "In 3 a pari merito: Alba", "Di queste, 2 sono alla pari con l’ultima del loro tipo nell’elenco.", "Al primo posto ci sono 3 schede a pari merito."} {
			if format != "pdf" && !strings.Contains(out, want) {
				t.Errorf("%s does not say %q", format, want)
			}
		}
		if !strings.Contains(out, "alla pari con l’ultima") {
			t.Errorf("%s does not say what a list leaves out", format)
		}
	}
}
