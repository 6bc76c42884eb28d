package web

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// file is an answer that is not JSON.
type file struct {
	media    string
	name     string // under which it is saved, or ""
	shown    bool   // in the browser, rather than saved at once
	policy   string // a Content-Security-Policy of its own, or ""
	language session.Language
	data     []byte
}

// nothing is an answer without a body.
type nothing struct{}

// serve makes a router's handler of a call: it decodes, identifies, runs and encodes.
func (a *App) serve(r *route) fiber.Handler {
	return func(f *fiber.Ctx) error {
		f.Set(fiber.HeaderCacheControl, "no-store")
		if len(f.BodyRaw()) > r.mostBytes() {
			return session.ErrTooLarge
		}
		c, err := a.newCall(f, r)
		if err != nil {
			return err
		}
		out, err := r.do(a, c)
		if err == nil {
			err = a.audited(c, r)
		}
		if err != nil {
			return err
		}
		return answer(f.Status(r.success()), out)
	}
}

func answer(f *fiber.Ctx, out any) error {
	switch out := out.(type) {
	case nothing:
		return nil
	case redirect:
		f.Set(fiber.HeaderLocation, string(out))
		return nil
	case json.RawMessage:
		f.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSON)
		return f.Send(out)
	case stream:
		return out.send(f)
	case file:
		f.Set(fiber.HeaderContentType, out.media)
		if out.name != "" {
			f.Set(fiber.HeaderContentDisposition, out.disposition())
		}
		if out.policy != "" {
			f.Set(fiber.HeaderContentSecurityPolicy, out.policy)
		}
		if out.language != "" {
			f.Set(fiber.HeaderContentLanguage, string(out.language))
		}
		return f.Send(out.data)
	}
	return f.JSON(out)
}

// disposition names the file. Names are letters, digits and dashes, which a header takes as they are.
func (f file) disposition() string {
	if f.shown {
		return `inline; filename="` + f.name + `"`
	}
	return `attachment; filename="` + f.name + `"`
}
