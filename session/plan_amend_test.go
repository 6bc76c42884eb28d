package session_test

import (
	"encoding/json"
	"slices"
	"testing"

	"colazione/session"
)

// amends changes what a session was made with, as it is said in JSON.
func (m *meeting) amends(said string) error {
	m.t.Helper()
	var a session.AmendSession
	if err := json.Unmarshal([]byte(said), &a); err != nil {
		m.t.Fatalf("%v", err)
	}
	_, err := m.request(session.Request{Command: a, By: leader})
	return err
}

func (m *meeting) mustAmend(said string) {
	m.t.Helper()
	if err := m.amends(said); err != nil {
		m.t.Fatalf("%s: %v", said, err)
	}
}

func tablesSeen(m *meeting) []string {
	var list []string
	for _, g := range m.all(leader).Session.Groups {
		list = append(list, g.Name)
	}
	return list
}

func TestWhatASessionWasMadeWithCanBeChanged(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.CardsPerPerson = nil }))
	before := m.s.Info()
	m.mustAmend(`{"title":" Colazione due ","topic":"Cura","city":"Torino","date":"2026-12-03","starts":"08:30","place":"Sala blu","zone":"Europe/Rome","language":"en"}`)
	got := m.s.Info()
	want := before
	want.Title, want.Topic, want.City, want.Date, want.Starts, want.Place, want.Zone, want.Language = "Colazione due", "Cura", "Torino", "2026-12-03", "08:30", "Sala blu", "Europe/Rome", session.English
	if mustJSON(t, got) != mustJSON(t, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	m.mustAmend(`{"settings":{"card_length":500}}`)
	if s := m.s.Info().Settings; s.CardLength != 500 || s.CardsPerPerson != nil || s.Names != before.Settings.Names || !slices.Equal(s.Groups, before.Settings.Groups) {
		t.Errorf("%+v", s)
	}
	m.mustAmend(`{"settings":{"cards_per_person":7,"max_participants":9,"admission":"lobby","retention_days":30,"safety_days":40,"suggest_flags":false}}`)
	if s := m.s.Info().Settings; s.CardLength != 500 || *s.CardsPerPerson != 7 || s.MaxParticipants != 9 || s.Admission != session.AdmissionLobby || s.RetentionDays != 30 || s.SafetyDays != 40 || s.SuggestFlags {
		t.Errorf("%+v", s)
	}
	seq := m.s.Seq()
	for _, said := range []string{`{}`, `{"title":"Colazione due","settings":{"cards_per_person":7,"groups":["Rosso","Blu"]}}`} {
		if m.mustAmend(said); m.s.Seq() != seq {
			t.Errorf("%s had an effect", said)
		}
	}
	for said, code := range map[string]string{
		`{"title":" "}`: "empty_text", `{"date":"domani"}`: "bad_request", `{"starts":"8:30"}`: "bad_request", `{"starts":"24:00"}`: "bad_request", `{"zone":"Milano"}`: "bad_request",
		`{"zone":"Local"}`: "bad_request", `{"language":"fr"}`: "bad_request", `{"settings":{"names":"x"}}`: "bad_request", `{"settings":{"cards_per_person":-1}}`: "bad_request",
		`{"settings":{"groups":["a","a"]}}`: "bad_request", `{"settings":{"groups":[{"id":"x","name":"a"}]}}`: "unknown_group",
	} {
		if err := m.amends(said); codeOf(err) != code || m.s.Seq() != seq {
			t.Errorf("%s: %v, want %s", said, err, code)
		}
	}
	if a, b := mustJSON(t, m.all(leader)), mustJSON(t, m.s.Info()); m.replayed().Info().Title != "Colazione due" || mustJSON(t, m.reopened().Info()) != b || a == "" {
		t.Error("it does not last")
	}
}

