package session

// What each audience gets stands here, one function for each: whatever such a function does not copy, its readers never see.

// news is what there is for an audience since a seq and a reader's cursor; since 0 is everything.
type news struct {
	*State
	since  Seq
	cursor Cursor
	m      Moment
}

// common is the part of a patch that all readers of an audience share.
func (s *State) common(a audience, since Seq, cursor Cursor, m Moment) Patch {
	n := news{s, since, cursor, m}
	p := Patch{From: since, Seq: s.seq, Now: m.Now.UnixMilli()}
	if n.all() || s.changed.session > since || m.Presence.came() > cursor.Presence {
		p.Session = s.view(m.Presence)
	}
	switch a {
	case inLobby: // the session is all that they see
	case inRoom:
		n.forRoom(&p)
	case onScreen:
		n.forScreen(&p)
	case leading:
		n.forLeaders(&p)
	}
	return p
}

// all reports whether the reader holds nothing that can be built upon.
func (n news) all() bool { return n.since == 0 }

// forRoom adds what participants see: cards that were shown, and the synthesis that was published.
func (n news) forRoom(p *Patch) {
	p.Synthesis = n.publishedSynthesis(n.since)
	for _, c := range n.changedSince(n.since) {
		if c.public {
			n.addCard(p, c, inRoom, c.inRoom(), c.left)
		}
	}
}

// forScreen adds what the big screen shows: what participants see, and how many have written and liked.
func (n news) forScreen(p *Patch) {
	n.forRoom(p)
	if n.all() || n.changed.progress > n.since {
		p.Progress = n.progress()
	}
}

// forLeaders adds what facilitators and organisers see: all cards, people, safety reports, other cockpits, progress by table, and the draft of the synthesis.
func (n news) forLeaders(p *Patch) {
	present := n.m.Presence.Version > n.cursor.Presence
	if n.all() || n.changed.progress > n.since || present {
		p.Progress = n.progress()
		p.Progress.Groups = n.tables(n.m.Presence)
	}
	p.People = n.peopleView(n.since, n.cursor.Presence, n.m.Presence)
	if n.all() || present {
		p.Cockpits = n.m.Presence.Cockpits
	}
	if n.all() || n.changed.reports > n.since {
		p.Reports = n.SafetyReports()
	}
	p.Synthesis = n.draftSynthesis(n.since)
	for _, c := range n.changedSince(n.since) {
		n.addCard(p, c, leading, !c.gone(), c.ended)
	}
}

// addCard adds what an audience lacks of a card that it sees, or takes the card off where it went out of their sight at the seq left.
func (n news) addCard(p *Patch, c *card, a audience, sees bool, left Seq) {
	switch {
	case sees:
		p.addCard(n.State, c, a, n.since, n.cursor.Parts)
	case !n.all() && left > n.since:
		p.Gone = append(p.Gone, c.id)
	}
}
