package web

import (
	"errors"
	"slices"
	"strings"

	"colazione/session"
)

// KnownThemes are themes that a facilitator may want to give again.
type KnownThemes struct {
	Themes []string `json:"themes"`
}

// SeriesThemes is how themes stand over the sessions of a series.
type SeriesThemes struct {
	Sessions []session.ID         `json:"sessions"` // the earliest first
	Themes   []session.ThemeTrend `json:"themes"`   // most likes first
}

// knownThemes lists the themes of the other sessions of a session's series, those of the earliest first and within one those with most likes.
func (a *App) knownThemes(c *call) (KnownThemes, error) {
	out := KnownThemes{Themes: []string{}}
	var here session.Info
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) { here = s.Info() })
	if err != nil || here.Series == nil {
		return out, err
	}
	series, err := a.sessionsOf(*here.Series)
	if err != nil {
		return out, err
	}
	others := slices.DeleteFunc(series.Sessions, func(info session.Info) bool { return info.ID == here.ID })
	_, tallies, err := a.themesIn(c, others)
	for _, t := range slices.Concat(tallies...) {
		if !slices.ContainsFunc(out.Themes, func(known string) bool { return strings.EqualFold(known, t.Theme) }) {
			out.Themes = append(out.Themes, t.Theme)
		}
	}
	return out, err
}

func (a *App) trendSeries(c *call) (SeriesThemes, error) {
	series, err := a.getSeries(c)
	if err != nil {
		return SeriesThemes{}, err
	}
	ids, tallies, err := a.themesIn(c, series.Sessions)
	return SeriesThemes{Sessions: ids, Themes: session.TrendThemes(tallies...)}, err
}

// themesIn counts the themes of sessions, leaving out those that were erased meanwhile.
func (a *App) themesIn(c *call, infos []session.Info) ([]session.ID, [][]session.ThemeTally, error) {
	ids, all := []session.ID{}, [][]session.ThemeTally{}
	for _, info := range infos {
		err := a.rooms.Look(c.ctx, info.ID, func(s *session.State, _ session.Moment) {
			if tallies, err := s.Themes(c.who.Reader()); err == nil {
				ids, all = append(ids, info.ID), append(all, tallies)
			}
		})
		if err != nil && !errors.Is(err, session.ErrNotFound) {
			return nil, nil, err
		}
	}
	return ids, all, nil
}
