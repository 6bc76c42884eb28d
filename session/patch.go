package session

import (
	"cmp"
	"slices"
	"time"

	"colazione/voting"
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
	// Of tells whether a person is connected, and at which version that changed. Nil: nobody is.
	Of func(PersonID) (here bool, changed uint64)
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

// Changed tells, without making it, whether there is a patch for a reader.
func (s *State) Changed(r Reader, held Held, presence uint64) bool {
	since := s.since(r, held.Seq)
	if since == 0 {
		return true
	}
	last := s.touched.session
	switch s.audienceOf(r) {
	case leading:
		last = s.touched.facilitator
	case onScreen:
		last = s.touched.screen
	case inRoom:
		last = s.touched.room
	}
	if p := s.byID[r.Person]; r.Role == Participant && p != nil {
		last = max(last, p.me, p.own)
	}
	return last > since || presence > held.Presence
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
	slices.SortFunc(p.Cards, func(a, b CardView) int { return cmp.Compare(s.cardAt[a.ID].n, s.cardAt[b.ID].n) })
	return p, !p.empty()
}

func (p Patch) empty() bool {
	return p.Session == nil && p.Progress == nil && p.People == nil && p.Synthesis == nil && p.Me == nil && len(p.Gone) == 0 && len(p.Cards) == 0
}

// common is the part of a patch that all readers of an audience share.
func (s *State) common(a audience, since Seq, presence uint64, m Moment) Patch {
	p := Patch{From: since, Seq: s.seq, Now: m.Now.UnixMilli()}
	here := since == 0 || m.Presence.Version > presence
	if here || s.touched.session > since {
		p.Session = s.view(m.Presence)
	}
	if a == inLobby {
		return p
	}
	if a != inRoom && (since == 0 || s.touched.progress > since) {
		p.Progress = s.progress()
	}
	if a == leading {
		p.People = s.peopleView(since, presence, m.Presence)
	}
	p.Synthesis = s.synthesis(a, since)
	for _, c := range s.cards {
		switch {
		case !s.newer(c, a, since):
		case s.commonTo(a, c):
			p.Cards = append(p.Cards, s.cardView(c, a, ""))
		case since > 0 && (a == leading || c.public):
			p.Gone = append(p.Gone, c.id)
		}
	}
	return p
}

// newer tells whether an audience would see a change of the card since then, if it sees the card.
func (s *State) newer(c *card, a audience, since Seq) bool {
	if a == leading {
		return max(c.changed, c.tallied, c.flagged) > since
	}
	return c.changed > since || c.tallied > since && s.likesVisible(c.kind)
}

func (s *State) commonTo(a audience, c *card) bool {
	if a == leading {
		return !c.gone()
	}
	return c.inRoom()
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
		case c.author != p.id || c.public || c.changed <= since:
		case s.sees(r, c):
			out.Cards = append(out.Cards, s.cardView(c, inRoom, p.id))
		case since > 0:
			out.Gone = append(out.Gone, c.id)
		}
	}
	return out
}

func (s *State) view(here Presence) *SessionView {
	v := &SessionView{Info: s.info, Step: s.step, Locked: s.locked, Timer: s.timer.view(), Groups: make([]GroupView, len(s.groups))}
	now := s.stepNow()
	v.Revealed = s.steps[s.step].revealed || now.ShowCards == ShowLive && len(now.Collects) > 0
	for i, g := range s.groups {
		v.Groups[i] = GroupView{Group: g}
	}
	for _, p := range s.people {
		if on, _ := here.of(p.id); on && p.state == PersonIn {
			v.Present++
			v.Groups[s.groupIndex(p.group)].Present++
		}
	}
	if c := s.cardAt[s.spotlight]; c != nil && c.inRoom() {
		v.Spotlight = &c.id
	}
	return v
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
	out := &Progress{}
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
		v := PersonView{ID: p.id, Group: p.group, Present: here, State: p.state}
		if s.info.Settings.Names == NamesShown {
			v.Name, v.Organisation = s.profiles[p.id].Name, s.profiles[p.id].Organisation
		}
		out = append(out, v)
	}
	return out
}

func (s *State) synthesis(a audience, since Seq) *SynthesisView {
	if a == leading {
		if since > 0 && s.touched.draft <= since {
			return nil
		}
		v := &SynthesisView{Paths: s.paths, Note: s.note}
		if n := len(s.editions); n > 0 {
			v.Version, v.PublishedAt = n, &s.editions[n-1].At
		}
		return v.filled()
	}
	if len(s.editions) == 0 || s.touched.published <= since {
		return nil
	}
	e := s.editions[len(s.editions)-1]
	return (&SynthesisView{Version: e.Version, PublishedAt: &e.At, Paths: e.Paths, Note: e.Note}).filled()
}

func (v *SynthesisView) filled() *SynthesisView {
	if v.Paths == nil {
		v.Paths = []Path{}
	}
	return v
}

// cardView copies of a card what an audience may see of it; viewer is the author when it is theirs alone.
func (s *State) cardView(c *card, a audience, viewer PersonID) CardView {
	v := CardView{
		ID: c.id, Kind: c.kind, Text: c.text, Group: c.group, State: CardShown, Answers: []CardID{}, Origin: c.origin, KPI: c.kpi,
		Themes: c.themes, ByScribe: c.scribe, At: c.at, Edited: c.edited,
	}
	if v.Themes == nil {
		v.Themes = []string{}
	}
	reader := Reader{Role: Participant, Person: viewer}
	if a == leading {
		reader.Role = Facilitator
		v.Flag = c.flag()
	}
	for _, id := range c.answers {
		if to := s.cardAt[id]; to != nil && s.sees(reader, to) {
			v.Answers = append(v.Answers, id)
		}
	}
	if s.info.Settings.Names == NamesShown && c.author != "" {
		v.Author = s.profiles[c.author].Name
	}
	root := s.ballot.Root(c.n)
	switch {
	case c.hidden:
		v.State = CardHidden
	case root != c.n:
		v.State, v.Into = CardMerged, s.cards[root].id
	case c.held:
		v.State = CardHeld
	}
	if root == c.n && (a == leading || s.likesVisible(c.kind)) {
		v.Likes, v.Groups = s.tallyView(c)
	}
	return v
}

func (s *State) tallyView(c *card) (map[string]int, map[GroupID]int) {
	criteria := s.criteria(c.kind)
	t := s.ballot.Tally(c.n, criteria)
	byCriterion, byGroup := map[string]int{}, map[GroupID]int{}
	for _, name := range criteria {
		byCriterion[string(name)] = t.Likes[name]
	}
	for i, g := range s.groups {
		byGroup[g.ID] = t.Groups[voting.Group(i)]
	}
	return byCriterion, byGroup
}

func (s *State) me(p *person) *Me {
	me := &Me{
		ID: p.id, Role: Participant, Name: s.profiles[p.id].Name, Group: p.group, State: p.state,
		Cards: []CardID{}, Likes: map[string][]CardID{}, Left: map[string]*int{},
	}
	if p.state != PersonIn {
		return me
	}
	for _, c := range s.cards {
		if c.author == p.id && s.sees(Reader{Role: Participant, Person: p.id}, c) {
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
	if now := s.stepNow(); len(now.Likes) > 0 && s.info.State == Open {
		for _, name := range now.Criteria {
			me.Left[name] = s.left(p, now, voting.Criterion(name))
		}
	}
	return me
}
