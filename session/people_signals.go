package session

import (
	"slices"

	"github.com/google/uuid"
)

// Signals are commands that change nothing about a meeting: they say what somebody is at just now. Whoever runs the session keeps them beside it for as long as they
// last, with who is present, and hands them to readers in the same way (Presence). They are decided, so that only those send them who may, and never stored.

// SetWriting says that a person is writing, or no longer. It fades by itself when it is not said again.
type SetWriting struct {
	On bool `json:"on"`
}

// SetCockpitPresence says that a facilitator's desk is there, whose it is, and with Lead that it leads the plan from now on. It fades by itself when it is not said again.
type SetCockpitPresence struct {
	Desk string `json:"desk"` // a UUID that the desk made for itself
	Name string `json:"name,omitempty"`
	Lead bool   `json:"lead,omitempty"`
}

// CockpitPresence is a facilitator's desk, as the others see it.
type CockpitPresence struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Leads bool   `json:"leads,omitempty"`
}

func (SetWriting) decide(*State, call) ([]Event, error) { return nil, nil }

func (d SetCockpitPresence) decide(*State, call) ([]Event, error) {
	_, err := d.Checked()
	return nil, err
}

// Checked returns what a desk says of itself, cleaned.
func (d SetCockpitPresence) Checked() (CockpitPresence, error) {
	if uuid.Validate(d.Desk) != nil {
		return CockpitPresence{}, ErrBadRequest.With("desk is not a UUID")
	}
	name, err := line(d.Name, nameLength)
	return CockpitPresence{ID: d.Desk, Name: name}, err
}

// tables counts people at each table in the step that is open, without naming any: what facilitators see of who is where and at what.
func (s *State) tables(now Presence) []TableProgress {
	at := s.steps[s.step]
	out := make([]TableProgress, len(s.groups))
	for i, g := range s.groups {
		out[i].ID = g.ID
	}
	for _, p := range s.people {
		i, known := s.groupIndex(p.group)
		if !known || p.state != PersonIn {
			continue
		}
		t := &out[i]
		t.Joined++
		here, _ := now.of(p.id)
		writing := here && now.Writing != nil && now.Writing(p.id)
		switch done := at.wrote[p.id] > 0 || at.liked[p.id]; {
		case writing:
			t.Writing++
		case done:
			t.Done++
		}
		if !here {
			t.Away++
		}
	}
	return slices.DeleteFunc(out, func(t TableProgress) bool { return s.isGone(t.ID) })
}
