package session

import (
	"slices"
	"time"

	"colazione/voting"
)

type (
	// HideCard takes a card out of everybody's sight but the facilitators'.
	HideCard struct {
		Card CardID `json:"card"`
	}
	// RestoreCard shows a hidden card again.
	RestoreCard struct {
		Card CardID `json:"card"`
	}
	// MergeCards unites cards that say the same. Whoever likes several of them counts once.
	MergeCards struct {
		Into CardID   `json:"into"`
		From []CardID `json:"from"`
	}
	// SplitCard undoes a union: a merged card leaves it, and a card that others were merged into lets them all go.
	SplitCard struct {
		Card CardID `json:"card"`
	}
	// ThemeCard returns a card these themes, in place of those that it had.
	ThemeCard struct {
		Card   CardID   `json:"card"`
		Themes []string `json:"themes"`
	}
	// FlagCard raises a concern about a card with the facilitators.
	FlagCard struct {
		Card   CardID `json:"card"`
		Reason string `json:"reason"`
		Note   string `json:"note,omitempty"`
	}
)

type (
	// CardHid says: the card is hidden from the room, or no longer.
	CardHid struct {
		Card   CardID `json:"card"`
		Hidden bool   `json:"hidden"`
	}
	// CardsJoined says: each of these cards is now merged into the one named, or into none.
	CardsJoined struct {
		Joins []Join `json:"joins"`
	}
	// Join is one card's place in a union; Into is "" when it stands alone.
	Join struct {
		Card CardID `json:"card"`
		Into CardID `json:"into,omitempty"`
	}
	// CardThemed says: the card has these themes now.
	CardThemed struct {
		Card   CardID   `json:"card"`
		Themes []string `json:"themes"`
	}
	// CardFlagged says: somebody raised a concern about the card.
	CardFlagged struct {
		Card   CardID `json:"card"`
		Reason string `json:"reason"`
		Note   string `json:"note,omitempty"`
		By     string `json:"by,omitempty"` // a person's id, or a role; "" where it was not kept yet

		// Of an adverse event: the report that this makes, and what the card said at that time.
		Report SafetyReportID `json:"report,omitempty"`
		Text   string         `json:"text,omitempty"`
	}
)

// AdverseEvent is the reason that comes before all others: a suspected side effect of a medicine must be reported.
const AdverseEvent = "adverse_event"

// PersonalData is the reason for what says something about somebody who can be known by it.
const PersonalData = "personal_data"

var flagReasons = []string{AdverseEvent, "offensive", PersonalData}

func (h HideCard) decide(s *State, _ call) ([]Event, error) { return s.hide(h.Card, true) }

func (r RestoreCard) decide(s *State, _ call) ([]Event, error) { return s.hide(r.Card, false) }

func (s *State) hide(id CardID, hidden bool) ([]Event, error) {
	c, err := s.existingCard(id)
	if err != nil || c.hidden == hidden {
		return nil, err
	}
	return []Event{CardHid{Card: c.id, Hidden: hidden}}, nil
}

func (e CardHid) apply(s *State, _ time.Time) {
	if c := s.cardAt[e.Card]; c != nil {
		s.changeVisibility([]*card{c}, func(c *card) { c.hidden = e.Hidden })
	}
}

func (e CardHid) inverse(s *State) []Event {
	if c := s.cardAt[e.Card]; c != nil {
		return []Event{CardHid{Card: c.id, Hidden: c.hidden}}
	}
	return nil
}

func (m MergeCards) decide(s *State, _ call) ([]Event, error) {
	into, err := s.existingCard(m.Into)
	if err != nil {
		return nil, err
	}
	if len(m.From) == 0 {
		return nil, ErrBadRequest.With("from names no card")
	}
	root := s.cards[s.ballot.Root(into.n)]
	var joins []Join
	for _, id := range m.From {
		c, err := s.existingCard(id)
		switch {
		case err != nil:
			return nil, err
		case c == into:
			return nil, ErrBadRequest.With("a card can't be merged into itself")
		case c.kind != root.kind:
			return nil, ErrWrongKind
		case c.held != root.held:
			return nil, ErrConflict.With("one of the cards is not shown yet")
		case c == root:
			return nil, ErrConflict.With("that card is the one which the others were merged into")
		}
		joined := s.ballot.Root(c.n) == root.n
		if !joined && !slices.ContainsFunc(joins, func(j Join) bool { return j.Card == c.id }) {
			joins = append(joins, Join{Card: c.id, Into: root.id})
		}
	}
	if len(joins) == 0 {
		return nil, nil
	}
	return []Event{CardsJoined{Joins: append(s.freed(root), joins...)}}, nil
}

