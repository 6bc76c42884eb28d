package web

import (
	"cmp"
	"errors"

	"colazione/server/auth"
	"colazione/session"
)

func (a *App) join(c *call, in Join) (Joined, error) {
	id, seatCode, err := a.auth.Entrances.SessionOf(in.Code)
	if err != nil {
		return Joined{}, a.mistyped(c, err)
	}
	c.session = id
	was, err := a.participant(c)
	if err != nil {
		return Joined{}, err
	}
	switch {
	case seatCode != "":
		was, err = a.sit(c, was, seatCode, in)
	case was.Person == "":
		was, err = a.arrive(c, in, "")
	default:
		err = a.introduce(c, was, in, "")
	}
	if err != nil {
		return Joined{}, a.mistyped(c, err)
	}
	out, err := a.joined(c, was)
	if err != nil {
		return Joined{}, a.mistyped(c, err)
	}
	a.noteDevice(c, was)
	c.keep(id, session.Participant, was.Token)
	return out, nil
}

// mistyped slows down who guesses codes; other errors pass. A code that was right once, of a session that is closed now, is as wrong as any other. That a room takes nobody
// is no failure, and told after the same time as one.
func (a *App) mistyped(c *call, err error) error {
	switch {
	case errors.Is(err, session.ErrUnknownCode), errors.Is(err, session.ErrNotFound):
		return a.auth.Guesses.Fail(c.began, session.ErrUnknownCode)
	case errors.Is(err, session.ErrRoomFull), errors.Is(err, session.ErrRoomLocked):
		return a.auth.Guesses.AnswerEvenly(c.began, err)
	}
	return err
}

// participant reports whether the caller is somebody in the session already: the same browser stays the same person.
func (a *App) participant(c *call) (auth.Identity, error) {
	all, _, err := a.identities(c)
	return auth.Choose(all, session.Participant), err
}

// arrive makes a new person of the session, who came by a seat where one is named.
func (a *App) arrive(c *call, in Join, seat session.SeatID) (auth.Identity, error) {
	if a.auth.Rates.Arrival(c.session) != auth.Granted {
		return auth.Identity{}, session.ErrTooMany
	}
	profile, err := session.CheckedGuest(in.Name, in.Organisation)
	if err != nil {
		return auth.Identity{}, err
	}
	who, keep := a.auth.Tokens.Arrive(c.session, session.PersonID(a.newID()), seat)
	_, err = a.rooms.Sit(c.ctx, c.session, session.Enter{Person: who.Person, Group: in.Group, Seat: seat}, profile, keep...)
	return who, err
}

// introduce lets somebody who is in already say their name and their table, which they could not know before they came. What they leave out stays. A seat that is named
// is theirs from now on, and its table too unless they say another.
func (a *App) introduce(c *call, who auth.Identity, in Join, seat session.SeatID) error {
	if in.Name == "" && in.Organisation == "" && in.Group == "" && seat == "" {
		return nil
	}
	if err := a.allow(who); err != nil {
		return err
	}
	var was session.Profile
	var at session.GroupID
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		was, at = s.Profile(who.Person), s.GroupOf(who.Person)
	})
	if err != nil {
		return err
	}
	profile, err := session.CheckedGuest(in.Name, in.Organisation)
	if err != nil {
		return err
	}
	profile.Name, profile.Organisation = cmp.Or(profile.Name, was.Name), cmp.Or(profile.Organisation, was.Organisation)
	if seat != "" {
		_, err = a.rooms.Sit(c.ctx, c.session, session.Enter{Person: who.Person, Group: in.Group, Seat: seat}, profile, a.auth.Tokens.Seated(who, seat))
		return err
	}
	_, err = a.rooms.Enter(c.ctx, c.session, cmp.Or(in.Group, string(at)), profile, who.Person)
	return err
}

// joined tells a person who they are in the session.
func (a *App) joined(c *call, who auth.Identity) (Joined, error) {
	out := Joined{Token: who.Token, Participant: Participant{ID: who.Person}}
	state := ""
	err := a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		out.Session, state = s.Info(), s.StateOf(who.Person)
		out.Participant.Name, out.Participant.Group = s.Called(who.Person), s.GroupOf(who.Person)
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
