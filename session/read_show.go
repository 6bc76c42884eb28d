package session

import (
	"slices"

	"colazione/voting"
)

func (s *State) view(here Presence) *SessionView {
	v := &SessionView{
		Info: s.info, Step: s.step, Revealed: s.revealed(), LikesShown: s.likesOpen(), LikesClosed: s.steps[s.step].closed, Locked: s.locked, Timer: s.timer.view(), Groups: make([]GroupView, len(s.groups)),
	}
	shown := map[GroupID]int{}
	for i, g := range s.groups {
		v.Groups[i] = GroupView{Group: g, With: s.shownAs(g.ID)}
		shown[v.Groups[i].With]++
	}
	for i, g := range v.Groups {
		if shown[g.With] == 1 {
			v.Groups[i].With = "" // alone
		}
	}
	for _, p := range s.people {
		if on, _ := here.of(p.id); on && p.state == PersonIn {
			v.Present++
			at, _ := s.groupIndex(p.group)
			v.Groups[at].Present++
		}
	}
	v.Groups = slices.DeleteFunc(v.Groups, func(g GroupView) bool { return s.isGone(g.ID) })
	if c := s.cardAt[s.spotlight]; c != nil {
		v.Spotlight = &c.id
	}
	return v
}

// revealed reports whether the room sees what the open step brings: its cards, or where it takes none its tallies.
func (s *State) revealed() bool {
	at, now := s.steps[s.step], s.stepNow()
	if len(now.Collects) == 0 && len(now.Likes) > 0 {
		return s.likesOpen()
	}
	return at.revealed || len(now.Collects) > 0 && now.ShowCards == ShowLive
}

// likesOpen reports whether the open step takes likes and the room sees how many there are.
func (s *State) likesOpen() bool {
	now := s.stepNow()
	return len(now.Likes) > 0 && (now.ShowLikes == ShowLive || s.steps[now.ID].likes)
}

func (t Timer) view() TimerView {
	v := TimerView{State: t.State}
	switch t.State {
	case TimerRuns:
		v.EndsAt = &t.EndsAt
	case TimerPaused:
		v.LeftMS = &t.LeftMS
	}
	return v
}

func (s *State) progress() *Progress {
	at := s.steps[s.step]
	out, spent := &Progress{}, s.allSpent()
	for _, p := range s.people {
		if p.state != PersonIn {
			continue
		}
		out.Joined++
		if at.wrote[p.id] > 0 {
			out.Wrote++
		}
		if at.liked[p.id] {
			out.Liked++
		}
		if spent != nil && spent[p.n] {
			out.Spent++
		}
	}
	return out
}

func (s *State) peopleView(since Seq, presence uint64, now Presence) []PersonView {
	var out []PersonView
	for _, p := range s.people {
		here, changed := now.of(p.id)
		if since > 0 && p.people <= since && changed <= presence {
			continue
		}
		v := PersonView{ID: p.id, Group: p.group, Present: here, State: p.state, Simulated: p.simulated, Erased: p.erased}
		if s.info.Settings.Names == NamesShown {
			v.Name, v.Organisation = s.profiles[p.id].Called(), s.profiles[p.id].Organisation
		}
		out = append(out, v)
	}
	return out
}

// draftSynthesis is the synthesis that those who lead are working on; nil where it has not changed.
func (s *State) draftSynthesis(since Seq) *SynthesisView {
	if since > 0 && s.changed.draft <= since {
		return nil
	}
	v := &SynthesisView{Paths: s.pathViews(s.paths), Note: s.note}
	if n := len(s.editions); n > 0 {
		v.Version, v.PublishedAt = n, &s.editions[n-1].At
	}
	return v
}

// publishedSynthesis is the latest version that was published; nil where there is none, or it has not changed.
func (s *State) publishedSynthesis(since Seq) *SynthesisView {
	if len(s.editions) == 0 || s.changed.published <= since {
		return nil
	}
	e := s.editions[len(s.editions)-1]
	return &SynthesisView{Version: e.Version, PublishedAt: &e.At, Paths: s.pathViews(e.Paths), Ties: e.Ties, Note: e.Note}
}

