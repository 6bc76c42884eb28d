package faults_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"colazione/server/processtest"
)

// writers are people who write cards as fast as they are let, and who send what was not answered again, under the id that it had, until it is. Every other one uses
// a socket, the rest HTTP.
type writers struct {
	meeting *processtest.Meeting
	think   time.Duration // between two cards
	tail    string        // of every card
	stop    chan struct{}
	all     sync.WaitGroup

	mu     sync.Mutex
	acked  map[string]string // text → card
	sent   map[string]bool   // texts of which some try was made
	codes  map[string]int    // of what was refused
	last   time.Time         // of the latest acknowledgement
	begun  time.Time         // when the latest of those that were acknowledged was sent
	outage time.Duration     // the longest time without one
}

// mustWrite lets people in and has them write until the writers are stopped.
func mustWrite(t testing.TB, m *processtest.Meeting, people int, think time.Duration) *writers {
	t.Helper()
	return mustWriteAtLength(t, m, people, think, fmt.Sprint(", gruppo ", groups.Add(1)))
}

var groups atomic.Int64

// mustWriteAtLength has every card end in words of this group's own.
func mustWriteAtLength(t testing.TB, m *processtest.Meeting, people int, think time.Duration, tail string) *writers {
	t.Helper()
	w := &writers{meeting: m, think: think, tail: tail, stop: make(chan struct{}), acked: map[string]string{}, sent: map[string]bool{}, codes: map[string]int{}, last: time.Now()}
	for i := range people {
		token := m.MustJoin(t)
		w.all.Go(func() { w.write(i, token) })
	}
	return w
}

// end lets everybody finish the card that they are at.
func (w *writers) end() {
	close(w.stop)
	w.all.Wait()
}

func (w *writers) write(person int, token string) {
	line := &connection{meeting: w.meeting, token: token, socket: person%2 == 0}
	defer line.drop()
	for n := 0; ; n++ {
		text := fmt.Sprintf("scheda %d di %d%s", n, person, w.tail)
		body := processtest.NewCommand("card.add", map[string]any{"kind": "need", "text": text})
		w.trying(text)
		for {
			began := time.Now()
			got, err := line.send(body)
			if err == nil && got.Ack != "" {
				w.acknowledged(text, got.Card, began)
				break
			}
			w.refused(got.Code)
			rest := 20 * time.Millisecond // nobody is there
			if err == nil {
				rest = 100 * time.Millisecond // somebody is, who refuses, and who must not be pressed
			}
			if !w.pause(rest) {
				return
			}
		}
		if !w.pause(time.Duration(rand.Int64N(int64(2*w.think) + 1))) {
			return
		}
	}
}

// pause waits, unless it is time to end.
func (w *writers) pause(d time.Duration) bool {
	select {
	case <-w.stop:
		return false
	case <-time.After(d):
		return true
	}
}

func (w *writers) trying(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sent[text] = true
}

func (w *writers) acknowledged(text, card string, began time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	w.outage = max(w.outage, now.Sub(w.last))
	w.last, w.acked[text] = now, card
	if began.After(w.begun) {
		w.begun = began
	}
}

func (w *writers) refused(code string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.codes[code]++
}

// refusals is how often that was the answer.
func (w *writers) refusals(code string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.codes[code]
}

// latest is when the last of what was acknowledged was sent.
func (w *writers) latest() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.begun
}

func (w *writers) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.acked)
}

// mustReach waits until so many more were acknowledged.
func (w *writers) mustReach(t testing.TB, more int) {
	t.Helper()
	want := w.count() + more
	processtest.MustHappen(t, fmt.Sprint(want, " acknowledgements"), func() bool { return w.count() >= want })
}

// lost counts the acknowledged cards that the meeting does not hold, and complains of every card that is there twice, or that nobody wrote.
func (w *writers) lost(t testing.TB, m *processtest.Meeting) (lost int) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	there := map[string]string{}
	for _, c := range m.MustCards(t) {
		if !strings.HasSuffix(c.Text, w.tail) {
			continue // somebody else's
		}
		if other, twice := there[c.Text]; twice {
			t.Errorf("%q is there twice, as %s and %s", c.Text, other, c.ID)
		}
		if !w.sent[c.Text] {
			t.Errorf("nobody wrote %q", c.Text)
		}
		there[c.Text] = c.ID
	}
	for text, card := range w.acked {
		if there[text] != card {
			lost++
		}
	}
	return lost
}

// connection is how one writer reaches the server: a socket that is dialled again when it breaks, or single calls.
type connection struct {
	meeting *processtest.Meeting
	token   string
	socket  bool
	phone   *processtest.Phone
}

func (l *connection) send(body map[string]any) (processtest.Ack, error) {
	if !l.socket {
		return l.meeting.Send(l.token, body)
	}
	if l.phone == nil {
		p, err := l.meeting.Dial(l.token, 0)
		if err != nil {
			return processtest.Ack{}, err
		}
		l.phone = p
	}
	got, err := l.phone.Do(body)
	if err != nil {
		l.drop()
		return processtest.Ack{}, errors.Join(errors.New("the line broke"), err)
	}
	return got, nil
}

func (l *connection) drop() {
	if l.phone != nil {
		l.phone.Close()
		l.phone = nil
	}
}
