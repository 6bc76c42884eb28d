package wsconn

import (
	"crypto/tls"
	"errors"
	"math"
	"net"
	"os"
	"syscall"
	"time"
)

// liveness is what is known of whether somebody is at the other end of a connection. Silence is counted only while something is out that the client must answer or take: a ping that
// left, or a frame that can't leave. What the server itself is late with costs nobody their connection.
type liveness struct {
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

// unwrapped returns the connection that another only wraps, or nil. What encrypts is no mere wrapper.
func unwrapped(conn net.Conn) net.Conn {
	if _, encrypted := conn.(*tls.Conn); encrypted {
		return nil
	}
	if wrapper, is := conn.(interface{ NetConn() net.Conn }); is {
		return wrapper.NetConn()
	}
	return nil
}

// socketOf returns the socket under a connection, or nil where there is none to ask.
func socketOf(conn net.Conn) syscall.RawConn {
	if encrypted, is := conn.(*tls.Conn); is {
		conn = encrypted.NetConn()
	}
	if inner := unwrapped(conn); inner != nil {
		conn = inner
	}
	if socket, is := conn.(syscall.Conn); is {
		raw, _ := socket.SyscallConn() // without it a slow client looks like one that is gone
		return raw
	}
	return nil
}

// pinged notes that a ping has left.
func (c *Conn) pinged() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.liveness.asked {
		return
	}
	taken, left := c.liveness.delivered()
	c.liveness.asked, c.liveness.goal = true, taken+left
	c.startWatching(taken)
}

// blocked notes that a frame can't leave, until the function that it returns is called.
func (c *Conn) blocked() (free func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	taken, _ := c.liveness.delivered()
	c.liveness.stuck = true
	c.startWatching(taken)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.liveness.stuck = false
		c.stopWatching()
	}
}

// received notes that something came from the client.
func (c *Conn) received() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.liveness.asked, c.liveness.still = false, 0
	c.stopWatching()
}

// startWatching begins to look at the other end; mu is held.
func (c *Conn) startWatching(taken uint64) {
	c.liveness.still, c.liveness.taken = 0, taken
	c.lookSoon()
}

// stopWatching ends that where nothing is out any more; mu is held.
func (c *Conn) stopWatching() {
	if !c.liveness.asked && !c.liveness.stuck && !c.closing {
		_ = c.conn.SetReadDeadline(time.Time{})
	}
}

func (c *Conn) lookSoon() {
	if !c.closing {
		_ = c.conn.SetReadDeadline(time.Now().Add(lookEvery))
	}
}

// Read implements io.Reader: what the client sends, for as long as there is life in it.
func (c *Conn) Read(p []byte) (int, error) {
	for {
		n, err := c.conn.Read(p)
		if n > 0 || !errors.Is(err, os.ErrDeadlineExceeded) || !c.isAlive() {
			return n, err
		}
	}
}

// isAlive reports whether the other end is still there. One that takes bytes is, as long as the ping has not reached it.
func (c *Conn) isAlive() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closing {
		return false
	}
	goal := c.liveness.goal
	if c.liveness.stuck {
		goal = math.MaxUint64
	}
	taken, _ := c.liveness.delivered()
	if taken > c.liveness.taken && taken < goal {
		c.liveness.still = 0
	} else {
		c.liveness.still++
	}
	c.liveness.taken = taken
	if c.liveness.still >= mostStill {
		return false
	}
	c.lookSoon()
	return true
}
