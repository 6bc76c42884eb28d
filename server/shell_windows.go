package main

import (
	"errors"
	"net"
	"syscall"
)

// private adds nothing: a socket's file is for whom its folder is for, as the database is.
func private(string, string, syscall.RawConn) error { return nil }

// nobodyAnswers reports whether a call failed because no process has the socket. What Windows says then depends on its version; old ones have no such sockets.
func nobodyAnswers(err error) bool {
	var failed *net.OpError
	return errors.As(err, &failed) && failed.Op == "dial"
}
