package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"

	"go.etcd.io/bbolt"
)

// Last returns the number of the session's last record, 0 when it has none.
func (s *Store) Last(session string) (last uint64, err error) {
	if err := checkSession(session); err != nil {
		return 0, err
	}
	err = s.view(func(tx *bbolt.Tx) error {
		last = lastOf(tx, session)
		return nil
	})
	return last, err
}

// Logs calls f with each session that has a log, in the order of their ids, and
// stops with f's error.
func (s *Store) Logs(f func(session string) error) error {
	var ids []string
	err := s.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(logsBucket)).ForEachBucket(func(id []byte) error {
			ids = append(ids, string(id))
			return nil
		})
	})
	if err != nil {
		return s.named(err)
	}
	for _, id := range ids {
		if err := f(id); err != nil {
			return err
		}
	}
	return nil
}

// Read calls f with each record of the session after number `after`, in order,
// and stops with f's error. The record is valid only inside f. At a record that is
// damaged or missing it ends with ErrDamaged. Records appended meanwhile may or
// may not be among those read; a session erased meanwhile ends there.
func (s *Store) Read(session string, after uint64, f func(seq uint64, record []byte) error) error {
	if err := checkSession(session); err != nil {
		return err
	}
	var c chunk
	for {
		c.clear()
		err := s.view(func(tx *bbolt.Tx) error { return c.fillFromLog(tx, session, after) })
		if err != nil {
			return s.named(err)
		}
		for i := range c.ends {
			after++
			if err := f(after, c.item(i)); err != nil {
				return err
			}
		}
		if !c.full() {
			return nil
		}
	}
}

// fillFromLog copies records from after+1 on, until the chunk is full or the log ends.
func (c *chunk) fillFromLog(tx *bbolt.Tx, session string, after uint64) error {
	log := logOf(tx, session)
	if log == nil {
		return nil
	}
	last := log.Sequence()
	where := logPlace(session)
	cursor := log.Cursor()
	key, value := cursor.Seek(seqKey(after + 1))
	for seq := after + 1; seq <= last && !c.full(); seq++ {
		record, damage := openRecord(where, seq, key, value)
		if damage != nil {
			return faultf(ErrDamaged, "record %d of session %s %v", seq, session, damage)
		}
		c.add(record)
		key, value = cursor.Next()
	}
	return nil
}

// openRecord returns record seq of a log from the entry that should hold it. Its
// error continues a sentence that begins with the record's name.
func openRecord(log place, seq uint64, key, value []byte) ([]byte, error) {
	if len(key) != 8 || binary.BigEndian.Uint64(key) != seq {
		return nil, errMissing
	}
	return log.unseal(key, value)
}

var errMissing = errors.New("is missing")

// Snapshot returns the session's snapshot and the number of the last record in it.
// Without one it returns 0, nil, nil, and so it does when the snapshot is damaged
// or beyond the end of the log: it is only a cache, and the log says it all again.
func (s *Store) Snapshot(session string) (seq uint64, state []byte, err error) {
	if err := checkSession(session); err != nil {
		return 0, nil, err
	}
	err = s.view(func(tx *bbolt.Tx) error {
		value := tx.Bucket([]byte(snapshotBucket)).Get([]byte(session))
		if value == nil {
			return nil
		}
		at, payload, damage := openSnapshot(session, value)
		if last := lastOf(tx, session); damage == nil && at > last {
			damage = fmt.Errorf("the snapshot of session %s is of record %d, its log ends at %d", session, at, last)
		}
		if damage != nil {
			slog.Warn("store: snapshot left out", "file", s.path, "reason", damage)
			return nil
		}
		seq, state = at, bytes.Clone(payload)
		return nil
	})
	return seq, state, err
}

func openSnapshot(session string, value []byte) (seq uint64, state []byte, err error) {
	payload, err := snapshotPlace.unseal([]byte(session), value)
	if err != nil {
		return 0, nil, fmt.Errorf("the snapshot of session %s %w", session, err)
	}
	if len(payload) < 8 {
		return 0, nil, fmt.Errorf("the snapshot of session %s has no number", session)
	}
	return binary.BigEndian.Uint64(payload), payload[8:], nil
}

// Get returns a copy of the value under key, or ErrNotFound.
func (s *Store) Get(space Space, key string) (value []byte, err error) {
	if !space.known() {
		return nil, faultf(ErrInvalid, "there is no space %q", space)
	}
	err = s.view(func(tx *bbolt.Tx) error {
		sealed := tx.Bucket([]byte(space)).Get([]byte(key))
		if sealed == nil {
			return faultf(ErrNotFound, "%s has no entry %s", space, key)
		}
		payload, damage := space.place().unseal([]byte(key), sealed)
		if damage != nil {
			return faultf(ErrDamaged, "the entry %q of %s %v", key, space, damage)
		}
		value = append([]byte{}, payload...)
		return nil
	})
	if err != nil {
		return nil, s.named(err)
	}
	return value, nil
}

// List calls f with each entry of the space whose key begins with prefix, in the
// order of the keys' bytes, and stops with f's error. The value is valid only
// inside f. An entry changed meanwhile may be seen as it was or as it is.
func (s *Store) List(space Space, prefix string, f func(key string, value []byte) error) error {
	if !space.known() {
		return faultf(ErrInvalid, "there is no space %q", space)
	}
	var c chunk // key, value, key, value, …
	from := []byte(prefix)
	for {
		c.clear()
		err := s.view(func(tx *bbolt.Tx) error { return c.fillFromSpace(tx, space, []byte(prefix), from) })
		if err != nil {
			return s.named(err)
		}
		for i := 0; i < len(c.ends); i += 2 {
			if err := f(string(c.item(i)), c.item(i+1)); err != nil {
				return err
			}
		}
		if !c.full() {
			return nil
		}
		from = append(bytes.Clone(c.item(len(c.ends)-2)), 0) // the next key possible
	}
}

// fillFromSpace copies entries from the key `from` on, until the chunk is full or
// the prefix ends.
func (c *chunk) fillFromSpace(tx *bbolt.Tx, space Space, prefix, from []byte) error {
	where := space.place()
	cursor := tx.Bucket([]byte(space)).Cursor()
	for key, sealed := cursor.Seek(from); key != nil && bytes.HasPrefix(key, prefix) && !c.full(); key, sealed = cursor.Next() {
		value, damage := where.unseal(key, sealed)
		if damage != nil {
			return faultf(ErrDamaged, "the entry %q of %s %v", key, space, damage)
		}
		c.add(key)
		c.add(value)
	}
	return nil
}

// named puts the file's name before what is damaged in it.
func (s *Store) named(err error) error {
	var f *fault
	if errors.As(err, &f) && errors.Is(f.kind, ErrDamaged) {
		return &fault{kind: ErrDamaged, text: s.path + ": " + f.text, cause: f.cause}
	}
	return err
}
