package session

import "colazione/voting"

// What follows notes, at the seq that is being applied, what each kind of reader would now see otherwise. Patch and Changed read it.

// touchCard notes that something about a card changed. A card that the room can't see concerns its author and the facilitators alone.
func (s *State) touchCard(c *card) {
	c.changed = s.seq
	s.touched.facilitator = s.seq
	if c.inRoom() {
		c.public = true
	}
	if c.public {
		s.touched.room, s.touched.screen = s.seq, s.seq
	} else if p := s.byID[c.author]; p != nil {
		p.own = s.seq
	}
}

// touchTally notes that the likes of a card, or of those that it was merged with, changed.
func (s *State) touchTally(n voting.Card) {
	c := s.cards[s.ballot.Root(n)]
	c.tallied = s.seq
	s.touched.facilitator = s.seq
	if s.likesVisible(c.kind) {
		s.touched.room, s.touched.screen = s.seq, s.seq
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

// touchFans notes that a card which people liked came or went: it leaves or enters their own lists, and what they have left.
func (s *State) touchFans(n voting.Card) {
	s.ballot.Supporters(n, func(v voting.Voter) { s.people[v].me = s.seq })
}

// touchUnited notes a change for a card and all that are or were merged with it.
func (s *State) touchUnited(n voting.Card) {
	for _, m := range s.ballot.United(s.ballot.Root(n)) {
		s.touchCard(s.cards[m])
	}
	s.touchTally(n)
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

// likesVisible tells whether the room may see the tallies of a kind. While a step that takes likes for the kind is open it is that step's rule that
// holds; otherwise they show once a step that took such likes has been left, or has shown them.
func (s *State) likesVisible(k Kind) bool {
	if now := s.stepNow(); s.info.State == Open && likes(now, k) {
		return now.ShowLikes == ShowLive || s.steps[now.ID].likes
	}
	for _, st := range s.info.Agenda {
		if at := s.steps[st.ID]; likes(st, k) && at.visited {
			return true
		}
	}
	return false
}
