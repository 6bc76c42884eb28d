package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Who speaks before the server has agreed to the socket would be heard by nobody: the connection ends.
func TestWhoSpeaksTooEarlyIsNotHeard(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	c, err := net.Dial("tcp", strings.TrimPrefix(m.url, "http://"))
	m.must(err)
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	const ping = "\x89\x86\x00\x00\x00\x00eccomi"
	fmt.Fprintf(c, "GET /api/v1%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n%s", m.path("/live?since=0"), m.screen, ping)
	r := bufio.NewReader(c)
	res, err := http.ReadResponse(r, nil)
	m.must(err)
	if res.StatusCode != http.StatusSwitchingProtocols {
		m.t.Fatalf("%s", res.Status)
	}
	if rest, _ := io.ReadAll(r); len(rest) > 0 {
		t.Fatalf("it is answered: %.60q", rest)
	}
}
