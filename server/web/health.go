package web

import (
	"errors"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/adaptor"

	"colazione/session"
)

// serveHealth answers those who watch over the server.
func (a *App) serveHealth(f *fiber.App) {
	f.Get("/healthz", func(f *fiber.Ctx) error { return f.SendString("ok\n") })
	f.Get("/readyz", a.ready)
	f.Get("/metrics", adaptor.HTTPHandler(a.metrics.handler()))
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

// ready tells whether it makes sense to send people here: the disk can be read and the server is not on its way out.
func (a *App) ready(f *fiber.Ctx) error {
	if a.isDraining() {
		return session.ErrUnavailable
	}
	if _, err := a.records.Get(spaceMeta, metaMaster); err != nil {
		a.log.Error("not ready", "correlation", correlation(f), "error", err)
		return session.ErrUnavailable
	}
	return f.SendString("ok\n")
}
