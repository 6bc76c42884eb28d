package room

import (
	"context"

	"colazione/session"
)

// Redact takes the words of all that was taken back out of a session's log and off the disk. The meeting goes on meanwhile. An error is a *session.Error; the
// session then stays among those that SpaceErasing names.
func (rs *Rooms) Redact(_ context.Context, id session.ID) error {
	r, err := rs.acquire(id)
	if err != nil {
		return err
	}
	defer rs.release(r)
	r.saving.Lock() // no snapshot from before comes after
	defer r.saving.Unlock()
	if err := rs.log.Redact(string(id), r.withoutWithdrawn); err != nil {
		return rs.refusal(id, err)
	}
	return nil
}

// withoutWithdrawn returns what makes a record one without the words that are taken back by now. Where a record is stored, the state has it already.
func (r *room) withoutWithdrawn() (func(record []byte) ([]byte, error), error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.state == nil {
		return nil, session.ErrUnavailable
	}
	gone := r.state.ToRedact()
	r.redacted = r.state.Seq()
	return func(record []byte) ([]byte, error) { return session.Redact(record, gone) }, nil
}
