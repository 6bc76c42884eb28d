package store

import (
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// Store is an open database. All its methods may be called at the same time.
type Store struct {
	path string

	queue chan *request
	gate  sync.RWMutex // held shared while something is put into queue, alone to close it
	shut  bool         // guarded by gate
	quit  chan struct{}
	done  chan struct{} // closed when the committer has ended

	swap sync.RWMutex // held shared while db is read, alone while Erase replaces it
	db   *bbolt.DB    // replaced by the committer only

	copying sync.Mutex // one whole copy of the file at a time; the db is not replaced without it
	trail   *trail     // the committer's: what was committed since Erase began to copy

	failed  chan struct{}
	failure error // readable once failed is closed
}

// Close waits until everything that was handed in is answered, then closes the
// file and gives up its lock. Calls made later answer ErrClosed.
func (s *Store) Close() error {
	s.gate.Lock()
	if s.shut {
		s.gate.Unlock()
		return ErrClosed
	}
	s.shut = true
	close(s.quit) // ends a copy that is under way
	close(s.queue)
	s.gate.Unlock()
	<-s.done
	if err := s.Err(); errors.Is(err, ErrDamaged) {
		return err // bbolt gave up inside a commit and may still hold its own locks
	}
	s.copying.Lock()
	defer s.copying.Unlock()
	s.swap.Lock()
	defer s.swap.Unlock()
	if s.Err() == nil {
		// With one commit more, either of the file's first pages leads to everything.
		// Where there is no room for it, there still was for what was acknowledged.
		_ = s.touch()
	}
	return errors.Join(s.Err(), s.db.Close())
}

// touch commits nothing but the transaction's own number.
func (s *Store) touch() error { return s.update(sign) }

// Failed is closed when a commit failed in a way after which nothing may be
// acknowledged any more. Err then says why, and the process should end.
func (s *Store) Failed() <-chan struct{} { return s.failed }

// Err is nil until Failed is closed, then an ErrBroken that says what happened.
func (s *Store) Err() error {
	select {
	case <-s.failed:
		return s.failure
	default:
		return nil
	}
}

// usable is nil until the store is closed or broken.
func (s *Store) usable() error {
	select {
	case <-s.quit:
		return ErrClosed
	default:
		return s.Err()
	}
}

// view runs f in a read transaction. f must not call the store.
func (s *Store) view(f func(tx *bbolt.Tx) error) error {
	if err := s.usable(); err != nil {
		return err
	}
	s.swap.RLock()
	defer s.swap.RUnlock()
	err := guarded(s.path, func() error { return s.db.View(f) })
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}

// guarded runs f and makes a panic in it, such as bbolt's over a page that it
// cannot read or a fault of memory over a file that was cut, an ErrDamaged.
func guarded(path string, f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			slog.Error("store: panic while reading the file", "file", path, "panic", r, "stack", string(debug.Stack()))
			err = faultf(ErrDamaged, "the database %s cannot be read: %v", path, r)
		}
	}()
	return f()
}
