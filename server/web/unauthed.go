package web

import (
	"container/list"
	"crypto/tls"
	"net"
	"sync"
	"time"
)

// unauthedConns caps the connections on which nobody has been identified yet: those that say nothing, or say it slowly, push each other out and not the people
// who are in. It knows no addresses, since a whole room shares one.
type unauthedConns struct {
	mu    sync.Mutex
	most  int
	queue *list.List // of *limitedConn, the one that waits longest in front
	open  map[*limitedConn]struct{}
}

const mostUnauthed = 4096

func newUnauthedConns() *unauthedConns {
	return &unauthedConns{most: mostUnauthed, queue: list.New(), open: map[*limitedConn]struct{}{}}
}

// limitedConn is a connection that may be in the queue.
type limitedConn struct {
	net.Conn
	conns  *unauthedConns
	queued *list.Element // nil when it is not, or no longer, in the queue
}

// limit makes a listener whose connections stand in the queue until somebody is identified on them, or they are closed.
func (u *unauthedConns) limit(l net.Listener) net.Listener {
	return &limitListener{Listener: l, conns: u}
}

type limitListener struct {
	net.Listener
	conns *unauthedConns
}

func (l *limitListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return l.conns.add(c), nil
}

// add puts a connection into the queue, and closes the one that has waited longest where that is too long.
func (u *unauthedConns) add(c net.Conn) net.Conn {
	_ = c.SetReadDeadline(time.Now().Add(readTime)) // the router waits for the first byte without one
	one := &limitedConn{Conn: c, conns: u}
	u.mu.Lock()
	one.queued = u.queue.PushBack(one)
	u.open[one] = struct{}{}
	var out *limitedConn
	if u.queue.Len() > u.most {
		out = u.queue.Remove(u.queue.Front()).(*limitedConn)
		out.queued = nil
	}
	u.mu.Unlock()
	if out != nil {
		out.Conn.Close()
	}
	return one
}

// identified takes a connection out of the queue: somebody was identified on it.
func (u *unauthedConns) identified(c net.Conn) {
	if encrypted, ok := c.(*tls.Conn); ok {
		c = encrypted.NetConn()
	}
	if one, ok := c.(*limitedConn); ok {
		one.leaveQueue()
	}
}

// closeAll ends every connection: those on which nothing was asked yet would otherwise keep the server from ending.
func (u *unauthedConns) closeAll() {
	u.mu.Lock()
	defer u.mu.Unlock()
	for one := range u.open {
		one.Conn.Close()
	}
}

func (u *unauthedConns) count() int {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.queue.Len()
}

// NetConn returns the connection itself, as that of tls.Conn does.
func (c *limitedConn) NetConn() net.Conn { return c.Conn }

func (c *limitedConn) leaveQueue() {
	c.conns.mu.Lock()
	defer c.conns.mu.Unlock()
	if c.queued != nil {
		c.conns.queue.Remove(c.queued)
		c.queued = nil
	}
}

// Close implements net.Conn.
func (c *limitedConn) Close() error {
	c.leaveQueue()
	c.conns.mu.Lock()
	delete(c.conns.open, c)
	c.conns.mu.Unlock()
	return c.Conn.Close()
}
