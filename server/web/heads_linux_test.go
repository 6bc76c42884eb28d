package web_test

import (
	"net"
	"net/http"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"colazione/server/web"
)

// A company's cookies, and the long codes of its provider of accounts, make heads of 16 KiB: pages, calls and sockets are served all the same.
func TestLongHeadsAreServed(t *testing.T) {
	h := mustHouse(t)
	m := h.mustMeet(liveAgenda)
	cookies := "sso=" + strings.Repeat("a", 15<<10)
	for _, path := range []string{"/", "/api/v1/templates", "/s/x?code=" + strings.Repeat("c", 400)} {
		if a := h.call("GET", path, nil, "Cookie", cookies); a.StatusCode != 200 {
			t.Errorf("%.20s: %d %s", path, a.StatusCode, a.body)
		}
	}
	ws, _, err := m.dial(0, http.Header{"Authorization": {"Bearer " + m.facilitator}, "Cookie": {cookies}})
	h.must(err)
	defer ws.Close()
	(&phone{t: t, ws: ws}).mustReach(1)
	a := h.call("GET", "/", nil, "Cookie", cookies+strings.Repeat("b", 4<<10))
	if a.StatusCode != 413 || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") || !strings.Contains(string(a.body), "cookie") {
		t.Errorf("a page with more is answered %d %s: %s", a.StatusCode, a.Header.Get("Content-Type"), a.body)
	}
	mustProblem(t, h.call("GET", "/api/v1/templates", nil, "Cookie", cookies+strings.Repeat("b", 4<<10)), 413, "too_large")
}

// Who asked for something once and keeps the connection holds no buffer for the head of what may come next.
func TestAConnectionThatRestsHoldsNoBuffer(t *testing.T) {
	h := mustHouse(t)
	const most = 400
	heap := func() uint64 {
		var m runtime.MemStats
		for range 3 { // what is pooled goes with the second
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	answer := make([]byte, 64<<10)
	for range most {
		conn, err := net.Dial("tcp", strings.TrimPrefix(h.url, "http://"))
		h.must(err)
		defer conn.Close()
		_, err = conn.Write([]byte("GET /livez HTTP/1.1\r\nHost: " + strings.TrimPrefix(h.url, "http://") + "\r\n\r\n"))
		h.must(err)
		if _, err := conn.Read(answer); err != nil {
			t.Fatal(err)
		}
	}
	each := (int64(heap()) - int64(before)) / most
	t.Logf("%d bytes for each", each)
	if each > 8<<10 {
		t.Errorf("a connection that rests holds %d bytes", each)
	}
}

// spent is the processor time that this process has taken, in microseconds.
func spent(t *testing.T) int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return (syscall.TimevalToNsec(u.Utime) + syscall.TimevalToNsec(u.Stime)) / 1000
}

// Who gives a wrong code waits, and the server meanwhile does nothing: an answer costs as much as another that is refused at once, and not the milliseconds until it may go.
func TestAWrongCodeCostsNoMoreThanAnyCall(t *testing.T) {
	h := mustHouse(t)
	const tries = 50 // are told without delay
	cost := func(code func() string, status int) int64 {
		before := spent(t)
		for range tries {
			if a := h.api("POST", "/join", web.Join{Code: code()}, ""); a.StatusCode != status {
				t.Fatalf("%d %s", a.StatusCode, a.body)
			}
		}
		return (spent(t) - before) / tries
	}
	m := h.mustMeet(liveAgenda)
	right := cost(func() string { return m.code }, 200) // each makes somebody, and is stored
	wrong := cost(aCode, 404)
	t.Logf("%d µs of processor for a wrong code, %d for a right one", wrong, right)
	if wrong > right+700 {
		t.Errorf("%d µs of processor for a wrong code, %d for a right one", wrong, right)
	}
}
