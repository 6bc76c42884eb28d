package web

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"colazione/server/room"
	"colazione/session"
)

// organiserID names an organiser. "" is the owner: who holds the installation's key, sees all and makes the others.
type organiserID string

// organiserRecord is an organiser as one is kept. It stays when they are ended, so that the audit log can name them.
type organiserRecord struct {
	ID        organiserID `json:"id"`
	Name      string      `json:"name"` // by which they sign in
	Hash      string      `json:"hash"` // of their key
	Turn      int         `json:"turn"` // of the key: who signed in with an earlier one is signed out
	CreatedAt time.Time   `json:"created_at"`
	Ended     bool        `json:"ended,omitempty"`
	Subject   string      `json:"subject,omitempty"` // whose account it is, of who comes with the company's; they have no key
}

const organiserPrefix = "organiser/"

func (r organiserRecord) change() room.Change { return put(spaceMeta, organiserPrefix+string(r.ID), r) }

func (r organiserRecord) shown() OrganiserView {
	return OrganiserView{ID: string(r.ID), Name: r.Name, Ended: r.Ended, Company: r.Subject != "", CreatedAt: &r.CreatedAt}
}

// signs tells whether a name is that by which this organiser signs in.
func (r organiserRecord) signs(name string) bool {
	return !r.Ended && r.Hash != "" && strings.EqualFold(r.Name, name)
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

// allOrganisers reads them, oldest first.
func (a *App) allOrganisers() ([]organiserRecord, error) {
	all := []organiserRecord{}
	err := a.records.List(spaceMeta, organiserPrefix, func(key string, value []byte) error {
		var one organiserRecord
		if err := json.Unmarshal(value, &one); err != nil {
			return fmt.Errorf("%s %s: %w", spaceMeta, key, err)
		}
		all = append(all, one)
		return nil
	})
	return all, err
}

// organiserNamed finds who signs in by a name, whatever its case.
func (a *App) organiserNamed(name string) (one organiserRecord, found bool, err error) {
	all, err := a.allOrganisers()
	if err != nil {
		return one, false, err
	}
	at := slices.IndexFunc(all, func(r organiserRecord) bool { return r.signs(spaced(name)) })
	if at < 0 {
		return one, false, nil
	}
	return all[at], true, nil
}

// spaced leaves one space between the words of a name.
func spaced(name string) string { return strings.Join(strings.Fields(name), " ") }

// organiser reads one who was not ended. ErrNotFound: there is none.
func (a *App) organiser(id organiserID) (organiserRecord, error) {
	var one organiserRecord
	found, err := read(a.records, spaceMeta, organiserPrefix+string(id), &one)
	if err == nil && (!found || one.Ended) {
		err = session.ErrNotFound.With("organiser")
	}
	return one, err
}

// owned refuses who is not the owner.
func owned(c *call) error {
	if !c.who.owns() {
		return session.ErrNotAllowed.With("only who holds the installation’s key may do this")
	}
	return nil
}

func (a *App) listOrganisers(c *call) (Organisers, error) {
	if err := owned(c); err != nil {
		return Organisers{}, err
	}
	all, err := a.allOrganisers()
	out := Organisers{Organisers: []OrganiserView{}}
	for _, one := range all {
		out.Organisers = append(out.Organisers, one.shown())
	}
	return out, err
}

func (a *App) whoAmI(c *call) (OrganiserView, error) {
	if c.who.owns() {
		return OrganiserView{Owner: true, FixedKey: a.keys.owner.configured}, nil
	}
	one, err := a.organiser(c.who.organiser)
	return one.shown(), err
}

var errByAccount = session.ErrNotAllowed.With("who comes with the company’s account has no key here")

func (a *App) addOrganiser(c *call, in NewOrganiser) (OrganiserKey, error) {
	if err := owned(c); err != nil {
		return OrganiserKey{}, err
	}
	profile, err := session.CheckedProfile(spaced(in.Name), "")
	if err != nil {
		return OrganiserKey{}, err
	}
	if profile.Name == "" {
		return OrganiserKey{}, session.ErrEmptyText.With("name")
	}
	a.organising.Lock()
	defer a.organising.Unlock()
	if _, taken, err := a.organiserNamed(profile.Name); err != nil {
		return OrganiserKey{}, err
	} else if taken {
		return OrganiserKey{}, session.ErrConflict.With("there is an organiser of this name")
	}
	one := organiserRecord{ID: organiserID(a.newID()), Name: profile.Name, CreatedAt: a.now().UTC().Truncate(time.Millisecond)}
	return a.giveKey(c, one)
}

// renewOrganiserKey gives an organiser who lost theirs another key.
func (a *App) renewOrganiserKey(c *call) (OrganiserKey, error) {
	if err := owned(c); err != nil {
		return OrganiserKey{}, err
	}
	a.organising.Lock()
	defer a.organising.Unlock()
	one, err := a.organiser(organiserID(c.param("id")))
	if err == nil && one.Subject != "" {
		err = errByAccount
	}
	if err != nil {
		return OrganiserKey{}, err
	}
	return a.giveKey(c, one)
}

// giveKey makes a key for an organiser and shows it, this once. organising is held.
func (a *App) giveKey(c *call, one organiserRecord) (OrganiserKey, error) {
	key := newOrganiserKey()
	one, err := a.rekeyed(one, key)
	if err != nil {
		return OrganiserKey{}, err
	}
	c.noted.Of = string(one.ID)
	return OrganiserKey{Organiser: one.shown(), Key: key}, a.keepSignedOut(c, one)
}

// rekeyed is an organiser with another key.
func (a *App) rekeyed(one organiserRecord, key string) (organiserRecord, error) {
	var err error
	one.Hash, err = a.passwords.hash(key)
	one.Turn++
	return one, err
}

// keepSignedOut keeps an organiser whose key is another now, or none, and signs them out. organising is held.
func (a *App) keepSignedOut(c *call, one organiserRecord, with ...room.Change) error {
	if err := a.apply(c, append(with, one.change())...); err != nil {
		return err
	}
	a.signOut(one.ID)
	return nil
}

// changeKey gives the caller the key that they chose, and signs out whoever signed in with the one before; the caller stays.
func (a *App) changeKey(c *call, in NewKey) (SignedIn, error) {
	if err := checkedKey(in.New); err != nil {
		return SignedIn{}, err
	}
	token, err := a.changeTo(c, in)
	if err != nil {
		return SignedIn{}, a.slowed(c, err)
	}
	c.keep("", session.Organiser, token)
	return SignedIn{Token: token}, nil
}

// changeTo gives a token of the new key.
func (a *App) changeTo(c *call, in NewKey) (token string, err error) {
	a.organising.Lock()
	defer a.organising.Unlock()
	if c.who.owns() {
		return a.changeOwnersKey(c, in)
	}
	one, err := a.organiser(c.who.organiser)
	if err == nil && one.Subject != "" {
		err = errByAccount
	}
	if err != nil {
		return "", err
	}
	if err := a.passwords.matches(in.Old, one.Hash); err != nil {
		return "", err
	}
	if one, err = a.rekeyed(one, in.New); err != nil {
		return "", err
	}
	token = newToken("")
	return token, a.keepSignedOut(c, one, tokenChange("", token, a.ticketOf(one)))
}

func (a *App) changeOwnersKey(c *call, in NewKey) (token string, err error) {
	if _, err := a.keys.owner.opens(a.passwords, in.Old); err != nil {
		return "", err
	}
	if a.keys.owner.configured {
		return "", session.ErrNotAllowed.With("this key is set where the server is started")
	}
	hash, err := a.passwords.hash(in.New)
	if err != nil {
		return "", err
	}
	token = newToken("")
	err = a.keys.owner.change(hash, func(changes ...room.Change) error {
		return a.apply(c, append(changes, tokenChange("", token, ownersTicket(printOf(nil, hash))))...)
	})
	if err != nil {
		return "", err
	}
	a.signOut("")
	return token, nil
}

// endOrganiser signs an organiser out for good. Their sessions stay, with the owner.
func (a *App) endOrganiser(c *call) (nothing, error) {
	if err := owned(c); err != nil {
		return nothing{}, err
	}
	a.organising.Lock()
	defer a.organising.Unlock()
	one, err := a.organiser(organiserID(c.param("id")))
	if err != nil {
		return nothing{}, err
	}
	one.Ended, one.Hash = true, ""
	one.Turn++
	c.noted.Of = string(one.ID)
	return nothing{}, a.keepSignedOut(c, one)
}

// signOut ends what an organiser signed in with earlier: their tokens are good no more, and who reads with one is sent away.
func (a *App) signOut(id organiserID) {
	a.tokens.forgetOrganiser(id)
	a.desks.dismiss(func(who identity, _ session.ID) bool { return who.organiser == id })
}
