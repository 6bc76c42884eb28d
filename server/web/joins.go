package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// NewJoin asks that cards of different sessions be read as one. What they were joined with comes along.
type NewJoin struct {
	Into session.CardID   `json:"into"` // stands for all
	From []session.CardID `json:"from"`
}

// Joins is what there is to join over a series, and what was joined.
type Joins struct {
	Cards       []session.SeriesCard `json:"cards"` // session by session
	Unions      []session.Union      `json:"unions"`
	Suggestions []session.Merge      `json:"suggestions"` // two cards each, the most alike first
}

// joined is a card's place in a union. It is kept under the card's session, with which it goes. It is stored: a new field is omitempty.
type joined struct {
	Union string `json:"union"`
	Place int    `json:"place"` // 0 stands for all
}

// unions are the cards of each union of a series, the one that stands for all first.
type unions map[string][]session.CardID

// of finds the union that a card is in; "" where it is in none.
func (u unions) of(card session.CardID) string {
	for id, cards := range u {
		if slices.Contains(cards, card) {
			return id
		}
	}
	return ""
}

// lists are the unions alone, the oldest first.
func (u unions) lists() [][]session.CardID {
	ids := make([]string, 0, len(u))
	for id := range u {
		ids = append(ids, id)
	}
	slices.Sort(ids) // they are made in the order of time
	all := make([][]session.CardID, len(ids))
	for i, id := range ids {
		all[i] = u[id]
	}
	return all
}

// unionsOf reads what was joined over sessions.
func (a *App) unionsOf(infos []session.Info) (unions, error) {
	type member struct {
		joined
		card session.CardID
	}
	var all []member
	for _, info := range infos {
		err := a.records.List(records.Series, string(info.ID)+"/", func(key string, value []byte) error {
			m := member{card: session.CardID(strings.TrimPrefix(key, string(info.ID)+"/"))}
			if err := json.Unmarshal(value, &m.joined); err != nil {
				return fmt.Errorf("%s %s: %w", records.Series, key, err)
			}
			all = append(all, m)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(x, y member) int { return cmp.Compare(x.Place, y.Place) })
	out := unions{}
	for _, m := range all {
		out[m.Union] = append(out[m.Union], m.card)
	}
	return out, nil
}

// wholeSeries is the sessions of a series read as one, with what was joined over them.
type wholeSeries struct {
	series session.Series
	parts  []session.Evidence
	unions unions
	one    session.Combined
}

// wholeSeries reads a series.
func (a *App) wholeSeries(ctx context.Context, id session.SeriesID) (wholeSeries, error) {
	series, err := a.sessionsOf(id)
	if err != nil {
		return wholeSeries{}, err
	}
	w := wholeSeries{series: series}
	if w.unions, err = a.unionsOf(series.Sessions); err != nil {
		return wholeSeries{}, err
	}
	for _, info := range series.Sessions {
		var refused error
		err := a.rooms.Look(ctx, info.ID, func(s *session.State, _ session.Moment) {
			var e session.Evidence
			if e, refused = s.ForDocuments(session.Reader{Role: session.Organiser}); refused != nil {
				return
			}
			w.parts = append(w.parts, e)
		})
		if err == nil {
			err = refused
		}
		if err != nil && !errors.Is(err, session.ErrNotFound) { // erased meanwhile
			return wholeSeries{}, err
		}
	}
	w.one = session.Combine(w.parts, w.unions.lists())
	return w, nil
}

func (a *App) listJoins(c *call) (Joins, error) {
	w, err := a.wholeSeries(c.ctx, c.series())
	if err != nil {
		return Joins{}, err
	}
	out := Joins{Cards: session.SeriesCards(w.parts), Unions: []session.Union{}, Suggestions: w.one.Alike(w.series.Language)}
	for _, cards := range w.unions.lists() {
		if u := w.one.Union(cards); u != nil {
			out.Unions = append(out.Unions, *u)
		}
	}
	return out, nil
}

// joinCards has cards read as one, and answers what there is then.
func (a *App) joinCards(c *call, in NewJoin) (Joins, error) {
	if err := a.JoinCards(c.ctx, c.series(), in.Into, in.From...); err != nil {
		return Joins{}, err
	}
	return a.listJoins(c)
}

// JoinCards has cards of different sessions of a series read as one, for which the first stands.
func (a *App) JoinCards(ctx context.Context, id session.SeriesID, into session.CardID, from ...session.CardID) error {
	a.joining.Lock()
	defer a.joining.Unlock()
	w, err := a.wholeSeries(ctx, id)
	if err != nil {
		return err
	}
	asked := append([]session.CardID{into}, from...)
	if err := w.one.CheckUnion(asked); err != nil {
		return err
	}
	var cards []session.CardID
	for _, card := range asked {
		for _, with := range append([]session.CardID{card}, w.unions[w.unions.of(card)]...) {
			if !slices.Contains(cards, with) {
				cards = append(cards, with)
			}
		}
	}
	return a.records.Apply(w.united(cmp.Or(w.unions.of(into), a.newID()), cards)...)
}

// partCard takes a card out of its union. The others stay one without it, unless only one is left.
func (a *App) partCard(c *call) (nothing, error) {
	a.joining.Lock()
	defer a.joining.Unlock()
	w, err := a.wholeSeries(c.ctx, c.series())
	if err != nil {
		return nothing{}, err
	}
	card := session.CardID(c.param("card"))
	id := w.unions.of(card)
	if id == "" {
		return nothing{}, nil // it was parted before
	}
	rest := slices.DeleteFunc(slices.Clone(w.unions[id]), func(one session.CardID) bool { return one == card })
	parted := []session.CardID{card}
	if len(rest) < 2 {
		parted, rest = w.unions[id], nil
	}
	changes := w.united(id, rest)
	for _, one := range parted {
		changes = append(changes, room.Change{Space: records.Series, Key: w.key(one)})
	}
	return nothing{}, a.apply(c, changes...)
}

// united are the changes that make cards a union, the first of which stands for all.
func (w wholeSeries) united(union string, cards []session.CardID) []room.Change {
	var changes []room.Change
	for i, card := range cards {
		changes = append(changes, records.Put(records.Series, w.key(card), joined{Union: union, Place: i}))
	}
	return changes
}

// key is where it is kept with what a card is joined.
func (w wholeSeries) key(card session.CardID) string {
	return string(w.one.SessionOf(card)) + "/" + string(card)
}
