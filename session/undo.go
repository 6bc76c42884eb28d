package session

import (
	"slices"
	"time"
)

// Undo takes back the latest of the facilitators' commands that can be: hide, restore, merge, split, theme, verdict, measure, hands, removal, and those on paths.
type Undo struct{}

// Undone marks a record whose other events take back the latest undoable command.
type Undone struct{}

// How many commands can be taken back, one after the other.
const undoDepth = 200

func (Undo) decide(s *State, _ call) ([]Event, error) {
	if len(s.undo) == 0 {
		return nil, ErrNothingToUndo
	}
	return append([]Event{Undone{}}, s.undo[len(s.undo)-1]...), nil
}

func (Undone) apply(s *State, _ time.Time) {
	if len(s.undo) > 0 {
		s.undo = s.undo[:len(s.undo)-1]
	}
}

// keepInverse remembers, before events are applied, what takes them back.
func (s *State) keepInverse(list []Event) {
	var back []Event
	for _, e := range list {
		if u, can := e.(undoable); can {
			back = append(u.inverse(s), back...)
		}
	}
	if len(back) == 0 {
		return
	}
	s.undo = append(s.undo, back)
	if len(s.undo) > undoDepth {
		s.undo = slices.Clone(s.undo[len(s.undo)-undoDepth:])
	}
}
