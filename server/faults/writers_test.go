package faults_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"
)

// writers are people who write cards as fast as they are let, and who send what was not answered again, under the id that it had, until it is. Every other one uses
// a socket, the rest HTTP.
type writers struct {
	meeting *meeting
	think   time.Duration // between two cards
	stop    chan struct{}
	all     sync.WaitGroup

	mu     sync.Mutex
	acked  map[string]string // text → card
	sent   map[string]bool   // texts of which some try was made
	last   time.Time         // of the latest acknowledgement
	outage time.Duration     // the longest time without one
}

// mustWrite lets people in and has them write until the writers are stopped.
func mustWrite(t testing.TB, m *meeting, people int, think time.Duration) *writers {
	t.Helper()
	w := &writers{meeting: m, think: think, stop: make(chan struct{}), acked: map[string]string{}, sent: map[string]bool{}, last: time.Now()}
	for i := range people {
		token := m.mustJoin(t)
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
	line := &line{meeting: w.meeting, token: token, socket: person%2 == 0}
	defer line.drop()
	for n := 0; ; n++ {
		text := fmt.Sprintf("scheda %d di %d", n, person)
		body := command("card.add", map[string]any{"kind": "need", "text": text})
		w.trying(text)
		for {
			got, err := line.send(body)
			if err == nil && got.Ack != "" {
				w.acknowledged(text, got.Card)
				break
			}
			if !w.rest(20 * time.Millisecond) {
				return
			}
		}
		if !w.rest(time.Duration(rand.Int64N(int64(2*w.think) + 1))) {
			return
		}
	}
}

// rest waits, unless it is time to end.
func (w *writers) rest(d time.Duration) bool {
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

func (w *writers) acknowledged(text, card string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := time.Now()
	w.outage = max(w.outage, now.Sub(w.last))
	w.last, w.acked[text] = now, card
}

func (w *writers) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.acked)
}

// mustReach waits until so many more were acknowledged.
func (w *writers) mustReach(t testing.TB, more int) {
	t.Helper()
	deadline, want := time.Now().Add(patience), w.count()+more
	for w.count() < want {
		if time.Now().After(deadline) {
			t.Fatalf("%d acknowledged, waiting for %d", w.count(), want)
		}
		time.Sleep(time.Millisecond)
	}
}

// lost counts the acknowledged cards that the meeting does not hold, and complains of every card that is there twice, or that nobody wrote.
func (w *writers) lost(t testing.TB, m *meeting) (lost int) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	there := map[string]string{}
	for _, c := range m.mustCards(t) {
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

// line is how one writer reaches the server: a socket that is dialled again when it breaks, or single calls.
type line struct {
	meeting *meeting
	token   string
	socket  bool
	phone   *phone
}

func (l *line) send(body map[string]any) (ack, error) {
	if !l.socket {
		return l.meeting.send(l.token, body)
	}
	if l.phone == nil {
		p, err := l.meeting.dial(l.token, 0)
		if err != nil {
			return ack{}, err
		}
		l.phone = p
	}
	got, err := l.phone.do(body)
	if err != nil {
		l.drop()
		return ack{}, errors.Join(errors.New("the line broke"), err)
	}
	return got, nil
}

func (l *line) drop() {
	if l.phone != nil {
		l.phone.close()
		l.phone = nil
	}
}
