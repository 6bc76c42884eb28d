package session

import (
	"slices"
	"time"
)

// Create makes a session. Title, topic and the rest are as the organiser gave them; ids of the tables and of steps that have none are made here.
type Create struct {
	Info  Info // Groups' names stand in its settings
	Cards []Seed
}

// SessionCreated is a session's first fact.
type SessionCreated struct {
	Info   Info       `json:"info"`
	Groups []Group    `json:"groups"`
	Cards  []seedFact `json:"cards"`
}

// seedFact is a template's card with the id that it got.
type seedFact struct {
	Card CardID `json:"card"`
	Seed
}

// everybody is the name of the one table of a session that has none.
var everybody = map[Language]string{Italian: "Tutti", English: "Everyone", Dutch: "Iedereen"}

func (c Create) decide(s *State, by call) ([]Event, error) {
	if s.seq != 0 {
		return nil, ErrConflict
	}
	info, err := c.Info.checked(by.newID)
	if err != nil {
		return nil, err
	}
	info.State, info.CreatedAt = Open, by.at.UTC().Truncate(time.Millisecond)
	e := SessionCreated{Info: info, Cards: []seedFact{}}
	for _, name := range info.Settings.Groups {
		e.Groups = append(e.Groups, Group{ID: GroupID(by.newID()), Name: name})
	}
	if len(e.Groups) == 0 {
		e.Groups = []Group{{ID: GroupID(by.newID()), Name: everybody[info.Language]}}
	}
	for _, seed := range c.Cards {
		e.Cards = append(e.Cards, seedFact{Card: CardID(by.newID()), Seed: seed})
	}
	return []Event{e}, nil
}

func (e SessionCreated) apply(s *State, at time.Time) {
	s.info, s.groups = e.Info, e.Groups
	for _, st := range s.info.Agenda {
		s.steps[st.ID] = newStepState()
	}
	s.step = s.info.Agenda[0].ID
	s.ballot.Show(s.tablesShown())
	s.steps[s.step].visited, s.steps[s.step].tables = true, s.tablesShown()
	for _, seed := range e.Cards {
		s.addCard(&card{id: seed.Card, kind: seed.Kind, text: seed.Text, at: at})
	}
	s.markSessionChanged()
	s.markProgressChanged()
}

func newStepState() *stepState {
	return &stepState{wrote: map[PersonID]int{}, liked: map[PersonID]bool{}}
}

// checked returns the info with every text cleaned and every choice known, or says what is wrong with it.
func (i Info) checked(newID NewID) (Info, error) {
	i, err := i.checkedFacts()
	if err != nil {
		return i, err
	}
	i.Agenda, err = checkedAgenda(i.Agenda, newID)
	return i, err
}

// checkedFacts checks all but the agenda.
func (i Info) checkedFacts() (Info, error) {
	var err error
	for _, part := range []struct {
		name string
		text *string
	}{{"title", &i.Title}, {"topic", &i.Topic}, {"city", &i.City}, {"place", &i.Place}} {
		if *part.text, err = line(*part.text, titleLength); err != nil {
			return i, at(part.name, err)
		}
	}
	if i.Title == "" {
		return i, ErrEmptyText.With("title")
	}
	if _, err := time.Parse(time.DateOnly, i.Date); i.Date != "" && err != nil {
		return i, ErrBadRequest.With("date is not of the form YYYY-MM-DD")
	}
	if _, err := time.Parse("15:04", i.Starts); i.Starts != "" && (err != nil || len(i.Starts) != len("15:04")) {
		return i, ErrBadRequest.With("starts is not of the form HH:MM")
	}
	if _, err := time.LoadLocation(i.Zone); err != nil || i.Zone == "Local" {
		return i, ErrBadRequest.With("zone is not the name of one, as Europe/Rome")
	}
	if !slices.Contains(Languages, i.Language) {
		return i, ErrBadRequest.With("language is none of it, en, nl")
	}
	i.Settings, err = i.Settings.checked()
	return i, err
}

// CheckedOrganiser cleans the name by which documents call whoever holds the meetings; it may be empty.
func CheckedOrganiser(name string) (string, error) { return line(name, titleLength) }

// Seeds are the cards that were there from the start, as they were then.
func (s *State) Seeds() []Seed {
	seeds := []Seed{}
	for _, c := range s.cards {
		if c.step == "" {
			seeds = append(seeds, Seed{Kind: c.kind, Text: c.text})
		}
	}
	return seeds
}

// CheckedHeading cleans a title, which must be there, and the line that says more, of what is no session: a series, a template.
func CheckedHeading(title, topic string) (cleanTitle, cleanTopic string, err error) {
	if cleanTitle, err = line(title, titleLength); err != nil {
		return "", "", err
	}
	if cleanTitle == "" {
		return "", "", ErrEmptyText.With("title")
	}
	cleanTopic, err = line(topic, titleLength)
	return cleanTitle, cleanTopic, err
}
