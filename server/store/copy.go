package store

import (
	"strings"

	"go.etcd.io/bbolt"
)

// copyBatch is how many bytes a copy writes in one transaction.
const copyBatch = 8 << 20

// copier writes the entries of one database into an empty one, in order, into full
// pages and without those of some sessions. The checksums are verified on the way.
type copier struct {
	to      *bbolt.DB
	tx      *bbolt.Tx
	written int
	without omission
	goOn    func() error
}

// copyDatabase copies what the transaction sees. It does not fsync. It asks goOn now
// and then, and stops with its error.
func copyDatabase(to *bbolt.DB, from *bbolt.Tx, without omission, goOn func() error) (err error) {
	to.NoSync, to.NoGrowSync = true, true
	defer func() { to.NoSync, to.NoGrowSync = false, false }()
	c := &copier{to: to, without: without, goOn: goOn}
	if c.tx, err = to.Begin(true); err != nil {
		return err
	}
	err = c.all(from)
	if err == nil {
		err = sign(c.tx)
	}
	if err != nil {
		c.tx.Rollback()
		return err
	}
	return c.tx.Commit()
}

func (c *copier) all(from *bbolt.Tx) error {
	if err := c.mark(from.Bucket([]byte(markBucket))); err != nil {
		return err
	}
	return from.ForEach(func(name []byte, b *bbolt.Bucket) error {
		switch string(name) {
		case markBucket:
			return nil
		case logsBucket:
			return c.logs(b)
		case snapshotBucket:
			return c.values(b, snapshotBucket, c.keepsSnapshot)
		}
		return c.values(b, string(name), c.keepsEntry)
	})
}

// mark makes the copy ours, but for the number of the commit: those of the copy are
// its own, and a larger one left in it would look like one that was put back.
func (c *copier) mark(from *bbolt.Bucket) error {
	to, err := c.tx.CreateBucketIfNotExists([]byte(markBucket))
	if err != nil {
		return err
	}
	return to.Put([]byte(madeKey), from.Get([]byte(madeKey)))
}

func (c *copier) logs(from *bbolt.Bucket) error {
	if _, err := c.tx.CreateBucketIfNotExists([]byte(logsBucket)); err != nil {
		return err
	}
	return from.ForEachBucket(func(name []byte) error {
		if c.without.sessions[string(name)] {
			return nil
		}
		return c.log(string(name), from.Bucket(name))
	})
}

func (c *copier) log(session string, from *bbolt.Bucket) error {
	logs := c.tx.Bucket([]byte(logsBucket))
	if err := logs.SetSequence(logs.Sequence() + 1); err != nil {
		return err
	}
	open := func() (*bbolt.Bucket, error) {
		return c.tx.Bucket([]byte(logsBucket)).CreateBucketIfNotExists([]byte(session))
	}
	where, seq := logPlace(session), uint64(0)
	return c.put(from, open, func(k, v []byte) ([]byte, error) {
		seq++
		record, damage := openRecord(where, seq, k, v)
		if damage != nil {
			return nil, faultf(ErrDamaged, "record %d of session %s %v", seq, session, damage)
		}
		if session != c.without.redacted {
			return v, nil
		}
		edited, err := c.without.record(session, record)
		return where.seal(k, edited), err
	})
}

// values copies a bucket of values, of which keeps chooses.
func (c *copier) values(from *bbolt.Bucket, name string, keeps func(name string, k, v []byte) (bool, error)) error {
	open := func() (*bbolt.Bucket, error) { return c.tx.CreateBucketIfNotExists([]byte(name)) }
	kept := uint64(0)
	err := c.put(from, open, func(k, v []byte) ([]byte, error) {
		keep, err := keeps(name, k, v)
		if !keep {
			return nil, err
		}
		kept++
		return v, err
	})
	if err != nil || name == snapshotBucket {
		return err
	}
	to, err := open()
	if err != nil {
		return err
	}
	return to.SetSequence(kept)
}

// put copies the entries as `as` gives them, nil being none, and the sequence, committing now and then. `open`
// finds the bucket that they go to, in the transaction of the moment.
func (c *copier) put(from *bbolt.Bucket, open func() (*bbolt.Bucket, error), as func(k, v []byte) ([]byte, error)) error {
	to, err := open()
	if err != nil {
		return err
	}
	if err := to.SetSequence(from.Sequence()); err != nil {
		return err
	}
	to.FillPercent = 1
	return from.ForEach(func(k, v []byte) error {
		v, err := as(k, v)
		if err != nil || v == nil {
			return err
		}
		if c.written += len(k) + len(v); c.written > copyBatch {
			if err := c.next(); err != nil {
				return err
			}
			if to, err = open(); err != nil {
				return err
			}
			to.FillPercent = 1
		}
		return to.Put(k, v)
	})
}

// next ends the transaction and begins another.
func (c *copier) next() (err error) {
	if err := c.goOn(); err != nil {
		return err
	}
	c.written = 0
	if err := c.tx.Commit(); err != nil {
		return err
	}
	c.tx, err = c.to.Begin(true)
	return err
}

// keepsSnapshot leaves out damaged ones, which nobody would be given anyway.
func (c *copier) keepsSnapshot(_ string, k, v []byte) (bool, error) {
	_, _, damage := openSnapshot(string(k), v)
	return damage == nil && c.without.keepsSnapshot(string(k)), nil
}

func (c *copier) keepsEntry(name string, k, v []byte) (bool, error) {
	value, damage := Space(name).place().unseal(k, v)
	if damage != nil {
		return false, faultf(ErrDamaged, "the entry %q of %s %v", k, name, damage)
	}
	noted := Space(name) == Erasing && string(k) == c.without.redacted
	return !noted && !c.without.forgets(Space(name), string(k)) && !belongs(Space(name), string(k), value, c.without.sessions), nil
}

// belongs reports whether an entry goes when the sessions go: its key is the id of
// one or begins with it and a slash, or it is a join code that leads to one.
func belongs(space Space, key string, value []byte, sessions map[string]bool) bool {
	id, _, _ := strings.Cut(key, "/")
	return sessions[id] || space == Codes && sessions[string(value)]
}
