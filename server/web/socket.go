package web

import (
	"errors"
	"runtime/debug"
	"time"

	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"colazione/session"
)

// A socket is closed with these besides the codes of RFC 6455.
const (
	closeRemoved = 4001
	closeErased  = 4002
)

const (
	// The largest message that a client may send, over all its fragments. Compression is not negotiated, so these are the bytes that arrive.
	longestMessage = 16 << 10
	// A write that takes longer means that nobody reads at the other end.
	writeTime = 8 * time.Second
	// A client answers pings; one that has been silent for so long is gone or does not read.
	silence   = 10 * time.Second
	pingEvery = 4 * time.Second
	// After so long without news the client is told the time, so that it knows the line is alive.
	keepAlive = 5 * time.Second
	// How long the other end has to answer a close.
	closeTime = 2 * time.Second
)

// handshake is what the upgraded connection knows of the request.
type handshake struct {
	who     identity
	session session.ID
	since   session.Seq
	lang    session.Language
}

const handshakeLocal = "handshake"

// openSocket checks a request for a socket and upgrades it.
func (a *App) openSocket(c *call) (upgraded, error) {
	if err := a.checkOrigin(c); err != nil {
		return upgraded{}, err
	}
	since, err := c.number("since")
	if err != nil {
		return upgraded{}, err
	}
	if !websocket.IsWebSocketUpgrade(c.f) {
		return upgraded{}, fiber.ErrUpgradeRequired
	}
	if err := a.checkPlace(c); err != nil {
		return upgraded{}, err
	}
	c.f.Locals(handshakeLocal, &handshake{who: c.who, session: c.session, since: session.Seq(since), lang: c.lang})
	forgetRequest(c.f)
	return upgraded{}, a.upgrade(c.f)
}

// upgraded is the answer of a call that became a socket: none of ours.
type upgraded struct{}

// checkOrigin lets in pages of this very server, and programs that show a token instead. Browsers don't hold sockets to the rule that
// other requests are held to, so any page could use a person's cookies here.
func (a *App) checkOrigin(c *call) error {
	origin := c.f.Get(fiber.HeaderOrigin)
	switch {
	case origin == "" && c.f.Get(fiber.HeaderAuthorization) != "":
		return nil
	case origin == "":
		return session.ErrNotAllowed.With("a socket without an Origin needs a Bearer token")
	case !a.sites.own(origin, c.site):
		return session.ErrNotAllowed.With("the request comes from a page of another site")
	}
	return nil
}

// checkPlace refuses before the upgrade, where a status can still say why.
func (a *App) checkPlace(c *call) error {
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		if refused = admitted(s, c.who); errors.Is(refused, session.ErrWaiting) {
			refused = nil // they see the lobby
		}
	})
	if err == nil {
		err = refused
	}
	return err
}

// forgetRequest drops what the upgrade does not need, of the request and of the answer so far: the connection and the server's own context keep it for as
// long as the socket lives, and a room is a thousand sockets.
func forgetRequest(f *fiber.Ctx) {
	was := &f.Context().Request.Header
	var needed [len(handshakeHeaders)][]byte
	for i, name := range handshakeHeaders {
		needed[i] = was.Peek(name)
	}
	f.Context().Request, f.Context().Response = fasthttp.Request{}, fasthttp.Response{}
	for i, name := range handshakeHeaders {
		f.Context().Request.Header.SetBytesV(name, needed[i])
	}
}

// handshakeHeaders are those that an upgrade reads. Sec-WebSocket-Extensions is not among them: compression is not negotiated.
var handshakeHeaders = [...]string{fiber.HeaderConnection, fiber.HeaderUpgrade, "Sec-WebSocket-Version", "Sec-WebSocket-Key"}

// upgrader makes the router's handler that takes a connection over. It lets every origin through because checkOrigin went before.
func (a *App) upgrader() fiber.Handler {
	return websocket.New(a.serveSocket, websocket.Config{
		HandshakeTimeout: closeTime,
		ReadBufferSize:   readBuffer,
		WriteBufferSize:  writeBuffer,
		WriteBufferPool:  &writeBuffers,
		RecoverHandler:   a.recoverSocket,
	})
}

// recoverSocket logs a panic. The client sees the line end and nothing of why.
func (a *App) recoverSocket(*websocket.Conn) {
	if fault := recover(); fault != nil {
		a.log.Error("panic on a socket", "panic", fault, "stack", string(debug.Stack()))
	}
}

// serveSocket runs one socket. It returns when the writer has ended too: the connection object goes back to a pool, and a write after that would reach a stranger.
func (a *App) serveSocket(ws *websocket.Conn) {
	h, ok := ws.Locals(handshakeLocal).(*handshake)
	if !ok {
		return
	}
	if !a.enterSocket() {
		sayBye(ws, byeRestart)
		return
	}
	defer a.sockets.Done()
	seat, err := a.rooms.Attach(a.ctx, h.session, h.who.reader(), h.since)
	if err != nil {
		a.turnAway(ws, err)
		return
	}
	defer seat.Close()
	defer a.metrics.connected(h.who.Role, "socket")()
	l := newLine(a, ws, seat, h)
	go l.write()
	defer func() { <-l.written }()
	defer close(l.ended)
	l.read()
}

// turnAway ends a socket that found no place after all: the session was erased or the server is stopping.
func (a *App) turnAway(ws *websocket.Conn, err error) {
	code := byeRestart
	switch {
	case errors.Is(err, session.ErrRemoved):
		code = byeRemoved
	case errors.Is(err, session.ErrNotFound):
		code = byeClosed
	}
	sayBye(ws, code)
}
