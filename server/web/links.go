package web

import (
	"colazione/server/auth"
	"colazione/server/records"
	"colazione/session"
)

// links are those of a session, for who is calling; a screen learns only the one for joining.
func (a *App) links(c *call, id session.ID, at auth.Access) Links {
	l := Links{Join: a.sites.joined(c.site).origin() + "/#" + at.Code}
	if !c.who.Leads() {
		return l
	}
	origin, secret := a.sites.linked(c.site).origin(), func(role session.Role) string { return a.auth.Entrances.Secret(at, id, role) }
	l.Facilitator = origin + "/cockpit/" + string(id) + "#" + secret(session.Facilitator)
	l.Screen = origin + "/screen/" + string(id) + "#" + secret(session.Screen)
	if at.Reading {
		l.Absent = origin + "/s/" + string(id) + "/read#" + secret(session.Absent)
	}
	return l
}

func (a *App) renewLinks(c *call) (SessionAccess, error) {
	info, err := records.Info(a.records, c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	at, err := a.changeAccess(c, func(at *auth.Access) (bool, error) {
		at.Generation++
		return true, nil
	})
	if err != nil {
		return SessionAccess{}, err
	}
	return a.shown(c, info, at)
}

// changeAccess changes how people get into the call's session.
func (a *App) changeAccess(c *call, edit func(*auth.Access) (changed bool, err error)) (auth.Access, error) {
	return a.auth.Entrances.Change(c.session, a.applying(c), edit)
}

// giveAbsentLink gives out the link by which those who were not there read what was published. Another one begins only after this one was revoked.
func (a *App) giveAbsentLink(c *call) (SessionAccess, error) {
	if err := a.setReading(c, true); err != nil {
		return SessionAccess{}, err
	}
	return a.getSession(c)
}

// revokeAbsentLink ends that link, and what was exchanged for it.
func (a *App) revokeAbsentLink(c *call) (nothing, error) { return nothing{}, a.setReading(c, false) }

func (a *App) setReading(c *call, on bool) error {
	_, err := a.changeAccess(c, func(at *auth.Access) (bool, error) {
		if at.Reading == on {
			return false, nil
		}
		if at.Reading = on; on {
			at.Absent++
		}
		return true, nil
	})
	return err
}

// stillReads refuses who came by a link for the absent that was revoked.
func (a *App) stillReads(c *call) error {
	if c.who.Role != session.Absent {
		return nil
	}
	at, err := a.auth.Entrances.Of(c.session)
	if err == nil && !at.Reads(c.who) {
		err = session.ErrNotSignedIn
	}
	return err
}
