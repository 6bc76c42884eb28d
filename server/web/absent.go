package web

import (
	"strconv"

	"colazione/session"
)

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
	a.renewing.Lock()
	defer a.renewing.Unlock()
	at, err := accessOf(a.records, c.session)
	if err != nil || at.Reading == on {
		return err
	}
	if at.Reading = on; on {
		at.Absent++
	}
	return a.apply(c, put(spaceAccess, string(c.session), at))
}

// turn is what a token for a role stands for besides it: for the absent, which link they came by.
func (a access) turn(role session.Role) string {
	if role == session.Absent {
		return strconv.Itoa(a.Absent)
	}
	return ""
}

// stillReads refuses who came by a link for the absent that was revoked.
func (a *App) stillReads(c *call) error {
	if c.who.Role != session.Absent {
		return nil
	}
	at, err := accessOf(a.records, c.session)
	if err == nil && (!at.Reading || c.who.turn != at.turn(session.Absent)) {
		err = session.ErrNotSignedIn
	}
	return err
}
