package web

import (
	"encoding/json"
	"time"

	"colazione/session"
)

// Mine is everything that is kept of one person in a session.
type Mine struct {
	Session MineSession                   `json:"session"`
	Person  MinePerson                    `json:"person"`
	Cards   []session.CardView            `json:"cards"`        // written by the person, also those that were hidden
	Likes   map[string][]session.CardView `json:"likes"`        // by criterion, the cards that the person likes
	Unseen  int                           `json:"likes_unseen"` // likes on cards that the person may not see now
	Reports []MineReport                  `json:"reports"`      // copies of the person's cards, which stay when these are erased
	Flags   []session.MyFlag              `json:"flags"`        // concerns that the person raised about cards
}

// MineSession tells which session it is.
type MineSession struct {
	ID      session.ID `json:"id"`
	Title   string     `json:"title"`
	Topic   string     `json:"topic"`
	City    string     `json:"city"`
	Date    string     `json:"date"`
	Expires time.Time  `json:"expires"` // when it is erased by itself
}

// MinePerson is what the person said about themselves, and where they sit.
type MinePerson struct {
	ID           session.PersonID `json:"id"`
	Name         string           `json:"name"`
	Organisation string           `json:"organisation"`
	Table        string           `json:"table"` // "" where there is one alone
	State        string           `json:"state"`
}

// MineReport is the copy of a card that was flagged as telling of an adverse event, as the card's author is told of it.
type MineReport struct {
	Card     session.CardID `json:"card"`
	Kind     session.Kind   `json:"kind"`
	Text     string         `json:"text"`
	At       time.Time      `json:"at"`
	PassedOn *time.Time     `json:"passed_on"`
	Until    *time.Time     `json:"until"` // null: it is erased with the session
}

// mine gives a participant all that is theirs, to keep; also one who waits, or was put out.
func (a *App) mine(c *call) (file, error) {
	all, err := a.collectMine(c)
	if err != nil {
		return file{}, err
	}
	data, err := json.MarshalIndent(all, "", "  ")
	return file{media: "application/json", name: "colazione-" + string(c.session) + ".json", data: data}, err
}

// mineToRead returns the same as a page to keep, in the language asked for.
func (a *App) mineToRead(c *call) (file, error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return file{}, err
	}
	if lang == "" {
		lang = c.lang
	}
	all, err := a.collectMine(c)
	if err != nil {
		return file{}, err
	}
	return file{media: "text/html; charset=utf-8", name: "colazione-" + string(c.session) + ".html", language: lang, data: mineIn(all, lang)}, nil
}

func (a *App) collectMine(c *call) (Mine, error) {
	var out Mine
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		var all session.Mine
		if all, refused = s.Mine(c.who.Person); refused == nil {
			out = mineOf(s.Info(), c.who.Person, all)
		}
	})
	if err == nil {
		err = refused
	}
	return out, err
}

func mineOf(info session.Info, id session.PersonID, all session.Mine) Mine {
	out := Mine{
		Session: MineSession{ID: info.ID, Title: info.Title, Topic: info.Topic, City: info.City, Date: info.Date, Expires: expiry(info)},
		Person:  MinePerson{ID: id, Name: all.Name, Organisation: all.Organisation, Table: all.Table, State: all.State},
		Cards:   append([]session.CardView{}, all.Cards...), Likes: all.Likes, Unseen: all.Unseen,
		Reports: []MineReport{}, Flags: append([]session.MyFlag{}, all.Flags...),
	}
	for _, r := range all.Reports {
		out.Reports = append(out.Reports, MineReport{Card: r.Card, Kind: r.Kind, Text: r.Text, At: r.At, PassedOn: r.PassedOn, Until: r.Until})
	}
	return out
}
