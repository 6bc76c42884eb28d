package session

import (
	"cmp"
	"slices"
	"strings"

	"colazione/session/similar"
	"colazione/voting"
)

// Combined is the cards and the likes of several sessions at one moment, read as one: their people are one electorate, whose tables are those of each, named
// "SESSION-ID/GROUP-ID". It is a copy, and is not changed.
type Combined struct {
	at *State // one meeting of all cards and people
	in map[CardID]ID
}

// Combine reads sessions as one, and unites cards of theirs: the first of each union stands for the others. What is not there, is hidden or is of another kind
// than the first that stands is left out of a union.
func Combine(parts []Evidence, unions [][]CardID) Combined {
	c := Combined{at: New(), in: map[CardID]ID{}}
	joined := map[CardID]CardID{}
	first := map[ID]voting.Voter{}
	from := map[CardID]Evidence{}
	for _, e := range parts {
		first[e.at.info.ID] = c.at.ballot.AdoptVoters(e.at.ballot, voting.Group(len(c.at.groups)))
		c.take(e)
		for _, own := range e.at.cards {
			from[own.id], c.in[own.id] = e, e.at.info.ID
			if parent, is := e.at.ballot.Parent(own.n); is {
				joined[own.id] = e.at.cards[parent].id
			}
		}
	}
	c.at.ballot.Show(c.at.together)
	sortByAge(c.at.cards)
	for _, own := range c.at.cards {
		own.n = c.at.ballot.AdoptCard(from[own.id].at.ballot, own.n, first[c.in[own.id]])
		c.at.cardAt[own.id] = own
	}
	for id, into := range joined {
		c.join(id, into)
	}
	for _, u := range unions {
		c.unite(u)
	}
	return c
}

// take adds the tables, the cards and the steps of a session, all under names of their own.
func (c Combined) take(e Evidence) {
	prefix := string(e.at.info.ID) + "/"
	base, shown := voting.Group(len(c.at.groups)), e.at.tablesShown() //nolint:gosec // tables are few
	for i, g := range e.at.groups {
		c.at.groups = append(c.at.groups, Group{ID: GroupID(prefix) + g.ID, Name: g.Name})
		if e.at.isGone(g.ID) {
			c.at.gone = append(c.at.gone, GroupID(prefix)+g.ID)
		}
		as := voting.Group(i) //nolint:gosec // tables are few
		if shown != nil {
			as = shown[i]
		}
		if as == voting.NoGroup {
			as = e.at.first() // where the room is one, it is its first table
		}
		c.at.together = append(c.at.together, base+as)
	}
	for _, st := range e.at.info.Agenda {
		st.ID = StepID(prefix) + st.ID
		c.at.info.Agenda = append(c.at.info.Agenda, st)
	}
	for _, own := range e.at.cards {
		copied := *own
		copied.step = StepID(prefix) + own.step
		c.at.cards = append(c.at.cards, &copied)
	}
}

// sortByAge puts cards in the order in which they were written, over all sessions. Within one session that is the order of their numbers.
func sortByAge(cards []*card) {
	slices.SortStableFunc(cards, func(a, b *card) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.n, b.n), cmp.Compare(a.id, b.id))
	})
}

// join has no effect where the one card is united with the other already.
func (c Combined) join(id, into CardID) {
	_ = c.at.ballot.Join(c.at.cardAt[id].n, c.at.cardAt[into].n)
}

func (c Combined) unite(ids []CardID) {
	var root *card
	for _, id := range ids {
		switch own := c.at.standsFor(id); {
		case own == nil:
		case root == nil:
			root = own
		case own.kind == root.kind:
			c.join(own.id, root.id)
		}
	}
}

// Ranking ranks the cards of a kind over all sessions; "" is every kind.
func (c Combined) Ranking(kind Kind, order voting.Order) Ranking {
	r, _ := c.at.Ranking(all, kind, order) // an organiser is never refused
	return r
}

// Shortlist judges the cards of a kind among each other, as Evidence.Shortlist does.
func (c Combined) Shortlist(kind Kind) Shortlist { return Evidence{at: c.at}.Shortlist(kind) }

// StandsFor finds the card that stands for another one, or for itself, over all sessions; "" where it is not there, or hidden.
func (c Combined) StandsFor(id CardID) CardID {
	if own := c.at.standsFor(id); own != nil {
		return own.id
	}
	return ""
}

