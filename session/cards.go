package session

import (
	"slices"
	"time"

	"colazione/voting"
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

// CardAdded: a card was written. Held is true where the room does not see it before its step is revealed.
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

// CardEdited: the card now reads like this.
type CardEdited struct {
	Card    CardID   `json:"card"`
	Text    string   `json:"text"`
	Answers []CardID `json:"answers,omitempty"`
	Origin  Origin   `json:"origin,omitempty"`
	KPI     *Measure `json:"kpi,omitempty"`
}

// CardWithdrawn: its author took the card back.
type CardWithdrawn struct {
	Card CardID `json:"card"`
}

func (a AddCard) decide(s *State, c call) ([]Event, error) {
	st := s.stepNow()
	if s.info.State != Open || len(st.Collects) == 0 {
		return nil, ErrStepClosed
	}
	if !slices.Contains(st.Collects, a.Kind) {
		return nil, ErrWrongKind
	}
	e := CardAdded{Card: CardID(c.newID()), Kind: a.Kind, Step: st.ID, Scribe: c.by.steers(), Author: c.by.Person}
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

// writesFor gives the table of a new card: a participant's own, or the one that a scribe names ("" is nobody's).
func (s *State) writesFor(by Caller, named string) (GroupID, error) {
	switch {
	case by.Role != Participant && named == "" && len(s.groups) == 1:
		return s.groups[0].ID, nil
	case by.Role != Participant && named == "":
		return "", nil
	case by.Role != Participant:
		return s.groupNamed(named)
	}
	own := s.byID[by.Person].group
	if named != "" {
		if g, err := s.groupNamed(named); err != nil || g != own {
			return "", ErrNotAllowed.With("people write for their own table")
		}
	}
	return own, nil
}

func (s *State) cardText(text string) (string, error) {
	text, err := prose(text, s.info.Settings.CardLength)
	if err == nil && text == "" {
		err = ErrEmptyText
	}
	return text, err
}

// answers checks that each card named is one that the author can see.
func (s *State) answers(by Caller, list []CardID) ([]CardID, error) {
	if len(list) > mostAnswers {
		return nil, ErrBadRequest.With("answers names too many cards")
	}
	var out []CardID
	for _, id := range list {
		if _, err := s.cardSeen(id, by); err != nil {
			return nil, err
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}

// cardSeen finds a card that the caller may see.
func (s *State) cardSeen(id CardID, by Caller) (*card, error) {
	c := s.cardAt[id]
	if c == nil || !s.sees(Reader(by), c) {
		return nil, ErrUnknownCard
	}
	return c, nil
}

// sees tells whether a reader may see a card at all.
func (s *State) sees(r Reader, c *card) bool {
	switch {
	case c.gone():
		return false
	case r.Role == Facilitator || r.Role == Organiser:
		return true
	case c.hidden:
		return false
	case !c.held:
		return true
	}
	return r.Role == Participant && c.author != "" && c.author == r.Person
}

// details checks what only some kinds of card carry.
func details(k Kind, o Origin, m *Measure) (Origin, *Measure, error) {
	if o != "" && o != Internal && o != External {
		return "", nil, ErrBadRequest.With("origin is neither internal nor external")
	}
	if m == nil || *m == (Measure{}) {
		return o, nil, nil
	}
	if k != KPI {
		return "", nil, ErrBadRequest.With("only a card of kind kpi has a kpi")
	}
	clean := *m
	for _, part := range []*string{&clean.Measure, &clean.Baseline, &clean.Target, &clean.Due} {
		var err error
		if *part, err = line(*part, partLength); err != nil {
			return "", nil, err
		}
	}
	return o, &clean, nil
}

func themes(list []string) ([]string, error) {
	var out []string
	for _, t := range list {
		t, err := line(t, themeLength)
		if err != nil {
			return nil, err
		}
		if t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	if len(out) > mostThemes {
		return nil, ErrBadRequest.With("themes has too many")
	}
	return out, nil
}

func (e CardAdded) apply(s *State, at time.Time) {
	s.addCard(&card{
		id: e.Card, kind: e.Kind, text: e.Text, author: e.Author, group: e.Group, step: e.Step, scribe: e.Scribe, held: e.Held,
		answers: e.Answers, origin: e.Origin, kpi: e.KPI, themes: e.Themes, at: at,
	})
	if p := s.byID[e.Author]; p != nil {
		p.me = s.seq
		s.countWriter(e.Step, e.Author, 1)
	}
}

func (s *State) addCard(c *card) {
	c.n = s.ballot.AddCard()
	s.cards = append(s.cards, c)
	s.cardAt[c.id] = c
	s.touchCard(c)
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
		s.touchProgress()
	}
}

// mine finds a card that the caller wrote and may still change.
func (s *State) mine(id CardID, by Caller) (*card, error) {
	c, err := s.cardSeen(id, by)
	if err != nil {
		return nil, err
	}
	if wrote := by.Role == Participant && c.author == by.Person || by.steers() && c.scribe; !wrote {
		return nil, ErrNotAllowed.With("only its author changes a card")
	}
	if s.info.State != Open || c.step != s.step {
		return nil, ErrStepClosed
	}
	return c, nil
}

func (a EditCard) decide(s *State, by call) ([]Event, error) {
	c, err := s.mine(a.Card, by.by)
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

func equal(a, b *Measure) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func (e CardEdited) apply(s *State, at time.Time) {
	c := s.cardAt[e.Card]
	if c == nil {
		return
	}
	c.text, c.answers, c.origin, c.kpi, c.edited = e.Text, e.Answers, e.Origin, e.KPI, &at
	s.touchCard(c)
}

func (a WithdrawCard) decide(s *State, by call) ([]Event, error) {
	c, err := s.mine(a.Card, by.by)
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
	c.withdrawn = true
	s.settle(c)
	s.countWriter(c.step, c.author, -1)
	if p := s.byID[c.author]; p != nil {
		p.me = s.seq
	}
}

// settle brings the ballot in line with a card that went or came back. What was merged into it stands alone while it is gone.
func (s *State) settle(c *card) {
	before := s.ballot.United(s.ballot.Root(c.n))
	s.touchFans(c.n)
	s.ballot.Withdraw(c.n, c.gone())
	s.touchFans(c.n)
	s.touchUnited(c.n)
	for _, m := range append([]voting.Card{c.n}, before...) {
		s.touchUnited(m)
	}
}
