package session

// Attendance counts the people of a session over all its steps, without naming any. Who was removed, or still waits, is not counted.
type Attendance struct {
	Joined int                `json:"joined"`
	Wrote  int                `json:"wrote"` // of them, with at least one card that was not withdrawn
	Groups map[GroupID]Seated `json:"groups"`
}

// Seated is Attendance at one table.
type Seated struct {
	Joined int `json:"joined"`
	Wrote  int `json:"wrote"`
}

// Attendance counts who is in now.
func (s *State) Attendance() Attendance {
	wrote := map[PersonID]bool{}
	for _, c := range s.cards {
		wrote[c.author] = wrote[c.author] || !c.gone()
	}
	out := Attendance{Groups: map[GroupID]Seated{}}
	for _, p := range s.people {
		if p.state != PersonIn {
			continue
		}
		at := out.Groups[p.group]
		at.Joined++
		if wrote[p.id] {
			at.Wrote++
		}
		out.Groups[p.group] = at
	}
	for _, at := range out.Groups {
		out.Joined += at.Joined
		out.Wrote += at.Wrote
	}
	return out
}
