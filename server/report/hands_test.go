package report_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

const simple = "Numeri semplici da portare al board"

// mustRaise has hands raised for a card of a source, by the places of its tables, and by -1 in the whole room.
func mustRaise(t *testing.T, src report.Source, text string, hands map[int]int) report.Source {
	t.Helper()
	src.Cards = slices.Clone(src.Cards)
	at := slices.IndexFunc(src.Cards, func(c session.CardView) bool { return c.Text == text })
	if at < 0 {
		t.Fatalf("no card says %q", text)
	}
	src.Cards[at].Hands = map[session.GroupID]int{}
	for table, n := range hands {
		id := session.GroupID("")
		if table >= 0 {
			id = src.Groups[table].ID
		}
		src.Cards[at].Hands[id] = n
	}
	return src
}

// Every form of the document says how many raised a hand, calls them that, and counts them nowhere.
func TestRaisedHands(t *testing.T) {
	t.Parallel()
	src := reporttest.MustMilan(t)
	without := outline.Build(src, session.Italian, reporttest.Now)
	d := outline.Build(mustRaise(t, src, simple, map[int]int{0: 6, 1: 8}), session.Italian, reporttest.Now)
	card, _ := mustCard(t, d, simple)
	if len(card.Hands) != 2 || card.Hands[0].Table != string(src.Groups[0].ID) || card.Hands[0].Count != 6 || card.Hands[1].Count != 8 {
		t.Errorf("the hands are %+v", card.Hands)
	}
	for i := range d.Cards {
		if !reflect.DeepEqual(d.Cards[i].Figures, without.Cards[i].Figures) {
			t.Errorf("hands change the figures of %q", d.Cards[i].Text)
		}
	}
	if !reflect.DeepEqual(d.Kinds, without.Kinds) || !reflect.DeepEqual(d.Method, without.Method) {
		t.Error("hands change what is counted")
	}
	for _, format := range []string{"pdf", "docx", "html", "md"} {
		said := reporttest.SaysOf(t, format, reporttest.MustRender(t, d, format))
		if format == "html" {
			said = reporttest.TextOf(reporttest.MustPage(t, said))
		}
		said = strings.Join(strings.Fields(said), " ")
		for _, want := range []string{"14 mani alzate", "Le alzate di mano", src.Groups[0].Name + " 6", "Mani contate a vista"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s does not say %q", format, want)
			}
		}
		if before := reporttest.SaysOf(t, format, reporttest.MustRender(t, without, format)); strings.Contains(before, "alzat") {
			t.Errorf("%s speaks of hands that nobody raised", format)
		}
	}
	rows := reporttest.MustTable(t, d, reporttest.MustRender(t, d, "csv"))
	if got := cellOf(rows, "Mani alzate", simple); got != "14" {
		t.Errorf("csv says %q", got)
	}
	book := reporttest.MustBook(t, reporttest.MustRender(t, d, "xlsx"))
	for _, sheet := range []string{"Classifica", "Schede"} {
		if got := cellOf(reporttest.MustRows(t, book, sheet), "Mani alzate", simple); got != "14" {
			t.Errorf("%s says %q", sheet, got)
		}
	}
}

// cellOf is what stands in a column in the row of a card.
func cellOf(rows [][]string, column, card string) string {
	at := slices.Index(rows[0], column)
	for _, row := range rows {
		if at >= 0 && len(row) > at && slices.Contains(row, card) {
			return row[at]
		}
	}
	return ""
}

// Over a series hands stand with their rooms, also those of cards that were joined over the rooms.
func TestRaisedHandsOverASeries(t *testing.T) {
	src := reporttest.MustTour(t, demo.StagePublished, true)
	pair := reporttest.Alike[0]
	src.Rooms[0] = mustRaise(t, src.Rooms[0], pair[0], map[int]int{-1: 9})
	src.Rooms[1] = mustRaise(t, src.Rooms[1], pair[1], map[int]int{0: 4})
	d := outline.BuildSeries(src, session.English, reporttest.Now)
	card, _ := mustCard(t, d, pair[0])
	said := map[string]int{}
	for _, h := range card.Hands {
		said[h.Room+" "+h.Table] = h.Count
	}
	rome, milan := string(src.Rooms[0].Info.ID), string(src.Rooms[1].Info.ID)
	if want := map[string]int{rome + " ": 9, milan + " " + milan + "/" + string(src.Rooms[1].Groups[0].ID): 4}; !maps.Equal(said, want) {
		t.Errorf("the hands are %v, want %v", said, want)
	}
	if out := reporttest.MustRender(t, d, "md"); !strings.Contains(out, "13 raised hands (Roma 9, Milano: "+src.Rooms[1].Groups[0].Name+" 4)") {
		t.Error("the document does not say whose hands they were")
	}
}

// Of cards of one room that were joined the largest count stands, because the same people may have raised a hand for both.
func TestRaisedHandsOfOneRoomAreNotAddedUp(t *testing.T) {
	pair, also := reporttest.Alike[0], reporttest.Alike[1][0]
	src := reporttest.MustTour(t, demo.StagePublished, true, also)
	src.Rooms[0] = mustRaise(t, src.Rooms[0], pair[0], map[int]int{-1: 9})
	src.Rooms[0] = mustRaise(t, src.Rooms[0], also, map[int]int{0: 6})
	src.Rooms[1] = mustRaise(t, src.Rooms[1], pair[1], map[int]int{0: 4})
	card, _ := mustCard(t, outline.BuildSeries(src, session.English, reporttest.Now), pair[0])
	var counts []int
	for _, h := range card.Hands {
		counts = append(counts, h.Count)
	}
	if slices.Sort(counts); !slices.Equal(counts, []int{4, 9}) {
		t.Errorf("the hands are %+v", card.Hands)
	}
}
