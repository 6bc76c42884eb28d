package report

import (
	"colazione/session"
	"colazione/voting"
)

// Source is all that a document is made of: plain values, taken from a meeting at one moment and never changed afterwards, so that a
// document is built and written while the meeting goes on.
type Source struct {
	Info       session.Info
	Groups     []session.Group
	Cards      []session.CardView // as a facilitator sees them, in the order in which they were written
	Synthesis  session.SynthesisView
	Before     *session.Edition // that the synthesis is compared with; nil where there is none
	Draft      bool             // Synthesis is the facilitator's working copy, not what everybody may read
	Attendance session.Attendance
	Electorate session.Electorate
	Organiser  string                    // who holds the meeting, as a document names them; "" when not said
	Shared     map[Pair]int              // people who like both cards, of those that stand in neighbouring columns of a path
	Standings  map[session.Kind]Standing // of the kinds that have cards
}

// Pair is two cards of a path, the second in the column after the first one's.
type Pair struct{ From, To session.CardID }

// Standing is how the cards of one kind came out: two orders of the same cards, and what singles some of them out.
type Standing struct {
	Likes     []session.Ranked
	Breadth   []session.Ranked
	Shortlist session.Shortlist
}

// Collect takes from a meeting what its document needs, while nobody changes the meeting. With draft it takes the synthesis as the
// facilitator has it now, else the one that was published last, and refuses with session.ErrNotPublished where there is none.
func Collect(s *session.State, draft bool) (Source, error) {
	leader := session.Reader{Role: session.Facilitator}
	all, _ := s.Patch(leader, session.Held{}, session.Moment{})
	src := Source{
		Info: s.Info(), Cards: all.Cards, Synthesis: *all.Synthesis, Draft: draft,
		Attendance: s.Attendance(), Standings: map[session.Kind]Standing{},
	}
	if !draft {
		room, _ := s.Patch(session.Reader{Role: session.Screen}, session.Held{}, session.Moment{})
		if room.Synthesis == nil {
			return Source{}, session.ErrNotPublished
		}
		src.Synthesis = *room.Synthesis
	}
	src.Before = before(s.Editions(), src.Synthesis, draft)
	for _, g := range all.Session.Groups {
		src.Groups = append(src.Groups, g.Group)
	}
	src.share(s, leader)
	return src, src.rank(s, leader)
}

// share counts who likes both ends of each line of a path. A card that is no longer there has no lines.
func (src *Source) share(s *session.State, leader session.Reader) {
	src.Shared = map[Pair]int{}
	for _, p := range src.Synthesis.Paths {
		for _, at := range pairs(p) {
			if both, err := s.LikeBoth(leader, at.From, at.To); err == nil {
				src.Shared[at] = both
			}
		}
	}
}

// pairs are the lines of a path: every card of a column with every one of the next column.
func pairs(p session.Path) []Pair {
	var all []Pair
	columns := [][]session.CardID{p.Needs, p.Objectives, p.Tools, p.KPIs}
	for i, ids := range columns[1:] {
		for _, from := range columns[i] {
			for _, to := range ids {
				all = append(all, Pair{from, to})
			}
		}
	}
	return all
}

func (src *Source) rank(s *session.State, leader session.Reader) error {
	for _, kind := range session.Kinds {
		likes, err := s.Ranking(leader, kind, voting.ByLikes)
		if err != nil {
			return err
		}
		src.Electorate = likes.Electorate
		if len(likes.Cards) == 0 {
			continue
		}
		breadth, err := s.Ranking(leader, kind, voting.ByBreadth)
		if err != nil {
			return err
		}
		shortlist, err := s.Shortlist(leader, kind)
		if err != nil {
			return err
		}
		src.Standings[kind] = Standing{Likes: likes.Cards, Breadth: breadth.Cards, Shortlist: shortlist}
	}
	return nil
}