// freed takes a root out of the card that it is joined to all the same, because that one is gone: otherwise a union could come to hold itself.
func (s *State) freed(root *card) []Join {
	if _, joined := s.ballot.Parent(root.n); joined {
		return []Join{{Card: root.id}}
	}
	return nil
}

func (p SplitCard) decide(s *State, _ call) ([]Event, error) {
	c, err := s.existingCard(p.Card)
	if err != nil {
		return nil, err
	}
	if _, joined := s.ballot.Parent(c.n); joined {
		return []Event{CardsJoined{Joins: []Join{{Card: c.id}}}}, nil
	}
	var e CardsJoined
	for _, n := range s.ballot.United(c.n) {
		if parent, joined := s.ballot.Parent(n); joined && parent == c.n {
			e.Joins = append(e.Joins, Join{Card: s.cards[n].id})
		}
	}
	if len(e.Joins) == 0 {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e CardsJoined) apply(s *State, _ time.Time) {
	for _, j := range e.Joins {
		c, into := s.cardAt[j.Card], s.cardAt[j.Into]
		if c == nil {
			continue
		}
		to := voting.None
		if into != nil {
			to = into.n
		}
		s.changeUnion(c, func() { _ = s.ballot.Join(c.n, to) }) // it refuses only a loop, which no decision makes
	}
}

func (e CardsJoined) inverse(s *State) []Event {
	var back CardsJoined
	for _, j := range e.Joins {
		if c := s.cardAt[j.Card]; c != nil {
			was := Join{Card: c.id}
			if parent, joined := s.ballot.Parent(c.n); joined {
				was.Into = s.cards[parent].id
			}
			back.Joins = append(back.Joins, was)
		}
	}
	slices.Reverse(back.Joins) // the last first, so that none meets a loop on its way
	return []Event{back}
}

func (t ThemeCard) decide(s *State, _ call) ([]Event, error) {
	c, err := s.existingCard(t.Card)
	if err != nil {
		return nil, err
	}
	list, err := themes(t.Themes)
	if err != nil || slices.Equal(list, c.themes) {
		return nil, err
	}
	return []Event{CardThemed{Card: c.id, Themes: list}}, nil
}

func (e CardThemed) apply(s *State, _ time.Time) {
	if c := s.cardAt[e.Card]; c != nil {
		c.themes = e.Themes
		s.markCardChanged(c)
	}
}

func (e CardThemed) inverse(s *State) []Event {
	if c := s.cardAt[e.Card]; c != nil {
		return []Event{CardThemed{Card: c.id, Themes: c.themes}}
	}
	return nil
}

func (f FlagCard) decide(s *State, by call) ([]Event, error) {
	c, err := s.cardSeen(f.Card, by.by)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(flagReasons, f.Reason) {
		return nil, ErrBadRequest.With("reason is none of adverse_event, offensive, personal_data")
	}
	note, err := prose(f.Note, s.info.Settings.CardLength)
	if err != nil {
		return nil, err
	}
	for _, old := range c.flags {
		if !old.Closed && old.Reason == f.Reason && (old.Note == note || note == "") {
			return nil, nil
		}
	}
	e := CardFlagged{Card: c.id, Reason: f.Reason, Note: note, By: by.by.name()}
	if f.Reason == AdverseEvent {
		e.Report, e.Text = SafetyReportID(by.newID()), c.text
	}
	return []Event{e}, nil
}

func (e CardFlagged) apply(s *State, at time.Time) {
	c := s.cardAt[e.Card]
	if c == nil {
		return
	}
	c.flags = append(c.flags, flag{FlagView: FlagView{Reason: e.Reason, Note: e.Note, At: at}, By: e.By})
	s.markFlagsChanged(c)
	s.fileSafetyReport(e, c, at)
}

// flag returns the concern that is shown for a card, of those that are not settled: an adverse event before personal data, these before anything else, then the latest.
func (c *card) flag() *FlagView {
	var shown *FlagView
	for _, f := range c.flags {
		if !f.Closed && (shown == nil || gravity(f.Reason) >= gravity(shown.Reason)) {
			shown = &f.FlagView
		}
	}
	return shown
}

func gravity(reason string) int { return slices.Index([]string{PersonalData, AdverseEvent}, reason) }
