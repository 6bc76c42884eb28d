package session_test

import (
	"reflect"
	"testing"

	"colazione/session"
)

func TestBlindCardsUntilTheReveal(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	a := m.add(anna, session.Need, "di Anna")
	m.looks(a, map[*session.Caller]string{&anna: "held", &leader: "held", &organiser: "held", &bruno: "unseen", &screen: "unseen"})
	if m.all(bruno).Session.Revealed {
		t.Error("revealed before the reveal")
	}
	m.must(leader, "step.reveal", nil)
	m.idle(leader, "step.reveal", nil)
	m.looks(a, map[*session.Caller]string{&anna: "shown", &leader: "shown", &bruno: "shown", &screen: "shown"})
	b := m.add(bruno, session.Need, "dopo")
	m.looks(b, map[*session.Caller]string{&anna: "shown", &screen: "shown"})
	if !m.all(bruno).Session.Revealed {
		t.Error("not revealed after it")
	}
}

func TestLiveCardsShowAtOnce(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open")
	m.looks(m.add(anna, session.Tool, "x"), map[*session.Caller]string{&bruno: "shown", &screen: "shown"})
	if !m.all(bruno).Session.Revealed {
		t.Error("a step with live cards is not revealed")
	}
}

func TestLeavingAStepRevealsIt(t *testing.T) {
	for name, leave := range map[string]func(*meeting){
		"forth":  func(m *meeting) { m.goTo("end") },
		"closed": func(m *meeting) { m.must(leader, "session.close", nil) },
		"closed and opened again": func(m *meeting) {
			m.must(leader, "session.close", nil)
			m.must(leader, "session.reopen", nil)
		},
	} {
		m := newMeeting(t)
		anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
		a := m.add(anna, session.Need, "x")
		leave(m)
		if got := m.state(bruno, a); got != "shown" {
			t.Errorf("%s: the card is %s", name, got)
		}
	}
}

func TestGoingBack(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open") // by accident, before anybody wrote
	m.goTo("needs")
	m.idle(leader, "step.go", fields{"step": "needs"})
	a := m.add(anna, session.Need, "x")
	if got := m.state(bruno, a); got != "unseen" {
		t.Errorf("back in a step in which nothing was shown yet, a card is %s", got)
	}
	m.goTo("open")
	m.goTo("needs")
	b := m.add(bruno, session.Need, "y")
	m.looks(b, map[*session.Caller]string{&anna: "shown"})
	m.must(anna, "card.edit", fields{"card": a, "text": "ancora mia"})
}

func TestAHeldCardOfARemovedPersonComesBackShown(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	a := m.add(anna, session.Need, "x")
	m.must(leader, "person.remove", fields{"person": anna.Person})
	m.goTo("open")
	m.must(leader, "undo", nil)
	m.looks(a, map[*session.Caller]string{&anna: "shown", &bruno: "shown", &leader: "shown"})
}

