package web

import (
	"slices"

	"colazione/session"
	"colazione/voting"
)

// ranking reads which cards to rank, and by what.
func (c *call) ranking() (session.Kind, voting.Order, error) {
	kind := session.Kind(c.query("kind"))
	if kind != "" && !slices.Contains(session.Kinds, kind) {
		return "", 0, session.ErrBadRequest.With("kind is not known")
	}
	switch c.query("by") {
	case "", "likes":
		return kind, voting.ByLikes, nil
	case "breadth":
		return kind, voting.ByBreadth, nil
	}
	return "", 0, session.ErrBadRequest.With("by is neither likes nor breadth")
}

func (a *App) rankSession(c *call) (session.Ranking, error) {
	kind, order, err := c.ranking()
	if err != nil {
		return session.Ranking{}, err
	}
	var out session.Ranking
	var evidence session.Evidence
	var refused error
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		if c.who.Leads() {
			evidence, refused = s.Evidence(c.who.Reader())
		} else {
			out, refused = s.Ranking(c.who.Reader(), kind, order)
		}
	})
	if err == nil {
		err = refused
	}
	if err == nil && c.who.Leads() {
		out = evidence.Ranking(kind, order) // of a copy, so that the room goes on meanwhile
	}
	return out, err
}
