package web

import "colazione/session"

// suggest works suggestions out from a copy, so that the room goes on meanwhile.
func (a *App) suggest(c *call) (session.Suggestions, error) {
	var evidence session.Evidence
	var known *session.Likeness
	var refused error
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		evidence, refused = s.Evidence(c.who.reader())
		known = s.Likeness()
	})
	if err == nil {
		err = refused
	}
	if err != nil {
		return session.Suggestions{}, err
	}
	return evidence.Suggest(known), nil
}
