package web

import (
	"context"
	"crypto/sha256"
	"fmt"
	"sync"

	"golang.org/x/sync/singleflight"

	"colazione/session"
)

// documentCache holds the documents of sessions that were made lately, so that a room full of people who all ask for one costs one. They lie in memory alone, and those of a session
// go with whatever changes in it: no words stay here that were taken out of it, and no names that are others now.
type documentCache struct {
	making chan struct{}      // holds one for each that is being made
	asked  singleflight.Group // by documentKey

	mu      sync.Mutex
	shelves map[session.ID]*shelf
	bytes   int // of all that is kept
}

// shelf holds what is kept of one session.
type shelf struct {
	turn uint64 // grows with every change
	of   map[documentKey]file
}

// documentKey is all that decides what stands in a document.
type documentKey struct {
	session  session.ID
	turn     uint64 // of the shelf
	seq      session.Seq
	version  int // or draft
	language session.Language
	format   string
	head     [sha256.Size]byte // the letterhead
	day      string
}

const (
	// So many are made at a time: each takes a processor, and up to some dozens of MB.
	mostMaking = 2
	// More bytes are not kept; when they are reached all begins anew.
	mostKeptBytes = 64 << 20
)

func newDocumentCache() *documentCache {
	return &documentCache{making: make(chan struct{}, mostMaking), shelves: map[session.ID]*shelf{}}
}

// turn waits until a document may be made. session.ErrUnavailable: the server ends before that.
func (p *documentCache) turn(ctx context.Context) (done func(), err error) {
	select {
	case p.making <- struct{}{}:
		return func() { <-p.making }, nil
	case <-ctx.Done():
		return nil, session.ErrUnavailable
	}
}

// get returns a document that is kept, or that is being made, or has it made.
func (p *documentCache) get(ctx context.Context, key documentKey, produce func() (file, error)) (file, error) {
	made, err, _ := p.asked.Do(fmt.Sprint(key), func() (any, error) {
		if kept, found := p.kept(key); found {
			return kept, nil
		}
		done, err := p.turn(ctx)
		if err != nil {
			return file{}, err
		}
		defer done()
		one, err := produce()
		if err == nil {
			p.keep(key, one)
		}
		return one, err
	})
	return made.(file), err
}

func (p *documentCache) kept(key documentKey) (file, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.shelves[key.session]; s != nil {
		one, found := s.of[key]
		return one, found
	}
	return file{}, false
}

// keep puts a document on its shelf, unless the session has changed meanwhile.
func (p *documentCache) keep(key documentKey, one file) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bytes+len(one.data) > mostKeptBytes {
		for _, s := range p.shelves {
			p.empty(s)
		}
	}
	if s := p.shelves[key.session]; s != nil && s.turn == key.turn && len(one.data) <= mostKeptBytes {
		s.of[key] = one
		p.bytes += len(one.data)
	}
}

// empty throws away what is on a shelf; mu is held.
func (p *documentCache) empty(s *shelf) {
	for key, one := range s.of {
		p.bytes -= len(one.data)
		delete(s.of, key)
	}
}

// turnOf returns the turn of a session's shelf. It is asked before the session is looked at.
func (p *documentCache) turnOf(id session.ID) uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.shelves[id]
	if s == nil {
		s = &shelf{of: map[documentKey]file{}}
		p.shelves[id] = s
	}
	return s.turn
}

// changed forgets what was made of a session before.
func (p *documentCache) changed(id session.ID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.shelves[id]; s != nil {
		s.turn++
		p.empty(s)
	}
}

// size counts the bytes that are kept.
func (p *documentCache) size() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.bytes
}
