package web

import (
	"context"
	"errors"
	"time"

	"colazione/server/records"
	"colazione/session"
)

// Sweep erases what is to be gone at a moment, by the table of all that is kept. What can't be erased does not keep the rest; the error holds all that went wrong.
func (a *App) Sweep(ctx context.Context, now time.Time) error {
	var failed []error
	done := map[string]bool{}
	for _, h := range holdings {
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
		err := a.erase(ctx, info.ID, auditLine{Did: "session_expired", Session: info.ID})
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