// A second round of likes is given blind, whatever the first one showed; what it takes no likes for stays in view.
func TestASecondRoundIsGivenBlind(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"first","kind":"like","likes":["need","tool"]}`), withStep(`{"id":"second","kind":"like","likes":["need"]}`))
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open")
	need, tool := m.add(anna, session.Need, "x"), m.add(anna, session.Tool, "y")
	m.goTo("first")
	m.like(bruno, need)
	m.like(bruno, tool)
	m.must(leader, "step.reveal", fields{"show_likes": true})
	sees := func(when string, ofNeed, ofTool int) {
		t.Helper()
		for _, by := range []session.Caller{bruno, screen} {
			if a, b := m.votesFor(by, need), m.votesFor(by, tool); a != ofNeed || b != ofTool {
				t.Errorf("%s %s: %d and %d likes, want %d and %d", by.Role, when, a, b, ofNeed, ofTool)
			}
		}
	}
	sees("after the reveal", 1, 1)
	m.goTo("second")
	sees("in the second round", -1, 1)
	if me := m.all(bruno).Me; len(me.Likes[session.DefaultCriterion]) != 2 {
		t.Errorf("Bruno's own likes are %v", me.Likes)
	}
	m.must(leader, "step.reveal", fields{"show_likes": true})
	sees("once it is shown", 1, 1)
}

func TestTalliesShowWhenTheStepLetsThem(t *testing.T) {
	setup := func(said string) (*meeting, session.Caller, session.CardID) {
		m := newMeeting(t, withStep(said))
		anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
		m.goTo("open")
		a := m.add(anna, session.Need, "x")
		if m.votesFor(bruno, a) != -1 {
			t.Error("tallies before any step for likes")
		}
		m.goTo("more")
		m.like(bruno, a)
		return m, bruno, a
	}
	for _, by := range []*session.Caller{nil, &screen} {
		m, bruno, a := setup(`{"id":"more","kind":"like","likes":["need"]}`)
		if by == nil {
			by = &bruno
		}
		sees := func(when string, want int) {
			t.Helper()
			if got := m.votesFor(*by, a); got != want {
				t.Errorf("%s sees %d %s, want %d", by.Role, got, when, want)
			}
			_, err := m.s.Ranking(session.Reader(*by), session.Need, 0)
			if (err == nil) != (want >= 0) {
				t.Errorf("ranking for %s %s: %v", by.Role, when, err)
			}
			if m.all(*by).Session.Revealed != (want >= 0) && m.all(leader).Session.Step == "more" && m.s.Info().State == session.Open {
				t.Errorf("revealed is wrong %s", when)
			}
		}
		sees("while likes are given", -1)
		if m.votes(a) != 1 {
			t.Error("the facilitator does not see them")
		}
		m.must(leader, "step.reveal", nil)
		sees("after the cards' reveal", -1)
		m.must(leader, "session.close", nil)
		sees("in a closed session", 1)
		m.must(leader, "session.reopen", nil)
		sees("opened again", -1)
		m.goTo("end")
		sees("after the step", 1)
		m.goTo("more")
		sees("back in the step", -1)
		m.must(leader, "step.reveal", fields{"show_likes": true})
		m.idle(leader, "step.reveal", fields{"show_likes": true})
		m.idle(leader, "step.reveal", nil)
		sees("after the reveal of likes", 1)
		m.goTo("needs")
		m.goTo("more")
		sees("back after that", 1)
		m.goTo("likes")
		sees("in another step for likes, with its own rule", -1)
	}
	m, bruno, a := setup(`{"id":"more","kind":"like","likes":["need"],"show_likes":"live"}`)
	if got := m.votesFor(bruno, a); got != 1 {
		t.Errorf("live tallies show %d", got)
	}
}

func TestTimer(t *testing.T) {
	m := newMeeting(t)
	timer := func() session.TimerView { return m.all(screen).Session.Timer }
	run := func(f fields) { f["state"] = "run"; m.must(leader, "timer.set", f) }
	m.idle(leader, "timer.set", fields{"state": "stop"})
	m.idle(leader, "timer.set", fields{"state": "pause"})

	run(fields{})
	if got := timer(); got.State != "run" || *got.EndsAt != m.now.UnixMilli()+5*60_000 || got.LeftMS != nil {
		t.Errorf("a timer of the step's minutes: %s", mustJSON(t, got))
	}
	m.idle(leader, "timer.set", fields{"state": "run"})
	run(fields{"seconds": 90})
	ends := *timer().EndsAt
	if ends != m.now.UnixMilli()+90_000 {
		t.Errorf("ends at %d", ends)
	}
	m.must(leader, "timer.set", fields{"state": "pause"})
	if got := timer(); got.State != "pause" || *got.LeftMS != ends-m.now.UnixMilli() || got.EndsAt != nil {
		t.Errorf("paused: %s", mustJSON(t, got))
	}
	left := *timer().LeftMS
	m.idle(leader, "timer.set", fields{"state": "pause"})
	run(fields{})
	if got := timer(); *got.EndsAt != m.now.UnixMilli()+left {
		t.Errorf("goes on: %s", mustJSON(t, got))
	}
	m.must(leader, "timer.set", fields{"state": "pause", "seconds": 30})
	if got := timer(); *got.LeftMS != 30_000 {
		t.Errorf("paused with a time: %s", mustJSON(t, got))
	}
	m.must(leader, "timer.set", fields{"state": "stop"})
	run(fields{"seconds": 1})
	m.goTo("open")
	if got := timer(); got.State != "stop" || got.EndsAt != nil || got.LeftMS != nil {
		t.Errorf("in the next step: %s", mustJSON(t, got))
	}
}

func TestSpotlight(t *testing.T) {
	gone := map[string]func(*meeting, session.Caller, session.CardID){
		"off": func(m *meeting, _ session.Caller, _ session.CardID) {
			m.must(leader, "spotlight.set", fields{"card": nil})
		},
		"hidden":   func(m *meeting, _ session.Caller, a session.CardID) { m.must(leader, "card.hide", fields{"card": a}) },
		"unhidden": func(m *meeting, _ session.Caller, _ session.CardID) { m.must(leader, "undo", nil) }, // of the restore
		"withdrawn": func(m *meeting, anna session.Caller, a session.CardID) {
			m.must(anna, "card.withdraw", fields{"card": a})
		},
		"author removed": func(m *meeting, anna session.Caller, _ session.CardID) {
			m.must(leader, "person.remove", fields{"person": anna.Person})
		},
		"another step": func(m *meeting, _ session.Caller, _ session.CardID) { m.goTo("end") },
	}
	for name, end := range gone {
		m := newMeeting(t)
		anna := m.join("Anna", "")
		m.goTo("open")
		a := m.add(anna, session.Need, "x")
		m.must(leader, "card.hide", fields{"card": a})
		m.must(leader, "card.restore", fields{"card": a})
		m.must(leader, "spotlight.set", fields{"card": a})
		m.idle(leader, "spotlight.set", fields{"card": a})
		if got := m.all(screen).Session.Spotlight; got == nil || *got != a {
			t.Errorf("spotlight on %v", got)
		}
		before := m.s.Seq()
		end(m, anna, a)
		if got := m.since(screen, before).Session; got == nil || got.Spotlight != nil {
			t.Errorf("%s: the screen is not told that the spotlight is off", name)
		}
		if name == "author removed" {
			m.must(leader, "undo", nil)
			if m.all(screen).Session.Spotlight != nil {
				t.Error("the spotlight came back with its author")
			}
		}
	}
}

func TestCloseAndReopen(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	a := m.add(anna, session.Need, "x")
	m.idle(leader, "session.reopen", nil)
	m.must(leader, "timer.set", fields{"state": "run", "seconds": 60})
	m.must(leader, "session.close", nil)
	if got := m.all(anna).Session; got.State != "closed" || got.Timer.State != "stop" {
		t.Errorf("closed: %+v", got)
	}
	m.must(leader, "card.hide", fields{"card": a}) // what can still be done afterwards
	m.must(leader, "undo", nil)
	m.must(leader, "path.put", fields{"title": "p"})
	m.must(leader, "synthesis.publish", nil)
	m.must(leader, "room.lock", fields{"on": true})
	m.must(leader, "session.reopen", nil)
	m.must(anna, "card.add", fields{"kind": "need", "text": "y"})
}

// followers gives, at each call, the progress that those hold who have had every patch since the last one and nothing else: what a patch leaves out stays as it was.
func (m *meeting) followers() func() map[session.Caller]session.Progress {
	m.t.Helper()
	holds, seqs := map[session.Caller]session.Progress{}, map[session.Caller]session.Seq{leader: 0, screen: 0}
	return func() map[session.Caller]session.Progress {
		m.t.Helper()
		for by, seq := range seqs {
			if p := m.since(by, seq).Progress; p != nil {
				holds[by] = *p
			}
			seqs[by] = m.s.Seq()
			if all := m.all(by).Progress; !reflect.DeepEqual(holds[by], *all) {
				m.t.Errorf("the %s holds %+v, and it is %+v", by.Role, holds[by], *all)
			}
		}
		return holds
	}
}

func TestProgress(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"again","kind":"like","likes":["need"]}`))
	anna, bruno, carla := m.join("Anna", ""), m.join("Bruno", ""), m.join("Carla", "")
	follow := m.followers()
	check := func(joined, wrote, liked int) {
		t.Helper()
		for by, got := range follow() {
			if got.Joined != joined || got.Wrote != wrote || got.Liked != liked || (got.Groups != nil) != (by == leader) {
				t.Errorf("%s sees %+v, want %d %d %d", by.Role, got, joined, wrote, liked)
			}
		}
	}
	a := m.add(anna, session.Need, "x")
	m.add(anna, session.Need, "y")
	b := m.add(bruno, session.Need, "z")
	m.add(leader, session.Need, "dal foglio")
	check(3, 2, 0)
	m.must(bruno, "card.withdraw", fields{"card": b})
	check(3, 1, 0)
	m.goTo("likes")
	check(3, 0, 0)
	m.like(bruno, a)
	m.like(carla, a)
	check(3, 0, 2)
	m.goTo("again")
	check(3, 0, 0)
	m.must(bruno, "like.set", fields{"card": a, "on": false}) // given in the step before
	m.goTo("likes")
	check(3, 0, 1)
	m.must(leader, "person.remove", fields{"person": carla.Person})
	check(2, 0, 0)
	dora := m.join("Dora", "Rosso")
	check(3, 0, 0)
	m.must(leader, "group.assign", fields{"person": dora.Person, "group": "Blu"})
	check(3, 0, 0) // and those who lead see at which table
	m.must(leader, "person.remove", fields{"person": dora.Person})
	check(2, 0, 0)
	if m.all(anna).Progress != nil {
		t.Error("a participant sees the progress")
	}
	got := m.s.Attendance()
	if got.Joined != 2 || got.Wrote != 1 || len(got.Groups) != 2 {
		t.Errorf("attendance %+v", got)
	}
}

