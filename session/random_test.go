package session_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"

	"colazione/session"

	"pgregory.net/rapid"
)

// play is a meeting in which things happen at random, followed by a model and by readers who look now and then.
type play struct {
	*meeting
	*model
	rt       *rapid.T
	people   []session.Caller
	paths    []session.PathID
	held     map[session.Reader][]view // what each reader came to hold, one after the other
	shared   *session.FrameCache
	given    *session.FrameCache     // to those who follow, made anew now and then
	follow   map[session.Reader]view // what each of them holds
	tokens   int
	stood    map[session.GroupID]session.GroupID // as which tables were shown last
	together []session.GroupID                   // the same by the log
	logged   int                                 // records of it that were looked at
}

var randomAgenda = []string{
	`{"id":"blind","kind":"collect","collects":["need","kpi"]}`,
	`{"id":"live","kind":"collect","collects":["need","tool","difficulty"],"show_cards":"live","likes":["need"],"like_own":true,"show_likes":"live"}`,
	`{"id":"both","kind":"collect","collects":["need"],"likes":["need"],"like_own":true,"show_likes":"live"}`,
	`{"id":"few","kind":"like","likes":["need","tool"],"likes_per_person":2,"criteria":["value","usefulness"],"like_scope":"other_groups"}`,
	`{"id":"all","kind":"like","likes":["need","kpi"]}`,
	`{"id":"end","kind":"close"}`,
}

func newPlay(rt *rapid.T) *play {
	settings := session.DefaultSettings()
	settings.Groups = []string{"Rosso", "Blu", "Verde"}[:rapid.IntRange(0, 3).Draw(rt, "tables")]
	settings.Names = rapid.SampledFrom([]string{session.NamesShown, session.NamesHidden}).Draw(rt, "names")
	settings.Admission = rapid.SampledFrom([]string{session.AdmissionOpen, session.AdmissionLobby}).Draw(rt, "admission")
	least := rapid.SampledFrom([]int{0, 3, 4}).Draw(rt, "table_min")
	settings.TableMin = &least
	agenda := []session.Step{}
	for _, said := range randomAgenda {
		agenda = append(agenda, aStep(rt, said))
	}
	p := &play{rt: rt, held: map[session.Reader][]view{}, given: &session.FrameCache{}, follow: map[session.Reader]view{}, model: newModel(agenda)}
	p.meeting = newMeeting(rt, func(c *session.Create) {
		c.Info.Agenda, c.Info.Settings, c.Cards = agenda, settings, []session.Seed{{Kind: session.Need, Text: p.token(secret{})}}
	})
	seed := p.all(leader).Cards[0].ID
	p.owner = map[string]secret{"§1§": {card: seed}}
	p.order = append(p.order, seed)
	for range rapid.IntRange(4, 14).Draw(rt, "people") {
		p.join()
	}
	return p
}

// token is a text that tells in whatever it turns up whose it is.
func (p *play) token(s secret) string {
	p.tokens++
	text := fmt.Sprintf("§%d§", p.tokens)
	p.owner[text] = s
	return text
}

func (p *play) join() {
	name := p.token(secret{})
	by, err := p.enter(name, "")
	if err != nil {
		return
	}
	p.people = append(p.people, by)
	p.owner[name] = secret{person: by.Person}
	p.seats[by.Person] = p.s.GroupOf(by.Person)
}

func (p *play) somebody() session.Caller { return rapid.SampledFrom(p.people).Draw(p.rt, "person") }

func (p *play) someCard() session.CardID {
	return rapid.SampledFrom(append([]session.CardID{unknown}, p.order...)).Draw(p.rt, "card")
}

func (p *play) someCards() []session.CardID {
	return rapid.SliceOfN(rapid.SampledFrom(p.order), 0, 3).Draw(p.rt, "cards")
}

