package web

import (
	"runtime"
	"sync"

	"colazione/session"
)

// tellers tell the lines of one session what there is. When its room is woken a thousand of them have something to tell at once; if each did so in a goroutine of its
// own, the commands that come meanwhile would stand behind all of them. So there are as few as can be busy at the same time, and they let others pass between.
type tellers struct {
	running *sync.WaitGroup
	lines   int // under theirs

	mu      sync.Mutex
	waiting []*line
	at      int // work
}

// mostTellers keep every processor busy.
var mostTellers = runtime.GOMAXPROCS(0)

// Lines that are told before others may pass: about a tenth of a millisecond.
const passEvery = 8

// tell has a line told soon, by a goroutine that is counted as running. Something else must be counted at that time.
func (t *tellers) tell(l *line) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting = append(t.waiting, l)
	t.start()
}

// start adds a teller where one is missing; mu is held.
func (t *tellers) start() {
	if t.at < mostTellers && len(t.waiting) > 0 {
		t.at++
		t.running.Go(t.work)
	}
}

func (t *tellers) work() {
	aside := false
	slow := func() {
		if !aside {
			aside = true
			t.leave()
		}
	}
	for told := 1; !aside; told++ {
		l := t.next()
		if l == nil {
			return
		}
		l.tell(slow)
		if told%passEvery == 0 {
			runtime.Gosched()
		}
	}
}

// next gives the line that has waited longest, or nil when the work is done.
func (t *tellers) next() *line {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.waiting) == 0 {
		t.at--
		t.waiting = nil
		return nil
	}
	l := t.waiting[0]
	t.waiting[0] = nil
	t.waiting = t.waiting[1:]
	return l
}

// leave has another take the place of a teller that is going to wait for a slow client.
func (t *tellers) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.at--
	t.start()
}

// theirs are the tellers of the sessions that have lines, so that what holds one room up holds up no other.
type theirs struct {
	running *sync.WaitGroup
	mu      sync.Mutex
	of      map[session.ID]*tellers
}

// come gives the tellers of a session to a new line of it.
func (s *theirs) come(id session.ID) *tellers {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.of[id]
	if t == nil {
		t = &tellers{running: s.running}
		s.of[id] = t
	}
	t.lines++
	return t
}

// leave lets the tellers of a session go with its last line.
func (s *theirs) leave(id session.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.of[id]; t.lines > 1 {
		t.lines--
	} else {
		delete(s.of, id)
	}
}
