package wsconn

import (
	"context"
	"io"
	"log/slog"
	"net"
	"runtime/debug"
	"sync"
)

// Hub holds the connections of a server.
type Hub struct {
	log *slog.Logger

	mu      sync.Mutex
	closed  bool
	running sync.WaitGroup
	groups  map[string]*senders // of those groups that have connections
}

// NewHub returns a Hub without connections. Panics on a connection are logged and end that connection alone.
func NewHub(log *slog.Logger) *Hub {
	return &Hub{log: log, groups: map[string]*senders{}}
}

// Serve makes a Conn of a connection after its handshake, and runs f with it in a goroutine of its own. f calls Run or Reject, and the connection is closed when it returns.
// A group is of connections that are woken at the same time. Serve reports false, and does nothing, once the Hub is closed.
func (h *Hub) Serve(conn net.Conn, group string, f func(*Conn)) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return false
	}
	s := h.groups[group]
	if s == nil {
		s = &senders{hub: h}
		h.groups[group] = s
	}
	s.conns++
	h.running.Go(func() {
		defer h.leave(group)
		defer conn.Close()
		defer h.RecoverPanic(conn)
		f(newConn(h, conn, s))
	})
	return true
}

// Close lets no further connection begin. Those that there are go on until something ends them.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
}

// Wait waits until every connection has ended, or ctx.
func (h *Hub) Wait(ctx context.Context) {
	gone := make(chan struct{})
	go func() { h.running.Wait(); close(gone) }()
	select {
	case <-gone:
	case <-ctx.Done():
	}
}

// RecoverPanic is deferred by whatever runs on a connection: it logs a panic and closes the connection. The client is not told why.
func (h *Hub) RecoverPanic(conn io.Closer) {
	if fault := recover(); fault != nil {
		h.log.Error("panic on a socket", "panic", fault, "stack", string(debug.Stack()))
		_ = conn.Close()
	}
}

// leave drops the senders of a group with its last connection.
func (h *Hub) leave(group string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s := h.groups[group]; s.conns > 1 {
		s.conns--
	} else {
		delete(h.groups, group)
	}
}
