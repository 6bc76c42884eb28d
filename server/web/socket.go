package web

import (
	"errors"
	"net"
	"sync"
	"time"

	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"

	"colazione/server/auth"
	"colazione/server/room"
	"colazione/server/wsconn"
	"colazione/session"
)

// handshake is what the upgraded connection knows of the request.
type handshake struct {
	who     auth.Identity
	session session.ID
	held    session.Cursor
	lang    session.Language
}

const handshakeLocal = "handshake"

// openSocket checks a request for a socket and upgrades it.
func (a *App) openSocket(c *call) (upgraded, error) {
	if err := a.checkOrigin(c); err != nil {
		return upgraded{}, err
	}
	held, err := c.cursor()
	if err != nil {
		return upgraded{}, err
	}
	if !websocket.IsWebSocketUpgrade(c.f) {
		return upgraded{}, fiber.ErrUpgradeRequired
	}
	if err := a.checkPlace(c); err != nil {
		return upgraded{}, err
	}
	a.noteDevice(c, c.who)
	c.f.Locals(handshakeLocal, &handshake{who: c.who, session: c.session, held: held, lang: c.lang})
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
	}
	return a.checkPage(c.f, c.site, c.lang)
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
	return websocket.New(a.takeOver, websocket.Config{
		HandshakeTimeout: wsconn.CloseTime,
		WriteBufferPool:  &sync.Pool{}, // nothing is written by way of it
	})
}

// takeOver has the router keep nothing of a socket: its connection goes on without the request that it came by, and without the buffers and the goroutine that served it.
// So the connection object, which the library gives to another socket afterwards, is not touched again.
func (a *App) takeOver(ws *websocket.Conn) {
	defer a.sockets.RecoverPanic(ws)
	h, ok := ws.Locals(handshakeLocal).(*handshake)
	conn, err := released(ws.NetConn())
	if !ok || err != nil {
		_ = ws.Close()
		return
	}
	if !a.sockets.Serve(conn, string(h.session), func(c *wsconn.Conn) { a.serveSocket(c, h) }) {
		wsconn.Reject(conn, closeReason(room.ByeRestart))
		_ = conn.Close()
	}
}

// released returns the connection itself. The router reads it through a buffer that it takes back; who put something into that spoke before the handshake was over.
func released(hijacked net.Conn) (net.Conn, error) {
	conn := hijacked.(interface{ UnsafeConn() net.Conn }).UnsafeConn()
	_ = conn.SetReadDeadline(longAgo) // so that what is in the buffer comes, or nothing
	if n, _ := hijacked.Read(make([]byte, 1)); n > 0 {
		return nil, errSpokeEarly
	}
	return conn, conn.SetDeadline(time.Time{})
}

var (
	longAgo       = time.Unix(1, 0)
	errSpokeEarly = errors.New("the client spoke before the handshake was over")
)

// serveSocket runs one socket until it ends.
func (a *App) serveSocket(c *wsconn.Conn, h *handshake) {
	seat, err := a.rooms.Attach(a.ctx, h.session, h.who.Reader(), h.held, c.Wake)
	if err != nil {
		c.Reject(closeReason(byeOf(err)))
		return
	}
	defer seat.Close()
	defer a.organiserConns.add(seat, h.who, h.session)()
	if !a.stillIn(h.who, h.session) {
		c.Reject(closeReason(room.ByeRestart))
		return
	}
	defer a.metrics.connected(h.who.Role, "socket")()
	s := &socket{app: a, hand: h, seat: seat}
	c.Run(s, s)
}

// stillIn tells, once organiserConns has a connection, whether an organiser may still read by it: a token that ended, or a session that was no longer shared, since the request
// was looked at found no connection to end.
func (a *App) stillIn(who auth.Identity, at session.ID) bool {
	if !who.Organises() {
		return true
	}
	_, found, err := a.auth.Tokens.Find(who.Token)
	if err != nil || !found {
		return false
	}
	fits, err := a.auth.Entrances.Admits(who.Organiser, at)
	return fits && err == nil
}

// byeOf is why a socket found no place after all: the session was erased or the server is stopping.
func byeOf(err error) string {
	switch {
	case errors.Is(err, session.ErrRemoved):
		return room.ByeRemoved
	case errors.Is(err, session.ErrNotFound):
		return room.ByeClosed
	}
	return room.ByeRestart
}
