package web_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
	"golang.org/x/sys/unix"
)

// drip is a connection on which little arrives at a time, steadily, as behind a hotel's access point.
type drip struct {
	net.Conn
	pace <-chan time.Time
}

const dripBytes = 2 << 10

func (d drip) Read(p []byte) (int, error) {
	<-d.pace
	return d.Conn.Read(p[:min(len(p), dripBytes)])
}

// mustDrip opens a socket on which so many bytes arrive in a second.
func (m *meeting) mustDrip(token string, rate int) *phone {
	m.t.Helper()
	pace := time.NewTicker(time.Second * dripBytes / time.Duration(rate))
	m.t.Cleanup(pace.Stop)
	dialer := websocket.Dialer{NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{Control: narrow}).DialContext(ctx, network, address)
		return drip{conn, pace.C}, err
	}}
	address := "ws" + strings.TrimPrefix(m.url, "http") + "/api/v1" + m.path("/live?since=0")
	ws, _, err := dialer.DialContext(m.t.Context(), address, http.Header{"Authorization": {"Bearer " + token}})
	m.must(err)
	m.t.Cleanup(func() { ws.Close() })
	return &phone{t: m.t, ws: ws}
}

// Who takes long over what is sent, and answers a ping only when it has come through behind that, is not silent.
func TestWhoReadsSlowlyStays(t *testing.T) {
	if testing.Short() {
		t.Skip("takes longer than the server waits for who is gone")
	}
	t.Parallel()
	m := mustHouse(t).mustMeet(liveAgenda)
	words := strings.Repeat("parole ", 38)
	const cards = 150
	for range cards {
		m.mustDo(m.facilitator, "card.add", `"kind":"need","text":"`+words+`"`)
	}
	slow := m.mustDrip(m.facilitator, 8<<10)
	slow.ws.SetReadDeadline(time.Now().Add(6 * patience))
	_, snapshot, err := slow.ws.ReadMessage()
	if err != nil {
		t.Fatal("thrown out over the first message: ", err)
	}
	if len(snapshot) < 80<<10 {
		t.Fatalf("the message has %d bytes: it does not take longer than the server's patience", len(snapshot))
	}
	slow.mustSend("room.lock", `"on":true`)
}

// narrow has the machine take in little of what a connection has not read yet.
func narrow(_, _ string, conn syscall.RawConn) error {
	var err error
	failed := conn.Control(func(socket uintptr) { err = unix.SetsockoptInt(int(socket), unix.SOL_SOCKET, unix.SO_RCVBUF, 4<<10) })
	if failed != nil {
		return failed
	}
	return err
}
