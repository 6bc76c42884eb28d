package session

import (
	"slices"

	"colazione/voting"
)

// What follows notes, at the seq that is being applied, what each kind of reader would now see otherwise. Patch and Changed read it: what is not noted leaves
// phones behind, and what is noted in vain wakes them for nothing.

// touchCard notes that something about a card changed, for those who see it.
func (s *State) touchCard(c *card) {
	if c.gone() {
		return
	}
	c.changed = s.seq
	s.touchOnlookers(c)
}

// touchTally notes that the likes of a card, or of those that it was merged with, changed.
func (s *State) touchTally(n voting.Card) {
	c := s.cards[s.ballot.Root(n)]
	if c.gone() {
		return
	}
	c.tallied = s.seq
	if s.likesVisible(c.kind) {
		s.touchOnlookers(c)
	} else {
		s.touched.facilitator = s.seq
	}
}

// touchOnlookers wakes those who see a card. One that the room does not see concerns its author and the facilitators alone.
func (s *State) touchOnlookers(c *card) {
	s.touched.facilitator = s.seq
	switch at := c.sight(); {
	case at.room:
		c.public = true
		s.touched.room, s.touched.screen = s.seq, s.seq
	case at.author:
		s.touchAuthor(c)
	}
}

func (s *State) touchAuthor(c *card) {
	if p := s.byID[c.author]; p != nil {
		p.own = s.seq
	}
}

// touchTallies notes that people's likes count otherwise, wherever they are.
func (s *State) touchTallies() {
	for _, c := range s.cards {
		s.touchTally(c.n)
	}
}

func (s *State) touchSession() {
	s.touched.session = s.seq
	s.touched.room, s.touched.screen, s.touched.facilitator = s.seq, s.seq, s.seq
}

func (s *State) touchProgress() {
	s.touched.progress = s.seq
	s.touched.screen, s.touched.facilitator = s.seq, s.seq
}

func (s *State) touchPerson(p *person) {
	p.people, p.me = s.seq, s.seq
	s.touched.facilitator = s.seq
}

func (s *State) touchEverybody() {
	for _, p := range s.people {
		p.me = s.seq
	}
}

// touchFans notes that a card which people liked comes or goes: it leaves or enters their own lists, and what they have left.
func (s *State) touchFans(n voting.Card) {
	s.ballot.Supporters(n, func(v voting.Voter) { s.people[v].me = s.seq })
	if s.stepNow().LikesPerPerson > 0 {
		s.touchProgress()
	}
}

// reunite runs a change of a card's place among those merged with it, and notes it for all that it was and is united with.
func (s *State) reunite(c *card, change func()) {
	before := s.ballot.United(c.n)
	change()
	for _, n := range slices.Concat(before, s.ballot.United(c.n)) {
		s.touchCard(s.cards[n])
	}
}

// resight runs a change by which cards come into or go out of somebody's sight, and notes it for all who see that.
func (s *State) resight(cards []*card, change func(*card)) {
	turned := map[CardID]bool{}
	for _, c := range cards {
		s.resightOne(c, change)
		turned[c.id] = true
	}
	for _, c := range s.cards {
		if slices.ContainsFunc(c.answers, func(id CardID) bool { return turned[id] }) {
			s.touchCard(c)
		}
	}
}

func (s *State) resightOne(c *card, change func(*card)) {
	before := c.sight()
	s.touchFans(c.n)
	change(c)
	after := c.sight()
	if before.leaders != after.leaders {
		s.reunite(c, func() { s.ballot.Withdraw(c.n, c.gone()) })
		s.touchFans(c.n)
	}
	s.touchCard(c)
	if before.leaders && !after.leaders {
		c.ended, s.touched.facilitator = s.seq, s.seq
	}
	switch {
	case before.room && !after.room:
		c.left, s.touched.room, s.touched.screen = s.seq, s.seq, s.seq
	case !c.public && before.author && !after.author:
		c.left = s.seq
		s.touchAuthor(c)
	}
	if p := s.byID[c.author]; p != nil && before.author != after.author {
		p.me = s.seq
	}
	if s.spotlight == c.id && !after.room {
		s.spotlight = ""
		s.touchSession()
	}
}

// showingLikes runs a change of steps and notes the cards whose tallies come into or go out of the room's sight by it.
func (s *State) showingLikes(change func()) {
	before := map[Kind]bool{}
	for _, k := range Kinds {
		before[k] = s.likesVisible(k)
	}
	change()
	for _, c := range s.cards {
		if s.likesVisible(c.kind) != before[c.kind] {
			s.touchCard(c)
		}
	}
}
