package web

import (
	"errors"

	"colazione/session"
)

func (a *App) join(c *call, in Join) (Joined, error) {
	id, err := sessionOf(a.records, in.Code)
	if err != nil {
		return Joined{}, a.mistyped(c, err)
	}
	c.session = id
	was, err := a.participant(c)
	if err != nil {
		return Joined{}, err
	}
	if was.Person == "" {
		was, err = a.arrive(c, in)
	}
	if err != nil {
		return Joined{}, a.mistyped(c, err)
	}
	out, err := a.joined(c, was)
	if err != nil {
		return Joined{}, a.mistyped(c, err)
	}
	c.keep(id, session.Participant, was.token)
	return out, nil
}

// mistyped slows down who guesses codes; other errors pass. A code that was right once, of a session that is closed now, is as wrong as any other.
func (a *App) mistyped(c *call, err error) error {
	if errors.Is(err, session.ErrUnknownCode) || errors.Is(err, session.ErrNotFound) {
		return a.failures.tell(c.began, session.ErrUnknownCode)
	}
	return err
}

// participant tells whether the caller is somebody in the session already: the same browser stays the same person.
func (a *App) participant(c *call) (identity, error) {
	held, _, err := a.held(c)
	return choose(held, session.Participant), err
}

// arrive makes a new person of the session.
func (a *App) arrive(c *call, in Join) (identity, error) {
	if a.meters.ask("arrivals/"+string(c.session), arrivals) != granted {
		return identity{}, session.ErrTooMany
	}
	profile, err := session.CheckedProfile(in.Name, in.Organisation)
	if err != nil {
		return identity{}, err
	}
	who := identity{Role: session.Participant, Person: session.PersonID(a.newID()), session: c.session, token: newToken(c.session)}
	keep := tokenChange(c.session, who.token, ticket{Role: who.Role, Person: who.Person})
	_, err = a.rooms.Enter(c.ctx, c.session, in.Group, profile, who.Person, keep)
	return who, err
}

// joined tells a person who they are in the session.
func (a *App) joined(c *call, who identity) (Joined, error) {
	out := Joined{Token: who.token, Participant: Participant{ID: who.Person}}
	state := ""
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		out.Session, state = s.Info(), s.StateOf(who.Person)
		out.Participant.Name, out.Participant.Group = s.Profile(who.Person).Name, s.GroupOf(who.Person)
	})
	switch {
	case err != nil:
		return Joined{}, err
	case out.Session.State != session.Open:
		return Joined{}, session.ErrUnknownCode
	case state == session.PersonRemoved:
		return Joined{}, session.ErrRemoved
	}
	return out, nil
}
