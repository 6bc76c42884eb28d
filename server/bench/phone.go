package bench

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
)

// phone is one simulated participant on a socket. It implements only what it needs of the WebSocket protocol (RFC 6455), because thousands of phones share the
// machine with the server that they measure.
type phone struct {
	conn net.Conn
	read *bufio.Reader

	mu          sync.Mutex
	sent        map[string]time.Time // commands without an acknowledgement yet
	acks        []ack
	patches     []arrival
	last        uint64 // the change up to which the phone holds the session
	refused     int
	err         error
	allAnswered *sync.Cond
}

// ack is an acknowledged command: when it was sent, when it was acknowledged, and as which change of the session.
type ack struct {
	sent, acked time.Time
	seq         uint64
}

// arrival is a patch: when it came, up to which change, and how large.
type arrival struct {
	at    time.Time
	seq   uint64
	bytes int
}

// peekSize is how much of a frame is read; the rest is skipped.
const peekSize = 160

// dial connects a phone to the socket at an address.
func dial(ctx context.Context, base, path, token string) (*phone, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		return nil, err
	}
	p := &phone{conn: conn, read: bufio.NewReaderSize(conn, 16<<10), sent: map[string]time.Time{}}
	p.allAnswered = sync.NewCond(&p.mu)
	fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nAuthorization: Bearer %s\r\n\r\n", path, strings.TrimPrefix(base, "http://"), token)
	if err := p.readUpgrade(); err != nil {
		conn.Close()
		return nil, err
	}
	go p.listen()
	return p, nil
}

// readUpgrade reads the server's answer to the request for a socket.
func (p *phone) readUpgrade() error {
	response, err := http.ReadResponse(p.read, nil)
	if err != nil {
		return err
	}
	response.Body.Close()
	if response.StatusCode != http.StatusSwitchingProtocols {
		return fmt.Errorf("socket: %s", response.Status)
	}
	return nil
}

func (p *phone) close() { p.conn.Close() }

// command sends a command without waiting for its acknowledgement. Fields are JSON without the braces.
func (p *phone) command(do, fields string) error {
	id := uuid.NewString()
	p.mu.Lock()
	p.sent[id] = time.Now()
	p.mu.Unlock()
	return p.send(textFrame, `{"id":"`+id+`","do":"`+do+`",`+fields+`}`)
}

const (
	textFrame = 0x1
	pingFrame = 0x9
	pongFrame = 0xA
	lastPart  = 0x80
	masked    = 0x80
)

// send sends a frame. What a client sends is masked; a mask of zeros leaves it as it is.
func (p *phone) send(kind byte, text string) error {
	frame := []byte{lastPart | kind, masked | byte(min(len(text), 126))}
	if len(text) >= 126 {
		frame = binary.BigEndian.AppendUint16(frame, uint16(len(text)))
	}
	frame = append(frame, 0, 0, 0, 0)
	_, err := p.conn.Write(append(frame, text...)) // one write, so that two of them don't mix
	return err
}

func (p *phone) listen() {
	for {
		kind, size, data, err := p.frame()
		now := time.Now()
		if err == nil && kind == pingFrame {
			err = p.send(pongFrame, "")
		}
		p.mu.Lock()
		if err != nil {
			p.err = err
			p.allAnswered.Broadcast()
			p.mu.Unlock()
			return
		}
		p.note(data, size, now)
		p.mu.Unlock()
		_, _ = p.read.Discard(size) // what fails here fails at the next frame as well
	}
}

// frame reads the head of a frame and returns the beginning of its payload, all of which is still to be discarded.
func (p *phone) frame() (kind byte, size int, data []byte, err error) {
	head, err := p.read.Peek(2)
	if err != nil {
		return 0, 0, nil, err
	}
	kind, size = head[0]&0xF, int(head[1]&^masked)
	longer := map[int]int{126: 2, 127: 8}[size]
	if head, err = p.read.Peek(2 + longer); err != nil {
		return 0, 0, nil, err
	}
	switch longer {
	case 2:
		size = int(binary.BigEndian.Uint16(head[2:]))
	case 8:
		size = int(binary.BigEndian.Uint64(head[2:]))
	}
	if _, err := p.read.Discard(2 + longer); err != nil {
		return 0, 0, nil, err
	}
	data, err = p.read.Peek(min(size, peekSize))
	return kind, size, data, err
}

// note reads from a message only what is measured.
func (p *phone) note(data []byte, size int, now time.Time) {
	switch {
	case bytes.HasPrefix(data, []byte(`{"patch":`)):
		p.last = number(data, `"seq":`)
		p.patches = append(p.patches, arrival{at: now, seq: p.last, bytes: size})
	case bytes.HasPrefix(data, []byte(`{"ack":`)):
		id := text(data, `"ack":"`)
		p.acks = append(p.acks, ack{sent: p.sent[id], acked: now, seq: number(data, `"seq":`)})
		p.answered(id)
	case bytes.HasPrefix(data, []byte(`{"reject":`)):
		p.refused++
		p.answered(text(data, `"reject":"`))
	}
}

func (p *phone) answered(id string) {
	delete(p.sent, id)
	if len(p.sent) == 0 {
		p.allAnswered.Broadcast()
	}
}

// waitForAcks waits until every command was answered.
func (p *phone) waitForAcks() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.sent) > 0 && p.err == nil {
		p.allAnswered.Wait()
	}
	return p.err
}

// drain returns what came since the last call.
func (p *phone) drain() (acks []ack, patches []arrival, refused int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	acks, patches, refused = p.acks, p.patches, p.refused
	p.acks, p.patches, p.refused = nil, nil, 0
	return acks, patches, refused
}

// reached returns the last change that the phone holds.
func (p *phone) reached() uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.last
}

func number(data []byte, after string) uint64 {
	_, rest, _ := bytes.Cut(data, []byte(after))
	end := 0
	for end < len(rest) && rest[end] >= '0' && rest[end] <= '9' {
		end++
	}
	n, _ := strconv.ParseUint(string(rest[:end]), 10, 64) // 0 where there is none
	return n
}

func text(data []byte, after string) string {
	_, rest, _ := bytes.Cut(data, []byte(after))
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(value)
}

// failed returns why the phone's socket ended; nil while it is open.
func (p *phone) failed() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}
