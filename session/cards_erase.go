package session

import "slices"

type (
	// EraseCard takes a card back for good, whatever step is open: its author's own, or any that somebody in the room wrote where a facilitator asks. Its words go
	// out of the log too, when Redact has been run over it.
	EraseCard struct {
		Card CardID `json:"card"`
	}
	// ErasePerson puts a person out, takes their cards and likes back and forgets their name: participants themselves, or whoever a facilitator names.
	ErasePerson struct {
		Person PersonID `json:"person"`
	}
)

func (e EraseCard) decide(s *State, by call) ([]Event, error) {
	c := s.cardAt[e.Card]
	own := c != nil && by.by.Role == Participant && c.author == by.by.Person
	outside := by.by.Role == Participant && s.StateOf(by.by.Person) != PersonIn
	switch {
	case c == nil, !own && (outside || !s.sees(Reader(by.by), c)) && !by.by.steers():
		return nil, ErrUnknownCard
	case !own && !by.by.steers(), c.author == "" && !c.scribe:
		return nil, ErrNotAllowed.With("only what somebody in the room wrote is erased, by its author or a facilitator")
	case c.withdrawn:
		return nil, nil
	}
	return []Event{CardWithdrawn{Card: c.id, Erased: true}}, nil
}

func (e ErasePerson) decide(s *State, by call) ([]Event, error) {
	p := s.byID[e.Person]
	switch {
	case by.by.Role == Participant && e.Person != by.by.Person:
		return nil, ErrNotAllowed
	case p == nil:
		return nil, ErrUnknownPerson
	case p.erased:
		return nil, nil
	}
	var list []Event
	for _, c := range s.cards {
		if c.author == p.id && !c.withdrawn {
			list = append(list, CardWithdrawn{Card: c.id, Erased: true})
		}
	}
	return append(list, PersonState{Person: p.id, State: PersonRemoved, Evicted: true, Erased: true}), nil
}

// ToRedact is whose words are to be nowhere any more: those of cards that were taken back, and what people who were erased said of other cards.
type ToRedact struct {
	Cards  map[CardID]bool
	People map[PersonID]bool
}

// ToRedact tells it of this session, as it is now.
func (s *State) ToRedact() ToRedact {
	gone := ToRedact{Cards: map[CardID]bool{}, People: map[PersonID]bool{}}
	for _, c := range s.cards {
		if c.withdrawn {
			gone.Cards[c.id] = true
		}
	}
	for _, p := range s.people {
		if p.erased {
			gone.People[p.id] = true
		}
	}
	return gone
}

// forget takes the words of a withdrawn card out of the state, also out of what could be taken back.
func (s *State) forget(c *card) {
	c.text, c.alarmWord, c.kpi, c.led, c.themes, c.screening, c.hands = "", "", nil, false, nil, nil, nil
	c.flags = slices.Clone(c.flags)
	for i := range c.flags {
		c.flags[i].Note = ""
	}
	gone := ToRedact{Cards: map[CardID]bool{c.id: true}}
	for _, back := range s.undo {
		redactAll(back, gone)
	}
}

// forgetNotes takes out what a person who was erased said of cards that they flagged.
func (s *State) forgetNotes(p *person) {
	for _, c := range s.cards {
		for i, f := range c.flags {
			if f.By == string(p.id) {
				c.flags = slices.Clone(c.flags)
				c.flags[i].Note = ""
				s.markFlagsChanged(c)
			}
		}
	}
}

// Redact returns a record of the log without the words that are gone, and the very same bytes where there are none in it. What a safety report keeps of a card
// stays: it is a copy with a time of its own. An error says that the bytes are no record.
func Redact(data []byte, gone ToRedact) ([]byte, error) {
	r, err := DecodeRecord(data)
	if err != nil || !redactAll(r.Events, gone) {
		return data, err
	}
	return r.Encode(), nil
}

// redactAll changes the list in place and reports whether there was anything to change.
func redactAll(list []Event, gone ToRedact) (changed bool) {
	for i, e := range list {
		if mustRedact(e, gone) {
			list[i], changed = redacted(e), true
		}
	}
	return changed
}

// mustRedact reports whether an event holds words of, or a judgement about, one of the cards, or words of one of the people.
func mustRedact(e Event, gone ToRedact) bool {
	switch e := e.(type) {
	case CardAdded:
		return gone.Cards[e.Card]
	case CardEdited:
		return gone.Cards[e.Card]
	case CardMeasured:
		return gone.Cards[e.Card]
	case CardThemed:
		return gone.Cards[e.Card]
	case CardScreened:
		return gone.Cards[e.Card]
	case HandsSet:
		return gone.Cards[e.Card]
	case CardFlagged:
		return (gone.Cards[e.Card] || gone.People[PersonID(e.By)]) && e.Report == ""
	}
	return false
}

func redacted(e Event) Event {
	switch e := e.(type) {
	case CardAdded:
		e.Text, e.KPI, e.Themes = "", nil, nil
		return e
	case CardEdited:
		e.Text, e.KPI = "", nil
		return e
	case CardMeasured:
		e.KPI, e.Led = nil, false
		return e
	case CardThemed:
		e.Themes = nil
		return e
	case CardScreened:
		e.Reason = ""
		return e
	case HandsSet:
		e.Hands = 0
		return e
	case CardFlagged:
		e.Note = ""
		return e
	}
	return e
}
