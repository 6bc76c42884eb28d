package report_test

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestASeriesInEveryFormatAndLanguage(t *testing.T) {
	t.Parallel()
	src := reporttest.MustTour(t, demo.StagePublished, true)
	for _, lang := range session.Languages {
		d := outline.BuildSeries(src, lang, reporttest.Now)
		for _, format := range formats.Formats() {
			out := reporttest.MustRender(t, d, format)
			reporttest.Checks[format](t, d, out)
			if at := regexp.MustCompile(`\{[a-z]+\}`).FindString(out[strings.LastIndex(out, "</style>")+1:]); at != "" && format != "pdf" && format != "xlsx" && format != "docx" {
				t.Errorf("%s in %s leaves %s open", format, lang, at)
			}
			if lang != session.Italian {
				continue // the order of maps, say, does not depend on the language
			}
			if again := reporttest.MustRender(t, outline.BuildSeries(src, lang, reporttest.Now), format); again != out {
				t.Errorf("%s in %s: other bytes the second time", format, lang)
			}
		}
	}
}

func TestASeriesReads(t *testing.T) {
	t.Parallel()
	src := reporttest.MustTour(t, demo.StagePublished, true)
	src.Organiser = "Agenzia Caffè & Salute"
	for lang, want := range map[session.Language][]string{
		session.Italian: {
			"Valutare l’impatto dei social media", "Roma, 12 novembre 2026 · Milano, 19 novembre 2026", "A cura di Agenzia Caffè & Salute", "Roma: versione 1, pubblicata il 19 novembre 2026.",
			"Roma. Roma chiede prima di tutto di ascoltare", "schede in comune", "Solo Roma", "Che cosa dicono tutte e due le sale",
			"Convincere legale e medical a lavorare con noi da subito (R2)", "7 su 14", "14 su 22", "21 su 36", "«Portare a bordo gli stakeholder interni: legale, medical, direzione» (M2)",
			"Roma, percorso 3 · Milano, percorso 4", "Milano, percorso 1: Far conoscere la patologia", "anche Roma", "A Roma: Terrazza (su 14) B Milano: Tavolo della finestra (su 11)", "più votata · più rappresentativa",
			"16 sono state unite a quelle di altri incontri",
		},
		session.English: {"What both rooms say", "Roma alone", "7 of 14", "Milano, path 4", "joined by the organiser", "16 were joined with those of other meetings"},
		session.Dutch:   {"Wat beide zalen zeggen", "Alleen Roma", "7 van 14", "Milano, pad 4", "samengevoegd door de organisator"},
	} {
		flat := reporttest.MustRead(t, reporttest.MustRender(t, outline.BuildSeries(src, lang, reporttest.Now), "pdf"))
		for _, text := range want {
			if !strings.Contains(flat, text) {
				t.Errorf("%s: a reader does not find %q", lang, text)
			}
		}
	}
}

// The contract's rule over a series: a group is a table of a session, and a person counts once.
func TestASeriesIsJudgedByAllTables(t *testing.T) {
	d := outline.BuildSeries(reporttest.MustTour(t, demo.StagePublished, true), session.Italian, reporttest.Now)
	c, _ := mustCard(t, d, "Convincere legale e medical a lavorare con noi da subito")
	f := c.Figures
	want := math.Cbrt(8.0 / 16 * 6 / 13 * 10 / 13) // of Rome's 14, and of the 11 at each of Milan's tables
	if f.Total != 21 || f.Reach != 3 || math.Abs(f.Breadth-want) > 1e-9 || math.Abs(f.Support-21.0/36) > 1e-9 || len(f.Tables) != 3 {
		t.Errorf("figures %+v, want a breadth of %v", f, want)
	}
	if d.People.Joined != 36 || d.People.Liked != 36 || d.Method.Across != len(reporttest.Alike) || d.Method.Cards != 128 {
		t.Errorf("people %+v, method %+v", d.People, d.Method)
	}
	for i, c := range d.Cards {
		if c.Figures == nil || i > 0 && d.Cards[i-1].Kind == c.Kind && d.Cards[i-1].Figures.Rank+1 != c.Figures.Rank {
			t.Fatalf("%q has the figures %+v", c.Text, c.Figures)
		}
	}
}

// Every ref on the page leads to the card that was written in that room as that number, at its table.
func TestEveryStatementOfASeriesIsTraced(t *testing.T) {
	d := outline.BuildSeries(reporttest.MustTour(t, demo.StagePublished, true), session.Italian, reporttest.Now)
	page := reporttest.MustPage(t, reporttest.MustRender(t, d, "html"))
	at := map[string]*html.Node{}
	for _, li := range reporttest.All(page, "li") {
		if id, has := reporttest.Attr(li, "id"); has {
			at["#"+id] = li
		}
	}
	cards := 0
	for i := range d.Cards {
		c := &d.Cards[i]
		for _, one := range append([]report.Card{*c}, c.Joined...) {
			cards++
			room := map[byte]string{'R': "Roma: Terrazza", 'M': "Milano: Tavolo"}[one.Ref[0]]
			if li := at["#card-"+one.Ref]; li == nil || !strings.HasPrefix(reporttest.TextOf(li), one.Text) || !one.ByScribe && !strings.Contains(reporttest.TextOf(li), room) {
				t.Errorf("%s %q is not where its ref leads", one.Ref, one.Text)
			}
		}
	}
	if cards != len(at) || cards != d.Method.Cards {
		t.Errorf("%d cards, %d places", cards, len(at))
	}
	refs := map[string]int{}
	for _, a := range reporttest.All(page, "a") {
		if to, _ := reporttest.Attr(a, "href"); strings.HasPrefix(to, "#card-") {
			refs[to]++
			if at[to] == nil || "#card-"+reporttest.TextOf(a) != to {
				t.Errorf("%q leads to %s", reporttest.TextOf(a), to)
			}
		}
	}
	if refs["#card-R2"] < 3 || refs["#card-M2"] < 3 {
		t.Errorf("refs %v", refs)
	}
	f := reporttest.MustPDF(t, reporttest.MustRender(t, d, "pdf"))
	if links := strings.Count(f.Raw, "/Subtype /Link"); links < 240 {
		t.Errorf("%d links in the PDF", links)
	}
}

