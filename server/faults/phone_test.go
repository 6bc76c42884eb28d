package faults_test

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/fasthttp/websocket"
)

// dialer keeps each phone's buffers small: there are thousands in one process.
var dialer = websocket.Dialer{ReadBufferSize: 1024, WriteBufferSize: 512, HandshakeTimeout: patience}

// phone is a socket, used by one goroutine.
type phone struct {
	ws  *websocket.Conn
	net net.Conn
}

// dial connects somebody to the session, from the change that they hold.
func (m *meeting) dial(token string, since uint64) (*phone, error) {
	return m.dialBy(dialer, token, since)
}

func (m *meeting) dialBy(d websocket.Dialer, token string, since uint64) (*phone, error) {
	url := fmt.Sprintf("ws%s/api/v1/sessions/%s/live?since=%d", strings.TrimPrefix(m.base, "http"), m.id, since)
	ws, response, err := d.Dial(url, http.Header{"Authorization": {"Bearer " + token}})
	if err != nil {
		if response != nil {
			response.Body.Close()
		}
		return nil, err
	}
	return &phone{ws: ws, net: ws.UnderlyingConn()}, nil
}

func (p *phone) close() { _ = p.ws.Close() }

// do sends a command and waits for its answer, passing over what comes between.
func (p *phone) do(body map[string]any) (ack, error) {
	data, err := json.Marshal(body)
	if err != nil {
		return ack{}, err
	}
	if err := p.ws.WriteMessage(websocket.TextMessage, data); err != nil {
		return ack{}, err
	}
	for {
		data, err := p.read()
		if err != nil {
			return ack{}, err
		}
		var got ack
		if err := json.Unmarshal(data, &got); err != nil {
			return ack{}, err
		}
		if got.Ack == body["id"] || got.Reject == body["id"] {
			return got, nil
		}
	}
}

// silence is after how long without a word a phone takes its line for broken; the server says something every five seconds.
const silence = 12 * time.Second

// read returns the next frame.
func (p *phone) read() ([]byte, error) {
	if err := p.ws.SetReadDeadline(time.Now().Add(silence)); err != nil {
		return nil, err
	}
	_, data, err := p.ws.ReadMessage()
	return data, err
}
