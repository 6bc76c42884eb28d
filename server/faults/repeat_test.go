package faults_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"colazione/server/processtest"
)

// F11: replies are lost on the way, and each command is sent five times, over both ways and a restart. It has one effect and one answer.
func TestRepliesLostAndCommandsRepeated(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	token := m.MustJoin(t)
	var bodies []map[string]any
	for n := range scale.repeats {
		bodies = append(bodies, processtest.NewCommand("card.add", map[string]any{"kind": "need", "text": fmt.Sprint("una volta ", n)}))
	}
	silent := mustProxy(t, strings.TrimPrefix(p.Base, "http://"))
	for n, body := range bodies {
		silent.mustLose(t, m, token, body)
		processtest.MustHappen(t, "the command to arrive", func() bool { return len(m.MustCards(t)) > n })
	}
	answers := make([][]processtest.Ack, len(bodies))
	again := func(socket bool) {
		l := &connection{meeting: m, token: token, socket: socket}
		defer l.drop()
		for n, body := range bodies {
			got, err := l.send(body)
			for got.Code == "too_many_requests" {
				time.Sleep(50 * time.Millisecond) // as it asks for
				got, err = l.send(body)
			}
			if err != nil || got.Ack == "" {
				t.Fatalf("%+v %v", got, err)
			}
			answers[n] = append(answers[n], got)
		}
	}
	again(true)
	again(false)
	p.Kill()
	p, _ = p.Again(t)
	again(true)
	again(false)
	cards := m.MustCards(t)
	if len(cards) != len(bodies) {
		t.Errorf("%d cards of %d commands", len(cards), len(bodies))
	}
	lost := 0
	for n, body := range bodies {
		first := answers[n][0]
		for _, other := range answers[n] {
			if other != first {
				t.Errorf("%+v, and later %+v", first, other)
			}
		}
		found := false
		for _, c := range cards {
			found = found || c.ID == first.Card && c.Text == body["text"]
		}
		if !found {
			lost++
		}
	}
	row{fault: "F11 replies lost", tries: len(bodies) * 5, acked: len(bodies), lost: lost, note: "five times each, over a restart"}.report(t)
	p.MustEnd(t)
}

// proxy passes on what it is sent, and nothing of what comes back.
type proxy struct{ at string }

func mustProxy(t testing.TB, to string) *proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			from, err := l.Accept()
			if err != nil {
				return // closed
			}
			on, err := net.Dial("tcp", to)
			if err != nil {
				from.Close()
				continue
			}
			go func() {
				_, _ = io.Copy(on, from)
				on.Close()
			}()
			go func() {
				_, _ = io.Copy(io.Discard, on)
				from.Close()
			}()
		}
	}()
	return &proxy{at: l.Addr().String()}
}

// mustLose sends a command whose answer is lost: the line is cut once it is all out.
func (x *proxy) mustLose(t testing.TB, m *processtest.Meeting, token string, body map[string]any) {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", x.at)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, err = fmt.Fprintf(c, "%s /api/v1/sessions/%s/commands HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		http.MethodPost, m.ID, x.at, token, len(data), data)
	if err != nil {
		t.Fatal(err)
	}
}
