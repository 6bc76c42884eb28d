package web

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"rsc.io/qr"

	"colazione/server/auth"
	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

func (a *App) listSessions(c *call) (Sessions, error) {
	out := Sessions{Sessions: []session.Info{}, Belonging: map[session.ID]Belonging{}}
	infos, err := records.Infos(a.records)
	if err != nil {
		return out, err
	}
	at, err := a.auth.Entrances.All()
	if err != nil {
		return out, err
	}
	series, err := a.allSeries()
	if err != nil {
		return out, err
	}
	names, err := a.auth.Organisers.Names()
	who := c.who.Organiser
	for _, info := range slices.Backward(infos) {
		if info.Rehearses != "" {
			continue // found by what they rehearse
		}
		bySeries := info.Series != nil && slices.ContainsFunc(series, func(r seriesRecord) bool { return r.ID == *info.Series && r.VisibleTo(who) })
		if own := at[info.ID]; own.VisibleTo(who) || bySeries {
			out.Sessions = append(out.Sessions, info)
			if whose := shownOwner(own.Ownership, who, names); whose != nil {
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
		fits, err := a.auth.Entrances.Admits(c.who.Organiser, live.Session)
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
	info, err := records.Info(a.records, c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	at, err := a.auth.Entrances.Of(c.session)
	if err != nil {
		return SessionAccess{}, err
	}
	return a.shown(c, info, at)
}

func (a *App) shown(c *call, info session.Info, at auth.Access) (SessionAccess, error) {
	out := SessionAccess{Session: info, Code: at.Code, Links: a.links(c, info.ID, at)}
	if c.who.Role != session.Organiser {
		return out, nil
	}
	names, err := a.auth.Organisers.Names()
	out.Belonging = shownOwner(at.Ownership, c.who.Organiser, names)
	return out, err
}

func (a *App) eraseSession(c *call) (nothing, error) {
	at, err := a.auth.Entrances.Of(c.session)
	if err != nil {
		return nothing{}, err
	}
	if !at.OwnedBy(c.who.Organiser) {
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
		if _, err := records.Info(a.records, id); err != nil {
			return err // somebody else was just done with it
		}
		mine = true
		return a.records.Erase(string(id))
	})
	if err != nil || !mine {
		return err
	}
	a.auth.Tokens.Forget(id)
	a.auth.Devices.Forget(id)
	return a.audit(line)
}

func (a *App) joinQR(c *call) (file, error) {
	at, err := a.auth.Entrances.Of(c.session)
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
