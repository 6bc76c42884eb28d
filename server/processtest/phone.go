package processtest

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/fasthttp/websocket"
)

// Dialer keeps the buffers of each phone small: there are thousands in one process.
var Dialer = websocket.Dialer{ReadBufferSize: 1024, WriteBufferSize: 512, HandshakeTimeout: Patience}

// Phone is one person's socket. One goroutine uses it.
type Phone struct {
	Socket *websocket.Conn
	Conn   net.Conn
}

// Dial opens the socket of somebody who holds the session up to a change.
func (m *Meeting) Dial(token string, since uint64) (*Phone, error) {
	return m.DialBy(Dialer, token, since)
}

// DialBy is Dial with another dialer.
func (m *Meeting) DialBy(d websocket.Dialer, token string, since uint64) (*Phone, error) {
	url := fmt.Sprintf("ws%s/api/v1/sessions/%s/live?since=%d", strings.TrimPrefix(m.Base, "http"), m.ID, since)
	ws, response, err := d.Dial(url, http.Header{"Authorization": {"Bearer " + token}})
	if err != nil {
		if response != nil {
			response.Body.Close()
		}
		return nil, err
	}
	return &Phone{Socket: ws, Conn: ws.UnderlyingConn()}, nil
}

// Close closes the socket.
func (p *Phone) Close() { _ = p.Socket.Close() }

// Do sends a command and waits for its answer; it skips the frames between.
func (p *Phone) Do(body map[string]any) (Ack, error) {
	data, err := json.Marshal(body)
	if err != nil {
		return Ack{}, err
	}
	if err := p.Socket.WriteMessage(websocket.TextMessage, data); err != nil {
		return Ack{}, err
	}
	for {
		data, err := p.Read()
		if err != nil {
			return Ack{}, err
		}
		var got Ack
		if err := json.Unmarshal(data, &got); err != nil {
			return Ack{}, err
		}
		if got.Ack == body["id"] || got.Reject == body["id"] {
			return got, nil
		}
	}
}

// Silence is how long a phone waits for a frame before it takes its connection for broken; the server sends one every five seconds.
const Silence = 12 * time.Second

// Read returns the next frame.
func (p *Phone) Read() ([]byte, error) {
	if err := p.Socket.SetReadDeadline(time.Now().Add(Silence)); err != nil {
		return nil, err
	}
	_, data, err := p.Socket.ReadMessage()
	return data, err
}
