package wsconn

import (
	"errors"
	"net"
	"sync"
	"time"

	"github.com/gobwas/ws"
)

// outFrame is a frame on its way out.
type outFrame struct {
	rest   net.Buffers // what has not left yet
	parts  [4][]byte   // where rest lies, unless there are more
	buffer [copied + 16]byte
	try    func(socket uintptr) bool // attempt, made once
	err    error                     // of the last attempt
}

// Frames up to this are copied behind their head; longer ones are not worth it.
const copied = 4 << 10

var outFrames = sync.Pool{New: func() any {
	f := &outFrame{}
	f.try = f.attempt
	return f
}}

// newFrame returns a frame of data in pieces.
func newFrame(kind ws.OpCode, pieces [][]byte) *outFrame {
	f := outFrames.Get().(*outFrame)
	size := 0
	for _, piece := range pieces {
		size += len(piece)
	}
	head := appendHead(f.buffer[:0], kind, size)
	if size <= copied {
		for _, piece := range pieces {
			head = append(head, piece...)
		}
		pieces = nil
	}
	f.rest = append(append(f.parts[:0], head), pieces...)
	return f
}

// release gives back the memory of a frame that is not sent any more.
func (f *outFrame) release() {
	f.rest, f.parts, f.err = nil, [4][]byte{}, nil
	outFrames.Put(f)
}

// errBlocked says that part of a frame has not left, because the client is slow to take it.
var errBlocked = errors.New("the client is slow")

// sendInTime sends what has not left yet, as the client takes it.
func (c *Conn) sendInTime(f *outFrame) error {
	defer c.blocked()()
	defer c.limitWrites(time.Time{})
	for {
		c.limitWrites(time.Now().Add(writeTime))
		n, err := f.rest.WriteTo(c.out)
		if n == 0 || c.raw == nil || !isTimeout(err) || c.isClosing() { // what is encrypted can't be continued
			return err
		}
	}
}

// limitWrites gives what is written its time, unless the time to close runs.
func (c *Conn) limitWrites(until time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.closing {
		_ = c.conn.SetWriteDeadline(until) // what fails here fails at the next write as well
	}
}
