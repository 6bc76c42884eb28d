package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// verifier reads a whole file and says what is wrong with it.
type verifier struct {
	pages *pages
	mark  mark
	take  func(finding error) error // its result ends the reading

	names    []string // buckets met at the root
	findings int      // but for those with which one can go on
}

const putBack = "its first pages were put back from an older copy"

// errCache marks damage to a snapshot, with which one can go on.
type errCache struct{ error }

func (v *verifier) report(finding error) error {
	if finding == nil {
		return nil
	}
	if !errors.As(finding, new(errCache)) {
		v.findings++
	}
	return v.take(finding)
}

// run reads everything that the head reaches.
func (v *verifier) run() error {
	if err := v.pages.tree(v.pages.head.root, nil, nil, v.rootItem); err != nil {
		if err := v.report(err); err != nil {
			return err
		}
	}
	if err := v.allThere(); err != nil {
		return err
	}
	if v.findings > 0 { // where a tree broke off, its pages look unused
		return nil
	}
	return v.report(v.pages.accounts())
}

// readMark reads the mark of making and nothing else.
func (v *verifier) readMark() error {
	var names []string
	var bucket []byte
	err := v.pages.tree(v.pages.head.root, nil, nil, func(it item) error {
		names = append(names, string(it.key))
		if it.bucket && string(it.key) == markBucket {
			bucket = it.value
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case bucket != nil:
		return v.readMarkFrom(bucket)
	case len(names) == 0:
		return faultf(ErrEmptied, "it is a database without anything in it, as is made of a file that was emptied")
	case slices.Contains(names, logsBucket) && slices.Contains(names, string(Sessions)):
		return faultf(ErrEmptied, "it has lost the mark of its making")
	}
	if bytes.Contains(v.pages.data, []byte(markText)) {
		return faultf(ErrDamaged, "its head does not lead to its root: %s", putBack)
	}
	return faultf(ErrForeign, "it is a database of another program")
}

func (v *verifier) readMarkFrom(bucket []byte) error {
	var made, commit []byte
	err := v.pages.bucket(bucket, func(it item) error {
		switch string(it.key) {
		case madeKey:
			made = it.value
		case commitKey:
			commit = it.value
		}
		return nil
	})
	if err != nil {
		return err
	}
	var ok bool
	if v.mark, ok = decodeMark(made); !ok {
		return faultf(ErrDamaged, "the mark of its making does not match its checksum")
	}
	if v.mark.format > format {
		return faultf(ErrNewer, "it has format %d, and this version reads formats up to %d", v.mark.format, format)
	}
	if v.mark.format < 1 {
		return faultf(ErrDamaged, "it has format 0, which never was")
	}
	txid, ok := v.mark.decodeCommit(commit)
	if !ok {
		return faultf(ErrDamaged, "the number of its last commit does not match its checksum")
	}
	if head := v.pages.head.txid; txid != head {
		return faultf(ErrDamaged, "its head is that of commit %d, but leads to commit %d: %s", head, txid, putBack)
	}
	return nil
}

func (v *verifier) rootItem(it item) error {
	name := string(it.key)
	if !it.bucket {
		return v.report(faultf(ErrDamaged, "there is an entry %q where only buckets are", name))
	}
	v.names = append(v.names, name)
	switch {
	case name == markBucket:
		return v.report(v.readMarkFrom(it.value))
	case name == logsBucket:
		return v.logs(it.value)
	case name == snapshotBucket:
		return v.snapshots(it.value)
	case Space(name).known():
		return v.space(Space(name), it.value)
	}
	return v.report(faultf(ErrDamaged, "there is a bucket %q that no version knows", name))
}

func (v *verifier) allThere() error {
	for _, name := range rootBuckets(v.mark.format) {
		if !slices.Contains(v.names, name) {
			if err := v.report(faultf(ErrDamaged, "its bucket %s is missing", name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// entries calls visit with each entry of a bucket of values. What visit returns
// ends the reading of the file, damage to the bucket's pages only that of the bucket.
func (v *verifier) entries(name string, bucket []byte, visit func(it item) error) error {
	var stop error
	err := v.pages.bucket(bucket, func(it item) error {
		if it.bucket {
			return faultf(ErrDamaged, "there is a bucket %q where only values are", it.key)
		}
		stop = visit(it)
		return stop
	})
	if err == nil || stop != nil {
		return stop
	}
	return v.report(faultf(ErrDamaged, "%s: %v", name, err))
}

func (v *verifier) space(space Space, bucket []byte) error {
	n := uint64(0)
	before := v.findings
	where := space.place()
	err := v.entries(string(space), bucket, func(it item) error {
		n++
		if _, damage := where.unseal(it.key, it.value); damage != nil {
			return v.report(faultf(ErrDamaged, "the entry %q of %s %v", it.key, space, damage))
		}
		return nil
	})
	if err != nil || v.findings > before {
		return err
	}
	if want := sequenceOf(bucket); n != want {
		return v.report(faultf(ErrDamaged, "%s has %d entries and should have %d", space, n, want))
	}
	return nil
}

func (v *verifier) snapshots(bucket []byte) error {
	return v.entries(snapshotBucket, bucket, func(it item) error {
		if _, _, err := openSnapshot(string(it.key), it.value); err != nil {
			return v.report(errCache{err})
		}
		return nil
	})
}

func (v *verifier) logs(bucket []byte) error {
	n := uint64(0)
	var stop error
	err := v.pages.bucket(bucket, func(it item) error {
		n++
		if !it.bucket {
			return faultf(ErrDamaged, "the log of session %q is not one", it.key)
		}
		stop = v.log(string(it.key), it.value)
		return stop
	})
	if stop != nil {
		return stop
	}
	if err != nil {
		return v.report(faultf(ErrDamaged, "%s: %v", logsBucket, err))
	}
	if want := sequenceOf(bucket); n != want {
		return v.report(faultf(ErrDamaged, "there are logs of %d sessions and should be of %d", n, want))
	}
	return nil
}

func (v *verifier) log(session string, bucket []byte) error {
	last, seq := sequenceOf(bucket), uint64(0)
	where := logPlace(session)
	before := v.findings
	err := v.entries("the log of session "+session, bucket, func(it item) error {
		seq++
		_, damage := openRecord(where, seq, it.key, it.value)
		if damage == nil {
			return nil
		}
		err := v.report(faultf(ErrDamaged, "record %d of session %s %v", seq, session, damage))
		if len(it.key) == 8 {
			seq = binary.BigEndian.Uint64(it.key) // a hole is one finding, not one for each record after it
		}
		return err
	})
	if err != nil || v.findings > before {
		return err
	}
	if seq != last {
		return v.report(faultf(ErrDamaged, "the log of session %s ends at record %d and should end at %d", session, seq, last))
	}
	return nil
}

// laterCommits looks through the pages that the head does not reach for the
// numbers of later commits. One more than the head's is what a crash in the middle
// of a commit leaves; more mean that the head was put back from an older copy.
func (v *verifier) laterCommits() error {
	size := uint64(v.pages.head.pageSize)
	for id := uint64(2); (id+1)*size <= uint64(len(v.pages.data)); id++ {
		if id < v.pages.head.pages && v.pages.reached(id) {
			continue
		}
		b := v.pages.data[id*size : (id+1)*size]
		if pg, err := parsePage(b); err != nil || pg.kind != leafPage || pg.count > len(rootBuckets(format)) {
			continue // not one that could hold the mark
		}
		if txid, head := v.newestCommitIn(b), v.pages.head.txid; txid > head+1 {
			return faultf(ErrDamaged, "its head is that of commit %d, but it holds pages of commit %d: %s", head, txid, putBack)
		}
	}
	return nil
}

func (v *verifier) newestCommitIn(b []byte) (newest uint64) {
	for {
		i := bytes.Index(b, v.mark.id[:])
		if i < 0 {
			return newest
		}
		b = b[i:]
		if len(b) >= commitSize {
			if txid, ok := v.mark.decodeCommit(b[:commitSize]); ok {
				newest = max(newest, txid)
			}
		}
		b = b[1:]
	}
}
