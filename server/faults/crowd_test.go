package faults_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"colazione/server/processtest"
)

// crowd is people with phones, who come back by themselves as the real ones do: when they were told to, or soon after their line broke.
type crowd struct {
	meeting *processtest.Meeting
	tokens  []string
	stop    chan struct{}
	all     sync.WaitGroup

	mu      sync.Mutex
	views   []*view
	lines   []*processtest.Phone
	live    []time.Time // when each was last brought to something, on the line that it has
	codes   map[int]int // with which lines were closed
	retries []int64     // in how many milliseconds to come back, as the server said
	wrong   []error
	dialer  websocket.Dialer
}

// mustGather lets people in and connects them.
func mustGather(t testing.TB, m *processtest.Meeting, people int) *crowd {
	t.Helper()
	return mustGatherBy(t, processtest.Dialer, m, people)
}

// mustGatherBy connects them in a way of their own.
func mustGatherBy(t testing.TB, by websocket.Dialer, m *processtest.Meeting, people int) *crowd {
	t.Helper()
	c := &crowd{meeting: m, dialer: by, stop: make(chan struct{}), codes: map[int]int{}, views: make([]*view, people), lines: make([]*processtest.Phone, people), live: make([]time.Time, people)}
	c.tokens = m.MustJoinAll(t, people)
	for i := range people {
		c.views[i] = &view{}
	}
	for i := range people {
		c.all.Go(func() { c.keep(i) })
	}
	c.mustBeLive(t, people, time.Time{})
	t.Cleanup(c.leave)
	return c
}

// leave ends all phones.
func (c *crowd) leave() {
	c.mu.Lock()
	select {
	case <-c.stop:
	default:
		close(c.stop)
	}
	for _, p := range c.lines {
		if p != nil {
			p.Close()
		}
	}
	c.mu.Unlock()
	c.all.Wait()
}

// keep keeps one phone connected.
func (c *crowd) keep(i int) {
	for {
		c.mu.Lock()
		since := c.views[i].seq
		c.mu.Unlock()
		p, err := c.meeting.DialBy(c.dialer, c.tokens[i], since)
		rest := 300*time.Millisecond + time.Duration(rand.Int64N(int64(700*time.Millisecond)))
		if err == nil {
			rest = c.follow(i, p)
		}
		select {
		case <-c.stop:
			return
		case <-time.After(rest):
		}
	}
}

// follow reads a line to its end and gives after how long to come back.
func (c *crowd) follow(i int, p *processtest.Phone) (rest time.Duration) {
	defer p.Close()
	c.mu.Lock()
	c.lines[i] = p
	c.mu.Unlock()
	rest = time.Duration(rand.Int64N(int64(time.Second)))
	for {
		data, err := p.Read()
		c.mu.Lock()
		if err != nil {
			var closed *websocket.CloseError
			if errors.As(err, &closed) {
				c.codes[closed.Code]++
			}
			c.live[i] = time.Time{}
			c.mu.Unlock()
			return rest
		}
		if told := c.take(i, data); told > 0 {
			rest = told
		}
		c.mu.Unlock()
	}
}

// take takes one frame in; it gives the time after which to come back, where that is what it says.
func (c *crowd) take(i int, data []byte) time.Duration {
	var frame struct {
		Patch *patch
		Bye   *struct {
			RetryInMS int64 `json:"retry_in_ms"`
		}
	}
	if err := json.Unmarshal(data, &frame); err != nil {
		c.wrong = append(c.wrong, err)
	}
	switch {
	case frame.Bye != nil:
		c.retries = append(c.retries, frame.Bye.RetryInMS)
		return time.Duration(frame.Bye.RetryInMS) * time.Millisecond
	case frame.Patch != nil:
		c.live[i] = time.Now()
		if err := c.views[i].apply(*frame.Patch); err != nil {
			c.wrong = append(c.wrong, err)
		}
	}
	return 0
}

// count returns how many phones are live on a line that they got after a moment.
func (c *crowd) count(after time.Time) (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, at := range c.live {
		if at.After(after) {
			n++
		}
	}
	return n
}

// mustBeLive waits until so many are, and gives how long it took since then.
func (c *crowd) mustBeLive(t testing.TB, people int, since time.Time) time.Duration {
	t.Helper()
	began := time.Now()
	if !since.IsZero() {
		began = since
	}
	processtest.MustHappen(t, fmt.Sprint(people, " live phones"), func() bool { return c.count(since) >= people })
	return time.Since(began)
}

// mustAgree waits until every phone holds what one who comes fresh with the same ticket sees, and complains of what stays different.
func (c *crowd) mustAgree(t testing.TB) {
	t.Helper()
	for i, token := range c.tokens {
		fresh := mustSnapshot(t, c.meeting, token)
		processtest.MustHappen(t, "a phone to hold the latest", func() bool { c.mu.Lock(); defer c.mu.Unlock(); return c.views[i].seq >= fresh.seq })
		c.mu.Lock()
		what := c.views[i].differs(fresh)
		c.mu.Unlock()
		if what != "" {
			t.Errorf("phone %d: %s", i, what)
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, err := range c.wrong {
		t.Error(err)
	}
}
