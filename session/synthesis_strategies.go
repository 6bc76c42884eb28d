package session

import "slices"

// A method may begin with strategies, as ideas, instead of needs. What people then commit to at the end are ideas too: first steps, which are no strategies.

// firstStep reports whether a card is a first step: an idea written in a closing step.
func (s *State) firstStep(c *card) bool {
	if c.kind != Idea {
		return false
	}
	return slices.ContainsFunc(s.info.Agenda, func(st Step) bool { return st.ID == c.step && st.Kind == "close" })
}

// contenders are the cards of a kind that are judged among each other: all that stand but first steps.
func (s *State) contenders(k Kind) []*card { return slices.DeleteFunc(s.standing(k), s.firstStep) }

// strategies are the ideas that the room sees, without first steps.
func (s *State) strategies() []*card { return slices.DeleteFunc(s.shown(Idea), s.firstStep) }

// withoutNeeds reports whether nobody has written a need and no step asks for one.
func (s *State) withoutNeeds() bool {
	asked := slices.ContainsFunc(s.info.Agenda, func(st Step) bool { return slices.Contains(st.Collects, Need) })
	return !asked && len(s.standing(Need)) == 0
}
