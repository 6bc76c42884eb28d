package session_test

import (
	"maps"
	"slices"

	"colazione/session"
)

// model is what a person who followed the meeting would say about it: who wrote what, who likes what, what has been shown. It knows the rules
// from their description, not from the program, and takes from the facilitator's view only what the facilitator did: hidden, merged.
type model struct {
	agenda  []session.Step
	step    session.StepID
	open    bool
	visited map[session.StepID]bool
	cards   map[session.StepID]bool // its cards were revealed
	tallies map[session.StepID]bool // its tallies were revealed

	order     []session.CardID
	author    map[session.CardID]session.PersonID
	home      map[session.CardID]session.StepID
	held      map[session.CardID]bool
	withdrawn map[session.CardID]bool
	evicted   map[session.PersonID]bool
	erased    map[session.PersonID]bool
	reported  map[string]bool // the tokens that a safety report copied
	seats     map[session.PersonID]session.GroupID
	likes     map[like]session.StepID // the step in which it was given
	hands     map[raising]int
	undo      []func()

	owner     map[string]secret // by the token that stands in a text
	published []string          // the tokens that everybody may read in the synthesis
}

type like struct {
	card      session.CardID
	person    session.PersonID
	criterion string
}

// raising is a card and the table at which hands were raised for it, "" in the whole room.
type raising struct {
	card  session.CardID
	table session.GroupID
}

// secret says what a token belongs to.
type secret struct {
	card   session.CardID
	flag   bool
	by     session.PersonID // who flagged
	person session.PersonID
	path   bool
}

func newModel(agenda []session.Step) *model {
	return &model{
		agenda: agenda, step: agenda[0].ID, open: true, visited: map[session.StepID]bool{agenda[0].ID: true},
		cards: map[session.StepID]bool{}, tallies: map[session.StepID]bool{}, author: map[session.CardID]session.PersonID{},
		home: map[session.CardID]session.StepID{}, held: map[session.CardID]bool{}, withdrawn: map[session.CardID]bool{},
		evicted: map[session.PersonID]bool{}, erased: map[session.PersonID]bool{}, reported: map[string]bool{}, seats: map[session.PersonID]session.GroupID{}, likes: map[like]session.StepID{}, hands: map[raising]int{}, owner: map[string]secret{},
	}
}

func (m *model) opened() session.Step {
	return m.agenda[slices.IndexFunc(m.agenda, func(st session.Step) bool { return st.ID == m.step })]
}

// reveal shows the cards of the open step.
func (m *model) reveal() {
	m.cards[m.step] = true
	for id := range m.held {
		if m.home[id] == m.step {
			m.held[id] = false
		}
	}
}

// leave closes the open step. Where nobody wrote anything yet, nothing is shown by that.
func (m *model) leave() {
	for id, held := range m.held {
		if held && m.home[id] == m.step && !m.withdrawn[id] {
			m.reveal()
			return
		}
	}
}

func (m *model) gone(id session.CardID) bool { return m.withdrawn[id] || m.evicted[m.author[id]] }

// talliesShow reports whether the room may see the tallies of a kind.
func (m *model) talliesShow(k session.Kind) bool {
	if now := m.opened(); m.open && slices.Contains(now.Likes, k) {
		return now.ShowLikes == session.ShowLive || m.tallies[now.ID]
	}
	return slices.ContainsFunc(m.agenda, func(st session.Step) bool { return slices.Contains(st.Likes, k) && m.visited[st.ID] })
}

// truth is what a facilitator sees, by id.
type truth map[session.CardID]session.CardView

// stands is the card that a card was merged into, or itself.
func (t truth) stands(id session.CardID) session.CardID {
	if into := t[id].Into; into != "" {
		return into
	}
	return id
}

// set notes that somebody likes a card, or no longer any of those that are one with it.
func (m *model) set(t truth, l like, on bool) {
	root := t.stands(l.card)
	if on {
		m.likes[like{root, l.person, l.criterion}] = m.step
		return
	}
	for id := range t {
		if t.stands(id) == root {
			delete(m.likes, like{id, l.person, l.criterion})
		}
	}
}

// count notes that hands were counted for a card that stands for itself; all that are one with it have none of their own any more.
func (m *model) count(t truth, root session.CardID, table session.GroupID, n int) {
	counts := m.raised(t, root)
	delete(counts, table)
	for id := range t {
		if t.stands(id) == root {
			maps.DeleteFunc(m.hands, func(r raising, _ int) bool { return r.card == id })
		}
	}
	for g, before := range counts {
		if n == 0 || (g == "") == (table == "") {
			m.hands[raising{root, g}] = before
		}
	}
	if n > 0 {
		m.hands[raising{root, table}] = n
	}
}