// cardView copies of a card what an audience may see of it; viewer is the author when it is theirs alone.
func (s *State) cardView(c *card, a audience, viewer PersonID) CardView {
	v := CardView{
		ID: c.id, Kind: c.kind, Text: c.text, Group: s.groupFor(c, a, viewer), State: CardShown, Answers: []CardID{}, Origin: c.origin, KPI: c.kpi,
		Led: c.led, Themes: c.themes, ByScribe: c.scribe, FirstStep: s.firstStep(c), At: c.at, Edited: c.edited,
	}
	if v.Themes == nil {
		v.Themes = []string{}
	}
	reader := Reader{Role: Participant, Person: viewer}
	if a == leading {
		reader.Role = Facilitator
		v.Flag, v.Concern, v.Screening = c.flag(), s.concern(c), c.screening
	}
	for _, id := range c.answers {
		if to := s.cardAt[id]; to != nil && s.sees(reader, to) {
			v.Answers = append(v.Answers, id)
		}
	}
	if s.info.Settings.Names == NamesShown && c.author != "" {
		v.Author = s.profiles[c.author].Called()
	}
	root := s.ballot.Root(c.n)
	if c.held {
		v.State = CardHeld
	}
	if root != c.n && (a == leading || !c.held) { // an author does not learn that somebody wrote the same
		v.State, v.Into = CardMerged, s.cards[root].id
	}
	if c.hidden {
		v.State = CardHidden
	}
	if root == c.n && (a == leading || s.likesVisible(c.kind)) {
		v.Likes, v.Groups = s.tallyView(c, a)
		v.Hands = s.hands(c)
		if a != leading {
			v.Hands = s.handsShown(v.Hands)
		}
	}
	return v
}

// groupFor is the table of a card as an audience is told it: the very one to those who lead and to the author while nobody else sees it, and to the others the one as
// which it is shown.
func (s *State) groupFor(c *card, a audience, viewer PersonID) GroupID {
	if own := viewer != "" && viewer == c.author && c.held; own || a == leading {
		return s.tableOf(c)
	}
	return s.shownAs(c.group)
}

func (s *State) tallyView(c *card, a audience) (map[string]int, map[GroupID]int) {
	criteria := s.criteria(c.kind)
	t := s.ballot.Tally(c.n, criteria)
	byCriterion, byGroup := map[string]int{}, map[GroupID]int{}
	for _, name := range criteria {
		byCriterion[string(name)] = t.Likes[name]
	}
	if a != leading {
		for _, head := range s.heads() {
			byGroup[s.groups[head].ID] = t.Groups[head]
		}
		return byCriterion, byGroup
	}
	at := s.ballot.AtTables(c.n, criteria)
	for i, g := range s.groups {
		if !s.isGone(g.ID) {
			byGroup[g.ID] = at[voting.Group(i)] //nolint:gosec // tables are few
		}
	}
	return byCriterion, byGroup
}

func (s *State) me(p *person) *Me {
	me := &Me{
		ID: p.id, Role: Participant, Name: s.Called(p.id), Group: p.group, State: p.state,
		Cards: []CardID{}, Likes: map[string][]CardID{}, Left: map[string]*int{},
	}
	if p.state == PersonWaiting {
		me.Number = int(p.n) + 1
	}
	if p.state != PersonIn {
		return me
	}
	for _, c := range p.wrote {
		if s.sees(Reader{Role: Participant, Person: p.id}, c) {
			me.Cards = append(me.Cards, c.id)
		}
	}
	for _, k := range Kinds {
		for _, criterion := range s.criteria(k) {
			me.Likes[string(criterion)] = []CardID{}
		}
	}
	for name := range me.Likes {
		for _, n := range s.ballot.LikedBy(p.n, voting.Criterion(name)) {
			if s.countsFor(n) {
				me.Likes[name] = append(me.Likes[name], s.cards[n].id)
			}
		}
	}
	me.Left = s.leftOf(p)
	return me
}

// leftOf is, by criterion of the open step, how many likes a person may still give; nil is no limit.
func (s *State) leftOf(p *person) map[string]*int {
	left := map[string]*int{}
	if now := s.stepNow(); len(now.Likes) > 0 && s.info.State == Open {
		for _, name := range now.Criteria {
			left[name] = s.left(p, now, voting.Criterion(name))
		}
	}
	return left
}
