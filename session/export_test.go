package session

import (
	"maps"
	"reflect"
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

// StoredTypes lists the types whose encoding is kept on a disk or hashed, by a name for each: events, commands (whose sums tell repeats apart over a restart), what lies
// around events in a log, snapshots, and what is kept outside the log.
func StoredTypes() map[string]reflect.Type {
	all := map[string]reflect.Type{
		"record": reflect.TypeFor[recordJSON](), "snapshot": reflect.TypeFor[snapshot](), "kept info": reflect.TypeFor[Info](), "kept series": reflect.TypeFor[Series](),
		"kept profile": reflect.TypeFor[Profile](), "kept safety report": reflect.TypeFor[FiledSafetyReport](),
	}
	for name, t := range events {
		all["event "+name] = t
	}
	for name, c := range commands {
		all["command "+name] = reflect.TypeOf(c.sample)
	}
	return all
}

// NewEvent makes an event of a type that can stand in a log, with all fields empty.
func NewEvent(name string) reflect.Value { return reflect.New(events[name]) }