// CheckUnion refuses cards that an organiser can't join: ErrUnknownCard where one is not there or is hidden, ErrWrongKind where they are not of one kind, and
// ErrBadRequest where all are of one session, in which its facilitator merges them.
func (c Combined) CheckUnion(ids []CardID) error {
	in := map[ID]bool{}
	var kind Kind
	for _, id := range ids {
		own := c.at.standsFor(id)
		switch {
		case own == nil:
			return ErrUnknownCard.With(string(id))
		case kind != "" && own.kind != kind:
			return ErrWrongKind.With("cards of different kinds")
		}
		kind, in[c.in[id]] = own.kind, true
	}
	if len(in) < 2 {
		return ErrBadRequest.With("cards of one session are merged in it")
	}
	return nil
}

// SeriesCard is a card of one of the sessions of a series, that stands for itself there.
type SeriesCard struct {
	ID      CardID  `json:"id"`
	Session ID      `json:"session"`
	Kind    Kind    `json:"kind"`
	Text    string  `json:"text"`
	Group   GroupID `json:"group"`  // "" when it comes from the template or from nobody's table
	Table   string  `json:"table"`  // the group\'s name
	People  int     `json:"people"` // of its own session, who like it
}

// SeriesCards lists the cards that can be joined with those of other sessions, those written first first.
func SeriesCards(parts []Evidence) []SeriesCard {
	out := []SeriesCard{}
	for _, e := range parts {
		names := map[GroupID]string{}
		for _, g := range e.at.groups {
			names[g.ID] = g.Name
		}
		for _, own := range e.at.cards {
			if e.at.stands(own) {
				out = append(out, SeriesCard{
					ID: own.id, Session: e.at.info.ID, Kind: own.kind, Text: own.text, Group: own.group, Table: names[own.group], People: e.at.backers(own),
				})
			}
		}
	}
	return out
}

// SessionOf finds the session that a card was written in, also one that is gone since; "" where it is of none.
func (c Combined) SessionOf(id CardID) ID { return c.in[id] }

// Union is cards of different sessions that an organiser has joined, because they say the same.
type Union struct {
	Card   CardID     `json:"card"`   // that stands for all
	Cards  []CardID   `json:"cards"`  // all of them as they were joined, that one first
	People int        `json:"people"` // who like any of them: nobody counts twice
	In     map[ID]int `json:"in"`     // of them, those of each session
}

// Union sums up cards that were united. It is nil where fewer than two sessions still have any of them.
func (c Combined) Union(ids []CardID) *Union {
	u := &Union{In: map[ID]int{}, Cards: []CardID{}}
	for _, id := range ids {
		if c.StandsFor(id) != "" {
			u.Cards = append(u.Cards, id)
			u.In[c.in[id]] = 0
		}
	}
	if len(u.In) < 2 {
		return nil
	}
	u.Card = c.StandsFor(u.Cards[0])
	own := c.at.cardAt[u.Card]
	for g, n := range c.at.ballot.Tally(own.n, c.at.criteria(own.kind)).Groups {
		id, _, _ := strings.Cut(string(c.at.groups[g].ID), "/")
		u.People += n
		u.In[ID(id)] += n
	}
	return u
}

// leastAlike is the similarity from which cards of different sessions are worth a look: far below that within one, as each room has words of its own, and an
// organiser judges at leisure.
const leastAlike = 0.2

// Alike suggests cards of one kind and of different sessions that say nearly the same, two by two, the most alike first. A pair is suggested where neither of
// the two, or only one, has a better one. Those that are united already are left out.
func (c Combined) Alike(lang Language) []Merge {
	out := []Merge{}
	for _, kind := range Kinds {
		roots := c.at.contenders(kind)
		texts := make([]string, len(roots))
		for i, own := range roots {
			texts[i] = own.text
		}
		matched := map[*card]bool{}
		for _, p := range similar.Related(texts, string(lang), leastAlike) {
			a, b := roots[p.A], roots[p.B]
			if c.in[a.id] == c.in[b.id] || matched[a] && matched[b] {
				continue
			}
			mark(matched, []*card{a, b})
			out = append(out, c.at.merge([]*card{a, b}, p.Similarity))
		}
	}
	slices.SortStableFunc(out, func(a, b Merge) int { return cmp.Compare(b.Similarity, a.Similarity) })
	return out
}
