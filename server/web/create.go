package web

import (
	"cmp"
	"context"
	"slices"

	"colazione/server/auth"
	"colazione/session"
)

func (a *App) createSession(c *call, in NewSession) (SessionAccess, error) {
	draft, err := a.sessionDraft(in)
	if err != nil {
		return SessionAccess{}, err
	}
	if c.session, err = a.openSession(c.ctx, draft, auth.Ownership{Organiser: c.who.Organiser, Shared: in.Shared}); err != nil {
		return SessionAccess{}, err
	}
	c.noted.Session = c.session
	return a.getSession(c)
}

// OpenSession makes a session of the owner's, with everything by which people get into it. The id in the command is empty: it is made here.
func (a *App) OpenSession(ctx context.Context, c session.Create) (session.ID, error) {
	return a.openSession(ctx, c, auth.Ownership{})
}

func (a *App) openSession(ctx context.Context, c session.Create, to auth.Ownership) (session.ID, error) {
	if c.Info.Series != nil {
		if _, err := a.seriesFor(to.Organiser, *c.Info.Series); err != nil {
			return "", err
		}
	}
	c.Info.ID = session.ID(a.newID())
	with, err := a.auth.Entrances.New(c.Info.ID, to)
	if err != nil {
		return "", err
	}
	_, err = a.rooms.Create(ctx, c, with...)
	return c.Info.ID, err
}

// sessionDraft puts together what is asked for and what the template brings.
func (a *App) sessionDraft(in NewSession) (session.Create, error) {
	if !slices.Contains(session.Languages, in.Language) {
		return session.Create{}, session.ErrBadRequest.With("language is none of it, en, nl")
	}
	ready, err := a.templateNamed(in.Template, in.Language)
	if err != nil {
		return session.Create{}, err
	}
	out := session.Create{Cards: ready.Cards, Info: session.Info{
		Title: in.Title, Topic: in.Topic, City: in.City, Date: in.Date, Language: in.Language, Template: in.Template, Series: in.Series,
		Starts: in.Starts, Place: in.Place, Zone: cmp.Or(in.Zone, zoneName(a.now().Location())),
		Agenda: ready.Agenda, Settings: session.DefaultSettings(),
	}}
	if in.Agenda != nil {
		out.Info.Agenda = filled(in.Agenda)
	}
	if in.Settings != nil {
		out.Info.Settings = in.Settings.Filled()
	}
	if out.Info.Settings.Groups == nil {
		out.Info.Settings.Groups = []string{}
	}
	return out, nil
}

// filled puts an empty list where null was written, so that nobody who reads the agenda has to know both.
func filled(agenda []session.Step) []session.Step {
	for i := range agenda {
		if agenda[i].Collects == nil {
			agenda[i].Collects = []session.Kind{}
		}
		if agenda[i].Likes == nil {
			agenda[i].Likes = []session.Kind{}
		}
	}
	return agenda
}
