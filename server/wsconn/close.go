package wsconn

import (
	"encoding/binary"
	"io"
	"net"
	"time"
)

// CloseReason is why a connection ends: the last message to its client, if any, and a code of RFC 6455, section 7.4. A code of 0 is of a close that gives none.
type CloseReason struct {
	Message []byte
	Code    int
}

// Codes of RFC 6455 with which a Conn closes by itself.
const (
	closeProtocol    = 1002
	closeUnsupported = 1003
	closeTooBig      = 1009
)

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
	var out []byte
	if r.Message != nil {
		out = appendFrame(out, frameText, r.Message)
	}
	_, _ = w.Write(appendFrame(out, frameClose, closeBody(r.Code)))
}

// closeBody is what a frame that closes holds.
func closeBody(code int) []byte {
	if code == 0 {
		return nil
	}
	return binary.BigEndian.AppendUint16(nil, uint16(code))
}

// closeCode reads what closeBody wrote.
func closeCode(data []byte) int {
	if len(data) < 2 {
		return 0
	}
	return int(binary.BigEndian.Uint16(data))
}
