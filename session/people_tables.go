package session

import (
	"slices"
	"time"

	"colazione/voting"
)

// TablesShown says: from now on those who do not lead, and documents, are told of tables as they stand together here, which gives for each of the session's tables the
// first of those that it is shown with, itself where it is shown alone, and "" for all where the room as a whole is all that is told. voting.JoinTables says which.
type TablesShown struct {
	Tables []GroupID `json:"tables"`
}

// guarded reports whether small tables are kept from being told by themselves.
func (s *State) guarded() bool {
	return (s.least() > 0 || s.together != nil) && len(s.groups)-len(s.gone) > 1
}

// least is the fewest people of a table that is shown by itself.
func (s *State) least() int {
	if least := s.info.Settings.TableMin; least != nil {
		return *least
	}
	return 0
}

// tablesShown returns for each table the one that it is shown as; nil where each is shown as itself. Before the first showing nobody needs any, and none is.
func (s *State) tablesShown() []voting.Group {
	if !s.guarded() {
		return nil
	}
	shown := slices.Repeat([]voting.Group{voting.NoGroup}, len(s.groups))
	if s.together == nil || s.together[0] == voting.NoGroup {
		return shown
	}
	heads := map[voting.Group]voting.Group{} // of those that are there, by what they stood under
	for _, i := range s.places() {
		under := s.together[min(int(s.first()), len(s.together)-1)]
		if int(i) < len(s.together) { // else it is new since
			under = s.together[i]
		}
		if _, known := heads[under]; !known {
			heads[under] = i
		}
		shown[i] = heads[under]
	}
	if len(heads) == 1 {
		return slices.Repeat([]voting.Group{voting.NoGroup}, len(s.groups))
	}
	for i, g := range s.groups {
		if s.isGone(g.ID) {
			shown[i] = voting.Group(i) //nolint:gosec // tables are few
		}
	}
	return shown
}

// places lists those of the tables that are there.
func (s *State) places() []voting.Group {
	var out []voting.Group
	for i, g := range s.groups {
		if !s.isGone(g.ID) {
			out = append(out, voting.Group(i)) //nolint:gosec // tables are few
		}
	}
	return out
}

// first is the place of the first table that is there.
func (s *State) first() voting.Group {
	if there := s.places(); len(there) > 0 {
		return there[0]
	}
	return 0
}

// join says which tables stand together at such sizes, as they did before at the least.
func (s *State) join(sizes []int, least int) []voting.Group {
	there, was := s.places(), s.tablesShown()
	at := map[voting.Group]voting.Group{voting.NoGroup: voting.NoGroup}
	people := make([]int, len(there))
	for j, i := range there {
		at[i], people[j] = voting.Group(j), sizes[i] //nolint:gosec // tables are few
	}
	var earlier []voting.Group
	for _, i := range there {
		if int(i) < len(s.together) {
			earlier = append(earlier, at[was[i]])
		}
	}
	joined := voting.JoinTables(people, earlier, least)
	out := make([]voting.Group, len(s.groups))
	for i := range out {
		out[i] = voting.Group(i) //nolint:gosec // tables are few
		if joined[0] == voting.NoGroup {
			out[i] = voting.NoGroup
		}
	}
	for j, head := range joined {
		if head != voting.NoGroup {
			out[there[j]] = there[head]
		}
	}
	return out
}

// shownAs returns the table as which one is shown; "" where the room is one, and for no table.
func (s *State) shownAs(id GroupID) GroupID { return s.nameIn(s.tablesShown(), id) }

func (s *State) nameIn(shown []voting.Group, id GroupID) GroupID {
	at, known := s.groupIndex(id)
	switch {
	case !known || shown == nil:
		return id
	case int(at) >= len(shown) || shown[at] == voting.NoGroup:
		return ""
	}
	return s.groups[shown[at]].ID
}

