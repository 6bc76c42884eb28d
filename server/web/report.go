package web

import (
	"bytes"
	"reflect"
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
	var src report.Source
	if err := a.stillReads(c); err != nil {
		return src, err
	}
	var past *session.Edition
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		if refused = admitted(s, c.who); refused != nil {
			return
		}
		editions := s.Editions()
		switch last := uint64(len(editions)); {
		case version == 0:
			src, refused = source(s, c.who.leads())
		case version > last:
			refused = session.ErrNotFound.With("version")
		case c.who.leads():
			past = &editions[version-1]
		case version == last:
			src, refused = report.Collect(s, false)
		default:
			refused = session.ErrNotAllowed.With("earlier versions are for those who lead the session")
		}
	})
	if err == nil && past != nil {
		err = a.rooms.Past(c.ctx, c.session, past.Seq, func(s *session.State) { src, refused = report.Collect(s, false) })
	}
	if err == nil {
		err = refused
	}
	return src, err
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

func source(s *session.State, leads bool) (report.Source, error) {
	published, err := report.Collect(s, false)
	if !leads {
		return published, err
	}
	draft, draftErr := report.Collect(s, true)
	if err == nil && reflect.DeepEqual(published.Synthesis, draft.Synthesis) {
		return published, nil
	}
	return draft, draftErr
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
