//go:build linux || darwin

package wsconn

import (
	"errors"

	"golang.org/x/sys/unix"
)

// sendNow sends as much of a frame as can leave without waiting, and fails with errBlocked when something is left. It goes around the connection's deadline, which
// costs as much to set as a tenth of the sending.
func (c *Conn) sendNow(f *outFrame) error {
	if c.raw == nil {
		return errBlocked
	}
	if err := c.raw.Write(f.try); err != nil {
		return err
	}
	return f.err
}

// attempt says that it is done with the socket, whatever came of it.
func (f *outFrame) attempt(socket uintptr) bool {
	f.err = f.write(int(socket))
	return true
}

func (f *outFrame) write(socket int) error {
	for len(f.rest) > 0 {
		var n int
		var err error
		if len(f.rest) == 1 {
			n, err = unix.Write(socket, f.rest[0])
		} else {
			n, err = unix.Writev(socket, f.rest)
		}
		switch {
		case errors.Is(err, unix.EAGAIN):
			return errBlocked
		case err != nil && !errors.Is(err, unix.EINTR):
			return err
		}
		f.took(max(n, 0))
	}
	return nil
}

// took forgets the bytes that have left.
func (f *outFrame) took(n int) {
	for len(f.rest) > 0 && n >= len(f.rest[0]) {
		n -= len(f.rest[0])
		f.rest = f.rest[1:]
	}
	if n > 0 {
		f.rest[0] = f.rest[0][n:]
	}
}
