package web

import (
	"crypto/subtle"
	"errors"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/adaptor"

	"colazione/server/auth"
	"colazione/session"
)

// serveHealth answers those who watch over the server.
func (a *App) serveHealth(f *fiber.App) {
	f.Get("/healthz", func(f *fiber.Ctx) error { return f.SendString("ok\n") })
	f.Get("/readyz", a.ready)
	metrics := adaptor.HTTPHandler(a.metrics.handler())
	f.Get("/metrics", func(f *fiber.Ctx) error {
		if err := a.mayMeasure(f); err != nil {
			return err
		}
		return metrics(f)
	})
}

// measuring says who may read the metrics.
type measuring struct {
	key         string // "" is none
	behindProxy bool   // others' calls come from an address of this machine too
}

// forwarding are the headers by which a proxy says that a call is another's.
var forwarding = []string{
	"Forwarded", "Via", "X-Real-Ip", fiber.HeaderXForwardedFor, fiber.HeaderXForwardedHost, fiber.HeaderXForwardedProto, "X-Forwarded-Port", "X-Forwarded-Server",
}

// mayMeasure refuses the metrics to who is neither on this machine nor has their key: what they count is nobody's business in the room.
func (a *App) mayMeasure(f *fiber.Ctx) error {
	through := slices.ContainsFunc(forwarding, func(name string) bool { return f.Get(name) != "" })
	if f.Context().RemoteIP().IsLoopback() && !through && !a.measuring.behindProxy {
		return nil
	}
	header := f.Get(fiber.HeaderAuthorization)
	switch {
	case a.measuring.key == "":
		return session.ErrNotAllowed
	case header == "":
		return session.ErrNotSignedIn
	}
	leave, err := a.auth.Guesses.Acquire()
	if err != nil {
		return err
	}
	defer leave()
	began := time.Now()
	if subtle.ConstantTimeCompare([]byte(header), []byte("Bearer "+a.measuring.key)) != 1 {
		return a.auth.Guesses.Fail(began, session.ErrWrongKey)
	}
	return nil
}

// How the disk takes what people do.
const (
	diskFine   = "fine"
	diskFull   = "full"
	diskFailed = "failed"
)

func diskTrouble(err error) string {
	switch {
	case err == nil:
		return diskFine
	case errors.Is(err, session.ErrStorageFull):
		return diskFull
	}
	return diskFailed
}

// health tells a facilitator how the room keeps up.
func (a *App) health(c *call) (Health, error) {
	h, err := a.rooms.Health(c.ctx, c.session)
	return Health{
		Connected: h.Readers, Slow: h.Slow, SlowestMS: h.Slowest.Milliseconds(), SavingMS: h.Saving.Milliseconds(), Disk: diskTrouble(h.Trouble),
	}, err
}

// ready reports whether it makes sense to send people here: the disk can be read and the server is not on its way out.
func (a *App) ready(f *fiber.Ctx) error {
	if a.isDraining() {
		return session.ErrUnavailable
	}
	if err := auth.CheckReadable(a.records); err != nil {
		a.log.Error("not ready", "correlation", correlation(f), "error", err)
		return session.ErrUnavailable
	}
	return f.SendString("ok\n")
}