func (p *play) somePath() session.PathID {
	return rapid.SampledFrom(append([]session.PathID{""}, p.paths...)).Draw(p.rt, "path")
}

func (p *play) flip() bool { return rapid.Bool().Draw(p.rt, "on") }

func (p *play) truth() truth {
	t := truth{}
	for _, c := range p.all(leader).Cards {
		t[c.ID] = c
	}
	return t
}

// act sends a command, holds that deciding changes nothing by itself, and reports whether it had an effect.
func (p *play) act(by session.Caller, name string, f fields) (session.Ack, bool) {
	id := p.newID()
	command, err := decoded(p.rt, id, name, f)
	if err != nil {
		p.rt.Fatalf("%s %v: %v", name, f, err)
	}
	r := session.Request{ID: session.CommandID(id), Command: command, By: by, At: p.now}
	before := string(p.s.Snapshot())
	p.s.Decide(r, p.newID)
	if string(p.s.Snapshot()) != before {
		p.rt.Fatalf("deciding %s changed the state", name)
	}
	seq := p.s.Seq()
	ack, err := p.request(r)
	return ack, err == nil && p.s.Seq() > seq
}

// actions are what can happen, with what it means for the model.
var actions = map[string]func(*play){
	"card.add": func(p *play) {
		by := rapid.SampledFrom(append(p.people, leader)).Draw(p.rt, "by")
		now, text, theme := p.opened(), p.token(secret{}), p.token(secret{})
		kind := session.Need
		if len(now.Collects) > 0 {
			kind = rapid.SampledFrom(now.Collects).Draw(p.rt, "kind")
		}
		ack, done := p.act(by, "card.add", fields{"kind": kind, "text": text, "answers": p.someCards(), "themes": []string{theme}})
		if !done {
			return
		}
		p.order = append(p.order, ack.Card)
		p.owner[text], p.owner[theme] = secret{card: ack.Card}, secret{card: ack.Card}
		p.author[ack.Card], p.home[ack.Card] = by.Person, now.ID
		p.model.held[ack.Card] = now.ShowCards == session.ShowOnReveal && !p.model.cards[now.ID]
	},
	"card.edit": func(p *play) {
		id := p.someCard()
		by := session.Caller{Role: session.Participant, Person: p.author[id]}
		if by.Person == "" {
			by = leader
		}
		p.act(by, "card.edit", fields{"card": id, "text": p.token(secret{card: id}), "answers": p.someCards()})
	},
	"card.withdraw": func(p *play) {
		id := p.someCard()
		if _, done := p.act(session.Caller{Role: session.Participant, Person: p.author[id]}, "card.withdraw", fields{"card": id}); done {
			p.withdrawn[id] = true
		}
	},
	"card.flag": func(p *play) {
		by := rapid.SampledFrom(append(p.people, leader)).Draw(p.rt, "by")
		reason := rapid.SampledFrom([]string{"adverse_event", "offensive"}).Draw(p.rt, "reason")
		id, note := p.someCard(), p.token(secret{flag: true, by: by.Person})
		text := p.truth()[id].Text
		if _, done := p.act(by, "card.flag", fields{"card": id, "reason": reason, "note": note}); done && reason == session.AdverseEvent {
			p.reported[text], p.reported[note] = true, true
		}
	},
	"report.pass": func(p *play) {
		for _, r := range p.s.SafetyReports() {
			p.act(leader, "report.pass", fields{"report": r.ID})
		}
	},
	"card.erase": func(p *play) {
		id := p.someCard()
		by := rapid.SampledFrom([]session.Caller{leader, {Role: session.Participant, Person: p.author[id]}}).Draw(p.rt, "by")
		if _, done := p.act(by, "card.erase", fields{"card": id}); done {
			p.withdrawn[id] = true
		}
	},
	"person.erase": func(p *play) {
		who := p.somebody()
		by := rapid.SampledFrom([]session.Caller{leader, who}).Draw(p.rt, "by")
		if _, done := p.act(by, "person.erase", fields{"person": who.Person}); done {
			delete(p.names, who.Person) // as the room does in its store
			p.erased[who.Person], p.evicted[who.Person] = true, true
			for id, author := range p.author {
				p.withdrawn[id] = p.withdrawn[id] || author == who.Person
			}
		}
	},
	"like.set": (*play).giveOrTake,
	"step.go": func(p *play) {
		to := rapid.SampledFrom(p.agenda).Draw(p.rt, "step").ID
		if _, done := p.act(leader, "step.go", fields{"step": to}); done {
			p.leave()
			p.model.step, p.visited[to] = to, true
			p.agenda = p.all(leader).Session.Agenda // it is skipped no more
		}
	},
	"agenda.set": (*play).replan,
	"step.reveal": func(p *play) {
		f := fields{}
		if p.flip() {
			f["show_likes"] = p.flip()
		}
		if _, done := p.act(leader, "step.reveal", f); done {
			p.reveal()
			if likes, said := f["show_likes"].(bool); said {
				p.tallies[p.model.step] = likes
			}
		}
	},
	"timer.set": func(p *play) {
		p.act(leader, "timer.set", fields{"state": rapid.SampledFrom([]string{"run", "pause", "stop"}).Draw(p.rt, "state"), "seconds": 30})
	},
	"room.lock":     func(p *play) { p.act(leader, "room.lock", fields{"on": p.flip()}) },
	"spotlight.set": func(p *play) { p.act(leader, "spotlight.set", fields{"card": p.someCard()}) },
	"card.hide":     func(p *play) { p.plain("card.hide", fields{"card": p.someCard()}) },
	"card.restore":  func(p *play) { p.plain("card.restore", fields{"card": p.someCard()}) },
	"card.merge":    func(p *play) { p.plain("card.merge", fields{"into": p.someCard(), "from": p.someCards()}) },
	"card.split":    func(p *play) { p.plain("card.split", fields{"card": p.someCard()}) },
	"card.theme": func(p *play) {
		id := p.someCard()
		p.plain("card.theme", fields{"card": id, "themes": []string{p.token(secret{card: id})}})
	},
	"card.screen": func(p *play) {
		id, verdict := p.someCard(), rapid.SampledFrom([]string{"take", "leave", ""}).Draw(p.rt, "verdict")
		judged := p.truth().stands(id)
		p.plain("card.screen", fields{"card": id, "verdict": verdict, "reason": p.token(secret{card: judged, flag: true})})
	},
	"card.measure": func(p *play) {
		id := p.someCard()
		p.plain("card.measure", fields{"card": id, "kpi": fields{"measure": p.token(secret{card: id})}})
	},
	"hands.set": (*play).raise,
	"group.assign": func(p *play) {
		by, g := p.somebody(), rapid.SampledFrom(p.all(leader).Session.Groups).Draw(p.rt, "table").ID
		if _, done := p.act(leader, "group.assign", fields{"person": by.Person, "group": g}); done {
			p.seats[by.Person] = g
		}
	},
	"person.admit": func(p *play) {
		by := p.somebody()
		if _, done := p.act(leader, "person.admit", fields{"person": by.Person}); done {
			delete(p.evicted, by.Person)
		}
	},
	"person.remove": func(p *play) {
		by, keep := p.somebody(), p.flip()
		was := p.evicted[by.Person]
		if _, done := p.act(leader, "person.remove", fields{"person": by.Person, "keep_cards": keep}); done {
			p.evicted[by.Person] = !keep
			p.remember(func() { p.evicted[by.Person] = was || p.erased[by.Person] })
		}
	},
	"person joins": (*play).join,
	"path.put": func(p *play) {
		ack, done := p.act(leader, "path.put", fields{"path": p.somePath(), "title": p.token(secret{path: true}), "needs": p.someCards()})
		if done {
			p.remember(func() {})
			if !slices.Contains(p.paths, ack.Path) {
				p.paths = append(p.paths, ack.Path)
			}
		}
	},
	"path.drop":  func(p *play) { p.plain("path.drop", fields{"path": p.somePath()}) },
	"path.order": func(p *play) { p.plain("path.order", fields{"paths": []session.PathID{p.somePath()}}) },
	"synthesis.note": func(p *play) {
		p.act(leader, "synthesis.note", fields{"note": p.token(secret{path: true})})
	},
	"flag.close": func(p *play) {
		p.plain("flag.close", fields{"card": p.someCard(), "reason": "adverse_event"})
	},
	"synthesis.publish": func(p *play) {
		p.act(leader, "synthesis.publish", fields{"despite_flags": true})
		p.published = tokensIn(mustJSON(p.rt, p.all(leader).Synthesis))
	},
	"session.close": func(p *play) {
		if _, done := p.act(leader, "session.close", nil); done {
			p.leave()
			p.model.open = false
		}
	},
	"session.reopen": func(p *play) {
		if _, done := p.act(leader, "session.reopen", nil); done {
			p.model.open = true
		}
	},
	"undo": (*play).takesBack,
	"somebody comes or goes": func(p *play) {
		by := p.somebody()
		if _, here := p.here[by.Person]; here {
			p.leaves(by.Person)
		} else {
			p.comes(by.Person)
		}
	},
	"the server starts again": func(p *play) {
		if p.flip() {
			p.s = p.replayed()
		} else {
			p.s = p.reopened()
		}
	},
}

