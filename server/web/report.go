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
	lang := session.Language(c.query("language"))
	if lang != "" && !slices.Contains(session.Languages, lang) {
		return file{}, session.ErrBadRequest.With("language is none of it, en, nl")
	}
	src, err := a.collect(c)
	if err != nil {
		return file{}, err
	}
	if lang == "" {
		lang = src.Info.Language
	}
	return render(report.Build(src, lang, a.now()), format)
}

// collect takes from the session what the caller may have of it: what was published, or for those who lead it the draft where that is another.
func (a *App) collect(c *call) (report.Source, error) {
	var src report.Source
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		if refused = admitted(s, c.who); refused == nil {
			src, refused = source(s, c.who.leads())
		}
	})
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
