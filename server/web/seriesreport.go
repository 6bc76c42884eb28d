package web

import (
	"cmp"
	"errors"
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

// seriesDocument is the document of the call's series: of its sessions as they were published last, where they were, else as they stand, or all as they stand where the draft is asked for.
func (a *App) seriesDocument(c *call) (*report.Document, error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return nil, err
	}
	asked := c.query("version")
	if asked != "" && asked != "draft" {
		return nil, session.ErrBadRequest.With("version is not draft: the versions are those of the sessions")
	}
	series, err := a.sessionsOf(c.series())
	if err != nil {
		return nil, err
	}
	joins, err := a.unionsOf(series.Sessions)
	if err != nil {
		return nil, err
	}
	head, err := a.letterhead(c)
	if err != nil {
		return nil, err
	}
	src := report.SeriesSource{Series: series, Organiser: head.Name, Logo: head.Logo}
	var parts []session.Evidence
	for _, info := range series.Sessions {
		e, err := a.addRoom(c, &src, info, asked == "draft")
		switch {
		case errors.Is(err, session.ErrNotFound): // erased meanwhile
		case err != nil:
			return nil, err
		default:
			parts = append(parts, e)
		}
	}
	src.Whole = session.Combine(parts, joins.lists())
	return outline.BuildSeries(src, cmp.Or(lang, series.Language), a.now()), nil
}

// addRoom adds a session to what the document of its series is made of, with the votes by which it is judged: those of the moment when it was published.
func (a *App) addRoom(c *call, src *report.SeriesSource, info session.Info, asDraft bool) (session.Evidence, error) {
	var e session.Evidence
	var view report.View
	var last session.Edition
	var refused error
	err := a.rooms.Look(c.ctx, info.ID, func(s *session.State, _ session.Moment) {
		if all := s.Editions(); len(all) > 0 && !asDraft {
			last = all[len(all)-1]
			return
		}
		e, refused = s.ForDocuments(session.Reader{Role: session.Organiser})
		view = report.Look(s)
	})
	if err = cmp.Or(err, refused); err != nil {
		return e, err
	}
	if last.Version == draft {
		src.Rooms, src.Versions = append(src.Rooms, view.Draft()), append(src.Versions, report.Published{})
		return e, nil
	}
	frozen, err := a.frozen(c, info.ID, last.Version)
	if err != nil {
		return e, err
	}
	err = a.rooms.Past(c.ctx, info.ID, last.Seq, func(s *session.State) { e, refused = s.ForDocuments(session.Reader{Role: session.Organiser}) })
	if err = cmp.Or(err, refused); err != nil {
		return e, err
	}
	src.Rooms, src.Versions = append(src.Rooms, report.Source{Info: info}), append(src.Versions, frozen)
	return e, nil
}
