package report_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

var (
	likesSaid   = regexp.MustCompile(`\d+ likes?\b`)
	baseOfParts = regexp.MustCompile(`\(\d+ likes?, \d+ (schede|cards|kaarten)\)`)
	baseOfAll   = regexp.MustCompile(`(su|of|van|van de|van wie) \d+`)
)

// Every share, and every number of likes, in every block of a document has what it was counted on in the same sentence, in the head of its column or in the total of its table.
func TestEveryFigureHasItsBase(t *testing.T) {
	tour := reporttest.MustTour(t, demo.StagePublished, true)
	for _, lang := range session.Languages {
		places := 0
		for name, d := range map[string]*report.Document{
			"milan": outline.Build(reporttest.MustMilan(t), lang, reporttest.Now), "series": outline.BuildSeries(tour, lang, reporttest.Now),
		} {
			for _, s := range outline.LayOut(d).Sections {
				if s.ID == "method" || s.ID == "asked" {
					continue // explains, and counts nothing but cards
				}
				for _, b := range s.Blocks {
					n, faults := based(b)
					places += n
					for _, f := range faults {
						t.Errorf("%s in %s, %s: %s", name, lang, s.ID, f)
					}
				}
			}
		}
		t.Logf("%s: %d places with a base", lang, places)
	}
}

// based counts the figures of a block that have their base, and tells those that have none.
func based(b outline.Block) (n int, faults []string) {
	said := func(text string) {
		switch {
		case !strings.Contains(text, "%") && !likesSaid.MatchString(text):
		case baseOfAll.MatchString(text) || baseOfParts.MatchString(text):
			n++
		default:
			faults = append(faults, text)
		}
	}
	switch b := b.(type) {
	case outline.Tiles:
	case outline.Paragraph:
		said(own(b.Text))
	case outline.List:
		for _, it := range b.Items {
			said(own(it.Text))
			said(own(it.Notes))
		}
	case outline.Split:
		said(b.Text.String())
		said(b.Title.String() + " %")
	case outline.Chain:
		for _, l := range b.Links {
			for _, it := range l.Items {
				said(own(it.Notes))
			}
		}
	case outline.Trend:
		return based(b.Table)
	case outline.Table:
		for _, row := range b.Rows {
			for i, c := range row {
				text := own(c.Text) + own(c.Notes)
				if c.Bar == nil && !strings.Contains(text, "%") && !likesSaid.MatchString(text) {
					continue
				}
				if inHead := baseOfAll.MatchString(b.Columns[i].Title.String()); inHead || b.Foot != nil || baseOfAll.MatchString(text) || c.Notes != nil {
					n++
				} else {
					faults = append(faults, fmt.Sprintf("%q under %q", text, b.Columns[i].Title.String()))
				}
			}
		}
	}
	return n, faults
}

// own is what a text says in the document's words.
func own(t outline.Text) string {
	var b strings.Builder
	for _, s := range t {
		if !s.User {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// The first page says it where fewer than ten voted, however many are in the room.
func TestFewVotersAreSaidOnTheFirstPage(t *testing.T) {
	for voters, want := range map[int]map[session.Language]string{
		0:  {session.Italian: "Nessuno ha ancora votato: qui c’è quello che è stato scritto.", session.English: "Nobody has voted yet", session.Dutch: "Nog niemand stemde"},
		1:  {session.Italian: "Ha votato una sola persona: sono indicazioni", session.English: "Only one person voted: a start for talking, not statistics.", session.Dutch: "Er stemde maar één persoon"},
		9:  {session.Italian: "Hanno votato in 9: sono indicazioni per parlarne, non statistiche.", session.English: "Only 9 people voted", session.Dutch: "Er stemden maar 9 mensen"},
		10: nil,
	} {
		src := mustSmall(t, demo.Card{Kind: session.Need, Text: "Alba", Likes: people(1, voters)})
		for _, lang := range session.Languages {
			d := outline.Build(src, lang, reporttest.Now)
			for _, format := range readable {
				first, _, _ := strings.Cut(read(t, d, format), outline.Phrases[lang].Brief)
				if w := want[lang]; w != "" && !strings.Contains(first, w) {
					t.Errorf("%d voters, %s in %s: the first page does not say %q:\n%s", voters, format, lang, w, first)
				}
				if want == nil && (strings.Contains(first, "statisti") || strings.Contains(first, "Nessuno ha")) {
					t.Errorf("%s in %s warns of %d voters", format, lang, voters)
				}
			}
		}
	}
}

// Themes are shared out with the part that has none, over all cards and kind by kind.
func TestThemesAreSharedOutByKindWithThoseThatHaveNone(t *testing.T) {
	src := mustSmall(t,
		demo.Card{Kind: session.Need, Text: "Alba", Likes: people(1, 6), Themes: []string{"ascolto"}}, demo.Card{Kind: session.Need, Text: "Bosco", Likes: people(1, 2)},
		demo.Card{Kind: session.KPI, Text: "Costa", Likes: people(1, 8), Themes: []string{"awareness"}}, demo.Card{Kind: session.KPI, Text: "Duna", Likes: people(1, 4), Themes: []string{"ascolto", "awareness"}},
		demo.Card{Kind: session.Tool, Text: "Erba", Likes: people(1, 12)},
	)
	d := outline.Build(src, session.Italian, reporttest.Now)
	names := func(shares []report.Share) (out []string) {
		for _, s := range shares {
			out = append(out, fmt.Sprintf("%s %d %d", s.Name, s.Cards, s.Likes))
		}
		return out
	}
	if got, want := names(d.Themes), []string{"awareness 2 12", "ascolto 2 10", " 2 14"}; !slices.Equal(got, want) || d.ThemeBase != (report.ThemeBase{Cards: 5, Themed: 3, Likes: 32}) {
		t.Errorf("themes %q of %+v, want %q", got, d.ThemeBase, want)
	}
	if len(d.ThemeKinds) != 2 || d.ThemeKinds[0].Kind != session.Need || d.ThemeKinds[1].Kind != session.KPI {
		t.Fatalf("by kind %+v", d.ThemeKinds)
	}
	if got, want := names(d.ThemeKinds[0].Shares), []string{"ascolto 1 6", " 1 2"}; !slices.Equal(got, want) || d.ThemeKinds[0].Shares[0].LikeShare != .75 {
		t.Errorf("of needs %q, want %q", got, want)
	}
	for lang, want := range map[session.Language][]string{
		session.Italian: {"I temi, in quota di like (32 like; 3 schede con un tema su 5)", "senza tema", "I temi: Bisogni e aspettative", "I temi: KPI", "8 like; 1 scheda con un tema su 2"},
		session.English: {"Themes, by share of likes (32 likes; 3 cards with a theme of 5)", "no theme", "Themes: Needs and expectations"},
		session.Dutch:   {"(32 likes; 3 kaarten met een thema van 5)", "zonder thema", "Thema’s: KPI’s"},
	} {
		for _, format := range readable {
			said := read(t, outline.Build(src, lang, reporttest.Now), format)
			for _, text := range want {
				if !strings.Contains(said, text) {
					t.Errorf("%s in %s does not say %q", format, lang, text)
				}
			}
		}
	}
	rows := reporttest.MustRows(t, reporttest.MustBook(t, reporttest.MustRender(t, d, "xlsx")), "Temi")
	if !slices.ContainsFunc(rows, func(r []string) bool {
		return r[0] == "I temi: KPI" && r[1] == "awareness" && r[2] == "2" && r[7] == "16"
	}) {
		t.Errorf("the sheet has %q", rows)
	}
}
