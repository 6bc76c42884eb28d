// Package template holds the ready-made agendas that a meeting can start from.
//
// Each is a data file for each language, named ID.LANGUAGE.json. The files of one template differ in their words alone: the same steps,
// which take the same kinds. "breakfast" walks from needs to a path, "ten-strategies" judges ten cards that are there from the start, and
// "blank" is there to be changed: it takes needs and ideas only, what is missing and what to do about it, because somebody who has chosen
// no method should not have to choose among six kinds of card either.
package template

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"

	"colazione/session"
)

// Template is an agenda to start a session from, in one language.
type Template struct {
	ID          string         `json:"id"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Agenda      []session.Step `json:"agenda"`
	Cards       []session.Seed `json:"cards"`         // there from the start; none for most
	Own         bool           `json:"own,omitempty"` // kept by an installation, and none of those that come with the program
}

//go:embed *.json
var files embed.FS

// ids are the templates in the order in which they are offered.
var ids = []string{"breakfast", "ten-strategies", "blank"}

var templates = mustLoad()

// All returns every template in a language, in the order in which they are offered. A language that is not known reads Italian. What it
// gives belongs to the caller, who may change it.
func All(lang session.Language) []Template {
	all, ok := templates[lang]
	if !ok {
		all = templates[session.Italian]
	}
	own := make([]Template, len(all))
	for i, t := range all {
		own[i] = t.clone()
	}
	return own
}

// Find returns the template with an id in a language, as All does, and whether there is one.
func Find(id string, lang session.Language) (Template, bool) {
	for _, t := range All(lang) {
		if t.ID == id {
			return t, true
		}
	}
	return Template{}, false
}

func (t Template) clone() Template {
	t.Cards = slices.Clone(t.Cards)
	t.Agenda = slices.Clone(t.Agenda)
	for i, s := range t.Agenda {
		t.Agenda[i].Collects = slices.Clone(s.Collects)
		t.Agenda[i].Likes = slices.Clone(s.Likes)
		t.Agenda[i].Criteria = slices.Clone(s.Criteria)
	}
	return t
}

// mustLoad reads the embedded files. They are part of the program, so a fault in one is a fault of the build and stops it at the start.
func mustLoad() map[session.Language][]Template {
	all := map[session.Language][]Template{}
	for _, lang := range session.Languages {
		for _, id := range ids {
			name := fmt.Sprintf("%s.%s.json", id, lang)
			data, err := files.ReadFile(name)
			if err != nil {
				panic(err)
			}
			t := Template{Cards: []session.Seed{}}
			if err := json.Unmarshal(data, &t); err != nil {
				panic(fmt.Errorf("template %s: %w", name, err))
			}
			all[lang] = append(all[lang], t)
		}
	}
	return all
}
