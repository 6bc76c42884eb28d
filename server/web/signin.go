package web

import (
	"errors"
	"slices"

	"colazione/server/auth"
	"colazione/server/room"
	"colazione/session"
)

// signInMethods tells how one can sign in here.
func (a *App) signInMethods(*call) (SignInMethods, error) {
	all, err := a.auth.Organisers.All()
	named := slices.ContainsFunc(all, auth.Organiser.HasKey)
	return SignInMethods{Names: named, Company: a.company != nil}, err
}

func (a *App) signIn(c *call, in SignIn) (SignedIn, error) {
	opened, err := a.auth.Organisers.Open(in.Name, in.Key)
	if err != nil {
		if errors.Is(err, session.ErrWrongKey) {
			a.signInFailed()
		}
		return SignedIn{}, a.slowDown(c, err)
	}
	return a.signInOrganiser(c, opened)
}

// slowDown tells of a wrong key when it may be told, and late that too many are being tried; other errors pass.
func (a *App) slowDown(c *call, err error) error {
	switch {
	case errors.Is(err, session.ErrWrongKey):
		return a.auth.Guesses.Fail(c.began, session.ErrWrongKey)
	case errors.Is(err, session.ErrTooMany):
		return a.auth.Guesses.FailLate()
	}
	return err
}

// signInOrganiser gives an organiser a token for a ticket, or the one that the caller has already where that is good for as long.
func (a *App) signInOrganiser(c *call, opened auth.Ticket) (SignedIn, error) {
	token, keep, err := a.auth.Tokens.SignIn(opened, c.who.Token)
	if err != nil {
		return SignedIn{}, err
	}
	if err := a.audit(auditLine{Action: "sign_in", By: session.Organiser, Organiser: opened.Organiser}, keep...); err != nil {
		return SignedIn{}, err
	}
	c.keep("", session.Organiser, token)
	return SignedIn{Token: token}, nil
}

func (a *App) enter(c *call, in Secret) (Entered, error) {
	holds := func(role session.Role) string {
		token, _ := c.cookie(role)
		return token
	}
	role, token, keep, err := a.auth.Entrances.Enter(c.session, in.Key, holds)
	if errors.Is(err, session.ErrWrongKey) {
		return Entered{}, a.auth.Guesses.Fail(c.began, err)
	}
	if err == nil && keep != nil {
		err = a.enters(c.session, role, keep)
	}
	if err != nil {
		return Entered{}, err
	}
	c.keep(c.session, role, token)
	return Entered{Token: token, Role: role}, nil
}

// enters keeps the token of somebody who came into a session, and that they came to lead it.
func (a *App) enters(id session.ID, role session.Role, token []room.Change) error {
	if role != session.Facilitator {
		return a.records.Apply(token...)
	}
	return a.audit(auditLine{Action: "enter", Session: id, By: role}, token...)
}

// signOut ends the caller's token, and forgets it in their browser.
func (a *App) signOut(c *call) (nothing, error) {
	if err := a.auth.Tokens.End(c.who, a.applying(c)); err != nil {
		return nothing{}, err
	}
	a.organiserConns.dismiss(func(who auth.Identity, _ session.ID) bool { return who.Ticket == c.who.Ticket })
	c.discard("", session.Organiser)
	return nothing{}, nil
}