// often says what happens more often than the rest.
var often = map[string]int{"like.set": 10, "card.add": 4, "step.go": 3, "step.reveal": 2, "card.merge": 3, "hands.set": 2, "undo": 3, "session.reopen": 3, "person.admit": 2}

// plain sends an undoable command that the model learns of from the facilitator's view.
func (p *play) plain(name string, f fields) {
	if _, done := p.act(leader, name, f); done {
		p.remember(func() {})
	}
}

func (p *play) takesBack() {
	_, done := p.act(organiser, "undo", nil)
	if done != (len(p.model.undo) > 0) {
		p.rt.Fatalf("undone: %t, with %d to undo", done, len(p.model.undo))
	}
	if done {
		p.takeBack()
	}
}

func (p *play) giveOrTake() {
	by, on, t := p.somebody(), p.flip(), p.truth()
	likeable := slices.DeleteFunc(slices.Clone(p.order), func(id session.CardID) bool { return !slices.Contains(p.opened().Likes, t[id].Kind) })
	card := rapid.SampledFrom(append(likeable, unknown)).Draw(p.rt, "card")
	l := like{card, by.Person, rapid.SampledFrom(p.opened().Criteria).Draw(p.rt, "criterion")}
	if _, done := p.act(by, "like.set", fields{"card": l.card, "on": on, "criterion": l.criterion}); done {
		p.set(t, l, on)
	}
}