// Who has given all their likes is counted as soon as they have, and not any more once one comes back.
func TestProgressOfThoseWhoAreDone(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"few","kind":"like","likes":["need"],"likes_per_person":2,"criteria":["value","usefulness"]}`))
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	a, b := m.add(anna, session.Need, "x"), m.add(anna, session.Need, "y")
	follow := m.followers()
	spent := func(why string, want int) {
		t.Helper()
		for by, got := range follow() {
			if got.Spent != want {
				t.Errorf("%s: %d are done for the %s, want %d", why, got.Spent, by.Role, want)
			}
		}
	}
	spent("a step without likes", 0)
	m.goTo("likes")
	m.like(bruno, a)
	spent("no limit", 0)
	m.goTo("few")
	for _, name := range []string{"value", "usefulness"} {
		m.must(bruno, "like.set", fields{"card": a, "on": true, "criterion": name})
		spent("likes are left", 0)
		m.must(bruno, "like.set", fields{"card": b, "on": true, "criterion": name})
	}
	spent("all given", 1)
	m.must(leader, "card.hide", fields{"card": b})
	spent("hidden cards give their likes back", 0)
	m.must(leader, "card.restore", fields{"card": b})
	spent("restored", 1)
	m.must(bruno, "like.set", fields{"card": b, "on": false, "criterion": "value"})
	spent("taken back", 0)
}
