package wsconn

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/gobwas/ws"
)

var (
	errTooLong  = errors.New("the message is too long")
	errProtocol = errors.New("a client sends no such frames")
)

// frameReader reads what a client sends.
type frameReader struct {
	from    *bufio.Reader
	partial []byte    // what came of a message in pieces
	kind    ws.OpCode // of that message; OpContinuation while there is none
}

// Each phone holds these bytes for as long as it is connected. Commands are short; longer ones are read past them.
const readBuffer = 256

// next returns the next whole message or control frame. Errors are errTooLong, errProtocol or those of the connection, and nothing can be read after one.
func (r *frameReader) next() (ws.OpCode, []byte, error) {
	for {
		head, data, err := r.frame()
		switch {
		case err != nil:
			return 0, nil, err
		case head.OpCode.IsControl(), head.OpCode != ws.OpContinuation && head.Fin:
			return head.OpCode, data, nil
		case head.OpCode != ws.OpContinuation:
			r.kind = head.OpCode
		}
		r.partial = append(r.partial, data...)
		if head.Fin {
			kind, whole := r.kind, r.partial
			r.kind, r.partial = ws.OpContinuation, nil
			return kind, whole, nil
		}
	}
}

// frame reads one frame and takes its mask off.
func (r *frameReader) frame() (ws.Header, []byte, error) {
	head, err := ws.ReadHeader(r.from)
	if errors.Is(err, ws.ErrHeaderLengthMSB) {
		err = errProtocol
	}
	if err != nil {
		return head, nil, err
	}
	state := ws.StateServerSide
	if r.kind != ws.OpContinuation {
		state = state.Set(ws.StateFragmented)
	}
	if ws.CheckHeader(head, state) != nil {
		return head, nil, errProtocol
	}
	if !head.OpCode.IsControl() && head.Length > int64(MaxMessage-len(r.partial)) {
		return head, nil, errTooLong
	}
	data := make([]byte, head.Length)
	_, err = io.ReadFull(r.from, data)
	ws.Cipher(data, head.Mask, 0)
	return head, data, err
}

// appendHead adds what stands before the data of a frame. There is room for it.
func appendHead(to []byte, kind ws.OpCode, size int) []byte {
	b := bytes.NewBuffer(to)
	_ = ws.WriteHeader(b, ws.Header{Fin: true, OpCode: kind, Length: int64(size)}) // a buffer takes all
	return b.Bytes()
}
