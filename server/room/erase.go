package room

import (
	"context"
	"errors"

	"colazione/session"
)

// erasure is a session on its way out. Whoever wants it gone meanwhile waits for the one who began.
type erasure struct {
	done chan struct{} // closed when err holds what came of it
	err  error
}

// errInterrupted is what the others get where the one who began did not come to an end.
var errInterrupted = errors.New("the erasure was interrupted")

// Erase forgets a session: its readers are sent away, and nobody can open it until erase has run. Of several callers at once one runs erase, and all get its
// result; one whose ctx ends first gets ErrUnavailable, and the erasure goes on.
func (rs *Rooms) Erase(ctx context.Context, id session.ID, erase func() error) error {
	rs.mu.Lock()
	if rs.closing {
		rs.mu.Unlock()
		return ErrEnding
	}
	if going := rs.erasing[id]; going != nil {
		rs.mu.Unlock()
		return going.wait(ctx)
	}
	mine := &erasure{done: make(chan struct{}), err: errInterrupted}
	r := rs.rooms[id]
	rs.erasing[id] = mine
	delete(rs.rooms, id)
	rs.mu.Unlock()
	defer func() {
		rs.mu.Lock()
		defer rs.mu.Unlock()
		delete(rs.erasing, id)
		close(mine.done)
	}()
	if r != nil {
		<-r.opened
		r.end(ByeClosed, false)
	}
	mine.err = erase()
	rs.notifyChanged(id)
	return mine.err
}

func (e *erasure) wait(ctx context.Context) error {
	select {
	case <-e.done:
		return e.err
	case <-ctx.Done():
		return session.ErrUnavailable
	}
}
