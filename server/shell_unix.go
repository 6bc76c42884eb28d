//go:build unix

package main

import (
	"errors"
	"io/fs"
	"syscall"
)

// private lets nobody open a socket who could not open the database. The mode is set before there is a name under which somebody else could come.
func private(_, _ string, raw syscall.RawConn) error {
	var chmod error
	return errors.Join(raw.Control(func(fd uintptr) { chmod = syscall.Fchmod(int(fd), 0o600) }), chmod)
}

// nobodyAnswers reports whether a call failed because no process has the socket.
func nobodyAnswers(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED)
}
