package report_test

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/session"
)

// alike are cards of both demo meetings that say the same, by their texts: Rome's words first.
var alike = [][2]string{
	{"Capire quanto rende quello che spendiamo sui social", "Capire se i soldi che mettiamo sui social rendono davvero"},
	{"Convincere legale e medical a lavorare con noi da subito", "Portare a bordo gli stakeholder interni: legale, medical, direzione"},
	{"comunicare in modo corretto in un settore regolamentato", "Veicolare il messaggio corretto in un mercato regolamentato"},
	{"Indicatori condivisi, non solo like e follower", "Misurare l'impatto oltre la reach e i like"},
	{"Ascoltare di più i pazienti, prima di parlare", "Capire cosa dicono davvero i pazienti della patologia e di noi"},
	{"Aumentare la conoscenza della patologia", "Aumentare l’awareness sulla patologia"},
	{"Ascoltare le conversazioni dei pazienti online", "Ascoltare i pazienti: dubbi, paure, le parole che usano"},
	{"Ridurre le notizie false sui vaccini", "Contrastare le fake news su farmaci e vaccini"},
	{"Risposte già approvate per le domande più frequenti", "Kit di risposte già approvate da legale e medical"},
	{"Social listening ogni mese, con un report di una pagina", "Social listening su forum e gruppi"},
	{"Storie di pazienti esperti", "Pazienti esperti che raccontano la loro storia"},
	{"Persone raggiunte nel target 35-60 anni", "Dimensione della user base raggiunta"},
	{"Tasso di engagement sui contenuti educativi", "Livello di engagement (commenti + condivisioni su copertura)"},
	{"Approvazioni interne lente", "Tempi di approvazione interni troppo lunghi"},
	{"Regole non chiare su cosa si può dire online", "Normativa poco chiara sui social"},
	{"Il divieto di parlare dei farmaci con ricetta", "Non possiamo parlare del prodotto: la pubblicità dei farmaci con ricetta è vietata"},
}

// mustTour is Rome and Milan as a series, both published or Milan going on still, with what is alike joined or not.
func mustTour(t testing.TB, milanAt demo.Stage, joined bool, withFirst ...string) report.SeriesSource {
	t.Helper()
	src := report.SeriesSource{Series: session.Series{ID: "01930000-0000-7000-8000-999999999999", Title: "Colazioni sui social media e la salute", Topic: "Valutare l’impatto dei social media", Language: session.Italian}}
	var parts []session.Evidence
	byText := map[string]session.CardID{}
	for i, m := range []demo.Meeting{demo.Rome(), demo.Milan()} {
		d := &desk{made: i * 100_000}
		if m.Stage = demo.StagePublished; i == 1 {
			m.Stage = milanAt
		}
		if _, err := demo.Play(context.Background(), d, m, nil); err != nil {
			t.Fatal(err)
		}
		room := mustCollect(t, d.state, m.Stage != demo.StagePublished)
		e, err := d.state.Evidence(session.Reader{Role: session.Organiser})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range room.Cards {
			byText[c.Text] = c.ID
		}
		src.Rooms, parts = append(src.Rooms, room), append(parts, e)
	}
	var unions [][]session.CardID
	for _, pair := range alike {
		if joined {
			unions = append(unions, []session.CardID{byText[pair[0]], byText[pair[1]]})
		}
		if byText[pair[0]] == "" || byText[pair[1]] == "" {
			t.Fatalf("no cards %q", pair)
		}
	}
	for _, text := range withFirst {
		unions[0] = append(unions[0], byText[text])
	}
	src.Whole = session.Combine(parts, unions)
	return src
}

