//go:build soak

package faults_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
)

// The server ends within five seconds of being asked also with five thousand phones, and tells each of them when to come back.
func TestEndWithThousandsOfPhones(t *testing.T) {
	const phones = 5000
	p := mustStart(t, newData(t))
	m := mustMeet(t, p, live)
	c := mustGather(t, m, phones)
	w := mustWrite(t, m, 5, 200*time.Millisecond)
	w.mustReach(t, 10)
	took := p.mustEnd(t)
	if took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	mustHappen(t, "every line to end", func() bool { return c.count(time.Time{}) == 0 })
	c.mustBeTold(t)
	c.leave()
	again, _ := p.again(t)
	w.end()
	row{"SIGTERM, 5,000 phones", 1, w.count(), w.lost(t, m), took, "all told 1012; the outage is the ending, exit 0"}.tell(t)
	again.mustEnd(t)
}

// F10: fifty of three hundred phones stop reading. The others hardly notice; the deaf are sent away within ten seconds, with a code by which they may come back.
func TestDeafPhones(t *testing.T) {
	const hearing, deaf, rounds = 250, 50, 3
	p := mustStart(t, newData(t))
	m := mustMeet(t, p, live)
	c := mustGather(t, m, hearing)
	tokens := m.mustJoinAll(t, deaf)
	var quiet, disturbed []time.Duration
	var longest time.Duration
	var perPhone float64
	for range rounds {
		quiet = append(quiet, c.mustTime(t, 6*time.Second)...)
		before := m.mustMeasureMemory(t)
		var lines []*phone
		for i, token := range tokens {
			lines = append(lines, m.mustDialDeaf(t, token, i%2 == 0))
		}
		began := time.Now()
		disturbed = append(disturbed, c.mustTime(t, 6*time.Second)...)
		perPhone = max(perPhone, (m.mustMeasureMemory(t)-before)/deaf)
		mustHappen(t, "the deaf to be sent away", func() bool {
			return m.mustMeasure(t, `colazione_connected{by="socket",role="participant"}`) == hearing
		})
		longest = max(longest, time.Since(began))
		for i, p := range lines {
			if i%2 == 1 { // to the others nothing gets through
				p.mustHearTooSlow(t)
			}
			p.close()
		}
	}
	base, with := percentile(quiet, 99), percentile(disturbed, 99)
	if longest > 10*time.Second {
		t.Errorf("the last of the deaf was sent away after %v", longest)
	}
	if perPhone > 128<<10 {
		t.Errorf("a deaf phone takes %.0f KiB", perPhone/1024)
	}
	if with > base*6/5 {
		t.Errorf("p99 grows from %v to %v", base, with)
	}
	row{fault: "F10 deaf phones", tries: rounds, acked: len(quiet) + len(disturbed), note: fmt.Sprintf("p99 of the others %.1f ms, with them %.1f ms; away after %.1f s; %.0f KiB each",
		base.Seconds()*1000, with.Seconds()*1000, longest.Seconds(), perPhone/1024)}.tell(t)
	c.leave()
	p.mustEnd(t)
}

// mustTime sends cards for a while and gives how long each took to each phone.
func (c *crowd) mustTime(t *testing.T, during time.Duration) (took []time.Duration) {
	t.Helper()
	for end := time.Now().Add(during); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		began := time.Now()
		seq := c.meeting.mustSend(t, c.meeting.organiser, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("a tutti ", began.UnixNano())}).Seq
		mustHappen(t, "the card to be everywhere", func() bool { return c.reached() >= seq })
		c.mu.Lock()
		for _, at := range c.live {
			took = append(took, at.Sub(began))
		}
		c.mu.Unlock()
	}
	return took
}

// reached is the change that every phone holds.
func (c *crowd) reached() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	least := c.views[0].seq
	for _, v := range c.views {
		least = min(least, v.seq)
	}
	return least
}

func percentile(all []time.Duration, percent int) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)-1)*percent/100]
}

// mustDialDeaf connects somebody who reads nothing, with as much room for what is not read as is usual, or with hardly any.
func (m *meeting) mustDialDeaf(t testing.TB, token string, narrow bool) *phone {
	t.Helper()
	by := dialer
	by.NetDial = func(network, at string) (net.Conn, error) {
		c, err := net.Dial(network, at)
		if err == nil && narrow {
			err = c.(*net.TCPConn).SetReadBuffer(2048)
		}
		return c, err
	}
	p, err := m.dialBy(by, token, 0)
	if err != nil {
		t.Fatal(err)
	}
	p.ws.SetPingHandler(func(string) error { return nil }) // an answer to a line that has ended would take back what is still on it
	t.Cleanup(p.close)
	return p
}

// mustHearTooSlow reads what is still on the line, which must end in the invitation to come back.
func (p *phone) mustHearTooSlow(t testing.TB) {
	t.Helper()
	last := ""
	for {
		data, err := p.read()
		if err == nil {
			last = string(data)
			continue
		}
		if !websocket.IsCloseError(err, websocket.CloseTryAgainLater) || !strings.Contains(last, `"too_slow"`) || !strings.Contains(last, `"retry_in_ms"`) {
			t.Errorf("the line ended with %v after %.100s", err, last)
		}
		return
	}
}

