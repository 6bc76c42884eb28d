package store

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"hash/crc32"
	"maps"
	"slices"

	"go.etcd.io/bbolt"
)

// The file, format 3, is a bbolt database (page format 2, little endian) with
// these buckets at its root and no other:
//
//	colazione          the mark of making
//	  made             "colazione store" ‖ format, 4 bytes ‖ id, 16 random bytes ‖ CRC-32C of these
//	  commit           the file's id, 16 bytes ‖ bbolt's number of the transaction that wrote it, 8 bytes ‖ CRC-32C of these
//	logs               one bucket a session; sequence: number of sessions
//	  SESSION          key: seq, 8 bytes big endian, 1, 2, 3, …; value: a record in its envelope; sequence: the last seq
//	snapshots          key: SESSION; value: an envelope with the seq, 8 bytes big endian, ‖ the state
//	sessions, series, codes, access, tokens, people, meta, audit, safety, erasing, versions
//	                   the spaces; values in envelopes; sequence: number of entries
//
// Format 2 is the same without the space versions, and format 1 without safety and erasing too; Open makes format 3 of both.
//
// The layout of `made` stays the same in all later formats. Numbers in the mark
// are big endian, its checksums little endian. `commit` is written by every
// transaction: it lies in the root page, which is written anew each time, so that
// the pages themselves tell which transaction was the last, whatever the head says.
const (
	format = 3

	markBucket     = "colazione"
	madeKey        = "made"
	commitKey      = "commit"
	markText       = "colazione store"
	idSize         = 16
	logsBucket     = "logs"
	snapshotBucket = "snapshots"
)

// Space is a set of entries with keys of their own, beside the logs.
type Space string

// The spaces, and what their keys are.
const (
	Sessions Space = "sessions" // session id → catalogue entry
	Series   Space = "series"   // series id → series; SESSION/CARD → what the card is joined with in others
	Codes    Space = "codes"    // join code → session id
	Access   Space = "access"   // session id → its join code and what its links are made from
	Tokens   Space = "tokens"   // SESSION/HASH → identity
	People   Space = "people"   // SESSION/PERSON, or SESSION/owner/OWNER → profile
	Meta     Space = "meta"     // settings of the whole installation
	Audit    Space = "audit"    // keys in order of time
	Safety   Space = "safety"   // SESSION/REPORT, or kept/REPORT of one that outlives its session → safety report
	Erasing  Space = "erasing"  // session id → nothing; words that were taken back are still in its log
	Versions Space = "versions" // SESSION/NUMBER → the facts of the document as it was published
)

// spaces says which format brought each.
var spaces = map[Space]uint32{
	Sessions: 1, Series: 1, Codes: 1, Access: 1, Tokens: 1, People: 1, Meta: 1, Audit: 1,
	Safety: 2, Erasing: 2,
	Versions: 3,
}

// rootBuckets are those that a file of a format has, in order.
func rootBuckets(format uint32) []string {
	names := []string{markBucket, logsBucket, snapshotBucket}
	for space, since := range spaces {
		if since <= format {
			names = append(names, string(space))
		}
	}
	slices.Sort(names)
	return names
}

func (s Space) known() bool { return spaces[s] > 0 }

func (s Space) place() place { return inBucket(string(s)) }

func logPlace(session string) place { return inLog(logsBucket, session) }

var snapshotPlace = inBucket(snapshotBucket)

// mark is what makes a file ours.
type mark struct {
	format uint32
	id     [idSize]byte
}

func (m mark) encode() []byte {
	b := append([]byte(markText), 0, 0, 0, 0)
	binary.BigEndian.PutUint32(b[len(markText):], m.format)
	return appendSum(append(b, m.id[:]...))
}

func decodeMark(b []byte) (m mark, ok bool) {
	b, ok = cutSum(b)
	rest, found := bytes.CutPrefix(b, []byte(markText))
	if !ok || !found || len(rest) != 4+idSize {
		return mark{}, false
	}
	m.format = binary.BigEndian.Uint32(rest)
	copy(m.id[:], rest[4:])
	return m, true
}

func (m mark) encodeCommit(txid uint64) []byte {
	return appendSum(binary.BigEndian.AppendUint64(bytes.Clone(m.id[:]), txid))
}

const commitSize = idSize + 8 + crc32.Size

func (m mark) decodeCommit(b []byte) (txid uint64, ok bool) {
	b, ok = cutSum(b)
	if !ok || len(b) != idSize+8 || !bytes.Equal(b[:idSize], m.id[:]) {
		return 0, false
	}
	return binary.BigEndian.Uint64(b[idSize:]), true
}

func appendSum(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

func cutSum(b []byte) ([]byte, bool) {
	n := len(b) - crc32.Size
	if n < 0 || crc32.Checksum(b[:n], castagnoli) != binary.LittleEndian.Uint32(b[n:]) {
		return nil, false
	}
	return b[:n], true
}

// newMark is the mark of a file that is about to be made.
func newMark() mark {
	var m mark
	rand.Read(m.id[:])
	return m
}

// layOut makes a database of the present format, of nothing or of one of an earlier format.
func (m mark) layOut(tx *bbolt.Tx) error {
	m.format = format
	for _, name := range rootBuckets(format) {
		if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return err
		}
	}
	b := tx.Bucket([]byte(markBucket))
	if err := b.Put([]byte(madeKey), m.encode()); err != nil {
		return err
	}
	return sign(tx)
}

// sign writes the transaction's number into it; every transaction does it once.
func sign(tx *bbolt.Tx) error {
	b := tx.Bucket([]byte(markBucket))
	m, ok := decodeMark(b.Get([]byte(madeKey)))
	if !ok {
		return faultf(ErrDamaged, "the mark of making cannot be read")
	}
	return b.Put([]byte(commitKey), m.encodeCommit(uint64(tx.ID())))
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// lastOf returns the number of the session's last record, 0 without one.
func lastOf(tx *bbolt.Tx, session string) uint64 {
	if log := logOf(tx, session); log != nil {
		return log.Sequence()
	}
	return 0
}

// logOf returns the session's log or nil when it has none.
func logOf(tx *bbolt.Tx, session string) *bbolt.Bucket {
	return tx.Bucket([]byte(logsBucket)).Bucket([]byte(session))
}

// Spaces lists the spaces of the present format, in order of their names.
func Spaces() []Space { return slices.Sorted(maps.Keys(spaces)) }
