package wsconn

import (
	"runtime"
	"sync"
)

// senders flush the connections of one group. When a group is woken a thousand of them have something to send at once; if each did so in a goroutine of its own, the
// messages that come in meanwhile would stand behind all of them. So there are as few senders as can be busy at the same time, and they let others pass in between. Each
// group has its own, so that what holds one group up holds up no other.
type senders struct {
	hub   *Hub
	conns int // in the group; under the Hub's lock

	mu      sync.Mutex
	waiting []*Conn
	running int // goroutines
}

// mostSenders keep every processor busy.
var mostSenders = runtime.GOMAXPROCS(0)

// Connections that are flushed before others may pass: about a tenth of a millisecond.
const yieldEvery = 8

// add has a connection flushed soon. It is called while the connection runs.
func (s *senders) add(c *Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting = append(s.waiting, c)
	s.start()
}

// start adds a goroutine where one is missing; mu is held.
func (s *senders) start() {
	if s.running < mostSenders && len(s.waiting) > 0 {
		s.running++
		s.hub.running.Go(s.work)
	}
}

func (s *senders) work() {
	replaced := false
	onSlow := func() {
		if !replaced {
			replaced = true
			s.stepAside()
		}
	}
	for flushed := 1; !replaced; flushed++ {
		c := s.next()
		if c == nil {
			return
		}
		c.flush(onSlow)
		if flushed%yieldEvery == 0 {
			runtime.Gosched()
		}
	}
}

// next returns the connection that has waited longest, or nil when there is none; then the goroutine ends.
func (s *senders) next() *Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting) == 0 {
		s.running--
		s.waiting = nil
		return nil
	}
	c := s.waiting[0]
	s.waiting[0] = nil
	s.waiting = s.waiting[1:]
	return c
}

// stepAside has another take the place of a goroutine that is going to wait for a slow client.
func (s *senders) stepAside() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running--
	s.start()
}
