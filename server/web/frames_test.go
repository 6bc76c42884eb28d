package web_test

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"colazione/server/web"
)

// raw is a frame of a client: the first byte, and what is in it. Its mask is made of its length, so that one that is forgotten shows.
func raw(first byte, data string) []byte {
	out := []byte{first}
	switch size := len(data); {
	case size > 1<<16-1:
		out = binary.BigEndian.AppendUint64(append(out, 0x80|127), uint64(size))
	case size > 125:
		out = binary.BigEndian.AppendUint16(append(out, 0x80|126), uint16(size))
	default:
		out = append(out, 0x80|byte(size))
	}
	mask := [4]byte{0x5A, byte(len(data)), 0xC3, 0x01}
	out = append(out, mask[:]...)
	for i := range len(data) {
		out = append(out, data[i]^mask[i%4])
	}
	return out
}

const (
	text, binaryData, more, whole = 0x1, 0x2, 0x0, 0x80
	closes, pings, pongs          = 0x88, 0x89, 0x8A
	tooLong, noFrames, endOfLine  = "the message is too long", "these are no frames of a client", "EOF"
)

func TestFramesOfAClient(t *testing.T) {
	long := strings.Repeat("è", 8<<10) // as long as a message may be
	for _, c := range []struct {
		name string
		sent [][]byte
		got  []string // the kind and the beginning of what comes
		end  string
	}{
		{"a message", [][]byte{raw(whole|text, "ciao")}, []string{"1 ciao"}, endOfLine},
		{"nothing in it", [][]byte{raw(whole|text, "")}, []string{"1 "}, endOfLine},
		{"two in one go", [][]byte{raw(whole|text, "uno"), raw(whole|binaryData, "due")}, []string{"1 uno", "2 due"}, endOfLine},
		{"as long as the buffer", [][]byte{raw(whole|text, long[:256]), raw(whole|text, "e poi")}, []string{"1 " + long[:256], "1 e poi"}, endOfLine},
		{"as long as may be", [][]byte{raw(whole|text, long), raw(whole|text, "e poi")}, []string{"1 " + long, "1 e poi"}, endOfLine},
		{"one byte more", [][]byte{raw(whole|text, long+"a")}, nil, tooLong},
		{"of 64 KiB", [][]byte{raw(whole|text, strings.Repeat(long, 4))}, nil, tooLong},
		{"that says to be huge", [][]byte{{whole | text, 0x80 | 127, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4}}, nil, tooLong},
		{"in pieces, with a ping between", [][]byte{raw(text, "buon"), raw(pings, "?"), raw(more, ""), raw(whole|more, "giorno")}, []string{"9 ?", "1 buongiorno"}, endOfLine},
		{"in pieces that are too long together", [][]byte{raw(text, long), raw(whole|more, "a")}, nil, tooLong},
		{"the next after pieces", [][]byte{raw(text, "a"), raw(whole|more, "b"), raw(whole|text, "c")}, []string{"1 ab", "1 c"}, endOfLine},
		{"a piece of nothing", [][]byte{raw(whole|more, "a")}, nil, noFrames},
		{"a message in the middle of one", [][]byte{raw(text, "a"), raw(whole|text, "b")}, nil, noFrames},
		{"without a mask", [][]byte{{whole | text, 1, 'a'}}, nil, noFrames},
		{"with a reserved bit", [][]byte{raw(whole|0x40|text, "a")}, nil, noFrames},
		{"of an unknown kind", [][]byte{raw(whole|0x3, "a")}, nil, noFrames},
		{"of an unknown kind that controls", [][]byte{raw(whole|0xB, "a")}, nil, noFrames},
		{"a ping in pieces", [][]byte{raw(pings&^whole, "a")}, nil, noFrames},
		{"a ping that is too long", [][]byte{raw(pings, long[:126])}, nil, noFrames},
		{"cut off", [][]byte{raw(whole|text, "ciao")[:8]}, nil, endOfLine},
		{"a close with its reason", [][]byte{raw(closes, "\x03\xe8via")}, []string{"8 \x03\xe8via"}, endOfLine},
		{"a pong", [][]byte{raw(pongs, "!")}, []string{"10 !"}, endOfLine},
	} {
		t.Run(c.name, func(t *testing.T) {
			sent := bytes.Join(c.sent, nil)
			for pace, from := range map[string]io.Reader{"at once": bytes.NewReader(sent), "byte by byte": iotest.OneByteReader(bytes.NewReader(sent))} {
				frames, err := web.ReadFrames(from)
				var got []string
				for _, f := range frames {
					got = append(got, fmt.Sprint(f[0])+" "+string(f[1:]))
				}
				if fmt.Sprint(got) != fmt.Sprint(c.got) || !strings.HasSuffix(err.Error(), c.end) {
					t.Errorf("%s: got %.60q, %v; want %.60q, %s", pace, got, err, c.got, c.end)
				}
			}
		})
	}
}

