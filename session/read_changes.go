package session

import (
	"slices"

	"colazione/voting"
)

// What follows notes, at the seq that is being applied, what each kind of reader would now see otherwise. Patch and Changed read it: what is not noted leaves
// phones behind, and what is noted in vain wakes them for nothing.

// markCardChanged notes that something about a card changed, for those who see it.
func (s *State) markCardChanged(c *card) {
	if c.gone() {
		return
	}
	c.changed = s.seq
	s.markRecent(c)
	s.markViewersChanged(c)
}

// markTallyChanged notes that the likes of a card, or of those that it was merged with, changed.
func (s *State) markTallyChanged(n voting.Card) {
	c := s.cards[s.ballot.Root(n)]
	if c.gone() {
		return
	}
	c.tallied = s.seq
	s.markRecent(c)
	if s.likesVisible(c.kind) {
		s.markViewersChanged(c)
	} else {
		s.changed.facilitator = s.seq
	}
}

// markFlagsChanged notes that something about a card changed which those who lead alone see.
func (s *State) markFlagsChanged(c *card) {
	c.flagged, s.changed.facilitator = s.seq, s.seq
	s.markRecent(c)
}

// markViewersChanged wakes those who see a card. One that the room does not see concerns its author and the facilitators alone.
func (s *State) markViewersChanged(c *card) {
	s.changed.facilitator = s.seq
	switch at := c.visibility(); {
	case at.room:
		c.public = true
		s.changed.room, s.changed.screen = s.seq, s.seq
	case at.author:
		s.markAuthorChanged(c)
	}
}

func (s *State) markAuthorChanged(c *card) {
	if p := s.byID[c.author]; p != nil {
		p.own = s.seq
	}
}

// markTalliesChanged notes that people's likes count otherwise, wherever they are.
func (s *State) markTalliesChanged() {
	for _, c := range s.cards {
		s.markTallyChanged(c.n)
	}
}

func (s *State) markSessionChanged() {
	s.changed.session = s.seq
	s.changed.room, s.changed.screen, s.changed.facilitator = s.seq, s.seq, s.seq
}

func (s *State) markProgressChanged() {
	s.changed.progress = s.seq
	s.changed.screen, s.changed.facilitator = s.seq, s.seq
}

func (s *State) markPersonChanged(p *person) {
	p.people = s.seq
	s.markMeChanged(p)
	s.changed.facilitator = s.seq
}

func (s *State) markEverybodyChanged() {
	for _, p := range s.people {
		s.markMeChanged(p)
	}
}

// markLikersChanged notes that a card which people liked comes or goes: it leaves or enters their own lists, and what they have left.
func (s *State) markLikersChanged(n voting.Card) {
	s.ballot.Supporters(n, func(v voting.Voter) { s.markMeChanged(s.people[v]) })
	if s.stepNow().LikesPerPerson > 0 {
		s.markProgressChanged()
	}
}

// changeUnion runs a change of a card's place among those merged with it, and notes it for all that it was and is united with.
func (s *State) changeUnion(c *card, change func()) {
	before := s.ballot.United(c.n)
	change()
	for _, n := range slices.Concat(before, s.ballot.United(c.n)) {
		s.markCardChanged(s.cards[n])
	}
}

// changeVisibility runs a change by which cards come into or go out of somebody's sight, and notes it for all who see that.
func (s *State) changeVisibility(cards []*card, change func(*card)) {
	turned := map[CardID]bool{}
	for _, c := range cards {
		s.changeVisibilityOf(c, change)
		turned[c.id] = true
	}
	for _, c := range s.cards {
		if slices.ContainsFunc(c.answers, func(id CardID) bool { return turned[id] }) {
			s.markCardChanged(c)
		}
	}
}

func (s *State) changeVisibilityOf(c *card, change func(*card)) {
	before := c.visibility()
	s.markLikersChanged(c.n)
	change(c)
	after := c.visibility()
	if before.leaders != after.leaders {
		s.changeUnion(c, func() { s.ballot.Withdraw(c.n, c.gone()) })
		s.markLikersChanged(c.n)
	}
	s.markCardChanged(c)
	s.markRecent(c)
	if before.leaders && !after.leaders {
		c.ended, s.changed.facilitator = s.seq, s.seq
	}
	switch {
	case before.room && !after.room:
		c.left, s.changed.room, s.changed.screen = s.seq, s.seq, s.seq
	case !c.public && before.author && !after.author:
		c.left = s.seq
		s.markAuthorChanged(c)
	}
	if p := s.byID[c.author]; p != nil && before.author != after.author {
		s.markMeChanged(p)
	}
	if s.spotlight == c.id && !after.room {
		s.spotlight = ""
		s.markSessionChanged()
	}
}

// changeLikesVisibility runs a change of steps and notes the cards whose tallies come into or go out of the room's sight by it.
func (s *State) changeLikesVisibility(change func()) {
	before := map[Kind]bool{}
	for _, k := range Kinds {
		before[k] = s.likesVisible(k)
	}
	change()
	for _, c := range s.cards {
		switch after := s.likesVisible(c.kind); {
		case after == before[c.kind]:
		case after && len(s.hands(c)) == 0:
			s.markTallyChanged(c.n) // who holds the card lacks nothing else of it
		default:
			s.markCardChanged(c)
		}
	}
}