func (p *play) raise() {
	tables := []session.GroupID{""}
	for _, g := range p.all(leader).Session.Groups {
		tables = append(tables, g.ID)
	}
	id, table, n := p.someCard(), rapid.SampledFrom(tables).Draw(p.rt, "table"), rapid.IntRange(0, 5).Draw(p.rt, "hands")
	t, was := p.truth(), maps.Clone(p.hands)
	if _, done := p.act(leader, "hands.set", fields{"card": id, "group": table, "hands": n}); done {
		if len(tables) == 2 {
			table = tables[1] // the only one
		}
		p.count(t, t.stands(id), table, n)
		p.remember(func() { p.hands = was })
	}
}

func (p *play) readers() []session.Reader {
	all := []session.Reader{session.Reader(leader), session.Reader(organiser), session.Reader(screen)}
	for _, by := range p.people {
		all = append(all, session.Reader(by))
	}
	return all
}

var tokenPattern = regexp.MustCompile(`§\d+§`)

func tokensIn(text string) []string { return tokenPattern.FindAllString(text, -1) }

// look brings a reader from something that it once held to now, and holds what it got against a snapshot and against the model.
func (p *play) look(r session.Reader) {
	past := append([]view{{}}, p.held[r]...)
	from := past[max(0, len(past)-1-rapid.IntRange(0, 3).Draw(p.rt, "behind"))]
	held := session.Cursor{Seq: from.Seq, Presence: from.Presence, Parts: rapid.Bool().Draw(p.rt, "parts")}
	patch, news := p.s.Patch(r, held, p.moment())
	frame, _, framed := p.s.Frame(r, held, session.Cursor{Seq: p.s.Seq(), Presence: p.stir}, p.moment(), p.shared)
	if changed := p.s.Changed(r, held, p.stir); changed != news || framed != news {
		p.rt.Fatalf("%v from %d: changed %t, framed %t, patch %s", r, from.Seq, changed, framed, mustJSON(p.rt, patch))
	}
	snapshot, _ := p.s.Patch(r, session.Cursor{}, p.moment())
	now, want := from, view{}.with(snapshot, p.stir)
	if news {
		if patch.From > from.Seq || patch.Seq != p.s.Seq() {
			p.rt.Fatalf("a patch from %d to %d for who holds %d of %d", patch.From, patch.Seq, from.Seq, p.s.Seq())
		}
		now = from.with(patch, p.stir)
		framed := p.read(frame)
		if framed.From > from.Seq || framed.From == 0 && patch.From > 0 || framed.Seq != patch.Seq {
			p.rt.Fatalf("a frame from %d to %d for who holds %d of %d", framed.From, framed.Seq, from.Seq, p.s.Seq())
		}
		if got, want := mustJSON(p.rt, from.with(framed, p.stir)), mustJSON(p.rt, now); got != want {
			p.rt.Fatalf("who gets a frame holds something else than by its patch: %s", difference(got, want))
		}
		p.held[r] = append(p.held[r], now)
	}
	now.Seq, now.Presence = want.Seq, want.Presence
	inRoom := r.Role != session.Participant || p.s.StateOf(r.Person) == session.PersonIn
	if !inRoom {
		now, want = now.outside(), want.outside()
	}
	if got, want := mustJSON(p.rt, now), mustJSON(p.rt, want); got != want {
		p.rt.Fatalf("%v from %d of %d does not hold what it should: %s", r, from.Seq, p.s.Seq(), difference(got, want))
	}
	t := p.truth()
	p.keepsSecrets(t, r, inRoom, string(frame.Bytes()))
	p.keepsSecrets(t, r, inRoom, mustJSON(p.rt, snapshot))
	p.seesAll(t, r, inRoom, want)
}

