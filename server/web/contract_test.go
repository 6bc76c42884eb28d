package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

// One meeting from its making to its erasure, over HTTP and sockets.
func TestMeeting(t *testing.T) {
	h := mustHouse(t)
	organiser := h.organiser()
	series := mustAPI[session.Series](h, 201, "POST", "/series", web.NewSeries{Title: "Due colazioni", Language: "it"}, organiser)
	m := h.mustMeet("", `"series":"`+string(series.ID)+`","settings":{"table_min":0,"groups":["Finestra","Camino"],"names":"shown"}`)
	if m.made.Session.Settings.CardLength != 280 || m.made.Session.State != "open" || len(m.made.Session.Agenda) != 7 {
		t.Fatalf("made %+v", m.made.Session)
	}
	ada, bea := m.mustJoin("Ada"), m.mustJoin("Bea")
	if ada.Participant.Group == bea.Participant.Group {
		t.Error("both sit at one table of two")
	}
	first, second := m.mustDial(ada.Token, 0), m.mustDial(bea.Token, 0)
	cockpit, screen := m.mustDial(m.facilitator, 0), m.mustDial(m.screen, 0)
	snapshot := first.mustReach(1)
	if snapshot.From != 0 || snapshot.Me == nil || snapshot.Me.Name != "Ada" || snapshot.Session.Step != "welcome" {
		t.Fatalf("snapshot %+v", snapshot)
	}

	cockpit.mustSend("step.go", `"step":"needs"`)
	card := first.mustSend("card.add", `"kind":"need","text":"Misurare l’impatto oltre la reach"`)
	if card.Card == "" || card.Seq == 0 {
		t.Fatalf("ack %+v", card)
	}
	seen := cockpit.mustReach(card.Seq)
	if len(seen.Cards) != 1 || seen.Cards[0].State != "held" {
		t.Fatalf("the facilitator sees %+v", seen.Cards)
	}
	went := cockpit.mustSend("step.go", `"step":"likes"`)
	second.mustReach(went.Seq)
	like := second.mustSend("like.set", `"card":"`+card.Card+`","on":true`)
	went = cockpit.mustSend("step.go", `"step":"synthesis"`)
	shown := screen.mustReach(went.Seq)
	if i := slices.IndexFunc(shown.Cards, func(c session.CardView) bool { return string(c.ID) == card.Card }); i < 0 || shown.Cards[i].Likes["like"] != 1 {
		t.Fatalf("the screen sees %+v", shown.Cards)
	}
	if like.Seq >= went.Seq {
		t.Errorf("seq %d does not come before %d", like.Seq, went.Seq)
	}

	path := cockpit.mustSend("path.put", `"needs":["`+card.Card+`"],"objectives":[],"tools":[],"kpis":[],"title":"Dal bisogno","note":""`)
	if path.Path == "" {
		t.Error("the ack of path.put names no path")
	}
	mustProblem(t, m.api("GET", m.path("/report.csv"), nil, ada.Token), 409, "not_published")
	cockpit.mustSend("synthesis.publish", "")
	for _, format := range []string{"csv", "md", "html", "json"} {
		a := m.api("GET", m.path("/report."+format+"?language=nl"), nil, ada.Token)
		if a.StatusCode != 200 || !strings.Contains(string(a.body), "Misurare l’impatto") {
			t.Errorf("%s: %d %s", format, a.StatusCode, a.body)
		}
	}
	ranking := mustAPI[session.Ranking](h, 200, "GET", m.path("/ranking?by=breadth&kind=need"), nil, ada.Token)
	if len(ranking.Cards) != 1 || ranking.Cards[0].Rank != 1 || ranking.Electorate.Total != 1 {
		t.Errorf("ranking %+v", ranking)
	}
	over := mustAPI[session.Ranking](h, 200, "GET", "/series/"+string(series.ID)+"/ranking", nil, organiser)
	if want := m.id + "/" + string(bea.Participant.Group); over.Electorate.Groups[want] != 1 {
		t.Errorf("over the series %+v, want a group %s", over.Electorate, want)
	}
	one := mustAPI[session.Series](h, 200, "GET", "/series/"+string(series.ID), nil, organiser)
	if len(one.Sessions) != 1 || string(one.Sessions[0].ID) != m.id {
		t.Errorf("series %+v", one)
	}

	cockpit.mustSend("session.close", "")
	if all := mustAPI[web.Sessions](h, 200, "GET", "/sessions", nil, organiser); all.Sessions[0].State != "closed" {
		t.Errorf("in the catalogue the session is %s", all.Sessions[0].State)
	}
	if a := h.api("DELETE", m.path(""), nil, organiser); a.StatusCode != http.StatusNoContent || len(a.body) != 0 {
		t.Fatalf("erasing: %d %s", a.StatusCode, a.body)
	}
	if last := first.mustClose(4002); last.Bye == nil || last.Bye.Code != "closed" {
		t.Errorf("the last frame was %+v", last)
	}
	mustProblem(t, h.api("GET", m.path(""), nil, organiser), 404, "not_found")
	mustProblem(t, h.api("POST", "/join", web.Join{Code: m.code}, ""), 404, "unknown_code")
	mustProblem(t, m.api("GET", m.path("/patch"), nil, ada.Token), 401, "not_signed_in")
}

