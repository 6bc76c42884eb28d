package session

import (
	"slices"
	"time"
)

// AddCard writes a card. A participant's belongs to their table; a facilitator's is one that somebody without a phone wrote, at Group.
type AddCard struct {
	Kind    Kind     `json:"kind"`
	Text    string   `json:"text"`
	Answers []CardID `json:"answers,omitempty"`
	Origin  Origin   `json:"origin,omitempty"`
	KPI     *Measure `json:"kpi,omitempty"`
	Themes  []string `json:"themes,omitempty"`
	Group   string   `json:"group,omitempty"` // id or name
}

// EditCard changes what is given and leaves the rest. An empty origin or measure takes it away.
type EditCard struct {
	Card    CardID    `json:"card"`
	Text    *string   `json:"text,omitempty"`
	Answers *[]CardID `json:"answers,omitempty"`
	Origin  *Origin   `json:"origin,omitempty"`
	KPI     *Measure  `json:"kpi,omitempty"`
}

// WithdrawCard takes a card back for good.
type WithdrawCard struct {
	Card CardID `json:"card"`
}

// CardAdded says: a card was written. Held is true where the room does not see it before its step is revealed.
type CardAdded struct {
	Card    CardID   `json:"card"`
	Kind    Kind     `json:"kind"`
	Text    string   `json:"text"`
	Author  PersonID `json:"author,omitempty"`
	Group   GroupID  `json:"group,omitempty"`
	Step    StepID   `json:"step"`
	Scribe  bool     `json:"scribe,omitempty"`
	Held    bool     `json:"held,omitempty"`
	Answers []CardID `json:"answers,omitempty"`
	Origin  Origin   `json:"origin,omitempty"`
	KPI     *Measure `json:"kpi,omitempty"`
	Themes  []string `json:"themes,omitempty"`
}

// CardEdited says: the card now reads like this.
type CardEdited struct {
	Card    CardID   `json:"card"`
	Text    string   `json:"text"`
	Answers []CardID `json:"answers,omitempty"`
	Origin  Origin   `json:"origin,omitempty"`
	KPI     *Measure `json:"kpi,omitempty"`
}

// CardWithdrawn says: the card was taken back, and its words with it. Erased: by a command that asks for that whatever step is open.
type CardWithdrawn struct {
	Card   CardID `json:"card"`
	Erased bool   `json:"erased,omitempty"`
}

func (a AddCard) decide(s *State, c call) ([]Event, error) {
	st := s.stepNow()
	if len(st.Collects) == 0 {
		return nil, ErrStepClosed
	}
	if !slices.Contains(st.Collects, a.Kind) {
		return nil, ErrWrongKind
	}
	if c.by.Role == Participant && s.outOfCards(c.by.Person, st.ID) {
		return nil, ErrOutOfCards
	}
	e := CardAdded{Card: CardID(c.newID()), Kind: a.Kind, Step: st.ID, Scribe: c.by.steers()}
	if !e.Scribe {
		e.Author = c.by.Person
	}
	var err error
	if e.Group, err = s.writesFor(c.by, a.Group); err != nil {
		return nil, err
	}
	if e.Text, err = s.cardText(a.Text); err != nil {
		return nil, err
	}
	if e.Answers, err = s.answers(c.by, a.Answers); err != nil {
		return nil, err
	}
	if e.Origin, e.KPI, err = details(a.Kind, a.Origin, a.KPI); err != nil {
		return nil, err
	}
	if e.Themes, err = themes(a.Themes); err != nil {
		return nil, err
	}
	e.Held = st.ShowCards == ShowOnReveal && !s.steps[st.ID].revealed
	return []Event{e}, nil
}

// outOfCards reports whether a person has as many cards in a step as one may have. Those that were taken back do not count.
func (s *State) outOfCards(id PersonID, step StepID) bool {
	most := s.info.Settings.CardsPerPerson
	return most != nil && *most > 0 && s.steps[step].wrote[id] >= *most
}

func (e CardAdded) apply(s *State, at time.Time) {
	if s.cardAt[e.Card] != nil {
		return
	}
	s.addCard(&card{
		id: e.Card, kind: e.Kind, text: e.Text, author: e.Author, group: e.Group, step: e.Step, scribe: e.Scribe, held: e.Held,
		answers: e.Answers, origin: e.Origin, kpi: e.KPI, themes: e.Themes, at: at,
	})
	if p := s.byID[e.Author]; p != nil {
		s.markMeChanged(p)
		s.countWriter(e.Step, e.Author, 1)
	}
}

// addCard takes a new card in, which comes after all others.
func (s *State) addCard(c *card) {
	c.n, c.alarmWord = s.ballot.AddCard(), alarmWordIn(c.text, s.info.Language, English)
	s.cards = append(s.cards, c)
	s.cardAt[c.id] = c
	s.findAuthor(c)
	s.markCardChanged(c)
}

// findAuthor keeps a card with whoever wrote it, if anybody did.
func (s *State) findAuthor(c *card) {
	if p := s.byID[c.author]; p != nil {
		p.wrote = append(p.wrote, c)
	}
}

// countWriter keeps how many cards a person has in a step, for the progress that everybody sees as a number.
func (s *State) countWriter(step StepID, p PersonID, by int) {
	at := s.steps[step]
	if at == nil || p == "" {
		return
	}
	before := at.wrote[p] > 0
	at.wrote[p] += by
	if step == s.step && before != (at.wrote[p] > 0) {
		s.markProgressChanged()
	}
}

func (a EditCard) decide(s *State, by call) ([]Event, error) {
	c, err := s.editableCard(a.Card, by.by)
	if err != nil {
		return nil, err
	}
	e := CardEdited{Card: c.id, Text: c.text, Answers: c.answers, Origin: c.origin, KPI: c.kpi}
	if a.Text != nil {
		if e.Text, err = s.cardText(*a.Text); err != nil {
			return nil, err
		}
	}
	if a.Answers != nil {
		if e.Answers, err = s.answers(by.by, *a.Answers); err != nil {
			return nil, err
		}
		if slices.Contains(e.Answers, c.id) {
			return nil, ErrBadRequest.With("a card can't answer itself")
		}
	}
	if a.Origin != nil {
		e.Origin = *a.Origin
	}
	if a.KPI != nil {
		e.KPI = a.KPI
	}
	if e.Origin, e.KPI, err = details(c.kind, e.Origin, e.KPI); err != nil {
		return nil, err
	}
	if same := e.Text == c.text && e.Origin == c.origin && equal(e.KPI, c.kpi) && slices.Equal(e.Answers, c.answers); same {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e CardEdited) apply(s *State, at time.Time) {
	c := s.cardAt[e.Card]
	if c == nil {
		return
	}
	c.led = c.led && equal(c.kpi, e.KPI)
	c.text, c.answers, c.origin, c.kpi, c.edited = e.Text, e.Answers, e.Origin, e.KPI, &at
	c.alarmWord = alarmWordIn(c.text, s.info.Language, English)
	s.markCardChanged(c)
}

func (a WithdrawCard) decide(s *State, by call) ([]Event, error) {
	c, err := s.editableCard(a.Card, by.by)
	if err != nil {
		return nil, err
	}
	return []Event{CardWithdrawn{Card: c.id}}, nil
}

func (e CardWithdrawn) apply(s *State, _ time.Time) {
	c := s.cardAt[e.Card]
	if c == nil || c.withdrawn {
		return
	}
	s.changeVisibility([]*card{c}, func(c *card) { c.withdrawn = true })
	s.forget(c)
	s.countWriter(c.step, c.author, -1)
}
