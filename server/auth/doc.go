// Package auth knows who is calling, and what they may see: tokens and the identities behind them, keys, links, codes and passwords, to whom sessions belong, and how much
// and how fast somebody may ask. It sets no cookies and answers no calls; it names the cookies, and says what to put into them.
//
// Each part has its own lock. What changes something takes an Apply, so that its caller keeps what belongs to the change together with it.
package auth

import (
	"time"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// Apply makes changes, all or nothing, with those that its owner adds.
type Apply func(changes ...room.Change) error

// Config is what an Auth is made of.
type Config struct {
	Records records.Records
	Keys    Keys
	// Company is the fingerprint of the configuration by which organisers sign in with their company's account; "" where they can't.
	Company string
	// SignedOut is called when an organiser's tokens have ended.
	SignedOut func(OrganiserID)
	Now       func() time.Time
	NewID     session.NewID
}

// Auth is all of it for one server.
type Auth struct {
	Keys         Keys
	Installation Installation
	Tokens       *Tokens
	Organisers   *Organisers
	Entrances    *Entrances
	Passwords    *Passwords
	Guesses      *GuessThrottle
	Rates        *RateLimits
	Devices      *DeviceTraces
}

// New reads which installation this is and makes an Auth.
func New(c Config) (*Auth, error) {
	which, err := loadInstallation(c.Records, c.Keys, c.Now())
	if err != nil {
		return nil, err
	}
	a := &Auth{
		Keys: c.Keys, Installation: which, Passwords: newPasswords(), Guesses: newGuessThrottle(), Rates: newRateLimits(), Devices: newDeviceTraces(),
		Tokens: &Tokens{records: c.Records, owner: c.Keys.owner, company: c.Company, now: c.Now, known: map[string]Identity{}},
	}
	a.Entrances = &Entrances{records: c.Records, keys: c.Keys, tokens: a.Tokens}
	a.Organisers = &Organisers{records: c.Records, owner: c.Keys.owner, passwords: a.Passwords, tokens: a.Tokens, signedOut: c.SignedOut, now: c.Now, newID: c.NewID}
	return a, nil
}