// heads lists the tables under which all are shown; none where the room is one.
func (s *State) heads() []voting.Group {
	var out []voting.Group
	shown := s.tablesShown()
	for i := range s.groups {
		if own := voting.Group(i); !s.isGone(s.groups[i].ID) && (shown == nil || shown[i] == own) { //nolint:gosec // tables are few
			out = append(out, own)
		}
	}
	return out
}

// tableOf is the table that a card belongs to: its author's as long as only they see it, then that at which it was shown.
func (s *State) tableOf(c *card) GroupID {
	if p := s.byID[c.author]; p != nil && c.held {
		return p.group
	}
	return c.group
}

// showing is how much of the tables a record shows.
type showing int

const (
	nothing   showing = iota
	something         // which is a fact where more than one table is left, and else nothing of the tables is shown yet
	ofPeople          // where a table is as large as the people at it
	ofVotes           // where it is as large as those of it who voted
)

// withTables adds to what a command makes true which tables stand together from then on, where it shows something of them for the first time, or where fewer people
// are left of one. They part no more, whatever people do: the difference between two showings would tell what neither does.
func (s *State) withTables(list []Event) []Event {
	if !s.guarded() || len(list) == 0 {
		return list
	}
	how, least := nothing, s.least()
	for _, e := range list {
		how = max(how, s.shows(e))
		if amended, is := e.(SessionAmended); is && amended.Settings != nil && amended.Settings.TableMin != nil {
			least = *amended.Settings.TableMin
		}
	}
	if how == ofVotes && !slices.Contains(s.ballot.Voting(), true) {
		how = nothing
	}
	if how == nothing {
		return list
	}
	sizes := s.sizes(list, how)
	if how != ofVotes && !slices.ContainsFunc(sizes, func(n int) bool { return n > 0 }) {
		return list
	}
	next := s.join(sizes, least)
	if s.together == nil && how == something && next[0] == voting.NoGroup || s.together != nil && slices.Equal(next, s.tablesShown()) {
		return list
	}
	e := TablesShown{Tables: make([]GroupID, len(next))}
	for i, g := range s.groups {
		e.Tables[i] = s.nameIn(next, g.ID)
	}
	return beforeMain(list, e)
}

// beforeMain puts a fact where it does not hide what the command is about.
func beforeMain(list []Event, e Event) []Event {
	switch list[0].(type) {
	case Undone:
		return append(list, e)
	case AgendaSet:
		return slices.Insert(list, 1, e)
	}
	return slices.Insert(list, 0, e)
}

// shows returns how much of the tables an event shows. What stands on it afterwards is shown as it was.
func (s *State) shows(e Event) showing {
	switch e := e.(type) {
	case Published:
		return max(ofPeople, s.judgedBy())
	case StepRevealed:
		return s.showsRevealed(e)
	case StepOpened:
		return max(s.showsLeft(), either(len(s.stepByID(e.Step).Likes) > 0, something, nothing))
	case SessionState:
		return either(e.State == Closed, s.showsLeft(), nothing)
	case AgendaSet:
		now := stepIn(e.Agenda, s.step)
		return either(len(now.Likes) > 0 && now.ShowLikes == ShowLive, ofPeople, nothing)
	case CardAdded:
		return either(s.together == nil && !e.Held && e.Group != "", something, nothing)
	case LikeSet:
		return either(s.together == nil, something, nothing)
	case SessionAmended:
		return either(s.together != nil && e.Settings != nil, s.judgedBy(), nothing)
	case PersonPlaced:
		return either(s.together != nil, s.judgedBy(), nothing)
	case PersonState:
		return either(s.together != nil && e.State != PersonIn, s.judgedBy(), nothing)
	}
	return nothing
}

func (s *State) showsRevealed(e StepRevealed) showing {
	how := nothing
	if slices.ContainsFunc(s.cards, func(c *card) bool { return c.held && c.step == e.Step && s.tableOf(c) != "" }) {
		how = ofPeople
	}
	if st := s.stepByID(e.Step); e.Likes && len(st.Likes) > 0 {
		how = max(how, either(st.ShowLikes == ShowLive, ofPeople, ofVotes))
	}
	return how
}

