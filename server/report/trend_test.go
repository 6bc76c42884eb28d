package report_test

import (
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// A series lists what the facilitators of all rooms decided, also about cards that were joined with another room's.
func TestASeriesHasTheChoicesOfAllRooms(t *testing.T) {
	src := reporttest.MustTour(t, demo.StagePublished, true)
	decided := map[string]string{reporttest.Alike[0][0]: "ragione di Roma", reporttest.Alike[0][1]: "ragione di Milano"}
	for i := range src.Rooms {
		for j := range src.Rooms[i].Cards {
			if c := &src.Rooms[i].Cards[j]; decided[c.Text] != "" {
				c.Screening = &session.Screening{Verdict: session.Take, Reason: decided[c.Text]}
			}
		}
	}
	d := outline.BuildSeries(src, session.Italian, reporttest.Now)
	for _, format := range readable {
		out := read(t, d, format)
		for text, reason := range decided {
			if !strings.Contains(out, reason) || !strings.Contains(out, text) {
				t.Errorf("%s does not say %q of %q", format, reason, text)
			}
		}
	}
}

// What the rooms share of difficulties is a sentence, in each language, for none, one and more.
func TestWhatRoomsShareOfDifficultiesIsASentence(t *testing.T) {
	hard := func(text string, likes []string) demo.Card {
		return demo.Card{Kind: session.Difficulty, Text: text, Likes: likes}
	}
	pavia := small("Pavia", hard("Alba", people(1, 9)), hard("Bosco", people(1, 6)))
	empoli := small("Empoli", hard("Costa", people(1, 3)), hard("Duna", people(1, 6)))
	for _, c := range []struct {
		unions [][]string
		want   map[session.Language]string
	}{
		{nil, map[session.Language]string{session.Italian: "Tra Pavia ed Empoli nessuna difficoltà è stata ancora unita.", session.English: "No difficulties of Pavia and Empoli have been merged yet.", session.Dutch: "Er zijn nog geen moeilijkheden van Pavia en Empoli samengevoegd."}},
		{[][]string{{"Alba", "Costa"}}, map[session.Language]string{session.Italian: "Pavia ed Empoli hanno una difficoltà in comune: «Alba» (12 like su 15 votanti).", session.English: "Pavia and Empoli share one difficulty: “Alba” (12 likes of 15 voters).", session.Dutch: "Pavia en Empoli delen één moeilijkheid: “Alba” (12 likes van 15 stemmers)."}},
		{[][]string{{"Alba", "Costa"}, {"Bosco", "Duna"}}, map[session.Language]string{session.Italian: "Pavia ed Empoli hanno 2 difficoltà in comune; prima fra tutte «Alba» (12 like su 15 votanti); «Bosco» (12 like su 15 votanti)."}},
	} {
		src := reporttest.MustSeries(t, c.unions, pavia, empoli)
		for lang, want := range c.want {
			out := read(t, outline.BuildSeries(src, lang, reporttest.Now), "html")
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %q", lang, want)
			}
		}
	}
}

// A room's shares are drawn with the number of its voters and cards, and not at all where fewer than five voted or stand.
func TestTrendsSayTheirSizeAndLeaveSmallRoomsOut(t *testing.T) {
	themed := func(prefix string, cards, voters int) (all []demo.Card) {
		for i := range cards {
			all = append(all, demo.Card{Kind: session.Need, Text: prefix + string(rune('a'+i)), Likes: people(1, voters), Themes: []string{"ascolto"}})
		}
		return all
	}
	src := reporttest.MustSeries(t, nil, small("Pavia", themed("p", 5, 5)...), small("Como", themed("c", 5, 4)...), small("Lodi", themed("l", 4, 9)...))
	d := outline.BuildSeries(src, session.Italian, reporttest.Now)
	drawn := 0
	for _, s := range outline.LayOut(d).Sections {
		for _, b := range s.Blocks {
			trend, is := b.(outline.Trend)
			if !is {
				continue
			}
			for _, row := range trend.Rows {
				drawn++
				if got := row.Name.String(); got != "Pavia (5 votanti, 5 schede)" {
					t.Errorf("drawn is %q", got)
				}
			}
			if heads := trend.Table.Columns; len(heads) != 5 || heads[2].Title.String() != "Como (4 votanti)" {
				t.Errorf("the table has %+v", heads)
			}
		}
	}
	if drawn != 1 {
		t.Errorf("%d rooms are drawn", drawn)
	}
}
