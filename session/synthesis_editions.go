package session

import "slices"

// Editions lists the syntheses that were published, oldest first. The paths in them are not to be changed.
func (s *State) Editions() []Edition { return slices.Clone(s.editions) }

// Authors gives who wrote each card, as they are called now; none where names are hidden.
func (s *State) Authors() map[CardID]string {
	names := map[CardID]string{}
	if s.info.Settings.Names != NamesShown {
		return names
	}
	for _, c := range s.cards {
		if c.author != "" && !c.gone() {
			names[c.id] = s.profiles[c.author].Called()
		}
	}
	return names
}

// Out lists the cards that no document tells of now, and at which seq they went: those that were taken back or hidden, and those merged with one that is hidden.
func (s *State) Out() map[CardID]Seq {
	out := map[CardID]Seq{}
	for _, c := range s.cards {
		for _, one := range []*card{c, s.cards[s.ballot.Root(c.n)]} {
			if one.gone() || one.hidden {
				out[c.id] = max(out[c.id], one.left, one.ended)
			}
		}
	}
	return out
}
