package web

import (
	"container/list"
	"crypto/tls"
	"net"
	"sync"
	"time"
)

// guests caps the connections on which nobody has been identified yet: those that say nothing, or say it slowly, push each other out and not the people
// who are in. It knows no addresses, since a whole room shares one.
type guests struct {
	mu   sync.Mutex
	most int
	line *list.List // of *guest, the one who waits longest in front
	open map[*guest]struct{}
}

const mostGuests = 4096

func newGuests() *guests {
	return &guests{most: mostGuests, line: list.New(), open: map[*guest]struct{}{}}
}

// guest is a connection that may be in the line.
type guest struct {
	net.Conn
	guests *guests
	place  *list.Element // nil when it is not, or no longer, in the line
}

// over makes a listener whose connections stand in the line until they are known or closed.
func (g *guests) over(l net.Listener) net.Listener { return &door{Listener: l, guests: g} }

type door struct {
	net.Listener
	guests *guests
}

func (d *door) Accept() (net.Conn, error) {
	c, err := d.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return d.guests.greet(c), nil
}

func (g *guests) greet(c net.Conn) net.Conn {
	_ = c.SetReadDeadline(time.Now().Add(readTime)) // the router waits for the first byte without one
	one := &guest{Conn: c, guests: g}
	g.mu.Lock()
	one.place = g.line.PushBack(one)
	g.open[one] = struct{}{}
	var out *guest
	if g.line.Len() > g.most {
		out = g.line.Remove(g.line.Front()).(*guest)
		out.place = nil
	}
	g.mu.Unlock()
	if out != nil {
		out.Conn.Close()
	}
	return one
}

// known takes a connection out of the line: somebody was identified on it.
func (g *guests) known(c net.Conn) {
	if encrypted, ok := c.(*tls.Conn); ok {
		c = encrypted.NetConn()
	}
	if one, ok := c.(*guest); ok {
		one.leaveLine()
	}
}

// NetConn gives the connection itself, as that of tls.Conn does.
func (g *guest) NetConn() net.Conn { return g.Conn }

func (g *guest) leaveLine() {
	g.guests.mu.Lock()
	defer g.guests.mu.Unlock()
	if g.place != nil {
		g.guests.line.Remove(g.place)
		g.place = nil
	}
}

// Close implements net.Conn.
func (g *guest) Close() error {
	g.leaveLine()
	g.guests.mu.Lock()
	delete(g.guests.open, g)
	g.guests.mu.Unlock()
	return g.Conn.Close()
}

// turnOut ends every connection: those on which nothing was asked yet would otherwise keep the server from ending.
func (g *guests) turnOut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for one := range g.open {
		one.Conn.Close()
	}
}

func (g *guests) count() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.line.Len()
}
