package wsconn_test

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"slices"
	"strings"
	"testing"

	"colazione/server/wsconn"
)

// What a client's frames come to. Texts come back, pings are answered, and what no client may send ends the connection with a code.
func TestFramesOfAClient(t *testing.T) {
	const (
		tooBig, protocol, unsupported = "88 \x03\xf1", "88 \x03\xea", "88 \x03\xeb"
	)
	long := strings.Repeat("è", wsconn.MaxMessage/2) // as long as a message may be
	s := mustServe(t)
	for _, c := range []struct {
		name string
		sent [][]byte
		got  []string
	}{
		{"a message", [][]byte{frame(final|text, "ciao")}, []string{"81 ciao"}},
		{"nothing in it", [][]byte{frame(final|text, "")}, []string{"81 "}},
		{"two in one go", [][]byte{frame(final|text, "uno"), frame(final|text, "due")}, []string{"81 uno", "81 due"}},
		{"one that gets no answer", [][]byte{frame(final|text, "nothing"), frame(final|text, "due")}, []string{"81 due"}},
		{"one that ends it", [][]byte{frame(final|text, "end"), frame(final|text, "due")}, []string{"81 bye", "88 \x0f\xa1"}},
		{"no text", [][]byte{frame(final|text, "uno"), frame(final|binaryData, "due")}, []string{"81 uno", unsupported}},
		{"as long as the buffer", [][]byte{frame(final|text, long[:256]), frame(final|text, "e poi")}, []string{"81 " + long[:256], "81 e poi"}},
		{"as long as may be", [][]byte{frame(final|text, long), frame(final|text, "e poi")}, []string{"81 " + long, "81 e poi"}},
		{"one byte more", [][]byte{frame(final|text, long+"a")}, []string{tooBig}},
		{"of 64 KiB", [][]byte{frame(final|text, strings.Repeat(long, 4))}, []string{tooBig}},
		{"that says to be huge", [][]byte{{final | text, 0x80 | 127, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4}}, []string{tooBig}},
		{"of a size that there is not", [][]byte{{final | text, 0x80 | 127, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4}}, []string{protocol}},
		{"in pieces, with a ping between", [][]byte{frame(text, "buon"), frame(pings, "?"), frame(more, ""), frame(final|more, "giorno")}, []string{"8a ?", "81 buongiorno"}},
		{"in pieces that are too long together", [][]byte{frame(text, long), frame(final|more, "a")}, []string{tooBig}},
		{"the next after pieces", [][]byte{frame(text, "a"), frame(final|more, "b"), frame(final|text, "c")}, []string{"81 ab", "81 c"}},
		{"a piece of nothing", [][]byte{frame(final|more, "a")}, []string{protocol}},
		{"a message in the middle of one", [][]byte{frame(text, "a"), frame(final|text, "b")}, []string{protocol}},
		{"without a mask", [][]byte{{final | text, 1, 'a'}}, []string{protocol}},
		{"with a reserved bit", [][]byte{frame(final|0x40|text, "a")}, []string{protocol}},
		{"of an unknown kind", [][]byte{frame(final|0x3, "a")}, []string{protocol}},
		{"of an unknown kind that controls", [][]byte{frame(final|0xB, "a")}, []string{protocol}},
		{"a ping in pieces", [][]byte{frame(pings&^final, "a")}, []string{protocol}},
		{"a ping that is too long", [][]byte{frame(pings, long[:126])}, []string{protocol}},
		{"cut off", [][]byte{frame(final|text, "ciao")[:8]}, nil},
		{"a close with its reason", [][]byte{frame(closes, "\x03\xe8via")}, []string{"88 \x03\xe8"}},
		{"a close without one", [][]byte{frame(closes, "")}, []string{"88 "}},
		{"a pong", [][]byte{frame(pongs, "!")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			sent := bytes.Join(c.sent, nil)
			for _, step := range []int{len(sent), 1} {
				if step == 1 && len(sent) > 1<<10 {
					continue
				}
				client, _ := s.mustConnect()
				go write(client, sent, step)
				if got, err := all(bufio.NewReader(client)); err != nil || !slices.Equal(got, c.got) {
					t.Errorf("%d bytes at a time: got %.60q, %v; want %.60q", step, got, err, c.got)
				}
			}
		})
	}
}

// write sends so many bytes at a time, and that there are no more. What the server does not want to read any more is dropped.
func write(client net.Conn, sent []byte, step int) {
	for part := range slices.Chunk(sent, step) {
		if _, err := client.Write(part); err != nil {
			return
		}
	}
	_ = client.(*net.TCPConn).CloseWrite()
}

func FuzzFramesOfAClient(f *testing.F) {
	f.Add(frame(final|text, "ciao"))
	f.Add(bytes.Join([][]byte{frame(text, "buon"), frame(pings, "?"), frame(final|more, "giorno")}, nil))
	f.Fuzz(func(t *testing.T, sent []byte) {
		if len(sent) == 0 {
			return
		}
		client, _ := mustServe(t).mustConnect()
		defer client.Close()
		go write(client, sent, len(sent))
		frames, err := all(bufio.NewReader(client))
		if err != nil {
			t.Fatalf("it never ended: %v", err)
		}
		for _, one := range frames {
			if one[0] == '8' && one[1] == '1' && (len(one) > 3+wsconn.MaxMessage || len(one) > 3+len(sent)) {
				t.Fatalf("%d bytes came of %d", len(one), len(sent))
			}
		}
	})
}

// A long message of several pieces arrives as one, whether its frame is copied together or not.
func TestPiecesAreOneMessage(t *testing.T) {
	s := mustServe(t)
	client, feed := s.mustConnect()
	r := bufio.NewReader(client)
	for _, size := range []int{1, 100, 200, 5 << 10, 70 << 10, 300 << 10} {
		pieces, want := [][]byte{}, "81 "
		for _, letter := range []string{"a", "b", "c", "d", "e", "f"} {
			pieces, want = append(pieces, []byte(strings.Repeat(letter, size))), want+strings.Repeat(letter, size)
		}
		feed.add(pieces...)
		if got, err := next(r); err != nil || got != want {
			t.Fatalf("of 6 pieces of %d bytes come %d, %v", size, len(got), err)
		}
	}
	if _, err := client.Write(frame(closes, "\x03\xe8")); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	if feed.sent != 6 {
		t.Errorf("6 messages were sent, and %d are said to be", feed.sent)
	}
}
