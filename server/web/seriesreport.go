package web

import (
	"slices"

	"colazione/server/auth"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/session"
)

func (a *App) seriesReport(c *call) (file, error) {
	format := c.param("format")
	if !slices.Contains(formats.Formats(), format) {
		return file{}, session.ErrNotFound
	}
	if a.auth.Rates.Document(c.who) != auth.Granted {
		return file{}, session.ErrTooMany
	}
	done, err := a.documents.turn(c.ctx)
	if err != nil {
		return file{}, err
	}
	defer done()
	d, err := a.seriesDocument(c)
	if err != nil {
		return file{}, err
	}
	c.noted.Of = format
	return a.make(d, format)
}

// seriesDocument is the document of the call's series as its sessions stand.
func (a *App) seriesDocument(c *call) (*report.Document, error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return nil, err
	}
	var src report.SeriesSource
	var views []report.View
	w, err := a.whole(c.ctx, c.series(), func(s *session.State) { views = append(views, report.Look(s)) })
	if err != nil {
		return nil, err
	}
	head, err := a.letterhead(c)
	if err != nil {
		return nil, err
	}
	for _, view := range views {
		src.Rooms = append(src.Rooms, view.Latest())
	}
	src.Series, src.Whole, src.Organiser, src.Logo = w.series, w.one, head.Name, head.Logo
	if lang == "" {
		lang = w.series.Language
	}
	return outline.BuildSeries(src, lang, a.now()), nil
}
