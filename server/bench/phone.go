package bench

import (
	"bytes"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/fasthttp/websocket"
	"github.com/google/uuid"
)

// phone is one simulated participant on a socket.
type phone struct {
	conn  *websocket.Conn
	write sync.Mutex

	mu      sync.Mutex
	sent    map[string]time.Time // commands without an acknowledgement yet
	likes   []like
	patches []arrival
	last    uint64 // the change up to which the phone holds the session
	refused int
	err     error
	idle    *sync.Cond
}

// like is an acknowledged like: when it was sent, when it was acknowledged, and as which change of the session.
type like struct {
	sent, acked time.Time
	seq         uint64
}

// arrival is a patch: when it came, and up to which change.
type arrival struct {
	at  time.Time
	seq uint64
}

// dial connects a phone to the session's socket.
func dial(base, session, token string) (*phone, error) {
	dialer := websocket.Dialer{ReadBufferSize: 1024, WriteBufferSize: 512, HandshakeTimeout: 30 * time.Second}
	header := map[string][]string{"Authorization": {"Bearer " + token}}
	conn, response, err := dialer.Dial("ws"+base[len("http"):]+"/api/v1/sessions/"+session+"/live?since=0", header)
	if err != nil {
		if response != nil {
			defer response.Body.Close()
			return nil, fmt.Errorf("socket: %w (%s)", err, response.Status)
		}
		return nil, fmt.Errorf("socket: %w", err)
	}
	p := &phone{conn: conn, sent: map[string]time.Time{}}
	p.idle = sync.NewCond(&p.mu)
	go p.read()
	return p, nil
}

// like sends one like without waiting for its acknowledgement.
func (p *phone) like(card string, on bool) error {
	id := uuid.NewString()
	message := `{"id":"` + id + `","do":"like.set","card":"` + card + `","on":` + strconv.FormatBool(on) + `}`
	p.mu.Lock()
	p.sent[id] = time.Now()
	p.mu.Unlock()
	p.write.Lock()
	defer p.write.Unlock()
	return p.conn.WriteMessage(websocket.TextMessage, []byte(message))
}

// settle waits until every like was answered.
func (p *phone) settle() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.sent) > 0 && p.err == nil {
		p.idle.Wait()
	}
	return p.err
}

// takeLikes gives the likes that were acknowledged since the last time, and how many were refused.
func (p *phone) takeLikes() (likes []like, refused int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	likes, refused = p.likes, p.refused
	p.likes, p.refused = nil, 0
	return likes, refused
}

// takePatches gives the patches since the last time.
func (p *phone) takePatches() []arrival {
	p.mu.Lock()
	defer p.mu.Unlock()
	patches := p.patches
	p.patches = nil
	return patches
}

// reached is the last change that the phone holds.
func (p *phone) reached() uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.last
}

func (p *phone) close() { _ = p.conn.Close() }

func (p *phone) read() {
	for {
		_, data, err := p.conn.ReadMessage()
		now := time.Now()
		p.mu.Lock()
		if err != nil {
			p.err = err
			p.idle.Broadcast()
			p.mu.Unlock()
			return
		}
		p.note(data, now)
		p.mu.Unlock()
	}
}

// note reads of a message only what is measured: a client of many phones must cost little beside the server.
func (p *phone) note(data []byte, now time.Time) {
	switch {
	case bytes.HasPrefix(data, []byte(`{"patch":`)):
		p.last = number(data, `"seq":`)
		p.patches = append(p.patches, arrival{at: now, seq: p.last})
	case bytes.HasPrefix(data, []byte(`{"ack":`)):
		id := text(data, `"ack":"`)
		p.likes = append(p.likes, like{sent: p.sent[id], acked: now, seq: number(data, `"seq":`)})
		p.answered(id)
	case bytes.HasPrefix(data, []byte(`{"reject":`)):
		p.refused++
		p.answered(text(data, `"reject":"`))
	}
}

func (p *phone) answered(id string) {
	delete(p.sent, id)
	if len(p.sent) == 0 {
		p.idle.Broadcast()
	}
}

func number(data []byte, after string) uint64 {
	_, rest, _ := bytes.Cut(data, []byte(after))
	end := bytes.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(rest)
	}
	n, _ := strconv.ParseUint(string(rest[:end]), 10, 64) // 0 where there is none
	return n
}

func text(data []byte, after string) string {
	_, rest, _ := bytes.Cut(data, []byte(after))
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(value)
}
