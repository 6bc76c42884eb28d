//go:build soak

package faults_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"colazione/server/processtest"
)

// network is a phone's side of a cable of its own, whose other end is at the server.
type network struct {
	name, cable string
	at          string // the server's address on it
}

func mustNetwork(t *testing.T) *network {
	t.Helper()
	mustBeRoot(t)
	id := os.Getpid()
	part := fmt.Sprintf("198.18.%d.", id%250) // of the block that RFC 2544 keeps for tests
	n := &network{name: fmt.Sprintf("colazione-%d", id), cable: fmt.Sprintf("cola%d", id), at: part + "1"}
	mustDo(t, "ip", "netns", "add", n.name)
	t.Cleanup(func() { _ = exec.Command("ip", "netns", "del", n.name).Run() })
	mustDo(t, "ip", "link", "add", n.cable, "type", "veth", "peer", "name", "phone", "netns", n.name)
	t.Cleanup(func() { _ = exec.Command("ip", "link", "del", n.cable).Run() })
	mustDo(t, "ip", "addr", "add", n.at+"/30", "dev", n.cable)
	mustDo(t, "ip", "link", "set", n.cable, "up")
	mustDo(t, "ip", "-n", n.name, "addr", "add", part+"2/30", "dev", "phone")
	n.mustSet(t, "up")
	return n
}

// mustSet plugs the phone's end in or pulls it out.
func (n *network) mustSet(t testing.TB, state string) {
	t.Helper()
	mustDo(t, "ip", "-n", n.name, "link", "set", "phone", state)
}

// dial connects from the phone's side.
func (n *network) dial(ctx context.Context, protocol, at string) (net.Conn, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	here, err := os.Open("/proc/thread-self/ns/net")
	if err != nil {
		return nil, err
	}
	defer here.Close()
	there, err := os.Open("/run/netns/" + n.name)
	if err != nil {
		return nil, err
	}
	defer there.Close()
	if err := unix.Setns(int(there.Fd()), unix.CLONE_NEWNET); err != nil {
		return nil, err
	}
	defer func() {
		if err := unix.Setns(int(here.Fd()), unix.CLONE_NEWNET); err != nil {
			panic(err) // a thread that stays there would serve others
		}
	}()
	return (&net.Dialer{Timeout: time.Second}).DialContext(ctx, protocol, at)
}

// F13: the cable is pulled out. Nobody says goodbye, and still the cockpit shows within 45 seconds who is gone; within two seconds of its return the phone is live.
func TestCablePulledOut(t *testing.T) {
	n := mustNetwork(t)
	data := processtest.NewData(t)
	p, err := processtest.Start(data, "-addr", n.at+":0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	m := processtest.MustMeet(t, p.Base, processtest.Live)
	by := processtest.Dialer
	by.NetDialContext = n.dial
	const phones, tries = 10, 2
	c := mustGatherBy(t, by, m, phones)
	var gone, back time.Duration
	for range tries {
		mustShowPresent(t, m, phones)
		n.mustSet(t, "down")
		gone = max(gone, mustShowPresent(t, m, 0))
		processtest.MustHappen(t, "the phones to notice", func() bool { return c.count(time.Time{}) == 0 })
		for i := range 5 {
			m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": fmt.Sprint("intanto ", i)})
		}
		n.mustSet(t, "up")
		returned := time.Now()
		back = max(back, c.mustBeLive(t, phones, returned))
	}
	c.mustAgree(t)
	if gone > 45*time.Second {
		t.Errorf("presence dropped after %v", gone)
	}
	if back > 2*time.Second {
		t.Errorf("live again after %v", back)
	}
	row{fault: "F13 cable pulled out", tries: tries, outage: back, note: fmt.Sprintf("absence shown after %.1f s; the outage is from the cable's return", gone.Seconds())}.report(t)
	c.leave()
	p.MustEnd(t)
}

// mustShowPresent waits until those who lead see so many present, and gives how long that took.
func mustShowPresent(t testing.TB, m *processtest.Meeting, people int) time.Duration {
	t.Helper()
	began := time.Now()
	const most = time.Minute
	for {
		var look struct {
			Patch struct{ Session struct{ Present int } }
		}
		processtest.MustDecode(t, m.Call(http.MethodGet, "/sessions/"+m.ID+"/patch?since=0", m.Organiser, nil), &look)
		if look.Patch.Session.Present == people {
			return time.Since(began)
		}
		if time.Since(began) > most {
			t.Fatalf("%d are shown after %v, not %d", look.Patch.Session.Present, most, people)
		}
		time.Sleep(20 * time.Millisecond)
	}
}
