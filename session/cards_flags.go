package session

import (
	"slices"
	"time"
)

// CloseFlag settles the concerns of one kind about a card. What was reported stays reported.
type CloseFlag struct {
	Card   CardID `json:"card"`
	Reason string `json:"reason"`
}

// FlagClosed says: these concerns about the card, by their places among all that were ever raised about it, are settled, or with Back no longer.
type FlagClosed struct {
	Card   CardID `json:"card"`
	Reason string `json:"reason"`
	Flags  []int  `json:"flags"`
	Back   bool   `json:"back,omitempty"`
}

func (f CloseFlag) decide(s *State, _ call) ([]Event, error) {
	c, err := s.existingCard(f.Card)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(flagReasons, f.Reason) {
		return nil, ErrBadRequest.With("reason is none of adverse_event, offensive, personal_data")
	}
	e := FlagClosed{Card: c.id, Reason: f.Reason}
	for i, raised := range c.flags {
		if raised.Reason == f.Reason && !raised.Closed {
			e.Flags = append(e.Flags, i)
		}
	}
	if e.Flags == nil {
		return nil, nil
	}
	return []Event{e}, nil
}

func (e FlagClosed) apply(s *State, _ time.Time) {
	c := s.cardAt[e.Card]
	if c == nil {
		return
	}
	c.flags = slices.Clone(c.flags) // copies of the card keep the old ones
	for _, i := range e.Flags {
		if i >= 0 && i < len(c.flags) {
			c.flags[i].Closed = !e.Back
		}
	}
	s.markFlagsChanged(c)
}

func (e FlagClosed) inverse(s *State) []Event {
	e.Back = !e.Back
	return []Event{e}
}

// open reports whether a concern for one of the reasons is not settled yet.
func (c *card) open(reasons ...string) bool {
	return slices.ContainsFunc(c.flags, func(f flag) bool { return !f.Closed && slices.Contains(reasons, f.Reason) })
}

// inDocuments reports whether documents tell of a card: the room sees it, and what it was merged into.
func (s *State) inDocuments(c *card) bool { return c.inRoom() && s.cards[s.ballot.Root(c.n)].inRoom() }

// flaggedCards lists the cards that are not published as they are without somebody saying so.
func (s *State) flaggedCards() []CardID {
	var out []CardID
	for _, c := range s.cards {
		if s.inDocuments(c) && c.open(AdverseEvent, PersonalData) {
			out = append(out, c.id)
		}
	}
	return out
}

// Alarming lists the cards with an adverse event that is not settled, which drafts leave out.
func (e Evidence) Alarming() []CardID {
	var out []CardID
	for _, c := range e.at.cards {
		if !c.gone() && c.open(AdverseEvent) {
			out = append(out, c.id)
		}
	}
	return out
}
