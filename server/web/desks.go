package web

import (
	"sync"
	"time"

	"colazione/server/auth"
	"colazione/server/room"
	"colazione/session"
)

// desks are the connections on which organisers read sessions. Participants and facilitators belong to their session; an organiser can be ended, or lose a session
// that was shared, and then reads no further.
type desks struct {
	mu   sync.Mutex
	open map[*room.Conn]desk
}

type desk struct {
	who auth.Identity
	at  session.ID
}

func newDesks() *desks { return &desks{open: map[*room.Conn]desk{}} }

// hold notes a connection of an organiser; what it gives is called at its end.
func (d *desks) hold(conn *room.Conn, who auth.Identity, at session.ID) (release func()) {
	if !who.Organises() {
		return func() {}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open[conn] = desk{who: who, at: at}
	over := func() bool { return true }
	if !who.Until.IsZero() {
		over = time.AfterFunc(time.Until(who.Until), conn.Dismiss).Stop
	}
	return func() {
		over()
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.open, conn)
	}
}

// dismiss has those come back to be asked again who they are of whom that is true.
func (d *desks) dismiss(of func(who auth.Identity, at session.ID) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for conn, one := range d.open {
		if of(one.who, one.at) {
			conn.Dismiss()
		}
	}
}
