package session

import (
	"maps"
	"slices"
)

// EventNames lists every type of event that can stand in a log.
func EventNames() []string { return slices.Sorted(maps.Keys(events)) }
