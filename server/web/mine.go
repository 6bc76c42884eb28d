package web

import (
	"encoding/json"
	"slices"

	"colazione/session"
)

// Mine is everything that is kept of one person in a session.
type Mine struct {
	Session MineSession                   `json:"session"`
	Person  MinePerson                    `json:"person"`
	Cards   []session.CardView            `json:"cards"` // written by the person, as they see them
	Likes   map[string][]session.CardView `json:"likes"` // by criterion, the cards that the person likes
}

// MineSession tells which session it is.
type MineSession struct {
	ID    session.ID `json:"id"`
	Title string     `json:"title"`
	Topic string     `json:"topic"`
	City  string     `json:"city"`
	Date  string     `json:"date"`
}

// MinePerson is what the person said about themselves, and where they sit.
type MinePerson struct {
	ID           session.PersonID `json:"id"`
	Name         string           `json:"name"`
	Organisation string           `json:"organisation"`
	Table        string           `json:"table"`
}

// mine gives a participant all that is theirs, to keep.
func (a *App) mine(c *call) (file, error) {
	if err := a.stillReads(c); err != nil {
		return file{}, err
	}
	var all Mine
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, m session.Moment) {
		if refused = admitted(s, c.who); refused == nil {
			all = gathered(s, c.who, m)
		}
	})
	if err == nil {
		err = refused
	}
	if err != nil {
		return file{}, err
	}
	data, err := json.MarshalIndent(all, "", "  ")
	return file{media: "application/json", name: "colazione-" + string(c.session) + ".json", data: data}, err
}

// gathered takes what is a person's from what they may see anyway.
func gathered(s *session.State, who identity, m session.Moment) Mine {
	p, _ := s.Patch(who.reader(), session.Held{}, m)
	info, said := s.Info(), s.Profile(who.Person)
	all := Mine{
		Session: MineSession{ID: info.ID, Title: info.Title, Topic: info.Topic, City: info.City, Date: info.Date},
		Person:  MinePerson{ID: who.Person, Name: said.Name, Organisation: said.Organisation},
		Cards:   []session.CardView{}, Likes: map[string][]session.CardView{},
	}
	for _, g := range p.Session.Groups {
		if g.ID == p.Me.Group {
			all.Person.Table = g.Name
		}
	}
	for _, c := range p.Cards {
		if slices.Contains(p.Me.Cards, c.ID) {
			all.Cards = append(all.Cards, c)
		}
		for criterion, liked := range p.Me.Likes {
			if slices.Contains(liked, c.ID) {
				all.Likes[criterion] = append(all.Likes[criterion], c)
			}
		}
	}
	return all
}
