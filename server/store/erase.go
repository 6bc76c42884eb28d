package store

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Erase removes the sessions' logs and snapshots, every entry whose key is the id
// of one or begins with it and a "/", and the join codes whose value is one, and
// writes the file anew without them, so that no byte of them is left in it. It
// takes effect wholly, or, when it fails or the process is killed, not at all.
// Without sessions it only takes out of the file what was deleted before.
//
// The dated copies beside the file (see Copy) lose the sessions first, so that what
// was erased is in none of them; one that can't be written anew is removed, and
// without sessions all are.
//
// Others read and append meanwhile; they wait only while the last of what was
// committed since the copy began is added to it. What is appended to one of the
// sessions while they are erased goes with them. It needs room for a second file.
func (s *Store) Erase(sessions ...string) error {
	without := map[string]bool{}
	for _, id := range sessions {
		if err := checkSession(id); err != nil {
			return err
		}
		without[id] = true
	}
	s.copying.Lock()
	defer s.copying.Unlock()
	if err := s.usable(); err != nil {
		return err
	}
	if err := eraseFromCopies(s.path, sessions); err != nil {
		return err
	}
	r, err := s.newRewrite(without)
	if err != nil {
		return s.named(err)
	}
	if err := r.run(); err != nil {
		r.abandon()
		return s.named(err)
	}
	return nil
}

// rewrite is the making of a new file to take the place of the store's own.
type rewrite struct {
	store   *Store
	without map[string]bool
	aside   string
	file    *os.File
	to      *bbolt.DB
	old     *bbolt.DB // what it replaced
}

func (s *Store) newRewrite(without map[string]bool) (*rewrite, error) {
	aside := s.path + compactSuffix
	file, err := acquire(aside, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return nil, fmt.Errorf("the database %s cannot be written anew: %w", s.path, err)
	}
	to, err := mapped(file)
	if err != nil {
		os.Remove(aside)
		return nil, s.copyFailed(err)
	}
	return &rewrite{store: s, without: without, aside: aside, file: file, to: to}, nil
}

func (r *rewrite) run() error {
	s := r.store
	var from *bbolt.Tx
	err := s.between(func() (err error) {
		s.trail = &trail{}
		from, err = s.db.Begin(false)
		return err
	})
	if err != nil {
		return err
	}
	err = guarded(s.path, func() error { return copyDatabase(r.to, from, r.without, s.usable) })
	from.Rollback()
	if err != nil {
		return s.copyFailed(err)
	}
	// Most of what was committed meanwhile is added and fsynced while more is
	// committed, so that the rest, for which all wait, is little.
	var first trail
	if err := s.between(func() error { first = s.trail.take(); return nil }); err != nil {
		return err
	}
	if err := r.replay(first); err != nil {
		return err
	}
	if err := r.file.Sync(); err != nil {
		return s.copyFailed(err)
	}
	if err := s.between(r.takeOver); err != nil {
		return err
	}
	// Giving back the old file's space takes a while, and nobody waits for it here.
	if err := r.old.Close(); err != nil {
		slog.Warn("store: the file that was replaced did not close", "file", s.path, "error", err)
	}
	return nil
}

// replay adds what was committed to the old file to the new one.
func (r *rewrite) replay(t trail) error {
	err := r.to.Update(func(tx *bbolt.Tx) error {
		for _, request := range t.requests {
			if err := request.without(r.without).write(tx); err != nil {
				return err
			}
		}
		return sign(tx)
	})
	if err != nil {
		return r.store.copyFailed(err)
	}
	return nil
}

// takeOver puts the new file in the old one's place, between two commits.
func (r *rewrite) takeOver() error {
	s := r.store
	if err := r.replay(s.trail.take()); err != nil {
		return err
	}
	s.trail = nil
	if err := os.Rename(r.aside, s.path); err != nil {
		return s.copyFailed(err)
	}
	// From here on the new file is the store's, with the lock that it brought.
	s.swap.Lock()
	r.old, s.db = s.db, r.to
	s.swap.Unlock()
	if err := syncFolder(filepath.Dir(s.path)); err != nil {
		return s.breakDown(err)
	}
	return nil
}

// abandon leaves the store with the file that it had.
func (r *rewrite) abandon() {
	s := r.store
	if s.Err() != nil {
		return // the new file may already be the store's
	}
	_ = s.between(func() error { s.trail = nil; return nil }) // fails only when there is no committer any more
	if err := r.to.Close(); err != nil {
		slog.Warn("store: a copy did not close", "file", r.aside, "error", err)
	}
	os.Remove(r.aside)
}

func (s *Store) copyFailed(err error) error {
	if diskFull(err) {
		return because(ErrFull, err, "there is no room left to write the database %s anew", s.path)
	}
	return fmt.Errorf("the database %s cannot be written anew: %w", s.path, err)
}

// trail is what was committed since a copy of the file began.
type trail struct{ requests []*request }

func (t *trail) add(r *request) {
	if t != nil {
		t.requests = append(t.requests, r)
	}
}

func (t *trail) take() trail {
	taken := *t
	t.requests = nil
	return taken
}

// without returns what the request writes that does not belong to the sessions.
func (r *request) without(sessions map[string]bool) *request {
	kept := &request{}
	if r.session != "" && !sessions[r.session] {
		kept.session, kept.after, kept.records, kept.snapshot = r.session, r.after, r.records, r.snapshot
	}
	for _, c := range r.changes {
		var value []byte
		if len(c.Value) > envelopeHeader {
			value = c.Value[envelopeHeader:]
		}
		if !belongs(c.Space, c.Key, value, sessions) {
			kept.changes = append(kept.changes, c)
		}
	}
	return kept
}
