package session

import (
	"cmp"
	"slices"

	"colazione/voting"
)

// Link is how far one card belongs to another, with what speaks for it. Merged cards speak through the one that stands for them.
type Link struct {
	From CardID `json:"from"` // the card that names the other one as what it answers, or that follows it on a path
	To   CardID `json:"to"`
	// Strength is from 0 to 1: 1 - (1 - v/2) / 2^Explicit, where v is the share Both/Either as far as so few people can vouch for it. voting.Strength says
	// more. Likes alone stay below ½, and whatever somebody wrote as an answer is at least ½.
	Strength float64 `json:"strength"`
	Explicit int     `json:"explicit"` // cards that name the other one
	Jaccard  float64 `json:"jaccard"`  // Both of Either, 0 to 1
	Both     int     `json:"both"`     // people who like both cards
	Either   int     `json:"either"`   // people who like at least one of them
	Backers  int     `json:"backers"`  // people who like To
	// AnsweredBy are the tables that wrote the answers, in the order of the tables.
	AnsweredBy []GroupID `json:"answered_by"`
}

// chain is what follows what on a path: objectives (or ideas in their place) follow needs, tools and KPIs follow objectives, and KPIs follow tools too, for
// a result may be measured on the tool that brings it. What stands in the way of a strategy follows it too, though on no path.
var chain = []struct{ from, to []Kind }{
	{objectiveKinds, needKinds},
	{[]Kind{Tool}, objectiveKinds},
	{kpiKinds, objectiveKinds},
	{kpiKinds, []Kind{Tool}},
	{[]Kind{Difficulty}, []Kind{Idea}},
}

// followed are the kinds that each kind follows, as a set of bits by their places in Kinds: it is asked for every pair of cards.
var followed = func() map[Kind]uint {
	sets := map[Kind]uint{}
	for _, step := range chain {
		for _, from := range step.from {
			for _, to := range step.to {
				sets[from] |= kindBit(to)
			}
		}
	}
	return sets
}()

func kindBit(k Kind) uint { return 1 << slices.Index(Kinds, k) }

// Of the links that nobody wrote, as many as these are given: over the whole meeting those with the largest jaccard, and for each card those of what follows it
// that most speaks for, in each line of the chain.
const (
	mostLinks      = 100
	mostLinksToOne = 3
)

type ends struct{ from, to voting.Card }

// answer is what was written about a link.
type answer struct {
	cards  int
	groups []GroupID // each once
}

func (e Evidence) links() []Link {
	s, criteria := e.at, e.at.everyCriterion()
	written := s.written()
	pairs := make(map[ends]voting.Affinity, 3*mostLinks)
	for at := range written {
		pairs[at] = s.ballot.Affinity(at.from, at.to, criteria)
	}
	add := func(list []voting.Affinity) {
		for _, a := range list {
			pairs[ends{a.From, a.To}] = a
		}
	}
	bits, after := make([]uint, len(s.cards)), make([]uint, len(s.cards))
	for i, c := range s.cards {
		bits[i], after[i] = kindBit(c.kind), followed[c.kind]
	}
	follows := func(from, to voting.Card) bool { return after[from]&bits[to] != 0 }
	add(s.ballot.Affinities(numbers(s.standing(Need, Objective, Idea, Tool, KPI)), criteria, follows, mostLinks))
	for _, step := range chain {
		add(s.ballot.Followers(numbers(s.standing(step.from...)), numbers(s.standing(step.to...)), criteria, mostLinksToOne))
	}
	return s.inOrder(pairs, written)
}

// inOrder tells the links, the strongest first. Only numbers are sorted, which are moved faster than links.
func (s *State) inOrder(pairs map[ends]voting.Affinity, written map[ends]answer) []Link {
	type place struct {
		ends
		strength float64
		explicit int
	}
	order := make([]place, 0, len(pairs))
	for at, a := range pairs {
		n := written[at].cards
		order = append(order, place{at, voting.Strength(n, a.Both, a.Either), n})
	}
	slices.SortFunc(order, func(a, b place) int {
		if a.strength != b.strength {
			return cmp.Compare(b.strength, a.strength)
		}
		return cmp.Or(cmp.Compare(b.explicit, a.explicit), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	backers := map[voting.Card]int{}
	links := make([]Link, len(order))
	for i, at := range order {
		if _, known := backers[at.to]; !known {
			backers[at.to] = s.backers(s.cards[at.to])
		}
		links[i] = s.link(pairs[at.ends], written[at.ends])
		links[i].Strength, links[i].Backers = at.strength, backers[at.to]
	}
	return links
}

// written gathers who answers what, of the cards that stand. A card that names two of those united in another one names it once.
func (s *State) written() map[ends]answer {
	all := map[ends]answer{}
	for _, c := range s.cards {
		from := s.standsFor(c.id)
		if from == nil {
			continue
		}
		var named []*card
		for _, id := range c.answers {
			if to := s.standsFor(id); to != nil && to != from && !slices.Contains(named, to) {
				named = append(named, to)
			}
		}
		for _, to := range named {
			at := ends{from.n, to.n}
			said := all[at]
			said.cards++
			if !slices.Contains(said.groups, c.group) {
				said.groups = append(said.groups, c.group)
			}
			all[at] = said
		}
	}
	return all
}

func (s *State) link(a voting.Affinity, said answer) Link {
	l := Link{
		From: s.cards[a.From].id, To: s.cards[a.To].id, Explicit: said.cards, Jaccard: a.Jaccard, Both: a.Both, Either: a.Either,
		AnsweredBy: []GroupID{},
	}
	for _, g := range s.groups {
		if slices.Contains(said.groups, g.ID) {
			l.AnsweredBy = append(l.AnsweredBy, g.ID)
		}
	}
	return l
}
