package session_test

import (
	"fmt"
	"testing"

	"colazione/session"
)

// incarnations are the ways in which a session comes to be in memory.
var incarnations = map[string]func(*meeting) *session.State{
	"live":              func(m *meeting) *session.State { return m.s },
	"from its log":      (*meeting).replayed,
	"from its snapshot": (*meeting).reopened,
	"snapshot of a replay": func(m *meeting) *session.State {
		m.s = m.replayed()
		return m.reopened()
	},
}

func TestARepeatHasOneEffectAndTheSameAnswer(t *testing.T) {
	for name, reborn := range incarnations {
		m := newMeeting(t)
		anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
		m.goTo("open")
		card := m.add(anna, session.Need, "x")
		m.goTo("likes")
		type sent struct {
			id   string
			by   session.Caller
			name string
			f    fields
			ack  session.Ack
		}
		var all []sent
		send := func(by session.Caller, name string, f fields) {
			id := m.newID()
			ack, err := m.again(id, by, name, f)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, sent{id, by, name, f, ack})
		}
		send(bruno, "like.set", fields{"card": card, "on": true})
		send(bruno, "like.set", fields{"card": card, "on": true}) // no effect
		send(leader, "path.put", fields{"title": "p"})
		send(leader, "path.put", fields{"path": all[2].ack.Path, "title": "p"}) // no effect
		send(leader, "session.reopen", fields{})                                // no effect
		send(bruno, "like.set", fields{"card": card, "on": false})
		send(leader, "step.go", fields{"step": "open"})
		send(anna, "card.add", fields{"kind": "need", "text": "y"})
		send(leader, "undo", nil)
		send(leader, "session.close", nil)

		m.s = reborn(m)
		before := m.s.Seq()
		cards, likes := len(m.all(leader).Cards), m.votes(card)
		for _, was := range all {
			ack, err := m.again(was.id, was.by, was.name, was.f)
			if err != nil || ack != was.ack {
				t.Errorf("%s: %s again: %+v, %v, want %+v", name, was.name, ack, err, was.ack)
			}
			if was.by != organiser {
				if _, err := m.again(was.id, organiser, "room.lock", fields{"on": true}); codeOf(err) != "conflict" {
					t.Errorf("%s: another command under the id of %s: %v", name, was.name, err)
				}
			}
		}
		if _, err := m.again(all[0].id, anna, all[0].name, all[0].f); codeOf(err) != "conflict" {
			t.Errorf("%s: by somebody else: %v", name, err)
		}
		if _, err := m.again(all[7].id, anna, "card.add", fields{"kind": "need", "text": "z"}); codeOf(err) != "conflict" {
			t.Errorf("%s: with another text: %v", name, err)
		}
		if m.s.Seq() != before || len(m.all(leader).Cards) != cards || m.votes(card) != likes {
			t.Errorf("%s: a repeat had an effect", name)
		}
	}
}

func TestARepeatIsAnsweredAlsoWhenItWouldBeRefusedNow(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	id := m.newID()
	f := fields{"kind": "need", "text": "x"}
	was, err := m.again(id, anna, "card.add", f)
	if err != nil {
		t.Fatal(err)
	}
	m.must(leader, "session.close", nil)
	m.must(leader, "person.remove", fields{"person": anna.Person})
	if ack, err := m.again(id, anna, "card.add", f); err != nil || ack != was {
		t.Errorf("%+v, %v", ack, err)
	}
}

func TestARefusalIsNotRemembered(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	id := m.newID()
	if _, err := m.again(id, anna, "card.add", fields{"kind": "tool", "text": "x"}); codeOf(err) != "wrong_kind" {
		t.Fatal(err)
	}
	m.goTo("open")
	if ack, err := m.again(id, anna, "card.add", fields{"kind": "tool", "text": "x"}); err != nil || ack.Card == "" {
		t.Errorf("%+v, %v", ack, err)
	}
}

// What had no effect is stored with the next record that has one; a flood of it does not make that record large.
func TestCommandsWithoutEffectAreRemembered(t *testing.T) {
	t.Parallel()
	m := newMeeting(t)
	idle := func(i int) string { return fmt.Sprintf("00000000-0000-7000-9000-%012d", i) }
	const many = 3000
	for i := range many {
		if _, err := m.again(idle(i), leader, "room.lock", fields{"on": false}); err != nil {
			t.Fatal(err)
		}
	}
	m.must(leader, "room.lock", fields{"on": true})
	if size := len(m.log[len(m.log)-1]); size > 100_000 {
		t.Errorf("a record of %d bytes", size)
	}
	m.must(leader, "session.close", nil)
	if size := len(m.log[len(m.log)-1]); size > 1000 {
		t.Errorf("the record after it has %d bytes", size)
	}
	m.s = m.replayed()
	before := m.s.Seq() - 1
	for i := many - 1000; i < many; i++ {
		if ack, err := m.again(idle(i), leader, "room.lock", fields{"on": false}); err != nil || ack.Seq != before-1 {
			t.Fatalf("%d again: %+v, %v", i, ack, err)
		}
	}
	if !m.all(leader).Session.Locked {
		t.Error("a repeat of what had no effect had one")
	}
}

func TestWhatHadNoEffectOutlivesAnImage(t *testing.T) {
	m := newMeeting(t)
	id := m.newID()
	was, err := m.again(id, leader, "room.lock", fields{"on": false})
	if err != nil {
		t.Fatal(err)
	}
	m.s = m.reopened()
	m.must(leader, "room.lock", fields{"on": true})
	m.s = m.replayed()
	if ack, err := m.again(id, leader, "room.lock", fields{"on": false}); err != nil || ack != was {
		t.Errorf("%+v, %v, want %+v", ack, err, was)
	}
}

func TestRecordsComeInOrder(t *testing.T) {
	m := newMeeting(t)
	defer func() {
		if recover() == nil {
			t.Error("a record out of order was taken")
		}
	}()
	m.s.Apply(session.Record{Seq: m.s.Seq() + 2, Events: []session.Event{session.RoomLocked{On: true}}})
}
