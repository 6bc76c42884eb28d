package web

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"colazione/server/company"
	"colazione/session"
)

// redirect is an answer that sends the browser to an address.
type redirect string

const (
	companyPath = "/sign-in/company"
	// organiserPage is where a sign-in with the company's account ends; what stands behind it in the fragment says why it came to nothing.
	organiserPage = "/organiser"

	// How long the way to the provider and back may take.
	tripAge = 10 * time.Minute
	// A day of work: who has left the company by then is not let in again.
	companyAge = 12 * time.Hour
)

// Why a sign-in with the company's account came to nothing, as the page is told.
const (
	companyAgain       = "again"        // something of it was not right: to be begun again
	companyNotAdmitted = "not_admitted" // the account is good, and not one that may organise here
	companyUnavailable = "unavailable"  // the provider can't be reached, or there is none
)

func failedTrip(at site, why string) redirect {
	return redirect(at.origin() + organiserPage + "#/company/" + why)
}

// beginCompany sends the browser to the provider, from the address that the provider sends it back to.
func (a *App) beginCompany(c *call) (redirect, error) {
	at := a.sites.linked(c.site)
	if a.company == nil {
		return failedTrip(at, companyUnavailable), nil
	}
	if c.site != at && c.query("moved") == "" {
		return redirect(at.origin() + base + companyPath + "?moved=1"), nil
	}
	seed := make([]byte, tokenBytes)
	rand.Read(seed)
	trip := a.trip(c, base64.RawURLEncoding.EncodeToString(seed))
	to, err := a.company.Begin(c.ctx, trip)
	if err != nil {
		a.log.Error("the provider of accounts", "correlation", correlation(c.f), "error", err)
		return failedTrip(at, companyUnavailable), nil
	}
	c.f.Cookie(c.baked(c.jar.trip(), trip.Seed, int(tripAge.Seconds())))
	return redirect(to), nil
}

// endCompany is where the provider sends the browser back to.
func (a *App) endCompany(c *call) (redirect, error) {
	at := a.sites.linked(c.site)
	if a.company == nil {
		return failedTrip(at, companyUnavailable), nil
	}
	trip := a.trip(c, c.f.Cookies(c.jar.trip()))
	c.f.Cookie(c.baked(c.jar.trip(), "", -1))
	if !trip.Returns(c.query("state")) || c.query("code") == "" {
		return failedTrip(at, companyAgain), nil
	}
	person, err := a.company.Finish(c.ctx, trip, c.query("code"))
	if err == nil {
		err = a.admitCompany(c, person)
	}
	switch {
	case errors.Is(err, company.ErrNotAdmitted):
		a.missed()
		a.log.Warn("an account of the company was not let in", "correlation", correlation(c.f), "because", err)
		return failedTrip(at, companyNotAdmitted), nil
	case errors.Is(err, session.ErrStorageFull):
		return "", err
	case err != nil:
		a.log.Error("the provider of accounts", "correlation", correlation(c.f), "error", err)
		return failedTrip(at, companyAgain), nil
	}
	return redirect(at.origin() + organiserPage), nil
}

func (a *App) trip(c *call, seed string) company.Trip {
	return company.Trip{Secret: a.keys.master, Seed: seed, Back: a.sites.linked(c.site).origin() + base + companyPath + "/back"}
}

// admitCompany signs in the organiser whose account it is; the first time they become one. ErrNotAdmitted: the owner has ended them.
func (a *App) admitCompany(c *call, person company.Person) error {
	a.organising.Lock()
	defer a.organising.Unlock()
	all, err := a.allOrganisers()
	if err != nil {
		return err
	}
	profile, err := session.CheckedProfile(spaced(person.Name), "")
	if err != nil { // a name that is no name: they come in all the same
		profile = session.Profile{}
	}
	for _, one := range all {
		if one.Subject != person.Subject {
			continue
		}
		if one.Ended {
			return fmt.Errorf("%w: the owner has ended them", company.ErrNotAdmitted)
		}
		if one.Name != profile.Name && profile.Name != "" {
			one.Name = profile.Name
			if err := a.records.Apply(one.change()); err != nil {
				return err
			}
		}
		return a.admitAccount(c, one)
	}
	one := organiserRecord{ID: organiserID(a.newID()), Name: profile.Name, Subject: person.Subject, CreatedAt: a.now().UTC().Truncate(time.Millisecond)}
	if err := a.audit(auditLine{Did: "add_organiser", Of: string(one.ID)}, one.change()); err != nil { // the provider vouches for them
		return err
	}
	return a.admitAccount(c, one)
}

// admitAccount signs in an organiser who comes with an account.
func (a *App) admitAccount(c *call, one organiserRecord) error {
	_, err := a.admitOrganiser(c, a.ticketOf(one))
	return err
}

// readmitOrganiser lets somebody in again, with the company's account, who was ended.
func (a *App) readmitOrganiser(c *call) (OrganiserView, error) {
	if err := owned(c); err != nil {
		return OrganiserView{}, err
	}
	a.organising.Lock()
	defer a.organising.Unlock()
	var one organiserRecord
	found, err := read(a.records, spaceMeta, organiserPrefix+c.param("id"), &one)
	if err != nil {
		return OrganiserView{}, err
	}
	if !found || one.Subject == "" {
		return OrganiserView{}, session.ErrNotFound.With("organiser")
	}
	one.Ended = false
	c.noted.Of = string(one.ID)
	return one.shown(), a.apply(c, one.change())
}