func TestWhatIsOpenAndWhatIsApartIsSaid(t *testing.T) {
	d := outline.BuildSeries(reporttest.MustTour(t, demo.StageLikes, false), session.Italian, reporttest.Now)
	if !d.Status.Open || !d.Status.Draft || d.Rooms[0].Status.Open || !d.Rooms[1].Status.Open {
		t.Errorf("status %+v, %+v", d.Status, d.Rooms)
	}
	out := reporttest.MustRender(t, d, "md")
	for _, want := range []string{
		"Milano: bozza, com’era in quel momento", "Milano: l’incontro è ancora aperto", "| Milano | 19 novembre 2026 | in corso |", "| Roma | 12 novembre 2026 | concluso |",
		"Nessuna scheda di un incontro è stata ancora unita", "0 schede in comune",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(out, "Alcune schede stanno nei percorsi") {
		t.Error("paths meet that have nothing in common")
	}
}

func TestThemesAreATrend(t *testing.T) {
	d := outline.BuildSeries(reporttest.MustTour(t, demo.StagePublished, true), session.Italian, reporttest.Now)
	for _, trend := range d.ThemeTrends {
		for i, room := range d.Rooms {
			at := slices.IndexFunc(room.Themes, func(s report.Share) bool { return s.Name == trend.Theme })
			if own := room.Themes[at]; trend.Sessions[i].Likes != own.Likes || trend.Sessions[i].LikeShare != own.LikeShare {
				t.Errorf("%s in %s: %+v, want %+v", trend.Theme, room.Name, trend.Sessions[i], own)
			}
		}
	}
	if len(d.ThemeTrends) != 4 || d.ThemeTrends[3].Theme != "" || d.Themes[0].Name != "awareness" || d.Themes[0].Likes != d.ThemeTrends[0].Overall.Likes {
		t.Errorf("trends %+v, themes %+v", d.ThemeTrends, d.Themes)
	}
	f := reporttest.MustBook(t, reporttest.MustRender(t, d, "xlsx"))
	rows := reporttest.MustRows(t, f, "Temi")
	if head := rows[0]; !slices.Equal(head[len(head)-2:], []string{"Quota dei like: Roma (su 14)", "Quota dei like: Milano (su 22)"}) || rows[1][1] != "awareness" || rows[1][8] != strconv.FormatFloat(d.ThemeTrends[0].Sessions[0].LikeShare, 'f', -1, 64) {
		t.Errorf("the sheet has %q, %q", rows[0], rows[1])
	}
}

func TestRoomsAreCalledApart(t *testing.T) {
	for _, c := range []struct{ cities, dates, names, marks [2]string }{
		{[2]string{"Roma", "Milano"}, [2]string{}, [2]string{"Roma", "Milano"}, [2]string{"R", "M"}},
		{[2]string{"Monza", "Milano"}, [2]string{}, [2]string{"Monza", "Milano"}, [2]string{"Mo", "Mi"}},
		{[2]string{"Roma", "Roma"}, [2]string{"2026-11-12", "2026-11-19"}, [2]string{"Roma, 12 novembre 2026", "Roma, 19 novembre 2026"}, [2]string{"S1-", "S2-"}},
		{[2]string{"", ""}, [2]string{}, [2]string{"Colazione di lavoro a Roma", "Colazione di lavoro a Milano"}, [2]string{"S1-", "S2-"}},
	} {
		src := reporttest.MustTour(t, demo.StagePublished, false)
		for i := range src.Rooms {
			src.Rooms[i].Info.City, src.Rooms[i].Info.Date = c.cities[i], c.dates[i]
		}
		for i, r := range outline.BuildSeries(src, session.Italian, reporttest.Now).Rooms {
			if r.Name != c.names[i] || r.Mark != c.marks[i] {
				t.Errorf("%v: %q is marked %q, want %q and %q", c.cities, r.Name, r.Mark, c.names[i], c.marks[i])
			}
		}
	}
}

func TestASeriesWithoutMeetings(t *testing.T) {
	d := outline.BuildSeries(report.SeriesSource{Series: session.Series{ID: "01930000-0000-7000-8000-999999999999", Title: "Vuota", Language: session.Dutch}, Whole: session.Combine(nil, nil)}, session.Dutch, reporttest.Now)
	for _, format := range formats.Formats() {
		reporttest.Checks[format](t, d, reporttest.MustRender(t, d, format))
	}
	if name := formats.FileName(d, "pdf"); name != "synthese-vuota-2026-11-22-"+d.Hash[:8]+".pdf" {
		t.Errorf("it is named %q", name)
	}
}
