package web

import (
	"context"
	"sync"

	"colazione/server/records"
	"colazione/session"
)

// forget takes what a command took back off the disk, before the command is acknowledged. Where that fails the card is gone from everybody's sight all the same,
// and the next sweep tries again.
func (a *App) forget(ctx context.Context, id session.ID, command session.Command) error {
	switch command := command.(type) {
	case session.EraseCard:
	case session.ErasePerson:
		err := a.auth.Tokens.EndPerson(id, command.Person)
		a.auth.Devices.Drop(id, command.Person)
		if err != nil {
			return err
		}
	default:
		return nil
	}
	return a.redact(ctx, id)
}

// redact has no word left in the file that was taken back in a session.
func (a *App) redact(ctx context.Context, id session.ID) error {
	noted, err := a.records.Get(records.Erasing, string(id))
	if err != nil || noted == nil {
		return err
	}
	return a.redactions.run(id, func() error {
		if err := a.eraseFromVersions(ctx, id); err != nil {
			return err
		}
		return a.rooms.Redact(ctx, id)
	})
}

// coalescer runs a slow thing for many who ask for it: one at a time, and once for all who asked for it before it began.
type coalescer struct {
	turn sync.Mutex
	mu   sync.Mutex
	next map[session.ID]*run // those that have not begun
}

type run struct {
	done chan struct{}
	err  error
}

func newCoalescer() *coalescer { return &coalescer{next: map[session.ID]*run{}} }

func (r *coalescer) run(id session.ID, do func() error) error {
	r.mu.Lock()
	mine, joined := r.next[id]
	if !joined {
		mine = &run{done: make(chan struct{})}
		r.next[id] = mine
	}
	r.mu.Unlock()
	if joined {
		<-mine.done
		return mine.err
	}
	r.turn.Lock()
	defer r.turn.Unlock()
	r.mu.Lock()
	delete(r.next, id)
	r.mu.Unlock()
	defer close(mine.done)
	mine.err = do()
	return mine.err
}
