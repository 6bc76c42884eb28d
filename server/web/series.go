package web

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"colazione/session"
)

func (a *App) createSeries(c *call, in NewSeries) (SeriesAccess, error) {
	made, err := a.makeSeries(in, c.who.organiser)
	if err != nil {
		return SeriesAccess{}, err
	}
	c.noted.Series = made.ID
	names, err := a.organiserNames()
	return SeriesAccess{Series: made.with(nil), Belonging: made.shown(c.who.organiser, names)}, err
}

// OpenSeries makes a series of the owner's.
func (a *App) OpenSeries(_ context.Context, title, topic string, lang session.Language) (session.SeriesID, error) {
	made, err := a.makeSeries(NewSeries{Title: title, Topic: topic, Language: lang}, "")
	return made.ID, err
}

func (a *App) makeSeries(in NewSeries, by organiserID) (seriesRecord, error) {
	title, topic, err := session.CheckedHeading(in.Title, in.Topic)
	if err != nil {
		return seriesRecord{}, err
	}
	if !slices.Contains(session.Languages, in.Language) {
		return seriesRecord{}, session.ErrBadRequest.With("language is none of it, en, nl")
	}
	made := seriesRecord{
		belonging: belonging{Organiser: by, Shared: in.Shared},
		ID:        session.SeriesID(a.newID()), Title: title, Topic: topic, Language: in.Language, CreatedAt: a.now().UTC().Truncate(time.Millisecond),
	}
	return made, a.records.Apply(put(spaceSeries, string(made.ID), made))
}

// with gives the series with those of the sessions that belong to it.
func (r seriesRecord) with(all []session.Info) session.Series {
	out := session.Series{ID: r.ID, Title: r.Title, Topic: r.Topic, Language: r.Language, CreatedAt: r.CreatedAt, Sessions: []session.Info{}}
	for _, info := range all {
		if info.Series != nil && *info.Series == r.ID {
			out.Sessions = append(out.Sessions, info)
		}
	}
	slices.SortStableFunc(out.Sessions, byDate)
	return out
}

// seriesNamed reads a series. ErrNotFound: there is none.
func (a *App) seriesNamed(id session.SeriesID) (seriesRecord, error) {
	if uuid.Validate(string(id)) != nil {
		return seriesRecord{}, session.ErrNotFound.With("series")
	}
	var kept seriesRecord
	found, err := read(a.records, spaceSeries, string(id), &kept)
	if err == nil && !found {
		err = session.ErrNotFound.With("series")
	}
	return kept, err
}

func (a *App) listSeries(c *call) (SeriesList, error) {
	infos, err := allInfos(a.records)
	if err != nil {
		return SeriesList{}, err
	}
	names, err := a.organiserNames()
	if err != nil {
		return SeriesList{}, err
	}
	all, err := a.allSeries()
	out := SeriesList{Series: []SeriesAccess{}}
	for _, kept := range slices.Backward(all) {
		if kept.to(c.who.organiser) {
			out.Series = append(out.Series, SeriesAccess{Series: kept.with(infos), Belonging: kept.shown(c.who.organiser, names)})
		}
	}
	return out, err
}

func (a *App) showSeries(c *call) (SeriesAccess, error) {
	kept, err := a.seriesOf(c)
	if err != nil {
		return SeriesAccess{}, err
	}
	names, err := a.organiserNames()
	if err != nil {
		return SeriesAccess{}, err
	}
	infos, err := allInfos(a.records)
	return SeriesAccess{Series: kept.with(infos), Belonging: kept.shown(c.who.organiser, names)}, err
}

func (a *App) getSeries(c *call) (session.Series, error) {
	return a.sessionsOf(c.series())
}

// series is the one that the call's path names.
func (c *call) series() session.SeriesID { return session.SeriesID(c.param("id")) }

// sessionsOf reads a series with its sessions. ErrNotFound: there is none.
func (a *App) sessionsOf(id session.SeriesID) (session.Series, error) {
	kept, err := a.seriesNamed(id)
	if err != nil {
		return session.Series{}, err
	}
	infos, err := allInfos(a.records)
	return kept.with(infos), err
}

func (a *App) rankSeries(c *call) (session.Ranking, error) {
	kind, order, err := c.ranking()
	if err != nil {
		return session.Ranking{}, err
	}
	w, err := a.whole(c.ctx, c.series())
	if err != nil {
		return session.Ranking{}, err
	}
	return w.one.Ranking(kind, order), nil
}
