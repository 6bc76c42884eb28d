package store

import (
	"bytes"
	"encoding/binary"
)

// pages walks the trees of a bbolt file by itself, in memory that is bounds-checked.
// bbolt's own check follows damaged page numbers out of its mapping, which ends the
// process, and holds its findings in maps of all pages.
//
// A page begins with, little endian: its number 8 · kind 2 · number of elements 2 ·
// number of pages that follow as part of it 4. The elements come next, 16 bytes
// each, then keys and values, found by their distance from their element:
//
//	branch element: distance 4 · length of the key 4 · page 8
//	leaf element:   flags 4 · distance 4 · length of the key 4 · length of the value 4
//
// A leaf element with flag 1 is a bucket; its value is root page 8 · sequence 8,
// and with root page 0 the bucket's only page follows inside the value.
type pages struct {
	data []byte
	head head
	seen []uint64 // a bit for each page that was reached
}

const (
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	elementSize  = 16
	bucketHeader = 16
	bucketFlag   = 1
	manyElements = 0xFFFF // on a free list: the number stands in the first element
)

func newPages(data []byte, h head) *pages {
	return &pages{data: data, head: h, seen: make([]uint64, h.pages/64+1)}
}

type page struct {
	kind  uint16
	count int
	body  []byte // with its header and the pages that follow
}

// item is an entry of a leaf.
type item struct {
	key, value []byte
	bucket     bool
}

// page returns page id and remembers it and those that belong to it as reached.
func (p *pages) page(id uint64) (page, error) {
	if id < 2 || id >= p.head.pages {
		return page{}, faultf(ErrDamaged, "there is no page %d among its %d", id, p.head.pages)
	}
	size := uint64(p.head.pageSize)
	start := p.data[id*size:]
	if own := binary.LittleEndian.Uint64(start); own != id {
		return page{}, faultf(ErrDamaged, "page %d says that it is page %d", id, own)
	}
	more := uint64(binary.LittleEndian.Uint32(start[12:]))
	if id+more >= p.head.pages {
		return page{}, faultf(ErrDamaged, "page %d reaches beyond the end", id)
	}
	for i := id; i <= id+more; i++ {
		if p.reached(i) {
			return page{}, faultf(ErrDamaged, "page %d is used twice", i)
		}
		p.seen[i/64] |= 1 << (i % 64)
	}
	pg, err := parsePage(start[:(more+1)*size])
	if err != nil {
		return page{}, faultf(ErrDamaged, "page %d %v", id, err)
	}
	return pg, nil
}

func (p *pages) reached(id uint64) bool { return p.seen[id/64]&(1<<(id%64)) != 0 }

func parsePage(body []byte) (page, error) {
	if len(body) < pageHeader {
		return page{}, faultf(ErrDamaged, "is cut off")
	}
	pg := page{
		kind:  binary.LittleEndian.Uint16(body[8:]),
		count: int(binary.LittleEndian.Uint16(body[10:])),
		body:  body,
	}
	if pg.kind != freelistPage && pageHeader+pg.count*elementSize > len(body) {
		return page{}, faultf(ErrDamaged, "has no room for its %d elements", pg.count)
	}
	return pg, nil
}

// branch returns element i of a branch page.
func (pg page) branch(i int) (key []byte, child uint64, err error) {
	element := pg.body[pageHeader+i*elementSize:]
	key, err = cut(element, binary.LittleEndian.Uint32(element), binary.LittleEndian.Uint32(element[4:]))
	return key, binary.LittleEndian.Uint64(element[8:]), err
}

// leaf returns element i of a leaf page.
func (pg page) leaf(i int) (it item, err error) {
	element := pg.body[pageHeader+i*elementSize:]
	flags := binary.LittleEndian.Uint32(element)
	at := binary.LittleEndian.Uint32(element[4:])
	keySize := binary.LittleEndian.Uint32(element[8:])
	if it.key, err = cut(element, at, keySize); err != nil {
		return item{}, err
	}
	if it.value, err = cut(element[at+keySize:], 0, binary.LittleEndian.Uint32(element[12:])); err != nil {
		return item{}, err
	}
	if flags > bucketFlag || len(it.key) == 0 {
		return item{}, faultf(ErrDamaged, "has an element of an unknown kind")
	}
	it.bucket = flags == bucketFlag
	return it, nil
}

