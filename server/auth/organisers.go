package auth

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// OrganiserID names an organiser. "" is the owner: who holds the installation's key, sees all and makes the others.
type OrganiserID string

// Organiser is an organiser as one is kept. It stays when they are ended, so that the audit log can name them. It is stored: a new field is omitempty.
type Organiser struct {
	ID        OrganiserID `json:"id"`
	Name      string      `json:"name"` // by which they sign in
	Hash      string      `json:"hash"` // of their key
	Turn      int         `json:"turn"` // of the key: who signed in with an earlier one is signed out
	CreatedAt time.Time   `json:"created_at"`
	Ended     bool        `json:"ended,omitempty"`
	Subject   string      `json:"subject,omitempty"` // whose account it is, of who comes with the company's; they have no key
}

const organiserPrefix = "organiser/"

// A day of work: who has left the company by then is not let in again.
const accountAge = 12 * time.Hour

func (o Organiser) change() room.Change {
	return records.Put(records.Meta, organiserPrefix+string(o.ID), o)
}

// HasAccount reports whether an organiser comes with the company's account.
func (o Organiser) HasAccount() bool { return o.Subject != "" }

// HasKey reports whether an organiser signs in with their name and a key.
func (o Organiser) HasKey() bool { return !o.Ended && o.Hash != "" }

// turn tells which of an organiser's keys is theirs now, by the configuration that lets in by the company's accounts. "" is none.
func (o Organiser) turn(company string) string {
	switch {
	case o.Ended || o.Subject != "" && company == "":
		return ""
	case o.Subject != "":
		return strconv.Itoa(o.Turn) + "/" + company
	}
	return strconv.Itoa(o.Turn)
}

// The lengths that a chosen key may have, in characters. The longest keeps a hash from being made of a book.
const shortestKey, longestKey = 12, 256

// checkedKey refuses a key that is too easy to guess, or no key at all.
func checkedKey(key string) error {
	switch n := utf8.RuneCountInString(strings.TrimSpace(key)); {
	case n < shortestKey:
		return session.ErrBadRequest.With("the key has fewer than " + strconv.Itoa(shortestKey) + " characters")
	case n > longestKey:
		return session.ErrTooLong
	}
	return nil
}

// Organisers are those who may make sessions here.
type Organisers struct {
	records   records.Records
	owner     *ownerKey
	passwords *Passwords
	tokens    *Tokens
	signedOut func(OrganiserID)
	now       func() time.Time
	newID     session.NewID

	mu sync.Mutex // one change at a time
}

// ApplyFor is an Apply that is told whom the changes are about.
type ApplyFor func(one Organiser, changes ...room.Change) error

// Of Organisers' errors, those that are about accounts.
var (
	ErrByAccount = session.ErrNotAllowed.With("who comes with the company’s account has no key here")
	ErrEnded     = errors.New("the owner has ended them")
)

// All reads them, oldest first.
func (o *Organisers) All() ([]Organiser, error) {
	all := []Organiser{}
	err := records.Each(o.records, records.Meta, organiserPrefix, func(_ string, one Organiser) { all = append(all, one) })
	return all, err
}

// Names returns every organiser's name, also of those who were ended; the owner has none.
func (o *Organisers) Names() (map[OrganiserID]string, error) {
	all, err := o.All()
	names := map[OrganiserID]string{}
	for _, one := range all {
		names[one.ID] = one.Name
	}
	return names, err
}

// Get reads one who was not ended. ErrNotFound: there is none.
func (o *Organisers) Get(id OrganiserID) (Organiser, error) {
	one, err := o.read(id)
	if err == nil && one.Ended {
		err = session.ErrNotFound.With("organiser")
	}
	return one, err
}

func (o *Organisers) read(id OrganiserID) (Organiser, error) {
	var one Organiser
	found, err := records.Read(o.records, records.Meta, organiserPrefix+string(id), &one)
	if err == nil && !found {
		err = session.ErrNotFound.With("organiser")
	}
	return one, err
}

// named finds who signs in by a name, whatever its case.
func (o *Organisers) named(name string) (one Organiser, found bool, err error) {
	all, err := o.All()
	if err != nil {
		return one, false, err
	}
	at := slices.IndexFunc(all, func(one Organiser) bool { return one.HasKey() && strings.EqualFold(one.Name, spaced(name)) })
	if at < 0 {
		return one, false, nil
	}
	return all[at], true, nil
}

// spaced leaves one space between the words of a name.
func spaced(name string) string { return strings.Join(strings.Fields(name), " ") }

// Open returns the ticket for which a key opens: that of the organiser of a name, or without one the installation's. It is of the key that was looked at: while this waits its
// turn to be checked, another may take its place. ErrWrongKey: it opens nothing. ErrTooMany: too many wait already.
func (o *Organisers) Open(name, key string) (Ticket, error) {
	if name == "" {
		turn, err := o.owner.opens(o.passwords, key)
		return ownersTicket(turn), err
	}
	one, _, err := o.named(name)
	if err != nil {
		return Ticket{}, err
	}
	return o.ticketOf(one), o.passwords.matches(key, one.Hash)
}

// ticketOf is what an organiser's new token stands for, as their record was when they were asked who they are.
func (o *Organisers) ticketOf(one Organiser) Ticket {
	out := Ticket{Role: session.Organiser, Organiser: one.ID, Key: one.turn(o.tokens.company)}
	if one.HasAccount() {
		until := o.now().UTC().Add(accountAge).Truncate(time.Second)
		out.Until = &until
	}
	return out
}

func ownersTicket(turn string) Ticket { return Ticket{Role: session.Organiser, Key: turn} }

