package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// rank orders the roles: without a wish, a caller has the highest that they hold.
var rank = []session.Role{session.Organiser, session.Facilitator, session.Participant, session.Screen, session.Absent}

// identify finds out who is calling and refuses those who may not make the call. A Bearer token counts before cookies; of several cookies, ?as= picks.
func (a *App) identify(c *call, r *route) error {
	held, shown, err := a.held(c)
	if err == nil {
		held, err = a.entitledOf(c, held)
	}
	if err != nil {
		return err
	}
	if len(held) > 0 {
		a.guests.known(c.f.Context().Conn())
	}
	as := session.Role(c.query("as"))
	if as != "" && !slices.Contains(rank, as) {
		return session.ErrBadRequest.With("as is none of organiser, facilitator, participant, screen, absent")
	}
	c.who = choose(held, as)
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
func (a *App) allow(who identity) error {
	if a.meters.ask(who.ticket, allowanceOf(who)) != granted {
		return session.ErrTooMany
	}
	return nil
}

func allowanceOf(who identity) allowance {
	if who.leads() {
		return leaderAllowance
	}
	return personAllowance
}

// held gives the identities that a request carries and that are good for its session, highest first. shown tells that it carries a Bearer token that is somebody's.
func (a *App) held(c *call) (held []identity, shown bool, err error) {
	if header := c.f.Get(fiber.HeaderAuthorization); header != "" {
		token, bearer := strings.CutPrefix(header, "Bearer ")
		if !bearer {
			return nil, false, nil
		}
		who, found, err := a.tokens.find(strings.TrimSpace(token))
		if found && who.fits(c.session) {
			held = append(held, who)
		}
		return held, found, err
	}
	for _, role := range rank {
		token, renamed := c.cookie(role)
		if token == "" {
			continue
		}
		who, found, err := a.tokens.find(token)
		if err != nil {
			return nil, false, err
		}
		if !found || who.Role != role || !who.fits(c.session) {
			continue
		}
		held = append(held, who)
		if renamed != "" { // ours: another server's token is nobody's here
			c.keep(who.session, role, token)
			c.f.Cookie(c.baked(renamed, "", -1))
		}
	}
	return held, false, nil
}

// entitledOf leaves out the identity of an organiser in a session that is another's; such a session is not there for them.
func (a *App) entitledOf(c *call, held []identity) ([]identity, error) {
	var out []identity
	for _, who := range held {
		if c.session != "" && who.organises() {
			fits, err := a.entitled(who.organiser, c.session)
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

// fits tells whether an identity is good for a session; "" asks for none.
func (i identity) fits(id session.ID) bool { return i.session == "" || i.session == id }

// choose picks among the identities that a caller holds. Who leads a session may also look at it as its screen does.
func choose(held []identity, as session.Role) identity {
	for _, who := range held {
		switch {
		case as == "", as == who.Role:
			return who
		case as == session.Facilitator && who.Role == session.Organiser:
			return who
		case as == session.Screen && who.leads() && !slices.ContainsFunc(held, func(i identity) bool { return i.Role == session.Screen }):
			who.Role = session.Screen
			return who
		}
	}
	return identity{}
}
