package session_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/session"
)

func TestDefaults(t *testing.T) {
	cards, table := 60, 4
	wantSettings := session.Settings{
		Names: "hidden", Groups: []string{}, Admission: "open", MaxParticipants: 0, CardLength: 280, RetentionDays: 365, SuggestFlags: true,
		CardsPerPerson: &cards, TableMin: &table,
	}
	if got := session.DefaultSettings(); !reflect.DeepEqual(got, wantSettings) {
		t.Errorf("settings %+v", got)
	}
	var got session.Settings
	if err := json.Unmarshal([]byte(`{"card_length":40}`), &got); err != nil || got.CardLength != 40 || got.Names != "hidden" || got.RetentionDays != 365 || got.CardsPerPerson != nil || got.TableMin != nil {
		t.Errorf("settings %+v, %v", got, err)
	}
	step := aStep(t, `{"kind":"like","likes":["need"]}`)
	want := session.Step{
		Kind: "like", Collects: []session.Kind{}, Likes: []session.Kind{"need"}, ShowCards: "on_reveal", ShowLikes: "after",
		Criteria: []string{"like"}, LikeScope: "all",
	}
	if !reflect.DeepEqual(step, want) {
		t.Errorf("step %+v", step)
	}
}

func TestASessionAsItIsMade(t *testing.T) {
	m := newMeeting(t, func(c *session.Create) {
		c.Info.Title, c.Info.City, c.Info.Date = "  Colazione\u202e a\nMilano ", "Milano", "2026-11-22"
		c.Info.Agenda[0].ID, c.Info.Agenda[0].Collects, c.Info.Agenda[1].Likes = "", []session.Kind{"need"}, nil
		c.Cards = []session.Seed{{Kind: session.Idea, Text: "Iniziare in piccolo"}}
	})
	all := m.all(leader)
	s := all.Session
	if s.Title != "Colazione a Milano" || s.State != "open" || !s.CreatedAt.Equal(m.now) || s.Step != s.Agenda[0].ID || s.Step == "" || s.Revealed || s.Locked {
		t.Errorf("session %+v", s)
	}
	if s.Timer.State != "stop" || s.Spotlight != nil || len(s.Groups) != 2 || s.Groups[1].Name != "Blu" || s.Agenda[1].Likes == nil || s.Series != nil {
		t.Errorf("session %+v", s)
	}
	if len(all.Cards) != 1 || all.Cards[0].State != "shown" || all.Cards[0].Group != "" || all.Cards[0].Edited != nil || all.Cards[0].Themes == nil {
		t.Errorf("cards %+v", all.Cards)
	}
	if m.card(m.join("Anna", ""), all.Cards[0].ID) == nil {
		t.Error("the template's card is not there for a participant")
	}
	if want := (session.Me{Role: "facilitator", Cards: []session.CardID{}, Likes: map[string][]session.CardID{}, Left: map[string]*int{}}); !reflect.DeepEqual(*all.Me, want) {
		t.Errorf("me %+v", all.Me)
	}
	if !reflect.DeepEqual(m.s.Info(), s.Info) {
		t.Error("what is fixed about the session differs from what is seen of it")
	}
}

func TestASessionWithoutTablesHasOne(t *testing.T) {
	for lang, name := range map[session.Language]string{session.Italian: "Tutti", session.English: "Everyone", session.Dutch: "Iedereen"} {
		m := newMeeting(t, func(c *session.Create) { c.Info.Settings.Groups, c.Info.Language = nil, lang })
		all := m.all(leader).Session
		if len(all.Groups) != 1 || all.Groups[0].Name != name || all.Settings.Groups == nil {
			t.Errorf("%s: %+v", lang, all.Groups)
		}
		if c := m.card(leader, m.add(leader, session.Need, "dal foglio")); c.Group != all.Groups[0].ID {
			t.Error("the scribe's card lies at no table")
		}
	}
}

