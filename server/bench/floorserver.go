package bench

import (
	"bufio"
	"context"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// floorServer does nothing but send: it acknowledges each message at once and sends one frame of a given size to everybody who came by the same address.
// It knows no people, no cards, no disk.
type floorServer struct {
	mu    sync.Mutex
	rooms map[string]*floorRoom // by the address that phones ask for
	size  int                   // of a frame
	gap   time.Duration         // between two frames
}

type floorRoom struct {
	mu      sync.Mutex
	conns   map[net.Conn]struct{}
	seq     uint64
	changed chan struct{}
}

// serveFloor runs a floor server until ctx ends. A line of in, "SIZE NANOSECONDS", sets the size of its frames and the time between two.
func serveFloor(ctx context.Context, in io.Reader, out io.Writer) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { l.Close() })()
	fmt.Fprintf(out, "http://%s\n", l.Addr())
	b := &floorServer{rooms: map[string]*floorRoom{}}
	go b.answerOrders(in, out)
	for {
		conn, err := l.Accept()
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		go b.serve(ctx, conn)
	}
}

func (b *floorServer) answerOrders(in io.Reader, out io.Writer) {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		b.mu.Lock()
		_, err := fmt.Sscan(lines.Text(), &b.size, &b.gap)
		b.mu.Unlock()
		answer := done
		if err != nil {
			answer = err.Error()
		}
		fmt.Fprintln(out, answerMark+answer)
	}
}

// serve reads what one phone sends and acknowledges it.
func (b *floorServer) serve(ctx context.Context, conn net.Conn) {
	defer conn.Close()
	p := phone{conn: conn, read: bufio.NewReaderSize(conn, 1024)} // frames look the same both ways but for the mask
	request, err := http.ReadRequest(p.read)
	if err != nil {
		return
	}
	sum := sha1.Sum([]byte(request.Header.Get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")) // RFC 6455, section 4.2.2
	fmt.Fprintf(conn, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n",
		base64.StdEncoding.EncodeToString(sum[:]))
	r := b.room(ctx, request.URL.Path)
	defer r.leave(conn)
	if _, err := conn.Write(r.enter(conn)); err != nil {
		return
	}
	for {
		_, size, _, err := p.frame()
		if err != nil {
			return
		}
		message := make([]byte, maskSize+size)
		if _, err := io.ReadFull(p.read, message); err != nil {
			return
		}
		if _, err := conn.Write(r.acknowledge(message[maskSize:])); err != nil {
			return
		}
	}
}

// Before what a phone sends stands its mask, which is all zeros.
const maskSize = 4

func (b *floorServer) room(ctx context.Context, path string) *floorRoom {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.rooms[path]
	if r == nil {
		r = &floorRoom{conns: map[net.Conn]struct{}{}, seq: 1, changed: make(chan struct{}, 1)}
		b.rooms[path] = r
		go b.send(ctx, r)
	}
	return r
}

func (r *floorRoom) enter(conn net.Conn) []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.conns[conn] = struct{}{}
	return patchFrame(r.seq, 0)
}

func (r *floorRoom) leave(conn net.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.conns, conn)
}

func (r *floorRoom) acknowledge(message []byte) []byte {
	r.mu.Lock()
	r.seq++
	seq := r.seq
	r.mu.Unlock()
	select {
	case r.changed <- struct{}{}:
	default:
	}
	return frame(`{"ack":"` + text(message, `"id":"`) + `","seq":` + strconv.FormatUint(seq, 10) + `}`)
}

// send sends everybody in a room one frame when there is news, and then waits for the gap to pass.
func (b *floorServer) send(ctx context.Context, r *floorRoom) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.changed:
		}
		began := time.Now()
		b.mu.Lock()
		size, gap := b.size, b.gap
		b.mu.Unlock()
		message, conns := r.message(size)
		for _, conn := range conns {
			_, _ = conn.Write(message) // its reader removes a connection that has ended
		}
		time.Sleep(time.Until(began.Add(gap)))
	}
}

func (r *floorRoom) message(size int) (message []byte, to []net.Conn) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for conn := range r.conns {
		to = append(to, conn)
	}
	return patchFrame(r.seq, size), to
}

// patchFrame looks like a patch to a phone of the benchmark.
func patchFrame(seq uint64, size int) []byte {
	message := `{"patch":{"seq":` + strconv.FormatUint(seq, 10) + `,"cards":"`
	return frame(message + strings.Repeat("x", max(0, size-len(message)-3)) + `"}}`)
}

// frame makes a frame as a server sends it.
func frame(message string) []byte {
	out := []byte{lastPart | textFrame}
	switch size := len(message); {
	case size > 1<<16-1:
		out = binary.BigEndian.AppendUint64(append(out, 127), uint64(size))
	case size > 125:
		out = binary.BigEndian.AppendUint16(append(out, 126), uint16(size))
	default:
		out = append(out, byte(size))
	}
	return append(out, message...)
}
