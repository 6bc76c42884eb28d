package web

import (
	"context"
	"reflect"
	"strings"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// Registered lists the calls that the router knows below base, as METHOD PATH, with paths as the router writes them.
func (a *App) Registered() []string {
	var all []string
	for _, r := range a.fiber.GetRoutes(true) {
		if strings.HasPrefix(r.Path, base) && r.Method != "HEAD" {
			all = append(all, r.Method+" "+r.Path)
		}
	}
	return all
}

// CapUnauthed sets how many connections may be open on which nobody is known.
func (a *App) CapUnauthed(most int) {
	a.unauthed.mu.Lock()
	defer a.unauthed.mu.Unlock()
	a.unauthed.most = most
}

// CapHashing sets how many keys may wait to be checked. It is for a server that nobody has called yet.
func (a *App) CapHashing(most int) { a.auth.Passwords.Cap(most) }

// SeatCode is what stands on the card of a seat.
func (a *App) SeatCode(ctx context.Context, id session.ID, number int) (code string, err error) {
	err = a.rooms.Look(ctx, id, func(s *session.State, _ session.Moment) { code = a.auth.Entrances.SeatCode(id, s.Seats()[number-1]) })
	return code, err
}

// Traced counts the people of a session of whom it is remembered from where they came.
func (a *App) Traced(id session.ID) int { return a.auth.Devices.Count(id) }

// Audited lists what calls leave in the audit log.
func Audited() []string {
	dids := []string{"sign_in", "sign_in_failed", "enter", "erase_session", "session_expired", "rehearse", "end_rehearsal", "unshare_session", "unshare_series"} // by handlers
	for _, r := range routes {
		if r.audited != "" {
			dids = append(dids, r.audited)
		}
	}
	return dids
}

// Rooms returns what the server holds in memory.
func (a *App) Rooms() *room.Rooms { return a.rooms }

// Records returns what the server keeps beside the logs.
func (a *App) Records() records.Records { return a.records }

// HoldHashing has every key that is to be checked wait until release is called, and tells how many wait.
func (a *App) HoldHashing() (waiting func() int, release func()) {
	release = a.auth.Passwords.Hold()
	return a.auth.Passwords.Waiting, release
}

// Stored are the types of what this package keeps, with the fields that were always written.
func Stored() map[reflect.Type][]string {
	return map[reflect.Type][]string{
		reflect.TypeFor[seriesRecord](): {"id", "title", "topic", "language", "created_at"},
		reflect.TypeFor[joined]():       {"union", "place"},
		reflect.TypeFor[auditLine]():    {"at", "did", "session", "by"},
		reflect.TypeFor[Letterhead]():   {"name"},
	}
}
