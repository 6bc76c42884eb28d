package session

// Tie is a line of a path: a card and one of the next column, with the people who like both.
type Tie struct {
	From   CardID `json:"from"`
	To     CardID `json:"to"`
	People int    `json:"people"` // at least 1; for whatever criterion
}

// ties are those of the paths as they are now, each once, in the order of the paths. Where the room may not see the likes for a card, nothing is told of it.
func (s *State) ties() []Tie {
	var all []Tie
	seen := map[[2]CardID]bool{}
	for _, p := range s.paths {
		for _, at := range p.Pairs() {
			if !seen[at] {
				seen[at] = true
				all = append(all, s.tie(at[0], at[1])...)
			}
		}
	}
	return all
}

// tie is none where nobody likes both.
func (s *State) tie(from, to CardID) []Tie {
	people, err := s.LikeBoth(Reader{Role: Screen}, from, to)
	if err != nil || people == 0 {
		return nil
	}
	return []Tie{{From: from, To: to, People: people}}
}
