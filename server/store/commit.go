package store

import (
	"errors"
	"log/slog"
	"runtime/debug"

	"go.etcd.io/bbolt"
)

const (
	queueLength = 1024
	maxBatch    = 8 << 20 // bytes in one transaction, which bbolt keeps in memory until it commits
)

// Append stores records as after+1, after+2, … of the session's log and makes the
// changes, all or nothing, and returns after the fsync. It fails with ErrGap when
// the log does not end at after. Without records it is a fence around the changes.
// The slices are the caller's again when it returns.
func (s *Store) Append(session string, after uint64, records [][]byte, with ...Change) error {
	if err := checkSession(session); err != nil {
		return err
	}
	r := &request{session: session}
	r.addRecords(after, records)
	if err := r.addChanges(with); err != nil {
		return err
	}
	return s.submit(r)
}

// Apply makes the changes, all or nothing, and returns after the fsync.
func (s *Store) Apply(changes ...Change) error {
	r := &request{}
	if err := r.addChanges(changes); err != nil {
		return err
	}
	return s.submit(r)
}

// SaveSnapshot keeps state as what the records up to seq amount to, in place of
// an earlier snapshot of the session. It fails with ErrGap when the log ends
// before seq, also when it was erased.
func (s *Store) SaveSnapshot(session string, seq uint64, state []byte) error {
	if err := checkSession(session); err != nil {
		return err
	}
	if seq == 0 {
		return faultf(ErrInvalid, "a snapshot of session %s before its first record", session)
	}
	r := &request{session: session}
	r.addSnapshot(seq, state)
	return s.submit(r)
}

// between runs f in the committer while nothing is being committed.
func (s *Store) between(f func() error) error {
	return s.submit(&request{between: f})
}

func (s *Store) submit(r *request) error {
	r.answer = make(chan error, 1)
	s.gate.RLock()
	if s.shut {
		s.gate.RUnlock()
		return ErrClosed
	}
	s.queue <- r
	s.gate.RUnlock()
	return <-r.answer
}

// run is the committer. It ends when the queue is closed and empty.
func (s *Store) run() {
	defer close(s.done)
	for first := range s.queue {
		batch, alone := s.gather(first)
		if len(batch) > 0 {
			s.commit(batch)
		}
		if alone != nil {
			alone.answer <- s.runAlone(alone)
		}
	}
}

// gather takes what waits, without waiting for more, up to the first request that
// wants to run alone.
func (s *Store) gather(r *request) (batch []*request, alone *request) {
	for size := 0; ; {
		if r.between != nil {
			return batch, r
		}
		batch = append(batch, r)
		if size += r.size; size >= maxBatch {
			return batch, nil
		}
		select {
		case next, open := <-s.queue:
			if !open {
				return batch, nil
			}
			r = next
		default:
			return batch, nil
		}
	}
}

func (s *Store) runAlone(r *request) error {
	if err := s.Err(); err != nil {
		return err
	}
	return r.between()
}

// commit writes the batch in one transaction and answers each of its requests.
func (s *Store) commit(batch []*request) {
	err := s.Err()
	refused := make([]error, len(batch))
	if err == nil {
		err = s.update(func(tx *bbolt.Tx) error { return writeAll(tx, batch, refused) })
	}
	if errors.Is(err, errNothing) {
		err = nil
	}
	for i, r := range batch {
		if err == nil && refused[i] == nil {
			s.trail.add(r)
		}
		if refused[i] == nil {
			refused[i] = err
		}
		r.answer <- refused[i]
	}
}

// errNothing rolls a transaction back in which every request was refused.
var errNothing = errors.New("nothing to commit")

func writeAll(tx *bbolt.Tx, batch []*request, refused []error) error {
	accepted := 0
	for i, r := range batch {
		if refused[i] = r.check(tx); refused[i] != nil {
			continue
		}
		if err := r.write(tx); err != nil {
			return err
		}
		accepted++
	}
	if accepted == 0 {
		return errNothing
	}
	return sign(tx)
}

// update runs one write transaction. An error of it is errNothing, ErrFull, or
// final: then the store is broken.
func (s *Store) update(f func(tx *bbolt.Tx) error) error {
	err := guarded(s.path, func() error { return s.db.Update(f) })
	switch {
	case err == nil, errors.Is(err, errNothing):
		return err
	case diskFull(err):
		return because(ErrFull, err, "there is no room left for the database %s", s.path)
	}
	return s.breakDown(err)
}

// breakDown makes the store answer ErrBroken from now on.
func (s *Store) breakDown(cause error) error {
	s.failure = because(ErrBroken, cause, "the database %s can no longer be written safely", s.path)
	slog.Error("store: a commit failed, nothing is acknowledged any more",
		"file", s.path, "error", cause, "stack", string(debug.Stack()))
	close(s.failed)
	return s.failure
}
