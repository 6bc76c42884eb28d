//go:build soak

package web_test

import (
	"io"
	"net"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var unauthedNow = regexp.MustCompile(`(?m)^colazione_guests (\d+)`)

// Five thousand connections say nothing, or a letter of their request each second, and five hundred people behind the same address come in and stay.
func TestSoakIdleHandshakes(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	const idle, people, most = 5000, 500, 4096
	var slow []net.Conn
	for i := range idle {
		c, err := net.Dial("tcp", strings.TrimPrefix(m.url, "http://"))
		m.must(err)
		defer c.Close()
		if i%2 == 1 {
			slow = append(slow, c)
		}
	}
	over := make(chan struct{})
	var trickle sync.WaitGroup
	trickle.Go(func() {
		head := "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: " + strings.Repeat("a", 4000)
		for everySecond, i := time.Tick(time.Second), 0; i < len(head); i++ {
			for _, c := range slow {
				io.WriteString(c, head[i:i+1]) // those that were pushed out fail, as they should
			}
			select {
			case <-everySecond:
			case <-over:
				return
			}
		}
	})
	defer trickle.Wait()
	defer close(over)

	began := time.Now()
	phones := make([]*phone, people)
	var arriving sync.WaitGroup
	for lane := range 20 {
		arriving.Go(func() {
			for i := lane; i < people; i += 20 {
				phones[i] = m.mustDial(m.mustJoin("").Token, 0)
				phones[i].mustReach(1)
			}
		})
	}
	arriving.Wait()
	took := time.Since(began)
	seq := m.mustDo(m.facilitator, "card.add", `"kind":"need","text":"ci siamo tutti"`).Seq
	for _, p := range phones {
		p.mustReach(seq)
	}
	said := string(m.call("GET", "/metrics", nil).body)
	found := unauthedNow.FindStringSubmatch(said)
	if found == nil {
		t.Fatal("nothing tells how many strangers there are")
	}
	if now, _ := strconv.Atoi(found[1]); now > most {
		t.Errorf("%d strangers are let stand", now)
	}
	tell(t, "A5", idle, took, "idle and slow connections, %s of them standing; %d people behind their address came in and stayed", found[1], people)
}