func TestLinks(t *testing.T) {
	m := mustHouse(t).mustMeet("")
	again := mustAPI[web.SessionAccess](m.house, 200, "GET", m.path(""), nil, m.organiser)
	if again.Links != m.made.Links || again.Code != m.made.Code {
		t.Errorf("links changed from %+v to %+v", m.made.Links, again.Links)
	}
	if want := m.url + "/#" + m.code; again.Links.Join != want {
		t.Errorf("to join: %s, want %s", again.Links.Join, want)
	}
	for role, prefix := range map[string]string{again.Links.Facilitator: "/cockpit/", again.Links.Screen: "/screen/"} {
		if !strings.HasPrefix(role, m.url+prefix+m.id+"#") {
			t.Errorf("link %s", role)
		}
	}
	seen := mustAPI[web.SessionAccess](m.house, 200, "GET", m.path(""), nil, m.screen)
	if seen.Links.Facilitator != "" || seen.Links.Screen != "" || seen.Links.Join != again.Links.Join {
		t.Errorf("a screen is given %+v", seen.Links)
	}

	m.restart()
	again = mustAPI[web.SessionAccess](m.house, 200, "GET", m.path(""), nil, m.organiser)
	if _, secret, _ := strings.Cut(again.Links.Screen, "#"); !strings.HasSuffix(m.made.Links.Screen, secret) {
		t.Error("secrets change with a restart")
	}
	renewed := mustAPI[web.SessionAccess](m.house, 200, "POST", m.path("/links"), nil, m.organiser)
	if renewed.Links.Facilitator == again.Links.Facilitator || renewed.Code != m.code {
		t.Errorf("renewed %+v", renewed)
	}
	_, old, _ := strings.Cut(again.Links.Facilitator, "#")
	mustProblem(t, m.api("POST", m.path("/enter"), web.SignIn{Key: old}, ""), 401, "wrong_key")
	m.mustEnter(renewed.Links.Facilitator)
	m.mustDo(m.facilitator, "room.lock", `"on":true`) // who is in stays in
}

func TestTemplatesInTheLanguageOfTheReader(t *testing.T) {
	h := mustHouse(t)
	titles := map[string]bool{}
	for _, lang := range []string{"it", "en-GB,en;q=0.8", "fr, nl;q=0.5, en;q=0.4"} {
		a := h.call("GET", "/api/v1/templates", nil, "Accept-Language", lang)
		all := mustDecode[web.Templates](t, a.body).Templates
		if len(all) != 3 || all[0].ID != "breakfast" || all[0].Agenda[1].Title == "" {
			t.Fatalf("%s: %s", lang, a.body)
		}
		titles[all[0].Agenda[1].Title] = true
	}
	if len(titles) != 3 {
		t.Errorf("three languages give %v", titles)
	}
}
