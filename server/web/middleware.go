package web

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"
)

const correlationLocal = "correlation"

// correlation is the id under which a request stands in the log; a request that never reached a handler gets one now.
func correlation(f *fiber.Ctx) string {
	if id, ok := f.Locals(correlationLocal).(string); ok {
		return id
	}
	id := uuid.NewString()
	f.Locals(correlationLocal, id)
	return id
}

// middleware goes around every request: it gives it an id, sets the headers that every answer has, turns errors into problems, survives panics, counts and logs.
func (a *App) middleware(f *fiber.Ctx) error {
	began := time.Now()
	f.Set("X-Correlation-Id", correlation(f))
	a.secure(f)
	if err := a.nextRecovering(f); err != nil {
		if err := a.refuse(f, err); err != nil {
			return err
		}
	}
	a.logRequest(f, time.Since(began))
	return nil
}

func (a *App) nextRecovering(f *fiber.Ctx) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			a.log.Error("panic", "correlation", correlation(f), "panic", fault, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", fault)
		}
	}()
	return f.Next()
}

// logRequest writes the access log. It holds no address, no query and no path but the pattern of the call, so neither who nor what.
func (a *App) logRequest(f *fiber.Ctx, took time.Duration) {
	pattern, status := f.Route().Path, f.Response().StatusCode()
	if status == fiber.StatusNotFound && !strings.HasPrefix(pattern, base) {
		pattern = "unknown"
	}
	a.metrics.request(f.Method(), pattern, status, took)
	level := slog.LevelInfo
	if !strings.HasPrefix(pattern, base) || status == fiber.StatusOK && (strings.HasSuffix(pattern, "/patch") || strings.HasSuffix(pattern, "/health")) {
		level = slog.LevelDebug
	}
	a.log.Log(a.ctx, level, "request", "correlation", correlation(f), "method", f.Method(), "route", pattern, "status", status, "ms", took.Milliseconds())
}
