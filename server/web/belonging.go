package web

import (
	"encoding/json"
	"fmt"
	"strings"

	"colazione/session"
)

// belonging is to whom a session or a series belongs.
type belonging struct {
	Organiser organiserID `json:"organiser,omitempty"` // "" is the owner of the installation
	Shared    bool        `json:"shared,omitempty"`    // with all organisers
}

// to tells whether an organiser may see it. The owner may see everything.
func (b belonging) to(id organiserID) bool { return id == "" || b.Shared || b.Organiser == id }

// of tells whether it is an organiser's own, to share and to erase. The owner may do both with everything.
func (b belonging) of(id organiserID) bool { return id == "" || b.Organiser == id }

// entitled tells whether an organiser may see and steer a session: their own, one that is shared, every one of a series that is either, and what rehearses
// one of these. Of a session that there is not it says the same as of another's.
func (a *App) entitled(id organiserID, to session.ID) (bool, error) {
	if id == "" {
		return true, nil
	}
	info, err := infoOf(a.records, to)
	if err != nil {
		return false, unlessMissing(err)
	}
	if info.Rehearses != "" {
		return a.entitled(id, info.Rehearses)
	}
	at, err := accessOf(a.records, to)
	if err != nil || at.to(id) {
		return at.to(id) && err == nil, unlessMissing(err)
	}
	if info.Series == nil {
		return false, nil
	}
	kept, err := a.seriesNamed(*info.Series)
	return err == nil && kept.to(id), unlessMissing(err)
}

// unlessMissing drops the error that says that something is not there.
func unlessMissing(err error) error {
	if isMissing(err) {
		return nil
	}
	return err
}

// seriesOf reads the series of the path. ErrNotFound: there is none, or none that the caller may see.
func (a *App) seriesOf(c *call) (seriesRecord, error) {
	return a.seriesFor(c.who.organiser, c.series())
}

func (a *App) seriesFor(who organiserID, id session.SeriesID) (seriesRecord, error) {
	kept, err := a.seriesNamed(id)
	if err == nil && !kept.to(who) {
		return seriesRecord{}, session.ErrNotFound.With("series")
	}
	return kept, err
}

func (a *App) shareSession(c *call, in Sharing) (SessionAccess, error) {
	if err := a.setShared(c, in.Shared); err != nil {
		return SessionAccess{}, err
	}
	a.sendStrangersAway()
	return a.getSession(c)
}

func (a *App) setShared(c *call, shared bool) error {
	a.renewing.Lock()
	defer a.renewing.Unlock()
	at, err := accessOf(a.records, c.session)
	if err != nil {
		return err
	}
	if !at.of(c.who.organiser) {
		return errOthers
	}
	if at.Shared = shared; !shared {
		c.noted.Did = "unshare_session"
	}
	return a.apply(c, put(spaceAccess, string(c.session), at))
}

var errOthers = session.ErrNotAllowed.With("it belongs to another organiser")

func (a *App) shareSeries(c *call, in Sharing) (SeriesAccess, error) {
	kept, err := a.seriesOf(c)
	if err != nil {
		return SeriesAccess{}, err
	}
	if !kept.of(c.who.organiser) {
		return SeriesAccess{}, errOthers
	}
	if kept.Shared = in.Shared; !in.Shared {
		c.noted.Did = "unshare_series"
	}
	if err := a.apply(c, put(spaceSeries, string(kept.ID), kept)); err != nil {
		return SeriesAccess{}, err
	}
	a.sendStrangersAway()
	return a.showSeries(c)
}

// sendStrangersAway has those organisers come back who read a session that is no longer theirs to read.
func (a *App) sendStrangersAway() {
	a.desks.dismiss(func(who identity, at session.ID) bool {
		fits, err := a.entitled(who.organiser, at)
		return err != nil || !fits
	})
}

// shown tells somebody who may see it to whom something belongs; nil where there is nobody but the owner.
func (b belonging) shown(who organiserID, names map[organiserID]string) *Belonging {
	if len(names) == 0 {
		return nil
	}
	whose := names[b.Organiser]
	if b.Organiser == who {
		whose = ""
	}
	return &Belonging{Organiser: whose, Yours: b.of(who), Shared: b.Shared}
}

// organiserNames gives every organiser's name, also of those who were ended; the owner has none.
func (a *App) organiserNames() (map[organiserID]string, error) {
	all, err := a.allOrganisers()
	names := map[organiserID]string{}
	for _, one := range all {
		names[one.ID] = one.Name
	}
	return names, err
}

// allAccess reads how people get into every session.
func (a *App) allAccess() (map[session.ID]access, error) {
	all := map[session.ID]access{}
	err := a.records.List(spaceAccess, "", func(key string, value []byte) error {
		var at access
		if err := json.Unmarshal(value, &at); err != nil {
			return fmt.Errorf("%s %s: %w", spaceAccess, key, err)
		}
		all[session.ID(key)] = at
		return nil
	})
	return all, err
}

// allSeries reads every series, oldest first.
func (a *App) allSeries() ([]seriesRecord, error) {
	var all []seriesRecord
	err := a.records.List(spaceSeries, "", func(key string, value []byte) error {
		if strings.Contains(key, "/") {
			return nil // a card's union
		}
		var kept seriesRecord
		if err := json.Unmarshal(value, &kept); err != nil {
			return fmt.Errorf("%s %s: %w", spaceSeries, key, err)
		}
		all = append(all, kept)
		return nil
	})
	return all, err
}
