package web

import (
	"context"
	"errors"
	"time"

	"colazione/session"
)

// EraseExpired erases the sessions whose time is over at a moment: retention_days after they were made or, where that is later, after their date. One that
// can't be erased does not keep the others; the error holds all that went wrong.
func (a *App) EraseExpired(ctx context.Context, now time.Time) error {
	infos, err := allInfos(a.records)
	if err != nil {
		return err
	}
	var failed []error
	for _, info := range infos {
		if now.Before(expiry(info)) {
			continue
		}
		failed = append(failed, a.erase(ctx, info.ID, "session_expired", ""))
	}
	return errors.Join(failed...)
}

// expiry is when a session is erased. Days are counted in UTC.
func expiry(info session.Info) time.Time {
	from := info.CreatedAt
	if day, err := time.Parse(time.DateOnly, info.Date); err == nil && day.After(from) {
		from = day // a date that is not said does not count
	}
	return from.AddDate(0, 0, info.Settings.RetentionDays)
}
