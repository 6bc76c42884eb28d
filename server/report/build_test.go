package report_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// card finds a card by its words, among the standing ones and those joined with them.
func mustCard(t *testing.T, d *report.Document, text string) (c, root *report.Card) {
	t.Helper()
	for i := range d.Cards {
		root := &d.Cards[i]
		if root.Text == text {
			return root, root
		}
		for j := range root.Joined {
			if root.Joined[j].Text == text {
				return &root.Joined[j], root
			}
		}
	}
	t.Fatalf("no card %q", text)
	return nil, nil
}

func TestFiguresAreThoseOfTheMeeting(t *testing.T) {
	d := outline.Build(reporttest.MustMilan(t), session.Italian, reporttest.Now)
	m := demo.Milan()
	if d.People.Joined != len(m.People) || d.People.Liked != len(m.People) || len(d.People.Tables) != 2 || d.People.Tables[0].Joined != 11 {
		t.Errorf("people: %+v", d.People)
	}
	if d.Method.Cards != len(m.Cards) || d.Method.Joined != len(m.Merges) || d.Method.ByScribe != 1 || d.Method.Hidden != 0 {
		t.Errorf("method: %+v", d.Method)
	}
	joined, root := mustCard(t, d, "misurare l’impatto oltre i like e la reach")
	if root.Text != "Misurare l'impatto oltre la reach e i like" || joined.Figures != nil {
		t.Errorf("joined with %q, figures %v", root.Text, joined.Figures)
	}
	// Ten at the window like the one, four the other, all of them among the ten; two at the fireplace.
	f := root.Figures
	if f.Total != 12 || f.Tables[d.People.Tables[0].ID] != 10 || f.Tables[d.People.Tables[1].ID] != 2 || f.Reach != 2 {
		t.Errorf("figures %+v", f)
	}
	if want := math.Sqrt(11.0 / 13 * 3 / 13); math.Abs(f.Breadth-want) > 1e-9 || math.Abs(f.Support-12.0/22) > 1e-9 {
		t.Errorf("breadth %v, want %v; support %v", f.Breadth, want, f.Support)
	}
	if !f.MostVoted || f.MostRepresentative {
		t.Errorf("loved at one table: %+v", f)
	}
	if other, _ := mustCard(t, d, "Numeri semplici da portare al board"); other.Figures.MostVoted || !other.Figures.MostRepresentative {
		t.Errorf("liked at both: %+v", other.Figures)
	}
}

func TestSharesAddUp(t *testing.T) {
	d := outline.Build(reporttest.MustMilan(t), session.Italian, reporttest.Now)
	for name, shares := range map[string][]report.Share{"themes": d.Themes, "origins": d.Origins} {
		cards, likes := 0.0, 0.0
		for _, s := range shares {
			cards += s.CardShare
			likes += s.LikeShare
		}
		if math.Abs(cards-1) > 1e-9 || math.Abs(likes-1) > 1e-9 {
			t.Errorf("%s: shares add up to %v and %v", name, cards, likes)
		}
	}
	if d.Themes[0].Name != "awareness" || len(d.Themes) != 4 || d.Themes[3].Name != "" || len(d.Origins) != 3 {
		t.Errorf("themes %+v, origins %+v", d.Themes, d.Origins)
	}
}

// Where nobody said where a difficulty comes from there is nothing to share out: one part of 100% would say that something was.
func TestOriginsAreThoseThatWereSaid(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Cards = slices.Clone(src.Cards)
	for i := range src.Cards {
		src.Cards[i].Origin = ""
	}
	if d := outline.Build(src, session.Italian, reporttest.Now); len(d.Origins) != 0 {
		t.Errorf("origins %+v", d.Origins)
	}
}

// The page for those who read one page names all that a path joins, not the first of each column.
func TestTheBriefNamesEachCardOfAPath(t *testing.T) {
	src := reporttest.MustMilan(t)
	var tools []session.CardID
	var texts []string
	for _, c := range src.Cards {
		if c.Kind == session.Tool && c.State == "shown" && len(tools) < 2 {
			tools, texts = append(tools, c.ID), append(texts, c.Text)
		}
	}
	src.Synthesis.Paths = []session.PathView{reporttest.APath("", "Due strumenti", session.PathCards[session.CardID]{Tools: tools})}
	brief, _, _ := strings.Cut(reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "md"), "## I percorsi")
	for _, text := range texts {
		if !strings.Contains(strings.ReplaceAll(brief, "\\", ""), text) {
			t.Errorf("the brief leaves out %q:\n%s", text, brief)
		}
	}
}

func TestPathsNameCardsThatStand(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Synthesis.Paths = slices.Clone(src.Synthesis.Paths)
	d := outline.Build(src, session.Italian, reporttest.Now)
	merged, root := mustCard(t, d, "livello di engagement")
	src.Synthesis.Paths[0] = reporttest.APath("", "Resti", session.PathCards[session.CardID]{
		KPIs: []session.CardID{session.CardID(merged.ID), session.CardID(root.ID), "gone"}, Needs: []session.CardID{"gone"},
	})
	src.Synthesis.Paths[1] = reporttest.APath("", "", session.PathCards[session.CardID]{Tools: []session.CardID{"gone"}})
	d = outline.Build(src, session.Italian, reporttest.Now)
	if len(d.Paths) != 4 || len(d.Paths[0].Needs) != 0 || !slices.Equal(d.Paths[0].KPIs, []string{root.ID}) {
		t.Errorf("paths %+v", d.Paths)
	}
}

