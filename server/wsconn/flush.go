package wsconn

import (
	"crypto/tls"
	"errors"
	"net"
	"time"

	"github.com/gobwas/ws"
)

// startFlush has what there is sent. An encrypted connection has a goroutine of its own for that, because what it sends can't be broken off and gone on with.
func (c *Conn) startFlush() {
	if _, encrypted := c.conn.(*tls.Conn); encrypted {
		c.hub.running.Go(func() { c.flush(nil) })
	} else {
		c.senders.add(c)
	}
}

// tick is the connection's clock.
func (c *Conn) tick() {
	c.mu.Lock()
	c.pingDue = true
	if !c.ended {
		c.pings.Reset(pingEvery)
	}
	c.mu.Unlock()
	c.Wake()
}

// flush sends what there is, until there is no more. It calls onSlow, where there is one, before it waits for the client.
func (c *Conn) flush(onSlow func()) {
	defer c.hub.RecoverPanic(c.conn)
	for more := true; more; more = c.wokenAgain() {
		if reason, ends := c.feed.End(); ends {
			if onSlow != nil {
				onSlow()
			}
			c.close(reason)
			continue
		}
		if message, ok := c.feed.Next(); ok && c.send(onSlow, message...) {
			c.feed.Sent()
		}
		c.ping(onSlow)
	}
}

// wokenAgain reports whether something happened since flush last looked.
func (c *Conn) wokenAgain() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.flushing, c.again = c.again, false
	return c.flushing
}

// ping pings the client when it is time, and sends an idle message where no other was sent lately.
func (c *Conn) ping(onSlow func()) {
	c.mu.Lock()
	due, idle := c.pingDue, time.Since(c.sentAt) >= keepAlive-pingEvery
	c.pingDue = false
	c.mu.Unlock()
	if !due {
		return
	}
	if c.write(ws.OpPing, onSlow) != nil {
		return
	}
	c.pinged()
	if idle {
		c.send(onSlow, c.feed.Idle())
	}
}

// send sends a message, given in pieces, and reports whether it left. Where that fails the reading ends too.
func (c *Conn) send(onSlow func(), pieces ...[]byte) bool {
	if c.write(ws.OpText, onSlow, pieces...) != nil {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sentAt = time.Now()
	return true
}

// write sends a frame, unless the close was sent. It calls onSlow, where there is one, before it waits for the client.
func (c *Conn) write(kind ws.OpCode, onSlow func(), pieces ...[]byte) error {
	if !c.writing.TryLock() {
		if onSlow != nil {
			onSlow()
		}
		c.writing.Lock()
	}
	defer c.writing.Unlock()
	if c.isClosing() {
		return net.ErrClosed
	}
	f := newFrame(kind, pieces)
	defer f.release()
	err := c.sendNow(f)
	if errors.Is(err, errBlocked) {
		if onSlow != nil {
			onSlow()
		}
		err = c.sendInTime(f)
	}
	if err != nil {
		c.conn.Close() // half a frame may be out
	}
	return err
}
