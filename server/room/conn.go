package room

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"colazione/session"
)

// Codes with which a reader is sent away.
const (
	ByeRemoved = "removed"
	ByeClosed  = "closed"
	ByeRestart = "restart"
	ByeTooSlow = "too_slow"
)

// Conn is one reader of a room. One goroutine at a time uses it: when it is woken it looks at Code, and asks Next.
type Conn struct {
	room     *room
	reader   session.Reader
	parts    bool   // as session.Cursor has it
	wake     func() // nil for a reader that asks by itself
	code     atomic.Pointer[string]
	seq      atomic.Uint64
	presence atomic.Uint64
	woken    atomic.Pointer[time.Time] // when; nil while there is nothing for it to ask for
	least    session.Cursor            // what was true when they came: they never get less
	once     sync.Once
}

// Bell is the wake of a goroutine that waits. It holds one ring.
type Bell chan struct{}

// NewBell makes a Bell that was not rung.
func NewBell() Bell { return make(Bell, 1) }

// Ring wakes whoever waits, now or later.
func (b Bell) Ring() {
	select {
	case b <- struct{}{}:
	default:
	}
}

// Attach makes somebody a reader of a session, from the seq of what they hold; 0 is nothing. Whoever attaches asks Next at once; wake is called each time that it makes
// sense to ask again, or to look at Code. It is called while the room waits, perhaps before Attach returns: it neither waits nor uses the Conn. A participant who is
// attached is present. Who else is present is sent anew. A nil wake is for a reader that asks by itself, and that nobody waits for.
func (rs *Rooms) Attach(_ context.Context, id session.ID, reader session.Reader, held session.Cursor, wake func()) (*Conn, error) {
	return rs.attach(id, reader, held, wake, true)
}

// Poll is Attach for one who reads once and comes again: who is present is sent only when that has changed, or no poll would ever wait.
func (rs *Rooms) Poll(_ context.Context, id session.ID, reader session.Reader, held session.Cursor, wake func()) (*Conn, error) {
	return rs.attach(id, reader, held, wake, false)
}

func (rs *Rooms) attach(id session.ID, reader session.Reader, held session.Cursor, wake func(), afresh bool) (*Conn, error) {
	r, err := rs.acquire(id)
	if err != nil {
		return nil, err
	}
	c := &Conn{room: r, reader: reader, parts: held.Parts, wake: wake}
	c.seq.Store(uint64(held.Seq))
	r.mu.Lock()
	defer r.mu.Unlock()
	select {
	case <-r.over:
		rs.release(r)
		return nil, r.why
	default:
	}
	if r.state == nil {
		rs.release(r)
		return nil, session.ErrUnavailable
	}
	if reader.Role == session.Participant && r.state.StateOf(reader.Person) == session.PersonRemoved {
		rs.release(r)
		return nil, session.ErrRemoved
	}
	if !afresh {
		c.presence.Store(r.presence.version)
	}
	r.conns[c] = struct{}{}
	r.come(reader)
	c.least = session.Cursor{Seq: r.state.Seq(), Presence: r.presence.version}
	return c, nil
}

func (c *Conn) cursor() session.Cursor {
	return session.Cursor{Seq: session.Seq(c.seq.Load()), Presence: c.presence.Load(), Parts: c.parts}
}

// LastSeq is the last seq that the reader was given.
func (c *Conn) LastSeq() session.Seq { return session.Seq(c.seq.Load()) }

// notify wakes the reader, because there is something new for it.
func (c *Conn) notify(now *time.Time) {
	if c.wake == nil {
		return
	}
	c.woken.CompareAndSwap(nil, now)
	c.wake()
}

// Woken is since when there is something for the reader that it has not asked for; the zero time while there is nothing. It keeps the reading of the clock that nobody sets.
func (c *Conn) Woken() time.Time {
	if at := c.woken.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

// Next returns the one message that brings the reader from what it holds to now, or to when readers were last woken, and notes that it holds that. False: nothing is new
// for this reader. The message is shared with other readers and must not be changed.
func (c *Conn) Next() (session.Message, bool) {
	r := c.room
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.state == nil {
		return nil, false
	}
	c.woken.Store(nil)
	frame, holds, ok := r.state.Frame(c.reader, c.cursor(), c.least, r.moment(), r.frames.Load())
	if ok {
		c.seq.Store(uint64(holds.Seq))
		c.presence.Store(holds.Presence)
	}
	return frame, ok
}

// Empty is a message that tells the reader only that the room is there, and what time it is.
func (c *Conn) Empty() []byte {
	c.room.mu.RLock()
	defer c.room.mu.RUnlock()
	return session.Empty(c.LastSeq(), session.Moment{Now: c.room.now()})
}

// Code is why the reader must go: one of the Bye codes, or "" while it need not.
func (c *Conn) Code() string {
	if code := c.code.Load(); code != nil {
		return *code
	}
	return ""
}

// Dismiss has the reader come back, to be asked again who they are.
func (c *Conn) Dismiss() { c.dismiss(ByeRestart) }

func (c *Conn) dismiss(code string) {
	if c.code.CompareAndSwap(nil, &code) && c.wake != nil {
		c.wake()
	}
}

// Close ends the reading. The person is absent at once.
func (c *Conn) Close() { c.CloseAfter(0) }

// CloseAfter ends the reading; the person counts as present for a while longer, as one who polls is between two polls.
func (c *Conn) CloseAfter(linger time.Duration) {
	c.once.Do(func() {
		r := c.room
		r.mu.Lock()
		delete(r.conns, c)
		r.mu.Unlock()
		if linger == 0 {
			c.gone()
		} else {
			time.AfterFunc(linger, c.gone)
		}
	})
}

func (c *Conn) gone() {
	c.room.mu.Lock()
	c.room.leave(c.reader)
	c.room.mu.Unlock()
	c.room.rooms.release(c.room)
}

// Dismiss has whoever reads a session as a person come back, to be asked again who they are.
func (rs *Rooms) Dismiss(id session.ID, person session.PersonID) error {
	r, err := rs.acquire(id)
	if err != nil {
		return err
	}
	defer rs.release(r)
	r.mu.RLock()
	defer r.mu.RUnlock()
	for c := range r.conns {
		if c.reader.Role == session.Participant && c.reader.Person == person {
			c.dismiss(ByeRestart)
		}
	}
	return nil
}

// dismissRemoved sends those away who were put out of the session.
func (r *room) dismissRemoved() {
	r.mu.RLock()
	defer r.mu.RUnlock()
	for c := range r.conns {
		if c.reader.Role == session.Participant && r.state.StateOf(c.reader.Person) == session.PersonRemoved {
			c.dismiss(ByeRemoved)
		}
	}
}