// follows returns a reader what was made for all who were woken, which may be behind by now.
func (p *play) follows(r session.Reader) {
	from := p.follow[r]
	frame, to, news := p.s.Frame(r, session.Cursor{Seq: from.Seq, Presence: from.Presence, Parts: rapid.Bool().Draw(p.rt, "parts")}, session.Cursor{}, p.moment(), p.given)
	if !news {
		return
	}
	patch := p.read(frame)
	if patch.From > from.Seq || patch.Seq != to.Seq || to.Seq < from.Seq && patch.From > 0 {
		p.rt.Fatalf("%v is brought from %d to %d, holding %d", r, patch.From, to.Seq, from.Seq)
	}
	p.follow[r] = from.with(patch, to.Presence)
}

// read returns the patch that stands in a message.
func (p *play) read(frame session.Message) session.Patch {
	var m struct{ Patch session.Patch }
	if err := json.Unmarshal(frame.Bytes(), &m); err != nil {
		p.rt.Fatal(err)
	}
	return m.Patch
}

// arrives holds that a reader who followed sees the same as who comes from nothing, once they are woken.
func (p *play) arrives(r session.Reader) {
	p.follows(r)
	snapshot, _ := p.s.Patch(r, session.Cursor{}, p.moment())
	got, want := p.follow[r], view{}.with(snapshot, p.stir)
	got.Seq, got.Presence = want.Seq, want.Presence
	if r.Role == session.Participant && p.s.StateOf(r.Person) != session.PersonIn {
		got, want = got.outside(), want.outside()
	}
	if got, want := mustJSON(p.rt, got), mustJSON(p.rt, want); got != want {
		p.rt.Fatalf("%v followed to something else: %s", r, difference(got, want))
	}
}

