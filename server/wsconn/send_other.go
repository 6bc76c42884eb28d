//go:build !linux && !darwin

package wsconn

import (
	"io"
	"time"
)

// A frame that has not left by then is waited for aside.
const prompt = 5 * time.Millisecond

// sendNow sends as much of a frame as leaves soon, and fails with errBlocked when something is left.
func (c *Conn) sendNow(f *outFrame) error {
	if c.raw == nil {
		return errBlocked
	}
	c.limitWrites(time.Now().Add(prompt))
	err := f.send(c.out)
	if isTimeout(err) {
		return errBlocked
	}
	return err
}

// attempt is of systems where a socket can be written without waiting.
func (f *outFrame) attempt(uintptr) bool { return true }

// send sends what has not left yet, in one call where the connection can take it so.
func (f *outFrame) send(to io.Writer) error {
	_, err := f.rest.WriteTo(to)
	return err
}