func TestWhatASessionCannotBeMadeOf(t *testing.T) {
	cases := []struct {
		code, says string
		change     func(*session.Info)
	}{
		{"empty_text", "title", func(i *session.Info) { i.Title = " " }},
		{"too_long", "title", func(i *session.Info) { i.Title = strings.Repeat("x", 161) }},
		{"too_long", "topic", func(i *session.Info) { i.Topic = strings.Repeat("x", 161) }},
		{"too_long", "city", func(i *session.Info) { i.City = strings.Repeat("x", 161) }},
		{"bad_request", "date", func(i *session.Info) { i.Date = "22/11/2026" }},
		{"bad_request", "language", func(i *session.Info) { i.Language = "fr" }},
		{"bad_request", "settings.names", func(i *session.Info) { i.Settings.Names = "" }},
		{"bad_request", "settings.admission", func(i *session.Info) { i.Settings.Admission = "all" }},
		{"bad_request", "settings.groups", func(i *session.Info) { i.Settings.Groups = []string{"A", " A"} }},
		{"bad_request", "settings.groups", func(i *session.Info) { i.Settings.Groups = []string{""} }},
		{"too_long", "settings.groups", func(i *session.Info) { i.Settings.Groups = []string{strings.Repeat("x", 61)} }},
		{"bad_request", "settings.groups", func(i *session.Info) { i.Settings.Groups = strings.Split(strings.Repeat("x", 61), "") }},
		{"bad_request", "settings.max_participants", func(i *session.Info) { i.Settings.MaxParticipants = -1 }},
		{"bad_request", "settings.card_length", func(i *session.Info) { i.Settings.CardLength = 0 }},
		{"bad_request", "settings.card_length", func(i *session.Info) { i.Settings.CardLength = 2001 }},
		{"bad_request", "settings.retention_days", func(i *session.Info) { i.Settings.RetentionDays = 0 }},
		{"bad_request", "settings.retention_days", func(i *session.Info) { i.Settings.RetentionDays = 3651 }},
		{"bad_request", "agenda", func(i *session.Info) { i.Agenda = nil }},
		{"bad_request", "agenda", func(i *session.Info) { i.Agenda = slices.Repeat(i.Agenda, 11) }},
		{"bad_request", "agenda[1].id", func(i *session.Info) { i.Agenda[1].ID = " needs" }},
		{"bad_request", "agenda[0].kind", func(i *session.Info) { i.Agenda[0].Kind = "dance" }},
		{"too_long", "agenda[0].title", func(i *session.Info) { i.Agenda[0].Title = strings.Repeat("x", 161) }},
		{"too_long", "agenda[0].prompt", func(i *session.Info) { i.Agenda[0].Prompt = strings.Repeat("x", 4001) }},
		{"bad_request", "agenda[2].minutes", func(i *session.Info) { i.Agenda[2].Minutes = -1 }},
		{"bad_request", "agenda[2].minutes", func(i *session.Info) { i.Agenda[2].Minutes = 1441 }},
		{"bad_request", "agenda[0].collects", func(i *session.Info) { i.Agenda[0].Collects = []session.Kind{"joke"} }},
		{"bad_request", "agenda[0]", func(i *session.Info) { i.Agenda[0].Likes = []session.Kind{""} }},
		{"bad_request", "agenda[0].show_cards", func(i *session.Info) { i.Agenda[0].ShowCards = "after" }},
		{"bad_request", "agenda[0].show_likes", func(i *session.Info) { i.Agenda[0].ShowLikes = "on_reveal" }},
		{"bad_request", "agenda[0].like_scope", func(i *session.Info) { i.Agenda[0].LikeScope = "" }},
		{"bad_request", "agenda[0].likes_per_person", func(i *session.Info) { i.Agenda[0].LikesPerPerson = -1 }},
		{"bad_request", "agenda[0].criteria", func(i *session.Info) { i.Agenda[0].Criteria = nil }},
		{"bad_request", "agenda[0].criteria", func(i *session.Info) { i.Agenda[0].Criteria = []string{"a", "b", "c", "d", "e"} }},
		{"bad_request", "agenda[0].criteria", func(i *session.Info) { i.Agenda[0].Criteria = []string{"a", "a"} }},
		{"bad_request", "agenda[0].criteria", func(i *session.Info) { i.Agenda[0].Criteria = []string{" "} }},
	}
	for _, c := range cases {
		create := aCreate(t)
		c.change(&create.Info)
		m := &meeting{t: t, s: session.New()}
		_, err := m.request(session.Request{Command: create, By: organiser})
		if codeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %s about %s", err, c.code, c.says)
		}
	}
}

func TestWhatASessionWasMadeFromStaysTheCallers(t *testing.T) {
	given := aCreate(t)
	m := newMeeting(t, func(c *session.Create) { *c = given })
	given.Info.Agenda[0].Collects[0], given.Info.Settings.Groups[0] = session.Idea, "X"
	if got := m.s.Info(); got.Agenda[0].Collects[0] != session.Need || got.Settings.Groups[0] != "Rosso" {
		t.Error("the session changed with the command that made it")
	}
}
