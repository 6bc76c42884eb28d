package web

import (
	"context"
	"slices"

	"colazione/session"
)

// OpenSeries makes a series and keeps it.
func (a *App) OpenSeries(_ context.Context, title, topic string, language session.Language) (session.SeriesID, error) {
	title, topic, err := session.CheckedSeries(title, topic)
	if err != nil {
		return "", err
	}
	if !slices.Contains(session.Languages, language) {
		return "", session.ErrBadRequest.With("language is none of it, en, nl")
	}
	kept := seriesRecord{ID: session.SeriesID(a.newID()), Title: title, Topic: topic, Language: language, CreatedAt: a.now().UTC().Truncate(millisecond)}
	return kept.ID, a.records.Apply(put(spaceSeries, string(kept.ID), kept))
}

// OpenSession makes a session under an id of its own, with a join code and links.
func (a *App) OpenSession(ctx context.Context, wish session.Create) (session.ID, error) {
	if wish.Info.Series != nil {
		if _, err := a.seriesNamed(*wish.Info.Series); err != nil {
			return "", err
		}
	}
	wish.Info.ID = session.ID(a.newID())
	with, err := newAccess(a.records, wish.Info.ID)
	if err != nil {
		return "", err
	}
	_, err = a.rooms.Create(ctx, wish, with...)
	return wish.Info.ID, err
}