// difference shows where two long texts part.
func difference(got, want string) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	around := func(text string) string { return text[max(0, min(at-120, len(text))):min(at+200, len(text))] }
	return fmt.Sprintf("…%s…\nwant …%s…", around(got), around(want))
}

// keepsSecrets holds that nothing stands in a frame that the reader may not see.
func (p *play) keepsSecrets(t truth, r session.Reader, inRoom bool, frame string) {
	leads := r.Role == session.Facilitator || r.Role == session.Organiser
	for _, token := range tokensIn(frame) {
		s := p.owner[token]
		var may bool
		switch {
		case s.card != "":
			_, there := t[s.card]
			may = leads && (there || p.reported[token]) || inRoom && p.seenBy(t, r, s.card)
		case s.person != "":
			may = !p.erased[s.person] && (s.person == r.Person || inRoom && p.s.Info().Settings.Names == session.NamesShown)
		case s.path:
			may = leads || inRoom && slices.Contains(p.published, token)
		case s.flag:
			may = leads && (!p.erased[s.by] || p.reported[token])
		}
		if !may {
			p.rt.Fatalf("%v reads %s, which is of %+v, in %s", r, token, s, frame)
		}
	}
}

// seesAll holds that a reader sees all that they may, as it is.
func (p *play) seesAll(t truth, r session.Reader, inRoom bool, v view) {
	if !inRoom {
		if len(v.Cards) > 0 {
			p.rt.Fatalf("%v is not in the room and sees cards", r)
		}
		return
	}
	leads := r.Role == session.Facilitator || r.Role == session.Organiser
	for _, id := range p.order {
		c, sees := v.Cards[id]
		if want := leads && !p.gone(id) || !leads && p.seenBy(t, r, id); sees != want {
			p.rt.Fatalf("%v sees card %s: %t, want %t", r, id, sees, want)
		}
		if sees {
			p.isRight(t, r, leads, c)
		}
	}
	if r.Role == session.Participant {
		p.isMe(t, v.Me)
	}
	if (v.Progress != nil) != (r.Role != session.Participant) || (len(v.People) > 0) != leads {
		p.rt.Fatalf("%v sees progress %v, people %v", r, v.Progress, v.People)
	}
}

