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
	if a.auth.Rates.Document(c.who) != auth.Granted {
		return file{}, session.ErrTooMany
	}
	key, version, err := a.documentKey(c)
	if err != nil {
		return file{}, err
	}
	key.language, key.format = lang, format
	c.noted.Of = format
	return a.documents.get(c.ctx, key, func() (file, error) {
		d, err := a.document(c, version, lang)
		if err != nil {
			return file{}, err
		}
		return a.make(d, format)
	})
}

// make renders a document, and counts that.
func (a *App) make(d *report.Document, format string) (file, error) {
	a.metrics.documents.WithLabelValues(format).Inc()
	return render(d, format)
}

// draft stands for the present state, in the place of a version's number.
const draft = 0

// documentKey says which document the call asks for, and refuses who may not have it. Language and format are the caller's.
func (a *App) documentKey(c *call) (documentKey, int, error) {
	key := documentKey{session: c.session, turn: a.documents.turnOf(c.session), day: a.now().Format(time.DateOnly)}
	if err := a.stillReads(c); err != nil {
		return key, 0, err
	}
	version := draft
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		version, refused = c.version(s)
		key.seq = s.Seq()
	})
	if err == nil {
		err = refused
	}
	if err != nil {
		return key, version, err
	}
	key.version = version
	head, err := a.letterhead(c)
	key.head = sha256.Sum256(append(append([]byte(head.Name), 0), head.Logo...))
	return key, version, err
}

// version is the one that the call asks for, and refuses who may not have it: the last one where none is named, and as long as nothing was published the draft. The draft is for
// those who lead, and so are versions before the last, which another has taken the place of.
func (c *call) version(s *session.State) (int, error) {
	if err := admitted(s, c.who); err != nil {
		return draft, err
	}
	last, asked := len(s.Editions()), c.query("version")
	switch {
	case asked == "" && last > 0:
		return last, nil
	case asked == "" && !c.who.Leads():
		return draft, session.ErrNotPublished
	case asked == "":
		return draft, nil
	case asked == "draft" && !c.who.Leads():
		return draft, session.ErrNotAllowed.With("the draft is for those who lead the session")
	case asked == "draft":
		return draft, nil
	}
	n, err := strconv.ParseUint(asked, 10, 32)
	switch {
	case err != nil:
		return draft, session.ErrBadRequest.With("version is neither a number nor draft")
	case n == 0 || n > uint64(last): //nolint:gosec // versions are counted
		return draft, session.ErrNotFound.With("version")
	case n < uint64(last) && !c.who.Leads(): //nolint:gosec // versions are counted
		return draft, session.ErrNotAllowed.With("earlier versions are for those who lead the session")
	}
	return int(n), nil //nolint:gosec // not above the number of versions
}

// documentLanguage is the one asked for, or "" for the session's own.
func (c *call) documentLanguage() (session.Language, error) {
	lang := session.Language(c.query("language"))
	if lang != "" && !slices.Contains(session.Languages, lang) {
		return "", session.ErrBadRequest.With("language is none of it, en, nl")
	}
	return lang, nil
}

// document makes a version of the call's session, or the draft, in a language or the session's own.
func (a *App) document(c *call, version int, lang session.Language) (*report.Document, error) {
	if err := a.stillReads(c); err != nil {
		return nil, err
	}
	if version != draft {
		frozen, err := a.frozen(c, c.session, version)
		if err != nil {
			return nil, err
		}
		return outline.Reopen(frozen, cmp.Or(lang, frozen.Version.Document.Written), a.now()), nil
	}
	var view report.View
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		if refused = admitted(s, c.who); refused == nil {
			view = report.Look(s)
		}
	})
	if err == nil {
		err = refused
	}
	if err != nil {
		return nil, err
	}
	src, err := a.headed(view.Draft(), nil)
	if err != nil {
		return nil, err
	}
	return outline.Build(src, cmp.Or(lang, src.Info.Language), a.now()), nil
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