// raised are the hands of a card that stands for itself, by table or of the whole room: of those that are one with it the largest count of each, and of these two
// whichever is more.
func (m *model) raised(t truth, root session.CardID) map[session.GroupID]int {
	room, all, byTable := 0, 0, map[session.GroupID]int{}
	for r, n := range m.hands {
		if _, there := t[r.card]; !there || t.stands(r.card) != root {
			continue
		}
		if r.table == "" {
			room = max(room, n)
		} else {
			byTable[r.table] = max(byTable[r.table], n)
		}
	}
	for _, n := range byTable {
		all += n
	}
	if room > 0 && room >= all {
		return map[session.GroupID]int{"": room}
	}
	return byTable
}

// tally counts people for a card that stands for itself.
func (m *model) tally(t truth, root session.CardID) (byCriterion map[string]int, byTable map[session.GroupID]int) {
	byCriterion, byTable = map[string]int{}, map[session.GroupID]int{}
	fans := map[string]map[session.PersonID]bool{}
	all := map[session.PersonID]bool{}
	for l := range m.likes {
		if _, there := t[l.card]; !there || t.stands(l.card) != root || m.evicted[l.person] {
			continue
		}
		if fans[l.criterion] == nil {
			fans[l.criterion] = map[session.PersonID]bool{}
		}
		fans[l.criterion][l.person], all[l.person] = true, true
	}
	for criterion, people := range fans {
		byCriterion[criterion] = len(people)
	}
	for p := range all {
		byTable[m.seats[p]]++
	}
	return byCriterion, byTable
}

// mine are the cards that somebody likes, and how many of them count in the open step.
func (m *model) mine(t truth, p session.PersonID, criterion string) (cards map[session.CardID]bool, used int) {
	cards = map[session.CardID]bool{}
	for l, step := range m.likes {
		if c, there := t[l.card]; there && c.State != session.CardHidden && l.person == p && l.criterion == criterion {
			cards[l.card] = true
			if step == m.step {
				used++
			}
		}
	}
	return cards, used
}

// seenBy reports whether somebody in the room may see a card; a facilitator sees all that are not gone.
func (m *model) seenBy(t truth, r session.Reader, id session.CardID) bool {
	c, there := t[id]
	if !there || c.State == session.CardHidden {
		return false
	}
	return !m.held[id] || r.Role == session.Participant && m.author[id] == r.Person
}

// remember notes an undoable command, with what its undo means for the model.
func (m *model) remember(back func()) { m.undo = append(m.undo, back) }

func (m *model) takeBack() {
	last := len(m.undo) - 1
	m.undo[last]()
	m.undo = m.undo[:last]
}

// view is what a client holds: the things of a session, by id.
type view struct {
	Seq       session.Seq
	Presence  uint64
	Session   *session.SessionView
	Progress  *session.Progress
	Synthesis *session.SynthesisView
	Reports   []session.SafetyReport
	Me        *session.Me
	People    map[session.PersonID]session.PersonView
	Cards     map[session.CardID]session.CardView
}

// with applies a patch: each thing in it takes the place of the one before.
func (v view) with(p session.Patch, presence uint64) view {
	if p.From == 0 {
		v = view{}
	}
	v.Seq, v.Presence = p.Seq, presence
	v.People, v.Cards = maps.Clone(v.People), maps.Clone(v.Cards)
	if v.People == nil {
		v.People, v.Cards = map[session.PersonID]session.PersonView{}, map[session.CardID]session.CardView{}
	}
	if p.Session != nil {
		v.Session = p.Session
	}
	if p.Progress != nil {
		v.Progress = p.Progress
	}
	if p.Synthesis != nil {
		v.Synthesis = p.Synthesis
	}
	if p.Reports != nil {
		v.Reports = p.Reports
	}
	if p.Me != nil {
		v.Me = p.Me
	}
	if p.Me != nil || p.Mine != nil {
		v.Me = liking(*v.Me, p.Mine)
	}
	for _, person := range p.People {
		v.People[person.ID] = person
	}
	for _, id := range p.Gone {
		delete(v.Cards, id)
	}
	for _, c := range p.Cards {
		v.Cards[c.ID] = c
	}
	for _, tally := range p.Tallies {
		c, held := v.Cards[tally.ID]
		if !held {
			panic("a tally of a card that the reader does not hold")
		}
		c.Likes, c.Groups = tally.Likes, tally.Groups
		v.Cards[tally.ID] = c
	}
	return v
}

// liking is what belongs to a reader once their own likes changed; which order likes have says nothing.
func liking(me session.Me, mine *session.OwnChanges) *session.Me {
	likes := map[string][]session.CardID{}
	for criterion, ids := range me.Likes {
		likes[criterion] = slices.Clone(ids)
	}
	if mine != nil {
		me.Left = mine.Left
		for criterion, changed := range mine.Likes {
			for id, on := range changed {
				likes[criterion] = slices.DeleteFunc(likes[criterion], func(held session.CardID) bool { return held == id })
				if on {
					likes[criterion] = append(likes[criterion], id)
				}
			}
		}
	}
	for criterion := range likes {
		slices.Sort(likes[criterion])
	}
	me.Likes = likes
	return &me
}

// outside leaves what somebody keeps who is not in the room: what they saw before is not taken from them.
func (v view) outside() view { return view{Session: v.Session, Me: v.Me} }