// F20: people come and go as in an hour, by either way. At the end there is nothing left of them.
func TestPeopleComeAndGo(t *testing.T) {
	p := mustStart(t, newData(t))
	m := mustMeet(t, p, live)
	tokens := m.mustJoinAll(t, 200)
	m.mustSend(t, m.organiser, "card.add", map[string]any{"kind": "need", "text": "un bisogno"})
	come := func(visits int) {
		var all sync.WaitGroup
		for first := range 20 {
			all.Go(func() {
				for n := first; n < visits; n += 20 {
					m.visit(t, tokens[rand.IntN(len(tokens))], n)
				}
			})
		}
		all.Wait()
	}
	settled := func() (goroutines, memory float64) {
		// Who polled counts as there for half a minute, and the room leaves memory a minute after the last.
		deadline := time.Now().Add(2 * time.Minute)
		for m.mustMeasure(t, "colazione_rooms") > 0 && time.Now().Before(deadline) {
			time.Sleep(time.Second)
		}
		memory = m.mustMeasureMemory(t)
		// The router keeps those who served a call for ten seconds in case another comes.
		goroutines = m.mustMeasure(t, "go_goroutines")
		for range 20 {
			client.CloseIdleConnections()
			time.Sleep(time.Second)
			goroutines = min(goroutines, m.mustMeasure(t, "go_goroutines"))
		}
		return goroutines, memory
	}
	come(1000)
	goroutines, memory := settled()
	const visits = 18_000 // five a second for an hour
	come(visits)
	goroutinesAfter, memoryAfter := settled()
	if goroutinesAfter > goroutines*1.1+2 {
		t.Errorf("%v goroutines, %v at the start", goroutinesAfter, goroutines)
	}
	if memoryAfter > memory*1.1 {
		t.Errorf("%s are alive, %s at the start", megabytes(memoryAfter), megabytes(memory))
	}
	row{fault: "F20 coming and going", tries: visits, note: fmt.Sprintf("goroutines %.0f, then %.0f; alive %s, then %s", goroutines, goroutinesAfter, megabytes(memory), megabytes(memoryAfter))}.tell(t)
	p.mustEnd(t)
}

// visit is somebody who comes, looks and goes, by a socket or a call, and now and then likes something.
func (m *meeting) visit(t testing.TB, token string, n int) {
	if n%2 == 0 {
		if a := m.call(http.MethodGet, "/sessions/"+m.id+"/patch?since=0", token, nil); a.err != nil {
			t.Error(a.err)
		}
		return
	}
	p, err := m.dial(token, 0)
	if err != nil {
		t.Error(err)
		return
	}
	defer p.close()
	data, err := p.read()
	var frame struct{ Patch patch }
	if err != nil || json.Unmarshal(data, &frame) != nil || len(frame.Patch.Cards) != 1 {
		t.Errorf("%v %s", err, data)
		return
	}
	if n%50 == 1 {
		var liked struct{ ID string }
		if err := json.Unmarshal(frame.Patch.Cards[0], &liked); err != nil {
			t.Error(err)
		}
		if _, err := p.do(command("like.set", map[string]any{"card": liked.ID, "on": n%100 == 1})); err != nil {
			t.Error(err)
		}
	}
}

// The race detector has nothing to say of a server that is written to, read from, copied, visited and ended.
func TestNoRaces(t *testing.T) {
	racing := filepath.Join(t.TempDir(), "colazione")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-race", "-o", racing, "colazione/server").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data := newData(t)
	cmd := exec.CommandContext(t.Context(), racing, flags(data, []string{"-addr", "127.0.0.1:0"})...)
	p, err := launch(cmd, data, cmd.Start)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	m := mustMeet(t, p, live)
	small, erased := mustMeet(t, p, live), mustMeet(t, p, live)
	for n := range 60 {
		small.mustSend(t, small.organiser, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("bisogno ", n)})
	}
	c := mustGather(t, m, 60)
	w := mustWrite(t, m, 20, 200*time.Millisecond)
	w.mustReach(t, 100)
	for n := range 3 {
		mustDownload(t, m, filepath.Join(t.TempDir(), "copy.db"))
		mustRun(t, "check", "-data", data)
		small.mustStir(t, 30)
		for _, format := range []string{"md", "pdf", "xlsx"} {
			if a := small.call(http.MethodGet, "/sessions/"+small.id+"/report."+format, small.organiser, nil); a.status != http.StatusOK {
				t.Errorf("%s: %d %v", format, a.status, a.err)
			}
		}
		if n == 1 {
			if a := erased.call(http.MethodDelete, "/sessions/"+erased.id, erased.organiser, nil); a.status != http.StatusNoContent {
				t.Errorf("%d %s", a.status, a.body)
			}
		}
	}
	took := p.mustEnd(t) // with everybody at it
	close(w.stop)
	w.all.Wait()
	c.leave()
	if strings.Contains(p.log.String(), "DATA RACE") {
		t.Errorf("%s", p.log.String())
	}
	row{fault: "race detector", tries: 1, acked: w.count(), outage: took, note: "writers, readers, copies, reports, erasure, end: silent; the outage is the ending"}.tell(t)
}
