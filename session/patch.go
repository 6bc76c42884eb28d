package session

import (
	"cmp"
	"time"
)

// Held is how far a reader has come: the last seq that it was given, and the last version of who is present.
type Held struct {
	Seq      Seq
	Presence uint64
}

// Moment is what is true about a session beside its log, at the time of looking.
type Moment struct {
	Now      time.Time
	Presence Presence
}

// Presence tells who is connected. It is not history and has its own version, which grows with every change.
type Presence struct {
	Version uint64
	// Came is the version at which somebody last came or went; the others are of what facilitators alone see. 0: at Version.
	Came uint64
	// Of tells whether a person is connected, and at which version that changed. Nil: nobody is.
	Of func(PersonID) (here bool, changed uint64)
	// Writing tells whether a person is writing just now. Nil: nobody is.
	Writing func(PersonID) bool
	Desks   []DeskView
}

func (p Presence) of(id PersonID) (bool, uint64) {
	if p.Of == nil {
		return false, 0
	}
	return p.Of(id)
}

// audience is a kind of reader that sees the same as all others of the kind, but for what is personal.
type audience int

const (
	inRoom audience = iota
	onScreen
	leading
	inLobby
)

func (s *State) audienceOf(r Reader) audience {
	switch {
	case r.Role == Facilitator || r.Role == Organiser:
		return leading
	case r.Role == Screen:
		return onScreen
	case s.StateOf(r.Person) != PersonIn:
		return inLobby
	}
	return inRoom
}

// since gives the seq from which a reader must be told: 0, everything, where what it holds can't be built upon.
func (s *State) since(r Reader, held Seq) Seq {
	if held > s.seq {
		return 0
	}
	if p := s.byID[r.Person]; r.Role == Participant && p != nil && held < p.entered {
		return 0
	}
	return held
}

// Changed tells, without making it, whether there is a patch for a reader. presence is the version of what this reader sees of it: Version for those who lead, Came
// for the others, 0 where that is not told now.
func (s *State) Changed(r Reader, held Held, presence uint64) bool {
	since := s.since(r, held.Seq)
	if since == 0 {
		return true
	}
	return presence > held.Presence || s.lastFor(r) > since
}

// lastFor is the seq of the last change of anything that a reader sees.
func (s *State) lastFor(r Reader) Seq {
	p := s.byID[r.Person]
	switch s.audienceOf(r) {
	case leading:
		return s.touched.facilitator
	case onScreen:
		return s.touched.screen
	case inRoom:
		return max(s.touched.room, p.me, p.own)
	}
	if p == nil {
		return s.touched.session
	}
	return max(s.touched.session, p.me)
}

// Patch gives what brings a reader from what it holds to now; a reader that holds nothing gets everything. It is the one way by which a meeting leaves
// this package: what it does not copy stays secret. The second answer is false when there is nothing new for this reader.
func (s *State) Patch(r Reader, held Held, m Moment) (Patch, bool) {
	since := s.since(r, held.Seq)
	p := s.common(s.audienceOf(r), since, held.Presence, m)
	own := s.personal(r, since)
	p.Me = own.Me
	p.Gone = append(p.Gone, own.Gone...)
	p.Cards = append(p.Cards, own.Cards...)
	return p, !p.empty()
}

func (p Patch) empty() bool {
	return p.Session == nil && p.Progress == nil && p.People == nil && p.Reports == nil && p.Desks == nil && p.Synthesis == nil && p.Me == nil && len(p.Gone) == 0 && len(p.Cards) == 0
}

// common is the part of a patch that all readers of an audience share.
func (s *State) common(a audience, since Seq, presence uint64, m Moment) Patch {
	p := Patch{From: since, Seq: s.seq, Now: m.Now.UnixMilli()}
	here := since == 0 || cmp.Or(m.Presence.Came, m.Presence.Version) > presence
	if here || s.touched.session > since {
		p.Session = s.view(m.Presence)
	}
	if a == inLobby {
		return p
	}
	stirred := since == 0 || m.Presence.Version > presence
	if a != inRoom && (since == 0 || s.touched.progress > since || a == leading && stirred) {
		p.Progress = s.progress()
	}
	if a == leading {
		p.People = s.peopleView(since, presence, m.Presence)
		if p.Progress != nil {
			p.Progress.Groups = s.tables(m.Presence)
		}
		if stirred {
			p.Desks = m.Presence.Desks
		}
		if since == 0 || s.touched.reports > since {
			p.Reports = s.Reports()
		}
	}
	p.Synthesis = s.synthesis(a, since)
	for _, c := range s.cards {
		sees, left := c.inRoom(), c.left
		switch {
		case a == leading:
			sees, left = !c.gone(), c.ended
		case !c.public:
			continue
		}
		switch {
		case sees && s.newer(c, a, since):
			p.Cards = append(p.Cards, s.cardView(c, a, ""))
		case !sees && since > 0 && left > since:
			p.Gone = append(p.Gone, c.id)
		}
	}
	return p
}

// newer tells whether something about a card that an audience sees is newer than that.
func (s *State) newer(c *card, a audience, since Seq) bool {
	if a == leading {
		return max(c.changed, c.tallied, c.flagged) > since
	}
	return c.changed > since || c.tallied > since && s.likesVisible(c.kind)
}

// personal is the part of a patch that is one person's: who they are here, and their cards that nobody else in the room sees.
func (s *State) personal(r Reader, since Seq) Patch {
	if r.Role != Participant {
		if since > 0 {
			return Patch{}
		}
		return Patch{Me: &Me{ID: r.Person, Role: r.Role, Cards: []CardID{}, Likes: map[string][]CardID{}, Left: map[string]*int{}}}
	}
	p := s.byID[r.Person]
	if p == nil {
		return Patch{}
	}
	var out Patch
	if since == 0 || p.me > since {
		out.Me = s.me(p)
	}
	if p.state != PersonIn || since > 0 && p.own <= since {
		return out
	}
	for _, c := range s.cards {
		switch {
		case c.author != p.id || c.public:
		case s.sees(r, c) && s.newer(c, inRoom, since):
			out.Cards = append(out.Cards, s.cardView(c, inRoom, p.id))
		case !s.sees(r, c) && since > 0 && c.left > since:
			out.Gone = append(out.Gone, c.id)
		}
	}
	return out
}
