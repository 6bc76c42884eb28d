package web

import (
	"io"
	"net"
	"time"

	"github.com/gofiber/fiber/v2"
)

// stream is an answer too large to be held, which is read while it is sent.
type stream struct {
	media, name string
	size        int64
	from        io.ReadCloser
}

// backup returns a copy of the whole database.
func (a *App) backup(c *call) (stream, error) {
	if err := requireOwner(c); err != nil {
		return stream{}, err
	}
	copied, size, err := a.records.Backup()
	if err != nil {
		return stream{}, err
	}
	return stream{media: "application/octet-stream", name: "colazione-" + a.now().UTC().Format(time.DateOnly) + ".db", size: size, from: copied}, nil
}

// send has the router read the stream when the headers are out, and close it.
func (s stream) send(f *fiber.Ctx) error {
	f.Set(fiber.HeaderContentType, s.media)
	f.Set(fiber.HeaderContentDisposition, file{name: s.name}.disposition())
	f.Context().SetBodyStream(&patient{ReadCloser: s.from, to: f.Context().Conn()}, int(s.size))
	return nil
}

// patient gives the client more time with each piece: the router's own limit is for an answer as a whole, and a large one to a slow place takes longer.
type patient struct {
	io.ReadCloser
	to net.Conn
}

// Read implements io.Reader.
func (p *patient) Read(b []byte) (int, error) {
	if err := p.to.SetWriteDeadline(time.Now().Add(readTime)); err != nil {
		return 0, err
	}
	return p.ReadCloser.Read(b)
}
