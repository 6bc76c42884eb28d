package web

import (
	"errors"
	"fmt"
	"time"

	"colazione/server/auth"
	"colazione/server/company"
	"colazione/server/room"
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
	trip := a.trip(c, auth.NewSecret())
	to, err := a.company.Begin(c.ctx, trip)
	if err != nil {
		a.log.Error("the provider of accounts", "correlation", correlation(c.f), "error", err)
		return failedTrip(at, companyUnavailable), nil
	}
	c.f.Cookie(c.baked(c.jar.Trip(), trip.Seed, int(tripAge.Seconds())))
	return redirect(to), nil
}

// endCompany is where the provider sends the browser back to.
func (a *App) endCompany(c *call) (redirect, error) {
	at := a.sites.linked(c.site)
	if a.company == nil {
		return failedTrip(at, companyUnavailable), nil
	}
	trip := a.trip(c, c.f.Cookies(c.jar.Trip()))
	c.f.Cookie(c.baked(c.jar.Trip(), "", -1))
	if !trip.Returns(c.query("state")) || c.query("code") == "" {
		return failedTrip(at, companyAgain), nil
	}
	person, err := a.company.Finish(c.ctx, trip, c.query("code"))
	if err == nil {
		err = a.signInAccount(c, person)
	}
	switch {
	case errors.Is(err, company.ErrNotAdmitted):
		a.signInFailed()
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

func (a *App) trip(c *call, seed string) company.Attempt {
	return company.Attempt{Secret: a.auth.Keys.TripSecret(), Seed: seed, Back: a.sites.linked(c.site).origin() + base + companyPath + "/back"}
}

// signInAccount signs in the organiser whose account it is; the first time they become one. ErrNotAdmitted: the owner has ended them.
func (a *App) signInAccount(c *call, person company.Person) error {
	opened, err := a.auth.Organisers.OpenAccount(person.Subject, person.Name, func(one auth.Organiser, changes ...room.Change) error {
		return a.audit(auditLine{Action: "add_organiser", Of: string(one.ID)}, changes...)
	})
	if errors.Is(err, auth.ErrEnded) {
		return fmt.Errorf("%w: %w", company.ErrNotAdmitted, err)
	}
	if err == nil {
		_, err = a.signInOrganiser(c, opened)
	}
	return err
}
