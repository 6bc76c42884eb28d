package web

import (
	"slices"

	"colazione/session"
	"colazione/session/template"
)

func (a *App) createSession(c *call, in NewSession) (SessionAccess, error) {
	wish, err := in.wish()
	if err != nil {
		return SessionAccess{}, err
	}
	if in.Series != nil {
		if _, err := a.seriesNamed(*in.Series); err != nil {
			return SessionAccess{}, err
		}
	}
	wish.Info.ID = session.ID(a.newID())
	with, err := newAccess(a.records, wish.Info.ID)
	if err != nil {
		return SessionAccess{}, err
	}
	if _, err := a.rooms.Create(c.ctx, wish, with...); err != nil {
		return SessionAccess{}, err
	}
	c.session = wish.Info.ID
	return a.getSession(c)
}

// wish puts together what is asked for and what the template brings.
func (in NewSession) wish() (session.Create, error) {
	if !slices.Contains(session.Languages, in.Language) {
		return session.Create{}, session.ErrBadRequest.With("language is none of it, en, nl")
	}
	ready, known := template.Find(in.Template, in.Language)
	if !known {
		return session.Create{}, session.ErrBadRequest.With("template is none of those that there are")
	}
	out := session.Create{Cards: ready.Cards, Info: session.Info{
		Title: in.Title, Topic: in.Topic, City: in.City, Date: in.Date, Language: in.Language, Template: in.Template, Series: in.Series,
		Agenda: ready.Agenda, Settings: session.DefaultSettings(),
	}}
	if in.Agenda != nil {
		out.Info.Agenda = filled(in.Agenda)
	}
	if in.Settings != nil {
		out.Info.Settings = *in.Settings
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