// showsLeft returns how much of the tables the end of the open step shows: its tallies, where they were not seen.
func (s *State) showsLeft() showing {
	if now := s.stepNow(); len(now.Likes) > 0 && now.ShowLikes == ShowAfter {
		return ofVotes
	}
	return nothing
}

// judgedBy is what tables are measured by now: by votes once the tallies of a step were shown that is over, else by people.
func (s *State) judgedBy() showing {
	for _, st := range s.info.Agenda {
		at := s.steps[st.ID]
		over := st.ID != s.step || at.likes || s.info.State != Open
		if len(st.Likes) > 0 && st.ShowLikes == ShowAfter && over && len(at.liked) > 0 {
			return ofVotes
		}
	}
	return ofPeople
}

// sizes counts the people or the voters of each table as they are after the events.
func (s *State) sizes(list []Event, how showing) []int {
	group, state, evicted := map[PersonID]GroupID{}, map[PersonID]string{}, map[PersonID]bool{}
	for _, p := range s.people {
		group[p.id], state[p.id], evicted[p.id] = p.group, p.state, p.evicted
	}
	for _, e := range list {
		switch e := e.(type) {
		case PersonPlaced:
			group[e.Person] = e.Group
		case PersonState:
			state[e.Person], evicted[e.Person] = e.State, e.Evicted
		}
	}
	var voting []bool
	if how == ofVotes {
		voting = s.ballot.Voting()
	}
	sizes := make([]int, len(s.groups))
	for _, p := range s.people {
		at, known := s.groupIndex(group[p.id])
		if counts := how == ofVotes && voting[p.n] && !evicted[p.id] || how != ofVotes && state[p.id] == PersonIn; known && counts {
			sizes[at]++
		}
	}
	return sizes
}

func (e TablesShown) apply(s *State, _ time.Time) {
	if len(e.Tables) != len(s.groups) {
		return
	}
	next := make([]voting.Group, len(e.Tables))
	for i, id := range e.Tables {
		at, known := s.groupIndex(id)
		switch {
		case id == "":
			at = voting.NoGroup
		case !known || int(at) > i || e.Tables[at] != id:
			return
		}
		next[i] = at
	}
	s.together = next
	s.ballot.Show(s.tablesShown())
	for _, c := range s.cards {
		if c.public && c.inRoom() {
			s.markCardChanged(c)
		}
	}
	s.markSessionChanged()
}

// ShownTable is one or more tables that documents tell of as one.
type ShownTable struct {
	ID    GroupID   `json:"id"` // of the first
	Names []string  `json:"names"`
	Of    []GroupID `json:"of"` // those that stand together
}

// ShownTables lists the tables as they are shown; none where the room is one.
func (e Evidence) ShownTables() []ShownTable {
	out := []ShownTable{}
	for _, head := range e.at.heads() {
		one := ShownTable{ID: e.at.groups[head].ID}
		for _, g := range e.at.groups {
			if e.at.shownAs(g.ID) == one.ID {
				one.Names, one.Of = append(one.Names, g.Name), append(one.Of, g.ID)
			}
		}
		out = append(out, one)
	}
	return out
}

// ForDocuments returns the evidence by the tables as documents tell of them: as they are shown, and joined further where fewer than they may be have voted by now.
func (s *State) ForDocuments(r Reader) (Evidence, error) {
	e, err := s.Evidence(r)
	if err != nil || !s.guarded() {
		return e, err
	}
	how := ofPeople
	if slices.Contains(s.ballot.Voting(), true) {
		how = ofVotes
	}
	e.at.together = s.join(s.sizes(nil, how), s.least())
	e.at.ballot.Show(e.at.tablesShown())
	return e, nil
}

func either[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
