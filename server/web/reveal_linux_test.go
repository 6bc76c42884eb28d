package web_test

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
)

const revealAgenda = `[{"id":"write","kind":"collect","collects":["need"],"show_cards":"live"},{"id":"judge","kind":"like","likes":["need"],"like_own":true}]`

// came is when a phone saw the tallies, or why it never did.
type came struct {
	at   time.Time
	from string // where the message begins that told it
	err  error
}

// watch reads until the tallies are shown, and says when the phone's own like was acknowledged.
func watch(ws *websocket.Conn, acked func()) came {
	defer acked()
	for {
		ws.SetReadDeadline(time.Now().Add(6 * patience))
		_, data, err := ws.ReadMessage()
		if err != nil {
			return came{err: err}
		}
		if bytes.HasPrefix(data, []byte(`{"ack"`)) {
			acked()
		}
		if bytes.Contains(data, []byte(`"likes_shown":true`)) {
			from, _, _ := bytes.Cut(data, []byte(","))
			return came{at: time.Now(), from: string(from)}
		}
	}
}

// After everybody has liked, each at another moment, the tallies are revealed: nobody is thrown out, and one message serves them all.
func TestARevealReachesAHall(t *testing.T) {
	if testing.Short() {
		t.Skip("a hall full of phones")
	}
	people, cards := 150, 120
	fmt.Sscanf(os.Getenv("HALL"), "%dx%d", &people, &cards)
	h := mustHouse(t)
	m := h.mustMeet(revealAgenda, fmt.Sprintf(`"settings":{"max_participants":%d,"groups":["A","B","C","D","E","F","G","H"]}`, people))
	ids := []string{}
	for i := range cards {
		ids = append(ids, m.mustDo(m.facilitator, "card.add", fmt.Sprintf(`"kind":"need","text":"Una cosa che conta per il numero %d"`, i)).Card)
	}
	m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	var liked, all sync.WaitGroup
	seen := make([]came, people)
	for i := range people {
		ws, _, err := m.dial(0, http.Header{"Authorization": {"Bearer " + m.mustJoin("").Token}})
		h.must(err)
		defer ws.Close()
		h.must(ws.WriteMessage(websocket.TextMessage, []byte(command("like.set", `"card":"`+ids[i%cards]+`","on":true`))))
		liked.Add(1)
		all.Go(func() { seen[i] = watch(ws, sync.OnceFunc(liked.Done)) })
	}
	liked.Wait()
	var before, after syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	began := time.Now()
	m.mustDo(m.facilitator, "step.reveal", `"show_likes":true`)
	all.Wait()
	syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	var last time.Duration
	begins := map[string]bool{}
	for i, c := range seen {
		if c.err != nil {
			t.Errorf("phone %d: %v", i, c.err)
		}
		last, begins[c.from] = max(last, c.at.Sub(began)), true
	}
	if len(begins) > 1 {
		t.Errorf("%d phones are told by %d messages, as %v", people, len(begins), begins)
	}
	cpu := time.Duration(after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano())
	status, _ := os.ReadFile("/proc/self/status")
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	t.Logf("%d phones, %d cards: the last had it after %v, %v of processor with the phones, peak %s", people, cards, last, cpu, strings.TrimSpace(peak[:20]))
}
