package web

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"colazione/server/auth"
	"colazione/server/records"
	"colazione/session"
)

func (a *App) createSeries(c *call, in NewSeries) (SeriesAccess, error) {
	made, err := a.makeSeries(in, c.who.Organiser)
	if err != nil {
		return SeriesAccess{}, err
	}
	c.noted.Series = made.ID
	names, err := a.auth.Organisers.Names()
	return SeriesAccess{Series: made.with(nil), Belonging: shownOwner(made.Ownership, c.who.Organiser, names)}, err
}

// OpenSeries makes a series of the owner's.
func (a *App) OpenSeries(_ context.Context, title, topic string, lang session.Language) (session.SeriesID, error) {
	made, err := a.makeSeries(NewSeries{Title: title, Topic: topic, Language: lang}, "")
	return made.ID, err
}

func (a *App) makeSeries(in NewSeries, by auth.OrganiserID) (seriesRecord, error) {
	title, topic, err := session.CheckedHeading(in.Title, in.Topic)
	if err != nil {
		return seriesRecord{}, err
	}
	if !slices.Contains(session.Languages, in.Language) {
		return seriesRecord{}, session.ErrBadRequest.With("language is none of it, en, nl")
	}
	made := seriesRecord{
		Ownership: auth.Ownership{Organiser: by, Shared: in.Shared},
		ID:        session.SeriesID(a.newID()), Title: title, Topic: topic, Language: in.Language, CreatedAt: a.now().UTC().Truncate(time.Millisecond),
	}
	return made, a.records.Apply(records.Put(records.Series, string(made.ID), made))
}

// with returns the series with those of the sessions that belong to it.
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
	found, err := records.Read(a.records, records.Series, string(id), &kept)
	if err == nil && !found {
		err = session.ErrNotFound.With("series")
	}
	return kept, err
}

func (a *App) listSeries(c *call) (SeriesList, error) {
	infos, err := records.Infos(a.records)
	if err != nil {
		return SeriesList{}, err
	}
	names, err := a.auth.Organisers.Names()
	if err != nil {
		return SeriesList{}, err
	}
	all, err := a.allSeries()
	out := SeriesList{Series: []SeriesAccess{}}
	for _, kept := range slices.Backward(all) {
		if kept.VisibleTo(c.who.Organiser) {
			out.Series = append(out.Series, SeriesAccess{Series: kept.with(infos), Belonging: shownOwner(kept.Ownership, c.who.Organiser, names)})
		}
	}
	return out, err
}

func (a *App) showSeries(c *call) (SeriesAccess, error) {
	kept, err := a.seriesOf(c)
	if err != nil {
		return SeriesAccess{}, err
	}
	names, err := a.auth.Organisers.Names()
	if err != nil {
		return SeriesAccess{}, err
	}
	infos, err := records.Infos(a.records)
	return SeriesAccess{Series: kept.with(infos), Belonging: shownOwner(kept.Ownership, c.who.Organiser, names)}, err
}

// allSeries reads every series, oldest first.
func (a *App) allSeries() ([]seriesRecord, error) {
	var all []seriesRecord
	err := a.records.List(records.Series, "", func(key string, value []byte) error {
		if strings.Contains(key, "/") {
			return nil // a card's union
		}
		var kept seriesRecord
		if err := json.Unmarshal(value, &kept); err != nil {
			return fmt.Errorf("%s %s: %w", records.Series, key, err)
		}
		all = append(all, kept)
		return nil
	})
	return all, err
}

// seriesOf reads the series of the path. ErrNotFound: there is none, or none that the caller may see.
func (a *App) seriesOf(c *call) (seriesRecord, error) {
	return a.seriesFor(c.who.Organiser, c.series())
}

func (a *App) seriesFor(who auth.OrganiserID, id session.SeriesID) (seriesRecord, error) {
	kept, err := a.seriesNamed(id)
	if err == nil && !kept.VisibleTo(who) {
		return seriesRecord{}, session.ErrNotFound.With("series")
	}
	return kept, err
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
	infos, err := records.Infos(a.records)
	return kept.with(infos), err
}

func (a *App) rankSeries(c *call) (session.Ranking, error) {
	kind, order, err := c.ranking()
	if err != nil {
		return session.Ranking{}, err
	}
	w, err := a.wholeSeries(c.ctx, c.series())
	if err != nil {
		return session.Ranking{}, err
	}
	return w.one.Ranking(kind, order), nil
}