func TestHiddenStaysOutAndIsCounted(t *testing.T) {
	d := outline.Build(reporttest.MustCollect(t, reporttest.MustPlay(t, demo.Rome(), demo.StagePublished), false), session.Italian, reporttest.Now)
	for _, c := range d.Cards {
		if c.Text == "prova" {
			t.Error("a hidden card is in the document")
		}
	}
	if d.Method.Hidden != 1 || d.Method.Cards != len(demo.Rome().Cards)-1 {
		t.Errorf("method %+v", d.Method)
	}
}

func TestWhatIsJoinedWithAHiddenCardGoesWithIt(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Cards = slices.Clone(src.Cards)
	i := slices.IndexFunc(src.Cards, func(c session.CardView) bool {
		return c.Text == "Portare a bordo gli stakeholder interni: legale, medical, direzione"
	})
	src.Cards[i].State = session.CardHidden
	d := outline.Build(src, session.Italian, reporttest.Now)
	if d.Method.Hidden != 2 || d.Method.Cards != len(src.Cards)-2 {
		t.Errorf("%+v", d.Method)
	}
}

// A draft leaves out cards with an adverse event that is not settled and says how many; what was published has them.
func TestDraftsLeaveAdverseEventsOut(t *testing.T) {
	src := reporttest.MustMilan(t)
	if len(src.Alarming) != 1 {
		t.Fatalf("alarming %v", src.Alarming)
	}
	for draft, want := range map[bool]int{true: 1, false: 0} {
		src.Draft = draft
		d := outline.Build(src, session.Italian, reporttest.Now)
		if d.Method.Alarming != want || d.Method.Cards != len(src.Cards)-want {
			t.Errorf("draft %t: %d cards of %d, %d left out", draft, d.Method.Cards, len(src.Cards), d.Method.Alarming)
		}
		for _, c := range d.Cards {
			if draft && src.Alarming[session.CardID(c.ID)] {
				t.Errorf("the draft has %q", c.Text)
			}
		}
	}
}

func TestHeldCardsAreInDraftsOnly(t *testing.T) {
	for draft, want := range map[bool]int{true: 0, false: -1} {
		src := reporttest.MustMilan(t)
		src.Draft, src.Alarming = draft, nil
		src.Cards = slices.Clone(src.Cards)
		src.Cards[len(src.Cards)-1].State = session.CardHeld
		d := outline.Build(src, session.Italian, reporttest.Now)
		if got := d.Method.Cards - len(src.Cards); got != want || d.Method.Hidden != 0 {
			t.Errorf("draft %t: %d cards more than written, %d hidden", draft, got, d.Method.Hidden)
		}
	}
}

func TestNamesOnlyWhereTheyAreShown(t *testing.T) {
	for names, want := range map[string]string{session.NamesShown: "Giulia", session.NamesHidden: ""} {
		src := reporttest.MustMilan(t)
		src.Info.Settings.Names = names
		src.Cards = slices.Clone(src.Cards)
		src.Cards[0].Author = "Giulia"
		d := outline.Build(src, session.Italian, reporttest.Now)
		c, _ := mustCard(t, d, src.Cards[0].Text)
		if c.Author != want || d.Method.Names != (want != "") {
			t.Errorf("names %s: author %q, %t", names, c.Author, d.Method.Names)
		}
	}
}

func TestNothingIsSingledOutWithoutALike(t *testing.T) {
	src := reporttest.MustCollect(t, reporttest.MustPlay(t, demo.Milan(), demo.StageLikes), true)
	for k, st := range src.Standings {
		for i := range st.Likes {
			st.Likes[i].Total = 0
		}
		src.Standings[k] = st
	}
	for _, c := range outline.Build(src, session.Italian, reporttest.Now).Cards {
		if f := c.Figures; f.MostVoted || f.MostRepresentative || f.SetRank != 0 {
			t.Fatalf("%q stands out with no like", c.Text)
		}
	}
}

func TestThereIsNothingPublishedAtFirst(t *testing.T) {
	s := reporttest.MustPlay(t, demo.Milan(), demo.StageLikes)
	if _, err := report.Look(s).Published(); !errors.Is(err, session.ErrNotPublished) {
		t.Errorf("got %v", err)
	}
	d := outline.Build(reporttest.MustCollect(t, s, true), "fr", reporttest.Now)
	if !d.Status.Draft || !d.Status.Open || d.Status.PublishedAt != nil || d.Language != session.Italian {
		t.Errorf("status %+v in %s", d.Status, d.Language)
	}
}

// A step that the plan passed over was asked of nobody.
func TestSkippedStepsWereNotAsked(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Info.Agenda = slices.Clone(src.Info.Agenda)
	src.Info.Agenda[3].Skip = true
	d := outline.Build(src, session.Italian, reporttest.Now)
	if len(d.Asked) != len(src.Info.Agenda)-1 || slices.ContainsFunc(d.Asked, func(q report.Question) bool { return q.Title == src.Info.Agenda[3].Title }) {
		t.Errorf("asked %+v", d.Asked)
	}
}

func TestTheSourceIsNotChanged(t *testing.T) {
	src := reporttest.MustMilan(t)
	author := src.Cards[0].Author
	outline.Build(src, session.English, reporttest.Now)
	again := outline.Build(src, session.Italian, reporttest.Now)
	if src.Cards[0].Author != author || again.Method.Cards != len(src.Cards) {
		t.Error("building a document changed what it is made of")
	}
}
