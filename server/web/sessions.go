package web

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"slices"

	"rsc.io/qr"

	"colazione/session"
)

func (a *App) listSessions(*call) (Sessions, error) {
	all, err := allInfos(a.records)
	all = slices.DeleteFunc(all, func(info session.Info) bool { return info.Rehearses != "" }) // found by what they rehearse
	slices.Reverse(all)
	return Sessions{Sessions: all}, err
}

func (a *App) liveRooms(*call) (LiveRooms, error) {
	return LiveRooms{Rooms: a.rooms.Live()}, nil
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
	return a.shown(c, info, at), nil
}

func (a *App) shown(c *call, info session.Info, at access) SessionAccess {
	join := a.sites.joined(c.site).origin()
	return SessionAccess{Session: info, Code: at.Code, Links: at.links(a.keys, info.ID, a.sites.linked(c.site), join, c.who)}
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
	if err := a.records.Apply(put(spaceAccess, string(c.session), at)); err != nil {
		return SessionAccess{}, err
	}
	return a.shown(c, info, at), nil
}

func (a *App) eraseSession(c *call) (nothing, error) {
	if _, err := infoOf(a.records, c.session); err != nil {
		return nothing{}, err
	}
	if _, err := a.endRehearsal(c); err != nil && !errors.Is(err, session.ErrNotFound) {
		return nothing{}, err
	}
	return nothing{}, a.erase(c.ctx, c.session, "erase_session", c.who.Role)
}

// erase has a session gone from the rooms, the disk and memory, and keeps for good that it was done.
func (a *App) erase(ctx context.Context, id session.ID, did string, by session.Role) error {
	if err := a.rooms.Erase(ctx, id, func() error { return a.records.Erase(string(id)) }); err != nil {
		return err
	}
	a.tokens.forget(id)
	return a.audit(did, id, by)
}

// audit keeps for good that somebody did something; "" is the program itself.
func (a *App) audit(did string, id session.ID, by session.Role) error {
	now := a.now().UTC()
	a.log.Info("audit", "did", did, "session", id, "by", by)
	return a.records.Apply(put(spaceAudit, now.Format(auditTime)+"/"+rand.Text(), auditLine{At: now, Did: did, Session: id, By: by}))
}

// auditTime has a fixed length, so that keys sort by time.
const auditTime = "2006-01-02T15:04:05.000Z"

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
