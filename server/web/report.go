package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"time"

	"colazione/server/auth"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/report/html"
	"colazione/server/report/outline"
	"colazione/session"
)

func (a *App) report(c *call) (file, error) {
	format := c.param("format")
	if !slices.Contains(formats.Formats(), format) {
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
	if a.auth.Rates.Document(c.who) != auth.Granted {
		return file{}, session.ErrTooMany
	}
	key, err := a.documentKey(c, version)
	if err != nil {
		return file{}, err
	}
	key.language, key.format = lang, format
	c.noted.Of = format
	return a.documents.get(c.ctx, key, func() (file, error) {
		src, err := a.collect(c, version)
		if err != nil {
			return file{}, err
		}
		return a.make(outline.Build(src, cmp.Or(lang, src.Info.Language), a.now()), format)
	})
}

// make renders a document, and counts that.
func (a *App) make(d *report.Document, format string) (file, error) {
	a.metrics.documents.WithLabelValues(format).Inc()
	return render(d, format)
}

// documentKey says which document the call asks for, and refuses who may not have it. Language and format are the caller's.
func (a *App) documentKey(c *call, version uint64) (documentKey, error) {
	key := documentKey{session: c.session, turn: a.documents.turnOf(c.session), version: "published", day: a.now().Format(time.DateOnly)}
	if err := a.stillReads(c); err != nil {
		return key, err
	}
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		_, refused = chosen(s, c.who, version)
		key.seq = s.Seq()
	})
	if err == nil {
		err = refused
	}
	if err != nil {
		return key, err
	}
	if c.who.Leads() {
		key.version = strconv.FormatUint(version, 10)
	}
	head, err := a.letterhead(c)
	key.head = sha256.Sum256(append(append([]byte(head.Name), 0), head.Logo...))
	return key, err
}

// chosen returns the version that is asked for, where it is not the present one, and refuses who may not have it.
func chosen(s *session.State, who auth.Identity, version uint64) (past *session.Edition, err error) {
	if err := admitted(s, who); err != nil {
		return nil, err
	}
	editions := s.Editions()
	switch last := uint64(len(editions)); {
	case version > last:
		return nil, session.ErrNotFound.With("version")
	case version > 0 && who.Leads():
		return &editions[version-1], nil
	case version > 0 && version < last:
		return nil, session.ErrNotAllowed.With("earlier versions are for those who lead the session")
	}
	return nil, nil
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
		if past, refused = chosen(s, c.who, version); refused == nil && past == nil {
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
	case c.who.Leads():
		return a.headed(view.Latest(), nil)
	}
	return a.headed(view.Published())
}

// admitted refuses a participant who is not, or no longer, in.
func admitted(s *session.State, who auth.Identity) error {
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
	return file{media: "application/schema+json", data: formats.Schema()}, nil
}

func render(d *report.Document, format string) (file, error) {
	var b bytes.Buffer
	if err := formats.Render(&b, d, format); err != nil {
		return file{}, err
	}
	out := file{media: formats.ContentType(format), name: formats.FileName(d, format), language: d.Language, data: b.Bytes()}
	if format == "html" {
		out.shown, out.policy = true, html.ContentSecurityPolicy
	}
	return out, nil
}
