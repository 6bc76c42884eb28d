package web

import (
	"colazione/server/auth"
	"colazione/server/room"
	"colazione/session"
)

// shownOrganiser is an organiser as they and the owner see them.
func shownOrganiser(one auth.Organiser) OrganiserView {
	return OrganiserView{ID: string(one.ID), Name: one.Name, Ended: one.Ended, Company: one.HasAccount(), CreatedAt: &one.CreatedAt}
}

// requireOwner refuses who is not the owner.
func requireOwner(c *call) error {
	if !c.who.Owns() {
		return session.ErrNotAllowed.With("only who holds the installation’s key may do this")
	}
	return nil
}

// applyingFor applies changes that are about an organiser, and says in the audit log whom.
func (a *App) applyingFor(c *call) auth.ApplyFor {
	return func(one auth.Organiser, changes ...room.Change) error {
		c.noted.Of = string(one.ID)
		return a.apply(c, changes...)
	}
}

func (a *App) listOrganisers(c *call) (Organisers, error) {
	if err := requireOwner(c); err != nil {
		return Organisers{}, err
	}
	all, err := a.auth.Organisers.All()
	out := Organisers{Organisers: []OrganiserView{}}
	for _, one := range all {
		out.Organisers = append(out.Organisers, shownOrganiser(one))
	}
	return out, err
}

func (a *App) whoAmI(c *call) (OrganiserView, error) {
	if c.who.Owns() {
		return OrganiserView{Owner: true, FixedKey: a.auth.Organisers.KeyIsFixed()}, nil
	}
	one, err := a.auth.Organisers.Get(c.who.Organiser)
	return shownOrganiser(one), err
}

func (a *App) addOrganiser(c *call, in NewOrganiser) (OrganiserKey, error) {
	if err := requireOwner(c); err != nil {
		return OrganiserKey{}, err
	}
	one, key, err := a.auth.Organisers.Add(in.Name, a.applyingFor(c))
	return OrganiserKey{Organiser: shownOrganiser(one), Key: key}, err
}

// renewOrganiserKey gives an organiser who lost theirs another key.
func (a *App) renewOrganiserKey(c *call) (OrganiserKey, error) {
	if err := requireOwner(c); err != nil {
		return OrganiserKey{}, err
	}
	one, key, err := a.auth.Organisers.RenewKey(auth.OrganiserID(c.param("id")), a.applyingFor(c))
	return OrganiserKey{Organiser: shownOrganiser(one), Key: key}, err
}

// changeKey gives the caller the key that they chose, and signs out whoever signed in with the one before; the caller stays.
func (a *App) changeKey(c *call, in NewKey) (SignedIn, error) {
	token, err := a.auth.Organisers.ChangeKey(c.who, in.Old, in.New, a.applying(c))
	if err != nil {
		return SignedIn{}, a.slowDown(c, err)
	}
	c.keep("", session.Organiser, token)
	return SignedIn{Token: token}, nil
}

// endOrganiser signs an organiser out for good. Their sessions stay, with the owner.
func (a *App) endOrganiser(c *call) (nothing, error) {
	if err := requireOwner(c); err != nil {
		return nothing{}, err
	}
	return nothing{}, a.auth.Organisers.End(auth.OrganiserID(c.param("id")), a.applyingFor(c))
}

// readmitOrganiser lets somebody in again, with the company's account, who was ended.
func (a *App) readmitOrganiser(c *call) (OrganiserView, error) {
	if err := requireOwner(c); err != nil {
		return OrganiserView{}, err
	}
	one, err := a.auth.Organisers.Readmit(auth.OrganiserID(c.param("id")), a.applyingFor(c))
	return shownOrganiser(one), err
}

// signedOut sends away who reads with a token that was an organiser's.
func (a *App) signedOut(id auth.OrganiserID) {
	a.organiserConns.dismiss(func(who auth.Identity, _ session.ID) bool { return who.Organiser == id })
}
