package wsconn

import (
	"encoding/binary"
	"errors"
	"io"
)

// What stands here is the part of RFC 6455 that is about frames (section 5). It is read and written on the connection itself,
// because what a library keeps for each socket takes more memory than the phone behind it.

// frameKind is what a frame holds.
type frameKind byte

// The kinds of frames.
const (
	frameMore   frameKind = 0x0
	frameText   frameKind = 0x1
	frameBinary frameKind = 0x2
	frameClose  frameKind = 0x8
	framePing   frameKind = 0x9
	framePong   frameKind = 0xA
)

func (k frameKind) known() bool { return k <= frameBinary || k >= frameClose && k <= framePong }

const (
	finalBit     = 0x80
	reservedBits = 0x70
	kindBits     = 0x0F
	maskBit      = 0x80
	sizeBits     = 0x7F

	size16, size64 = 126, 127 // a size of 2 or of 8 bytes follows
	maskSize       = 4
	mostControl    = 125 // bytes in a frame that controls
)

var (
	errTooLong  = errors.New("the message is too long")
	errProtocol = errors.New("these are no frames of a client")
)

// frameReader reads what a client sends.
type frameReader struct {
	from       io.Reader
	buffer     [readBuffer]byte
	start, end int       // what of it is not taken yet
	partial    []byte    // what came of a message in pieces
	kind       frameKind // of that message; frameMore while there is none
}

// Each phone holds these bytes for as long as it is connected. Commands are short; longer ones are read into memory of their own.
const readBuffer = 256

// next gives the next whole message or frame that controls. The data are good until the next call. Errors are errTooLong, errProtocol or those of the connection, and
// nothing can be read after one.
func (r *frameReader) next() (frameKind, []byte, error) {
	for {
		kind, final, data, err := r.frame()
		if err != nil {
			return 0, nil, err
		}
		switch {
		case kind >= frameClose:
			return kind, data, nil
		case (kind == frameMore) != (r.kind != frameMore):
			return 0, nil, errProtocol // a piece of nothing, or a new message in the middle of one
		case kind != frameMore && final:
			return kind, data, nil
		case kind != frameMore:
			r.kind = kind
		}
		r.partial = append(r.partial, data...)
		if final {
			kind, data = r.kind, r.partial
			r.kind, r.partial = frameMore, nil
			return kind, data, nil
		}
	}
}

// frame reads one frame and takes its mask off.
func (r *frameReader) frame() (kind frameKind, final bool, data []byte, err error) {
	head, err := r.take(2)
	if err != nil {
		return 0, false, nil, err
	}
	kind, final = frameKind(head[0]&kindBits), head[0]&finalBit != 0
	size, isMasked := uint64(head[1]&sizeBits), head[1]&maskBit != 0
	controls := kind >= frameClose
	if head[0]&reservedBits != 0 || !isMasked || !kind.known() || controls && (!final || size > mostControl) {
		return 0, false, nil, errProtocol
	}
	if size, err = r.longSize(size); err != nil {
		return 0, false, nil, err
	}
	if !controls && size+uint64(len(r.partial)) > MaxMessage {
		return 0, false, nil, errTooLong
	}
	taken, err := r.take(maskSize)
	if err != nil {
		return 0, false, nil, err
	}
	mask := [maskSize]byte(taken)
	if data, err = r.take(int(size)); err != nil {
		return 0, false, nil, err
	}
	for i := range data {
		data[i] ^= mask[i%maskSize]
	}
	return kind, final, data, nil
}

// longSize reads a size that did not fit into the first bytes of a frame.
func (r *frameReader) longSize(short uint64) (uint64, error) {
	switch short {
	case size16:
		b, err := r.take(2)
		if err != nil {
			return 0, err
		}
		return uint64(binary.BigEndian.Uint16(b)), nil
	case size64:
		b, err := r.take(8)
		if err != nil {
			return 0, err
		}
		// The upper half is of messages that are too long anyway, and would overflow sums.
		return min(binary.BigEndian.Uint64(b), MaxMessage+1), nil
	}
	return short, nil
}

// take gives the next n bytes. They are good until the next call.
func (r *frameReader) take(n int) ([]byte, error) {
	if n > len(r.buffer) {
		data := make([]byte, n)
		had := copy(data, r.buffer[r.start:r.end])
		r.start += had
		_, err := io.ReadFull(r.from, data[had:])
		return data, err
	}
	if r.start+n > len(r.buffer) {
		r.end = copy(r.buffer[:], r.buffer[r.start:r.end])
		r.start = 0
	}
	if missing := n - (r.end - r.start); missing > 0 {
		got, err := io.ReadAtLeast(r.from, r.buffer[r.end:], missing)
		r.end += got
		if err != nil {
			return nil, err
		}
	}
	data := r.buffer[r.start : r.start+n]
	if r.start += n; r.start == r.end {
		r.start, r.end = 0, 0
	}
	return data, nil
}

// appendFrame adds a whole frame as a server sends it.
func appendFrame(to []byte, kind frameKind, data []byte) []byte {
	return append(appendHead(to, kind, len(data)), data...)
}

// appendHead adds what stands before the data of a frame.
func appendHead(to []byte, kind frameKind, size int) []byte {
	to = append(to, finalBit|byte(kind))
	switch {
	case size > 1<<16-1:
		return binary.BigEndian.AppendUint64(append(to, size64), uint64(size))
	case size > mostControl:
		return binary.BigEndian.AppendUint16(append(to, size16), uint16(size))
	}
	return append(to, byte(size))
}