func (p *play) isRight(t truth, r session.Reader, leads bool, c session.CardView) {
	full := t[c.ID]
	state := full.State
	if !leads && p.model.held[c.ID] {
		state = session.CardHeld
	}
	into := full.Into
	if state == session.CardHeld {
		into = ""
	}
	if c.State != state || c.Text != full.Text || c.Into != into || into != "" && p.gone(into) {
		p.rt.Fatalf("%v sees card %s, which is %s", r, mustJSON(p.rt, c), mustJSON(p.rt, full))
	}
	for _, id := range c.Answers {
		if !leads && !p.seenBy(t, r, id) {
			p.rt.Fatalf("%v learns of card %s by an answer", r, id)
		}
	}
	if !leads && c.Flag != nil || (c.Author != "") != (p.author[c.ID] != "" && p.s.Info().Settings.Names == session.NamesShown) {
		p.rt.Fatalf("%v sees %s", r, mustJSON(p.rt, c))
	}
	shows := full.Into == "" && (leads || p.talliesShow(c.Kind))
	if (c.Likes != nil) != shows || leads && (c.Groups != nil) != shows || !shows && c.Groups != nil {
		p.rt.Fatalf("%v sees tallies: %s, want %t", r, mustJSON(p.rt, c), shows)
	}
	as := p.tablesAs(r, leads)
	if want := gathered(p.raised(t, c.ID), as); shows && !sameCounts(c.Hands, want) || !shows && c.Hands != nil {
		p.rt.Fatalf("card %s has the hands %v, want %v: %t", c.ID, c.Hands, want, shows)
	}
	if want := as(full.Group); c.Group != want && (c.State != session.CardHeld || c.Group != full.Group) {
		p.rt.Fatalf("%v sees card %s at %q, want %q", r, c.ID, c.Group, want)
	}
	if shows {
		likes, tables := p.tally(t, c.ID)
		tables = gathered(tables, as)
		delete(tables, "")
		if !sameCounts(c.Likes, likes) || !sameCounts(c.Groups, tables) {
			p.rt.Fatalf("card %s has %v and %v, want %v and %v", c.ID, c.Likes, c.Groups, likes, tables)
		}
	}
}

// sameCounts compares counts in which a zero may stand or not.
func sameCounts[K comparable](a, b map[K]int) bool {
	without := func(m map[K]int) map[K]int {
		m = maps.Clone(m)
		maps.DeleteFunc(m, func(_ K, n int) bool { return n == 0 })
		return m
	}
	return maps.Equal(without(a), without(b))
}

func (p *play) isMe(t truth, me *session.Me) {
	var cards []session.CardID
	for _, id := range p.order {
		if p.author[id] == me.ID && p.seenBy(t, session.Reader{Role: session.Participant, Person: me.ID}, id) {
			cards = append(cards, id)
		}
	}
	if !slices.Equal(me.Cards, cards) || me.Group != p.seats[me.ID] {
		p.rt.Fatalf("me %s, want cards %v", mustJSON(p.rt, me), cards)
	}
	for _, criterion := range []string{"like", "value", "usefulness"} {
		want, used := p.mine(t, me.ID, criterion)
		if got := me.Likes[criterion]; len(got) != len(want) || slices.ContainsFunc(got, func(id session.CardID) bool { return !want[id] }) {
			p.rt.Fatalf("me %s, want likes %v", mustJSON(p.rt, me), want)
		}
		now := p.opened()
		left, limited := me.Left[criterion]
		if gives := p.model.open && len(now.Likes) > 0 && slices.Contains(now.Criteria, criterion); limited != gives {
			p.rt.Fatalf("me %s in step %s", mustJSON(p.rt, me), now.ID)
		}
		if limited && (left != nil) != (now.LikesPerPerson > 0) || left != nil && *left != max(0, now.LikesPerPerson-used) {
			p.rt.Fatalf("me %s, having used %d in step %s", mustJSON(p.rt, me), used, now.ID)
		}
	}
}

// TestRandomMeetings plays meetings and holds that nobody ever sees what they may not, that everybody sees what they may, and that whoever comes from
// anything that they once held sees the same as who comes from nothing.
func TestRandomMeetings(t *testing.T) {
	t.Parallel()
	var names []string
	for _, name := range slices.Sorted(maps.Keys(actions)) {
		names = append(names, slices.Repeat([]string{name}, max(1, often[name]))...)
	}
	rapid.Check(t, func(rt *rapid.T) {
		p := newPlay(rt)
		for range rapid.IntRange(1, 60).Draw(rt, "length") {
			actions[rapid.SampledFrom(names).Draw(rt, "action")](p)
			p.shared = &session.FrameCache{}
			if rapid.IntRange(0, 3).Draw(rt, "wakes") == 0 {
				p.given = &session.FrameCache{}
			}
			p.partsNoTables()
			p.ranksByShownTables()
			for _, r := range p.readers() {
				switch rapid.IntRange(0, 5).Draw(rt, "looks") {
				case 0:
					p.look(r)
				case 1:
					p.follows(r)
				}
			}
		}
		actions["synthesis.publish"](p)
		p.shared = &session.FrameCache{}
		p.given = &session.FrameCache{}
		for _, r := range p.readers() {
			p.look(r)
			p.arrives(r)
		}
		p.survives()
	})
}

