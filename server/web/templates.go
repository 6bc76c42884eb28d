package web

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"colazione/server/room"
	"colazione/session"
	"colazione/session/template"
)

// Own templates are agendas that this installation has kept. They stand in the space of its settings, since they are no session's: template/ID → template.Template.
const (
	ownTemplates = "template/"
	// More than can be looked over.
	mostTemplates = 60
)

// templates lists the ready-made agendas, and for organisers those of this installation behind them, oldest first.
func (a *App) templates(c *call) (Templates, error) {
	all := template.All(c.lang)
	if c.who.Role != session.Organiser {
		return Templates{Templates: all}, nil
	}
	own, err := a.ownTemplates()
	return Templates{Templates: append(all, own...)}, err
}

func (a *App) ownTemplates() ([]template.Template, error) {
	var own []template.Template
	err := a.records.List(spaceMeta, ownTemplates, func(key string, value []byte) error {
		var t template.Template
		if err := json.Unmarshal(value, &t); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		own = append(own, t)
		return nil
	})
	return own, err
}

// templateNamed finds a template by its id; a ready-made one in a language, an own one in that in which it was kept.
func (a *App) templateNamed(id string, lang session.Language) (template.Template, error) {
	if ready, known := template.Find(id, lang); known {
		return ready, nil
	}
	var own template.Template
	found, err := false, error(nil)
	if uuid.Validate(id) == nil {
		found, err = read(a.records, spaceMeta, ownTemplates+strings.ToLower(id), &own)
	}
	if err == nil && !found {
		err = session.ErrBadRequest.With("template is none of those that there are")
	}
	return own, err
}

// keepTemplate keeps the agenda of a session, with the cards that were there from its start, as a template. It takes the place of an own one of the same title.
func (a *App) keepTemplate(c *call, in NewTemplate) (template.Template, error) {
	title, about, err := session.CheckedHeading(in.Title, in.Description)
	if err != nil {
		return template.Template{}, err
	}
	made := template.Template{Title: title, Description: about, Own: true}
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		made.Agenda, made.Cards = s.Info().Agenda, s.Seeds()
	})
	if err != nil {
		return template.Template{}, err
	}
	a.renewing.Lock()
	defer a.renewing.Unlock()
	own, err := a.ownTemplates()
	if err != nil {
		return template.Template{}, err
	}
	for _, t := range own {
		if t.Title == title {
			made.ID = t.ID
		}
	}
	switch {
	case made.ID == "" && len(own) >= mostTemplates:
		return template.Template{}, session.ErrConflict.With("there are too many templates already")
	case made.ID == "":
		made.ID = a.newID()
	}
	return made, a.apply(c, put(spaceMeta, ownTemplates+made.ID, made))
}

func (a *App) dropTemplate(c *call) (nothing, error) {
	key := ownTemplates + c.param("id")
	kept, err := a.records.Get(spaceMeta, key)
	if err == nil && kept == nil {
		err = session.ErrNotFound
	}
	if err != nil {
		return nothing{}, err
	}
	return nothing{}, a.apply(c, room.Change{Space: spaceMeta, Key: key})
}
