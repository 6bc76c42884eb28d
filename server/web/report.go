package web

import (
	"bytes"
	"slices"

	"colazione/server/report"
	"colazione/session"
)

func (a *App) report(c *call) (file, error) {
	format := c.param("format")
	if !slices.Contains(report.Formats(), format) {
		return file{}, session.ErrNotFound
	}
	lang, err := c.documentLanguage()
	if err != nil {
		return file{}, err
	}
	version, err := c.number("version")
	if err != nil {
		return file{}, err
	}
	src, err := a.collect(c, version)
	if err != nil {
		return file{}, err
	}
	if lang == "" {
		lang = src.Info.Language
	}
	c.noted.Of = format
	return render(report.Build(src, lang, a.now()), format)
}

// documentLanguage is the one asked for, or "" for the session's own.
func (c *call) documentLanguage() (session.Language, error) {
	lang := session.Language(c.query("language"))
	if lang != "" && !slices.Contains(session.Languages, lang) {
		return "", session.ErrBadRequest.With("language is none of it, en, nl")
	}
	return lang, nil
}

// collect takes from the session what the caller may have of it: what was published, or for those who lead it the draft where that is another. A version that
// is named is that one; earlier ones than the last are for those who lead, since what was hidden later stands in them.
func (a *App) collect(c *call, version uint64) (report.Source, error) {
	if err := a.stillReads(c); err != nil {
		return report.Source{}, err
	}
	var view report.View
	var past *session.Edition
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		if refused = admitted(s, c.who); refused != nil {
			return
		}
		editions := s.Editions()
		switch last := uint64(len(editions)); {
		case version > last:
			refused = session.ErrNotFound.With("version")
		case version > 0 && c.who.leads():
			past = &editions[version-1]
		case version > 0 && version < last:
			refused = session.ErrNotAllowed.With("earlier versions are for those who lead the session")
		default:
			view = report.Look(s)
		}
	})
	if err == nil {
		err = refused
	}
	switch {
	case err != nil:
		return report.Source{}, err
	case past != nil:
		if err := a.rooms.Past(c.ctx, c.session, past.Seq, func(s *session.State) { view = report.Look(s) }); err != nil {
			return report.Source{}, err
		}
		return a.headed(view.Published())
	case c.who.leads():
		return a.headed(view.Latest(), nil)
	}
	return a.headed(view.Published())
}

// admitted refuses a participant who is not, or no longer, in.
func admitted(s *session.State, who identity) error {
	if who.Role != session.Participant {
		return nil
	}
	switch s.StateOf(who.Person) {
	case session.PersonIn:
		return nil
	case session.PersonWaiting:
		return session.ErrWaiting
	}
	return session.ErrRemoved
}

func (a *App) reportSchema(*call) (file, error) {
	return file{media: "application/schema+json", data: report.Schema()}, nil
}

func render(d *report.Document, format string) (file, error) {
	var b bytes.Buffer
	if err := report.Render(&b, d, format); err != nil {
		return file{}, err
	}
	out := file{media: report.ContentType(format), name: report.FileName(d, format), language: d.Language, data: b.Bytes()}
	if format == "html" {
		out.shown, out.policy = true, report.ContentSecurityPolicy
	}
	return out, nil
}
