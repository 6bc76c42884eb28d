package room

import "colazione/session"

// presence is who is connected, with how many readers each, and when that last changed. It lives and dies with the room.
type presence struct {
	version uint64
	people  map[session.PersonID]*attendance
	lookup  func(session.PersonID) (here bool, changed uint64)
}

type attendance struct {
	readers int
	changed uint64
}

// A new room's presence starts above 0, so that a reader who holds none gets it.
func newPresence() presence {
	people := map[session.PersonID]*attendance{}
	return presence{version: 1, people: people, lookup: func(id session.PersonID) (bool, uint64) {
		a := people[id]
		if a == nil {
			return false, 0
		}
		return a.readers > 0, a.changed
	}}
}

func (p *presence) view() session.Presence { return session.Presence{Version: p.version, Of: p.lookup} }

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
	r.presence.version++
	a.changed = r.presence.version
	select {
	case r.stir <- struct{}{}:
	default:
	}
}
