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

	"colazione/server/processtest"
)

// The server ends within five seconds of being asked also with five thousand phones, and tells each of them when to come back.
func TestEndWithThousandsOfPhones(t *testing.T) {
	const phones = 5000
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	c := mustGather(t, m, phones)
	w := mustWrite(t, m, 5, 200*time.Millisecond)
	w.mustReach(t, 10)
	took := p.MustEnd(t)
	if took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	processtest.MustHappen(t, "every line to end", func() bool { return c.count(time.Time{}) == 0 })
	c.mustBeTold(t)
	c.leave()
	again, _ := p.Again(t)
	w.end()
	row{"SIGTERM, 5,000 phones", 1, w.count(), w.lost(t, m), took, "all told 1012; the outage is the ending, exit 0"}.report(t)
	again.MustEnd(t)
}

// F10: fifty of three hundred phones stop reading. The others hardly notice; the deaf are sent away within ten seconds, with a code by which they may come back.
func TestDeafPhones(t *testing.T) {
	const hearing, deaf, rounds = 250, 50, 3
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	c := mustGather(t, m, hearing)
	tokens := m.MustJoinAll(t, deaf)
	var quiet, disturbed []time.Duration
	var longest time.Duration
	var perPhone float64
	for range rounds {
		quiet = append(quiet, c.mustTime(t, 6*time.Second)...)
		before := mustMeasureMemory(t, m)
		var lines []*processtest.Phone
		for i, token := range tokens {
			lines = append(lines, mustDialDeaf(t, m, token, i%2 == 0))
		}
		began := time.Now()
		disturbed = append(disturbed, c.mustTime(t, 6*time.Second)...)
		perPhone = max(perPhone, (mustMeasureMemory(t, m)-before)/deaf)
		processtest.MustHappen(t, "the deaf to be sent away", func() bool {
			return mustMeasure(t, m, `colazione_connected{by="socket",role="participant"}`) == hearing
		})
		longest = max(longest, time.Since(began))
		for i, p := range lines {
			if i%2 == 1 { // to the others nothing gets through
				mustBeDropped(t, p)
			}
			p.Close()
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
		base.Seconds()*1000, with.Seconds()*1000, longest.Seconds(), perPhone/1024)}.report(t)
	c.leave()
	p.MustEnd(t)
}

// mustTime sends cards for a while and gives how long each took to each phone.
func (c *crowd) mustTime(t *testing.T, during time.Duration) (took []time.Duration) {
	t.Helper()
	for end := time.Now().Add(during); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		began := time.Now()
		seq := c.meeting.MustSend(t, c.meeting.Organiser, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("a tutti ", began.UnixNano())}).Seq
		processtest.MustHappen(t, "the card to be everywhere", func() bool { return c.reached() >= seq })
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
func mustDialDeaf(t testing.TB, m *processtest.Meeting, token string, narrow bool) *processtest.Phone {
	t.Helper()
	by := processtest.Dialer
	by.NetDial = func(network, at string) (net.Conn, error) {
		c, err := net.Dial(network, at)
		if err == nil && narrow {
			err = c.(*net.TCPConn).SetReadBuffer(2048)
		}
		return c, err
	}
	p, err := m.DialBy(by, token, 0)
	if err != nil {
		t.Fatal(err)
	}
	p.Socket.SetPingHandler(func(string) error { return nil }) // an answer to a line that has ended would take back what is still on it
	t.Cleanup(p.Close)
	return p
}

// mustBeDropped reads what is still on the line, which must end in the invitation to come back.
func mustBeDropped(t testing.TB, p *processtest.Phone) {
	t.Helper()
	last := ""
	for {
		data, err := p.Read()
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
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	tokens := m.MustJoinAll(t, 200)
	m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": "un bisogno"})
	come := func(visits int) {
		var all sync.WaitGroup
		for first := range 20 {
			all.Go(func() {
				for n := first; n < visits; n += 20 {
					visit(t, m, tokens[rand.IntN(len(tokens))], n)
				}
			})
		}
		all.Wait()
	}
	settled := func() (goroutines, memory float64) {
		// Who polled counts as there for half a minute, and the room leaves memory a minute after the last.
		deadline := time.Now().Add(2 * time.Minute)
		for mustMeasure(t, m, "colazione_rooms") > 0 && time.Now().Before(deadline) {
			time.Sleep(time.Second)
		}
		memory = mustMeasureMemory(t, m)
		// The router keeps those who served a call for ten seconds in case another comes.
		goroutines = mustMeasure(t, m, "go_goroutines")
		for range 20 {
			processtest.Client.CloseIdleConnections()
			time.Sleep(time.Second)
			goroutines = min(goroutines, mustMeasure(t, m, "go_goroutines"))
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
	row{fault: "F20 coming and going", tries: visits, note: fmt.Sprintf("goroutines %.0f, then %.0f; alive %s, then %s", goroutines, goroutinesAfter, megabytes(memory), megabytes(memoryAfter))}.report(t)
	p.MustEnd(t)
}

// visit is somebody who comes, looks and goes, by a socket or a call, and now and then likes something.
func visit(t testing.TB, m *processtest.Meeting, token string, n int) {
	if n%2 == 0 {
		if a := m.Call(http.MethodGet, "/sessions/"+m.ID+"/patch?since=0", token, nil); a.Err != nil {
			t.Error(a.Err)
		}
		return
	}
	p, err := m.Dial(token, 0)
	if err != nil {
		t.Error(err)
		return
	}
	defer p.Close()
	data, err := p.Read()
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
		if _, err := p.Do(processtest.NewCommand("like.set", map[string]any{"card": liked.ID, "on": n%100 == 1})); err != nil {
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
	data := processtest.NewData(t)
	cmd := exec.CommandContext(t.Context(), racing, processtest.Flags(data, "-addr", "127.0.0.1:0")...)
	p, err := processtest.Launch(cmd, data, cmd.Start)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	small, erased := processtest.MustMeet(t, p.Base, processtest.Live), processtest.MustMeet(t, p.Base, processtest.Live)
	for n := range 60 {
		small.MustSend(t, small.Organiser, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("bisogno ", n)})
	}
	c := mustGather(t, m, 60)
	w := mustWrite(t, m, 20, 200*time.Millisecond)
	w.mustReach(t, 100)
	for n := range 3 {
		mustDownload(t, m, filepath.Join(t.TempDir(), "copy.db"))
		mustRun(t, "check", "-data", data)
		mustChange(t, small, 30)
		for _, format := range []string{"md", "pdf", "xlsx"} {
			if a := small.Call(http.MethodGet, "/sessions/"+small.ID+"/report."+format, small.Organiser, nil); a.Status != http.StatusOK {
				t.Errorf("%s: %d %v", format, a.Status, a.Err)
			}
		}
		if n == 1 {
			if a := erased.Call(http.MethodDelete, "/sessions/"+erased.ID, erased.Organiser, nil); a.Status != http.StatusNoContent {
				t.Errorf("%d %s", a.Status, a.Body)
			}
		}
	}
	took := p.MustEnd(t) // with everybody at it
	close(w.stop)
	w.all.Wait()
	c.leave()
	if strings.Contains(p.Log.String(), "DATA RACE") {
		t.Errorf("%s", p.Log.String())
	}
	row{fault: "race detector", tries: 1, acked: w.count(), outage: took, note: "writers, readers, copies, reports, erasure, end: silent; the outage is the ending"}.report(t)
}