// replan changes one thing about the agenda, and holds that nothing which is open or was used goes with it.
func (p *play) replan() {
	next := slices.Clone(p.agenda)
	i, j := rapid.IntRange(0, len(next)-1).Draw(p.rt, "step"), rapid.IntRange(0, len(next)-1).Draw(p.rt, "place")
	switch rapid.SampledFrom([]string{"swap", "drop", "add", "skip", "cards", "likes", "limit"}).Draw(p.rt, "change") {
	case "swap":
		next[i], next[j] = next[j], next[i]
	case "drop":
		next = slices.Delete(next, i, i+1)
	case "add":
		next = slices.Insert(next, i, aStep(p.rt, `{"id":"`+p.newID()+`","kind":"like","likes":["difficulty"],"criteria":["value"]}`))
	case "skip":
		next[i].Skip = !next[i].Skip
	case "cards":
		next[i].ShowCards = session.ShowLive
	case "likes":
		next[i].ShowLikes = session.ShowLive
	case "limit":
		next[i].LikesPerPerson = 1
	}
	if _, done := p.act(leader, "agenda.set", fields{"agenda": next}); !done {
		return
	}
	was := p.opened()
	for _, st := range p.agenda {
		if slices.ContainsFunc(next, func(o session.Step) bool { return o.ID == st.ID }) {
			continue
		}
		for id, home := range p.home {
			if home == st.ID && !p.withdrawn[id] {
				p.rt.Fatalf("the step %s went, in which a card was written", st.ID)
			}
		}
	}
	p.agenda = next
	if was.ShowCards != p.opened().ShowCards {
		p.leave()
	}
}

// survives holds that the stored records, and the snapshot, give the state again.
func (p *play) survives() {
	for name, s := range map[string]*session.State{"log": p.replayed(), "snapshot": p.reopened(), "redacted log": p.redacted()} {
		if got, want := s.Snapshot(), p.s.Snapshot(); name != "log" && string(got) != string(want) {
			p.rt.Fatalf("the snapshot differs: %s", difference(string(got), string(want)))
		}
		for _, r := range p.readers() {
			held := session.Cursor{Seq: session.Seq(rapid.IntRange(0, int(p.s.Seq())).Draw(p.rt, "from")), Presence: p.stir, Parts: rapid.Bool().Draw(p.rt, "parts")}
			got, _ := s.Patch(r, held, p.moment())
			want, _ := p.s.Patch(r, held, p.moment())
			if got, want := mustJSON(p.rt, got), mustJSON(p.rt, want); got != want {
				p.rt.Fatalf("%v from the %s is told something else: %s", r, name, difference(got, want))
			}
		}
	}
}

// redacted is what the log gives without the words of what was taken back, of which none is left in it.
func (p *play) redacted() *session.State {
	p.rt.Helper()
	gone := p.s.ToRedact()
	clean := *p.meeting
	clean.log = nil
	for _, data := range p.log {
		data, err := session.Redact(data, gone)
		if err != nil {
			p.rt.Fatal(err)
		}
		for _, token := range tokensIn(string(data)) {
			if s := p.owner[token]; (gone.Cards[s.card] || gone.People[s.by]) && !p.reported[token] {
				p.rt.Fatalf("%s, of a card that was taken back or of somebody who was erased, stands in %s", token, data)
			}
		}
		clean.log = append(clean.log, data)
	}
	return clean.replayed()
}
