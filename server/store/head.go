package store

import (
	"bytes"
	"encoding/binary"
	"hash/fnv"
	"io"
)

// bbolt's file begins with two pages, 0 and 1, that take turns: each commit writes
// the one that is older, and the newer valid one counts. After a page header of 16
// bytes each holds, little endian:
//
//	magic 4 · version 4 · page size 4 · flags 4 · root page 8 · root sequence 8 ·
//	page of the free list 8 · number of pages 8 · transaction 8 · FNV-1a of these 8
type head struct {
	pageSize int
	root     uint64
	freelist uint64
	pages    uint64 // those of the database; the file may be longer
	txid     uint64
}

const (
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	pageHeader     = 16
	headSize       = 64
	smallestPage   = 1 << 10
	largestPage    = 1 << 16
	noFreelistPage = 1<<64 - 1
)

// readHead returns the file's newer head.
//
// Both must be valid and belong to two commits in a row. bbolt would go on with
// one; but a crash does not damage them: the 80 bytes lie in one sector, which a
// disk writes wholly or not at all. And with the newer one its commit, which was
// acknowledged, would be lost in silence.
func readHead(file io.ReaderAt, size int64) (head, error) {
	if size == 0 {
		return head{}, faultf(ErrEmptied, "it is empty (0 bytes)")
	}
	first, err := readPageStart(file, 0)
	if err != nil {
		return head{}, err
	}
	a, errA := decodeHead(first)
	if errA != nil {
		return head{}, whatElse(file, size, first, errA)
	}
	second, err := readPageStart(file, int64(a.pageSize))
	if err != nil {
		return head{}, err
	}
	b, errB := decodeHead(second)
	if errB != nil {
		return head{}, faultf(ErrDamaged, "its second page %v", errB)
	}
	newer := a
	if b.txid > a.txid {
		newer = b
	}
	if a.txid-b.txid != 1 && b.txid-a.txid != 1 || a.pageSize != b.pageSize {
		return head{}, faultf(ErrDamaged, "its first two pages, of commits %d and %d, do not belong together: %s", a.txid, b.txid, putBack)
	}
	if need := newer.pages * uint64(newer.pageSize); need > uint64(size) {
		return head{}, faultf(ErrDamaged, "it was cut off: it has %d bytes and should have at least %d", size, need)
	}
	return newer, nil
}

func readPageStart(file io.ReaderAt, offset int64) ([]byte, error) {
	b := make([]byte, pageHeader+headSize)
	n, err := file.ReadAt(b, offset)
	if err != nil && err != io.EOF {
		return nil, because(ErrDamaged, err, "it cannot be read")
	}
	return b[:n], nil
}

// decodeHead's error continues a sentence that begins with the page's name.
func decodeHead(b []byte) (head, error) {
	if len(b) < pageHeader+headSize {
		return head{}, faultf(ErrDamaged, "is cut off")
	}
	m := b[pageHeader:]
	if binary.LittleEndian.Uint32(m) != boltMagic {
		return head{}, faultf(ErrForeign, "is not one of a database")
	}
	sum := fnv.New64a()
	sum.Write(m[:headSize-8])
	if sum.Sum64() != binary.LittleEndian.Uint64(m[headSize-8:]) {
		return head{}, faultf(ErrDamaged, "does not match its checksum")
	}
	h := head{
		pageSize: int(binary.LittleEndian.Uint32(m[8:])),
		root:     binary.LittleEndian.Uint64(m[16:]),
		freelist: binary.LittleEndian.Uint64(m[32:]),
		pages:    binary.LittleEndian.Uint64(m[40:]),
		txid:     binary.LittleEndian.Uint64(m[48:]),
	}
	if version := binary.LittleEndian.Uint32(m[4:]); version != boltVersion {
		return head{}, faultf(ErrForeign, "has bbolt's file version %d, not %d", version, boltVersion)
	}
	if h.pageSize < smallestPage || h.pageSize > largestPage || h.pageSize&(h.pageSize-1) != 0 || h.pages > 1<<47/uint64(h.pageSize) {
		return head{}, faultf(ErrDamaged, "makes no sense")
	}
	return h, nil
}

// whatElse tells a file of ours whose first page is gone from one that never was ours.
func whatElse(file io.ReaderAt, size int64, first []byte, why error) error {
	damaged := len(bytes.Trim(first, "\x00")) == 0
	if len(first) >= pageHeader+4 {
		damaged = damaged || binary.LittleEndian.Uint32(first[pageHeader:]) == boltMagic
	}
	for at := int64(smallestPage); at <= largestPage && at < size && !damaged; at *= 2 {
		second, err := readPageStart(file, at)
		if err != nil {
			return err
		}
		_, err = decodeHead(second)
		damaged = err == nil
	}
	if damaged {
		return faultf(ErrDamaged, "its first page %v", why)
	}
	return faultf(ErrForeign, "it is a file of another kind")
}
