package session

import (
	"maps"
	"slices"
)

// ShownTo lists the tables that a reader who does not lead is told of; none where the room is one.
func (s *State) ShownTo(Reader) []GroupID {
	var out []GroupID
	for _, head := range s.heads() {
		out = append(out, s.groups[head].ID)
	}
	return out
}

// EventNames lists every type of event that can stand in a log.
func EventNames() []string { return slices.Sorted(maps.Keys(events)) }
