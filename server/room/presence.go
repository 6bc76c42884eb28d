package room

import (
	"time"

	"colazione/session"
)

// presence is who is connected, with how many readers each, who is writing, and which cockpits are there, and when that last changed. It lives and dies with the room.
type presence struct {
	version  uint64
	came     uint64 // the version at which somebody last came or went
	people   map[session.PersonID]*attendance
	lookup   func(session.PersonID) (here bool, changed uint64)
	writing  func(session.PersonID) bool
	cockpits cockpits
}

type attendance struct {
	readers int
	changed uint64
	writing *time.Timer // until they are taken to have stopped; nil while they do not write
}

// A new room's presence starts above 0, so that a reader who holds none gets it.
func newPresence() presence {
	people := map[session.PersonID]*attendance{}
	return presence{
		version: 1, came: 1, people: people,
		lookup: func(id session.PersonID) (bool, uint64) {
			a := people[id]
			if a == nil {
				return false, 0
			}
			return a.readers > 0, a.changed
		},
		writing: func(id session.PersonID) bool {
			a := people[id]
			return a != nil && a.writing != nil
		},
	}
}

func (p *presence) view() session.Presence {
	return session.Presence{Version: p.version, Came: p.came, Of: p.lookup, Writing: p.writing, Cockpits: p.cockpits.view()}
}

// seenBy is the version of what a kind of reader sees of it.
func (p *presence) seenBy(r session.Reader) uint64 {
	if r.Role == session.Facilitator || r.Role == session.Organiser {
		return p.version
	}
	return p.came
}

// come notes one more reader of a participant; mu is held.
func (r *room) come(reader session.Reader) { r.count(reader, 1) }

// leave notes one reader less; mu is held.
func (r *room) leave(reader session.Reader) { r.count(reader, -1) }

func (r *room) count(reader session.Reader, by int) {
	if reader.Role != session.Participant {
		return
	}
	a := r.presence.people[reader.Person]
	if a == nil {
		a = &attendance{}
		r.presence.people[reader.Person] = a
	}
	was := a.readers > 0
	a.readers += by
	if was == (a.readers > 0) {
		return
	}
	if a.readers == 0 {
		a.stop()
	}
	r.presence.version++
	a.changed, r.presence.came = r.presence.version, r.presence.version
	r.notifyPresence()
}

// notifyPresence has readers woken soon because something that is not in the log has changed; mu is held.
func (r *room) notifyPresence() {
	select {
	case r.presenceChanged <- struct{}{}:
	default:
	}
}
