package session

import (
	"maps"
	"slices"
	"time"
)

// SetHands notes how many raised a hand for a card: at Group, or in the whole room where no table is named. 0 takes a count away. The room's count and those of its
// tables take each other's place, since they count the same people. On a merged card it acts on the one that it was merged into. Hands are told beside the likes and
// never among them: whoever raised one may hold a like as well.
type SetHands struct {
	Card  CardID `json:"card"`
	Group string `json:"group,omitempty"` // id or name; when left out, the only table or the whole room
	Hands int    `json:"hands"`           // 0 to 999
}

// HandsSet says: so many raised a hand for the card at that table, "" being the whole room.
type HandsSet struct {
	Card  CardID  `json:"card"`
	Group GroupID `json:"group,omitempty"`
	Hands int     `json:"hands"`
}

// mostHands is how many can be counted by eye in a room, and more.
const mostHands = 999

func (h SetHands) decide(s *State, by call) ([]Event, error) {
	c, err := s.existingCard(h.Card)
	if err != nil {
		return nil, err
	}
	if h.Hands < 0 || h.Hands > mostHands {
		return nil, ErrBadRequest.With("hands is a number from 0 to 999")
	}
	root := s.cards[s.ballot.Root(c.n)]
	switch {
	case !root.inRoom():
		return nil, ErrConflict.With("the room does not see this card")
	case !s.judged(root.kind) && len(s.stepNow().Likes) > 0:
		return nil, ErrWrongKind
	case !s.judged(root.kind):
		return nil, ErrStepClosed
	}
	table, err := s.writesFor(by.by, h.Group)
	if err != nil {
		return nil, err
	}
	return s.recount(root, table, h.Hands), nil
}

// judged reports whether a step that takes likes for the kind is open or was: from then on hands can be asked for, and a count be corrected.
func (s *State) judged(k Kind) bool {
	return slices.ContainsFunc(s.info.Agenda, func(st Step) bool { return likes(st, k) && s.steps[st.ID].visited })
}

// recount returns what makes the hands of a card what they were but for one count; they are its own then, and no longer those of cards that it is united with.
func (s *State) recount(root *card, table GroupID, hands int) []Event {
	was := s.hands(root)
	want := map[GroupID]int{}
	maps.Copy(want, was)
	delete(want, table)
	if hands > 0 {
		maps.DeleteFunc(want, func(g GroupID, _ int) bool { return (g == "") != (table == "") })
		want[table] = hands
	}
	if maps.Equal(want, was) {
		return nil
	}
	var list []Event
	for _, n := range s.ballot.United(root.n) {
		c := s.cards[n]
		if c == root {
			list = append(list, c.counted(want)...)
		} else {
			list = append(list, c.counted(nil)...)
		}
	}
	return append(list, HandsSet{Card: root.id, Group: table, Hands: hands}) // what was said stands last, also where it brought about only the rest
}

// counted returns the facts that make a card's own hands those.
func (c *card) counted(next map[GroupID]int) []Event {
	tables := slices.AppendSeq(slices.Collect(maps.Keys(next)), maps.Keys(c.hands))
	slices.Sort(tables)
	var list []Event
	for _, g := range slices.Compact(tables) {
		if next[g] != c.hands[g] {
			list = append(list, HandsSet{Card: c.id, Group: g, Hands: next[g]})
		}
	}
	return list
}

// hands are those of a card and of all that were merged into it.
func (s *State) hands(root *card) map[GroupID]int {
	united := s.ballot.United(root.n)
	counts := make([]map[GroupID]int, len(united))
	for i, n := range united {
		counts[i] = s.cards[n].hands
	}
	return MostHands(counts...)
}

// handsShown are hands as those are told who do not lead: added up over tables that stand together, and over all where the room is one.
func (s *State) handsShown(hands map[GroupID]int) map[GroupID]int {
	if hands == nil || !s.guarded() {
		return hands
	}
	out := map[GroupID]int{}
	for g, n := range hands {
		out[s.shownAs(g)] += n
	}
	return out
}

// MostHands is what counts for several cards of one room that say the same come to, by table, "" being the whole room; nil where there are none. Nobody knows who
// raised a hand for several of them, so that they are never added up: of each table the largest count stands, and of the room's and the tables' whichever is more.
// There were at least so many.
func MostHands(counts ...map[GroupID]int) map[GroupID]int {
	var most map[GroupID]int
	for _, count := range counts {
		for g, hands := range count {
			if most == nil {
				most = map[GroupID]int{}
			}
			most[g] = max(most[g], hands)
		}
	}
	room, tables := most[""], 0
	for _, hands := range most {
		tables += hands
	}
	if tables -= room; room >= tables && room > 0 {
		return map[GroupID]int{"": room}
	}
	delete(most, "")
	return most
}

func (e HandsSet) apply(s *State, _ time.Time) {
	c := s.cardAt[e.Card]
	if c == nil {
		return
	}
	switch {
	case e.Hands == 0:
		delete(c.hands, e.Group)
	case c.hands == nil:
		c.hands = map[GroupID]int{e.Group: e.Hands}
	default:
		c.hands[e.Group] = e.Hands
	}
	s.cards[s.ballot.Root(c.n)].handed = s.seq
	s.markTallyChanged(c.n)
}

func (e HandsSet) inverse(s *State) []Event {
	if c := s.cardAt[e.Card]; c != nil {
		return []Event{HandsSet{Card: c.id, Group: e.Group, Hands: c.hands[e.Group]}}
	}
	return nil
}
