package web

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"colazione/server/auth"
	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
	"colazione/session/template"
)

// Own templates are agendas that this installation has kept. They stand in the space of its settings, since they are no session's: template/ID → ownTemplate.
const (
	ownTemplates = "template/"
	// More than can be looked over.
	mostTemplates = 60
)

// ownTemplate is one, and whose it is. All organisers may begin with it.
type ownTemplate struct {
	template.Template
	auth.Ownership
}

// templates lists the ready-made agendas, and for organisers those of this installation behind them, oldest first.
func (a *App) templates(c *call) (Templates, error) {
	out := Templates{}
	for _, ready := range template.All(c.lang) {
		out.Templates = append(out.Templates, TemplateAccess{Template: ready})
	}
	if c.who.Role != session.Organiser {
		return out, nil
	}
	names, err := a.auth.Organisers.Names()
	if err != nil {
		return out, err
	}
	own, err := a.ownTemplates()
	for _, t := range own {
		out.Templates = append(out.Templates, TemplateAccess{Template: t.Template, Belonging: shownOwner(t.Ownership, c.who.Organiser, names)})
	}
	return out, err
}

func (a *App) ownTemplates() ([]ownTemplate, error) {
	var own []ownTemplate
	err := a.records.List(records.Meta, ownTemplates, func(key string, value []byte) error {
		var t ownTemplate
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
		found, err = records.Read(a.records, records.Meta, ownTemplates+strings.ToLower(id), &own)
	}
	if err == nil && !found {
		err = session.ErrBadRequest.With("template is none of those that there are")
	}
	return own, err
}

// keepTemplate keeps the agenda of a session, with the cards that were there from its start, as a template. It takes the place of one of the same title and organiser.
func (a *App) keepTemplate(c *call, in NewTemplate) (TemplateAccess, error) {
	title, about, err := session.CheckedHeading(in.Title, in.Description)
	if err != nil {
		return TemplateAccess{}, err
	}
	made := ownTemplate{template.Template{Title: title, Description: about, Own: true}, auth.Ownership{Organiser: c.who.Organiser, Shared: true}}
	if c.who.Role != session.Organiser {
		at, err := a.auth.Entrances.Of(c.session)
		if err != nil {
			return TemplateAccess{}, err
		}
		made.Organiser = at.Organiser // for whom they lead
	}
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		made.Agenda, made.Cards = s.Info().Agenda, s.Seeds()
	})
	if err != nil {
		return TemplateAccess{}, err
	}
	a.templating.Lock()
	defer a.templating.Unlock()
	own, err := a.ownTemplates()
	if err != nil {
		return TemplateAccess{}, err
	}
	for _, t := range own {
		if t.Title == title && t.Organiser == made.Organiser {
			made.ID = t.ID
		}
	}
	switch {
	case made.ID == "" && len(own) >= mostTemplates:
		return TemplateAccess{}, session.ErrConflict.With("there are too many templates already")
	case made.ID == "":
		made.ID = a.newID()
	}
	return TemplateAccess{Template: made.Template}, a.apply(c, records.Put(records.Meta, ownTemplates+made.ID, made))
}

func (a *App) dropTemplate(c *call) (nothing, error) {
	key := ownTemplates + c.param("id")
	var kept ownTemplate
	found, err := records.Read(a.records, records.Meta, key, &kept)
	switch {
	case err == nil && !found:
		err = session.ErrNotFound
	case err == nil && !kept.OwnedBy(c.who.Organiser):
		err = errOthers
	}
	if err != nil {
		return nothing{}, err
	}
	return nothing{}, a.apply(c, room.Change{Space: records.Meta, Key: key})
}
