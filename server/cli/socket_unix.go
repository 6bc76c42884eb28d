//go:build unix

package cli

import (
	"errors"
	"io/fs"
	"syscall"
)

// private allows a socket only to those who can open the database. The mode is set before the socket has a name that somebody else could open.
func private(_, _ string, raw syscall.RawConn) error {
	var chmod error
	return errors.Join(raw.Control(func(fd uintptr) { chmod = syscall.Fchmod(int(fd), 0o600) }), chmod)
}

// nobodyAnswers reports whether a call failed because no process has the socket.
func nobodyAnswers(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED)
}
