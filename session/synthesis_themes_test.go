package session_test

import (
	"reflect"
	"testing"

	"colazione/session"
)

func TestThemeTallies(t *testing.T) {
	b := newBoard(t)
	for _, card := range []struct {
		name   string
		themes []string
	}{
		{"n1", []string{"awareness"}}, {"n2", []string{"awareness", "ascolto"}}, {"n3", []string{"ascolto"}}, {"n4", []string{"engagement"}}, {"n5", []string{}},
	} {
		b.put(card.name, "Scheda "+card.name, "Rosso", "")
		b.must(leader, "card.theme", fields{"card": b.ids[card.name], "themes": card.themes})
	}
	b.goTo("likes")
	b.likes("n1", "abc")
	b.likes("n2", "a")
	b.likes("n3", "abcde")
	b.likes("n5", "abcd")
	b.is("a card with two themes counts in both", session.ThemeTally{"ascolto", 2, 6}, session.ThemeTally{"awareness", 2, 4}, session.ThemeTally{"engagement", 1, 0})
	b.must(leader, "card.hide", fields{"card": b.ids["n2"]})
	b.is("what is hidden counts nowhere", session.ThemeTally{"ascolto", 1, 5}, session.ThemeTally{"awareness", 1, 3}, session.ThemeTally{"engagement", 1, 0})
	b.must(leader, "card.merge", fields{"into": b.ids["n1"], "from": b.named("n3")})
	b.is("a union counts its people once, in the themes of the card that stands for it", session.ThemeTally{"awareness", 1, 5}, session.ThemeTally{"engagement", 1, 0})
	for _, r := range []session.Reader{session.Reader(screen), session.Reader(b.likers['a'])} {
		if _, err := b.s.Themes(r); codeOf(err) != "not_allowed" {
			t.Errorf("%s gets the themes: %v", r.Role, err)
		}
	}
}

func (b *board) is(why string, want ...session.ThemeTally) {
	b.t.Helper()
	got, err := b.s.Themes(session.Reader(leader))
	if err != nil || !reflect.DeepEqual(got, want) {
		b.t.Errorf("%s: %v, %v; want %v", why, got, err, want)
	}
}

func TestTrendThemes(t *testing.T) {
	got := session.TrendThemes(
		[]session.ThemeTally{{"Awareness", 6, 30}, {"engagement", 2, 10}},
		[]session.ThemeTally{{"ascolto", 1, 45}, {"awareness", 1, 15}},
		nil,
	)
	want := []session.ThemeTrend{
		{"Awareness", session.ThemeShare{7, 45, .7, .45}, []session.ThemeShare{{6, 30, .75, .75}, {1, 15, .5, .25}, {}}},
		{"ascolto", session.ThemeShare{1, 45, .1, .45}, []session.ThemeShare{{}, {1, 45, .5, .75}, {}}},
		{"engagement", session.ThemeShare{2, 10, .2, .1}, []session.ThemeShare{{2, 10, .25, .25}, {}, {}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the trend is\n%v, want\n%v", got, want)
	}
	if none := session.TrendThemes(); none == nil || len(none) != 0 {
		t.Errorf("without sessions there is %v", none)
	}
}
