package web

import (
	"context"
	"errors"
	"time"

	"colazione/server/records"
	"colazione/session"
)

// retentionPolicy is how long something is kept, and what ends it when that is over.
type retentionPolicy struct {
	name string // of its sentence on the page about privacy
	// end erases what is over at a moment; nil where nothing is over by itself.
	end func(a *App, ctx context.Context, now time.Time) error
}

var (
	withSession = retentionPolicy{"session", (*App).eraseExpired}
	takenBack   = retentionPolicy{"takenBack", (*App).redactAll}
	asChosen    = retentionPolicy{"chosen", (*App).endReports}
	untilEnded  = retentionPolicy{"ended", (*App).endTokens} // what is ended itself goes at once
	whileHere   = retentionPolicy{"here", nil}
	whileLive   = retentionPolicy{"live", (*App).endTraces}
	onDevice    = retentionPolicy{"device", nil}
	operators   = retentionPolicy{"operator", nil}
	forAuditors = retentionPolicy{"audit", (*App).endAudit}
)

// keptKind is something that is kept: in which spaces of the database it lies, if any, and for how long. What it is and why it is kept is said by its name, in privacyWords.
type keptKind struct {
	name   string
	spaces []string
	lasts  retentionPolicy
}

// keptData is the one table of all that is kept. Sweep carries its policies out, and the page about privacy is made of it.
var keptData = []keptKind{
	{"contributions", []string{"logs", "snapshots", "sessions", records.Versions}, withSession},
	{"takenBack", []string{records.Erasing}, takenBack},
	{"names", []string{"people"}, withSession},
	{"places", []string{records.Tokens, records.Access, records.Codes}, withSession},
	{"safety", []string{records.Safety}, asChosen},
	{"series", []string{records.Series}, untilEnded},
	{"organisers", []string{records.Meta}, untilEnded},
	{"audit", []string{records.AuditLog}, forAuditors},
	{"presence", nil, whileHere},
	{"arrivals", nil, whileLive},
	{"drafts", nil, onDevice},
	{"log", nil, operators},
}

// Sweep erases what is to be gone at a moment, by the table of all that is kept. What can't be erased does not keep the rest; the error holds all that went wrong.
func (a *App) Sweep(ctx context.Context, now time.Time) error {
	var failed []error
	done := map[string]bool{}
	for _, h := range keptData {
		if h.lasts.end != nil && !done[h.lasts.name] {
			done[h.lasts.name] = true
			failed = append(failed, h.lasts.end(a, ctx, now))
		}
	}
	return errors.Join(failed...)
}

// endReports deletes the safety reports whose time is over, and leaves no byte of them.
func (a *App) endReports(_ context.Context, now time.Time) error {
	gone, err := a.expiredReports(now)
	if err != nil || len(gone) == 0 {
		return err
	}
	if err := a.records.Apply(gone...); err != nil {
		return err
	}
	return a.records.Erase()
}

// endTokens ends the tokens of organisers by which nobody comes in any more.
func (a *App) endTokens(_ context.Context, now time.Time) error { return a.auth.Tokens.Sweep(now) }

// endTraces forgets the devices of rooms that are live no more.
func (a *App) endTraces(_ context.Context, now time.Time) error {
	a.auth.Devices.Sweep(now)
	return nil
}

// redactAll takes off the disk what was taken back in sessions since the last time.
func (a *App) redactAll(ctx context.Context, _ time.Time) error {
	var ids []session.ID
	failed := []error{a.records.List(records.Erasing, "", func(id string, _ []byte) error {
		ids = append(ids, session.ID(id))
		return nil
	})}
	for _, id := range ids {
		failed = append(failed, a.redact(ctx, id))
	}
	return errors.Join(failed...)
}

// eraseExpired erases the sessions whose time is over: retention_days after they were made or, where that is later, after their date.
func (a *App) eraseExpired(ctx context.Context, now time.Time) error {
	infos, err := records.Infos(a.records)
	if err != nil {
		return err
	}
	var failed []error
	for _, info := range infos {
		if now.Before(expiry(info)) {
			continue
		}
		err := a.erase(ctx, info.ID, auditLine{Action: "session_expired", Session: info.ID})
		if !errors.Is(err, session.ErrNotFound) { // somebody erased it meanwhile
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// expiry is when a session is erased. Days are counted in UTC.
func expiry(info session.Info) time.Time {
	if info.Rehearses != "" {
		return info.CreatedAt.Add(rehearsalTime)
	}
	from := info.CreatedAt
	if day, err := time.Parse(time.DateOnly, info.Date); err == nil && day.After(from) {
		from = day // a date that is not said does not count
	}
	return from.AddDate(0, 0, info.Settings.RetentionDays)
}