func TestASeriesInEveryFormatAndLanguage(t *testing.T) {
	t.Parallel()
	src := mustTour(t, demo.StagePublished, true)
	for _, lang := range session.Languages {
		d := report.BuildSeries(src, lang, now)
		for _, format := range report.Formats() {
			out := mustRender(t, d, format)
			checks[format](t, d, out)
			if at := regexp.MustCompile(`\{[a-z]+\}`).FindString(out[strings.LastIndex(out, "</style>")+1:]); at != "" && format != "pdf" && format != "xlsx" && format != "docx" {
				t.Errorf("%s in %s leaves %s open", format, lang, at)
			}
			if again := mustRender(t, report.BuildSeries(src, lang, now), format); again != out {
				t.Errorf("%s in %s: other bytes the second time", format, lang)
			}
		}
	}
}

func TestASeriesReads(t *testing.T) {
	t.Parallel()
	src := mustTour(t, demo.StagePublished, true)
	src.Organiser = "Agenzia Caffè & Salute"
	for lang, want := range map[session.Language][]string{
		session.Italian: {
			"Valutare l’impatto dei social media", "Roma, 12 novembre 2026 · Milano, 19 novembre 2026", "A cura di Agenzia Caffè & Salute", "Roma: versione 1, pubblicata il 19 novembre 2026.",
			"Roma. Roma chiede prima di tutto di ascoltare", "schede in comune", "Solo Roma", "Che cosa dicono tutte e due le sale",
			"Convincere legale e medical a lavorare con noi da subito (R2)", "7 su 14", "14 su 22", "21 su 36", "«Portare a bordo gli stakeholder interni: legale, medical, direzione» (M2)",
			"Roma, percorso 3 · Milano, percorso 4", "Milano, percorso 1: Far conoscere la patologia", "anche Roma", "A Roma: Terrazza B Milano: Tavolo della finestra", "più votata · più rappresentativa",
			"16 sono state unite a quelle di altri incontri",
		},
		session.English: {"What both rooms say", "Roma alone", "7 of 14", "Milano, path 4", "joined by the organiser", "16 were joined with those of other meetings"},
		session.Dutch:   {"Wat beide zalen zeggen", "Alleen Roma", "7 van 14", "Milano, pad 4", "samengevoegd door de organisator"},
	} {
		flat := mustRead(t, mustRender(t, report.BuildSeries(src, lang, now), "pdf"))
		for _, text := range want {
			if !strings.Contains(flat, text) {
				t.Errorf("%s: a reader does not find %q", lang, text)
			}
		}
	}
}

