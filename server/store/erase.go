package store

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

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
	c := omission{sessions: map[string]bool{}}
	for _, id := range sessions {
		if err := checkSession(id); err != nil {
			return err
		}
		c.sessions[id] = true
	}
	return s.writeAnew(
		func() error { return eraseFromCopies(s.path, sessions) },
		func() (omission, error) { return c, nil },
	)
}

// Edit returns a record of a log as it is to be from now on. The record is good for the time of the call.
type Edit func(record []byte) ([]byte, error)

// Redact gives each record of a session's log what an edit makes of it, takes the session out of Erasing and drops its snapshot, and writes the file anew as Erase
// does, after the dated copies. These lose, of the session's entries about people, those that the store has no more, and its versions. For each file the edit is asked for once nothing can be appended any more that is not passed through it, nor anything that puts the session
// into Erasing unnoticed.
func (s *Store) Redact(session string, edit func() (Edit, error)) error {
	if err := checkSession(session); err != nil {
		return err
	}
	inCopies := func() error { // what stays is listed once no other writing anew is in the way, which may take a while
		there, err := s.aboutPeople(session)
		if err != nil {
			return err
		}
		return redactCopies(s.path, session, edit, there)
	}
	return s.redact(session, edit, inCopies, nil)
}

func (s *Store) redact(session string, edit func() (Edit, error), inCopies func() error, there map[entry]bool) error {
	return s.writeAnew(inCopies, func() (omission, error) {
		e, err := edit()
		return omission{redacted: session, edit: e, there: there}, err
	})
}

// aboutPeople lists the entries of a session that tell who its people are.
func (s *Store) aboutPeople(session string) (map[entry]bool, error) {
	all := map[entry]bool{}
	for _, space := range peopleSpaces {
		err := s.List(space, session+"/", func(key string, _ []byte) error {
			all[entry{space, key}] = true
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// peopleSpaces are those whose entries are a person's, under SESSION/….
var peopleSpaces = []Space{People, Tokens}

// entry is one beside the logs.
type entry struct {
	space Space
	key   string
}

// omission is what a copy of the file goes without.
type omission struct {
	sessions map[string]bool // whole

	redacted string // the session whose records edit changes
	edit     Edit
	there    map[entry]bool // its entries about people that stay; all where it is nil
}

// forgets tells whether an entry of a dated copy is of a person who is there no more, or was made of records that are edited: it is made of them again.
func (c omission) forgets(space Space, key string) bool {
	session, _, _ := strings.Cut(key, "/")
	if c.there == nil || session != c.redacted {
		return false
	}
	return space == Versions || slices.Contains(peopleSpaces, space) && !c.there[entry{space, key}]
}

// record returns a record of a session as the copy has it.
func (c omission) record(session string, record []byte) ([]byte, error) {
	if c.edit == nil || session != c.redacted {
		return record, nil
	}
	return c.edit(record)
}

// keepsSnapshot reports whether the copy has a session's.
func (c omission) keepsSnapshot(session string) bool {
	return !c.sessions[session] && session != c.redacted
}

// writeAnew puts a copy of the file in its place, after the dated copies were changed. What it goes without is asked for when the copy begins.
func (s *Store) writeAnew(inCopies func() error, without func() (omission, error)) error {
	s.copying.Lock()
	defer s.copying.Unlock()
	if err := s.usable(); err != nil {
		return err
	}
	if err := inCopies(); err != nil {
		return err
	}
	r, err := s.newRewrite()
	if err != nil {
		return s.named(err)
	}
	if err := r.run(without); err != nil {
		r.abandon()
		return s.named(err)
	}
	return nil
}

// rewrite is the making of a new file to take the place of the store's own.
type rewrite struct {
	store   *Store
	without omission
	aside   string
	file    *os.File
	to      *bbolt.DB
	old     *bbolt.DB // what it replaced and did not close yet
}

func (s *Store) newRewrite() (*rewrite, error) {
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
	return &rewrite{store: s, aside: aside, file: file, to: to}, nil
}

func (r *rewrite) run(without func() (omission, error)) error {
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
	if r.without, err = without(); err == nil {
		err = guarded(s.path, func() error { return copyDatabase(r.to, from, r.without, s.usable) })
	}
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
	if r.old == nil {
		return nil
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
			kept, err := request.without(r.without)
			if err != nil {
				return err
			}
			if err := kept.write(tx); err != nil {
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
	if !replacesOpen {
		return r.reopen()
	}
	if err := rename(r.aside, s.path); err != nil {
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

// replacesOpen says whether a file can be renamed over one that is open.
var replacesOpen = runtime.GOOS != "windows"

// reopen is takeOver where both files must be closed for it. Readers wait, and another process that
// takes the file in between is one too many: then the store is broken, with all that it acknowledged in the file.
func (r *rewrite) reopen() error {
	s := r.store
	s.swap.Lock()
	defer s.swap.Unlock()
	if err := errors.Join(r.to.Close(), s.db.Close()); err != nil {
		return s.breakDown(err)
	}
	renamed := rename(r.aside, s.path)
	file, err := acquire(s.path, os.O_RDWR)
	if err == nil {
		s.db, err = mapped(file)
	}
	if err != nil {
		return s.breakDown(errors.Join(renamed, err))
	}
	if renamed != nil {
		return s.copyFailed(renamed) // and goes on with the file that it had
	}
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

// without returns what the request writes when the copy goes without that.
func (r *request) without(c omission) (*request, error) {
	kept := &request{}
	if r.session != "" && !c.sessions[r.session] {
		kept.session, kept.after = r.session, r.after
		for i, sealed := range r.records {
			record, err := c.record(r.session, sealed[envelopeHeader:])
			if err != nil {
				return nil, err
			}
			kept.records = append(kept.records, logPlace(r.session).seal(seqKey(r.after+uint64(i)+1), record))
		}
		if c.keepsSnapshot(r.session) {
			kept.snapshot = r.snapshot
		}
	}
	for _, change := range r.changes {
		var value []byte
		if len(change.Value) > envelopeHeader {
			value = change.Value[envelopeHeader:]
		}
		if !belongs(change.Space, change.Key, value, c.sessions) {
			kept.changes = append(kept.changes, change)
		}
	}
	return kept, nil
}
