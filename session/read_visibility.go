package session

// visibility says who sees a card.
type visibility struct {
	leaders bool // facilitators
	room    bool // everybody in the room
	author  bool
}

func (c *card) visibility() visibility {
	return visibility{leaders: !c.gone(), room: c.inRoom(), author: !c.gone() && !c.hidden}
}

// cardSeen finds a card that the caller may see.
func (s *State) cardSeen(id CardID, by Caller) (*card, error) {
	c := s.cardAt[id]
	if c == nil || !s.sees(Reader(by), c) {
		return nil, ErrUnknownCard
	}
	return c, nil
}

// sees reports whether a reader may see a card at all.
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

// existingCard finds a card that facilitators see: any that is not gone.
func (s *State) existingCard(id CardID) (*card, error) {
	c := s.cardAt[id]
	if c == nil || c.gone() {
		return nil, ErrUnknownCard
	}
	return c, nil
}

// editableCard finds a card that the caller wrote and may still change.
func (s *State) editableCard(id CardID, by Caller) (*card, error) {
	c, err := s.cardSeen(id, by)
	if err != nil {
		return nil, err
	}
	if wrote := by.Role == Participant && c.author == by.Person || by.steers() && c.scribe; !wrote {
		return nil, ErrNotAllowed.With("only its author changes a card")
	}
	if c.step != s.step {
		return nil, ErrStepClosed
	}
	return c, nil
}