// The contract's rule over a series: a group is a table of a session, and a person counts once.
func TestASeriesIsJudgedByAllTables(t *testing.T) {
	d := report.BuildSeries(mustTour(t, demo.StagePublished, true), session.Italian, now)
	c, _ := mustCard(t, d, "Convincere legale e medical a lavorare con noi da subito")
	f := c.Figures
	want := math.Cbrt(8.0 / 16 * 6 / 13 * 10 / 13) // of Rome's 14, and of the 11 at each of Milan's tables
	if f.Total != 21 || f.Reach != 3 || math.Abs(f.Breadth-want) > 1e-9 || math.Abs(f.Support-21.0/36) > 1e-9 || len(f.Tables) != 3 {
		t.Errorf("figures %+v, want a breadth of %v", f, want)
	}
	if d.People.Joined != 36 || d.People.Liked != 36 || d.Method.Across != len(alike) || d.Method.Cards != 128 {
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
	d := report.BuildSeries(mustTour(t, demo.StagePublished, true), session.Italian, now)
	page := mustPage(t, mustRender(t, d, "html"))
	at := map[string]*html.Node{}
	for _, li := range all(page, "li") {
		if id, has := attr(li, "id"); has {
			at["#"+id] = li
		}
	}
	cards := 0
	for i := range d.Cards {
		c := &d.Cards[i]
		for _, one := range append([]report.Card{*c}, c.Joined...) {
			cards++
			room := map[byte]string{'R': "Roma: Terrazza", 'M': "Milano: Tavolo"}[one.Ref[0]]
			if li := at["#card-"+one.Ref]; li == nil || !strings.HasPrefix(textOf(li), one.Text) || !one.ByScribe && !strings.Contains(textOf(li), room) {
				t.Errorf("%s %q is not where its ref leads", one.Ref, one.Text)
			}
		}
	}
	if cards != len(at) || cards != d.Method.Cards {
		t.Errorf("%d cards, %d places", cards, len(at))
	}
	refs := map[string]int{}
	for _, a := range all(page, "a") {
		if to, _ := attr(a, "href"); strings.HasPrefix(to, "#card-") {
			refs[to]++
			if at[to] == nil || "#card-"+textOf(a) != to {
				t.Errorf("%q leads to %s", textOf(a), to)
			}
		}
	}
	if refs["#card-R2"] < 3 || refs["#card-M2"] < 3 {
		t.Errorf("refs %v", refs)
	}
	f := mustPDF(t, mustRender(t, d, "pdf"))
	if links := strings.Count(f.raw, "/Subtype /Link"); links < 240 {
		t.Errorf("%d links in the PDF", links)
	}
}

func TestWhatIsOpenAndWhatIsApartIsSaid(t *testing.T) {
	d := report.BuildSeries(mustTour(t, demo.StageLikes, false), session.Italian, now)
	if !d.Status.Open || !d.Status.Draft || d.Rooms[0].Status.Open || !d.Rooms[1].Status.Open {
		t.Errorf("status %+v, %+v", d.Status, d.Rooms)
	}
	out := mustRender(t, d, "md")
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
	d := report.BuildSeries(mustTour(t, demo.StagePublished, true), session.Italian, now)
	for _, trend := range d.ThemeTrends {
		for i, room := range d.Rooms {
			at := slices.IndexFunc(room.Themes, func(s report.Share) bool { return s.Name == trend.Theme })
			if own := room.Themes[at]; trend.Sessions[i].Likes != own.Likes || trend.Sessions[i].LikeShare != own.LikeShare {
				t.Errorf("%s in %s: %+v, want %+v", trend.Theme, room.Name, trend.Sessions[i], own)
			}
		}
	}
	if len(d.ThemeTrends) != 3 || d.Themes[0].Name != "awareness" || d.Themes[0].Likes != d.ThemeTrends[0].Overall.Likes {
		t.Errorf("trends %+v, themes %+v", d.ThemeTrends, d.Themes)
	}
	f := mustBook(t, mustRender(t, d, "xlsx"))
	rows := mustRows(t, f, "Temi")
	if head := rows[0]; !slices.Equal(head[len(head)-2:], []string{"Quota dei like: Roma", "Quota dei like: Milano"}) || rows[1][1] != "awareness" || rows[1][6] != strconv.FormatFloat(d.ThemeTrends[0].Sessions[0].LikeShare, 'f', -1, 64) {
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
		src := mustTour(t, demo.StagePublished, false)
		for i := range src.Rooms {
			src.Rooms[i].Info.City, src.Rooms[i].Info.Date = c.cities[i], c.dates[i]
		}
		for i, r := range report.BuildSeries(src, session.Italian, now).Rooms {
			if r.Name != c.names[i] || r.Mark != c.marks[i] {
				t.Errorf("%v: %q is marked %q, want %q and %q", c.cities, r.Name, r.Mark, c.names[i], c.marks[i])
			}
		}
	}
}

func TestASeriesWithoutMeetings(t *testing.T) {
	d := report.BuildSeries(report.SeriesSource{Series: session.Series{ID: "01930000-0000-7000-8000-999999999999", Title: "Vuota", Language: session.Dutch}, Whole: session.Combine(nil, nil)}, session.Dutch, now)
	for _, format := range report.Formats() {
		checks[format](t, d, mustRender(t, d, format))
	}
	if name := report.FileName(d, "pdf"); name != "synthese-vuota-2026-11-22.pdf" {
		t.Errorf("it is named %q", name)
	}
}
