package web

import (
	"sync"
	"time"

	"colazione/server/auth"
	"colazione/server/room"
	"colazione/session"
)

// organiserConns are the connections on which organisers read sessions. Participants and facilitators belong to their session; an organiser can be ended, or lose a session
// that was shared, and then reads no further.
type organiserConns struct {
	mu   sync.Mutex
	open map[*room.Conn]organiserConn
}

type organiserConn struct {
	who auth.Identity
	at  session.ID
}

func newOrganiserConns() *organiserConns {
	return &organiserConns{open: map[*room.Conn]organiserConn{}}
}

// add notes a connection of an organiser; what it gives is called at its end.
func (o *organiserConns) add(conn *room.Conn, who auth.Identity, at session.ID) (release func()) {
	if !who.Organises() {
		return func() {}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.open[conn] = organiserConn{who: who, at: at}
	over := func() bool { return true }
	if !who.Until.IsZero() {
		over = time.AfterFunc(time.Until(who.Until), conn.Dismiss).Stop
	}
	return func() {
		over()
		o.mu.Lock()
		defer o.mu.Unlock()
		delete(o.open, conn)
	}
}

// dismiss has those come back to be asked again who they are of whom that is true.
func (o *organiserConns) dismiss(of func(who auth.Identity, at session.ID) bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for conn, one := range o.open {
		if of(one.who, one.at) {
			conn.Dismiss()
		}
	}
}
