package session

import "slices"

// Shortlist is what speaks for the cards of one kind.
type Shortlist struct {
	Picks   []Pick  `json:"picks"`   // in the order in which the cards were written
	Covered float64 `json:"covered"` // 0 to 1: people who like a card with a SetRank, of all who like anything
}

// Pick says which rules single a card out; voting.Pick says what each means.
type Pick struct {
	Card               CardID `json:"card"`
	MostVoted          bool   `json:"most_voted"`
	MostRepresentative bool   `json:"most_representative"`
	SetRank            *int   `json:"set_rank"`           // from 1; null outside the set that leaves fewest people out
	SetTied            bool   `json:"set_tied,omitempty"` // outside the set by nothing but its arrival
	Firm               *Firm  `json:"firm,omitempty"`     // in suggestions and documents
}

// Firm returns which marks of a card would stand whichever one voter were left out; voting.Firm says what each means.
type Firm struct {
	First              bool  `json:"first"` // it shares the first place of its kind by likes
	MostVoted          bool  `json:"most_voted"`
	MostRepresentative bool  `json:"most_representative"`
	Set                *bool `json:"set,omitempty"` // left out as long as it is being worked out, which takes a while among very many cards
}

// Shortlist judges the cards of a kind that a reader sees, the same as Ranking ranks but for first steps, and refuses as Ranking does.
func (s *State) Shortlist(r Reader, kind Kind) (Shortlist, error) {
	if err := s.maySeeLikes(r, kind); err != nil {
		return Shortlist{}, err
	}
	return s.shortlist(kind, slices.DeleteFunc(s.ranked(r, kind), s.firstStep)), nil
}

// shortlist judges cards of one kind among each other.
func (s *State) shortlist(kind Kind, cards []*card) Shortlist {
	judged := s.ballot.Shortlist(numbers(cards), s.criteria(kind))
	out := Shortlist{Picks: make([]Pick, len(judged.Picks)), Covered: judged.Covered}
	for i, p := range judged.Picks {
		out.Picks[i] = Pick{Card: s.cards[p.Card].id, MostVoted: p.MostVoted, MostRepresentative: p.MostRepresentative, SetTied: p.SetTied}
		if p.SetRank > 0 {
			out.Picks[i].SetRank = &p.SetRank
		}
	}
	return out
}
