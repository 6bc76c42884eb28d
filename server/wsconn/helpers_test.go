package wsconn_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"sync"
	"testing"
	"time"

	"colazione/server/wsconn"
)

// patience is how long a test waits for what must come.
const patience = time.Minute

// What a client's frames begin with, and a server's.
const (
	text, binaryData, more, final = 0x1, 0x2, 0x0, 0x80
	closes, pings, pongs          = 0x88, 0x89, 0x8A
)

// frame is a frame of a client: the first byte, and what is in it. Its mask is made of its length, so that one that is forgotten shows.
func frame(first byte, data string) []byte {
	out := []byte{first}
	switch size := len(data); {
	case size > 1<<16-1:
		out = binary.BigEndian.AppendUint64(append(out, 0x80|127), uint64(size))
	case size > 125:
		out = binary.BigEndian.AppendUint16(append(out, 0x80|126), uint16(size))
	default:
		out = append(out, 0x80|byte(size))
	}
	mask := [4]byte{0x5A, byte(len(data)), 0xC3, 0x01}
	out = append(out, mask[:]...)
	for i := range len(data) {
		out = append(out, data[i]^mask[i%4])
	}
	return out
}

// next reads one frame of a server as its first byte, in hexadecimal, and what is in it.
func next(r *bufio.Reader) (string, error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return "", err
	}
	size, long := uint64(head[1]), 0
	switch size {
	case 126:
		long = 2
	case 127:
		long = 8
	}
	if long > 0 {
		var b [8]byte
		if _, err := io.ReadFull(r, b[8-long:]); err != nil {
			return "", err
		}
		size = binary.BigEndian.Uint64(b[:])
	}
	data := make([]byte, size)
	_, err := io.ReadFull(r, data)
	return fmt.Sprintf("%x %s", head[0], data), err
}

// all reads the frames of a server to the end of the connection.
func all(r *bufio.Reader) (frames []string, err error) {
	for {
		one, err := next(r)
		if errors.Is(err, io.EOF) {
			return frames, nil
		}
		if err != nil {
			return frames, err
		}
		frames = append(frames, one)
	}
}

// feed is what a test has sent to a client.
type feed struct {
	mu   sync.Mutex
	news [][][]byte
	end  *wsconn.CloseReason
	sent int
	conn *wsconn.Conn
}

func (f *feed) End() (wsconn.CloseReason, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.end == nil {
		return wsconn.CloseReason{}, false
	}
	return *f.end, true
}

func (f *feed) Next() ([][]byte, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.news) == 0 {
		return nil, false
	}
	message := f.news[0]
	f.news = f.news[1:]
	if message == nil {
		panic("parola segreta")
	}
	return message, true
}

func (f *feed) Sent() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sent++
}

func (f *feed) Idle() []byte { return []byte("idle") }

// add has a message sent, given in pieces; one of none makes the feed panic.
func (f *feed) add(pieces ...[]byte) {
	f.mu.Lock()
	f.news = append(f.news, pieces)
	f.mu.Unlock()
	f.conn.Wake()
}

// echo answers each message with itself.
type echo struct{}

func (echo) Handle(message []byte) ([]byte, *wsconn.CloseReason) {
	switch string(message) {
	case "end":
		return nil, &wsconn.CloseReason{Message: []byte("bye"), Code: 4001}
	case "nothing":
		return nil, nil
	}
	return bytes.Clone(message), nil
}

func (echo) Silent() wsconn.CloseReason {
	return wsconn.CloseReason{Message: []byte("silent"), Code: 1013}
}

// server is a Hub over a real listener.
type server struct {
	t   testing.TB
	hub *wsconn.Hub
	log *journal
	l   net.Listener
}

func mustServe(t testing.TB) *server {
	t.Helper()
	s := &server{t: t, log: &journal{}}
	s.hub = wsconn.NewHub(slog.New(slog.NewTextHandler(s.log, nil)))
	var err error
	if s.l, err = (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.l.Close()
		s.hub.Close()
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		s.hub.Wait(ctx)
	})
	return s
}

// mustConnect makes a connection that runs in the Hub, and returns the client's end of it with what the server sends there.
func (s *server) mustConnect(control ...func(*net.Dialer)) (net.Conn, *feed) {
	s.t.Helper()
	var d net.Dialer
	for _, c := range control {
		c(&d)
	}
	client, err := d.DialContext(s.t.Context(), "tcp", s.l.Addr().String())
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { client.Close() })
	client.SetDeadline(time.Now().Add(patience))
	conn, err := s.l.Accept()
	if err != nil {
		s.t.Fatal(err)
	}
	f, running := &feed{}, make(chan struct{})
	if !s.hub.Serve(conn, "room", func(c *wsconn.Conn) {
		f.conn = c
		close(running)
		c.Run(f, echo{})
	}) {
		wsconn.Reject(conn, wsconn.CloseReason{Message: []byte("closed"), Code: 1012})
		conn.Close()
		return client, nil
	}
	<-running
	return client, f
}

// journal is what was logged.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}
