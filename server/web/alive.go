package web

import (
	"crypto/tls"
	"errors"
	"math"
	"net"
	"os"
	"syscall"
	"time"
)

// life is what is known of whether somebody is at the other end of a line. Silence is counted only while something is out that the client must answer or take: a ping that
// left, or a frame that can't leave. What the server itself is late with costs nobody their line.
type life struct {
	socket syscall.RawConn // nil where there is none to ask
	asked  bool            // a ping has left and nothing came since
	stuck  bool            // a frame can't leave
	still  int             // looks since then at which nothing had moved
	goal   uint64          // bytes that the client's machine has once it has the ping
	taken  uint64          // bytes that it had at the last look
}

const (
	// The other end is looked at so often while it is silent, and given up after so many looks.
	lookEvery = time.Second
	mostStill = 6
)

// socketOf gives the socket under a connection.
func socketOf(conn net.Conn) syscall.RawConn {
	if encrypted, is := conn.(*tls.Conn); is {
		conn = encrypted.NetConn()
	}
	if one, is := conn.(*guest); is {
		conn = one.Conn
	}
	if socket, is := conn.(syscall.Conn); is {
		raw, _ := socket.SyscallConn() // without it a slow client looks like one that is gone
		return raw
	}
	return nil
}

// asks notes that a ping has left.
func (l *line) asks() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.life.asked {
		return
	}
	taken, left := l.life.delivered()
	l.life.asked, l.life.goal = true, taken+left
	l.watch(taken)
}

// sticks notes that a frame can't leave, until it could.
func (l *line) sticks() (free func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	taken, _ := l.life.delivered()
	l.life.stuck = true
	l.watch(taken)
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.life.stuck = false
		l.rest()
	}
}

// heard notes that the client said something.
func (l *line) heard() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.life.asked, l.life.still = false, 0
	l.rest()
}

// watch begins to look at the other end; mu is held.
func (l *line) watch(taken uint64) {
	l.life.still, l.life.taken = 0, taken
	l.lookSoon()
}

// rest stops looking where nothing is out any more; mu is held.
func (l *line) rest() {
	if !l.life.asked && !l.life.stuck && !l.leaving {
		_ = l.conn.SetReadDeadline(time.Time{})
	}
}

func (l *line) lookSoon() {
	if !l.leaving {
		_ = l.conn.SetReadDeadline(time.Now().Add(lookEvery))
	}
}

// Read implements io.Reader: what the client sends, for as long as there is life in it.
func (l *line) Read(p []byte) (int, error) {
	for {
		n, err := l.conn.Read(p)
		if n > 0 || !errors.Is(err, os.ErrDeadlineExceeded) || !l.lives() {
			return n, err
		}
	}
}

// lives looks whether the other end is there still. One that takes bytes is, as long as the ping has not reached it.
func (l *line) lives() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.leaving {
		return false
	}
	goal := l.life.goal
	if l.life.stuck {
		goal = math.MaxUint64
	}
	taken, _ := l.life.delivered()
	if taken > l.life.taken && taken < goal {
		l.life.still = 0
	} else {
		l.life.still++
	}
	l.life.taken = taken
	if l.life.still >= mostStill {
		return false
	}
	l.lookSoon()
	return true
}
