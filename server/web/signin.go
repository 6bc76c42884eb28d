package web

import (
	"errors"
	"strconv"
	"time"

	"colazione/server/room"
	"colazione/session"
)

// doors tells how one can sign in here.
func (a *App) doors(*call) (Doors, error) {
	all, err := a.allOrganisers()
	out := Doors{}
	for _, one := range all {
		out.Names = out.Names || one.signs(one.Name)
	}
	out.Company = a.company != nil
	return out, err
}

func (a *App) signIn(c *call, in SignIn) (SignedIn, error) {
	opened, err := a.keyOpens(in)
	if err != nil {
		if errors.Is(err, session.ErrWrongKey) {
			a.missed()
		}
		return SignedIn{}, a.slowed(c, err)
	}
	return a.admitOrganiser(c, opened)
}

// keyOpens gives the ticket for which a key opens. It is of the key that was looked at: while this waits its turn to be checked, another may take its place.
func (a *App) keyOpens(in SignIn) (ticket, error) {
	if in.Name == "" {
		turn, err := a.keys.owner.opens(a.passwords, in.Key)
		return ownersTicket(turn), err
	}
	one, _, err := a.organiserNamed(in.Name)
	if err != nil {
		return ticket{}, err
	}
	return a.ticketOf(one), a.passwords.matches(in.Key, one.Hash)
}

// slowed tells of a wrong key when it may be told, and late that too many are being tried; other errors pass.
func (a *App) slowed(c *call, err error) error {
	switch {
	case errors.Is(err, session.ErrWrongKey):
		return a.failures.tell(c.began, session.ErrWrongKey)
	case errors.Is(err, session.ErrTooMany):
		return a.failures.tellLate()
	}
	return err
}

// admitOrganiser gives an organiser a token for a ticket, or the one that the caller has already where that is good for as long.
func (a *App) admitOrganiser(c *call, opened ticket) (SignedIn, error) {
	token := c.who.token
	who, found, err := a.tokens.find(token)
	if err != nil {
		return SignedIn{}, err
	}
	var fresh []room.Change
	if !found || !who.organises() || who.organiser != opened.Organiser || !who.until.IsZero() {
		token = newToken("")
		fresh = append(fresh, tokenChange("", token, opened))
	}
	if err := a.audit(auditLine{Did: "sign_in", By: session.Organiser, Organiser: opened.Organiser}, fresh...); err != nil {
		return SignedIn{}, err
	}
	c.keep("", session.Organiser, token)
	return SignedIn{Token: token}, nil
}

// turnOf is what an organiser's ticket must hold to be good: which of their keys it came of. "" is nobody's.
func (t *tokens) turnOf(id organiserID) (string, error) {
	if id == "" {
		return t.owner.fingerprint(), nil
	}
	var one organiserRecord
	found, err := read(t.records, spaceMeta, organiserPrefix+string(id), &one)
	if err != nil || !found {
		return "", err
	}
	return one.turn(t.company), nil
}

// turn is turnOf for a record, by the configuration that lets in by the company's accounts.
func (r organiserRecord) turn(company string) string {
	switch {
	case r.Ended || r.Subject != "" && company == "":
		return ""
	case r.Subject != "":
		return strconv.Itoa(r.Turn) + "/" + company
	}
	return strconv.Itoa(r.Turn)
}

// ticketOf is what an organiser's new token stands for, as their record was when they were asked who they are.
func (a *App) ticketOf(one organiserRecord) ticket {
	out := ticket{Role: session.Organiser, Organiser: one.ID, Key: one.turn(a.tokens.company)}
	if one.Subject != "" {
		until := a.now().UTC().Add(companyAge).Truncate(time.Second)
		out.Until = &until
	}
	return out
}

func ownersTicket(turn string) ticket { return ticket{Role: session.Organiser, Key: turn} }

func (a *App) enter(c *call, in Secret) (Entered, error) {
	at, err := accessOf(a.records, c.session)
	if err != nil {
		return Entered{}, err
	}
	role, err := at.roleOf(a.keys, c.session, in.Key)
	if err != nil {
		return Entered{}, a.failures.tell(c.began, err)
	}
	token, _ := c.cookie(role)
	if who, found, err := a.tokens.find(token); err != nil {
		return Entered{}, err
	} else if !found || who.Role != role || who.session != c.session || who.turn != at.turn(role) {
		token = newToken(c.session)
		if err := a.enters(c.session, role, tokenChange(c.session, token, ticket{Role: role, Key: at.turn(role)})); err != nil {
			return Entered{}, err
		}
	}
	c.keep(c.session, role, token)
	return Entered{Token: token, Role: role}, nil
}

// enters keeps the token of somebody who came into a session, and that they came to lead it.
func (a *App) enters(id session.ID, role session.Role, token room.Change) error {
	if role != session.Facilitator {
		return a.records.Apply(token)
	}
	return a.audit(auditLine{Did: "enter", Session: id, By: role}, token)
}

// leave ends the caller's token, and forgets it in their browser.
func (a *App) leave(c *call) (nothing, error) {
	if err := a.apply(c, room.Change{Space: spaceTokens, Key: c.who.ticket}); err != nil {
		return nothing{}, err
	}
	a.tokens.drop(c.who.ticket)
	a.desks.dismiss(func(who identity, _ session.ID) bool { return who.ticket == c.who.ticket })
	c.discard("", session.Organiser)
	return nothing{}, nil
}
