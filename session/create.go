package session

import (
	"slices"
	"strconv"
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
	s.info, s.groups, s.created = e.Info, e.Groups, at
	for _, st := range s.info.Agenda {
		s.steps[st.ID] = newStepState()
	}
	s.step = s.info.Agenda[0].ID
	s.steps[s.step].visited = true
	for _, seed := range e.Cards {
		s.addCard(&card{id: seed.Card, kind: seed.Kind, text: seed.Text, at: at})
	}
	s.touchSession()
	s.touchProgress()
}

func newStepState() *stepState {
	return &stepState{wrote: map[PersonID]int{}, liked: map[PersonID]bool{}}
}

// checked gives the info with every text cleaned and every choice known, or says what is wrong with it.
func (i Info) checked(newID NewID) (Info, error) {
	var err error
	for _, text := range []*string{&i.Title, &i.Topic, &i.City} {
		if *text, err = line(*text, titleLength); err != nil {
			return i, err
		}
	}
	if i.Title == "" {
		return i, ErrEmptyText.With("title")
	}
	if _, err := time.Parse(time.DateOnly, i.Date); i.Date != "" && err != nil {
		return i, ErrBadRequest.With("date is not of the form YYYY-MM-DD")
	}
	if !slices.Contains(Languages, i.Language) {
		return i, ErrBadRequest.With("language is none of it, en, nl")
	}
	if i.Settings, err = i.Settings.checked(); err != nil {
		return i, err
	}
	i.Agenda, err = checkedAgenda(i.Agenda, newID)
	return i, err
}

// Largest numbers that make sense in the settings.
const (
	mostGroups     = 60
	mostCardLength = 2000
	mostRetention  = 3650
	mostSteps      = 40
	mostMinutes    = 24 * 60
	mostCriteria   = 4
)

func (t Settings) checked() (Settings, error) {
	t.Groups = slices.Clone(t.Groups)
	for i, name := range t.Groups {
		name, err := line(name, nameLength)
		if err != nil {
			return t, err
		}
		if name == "" || slices.Contains(t.Groups[:i], name) {
			return t, ErrBadRequest.With("settings.groups has an empty name or one that stands twice")
		}
		t.Groups[i] = name
	}
	switch {
	case t.Names != NamesShown && t.Names != NamesHidden:
		return t, ErrBadRequest.With("settings.names is neither shown nor hidden")
	case t.Admission != AdmissionOpen && t.Admission != AdmissionLobby:
		return t, ErrBadRequest.With("settings.admission is neither open nor lobby")
	case len(t.Groups) > mostGroups:
		return t, ErrBadRequest.With("settings.groups has more than " + strconv.Itoa(mostGroups))
	case t.MaxParticipants < 0:
		return t, ErrBadRequest.With("settings.max_participants is below 0")
	case t.CardLength < 1 || t.CardLength > mostCardLength:
		return t, ErrBadRequest.With("settings.card_length is not between 1 and " + strconv.Itoa(mostCardLength))
	case t.RetentionDays < 1 || t.RetentionDays > mostRetention:
		return t, ErrBadRequest.With("settings.retention_days is not between 1 and " + strconv.Itoa(mostRetention))
	}
	return t, nil
}

func checkedAgenda(agenda []Step, newID NewID) ([]Step, error) {
	if len(agenda) == 0 || len(agenda) > mostSteps {
		return nil, ErrBadRequest.With("agenda has no step, or more than " + strconv.Itoa(mostSteps))
	}
	var out []Step
	for i, st := range agenda {
		st, err := st.checked()
		if err != nil {
			if e, ok := err.(*Error); ok && e.Detail != "" {
				err = e.With("agenda[" + strconv.Itoa(i) + "]." + e.Detail)
			}
			return nil, err
		}
		if st.ID == "" {
			st.ID = StepID(newID())
		}
		if slices.ContainsFunc(out, func(o Step) bool { return o.ID == st.ID }) {
			return nil, ErrBadRequest.With("agenda[" + strconv.Itoa(i) + "].id stands twice")
		}
		out = append(out, st)
	}
	return out, nil
}

func (st Step) checked() (Step, error) {
	var err error
	if st.Title, err = line(st.Title, titleLength); err != nil {
		return st, err
	}
	if st.Prompt, err = prose(st.Prompt, noteLength); err != nil {
		return st, err
	}
	id, err := line(string(st.ID), nameLength)
	if err != nil {
		return st, err
	}
	st.ID = StepID(id)
	switch {
	case !slices.Contains(StepKinds, st.Kind):
		return st, ErrBadRequest.With("kind is not known")
	case st.Minutes < 0 || st.Minutes > mostMinutes:
		return st, ErrBadRequest.With("minutes is below 0 or more than a day")
	case !known(st.Collects) || !known(st.Likes):
		return st, ErrBadRequest.With("collects or likes names a kind that is not known")
	case st.ShowCards != ShowLive && st.ShowCards != ShowOnReveal:
		return st, ErrBadRequest.With("show_cards is neither live nor on_reveal")
	case st.ShowLikes != ShowLive && st.ShowLikes != ShowAfter:
		return st, ErrBadRequest.With("show_likes is neither live nor after")
	case st.LikeScope != ScopeAll && st.LikeScope != ScopeOwnGroup && st.LikeScope != ScopeOtherGroups:
		return st, ErrBadRequest.With("like_scope is none of all, own_group, other_groups")
	case st.LikesPerPerson < 0:
		return st, ErrBadRequest.With("likes_per_person is below 0")
	case len(st.Criteria) == 0 || len(st.Criteria) > mostCriteria:
		return st, ErrBadRequest.With("criteria has none, or more than " + strconv.Itoa(mostCriteria))
	}
	st.Criteria = slices.Clone(st.Criteria)
	for i, name := range st.Criteria {
		if name, err = line(name, nameLength); err != nil {
			return st, err
		}
		if name == "" || slices.Contains(st.Criteria[:i], name) {
			return st, ErrBadRequest.With("criteria has an empty name or one that stands twice")
		}
		st.Criteria[i] = name
	}
	return st, nil
}

func known(list []Kind) bool {
	return !slices.ContainsFunc(list, func(k Kind) bool { return !slices.Contains(Kinds, k) })
}
