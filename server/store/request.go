package store

import (
	"encoding/binary"

	"go.etcd.io/bbolt"
)

// Change puts Value under Key in Space, or deletes the key when Value is nil.
// Deleting a key that is not there is no error.
type Change struct {
	Space Space
	Key   string
	Value []byte
}

// request is what one call wants from the committer, already encoded.
type request struct {
	session string

	fenced  bool // the log of session must end at after, and gets records
	after   uint64
	records [][]byte

	changes []Change // values in their envelopes

	snapshot []byte // in its envelope, replaces that of session; may not lie beyond the log's end
	upTo     uint64

	between func() error // runs alone, between two commits

	size   int
	answer chan error
}

// maxKey keeps keys far below bbolt's own limit of 32 KiB and a page readable.
const maxKey = 1024

func checkSession(session string) error {
	if session == "" || len(session) > maxKey {
		return faultf(ErrInvalid, "a session's id has 1 to %d bytes, this has %d", maxKey, len(session))
	}
	for i := range len(session) {
		if session[i] == '/' {
			return faultf(ErrInvalid, "the session's id %q contains a slash", session)
		}
	}
	return nil
}

func (r *request) addRecords(after uint64, records [][]byte) {
	r.fenced, r.after = true, after
	r.records = make([][]byte, len(records))
	log, key := logPlace(r.session), make([]byte, 8)
	for i, record := range records {
		binary.BigEndian.PutUint64(key, after+uint64(i)+1)
		r.records[i] = log.seal(key, record)
		r.size += len(r.records[i])
	}
}

func (r *request) addChanges(changes []Change) error {
	r.changes = make([]Change, len(changes))
	for i, c := range changes {
		if !c.Space.known() {
			return faultf(ErrInvalid, "there is no space %q", c.Space)
		}
		if c.Key == "" || len(c.Key) > maxKey {
			return faultf(ErrInvalid, "a key in %s has 1 to %d bytes, this has %d", c.Space, maxKey, len(c.Key))
		}
		if c.Value != nil {
			c.Value = c.Space.place().seal([]byte(c.Key), c.Value)
		}
		r.changes[i] = c
		r.size += len(c.Key) + len(c.Value)
	}
	return nil
}

func (r *request) addSnapshot(seq uint64, state []byte) {
	payload := append(binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(state)), seq), state...)
	r.snapshot = snapshotPlace.seal([]byte(r.session), payload)
	r.upTo = seq
	r.size += len(r.snapshot)
}

// check says whether the request may be written in this transaction. It writes
// nothing, so that a refusal leaves the others of the batch as they are.
func (r *request) check(tx *bbolt.Tx) error {
	if !r.fenced && r.snapshot == nil {
		return nil
	}
	last := lastOf(tx, r.session)
	if r.fenced && last != r.after {
		return faultf(ErrGap, "the log of session %s ends at %d, not at %d", r.session, last, r.after)
	}
	if r.snapshot != nil && r.upTo > last {
		return faultf(ErrGap, "the log of session %s ends at %d, before the snapshot of %d", r.session, last, r.upTo)
	}
	return nil
}

// write does what check allowed. An error of it fails the whole transaction.
func (r *request) write(tx *bbolt.Tx) error {
	if len(r.records) > 0 {
		if err := r.writeRecords(tx); err != nil {
			return err
		}
	}
	if r.snapshot != nil {
		if err := tx.Bucket([]byte(snapshotBucket)).Put([]byte(r.session), r.snapshot); err != nil {
			return err
		}
	}
	for _, c := range r.changes {
		if err := writeChange(tx, c); err != nil {
			return err
		}
	}
	return nil
}

func (r *request) writeRecords(tx *bbolt.Tx) error {
	log := logOf(tx, r.session)
	if log == nil {
		logs := tx.Bucket([]byte(logsBucket))
		created, err := logs.CreateBucket([]byte(r.session))
		if err != nil {
			return err
		}
		if err := logs.SetSequence(logs.Sequence() + 1); err != nil {
			return err
		}
		log = created
	}
	log.FillPercent = 1 // keys only ever grow: full pages, nothing is inserted between
	for i, record := range r.records {
		if err := log.Put(seqKey(r.after+uint64(i)+1), record); err != nil {
			return err
		}
	}
	return log.SetSequence(r.after + uint64(len(r.records)))
}

// writeChange also keeps the bucket's sequence at the number of its entries.
func writeChange(tx *bbolt.Tx, c Change) error {
	b := tx.Bucket([]byte(c.Space))
	key := []byte(c.Key)
	there := b.Get(key) != nil
	switch {
	case c.Value == nil && !there:
		return nil
	case c.Value == nil:
		if err := b.Delete(key); err != nil {
			return err
		}
		return b.SetSequence(b.Sequence() - 1)
	case there:
		return b.Put(key, c.Value)
	}
	if err := b.Put(key, c.Value); err != nil {
		return err
	}
	return b.SetSequence(b.Sequence() + 1)
}
