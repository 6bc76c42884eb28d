package session

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Cursor is how far a reader has come: the last seq that it was given, the last version of who is present, and in which form it takes what is new.
type Cursor struct {
	Seq      Seq
	Presence uint64
	// Parts: the reader takes tallies without their cards, and what changed of its own likes without the rest of Me.
	Parts bool
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
	// Of reports whether a person is connected, and at which version that changed. Nil: nobody is.
	Of func(PersonID) (here bool, changed uint64)
	// Writing reports whether a person is writing just now. Nil: nobody is.
	Writing  func(PersonID) bool
	Cockpits []CockpitPresence
}

func (p Presence) of(id PersonID) (bool, uint64) {
	if p.Of == nil {
		return false, 0
	}
	return p.Of(id)
}

// came is the version at which what those see who do not lead last changed.
func (p Presence) came() uint64 { return cmp.Or(p.Came, p.Version) }

// allPresence is held by who lacks nothing of what is told of it.
const allPresence = math.MaxUint64

// audience is a kind of reader that sees the same as all others of the kind, but for what is personal.
type audience int

const (
	inRoom audience = iota
	onScreen
	leading
	inLobby
	audiences = iota
)

// viewer is a reader with the person who they are: nil for nobody of the session. It is looked up once for all that is asked about a reader.
type viewer struct {
	Reader
	person *person
}

func (s *State) viewer(r Reader) viewer { return viewer{r, s.byID[r.Person]} }

func (v viewer) audience() audience {
	switch {
	case v.Role == Facilitator || v.Role == Organiser:
		return leading
	case v.Role == Screen:
		return onScreen
	case v.person == nil || v.person.state != PersonIn:
		return inLobby
	}
	return inRoom
}

// since returns the seq from which a reader must be told: 0, everything, where what it holds can't be built upon.
func (s *State) since(v viewer, cursor Seq) Seq {
	if cursor > s.seq {
		return 0
	}
	if v.Role == Participant && v.person != nil && cursor < v.person.entered {
		return 0
	}
	return cursor
}

// Changed tells, without making it, whether there is a patch for a reader. presence is the version of what this reader sees of it: Version for those who lead, Came
// for the others, 0 where that is not told now.
func (s *State) Changed(r Reader, cursor Cursor, presence uint64) bool {
	v := s.viewer(r)
	since := s.since(v, cursor.Seq)
	if since == 0 {
		return true
	}
	return presence > cursor.Presence || s.lastFor(v) > since
}

// lastFor is the seq of the last change of anything that a reader sees.
func (s *State) lastFor(v viewer) Seq {
	p := v.person
	switch v.audience() {
	case leading:
		return s.changed.facilitator
	case onScreen:
		return s.changed.screen
	case inRoom:
		return max(s.changed.room, p.me, p.own)
	}
	if p == nil {
		return s.changed.session
	}
	return max(s.changed.session, p.me)
}

// Patch returns what brings a reader from what it holds to now; a reader that holds nothing gets everything. It is the one way by which a meeting leaves
// this package: what it does not copy stays secret. The second answer is false when there is nothing new for this reader.
func (s *State) Patch(r Reader, cursor Cursor, m Moment) (Patch, bool) {
	v := s.viewer(r)
	since := s.since(v, cursor.Seq)
	p := s.common(v.audience(), since, cursor, m)
	own := s.personal(v, since, cursor.Parts)
	p.Me, p.Mine = own.Me, own.Mine
	p.Gone = append(p.Gone, own.Gone...)
	p.Cards = append(p.Cards, own.Cards...)
	return p, !p.empty()
}

func (p Patch) empty() bool {
	return p.Session == nil && p.Progress == nil && p.People == nil && p.Reports == nil && p.Cockpits == nil && p.Synthesis == nil && p.Me == nil && p.Mine == nil && len(p.Gone) == 0 && len(p.Tallies) == 0 && len(p.Cards) == 0
}

// marks are the seqs, in order, at which whatever an audience that does not lead is sent has last changed. Readers who hold what lies between the same two lack the same.
func (s *State) marks(a audience) []Seq {
	marks := []Seq{s.changed.session}
	if a == inLobby {
		return marks
	}
	marks = append(marks, s.changed.published)
	if a == onScreen {
		marks = append(marks, s.changed.progress)
	}
	shown := map[Kind]bool{}
	for _, k := range Kinds {
		shown[k] = s.likesVisible(k)
	}
	for _, c := range s.cards {
		switch {
		case !c.public:
		case !c.inRoom():
			marks = append(marks, c.left)
		case shown[c.kind]:
			marks = append(marks, c.changed, c.tallied) // who holds the card lacks its tally alone
		default:
			marks = append(marks, c.changed)
		}
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// personal is the part of a patch that is one person's: who they are here, and their cards that nobody else in the room sees.
func (s *State) personal(v viewer, since Seq, parts bool) Patch {
	if v.Role != Participant {
		if since > 0 {
			return Patch{}
		}
		return Patch{Me: &Me{ID: v.Person, Role: v.Role, Cards: []CardID{}, Likes: map[string][]CardID{}, Left: map[string]*int{}}}
	}
	p := v.person
	if p == nil {
		return Patch{}
	}
	var out Patch
	if since == 0 || p.me > since {
		if parts {
			out.Mine = s.mine(p, since)
		}
		if out.Mine == nil {
			out.Me = s.me(p)
		}
	}
	if p.state != PersonIn || since > 0 && p.own <= since {
		return out
	}
	for _, c := range s.changedSince(since) {
		switch {
		case c.author != p.id || c.public:
		case s.sees(v.Reader, c) && s.newSince(c, inRoom, since) != nothingNew:
			out.Cards = append(out.Cards, s.cardView(c, inRoom, p.id))
		case !s.sees(v.Reader, c) && since > 0 && c.left > since:
			out.Gone = append(out.Gone, c.id)
		}
	}
	return out
}
