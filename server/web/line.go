package web

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"sync"
	"syscall"
	"time"

	"github.com/gofiber/contrib/websocket"

	"colazione/server/room"
	"colazione/session"
)

// line is one socket at work. A goroutine reads what the client sends and answers it; those who tell the client what is new come when there is something, so that a
// phone on which nothing happens costs one goroutine that sleeps.
type line struct {
	app     *App
	conn    net.Conn
	out     io.Writer       // the connection; without what only counts it, so that a long frame leaves in one piece
	raw     syscall.RawConn // its socket; nil where that is encrypted, so that what is begun must be sent to its end
	hand    *handshake
	seat    *room.Conn // set before anything is told
	in      frameReader
	beat    *time.Timer // has the client pinged
	tellers *tellers

	writing sync.Mutex // held for the time of one frame

	mu      sync.Mutex // guards what follows
	busy    bool       // it is told, or waits for that, or telling has not begun
	again   bool       // there is more by now
	ping    bool       // the client is to be asked whether it is there
	leaving bool       // goodbye is said
	ended   bool
	said    time.Time // when the client was last told something
	life    life
}

// Bytes of a message that is too long which are read to be polite.
const mostDrained = 1 << 20

func newLine(a *App, conn net.Conn, h *handshake, t *tellers) *line {
	l := &line{app: a, conn: conn, out: conn, hand: h, tellers: t, busy: true, life: life{socket: socketOf(conn)}}
	l.in.from = l
	if one, ok := conn.(*guest); ok {
		l.out = one.Conn
	}
	if socket, plain := l.out.(syscall.Conn); plain {
		l.raw, _ = socket.SyscallConn() // without it the line is slower
	}
	return l
}

// run reads until the line ends. What is told at that moment finds the connection closed.
func (l *line) run(seat *room.Conn) {
	l.seat = seat
	l.beat = time.AfterFunc(pingEvery, l.tick)
	defer l.end()
	defer l.app.unharmed(l.conn)
	l.start()
	l.read()
}

func (l *line) end() {
	l.conn.Close()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ended = true
	l.beat.Stop()
}

// read takes what comes until the line ends.
func (l *line) read() {
	for {
		kind, data, err := l.in.next()
		l.heard()
		switch {
		case err != nil:
			l.broken(err)
			return
		case kind == frameClose:
			l.part(farewell{close: closeCode(data)})
			return
		case kind == framePing:
			_ = l.write(framePong, nil, data) // a line that can't be written can't be read for long
		case l.isLeaving() || kind == framePong: // what still comes at the end is thrown away
		case kind != frameText:
			l.part(farewell{close: websocket.CloseUnsupportedData})
		default:
			l.take(data)
		}
	}
}

// broken sees to the end of a line that can't be read any more.
func (l *line) broken(err error) {
	switch {
	case errors.Is(err, errTooLong):
		l.part(farewell{close: websocket.CloseMessageTooBig})
		// Closing with bytes unread would make the system take back what was said.
		_, _ = io.Copy(io.Discard, io.LimitReader(l.conn, mostDrained))
	case errors.Is(err, errNoFrames):
		l.part(farewell{close: websocket.CloseProtocolError})
	case silent(err):
		l.part(farewell{bye: room.ByeTooSlow})
	}
}

func silent(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

func (l *line) isLeaving() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.leaving
}

// take answers one message.
func (l *line) take(data []byte) {
	who := l.hand.who
	switch l.app.meters.ask(who.ticket, allowanceOf(who)) {
	case enough:
		l.part(farewell{close: websocket.ClosePolicyViolation})
	case refused:
		id, _, _ := session.DecodeCommand(data)
		l.reply(l.app.rejected(id, session.ErrTooMany, l.hand.lang))
	case granted:
		id, ack, err := l.app.command(l.app.ctx, l.hand.session, who, data)
		switch {
		case errors.Is(err, room.ErrEnding): // the goodbye is on its way, and who hears nothing else sends the command again
		case err != nil:
			l.reply(l.app.rejected(id, err, l.hand.lang))
		default:
			l.reply(ack)
		}
	}
}

// reply tells the client what came of its message. Where that can't be told the reading ends too.
func (l *line) reply(message any) {
	data, err := json.Marshal(message)
	if err != nil {
		panic("web: " + err.Error()) // plain fields always encode
	}
	l.say(nil, data)
}
