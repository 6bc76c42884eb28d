package web

import (
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"time"

	"github.com/gofiber/contrib/websocket"

	"colazione/server/room"
)

// After a restart phones come back spread over these milliseconds, so that they don't all come at once.
const (
	soonestReturn = 500
	latestReturn  = 5000
)

// farewell is why a socket ends: with a bye, or with a bare close code.
type farewell struct {
	bye   string
	close int
}

// closeCodes say the same as a bye to those who only look at how a socket ended.
var closeCodes = map[string]int{
	room.ByeRemoved: closeRemoved,
	room.ByeClosed:  closeErased,
	room.ByeRestart: websocket.CloseServiceRestart,
	room.ByeTooSlow: websocket.CloseTryAgainLater,
}

// wake has the client told what there is to tell. The room calls it, and the line's own clock; it waits for nothing.
func (l *line) wake() {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.ended:
	case l.busy:
		l.again = true
	default:
		l.busy = true
		l.start()
	}
}

// start has the line told. An encrypted one is told by a goroutine of its own, because what it sends can't be broken off and gone on with.
func (l *line) start() {
	if _, encrypted := l.conn.(*tls.Conn); encrypted {
		l.app.sockets.Go(func() { l.tell(nil) })
	} else {
		l.tellers.tell(l)
	}
}

// tick is the line's clock.
func (l *line) tick() {
	l.mu.Lock()
	l.ping = true
	if !l.ended {
		l.beat.Reset(pingEvery)
	}
	l.mu.Unlock()
	l.wake()
}

// tell sends what there is, until there is no more. It calls slow, where there is one, before it waits for the client.
func (l *line) tell(slow func()) {
	defer l.app.unharmed(l.conn)
	for more := true; more; more = l.more() {
		if code := l.seat.Code(); code != "" {
			if slow != nil {
				slow()
			}
			l.part(farewell{bye: code})
			continue
		}
		woken := l.seat.Woken()
		if frame, news := l.seat.Next(); news {
			l.app.metrics.patch(frame.Len())
			if l.say(slow, frame...) {
				l.app.metrics.told(woken)
			}
		}
		l.ask(slow)
	}
}

// more tells whether something happened since tell last looked.
func (l *line) more() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy, l.again = l.again, false
	return l.busy
}

// ask pings the client when it is time, and tells it the time where it was told nothing lately.
func (l *line) ask(slow func()) {
	l.mu.Lock()
	due, quiet := l.ping, time.Since(l.said) >= keepAlive-pingEvery
	l.ping = false
	l.mu.Unlock()
	if !due {
		return
	}
	if l.write(framePing, slow) != nil {
		return
	}
	l.asks()
	if quiet {
		l.say(slow, l.seat.Empty())
	}
}

// say sends a message, given in pieces, and tells whether it left. Where that fails the reading ends too.
func (l *line) say(slow func(), pieces ...[]byte) bool {
	if l.write(frameText, slow, pieces...) != nil {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.said = time.Now()
	return true
}

// write sends a frame, unless goodbye was said. It calls slow, where there is one, before it waits for the client.
func (l *line) write(kind frameKind, slow func(), pieces ...[]byte) error {
	if !l.writing.TryLock() {
		if slow != nil {
			slow()
		}
		l.writing.Lock()
	}
	defer l.writing.Unlock()
	if l.isLeaving() {
		return net.ErrClosed
	}
	f := newFrame(kind, pieces)
	defer f.done()
	err := l.sendNow(f)
	if errors.Is(err, errWaits) {
		if slow != nil {
			slow()
		}
		err = l.sendInTime(f)
	}
	if err != nil {
		l.conn.Close() // half a frame may be out
	}
	return err
}

// part says goodbye, once, and gives the other end a last moment to answer.
func (l *line) part(f farewell) {
	l.mu.Lock()
	was := l.leaving
	l.leaving = true
	if !was {
		_ = l.conn.SetDeadline(time.Now().Add(closeTime)) // also for a frame that is on its way
	}
	l.mu.Unlock()
	if was {
		return
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	sayGoodbye(l.out, f)
}

// turnAway says goodbye on a connection on which nothing else is said, and waits for nobody who does not take it.
func turnAway(conn net.Conn, f farewell) {
	_ = conn.SetDeadline(time.Now().Add(closeTime))
	sayGoodbye(conn, f)
}

// sayGoodbye sends the last message and the code that belongs to it. The other end may be gone; then there is nobody to tell.
func sayGoodbye(to io.Writer, f farewell) {
	var out []byte
	if f.bye != "" {
		bye := Bye{Bye: Goodbye{Code: f.bye}}
		if f.bye == room.ByeRestart || f.bye == room.ByeTooSlow {
			bye.Bye.RetryInMS = soonestReturn + rand.Int64N(latestReturn-soonestReturn)
		}
		data, err := json.Marshal(bye)
		if err != nil {
			panic("web: " + err.Error()) // plain fields always encode
		}
		out = appendFrame(out, frameText, data)
		f.close = closeCodes[f.bye]
	}
	_, _ = to.Write(appendFrame(out, frameClose, closing(f.close)))
}