func TestTablesComeAndGo(t *testing.T) {
	m := newMeeting(t)
	red, blue := m.table("Rosso"), m.table("Blu")
	anna := m.join("Anna", "Blu")
	if err := m.amends(`{"settings":{"groups":["Rosso"]}}`); codeOf(err) != "conflict" {
		t.Errorf("a table where somebody sits: %v", err)
	}
	m.mustAmend(`{"settings":{"groups":["Verde",{"id":"` + string(blue) + `","name":"Azzurro"}]}}`)
	if got := tablesSeen(m); !slices.Equal(got, []string{"Azzurro", "Verde"}) || !slices.Equal(m.s.Info().Settings.Groups, got) {
		t.Errorf("%v, in the settings %v", got, m.s.Info().Settings.Groups)
	}
	if m.table("Azzurro") != blue || m.s.GroupOf(anna.Person) != blue {
		t.Error("who sits at a table does not stay there when it is called otherwise")
	}
	for _, name := range []string{"Rosso", string(red)} {
		if _, err := m.enter("Bruno", name); codeOf(err) != "unknown_group" {
			t.Errorf("%s is gone, and taken: %v", name, err)
		}
	}
	if bruno := m.join("Bruno", ""); m.s.GroupOf(bruno.Person) != m.table("Verde") {
		t.Error("who comes is not put at the smallest table that there is")
	}
	m.mustAmend(`{"settings":{"groups":["Azzurro","Rosso","Verde"]}}`)
	if m.table("Rosso") == red {
		t.Error("a table that was gone came back as itself")
	}
	m.goTo("open")
	carla := m.join("Carla", "Rosso")
	card := m.add(carla, session.Need, "Ascoltare")
	m.must(leader, "group.assign", fields{"person": carla.Person, "group": "Verde"})
	if err := m.amends(`{"settings":{"groups":["Azzurro","Verde"]}}`); codeOf(err) != "conflict" {
		t.Errorf("a table that has cards: %v", err)
	}
	m.must(carla, "card.withdraw", fields{"card": card})
	seat := session.Request{Command: session.DealSeats{Seats: 1}, By: leader}
	if _, err := m.request(seat); err != nil {
		t.Fatal(err)
	}
	if err := m.amends(`{"settings":{"groups":["Verde"]}}`); codeOf(err) != "conflict" {
		t.Errorf("a table where somebody sits, and that has a seat: %v", err)
	}
	need := m.add(anna, session.Need, "Capire")
	m.goTo("likes")
	m.like(carla, need)
	m.must(leader, "step.reveal", fields{"show_likes": true})
	if c := m.card(leader, need); len(c.Groups) != 3 || c.Groups[m.table("Verde")] != 1 || c.Groups[red] != 0 {
		t.Errorf("%v", c.Groups)
	}
	if n := len(m.s.Groups()); n != 3 {
		t.Errorf("%d tables", n)
	}
	for _, s := range []*session.State{m.replayed(), m.reopened()} {
		p, _ := s.Patch(session.Reader(leader), session.Cursor{}, m.moment())
		if got, want := mustJSON(t, p), mustJSON(t, m.all(leader)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestTablesThatHaveSeatsStay(t *testing.T) {
	m := newMeeting(t)
	if _, err := m.request(session.Request{Command: session.DealSeats{Seats: 1}, By: leader}); err != nil {
		t.Fatal(err)
	}
	seated := m.s.Seats()[0].Group
	other := "Blu"
	if m.table("Blu") == seated {
		other = "Rosso"
	}
	if err := m.amends(`{"settings":{"groups":["` + other + `"]}}`); codeOf(err) != "conflict" {
		t.Error(err)
	}
}

// A session without tables has one for everybody, which is called so in its language and stands in no setting.
func TestTheTableOfEverybody(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.Groups = []string{} }))
	holds := func(want ...string) {
		t.Helper()
		set := m.s.Info().Settings.Groups
		if got := tablesSeen(m); !slices.Equal(got, want) || len(set) != 0 && !slices.Equal(set, want) {
			t.Errorf("%v and %v, want %v", got, set, want)
		}
	}
	m.mustAmend(`{"language":"en"}`)
	holds("Everyone")
	m.mustAmend(`{"settings":{"groups":["Red","Blue"]}}`)
	holds("Red", "Blue")
	m.mustAmend(`{"settings":{"groups":[]},"language":"nl"}`)
	holds("Iedereen")
	if set := m.s.Info().Settings.Groups; len(set) != 0 {
		t.Errorf("%v", set)
	}
	m.join("Anna", "")
	if err := m.amends(`{"settings":{"groups":["Red"]}}`); codeOf(err) != "conflict" {
		t.Error(err)
	}
}

func TestNamesCanBeHiddenAndOnlyShownToNobody(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.Names = session.NamesHidden }))
	m.mustAmend(`{"settings":{"names":"shown"}}`)
	m.goTo("open")
	enter := func(name string) session.Caller {
		by := session.Caller{Role: session.Participant, Person: session.PersonID(m.newID())}
		if _, err := m.enters(session.Enter{Person: by.Person, Says: &session.Profile{Name: name}}); err != nil {
			t.Fatal(err)
		}
		return by
	}
	anna, too := enter("Anna"), enter("Anna")
	card := m.add(too, session.Need, "Capire")
	if got := m.card(anna, card).Author; got != "Anna (2)" {
		t.Fatalf("%q", got)
	}
	seq := m.s.Seq()
	m.mustAmend(`{"settings":{"names":"hidden"}}`)
	news := m.since(anna, seq)
	if len(news.Cards) != 1 || news.Cards[0].Author != "" {
		t.Errorf("who held the card with a name is not told: %+v", news.Cards)
	}
	for _, p := range m.since(leader, seq).People {
		if p.Name != "" {
			t.Errorf("%+v", p)
		}
	}
	if len(m.since(leader, seq).People) != 2 {
		t.Error("those who lead are not told")
	}
	if me := m.since(too, seq).Me; me == nil || me.Name != "Anna" {
		t.Errorf("%+v", me)
	}
	if err := m.amends(`{"settings":{"names":"shown"}}`); codeOf(err) != "conflict" {
		t.Error(err)
	}
}
