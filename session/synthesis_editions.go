package session

import "slices"

// Editions lists the syntheses that were published, oldest first. The paths in them are not to be changed.
func (s *State) Editions() []Edition { return slices.Clone(s.editions) }
