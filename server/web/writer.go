package web

import (
	"encoding/json"
	"math/rand/v2"
	"runtime/debug"
	"time"

	"github.com/gofiber/contrib/websocket"

	"colazione/server/room"
)

// The codes of the last message, as the rooms have them.
const (
	byeRemoved = room.ByeRemoved
	byeClosed  = room.ByeClosed
	byeRestart = room.ByeRestart
	byeTooSlow = room.ByeTooSlow
)

// After a restart phones come back spread over these milliseconds, so that they don't all come at once.
const (
	soonestReturn = 500
	latestReturn  = 5000
)

// closeCodes say the same as a bye to those who only look at how a socket ended.
var closeCodes = map[string]int{
	room.ByeRemoved: closeRemoved,
	room.ByeClosed:  closeErased,
	room.ByeRestart: websocket.CloseServiceRestart,
	room.ByeTooSlow: websocket.CloseTryAgainLater,
}

// write sends until the line ends. Replies go before news: somebody waits for them.
func (l *line) write() {
	defer close(l.written)
	defer l.leave(0)
	defer l.survive()
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	said := time.Now() // when the client was last told something
	for ok := true; ok; {
		select {
		case reply := <-l.replies:
			ok, said = l.send(reply), time.Now()
			continue
		default:
		}
		select {
		case reply := <-l.replies:
			ok, said = l.send(reply), time.Now()
		case <-l.seat.Wake():
			if frame, news := l.seat.Next(); news {
				l.app.metrics.patch(len(frame))
				ok, said = l.send(frame), time.Now()
			}
		case now := <-ping.C:
			ok = l.control(websocket.PingMessage, nil)
			if ok && now.Sub(said) >= keepAlive-pingEvery {
				ok, said = l.send(l.seat.Empty()), now
			}
		case <-l.seat.Bye():
			l.part(farewell{bye: l.seat.Code()})
			return
		case f := <-l.goodbye:
			l.part(f)
			return
		case <-l.ended:
			l.last()
			return
		}
	}
}

// survive logs a panic of the writer and lets the line end; the client sees nothing of why.
func (l *line) survive() {
	if fault := recover(); fault != nil {
		l.app.log.Error("panic on a socket", "panic", fault, "stack", string(debug.Stack()))
	}
}

// last says the goodbye that the reader may have left on its way out.
func (l *line) last() {
	select {
	case f := <-l.goodbye:
		l.part(f)
	default:
	}
}

func (l *line) send(data []byte) bool {
	_ = l.ws.SetWriteDeadline(time.Now().Add(writeTime))
	return l.ws.WriteMessage(websocket.TextMessage, data) == nil
}

func (l *line) control(kind int, data []byte) bool {
	return l.ws.WriteControl(kind, data, time.Now().Add(writeTime)) == nil
}

// part says goodbye and waits for the reader to see the other end's answer.
func (l *line) part(f farewell) {
	l.leave(closeTime)
	if f.bye != "" {
		sayBye(l.ws, f.bye)
	} else {
		sayClose(l.ws, f.close)
	}
	<-l.ended
}

// sayBye sends the last message and the close code that belongs to it.
func sayBye(ws *websocket.Conn, code string) {
	bye := Bye{Bye: Goodbye{Code: code}}
	if code == room.ByeRestart || code == room.ByeTooSlow {
		bye.Bye.RetryInMS = soonestReturn + rand.Int64N(latestReturn-soonestReturn)
	}
	data, err := json.Marshal(bye)
	if err != nil {
		panic("web: " + err.Error()) // plain fields always encode
	}
	_ = ws.SetWriteDeadline(time.Now().Add(closeTime))
	if ws.WriteMessage(websocket.TextMessage, data) == nil {
		sayClose(ws, closeCodes[code])
	}
}

func sayClose(ws *websocket.Conn, code int) {
	// The other end may be gone; then there is nobody to tell.
	_ = ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(closeTime))
}
