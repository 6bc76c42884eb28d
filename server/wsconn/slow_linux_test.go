package wsconn_test

import (
	"bufio"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

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

// A client that takes long over what is sent, and answers a ping only when it has come through behind that, is not silent.
func TestAClientThatReadsSlowlyStays(t *testing.T) {
	if testing.Short() {
		t.Skip("takes longer than the server waits for who is gone")
	}
	t.Parallel()
	pace := time.NewTicker(time.Second / 4) // 8 KiB a second
	defer pace.Stop()
	client, feed := mustServe(t).mustConnect(func(d *net.Dialer) { d.Control = narrow })
	client.SetDeadline(time.Now().Add(6 * patience))
	feed.add([]byte(strings.Repeat("parole ", 16<<10)))
	r := bufio.NewReader(drip{client, pace.C})
	if got, err := next(r); err != nil || !strings.HasPrefix(got, "81 parole") {
		t.Fatal("closed over the first message: ", err)
	}
	if _, err := client.Write(frame(final|text, "ciao")); err != nil {
		t.Fatal(err)
	}
	for {
		got, err := next(r)
		if err != nil {
			t.Fatal("closed after it: ", err)
		}
		if got == "81 ciao" {
			return
		}
	}
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