func FuzzFramesOfAClient(f *testing.F) {
	f.Add(raw(whole|text, "ciao"))
	f.Add(bytes.Join([][]byte{raw(text, "buon"), raw(pings, "?"), raw(whole|more, "giorno")}, nil))
	f.Fuzz(func(t *testing.T, sent []byte) {
		frames, err := web.ReadFrames(bytes.NewReader(sent))
		if err == nil {
			t.Fatal("it never ended")
		}
		for _, one := range frames {
			if len(one) > 1+16<<10 || len(one) > 1+len(sent) {
				t.Fatalf("%d bytes came of %d", len(one), len(sent))
			}
		}
	})
}

// mustRaw opens a socket by hand; what is sent with the request comes too early.
func (m *meeting) mustRaw(early string) (net.Conn, *bufio.Reader) {
	m.t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(m.url, "http://"))
	m.must(err)
	m.t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(patience))
	fmt.Fprintf(c, "GET /api/v1%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n%s", m.path("/live?since=0"), m.screen, early)
	r := bufio.NewReader(c)
	res, err := http.ReadResponse(r, nil)
	m.must(err)
	if res.StatusCode != http.StatusSwitchingProtocols {
		m.t.Fatalf("%s", res.Status)
	}
	return c, r
}

// control reads on to the next frame of a server that controls, and gives its first byte and what is in it.
func control(r *bufio.Reader) (byte, string, error) {
	for {
		var head [2]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return 0, "", err
		}
		size := int(head[1])
		if size == 126 {
			var long [2]byte
			if _, err := io.ReadFull(r, long[:]); err != nil {
				return 0, "", err
			}
			size = int(binary.BigEndian.Uint16(long[:]))
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(r, data); err != nil {
			return 0, "", err
		}
		if head[0] >= closes {
			return head[0], string(data), nil
		}
	}
}

func TestASocketAnswersWhatControls(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	for _, c := range []struct {
		name   string
		sent   []byte
		answer byte
		says   string
		ends   bool
	}{
		{"a ping", raw(pings, "ci sei?"), pongs, "ci sei?", false},
		{"a close", raw(closes, "\x03\xe9via"), closes, "\x03\xe9", true},
		{"a close without a reason", raw(closes, ""), closes, "", true},
		{"what no client sends", []byte{whole | text, 1, 'a'}, closes, "\x03\xea", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn, r := m.mustRaw("")
			conn.Write(c.sent)
			if first, says, err := control(r); err != nil || first != c.answer || says != c.says {
				t.Fatalf("answered %#x %q, %v", first, says, err)
			}
			if !c.ends {
				return
			}
			if _, err := io.ReadAll(r); err != nil {
				t.Errorf("the line does not end: %v", err)
			}
		})
	}
}

// Who speaks before the server has agreed would be heard by nobody: the line ends.
func TestWhoSpeaksTooEarlyIsNotHeard(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	_, r := m.mustRaw(string(raw(pings, "eccomi")))
	if _, _, err := control(r); err == nil {
		t.Fatal("it is answered")
	}
}
