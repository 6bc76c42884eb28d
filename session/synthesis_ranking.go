package session

import "colazione/voting"

// Ranking ranks the cards of a kind that a reader sees ("" is every kind). It refuses with ErrLikesHidden while the reader may not see the likes.
func (s *State) Ranking(r Reader, kind Kind, order voting.Order) (Ranking, error) {
	if err := s.maySeeLikes(r, kind); err != nil {
		return Ranking{}, err
	}
	candidates := []voting.Candidate{}
	for _, c := range s.ranked(r, kind) {
		candidates = append(candidates, voting.Candidate{Card: c.n, Tally: s.ballot.Tally(c.n, s.criteria(c.kind))})
	}
	voters := s.ballot.Electorate()
	out := Ranking{Electorate: Electorate{Total: voters.Total, Groups: s.byTable(voters.Groups)}, Cards: []Ranked{}}
	for _, r := range voting.Judge(voters, candidates, order) {
		likes := map[string]int{}
		for name, n := range r.Likes {
			likes[string(name)] = n
		}
		out.Cards = append(out.Cards, Ranked{
			Rank: r.Rank, Place: r.Place, Card: s.cards[r.Card].id, Likes: likes, Total: r.Total, Groups: s.byTable(r.Groups),
			Reach: r.Reach, Support: r.Support, Breadth: r.Breadth,
		})
	}
	return out, nil
}

// ranked are the cards of a kind that a reader sees and that stand for themselves, in the order in which they were written.
func (s *State) ranked(r Reader, kind Kind) []*card {
	var out []*card
	for _, c := range s.cards {
		if (kind == "" || c.kind == kind) && !c.hidden && s.sees(r, c) && s.ballot.Root(c.n) == c.n {
			out = append(out, c)
		}
	}
	return out
}

// byTable names the tables of a count as they are shown, those with nobody too.
func (s *State) byTable(counts map[voting.Group]int) map[string]int {
	out := map[string]int{}
	for _, head := range s.heads() {
		out[string(s.groups[head].ID)] = counts[head]
	}
	return out
}

func (s *State) maySeeLikes(r Reader, kind Kind) error {
	if r.Role == Facilitator || r.Role == Organiser {
		return nil
	}
	if r.Role == Participant {
		if err := s.checkPerson(r.Person); err != nil {
			return err
		}
	}
	for _, k := range Kinds {
		if asked := kind == k || kind == "" && s.liked(k); asked && !s.likesVisible(k) {
			return ErrLikesHidden
		}
	}
	return nil
}

// liked reports whether any step of the agenda takes likes for the kind.
func (s *State) liked(k Kind) bool {
	for _, st := range s.info.Agenda {
		if likes(st, k) {
			return true
		}
	}
	return false
}
