package report

import (
	"strings"

	"colazione/session"
	"colazione/voting"
)

// Source holds everything that a document is made of: plain values, taken from a meeting at one moment and never changed afterwards, so that a
// document can be built and written while the meeting goes on.
type Source struct {
	Info       session.Info
	Groups     []session.Group         // the tables that documents show, one of which may stand for several; none where only the whole room is shown
	First      session.GroupID         // the first table, which stands for the whole room in a series where no tables are shown
	Cards      []session.CardView      // as a facilitator sees them, in the order in which they were written, at the tables in Groups
	Given      map[session.CardID]bool // those that were there from the start
	Alarming   map[session.CardID]bool // those with an adverse event that is not settled, which a draft leaves out
	Synthesis  session.SynthesisView
	Before     *session.Edition // that the synthesis is compared with; nil where there is none
	Draft      bool             // Synthesis is the facilitator's working copy, not what everybody may read
	Attendance session.Attendance
	Electorate session.Electorate
	Organiser  string                    // who holds the meeting, as a document names them; "" when not said
	Logo       []byte                    // theirs: a PNG that is not interlaced, of at most 8 bits a channel; none when not given
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

// View is a copy of a meeting at one moment, from which everything else is computed while the meeting goes on.
type View struct {
	src       Source // without what is computed
	draft     session.SynthesisView
	published *session.SynthesisView // nil before the first
	editions  []session.Edition
	evidence  session.Evidence
}

// Look copies what documents need from a meeting. Nobody may change the meeting meanwhile.
func Look(s *session.State) View {
	leader := session.Reader{Role: session.Facilitator}
	all, _ := s.Patch(leader, session.Cursor{}, session.Moment{})
	room, _ := s.Patch(session.Reader{Role: session.Screen}, session.Cursor{}, session.Moment{})
	evidence, _ := s.ForDocuments(leader) // a facilitator is never refused
	v := View{
		src:   Source{Info: s.Info(), Cards: all.Cards, Attendance: s.Attendance()},
		draft: *all.Synthesis, published: room.Synthesis, editions: s.Editions(), evidence: evidence,
	}
	v.src.First = all.Session.Groups[0].ID
	v.src.Alarming = map[session.CardID]bool{}
	for _, id := range evidence.Alarming() {
		v.src.Alarming[id] = true
	}
	v.src.regroup(evidence.ShownTables())
	return v
}

// regroup counts everything by the tables that documents show, some of which stand for several.
func (src *Source) regroup(tables []session.ShownTable) {
	as := map[session.GroupID]session.GroupID{}
	src.Groups = nil
	for _, t := range tables {
		src.Groups = append(src.Groups, session.Group{ID: t.ID, Name: strings.Join(t.Names, " + ")})
		for _, g := range t.Of {
			as[g] = t.ID
		}
	}
	src.Given = map[session.CardID]bool{}
	for i := range src.Cards {
		c := &src.Cards[i]
		src.Given[c.ID] = c.Group == "" && !c.ByScribe
		c.Group, c.Groups = as[c.Group], nil
		c.Hands = sumByTable(c.Hands, as, func(a, b int) int { return a + b })
	}
	src.Attendance.Groups = sumByTable(src.Attendance.Groups, as, func(a, b session.Seated) session.Seated {
		return session.Seated{Joined: a.Joined + b.Joined, Wrote: a.Wrote + b.Wrote}
	})
}

// sumByTable adds up values by table for the tables that documents show as one; "" is the whole room.
func sumByTable[T any](by map[session.GroupID]T, as map[session.GroupID]session.GroupID, add func(T, T) T) map[session.GroupID]T {
	if by == nil {
		return nil
	}
	out := map[session.GroupID]T{}
	for g, n := range by {
		out[as[g]] = add(out[as[g]], n)
	}
	return out
}

// Published is the source with the synthesis that was published last; session.ErrNotPublished where there is none.
func (v View) Published() (Source, error) {
	if v.published == nil {
		return Source{}, session.ErrNotPublished
	}
	return v.source(*v.published, false), nil
}

// Draft is the source with the synthesis as the facilitator has it now.
func (v View) Draft() Source { return v.source(v.draft, true) }

func (v View) source(synthesis session.SynthesisView, draft bool) Source {
	src := v.src
	src.Synthesis, src.Draft, src.Before = synthesis, draft, previousEdition(v.editions, synthesis, draft)
	src.Shared, src.Standings = map[Pair]int{}, map[session.Kind]Standing{}
	src.countShared(v.evidence)
	src.rankKinds(v.evidence)
	return src
}

// countShared counts who likes both ends of each line of a path. A card that is no longer there has no lines.
func (src *Source) countShared(e session.Evidence) {
	for _, p := range src.Synthesis.Paths {
		for _, at := range linkedPairs(p) {
			if both, err := e.LikeBoth(at.From, at.To); err == nil {
				src.Shared[at] = both
			}
		}
	}
}

// linkedPairs returns the lines of a path: every card of a column with every card of the next.
func linkedPairs(p session.PathView) []Pair {
	var all []Pair
	for _, at := range p.Pairs() {
		all = append(all, Pair{at[0], at[1]})
	}
	return all
}

func (src *Source) rankKinds(e session.Evidence) {
	for _, kind := range session.Kinds {
		likes := e.Ranking(kind, voting.ByLikes)
		src.Electorate = likes.Electorate
		if len(likes.Cards) > 0 {
			src.Standings[kind] = Standing{Likes: likes.Cards, Breadth: e.Ranking(kind, voting.ByBreadth).Cards, Shortlist: e.Shortlist(kind)}
		}
	}
}
