package cli

import (
	"errors"
	"net"
	"syscall"
)

// private does nothing: the folder decides who may open the socket's file, as it does for the database.
func private(string, string, syscall.RawConn) error { return nil }

// nobodyAnswers reports whether a call failed because no process has the socket. The error depends on the version of Windows; old ones have no such sockets.
func nobodyAnswers(err error) bool {
	var failed *net.OpError
	return errors.As(err, &failed) && failed.Op == "dial"
}
