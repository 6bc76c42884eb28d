package wsconn

import (
	"bytes"
	"io"
	"net"
	"time"

	"github.com/gobwas/ws"
)

// CloseReason is why a connection ends: the last message to its client, if any, and a code of RFC 6455, section 7.4. A code of 0 is of a close that gives none.
type CloseReason struct {
	Message []byte
	Code    int
}

// close sends the last message and a close, once, and gives the other end a last moment to answer.
func (c *Conn) close(reason CloseReason) {
	c.mu.Lock()
	was := c.closing
	c.closing = true
	if !was {
		_ = c.conn.SetDeadline(time.Now().Add(CloseTime)) // also for a frame that is on its way
	}
	c.mu.Unlock()
	if was {
		return
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	reason.writeTo(c.out)
}

// Reject closes a connection that does not Run, and does not wait for a client that does not take that.
func (c *Conn) Reject(reason CloseReason) { Reject(c.conn, reason) }

// Reject closes a connection after its handshake that no Hub serves; the caller closes it.
func Reject(conn net.Conn, reason CloseReason) {
	_ = conn.SetDeadline(time.Now().Add(CloseTime))
	reason.writeTo(conn)
}

// writeTo sends the last message and the code. The other end may be gone; then nobody has to know.
func (r CloseReason) writeTo(w io.Writer) {
	var out bytes.Buffer // which takes all
	if r.Message != nil {
		_ = ws.WriteFrame(&out, ws.NewTextFrame(r.Message))
	}
	var body []byte
	if r.Code != 0 {
		body = ws.NewCloseFrameBody(ws.StatusCode(r.Code), "")
	}
	_ = ws.WriteFrame(&out, ws.NewCloseFrame(body))
	_, _ = w.Write(out.Bytes())
}

// answerTo is the reason with which a client's close is answered: its own code.
func answerTo(body []byte) CloseReason {
	if len(body) < 2 {
		return CloseReason{}
	}
	code, _ := ws.ParseCloseFrameData(body)
	return CloseReason{Code: int(code)}
}
