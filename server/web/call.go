package web

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/google/uuid"

	"colazione/server/auth"
	"colazione/session"
)

// call is one request, as its handler sees it: decoded, and with the caller known.
type call struct {
	ctx     context.Context
	began   time.Time        // when it was looked at
	who     auth.Identity    // zero where the call is open to anybody and nobody is known
	session session.ID       // of the path, or ""
	foreign bool             // the session is another organiser's than the caller
	lang    session.Language // that the caller reads
	site    site
	jar     auth.Jar
	f       *fiber.Ctx

	noted auditLine // what the call leaves in the audit log; without an action nothing, or nothing more
}

// param returns a part of the path.
func (c *call) param(name string) string { return c.f.Params(name) }

// query returns a part of the query, or "".
func (c *call) query(name string) string { return c.f.Query(name) }

// newCall reads what every call has: where it came, in which language, for which session, and from whom.
func (a *App) newCall(f *fiber.Ctx, r *route) (*call, error) {
	c := &call{
		ctx: a.ctx, began: time.Now(), f: f, lang: preferred(f.Get(fiber.HeaderAcceptLanguage)),
		site: a.reached(f),
	}
	c.jar = a.auth.Installation.Jar(c.site.secure(), a.now())
	if f.Get(fiber.HeaderOrigin) != "" && f.Method() != fiber.MethodGet {
		if err := a.checkPage(f, c.site, c.lang); err != nil {
			return nil, err
		}
	}
	if r.inSession() {
		c.session = session.ID(f.Params("id"))
	}
	if err := a.identify(c, r); err != nil {
		return nil, err
	}
	if id := f.Params("id"); id != "" && (uuid.Validate(id) != nil || len(id) != uuidLength) {
		return nil, session.ErrNotFound
	}
	c.note(r)
	return c, nil
}

// uuidLength is that of the one form of an id that is used; uuid.Validate takes others too.
const uuidLength = 36
