package web

import "colazione/session"

func (a *App) signIn(c *call, in SignIn) (SignedIn, error) {
	if !a.keys.opens(in.Key) {
		return SignedIn{}, a.failures.tell(c.began, session.ErrWrongKey)
	}
	if c.who.Role == session.Organiser { // signed in already
		c.keep("", session.Organiser, c.who.token)
		return SignedIn{Token: c.who.token}, nil
	}
	token := newToken("")
	if err := a.records.Apply(tokenChange("", token, ticket{Role: session.Organiser, Key: a.keys.fingerprint()})); err != nil {
		return SignedIn{}, err
	}
	c.keep("", session.Organiser, token)
	return SignedIn{Token: token}, nil
}

func (a *App) enter(c *call, in SignIn) (Entered, error) {
	at, err := accessOf(a.records, c.session)
	if err != nil {
		return Entered{}, err
	}
	role, err := at.roleOf(a.keys, c.session, in.Key)
	if err != nil {
		return Entered{}, a.failures.tell(c.began, err)
	}
	token := c.cookie(role)
	if who, found, err := a.tokens.find(token); err != nil {
		return Entered{}, err
	} else if !found || who.Role != role || who.session != c.session || who.turn != at.turn(role) {
		token = newToken(c.session)
		if err := a.records.Apply(tokenChange(c.session, token, ticket{Role: role, Key: at.turn(role)})); err != nil {
			return Entered{}, err
		}
	}
	c.keep(c.session, role, token)
	return Entered{Token: token, Role: role}, nil
}
