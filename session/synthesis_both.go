package session

// LikeBoth counts the people who like both cards, for whatever criterion; a merged card stands for the one that it was merged into. It refuses as
// Ranking does, and with ErrUnknownCard.
func (s *State) LikeBoth(r Reader, a, b CardID) (int, error) {
	x, y := s.cardAt[a], s.cardAt[b]
	if x == nil || y == nil {
		return 0, ErrUnknownCard
	}
	for _, c := range []*card{x, y} {
		if err := s.maySeeLikes(r, c.kind); err != nil {
			return 0, err
		}
	}
	return s.ballot.Affinity(x.n, y.n, append(s.criteria(x.kind), s.criteria(y.kind)...)).Both, nil
}
