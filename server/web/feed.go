package web

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/gofiber/contrib/websocket"

	"colazione/server/auth"
	"colazione/server/room"
	"colazione/server/wsconn"
	"colazione/session"
)

// socket is one reader's socket: what the room has for them goes out, and what they send goes to the room.
type socket struct {
	app   *App
	hand  *handshake
	seat  *room.Conn
	woken time.Time // since when there was something to send, of the last message; zero where nobody waited for it
}

// End implements wsconn.Feed.
func (s *socket) End() (wsconn.CloseReason, bool) {
	bye := s.seat.Code()
	if bye == "" {
		return wsconn.CloseReason{}, false
	}
	return closeReason(bye), true
}

// Next implements wsconn.Feed.
func (s *socket) Next() ([][]byte, bool) {
	s.woken = s.seat.Woken()
	message, ok := s.seat.Next()
	if ok {
		s.app.metrics.patch(message.Len())
	}
	return message, ok
}

// Sent implements wsconn.Feed.
func (s *socket) Sent() { s.app.metrics.sent(s.woken) }

// Idle implements wsconn.Feed: it tells the time.
func (s *socket) Idle() []byte { return s.seat.Empty() }

// Handle implements wsconn.Handler: each message is a command.
func (s *socket) Handle(data []byte) ([]byte, *wsconn.CloseReason) {
	a, who, lang := s.app, s.hand.who, s.hand.lang
	switch a.auth.Rates.Call(who) {
	case auth.Excessive:
		return nil, &wsconn.CloseReason{Code: websocket.ClosePolicyViolation}
	case auth.Refused:
		id, _, _ := session.DecodeCommand(data)
		return encoded(a.rejected(id, session.ErrTooMany, lang)), nil
	}
	id, ack, err := a.command(a.ctx, s.hand.session, who, data)
	switch {
	case errors.Is(err, room.ErrEnding): // the close is on its way, and a client that hears nothing else sends the command again
		return nil, nil
	case err != nil:
		return encoded(a.rejected(id, err, lang)), nil
	}
	return encoded(ack), nil
}

// Silent implements wsconn.Handler.
func (s *socket) Silent() wsconn.CloseReason { return closeReason(room.ByeTooSlow) }

// A socket is closed with these besides the codes of RFC 6455.
const (
	closeRemoved = 4001
	closeErased  = 4002
)

// closeCodes say the same as a bye to those who only look at how a socket ended.
var closeCodes = map[string]int{
	room.ByeRemoved: closeRemoved,
	room.ByeClosed:  closeErased,
	room.ByeRestart: websocket.CloseServiceRestart,
	room.ByeTooSlow: websocket.CloseTryAgainLater,
}

// After a restart phones come back spread over these milliseconds, so that they don't all come at once.
const (
	soonestReturn = 500
	latestReturn  = 5000
)

// closeReason is the last message and the close code of a bye.
func closeReason(bye string) wsconn.CloseReason {
	last := Bye{Bye: Goodbye{Code: bye}}
	if bye == room.ByeRestart || bye == room.ByeTooSlow {
		last.Bye.RetryInMS = soonestReturn + rand.Int64N(latestReturn-soonestReturn)
	}
	return wsconn.CloseReason{Message: encoded(last), Code: closeCodes[bye]}
}

func encoded(message any) []byte {
	data, err := json.Marshal(message)
	if err != nil {
		panic("web: " + err.Error()) // plain fields always encode
	}
	return data
}
