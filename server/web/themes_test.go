package web_test

import (
	"reflect"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

// A second meeting of a series is offered the themes of the first, and the organiser sees how both stand.
func TestThemesOfASeries(t *testing.T) {
	h := mustHouse(t)
	series := mustAPI[session.Series](h, 201, "POST", "/series", web.NewSeries{Title: "Due colazioni", Language: "it"}, h.organiser())
	in := `"series":"` + string(series.ID) + `"`
	milan, rome, alone := h.mustMeet(liveAgenda, in, `"date":"2026-11-24"`), h.mustMeet(liveAgenda, in, `"date":"2026-11-25"`), h.mustMeet(liveAgenda)
	for _, m := range []*meeting{rome, milan, alone} { // not in the order of the dates
		ada, bea := m.mustJoin("Ada"), m.mustJoin("Bea")
		for text, theme := range map[string]string{"Farsi conoscere": "awareness", "Ascoltare " + m.id: "ascolto " + m.made.Session.Date} {
			card := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"`+text+`"`).Card
			m.mustDo(m.facilitator, "card.theme", `"card":"`+card+`","themes":["`+theme+`"]`)
			if theme == "awareness" {
				m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
				m.mustDo(bea.Token, "like.set", `"card":"`+card+`","on":true`)
				m.mustDo(m.facilitator, "step.go", `"step":"write"`)
			}
		}
	}
	for _, c := range []struct {
		m    *meeting
		want []string
	}{{milan, []string{"awareness", "ascolto 2026-11-25"}}, {rome, []string{"awareness", "ascolto 2026-11-24"}}, {alone, []string{}}} {
		if known := mustAPI[web.KnownThemes](h, 200, "GET", c.m.path("/themes"), nil, c.m.facilitator); !reflect.DeepEqual(known.Themes, c.want) {
			t.Errorf("known on %q: %v, want %v", c.m.made.Session.Date, known.Themes, c.want)
		}
	}
	mustProblem(t, milan.api("GET", milan.path("/themes"), nil, milan.screen), 403, "not_allowed")

	got := mustAPI[web.SeriesThemes](h, 200, "GET", "/series/"+string(series.ID)+"/themes", nil, h.organiser())
	half := session.ThemeShare{Cards: 1, Likes: 1, CardShare: .5, LikeShare: 1}
	want := web.SeriesThemes{Sessions: []session.ID{milan.made.Session.ID, rome.made.Session.ID}, Themes: []session.ThemeTrend{
		{Theme: "awareness", Overall: session.ThemeShare{Cards: 2, Likes: 2, CardShare: .5, LikeShare: 1}, Sessions: []session.ThemeShare{half, half}},
		{Theme: "ascolto 2026-11-24", Overall: session.ThemeShare{Cards: 1, CardShare: .25}, Sessions: []session.ThemeShare{{Cards: 1, CardShare: .5}, {}}},
		{Theme: "ascolto 2026-11-25", Overall: session.ThemeShare{Cards: 1, CardShare: .25}, Sessions: []session.ThemeShare{{}, {Cards: 1, CardShare: .5}}},
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("over the series\n%+v, want\n%+v", got, want)
	}
	mustProblem(t, h.api("GET", "/series/"+mustID()+"/themes", nil, h.organiser()), 404, "not_found")
}
