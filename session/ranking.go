package session

import (
	"cmp"
	"slices"

	"colazione/voting"
)

// Ranking ranks the cards of a kind that a reader sees ("" is every kind). It refuses with ErrLikesHidden while the reader may not see the likes.
func (s *State) Ranking(r Reader, kind Kind, order voting.Order) (Ranking, error) {
	if err := s.maySeeLikes(r, kind); err != nil {
		return Ranking{}, err
	}
	return Rank([]Count{s.count(r, kind, "")}, order), nil
}

func (s *State) maySeeLikes(r Reader, kind Kind) error {
	if r.Role == Facilitator || r.Role == Organiser {
		return nil
	}
	if r.Role == Participant {
		if err := s.present(r.Person); err != nil {
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

// liked tells whether any step of the agenda takes likes for the kind.
func (s *State) liked(k Kind) bool {
	for _, st := range s.info.Agenda {
		if likes(st, k) {
			return true
		}
	}
	return false
}

// Count is one session's likes, ready to be ranked together with those of others.
type Count struct {
	prefix     string
	groups     []Group
	electorate voting.Electorate
	cards      []*card
	tallies    []voting.Tally
}

// CountForSeries gives the session's likes with its groups named "SESSION-ID/GROUP-ID".
func (s *State) CountForSeries(r Reader, kind Kind) Count {
	return s.count(r, kind, string(s.info.ID)+"/")
}

func (s *State) count(r Reader, kind Kind, prefix string) Count {
	out := Count{prefix: prefix, groups: s.groups, electorate: s.ballot.Electorate()}
	for _, c := range s.cards {
		if kind != "" && c.kind != kind || c.hidden || !s.sees(r, c) || s.ballot.Root(c.n) != c.n {
			continue
		}
		out.cards = append(out.cards, c)
		out.tallies = append(out.tallies, s.ballot.Tally(c.n, s.criteria(c.kind)))
	}
	return out
}

// Rank puts the cards of one or more sessions in order. The people of all of them are one electorate, whose groups are the tables of each; among cards
// that are otherwise equal, the one written earlier comes first.
func Rank(counts []Count, order voting.Order) Ranking {
	j := jury{electorate: voting.Electorate{Groups: map[voting.Group]int{}}}
	for _, c := range counts {
		j.add(c)
	}
	out := Ranking{Electorate: Electorate{Total: j.electorate.Total, Groups: j.named(j.electorate.Groups)}, Cards: []Ranked{}}
	for _, r := range voting.Judge(j.electorate, j.candidates(), order) {
		likes := map[string]int{}
		for name, n := range r.Likes {
			likes[string(name)] = n
		}
		out.Cards = append(out.Cards, Ranked{
			Rank: r.Rank, Card: j.cards[r.Card].id, Likes: likes, Total: r.Total, Groups: j.named(r.Groups),
			Reach: r.Reach, Support: r.Support, Breadth: r.Breadth,
		})
	}
	return out
}

// jury gives the tables and cards of several sessions numbers of their own.
type jury struct {
	names      []string
	electorate voting.Electorate
	cards      []*card // by age
	tallies    map[*card]voting.Tally
}

func (j *jury) add(c Count) {
	if j.tallies == nil {
		j.tallies = map[*card]voting.Tally{}
	}
	base := voting.Group(len(j.names))
	for _, g := range c.groups {
		j.names = append(j.names, c.prefix+string(g.ID))
	}
	j.electorate.Total += c.electorate.Total
	for g, n := range c.electorate.Groups {
		j.electorate.Groups[base+g] = n
	}
	for i, t := range c.tallies {
		moved := voting.Tally{Likes: t.Likes, Total: t.Total, Groups: map[voting.Group]int{}}
		for g, n := range t.Groups {
			moved.Groups[base+g] = n
		}
		j.cards = append(j.cards, c.cards[i])
		j.tallies[c.cards[i]] = moved
	}
}

func (j *jury) candidates() []voting.Candidate {
	sortByAge(j.cards)
	out := make([]voting.Candidate, len(j.cards))
	for i, c := range j.cards {
		out[i] = voting.Candidate{Card: voting.Card(i), Tally: j.tallies[c]}
	}
	return out
}

func (j *jury) named(groups map[voting.Group]int) map[string]int {
	out := map[string]int{}
	for i, name := range j.names {
		out[name] = groups[voting.Group(i)]
	}
	return out
}

// sortByAge puts cards in the order in which they were written, over all sessions. Within one session that is the order of their numbers.
func sortByAge(cards []*card) {
	slices.SortStableFunc(cards, func(a, b *card) int {
		if by := a.at.Compare(b.at); by != 0 {
			return by
		}
		return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.id, b.id))
	})
}
