package wsconn_test

import (
	"bufio"
	"context"
	"runtime"
	"slices"
	"strings"
	"testing"

	"colazione/server/wsconn"
)

// The feed ends a connection with its last message and code, after what was there before.
func TestAFeedEndsAConnection(t *testing.T) {
	client, feed := mustServe(t).mustConnect()
	r := bufio.NewReader(client)
	feed.add([]byte("uno"))
	if got, err := next(r); got != "81 uno" {
		t.Fatal(got, err)
	}
	feed.mu.Lock()
	feed.end = &wsconn.CloseReason{Message: []byte("addio"), Code: 4002}
	feed.mu.Unlock()
	feed.conn.Wake()
	if got, err := next(r); got != "81 addio" {
		t.Fatal(got, err)
	}
	if got, err := next(r); got != "88 \x0f\xa2" {
		t.Fatalf("%q %v", got, err)
	}
	if _, err := client.Write(frame(closes, "\x0f\xa2")); err != nil {
		t.Fatal(err)
	}
	if rest, err := all(r); len(rest) > 0 || err != nil {
		t.Errorf("after that come %q, %v", rest, err)
	}
}

// A client that takes nothing holds up nobody else of its group, however many there are of it.
func TestSlowClientsHoldUpNobody(t *testing.T) {
	s := mustServe(t)
	huge := []byte(strings.Repeat("parole ", 1<<20)) // more than the machine takes in between two ends
	for range runtime.GOMAXPROCS(0) + 2 {
		client, feed := s.mustConnect()
		feed.add(huge)
		if _, err := bufio.NewReader(client).Peek(1); err != nil { // its sending has begun
			t.Fatal(err)
		}
	}
	client, feed := s.mustConnect()
	feed.add([]byte("ciao"))
	if got, err := next(bufio.NewReader(client)); got != "81 ciao" {
		t.Fatal(got, err)
	}
}

// A panic while something is sent ends that connection, is logged, and does not reach the client.
func TestAPanicEndsOneConnection(t *testing.T) {
	s := mustServe(t)
	other, others := s.mustConnect()
	client, feed := s.mustConnect()
	feed.add()
	if got, err := all(bufio.NewReader(client)); len(got) > 0 || err != nil {
		t.Errorf("the client gets %q, %v", got, err)
	}
	if !strings.Contains(s.log.String(), "parola segreta") {
		t.Errorf("the log: %s", s.log)
	}
	others.add([]byte("ciao"))
	if got, err := next(bufio.NewReader(other)); got != "81 ciao" {
		t.Error(got, err)
	}
}

// A closed Hub takes no further connection, and waits for those that there are.
func TestAClosedHub(t *testing.T) {
	s := mustServe(t)
	client, feed := s.mustConnect()
	s.hub.Close()
	late, none := s.mustConnect()
	if got, err := all(bufio.NewReader(late)); err != nil || none != nil || !slices.Equal(got, []string{"81 closed", "88 \x03\xf4"}) {
		t.Errorf("who comes late gets %q, %v", got, err)
	}
	given, cancel := context.WithCancel(t.Context())
	cancel()
	s.hub.Wait(given) // returns, though somebody is there
	feed.add([]byte("ciao"))
	if got, err := next(bufio.NewReader(client)); got != "81 ciao" {
		t.Fatal(got, err)
	}
	client.Close()
	s.hub.Wait(t.Context())
}

// A client that answers no ping is told why it is closed, and before that that the connection is alive.
func TestASilentClientIsClosed(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for the server to lose patience")
	}
	t.Parallel()
	client, _ := mustServe(t).mustConnect()
	got, err := all(bufio.NewReader(client))
	if want := []string{"81 silent", "88 \x03\xf5"}; err != nil || len(got) < 3 || !slices.Equal(got[len(got)-2:], want) {
		t.Fatalf("got %q, %v", got, err)
	}
	if !slices.Contains(got, "89 ") || !slices.Contains(got, "81 idle") {
		t.Errorf("before that came %q", got)
	}
}
