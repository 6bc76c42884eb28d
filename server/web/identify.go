package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"colazione/server/auth"
	"colazione/session"
)

// identify finds out who is calling and refuses those who may not make the call. A Bearer token counts before cookies; of several cookies, ?as= picks.
func (a *App) identify(c *call, r *route) error {
	known, shown, err := a.identities(c)
	if err == nil {
		known, err = a.admitted(c, known)
	}
	if err != nil {
		return err
	}
	if len(known) > 0 {
		a.unauthed.identified(c.f.Context().Conn())
	}
	as := session.Role(c.query("as"))
	if as != "" && !slices.Contains(auth.Roles, as) {
		return session.ErrBadRequest.With("as is none of organiser, facilitator, participant, screen, absent")
	}
	c.who = auth.Choose(known, as)
	switch {
	case r.who == nil:
		return nil
	case c.who.Role == "" && c.foreign:
		return session.ErrNotFound
	case c.who.Role == "" && shown:
		return session.ErrNotAllowed
	case c.who.Role == "":
		return session.ErrNotSignedIn
	case !slices.Contains(r.who, c.who.Role):
		return session.ErrNotAllowed
	}
	if r.inSeries() {
		if _, err := a.seriesOf(c); err != nil {
			return err
		}
	}
	return a.allow(c.who)
}

// allow takes one call from the caller's allowance.
func (a *App) allow(who auth.Identity) error {
	if a.auth.Rates.Call(who) != auth.Granted {
		return session.ErrTooMany
	}
	return nil
}

// identities returns the identities that a request carries and that are good for its session, highest first. shown tells that it carries a Bearer token that is somebody's.
func (a *App) identities(c *call) (all []auth.Identity, shown bool, err error) {
	if header := c.f.Get(fiber.HeaderAuthorization); header != "" {
		token, bearer := strings.CutPrefix(header, "Bearer ")
		if !bearer {
			return nil, false, nil
		}
		who, found, err := a.auth.Tokens.Find(strings.TrimSpace(token))
		if found && who.Fits(c.session) {
			all = append(all, who)
		}
		return all, found, err
	}
	for _, role := range auth.Roles {
		token, renamed := c.cookie(role)
		if token == "" {
			continue
		}
		who, found, err := a.auth.Tokens.Find(token)
		if err != nil {
			return nil, false, err
		}
		if !found || who.Role != role || !who.Fits(c.session) {
			continue
		}
		all = append(all, who)
		if renamed != "" { // ours: another server's token is nobody's here
			c.keep(who.Session, role, token)
			c.f.Cookie(c.baked(renamed, "", -1))
		}
	}
	return all, false, nil
}

// admitted leaves out the auth.Identity of an organiser in a session that is another's; such a session is not there for them.
func (a *App) admitted(c *call, all []auth.Identity) ([]auth.Identity, error) {
	var out []auth.Identity
	for _, who := range all {
		if c.session != "" && who.Organises() {
			fits, err := a.auth.Entrances.Admits(who.Organiser, c.session)
			if err != nil {
				return nil, err
			}
			if !fits {
				c.foreign = true
				continue
			}
		}
		out = append(out, who)
	}
	return out, nil
}
