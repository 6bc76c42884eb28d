package web

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"sync"
	"time"

	"github.com/gofiber/contrib/websocket"

	"colazione/server/room"
	"colazione/session"
)

// line is one socket at work: the goroutine of its handler reads, another writes.
type line struct {
	app  *App
	ws   *websocket.Conn
	seat *room.Conn
	hand *handshake

	replies chan []byte   // acknowledgements and rejections, from the reader to the writer
	goodbye chan farewell // from the reader to the writer, once
	ended   chan struct{} // closed when the reader has ended
	written chan struct{} // closed when the writer has ended

	mu      sync.Mutex
	leaving bool // goodbye is being said
}

// farewell is why a socket ends: with a bye, or with a bare close code.
type farewell struct {
	bye   string
	close int
}

const (
	// Each phone holds these for as long as it is connected; commands are short, and longer messages are read in pieces.
	readBuffer = 256
	// Shared by all sockets: a buffer is held for the time of one write.
	writeBuffer = 4096
	// Bytes of a message that is too long which are read to be polite.
	mostDrained = 1 << 20
	// Replies that wait for the writer before the reader waits too.
	mostReplies = 8
)

var writeBuffers sync.Pool

func newLine(a *App, ws *websocket.Conn, seat *room.Conn, h *handshake) *line {
	return &line{
		app: a, ws: ws, seat: seat, hand: h,
		replies: make(chan []byte, mostReplies), goodbye: make(chan farewell, 1), ended: make(chan struct{}), written: make(chan struct{}),
	}
}

// read takes commands until the line ends.
func (l *line) read() {
	l.ws.SetReadLimit(longestMessage)
	l.ws.SetPongHandler(func(string) error { l.heard(); return nil })
	for {
		l.heard()
		kind, data, err := l.ws.ReadMessage()
		if err != nil {
			l.broken(err)
			return
		}
		switch {
		case l.isLeaving(): // what still comes is thrown away
		case kind != websocket.TextMessage:
			l.dismiss(farewell{close: websocket.CloseUnsupportedData})
		default:
			l.take(data)
		}
	}
}

// broken sees to the end of a line that can't be read any more.
func (l *line) broken(err error) {
	switch {
	case errors.Is(err, websocket.ErrReadLimit):
		// The library has said why. Closing with bytes unread would make the system take that back.
		l.leave(closeTime)
		_, _ = io.Copy(io.Discard, io.LimitReader(l.ws.NetConn(), mostDrained))
	case silent(err) && !l.isLeaving():
		l.dismiss(farewell{bye: room.ByeTooSlow})
	}
}

// dismiss has the writer say goodbye.
func (l *line) dismiss(f farewell) {
	l.leave(closeTime)
	l.goodbye <- f
}

func silent(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

// heard gives the client more time to say something.
func (l *line) heard() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.leaving {
		_ = l.ws.SetReadDeadline(time.Now().Add(silence))
	}
}

func (l *line) isLeaving() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.leaving
}

// leave gives the other end a last moment, and then ends the reading whatever it does.
func (l *line) leave(within time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.leaving = true
	_ = l.ws.SetReadDeadline(time.Now().Add(within))
}

// take answers one message.
func (l *line) take(data []byte) {
	who := l.hand.who
	switch l.app.meters.ask(who.ticket, allowanceOf(who)) {
	case enough:
		l.dismiss(farewell{close: websocket.ClosePolicyViolation})
	case refused:
		id, _, _ := session.DecodeCommand(data)
		l.reply(l.app.rejected(id, session.ErrTooMany, l.hand.lang))
	case granted:
		id, ack, err := l.app.command(l.app.ctx, l.hand.session, who, data)
		if err != nil {
			l.reply(l.app.rejected(id, err, l.hand.lang))
		} else {
			l.reply(ack)
		}
	}
}

// reply hands a message to the writer, if there still is one.
func (l *line) reply(message any) {
	data, err := json.Marshal(message)
	if err != nil {
		panic("web: " + err.Error()) // plain fields always encode
	}
	select {
	case l.replies <- data:
	case <-l.written:
	}
}
