package web_test

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"colazione/session"
)

// patience is how long a test waits for what must come.
const patience = time.Minute

// phone is a socket as a client sees it.
type phone struct {
	t  testing.TB
	ws *websocket.Conn
	// raw is every frame that came, for looking into.
	raw [][]byte
}

// heard is a frame of any kind.
type heard struct {
	Ack    string         `json:"ack"`
	Seq    uint64         `json:"seq"`
	Card   string         `json:"card"`
	Path   string         `json:"path"`
	Reject string         `json:"reject"`
	Code   string         `json:"code"`
	Detail string         `json:"detail"`
	Cards  []string       `json:"cards"`
	Patch  *session.Patch `json:"patch"`
	Bye    *struct {
		Code      string `json:"code"`
		RetryInMS int64  `json:"retry_in_ms"`
	} `json:"bye"`
}

func (m *meeting) dial(since uint64, headers http.Header) (*websocket.Conn, *http.Response, error) {
	address := "ws" + strings.TrimPrefix(m.url, "http") + "/api/v1" + m.path("/live?since="+strconv.FormatUint(since, 10))
	return websocket.DefaultDialer.DialContext(m.t.Context(), address, headers)
}

func (m *meeting) mustDial(token string, since uint64) *phone {
	m.t.Helper()
	ws, _, err := m.dial(since, http.Header{"Authorization": {"Bearer " + token}})
	m.must(err)
	m.t.Cleanup(func() { ws.Close() })
	return &phone{t: m.t, ws: ws}
}

func (p *phone) send(text string) {
	p.t.Helper()
	if err := p.ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		p.t.Fatal(err)
	}
}

// next reads one frame.
func (p *phone) next() (heard, error) {
	p.ws.SetReadDeadline(time.Now().Add(patience))
	_, data, err := p.ws.ReadMessage()
	if err != nil {
		return heard{}, err
	}
	p.raw = append(p.raw, data)
	for _, fault := range asyncapi.faults(serverMessage, data) {
		p.t.Errorf("%s in %s", fault, data)
	}
	var m heard
	return m, json.Unmarshal(data, &m)
}

// until reads frames up to the first that is wanted, and gives it.
func (p *phone) until(what string, wanted func(heard) bool) heard {
	p.t.Helper()
	for {
		m, err := p.next()
		if err != nil {
			p.t.Fatalf("waiting for %s: %v", what, err)
		}
		if wanted(m) {
			return m
		}
	}
}

func (p *phone) mustSend(do, fields string) heard {
	p.t.Helper()
	sent := command(do, fields)
	for _, fault := range asyncapi.faults(map[string]any{"$ref": "#/components/schemas/Command"}, []byte(sent)) {
		p.t.Errorf("%s in %s", fault, sent)
	}
	p.send(sent)
	m := p.until("an ack", func(m heard) bool { return m.Ack != "" || m.Reject != "" })
	if m.Ack == "" {
		p.t.Fatalf("%s: rejected with %s (%s)", do, m.Code, m.Detail)
	}
	return m
}

// mustReach reads patches until one brings the client to a seq.
func (p *phone) mustReach(seq uint64) *session.Patch {
	p.t.Helper()
	return p.until("seq "+strconv.FormatUint(seq, 10), func(m heard) bool { return m.Patch != nil && uint64(m.Patch.Seq) >= seq }).Patch
}

// mustClose reads to the end and checks how it ends.
func (p *phone) mustClose(code int) (last heard) {
	p.t.Helper()
	for {
		m, err := p.next()
		if err == nil {
			last = m
			continue
		}
		if !websocket.IsCloseError(err, code) {
			p.t.Fatalf("ended with %v, want %d", err, code)
		}
		return last
	}
}
