package wsconn

import (
	"bufio"
	"errors"
	"io"
	"net"
	"sync"
	"syscall"
	"time"

	"github.com/gobwas/ws"
)

// Feed is what there is to send to one client. One goroutine at a time asks it.
type Feed interface {
	// End returns why the connection must end, once it must.
	End() (CloseReason, bool)
	// Next returns the message that brings the client up to date, in pieces. It is shared with other connections and not changed. False: nothing is new.
	Next() (message [][]byte, ok bool)
	// Sent is called when the message that Next returned last has left.
	Sent()
	// Idle returns a message for a client to which nothing was sent lately, so that it knows that the connection is alive.
	Idle() []byte
}

// Handler answers what one client sends.
type Handler interface {
	// Handle takes one message and returns the answer, or nil for none. The message is good until it returns. With an end the connection is closed instead.
	Handle(message []byte) (answer []byte, end *CloseReason)
	// Silent returns why a connection is closed whose client neither reads nor answers.
	Silent() CloseReason
}

const (
	// MaxMessage is the most bytes of a message that a client may send, over all its fragments. Compression is not negotiated, so these are the bytes that arrive.
	MaxMessage = 16 << 10

	// A write of which nothing leaves for longer means that nobody reads at the other end.
	writeTime = 8 * time.Second
	// A client answers pings. With mostStill looks after one, and the time to close, who is gone or does not read is away within 10 seconds.
	pingEvery = 3 * time.Second
	// After so long without a message the client is sent an idle one.
	keepAlive = 5 * time.Second
	// CloseTime is how long the other end has to answer a close.
	CloseTime = 2 * time.Second
)

// Conn is one socket at work. A goroutine reads what the client sends and answers it; senders send what is new when there is something.
type Conn struct {
	hub     *Hub
	senders *senders
	conn    net.Conn
	out     io.Writer       // the connection; without what only wraps it, so that a long frame leaves in one piece
	raw     syscall.RawConn // its socket; nil where that is encrypted, so that what is begun must be sent to its end
	feed    Feed            // set before anything is sent
	handler Handler
	in      frameReader
	pings   *time.Timer

	writing sync.Mutex // held for the time of one frame

	mu       sync.Mutex // guards what follows
	flushing bool       // it is being flushed, or waits for that, or flushing has not begun
	again    bool       // there is more by now
	pingDue  bool
	closing  bool // the close was sent
	ended    bool
	sentAt   time.Time // the last message
	liveness liveness
}

func newConn(h *Hub, conn net.Conn, s *senders) *Conn {
	c := &Conn{hub: h, senders: s, conn: conn, out: conn, flushing: true, liveness: liveness{socket: socketOf(conn)}}
	c.in.from = bufio.NewReaderSize(c, readBuffer)
	if inner := unwrapped(conn); inner != nil {
		c.out = inner
	}
	if socket, plain := c.out.(syscall.Conn); plain {
		c.raw, _ = socket.SyscallConn() // without it the connection is slower
	}
	return c
}

// Run sends what feed has and has handler answer what comes, until the connection ends. What is being sent at that moment finds it closed.
func (c *Conn) Run(feed Feed, handler Handler) {
	c.feed, c.handler = feed, handler
	c.pings = time.AfterFunc(pingEvery, c.tick)
	defer c.end()
	defer c.hub.RecoverPanic(c.conn)
	c.startFlush()
	c.read()
}

func (c *Conn) end() {
	c.conn.Close()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = true
	c.pings.Stop()
}

// Wake has the feed asked, soon. It waits for nothing, and may be called at any time.
func (c *Conn) Wake() {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.ended:
	case c.flushing:
		c.again = true
	default:
		c.flushing = true
		c.startFlush()
	}
}

// read takes what comes until the connection ends.
func (c *Conn) read() {
	for {
		kind, data, err := c.in.next()
		c.received()
		switch {
		case err != nil:
			c.readFailed(err)
			return
		case kind == ws.OpClose:
			c.close(answerTo(data))
			return
		case kind == ws.OpPing:
			_ = c.write(ws.OpPong, nil, data) // a connection that can't be written can't be read for long
		case c.isClosing() || kind == ws.OpPong: // what still comes at the end is thrown away
		case kind != ws.OpText:
			c.close(CloseReason{Code: int(ws.StatusUnsupportedData)})
		default:
			c.handle(data)
		}
	}
}

// readFailed closes a connection that can't be read any more.
func (c *Conn) readFailed(err error) {
	switch {
	case errors.Is(err, errTooLong):
		c.close(CloseReason{Code: int(ws.StatusMessageTooBig)})
		c.drain()
	case errors.Is(err, errProtocol):
		c.close(CloseReason{Code: int(ws.StatusProtocolError)})
		c.drain()
	case isTimeout(err):
		c.close(c.handler.Silent())
	}
}

// drain takes what a client is still sending: closing with bytes unread would make the system take back what was sent.
func (c *Conn) drain() { _, _ = io.Copy(io.Discard, io.LimitReader(c.conn, mostDrained)) }

const mostDrained = 1 << 20

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

func (c *Conn) isClosing() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.closing
}

// handle answers one message. Where that can't be sent the reading ends too.
func (c *Conn) handle(data []byte) {
	answer, end := c.handler.Handle(data)
	switch {
	case end != nil:
		c.close(*end)
	case answer != nil:
		c.send(nil, answer)
	}
}
