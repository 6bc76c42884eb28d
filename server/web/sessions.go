package web

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"rsc.io/qr"

	"colazione/server/room"
	"colazione/session"
)

func (a *App) listSessions(c *call) (Sessions, error) {
	out := Sessions{Sessions: []session.Info{}, Belonging: map[session.ID]Belonging{}}
	infos, err := allInfos(a.records)
	if err != nil {
		return out, err
	}
	at, err := a.allAccess()
	if err != nil {
		return out, err
	}
	series, err := a.allSeries()
	if err != nil {
		return out, err
	}
	names, err := a.organiserNames()
	who := c.who.organiser
	for _, info := range slices.Backward(infos) {
		if info.Rehearses != "" {
			continue // found by what they rehearse
		}
		bySeries := info.Series != nil && slices.ContainsFunc(series, func(r seriesRecord) bool { return r.ID == *info.Series && r.to(who) })
		if own := at[info.ID]; own.to(who) || bySeries {
			out.Sessions = append(out.Sessions, info)
			if whose := own.shown(who, names); whose != nil {
				out.Belonging[info.ID] = *whose
			}
		}
	}
	return out, err
}

// liveRooms leaves out those that the caller may not see.
func (a *App) liveRooms(c *call) (LiveRooms, error) {
	out := LiveRooms{Rooms: []room.Live{}}
	for _, live := range a.rooms.Live() {
		fits, err := a.entitled(c.who.organiser, live.Session)
		if err != nil {
			return out, err
		}
		if fits {
			out.Rooms = append(out.Rooms, live)
		}
	}
	return out, nil
}

func (a *App) getSession(c *call) (SessionAccess, error) {
	info, err := infoOf(a.records, c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	at, err := accessOf(a.records, c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	return a.shown(c, info, at)
}

func (a *App) shown(c *call, info session.Info, at access) (SessionAccess, error) {
	join := a.sites.joined(c.site).origin()
	out := SessionAccess{Session: info, Code: at.Code, Links: at.links(a.keys, info.ID, a.sites.linked(c.site), join, c.who)}
	if c.who.Role != session.Organiser {
		return out, nil
	}
	names, err := a.organiserNames()
	out.Belonging = at.shown(c.who.organiser, names)
	return out, err
}

func (a *App) renewLinks(c *call) (SessionAccess, error) {
	a.renewing.Lock()
	defer a.renewing.Unlock()
	info, err := infoOf(a.records, c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	at, err := accessOf(a.records, c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	at.Generation++
	if err := a.apply(c, put(spaceAccess, string(c.session), at)); err != nil {
		return SessionAccess{}, err
	}
	return a.shown(c, info, at)
}

func (a *App) eraseSession(c *call) (nothing, error) {
	at, err := accessOf(a.records, c.session)
	if err != nil {
		return nothing{}, err
	}
	if !at.of(c.who.organiser) {
		return nothing{}, errOthers
	}
	if a.isRehearsal(c.session) {
		return nothing{}, a.endOf(c, c.session)
	}
	if _, err := a.endRehearsal(c); err != nil && !errors.Is(err, session.ErrNotFound) {
		return nothing{}, err
	}
	return nothing{}, a.erase(c.ctx, c.session, c.by("erase_session"))
}

// erase has a session gone from the rooms, the disk and memory, and says so in the audit log. Of several who ask for it at once all are answered when it is gone, and one
// stands in the log.
func (a *App) erase(ctx context.Context, id session.ID, line auditLine) error {
	mine := false
	err := a.rooms.Erase(ctx, id, func() error {
		if _, err := infoOf(a.records, id); err != nil {
			return err // somebody else was just done with it
		}
		mine = true
		return a.records.Erase(string(id))
	})
	if err != nil || !mine {
		return err
	}
	a.tokens.forget(id)
	a.sightings.forget(id)
	return a.audit(line)
}

func (a *App) joinQR(c *call) (file, error) {
	at, err := accessOf(a.records, c.session)
	if err != nil {
		return file{}, err
	}
	code, err := qr.Encode(a.sites.joined(c.site).origin()+"/#"+at.Code, qr.M)
	if err != nil {
		return file{}, err
	}
	return file{media: "image/svg+xml", data: drawQR(code)}, nil
}

// byDate orders the sessions of a series: by date, then by making.
func byDate(x, y session.Info) int {
	return cmp.Or(cmp.Compare(x.Date, y.Date), x.CreatedAt.Compare(y.CreatedAt))
}
