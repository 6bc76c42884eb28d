package web

import (
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
