package web

import (
	"colazione/server/auth"
	"colazione/server/records"
	"colazione/session"
)

var errOthers = session.ErrNotAllowed.With("it belongs to another organiser")

func (a *App) shareSession(c *call, in Sharing) (SessionAccess, error) {
	_, err := a.changeAccess(c, func(at *auth.Access) (bool, error) {
		if !at.OwnedBy(c.who.Organiser) {
			return false, errOthers
		}
		if at.Shared = in.Shared; !in.Shared {
			c.noted.Action = "unshare_session"
		}
		return true, nil
	})
	if err != nil {
		return SessionAccess{}, err
	}
	a.dismissOutsiders()
	return a.getSession(c)
}

func (a *App) shareSeries(c *call, in Sharing) (SeriesAccess, error) {
	kept, err := a.seriesOf(c)
	if err != nil {
		return SeriesAccess{}, err
	}
	if !kept.OwnedBy(c.who.Organiser) {
		return SeriesAccess{}, errOthers
	}
	if kept.Shared = in.Shared; !in.Shared {
		c.noted.Action = "unshare_series"
	}
	if err := a.apply(c, records.Put(records.Series, string(kept.ID), kept)); err != nil {
		return SeriesAccess{}, err
	}
	a.dismissOutsiders()
	return a.showSeries(c)
}

// dismissOutsiders has those organisers come back who read a session that is no longer theirs to read.
func (a *App) dismissOutsiders() {
	a.organiserConns.dismiss(func(who auth.Identity, at session.ID) bool {
		fits, err := a.auth.Entrances.Admits(who.Organiser, at)
		return err != nil || !fits
	})
}

// shownOwner tells somebody who may see it to whom something belongs; nil where there is nobody but the owner.
func shownOwner(of auth.Ownership, who auth.OrganiserID, names map[auth.OrganiserID]string) *Belonging {
	if len(names) == 0 {
		return nil
	}
	whose := names[of.Organiser]
	if of.Organiser == who {
		whose = ""
	}
	return &Belonging{Organiser: whose, Yours: of.OwnedBy(who), Shared: of.Shared}
}