func cut(b []byte, at, size uint32) ([]byte, error) {
	end := uint64(at) + uint64(size)
	if end > uint64(len(b)) {
		return nil, faultf(ErrDamaged, "has an element that reaches beyond it")
	}
	return b[at:end:end], nil
}

// tree calls visit with each entry below page id, in order. Their keys must grow,
// from low on and below high; nil is no bound.
func (p *pages) tree(id uint64, low, high []byte, visit func(item) error) error {
	pg, err := p.page(id)
	if err != nil {
		return err
	}
	switch pg.kind {
	case leafPage:
		err = pg.items(low, high, visit)
	case branchPage:
		err = p.children(pg, low, high, visit)
	default:
		err = faultf(ErrDamaged, "page %d is of kind %#x, neither branch nor leaf", id, pg.kind)
	}
	return err
}

func (p *pages) children(pg page, low, high []byte, visit func(item) error) error {
	if pg.count == 0 {
		return faultf(ErrDamaged, "a branch page is empty")
	}
	key, child, err := pg.branch(0)
	for i := range pg.count {
		if err != nil {
			return err
		}
		if !between(low, key, high) || i > 0 && bytes.Equal(low, key) {
			return faultf(ErrDamaged, "a branch page is out of order")
		}
		upper, next := high, uint64(0)
		if i+1 < pg.count {
			if upper, next, err = pg.branch(i + 1); err != nil {
				return err
			}
		}
		if err := p.tree(child, key, upper, visit); err != nil {
			return err
		}
		low, key, child = key, upper, next
	}
	return nil
}

func (pg page) items(low, high []byte, visit func(item) error) error {
	for i := range pg.count {
		it, err := pg.leaf(i)
		if err != nil {
			return err
		}
		if !between(low, it.key, high) || i > 0 && bytes.Equal(low, it.key) {
			return faultf(ErrDamaged, "a leaf page is out of order")
		}
		if err := visit(it); err != nil {
			return err
		}
		low = it.key
	}
	return nil
}

func between(low, key, high []byte) bool {
	return (low == nil || bytes.Compare(low, key) <= 0) && (high == nil || bytes.Compare(key, high) < 0)
}

// bucket calls visit with each entry of the bucket whose value this is.
func (p *pages) bucket(value []byte, visit func(item) error) error {
	if len(value) < bucketHeader {
		return faultf(ErrDamaged, "a bucket is cut off")
	}
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		return p.tree(root, nil, nil, visit)
	}
	pg, err := parsePage(value[bucketHeader:])
	if err != nil {
		return err
	}
	if pg.kind != leafPage {
		return faultf(ErrDamaged, "an inline page is of kind %#x", pg.kind)
	}
	return pg.items(nil, nil, visit)
}

func sequenceOf(bucket []byte) uint64 {
	if len(bucket) < bucketHeader {
		return 0
	}
	return binary.LittleEndian.Uint64(bucket[8:])
}

// accounts checks, after all trees were walked, that each page is reached or free.
func (p *pages) accounts() error {
	pg, err := p.page(p.head.freelist)
	if err != nil {
		return err
	}
	if pg.kind != freelistPage {
		return faultf(ErrDamaged, "the list of free pages is of kind %#x", pg.kind)
	}
	ids, n := pg.body[pageHeader:], uint64(pg.count)
	if pg.count == manyElements {
		n, ids = binary.LittleEndian.Uint64(ids), ids[8:]
	}
	if n > uint64(len(ids)/8) {
		return faultf(ErrDamaged, "the list of free pages has no room for its %d entries", n)
	}
	free := make([]uint64, len(p.seen))
	for i := range n {
		id := binary.LittleEndian.Uint64(ids[i*8:])
		if id < 2 || id >= p.head.pages || p.reached(id) || free[id/64]&(1<<(id%64)) != 0 {
			return faultf(ErrDamaged, "page %d is on the list of free pages and should not be", id)
		}
		free[id/64] |= 1 << (id % 64)
	}
	for id := uint64(2); id < p.head.pages; id++ {
		if !p.reached(id) && free[id/64]&(1<<(id%64)) == 0 {
			return faultf(ErrDamaged, "page %d is neither used nor free", id)
		}
	}
	return nil
}