// OpenAccount returns the ticket of the organiser whose account of the company it is; the first time they become one, with what added keeps. ErrEnded: the owner has ended them.
func (o *Organisers) OpenAccount(subject, name string, added ApplyFor) (Ticket, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	all, err := o.All()
	if err != nil {
		return Ticket{}, err
	}
	profile, err := session.CheckedProfile(spaced(name), "")
	if err != nil { // a name that is no name: they come in all the same
		profile = session.Profile{}
	}
	at := slices.IndexFunc(all, func(one Organiser) bool { return one.Subject == subject })
	if at < 0 {
		one := o.make(profile.Name)
		one.Subject = subject
		return o.ticketOf(one), added(one, one.change()) // the provider vouches for them
	}
	one := all[at]
	if one.Ended {
		return Ticket{}, ErrEnded
	}
	if one.Name != profile.Name && profile.Name != "" {
		one.Name = profile.Name
		if err := o.records.Apply(one.change()); err != nil {
			return Ticket{}, err
		}
	}
	return o.ticketOf(one), nil
}

func (o *Organisers) make(name string) Organiser {
	return Organiser{ID: OrganiserID(o.newID()), Name: name, CreatedAt: o.now().UTC().Truncate(time.Millisecond)}
}

// Add adds an organiser and makes a key for them.
func (o *Organisers) Add(name string, apply ApplyFor) (one Organiser, key string, err error) {
	profile, err := session.CheckedProfile(spaced(name), "")
	if err != nil {
		return Organiser{}, "", err
	}
	if profile.Name == "" {
		return Organiser{}, "", session.ErrEmptyText.With("name")
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, taken, err := o.named(profile.Name); err != nil {
		return Organiser{}, "", err
	} else if taken {
		return Organiser{}, "", session.ErrConflict.With("there is an organiser of this name")
	}
	return o.giveKey(o.make(profile.Name), apply)
}

// RenewKey gives an organiser who lost theirs another key.
func (o *Organisers) RenewKey(id OrganiserID, apply ApplyFor) (one Organiser, key string, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	one, err = o.Get(id)
	if err == nil && one.HasAccount() {
		err = ErrByAccount
	}
	if err != nil {
		return Organiser{}, "", err
	}
	return o.giveKey(one, apply)
}

// giveKey makes a key for an organiser, which is told this once. mu is held.
func (o *Organisers) giveKey(one Organiser, apply ApplyFor) (Organiser, string, error) {
	key := newOrganiserKey()
	one, err := o.rekeyed(one, key)
	if err != nil {
		return Organiser{}, "", err
	}
	return one, key, o.keepSignedOut(one, apply)
}

// rekeyed is an organiser with another key.
func (o *Organisers) rekeyed(one Organiser, key string) (Organiser, error) {
	var err error
	one.Hash, err = o.passwords.hash(key)
	one.Turn++
	return one, err
}

// keepSignedOut keeps an organiser whose key is another now, or none, and signs them out. mu is held.
func (o *Organisers) keepSignedOut(one Organiser, apply ApplyFor, with ...room.Change) error {
	if err := apply(one, append(with, one.change())...); err != nil {
		return err
	}
	o.signOut(one.ID)
	return nil
}

// signOut ends what an organiser signed in with earlier: their tokens are good no more.
func (o *Organisers) signOut(id OrganiserID) {
	o.tokens.forgetOrganiser(id)
	o.signedOut(id)
}

// End signs an organiser out for good. What is theirs stays, with the owner.
func (o *Organisers) End(id OrganiserID, apply ApplyFor) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	one, err := o.Get(id)
	if err != nil {
		return err
	}
	one.Ended, one.Hash = true, ""
	one.Turn++
	return o.keepSignedOut(one, apply)
}

// Readmit lets somebody in again, with the company's account, who was ended.
func (o *Organisers) Readmit(id OrganiserID, apply ApplyFor) (Organiser, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	one, err := o.read(id)
	if err != nil {
		return Organiser{}, err
	}
	if !one.HasAccount() {
		return Organiser{}, session.ErrNotFound.With("organiser")
	}
	one.Ended = false
	return one, apply(one, one.change())
}

// KeyIsFixed reports whether the installation's key is set where the server is started, and can't be changed.
func (o *Organisers) KeyIsFixed() bool { return o.owner.configured }

// ChangeKey gives an organiser the key that they chose, and signs out whoever signed in with the one before. The token is of the new key.
func (o *Organisers) ChangeKey(who Identity, old, chosen string, apply Apply) (token string, err error) {
	if err := checkedKey(chosen); err != nil {
		return "", err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if who.Owns() {
		return o.changeOwnersKey(old, chosen, apply)
	}
	one, err := o.Get(who.Organiser)
	if err == nil && one.HasAccount() {
		err = ErrByAccount
	}
	if err != nil {
		return "", err
	}
	if err := o.passwords.matches(old, one.Hash); err != nil {
		return "", err
	}
	if one, err = o.rekeyed(one, chosen); err != nil {
		return "", err
	}
	token = newToken("")
	keep := func(_ Organiser, changes ...room.Change) error { return apply(changes...) }
	return token, o.keepSignedOut(one, keep, tokenChange("", token, o.ticketOf(one)))
}

func (o *Organisers) changeOwnersKey(old, chosen string, apply Apply) (token string, err error) {
	if _, err := o.owner.opens(o.passwords, old); err != nil {
		return "", err
	}
	if o.owner.configured {
		return "", session.ErrNotAllowed.With("this key is set where the server is started")
	}
	hash, err := o.passwords.hash(chosen)
	if err != nil {
		return "", err
	}
	token = newToken("")
	err = o.owner.change(hash, func(changes ...room.Change) error {
		return apply(append(changes, tokenChange("", token, ownersTicket(printOf(nil, hash))))...)
	})
	if err != nil {
		return "", err
	}
	o.signOut("")
	return token, nil
}
