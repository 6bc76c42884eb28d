package auth_test

import (
	"errors"
	"slices"
	"testing"

	"colazione/server/auth"
	"colazione/server/room"
	"colazione/session"
)

// With another key, or with none, whoever signed in before is signed out, and the key before opens nothing.
func TestAnotherKeySignsOut(t *testing.T) {
	h := mustHouse(t)
	anna, key, err := h.Organisers.Add("  Anna   Bianchi ", h.keep)
	h.must(err)
	if _, _, err := h.Organisers.Add("anna bianchi", h.keep); !errors.Is(err, session.ErrConflict) {
		t.Errorf("a second one of the name: %v", err)
	}
	before := h.mustSignIn("ANNA bianchi", key)
	_, renewed, err := h.Organisers.RenewKey(anna.ID, h.keep)
	h.must(err)
	h.mustFind(before, false)
	if _, err := h.Organisers.Open("Anna Bianchi", key); !errors.Is(err, session.ErrWrongKey) {
		t.Errorf("the key before: %v", err)
	}
	token := h.mustSignIn("Anna Bianchi", renewed)
	const chosen = "quattro parole a caso"
	token, err = h.Organisers.ChangeKey(h.mustFind(token, true), renewed, chosen, h.records.Apply)
	h.must(err)
	h.mustFind(token, true)
	h.must(h.Organisers.End(anna.ID, h.keep))
	h.mustFind(token, false)
	if _, err := h.Organisers.Open("Anna Bianchi", chosen); !errors.Is(err, session.ErrWrongKey) {
		t.Errorf("the key of somebody who was ended: %v", err)
	}
	if want := []auth.OrganiserID{anna.ID, anna.ID, anna.ID, anna.ID}; !slices.Equal(h.out, want) {
		t.Errorf("signed out were %v, want %v", h.out, want)
	}
}

// What can't be kept changes nothing: the key stays as it was, and nobody is signed out.
func TestAChangeThatIsNotKeptIsNone(t *testing.T) {
	h := mustHouse(t)
	anna, key, err := h.Organisers.Add("Anna", h.keep)
	h.must(err)
	token := h.mustSignIn("Anna", key)
	h.out = nil
	full := func(auth.Organiser, ...room.Change) error { return session.ErrStorageFull }
	if _, _, err := h.Organisers.RenewKey(anna.ID, full); !errors.Is(err, session.ErrStorageFull) {
		t.Error(err)
	}
	if err := h.Organisers.End(anna.ID, full); !errors.Is(err, session.ErrStorageFull) {
		t.Error(err)
	}
	h.mustFind(token, true)
	h.mustSignIn("Anna", key)
	if len(h.out) > 0 {
		t.Errorf("signed out were %v", h.out)
	}
}

// An account of the company makes an organiser the first time, and lets nobody in who was ended, until they are readmitted.
func TestAccounts(t *testing.T) {
	h := mustHouse(t)
	var added auth.Organiser
	open := func() error {
		_, err := h.Organisers.OpenAccount("subject-1", "Bruno", func(one auth.Organiser, changes ...room.Change) error {
			added = one
			return h.records.Apply(changes...)
		})
		return err
	}
	h.must(open())
	first := added.ID
	h.must(open())
	if added.ID != first || first == "" {
		t.Errorf("the second time they are another: %s, %s", first, added.ID)
	}
	h.must(h.Organisers.End(first, h.keep))
	if err := open(); !errors.Is(err, auth.ErrEnded) {
		t.Errorf("ended, they come in: %v", err)
	}
	_, err := h.Organisers.Readmit(first, h.keep)
	h.must(err)
	h.must(open())
	if _, _, err := h.Organisers.RenewKey(first, h.keep); !errors.Is(err, auth.ErrByAccount) {
		t.Errorf("they get a key: %v", err)
	}
}

// The owner's configured key can't be changed, and opens for as long as it is that.
func TestTheOwnersKey(t *testing.T) {
	h := mustHouse(t)
	who := h.mustFind(h.mustSignIn("", ownersKey), true)
	if !who.Owns() || !h.Organisers.KeyIsFixed() {
		t.Errorf("%+v", who)
	}
	if _, err := h.Organisers.ChangeKey(who, ownersKey, "quattro parole a caso", h.records.Apply); !errors.Is(err, session.ErrNotAllowed) {
		t.Error(err)
	}
}
