package auth_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/auth"
	"colazione/server/logbook"
	"colazione/server/records"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/session"
)

const ownersKey = "chiave-di-prova-2026"

// house is an Auth over a real file.
type house struct {
	*auth.Auth
	t       *testing.T
	records records.Records
	now     time.Time
	out     []auth.OrganiserID // who was signed out
}

func mustHouse(t *testing.T) *house {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "colazione.db"))
	h := &house{t: t, records: logbook.Logbook{Store: s}, now: time.Date(2026, 3, 18, 8, 0, 0, 0, time.UTC)}
	h.must(err)
	t.Cleanup(func() { h.must(s.Close()) })
	keys, _, err := auth.LoadKeys(h.records, ownersKey)
	h.must(err)
	h.Auth, err = auth.New(auth.Config{
		Records: h.records, Keys: keys, Now: func() time.Time { return h.now }, NewID: newID,
		SignedOut: func(id auth.OrganiserID) { h.out = append(h.out, id) },
	})
	h.must(err)
	return h
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// keep applies changes that are about somebody.
func (h *house) keep(_ auth.Organiser, changes ...room.Change) error {
	return h.records.Apply(changes...)
}

// mustSignIn signs an organiser in, and returns their token.
func (h *house) mustSignIn(name, key string) string {
	h.t.Helper()
	opened, err := h.Organisers.Open(name, key)
	h.must(err)
	token, keep, err := h.Tokens.SignIn(opened, "")
	h.must(err)
	h.must(h.records.Apply(keep...))
	h.mustFind(token, true)
	return token
}

func (h *house) mustFind(token string, want bool) auth.Identity {
	h.t.Helper()
	who, found, err := h.Tokens.Find(token)
	h.must(err)
	if found != want {
		h.t.Fatalf("the token is good: %t, want %t", found, want)
	}
	return who
}

// mustSession keeps a session that belongs to somebody.
func (h *house) mustSession(of auth.Ownership, change ...func(*session.Info)) session.ID {
	h.t.Helper()
	info := session.Info{ID: session.ID(newID())}
	for _, c := range change {
		c(&info)
	}
	keep, err := h.Entrances.New(info.ID, of)
	h.must(err)
	h.must(h.records.Apply(append(keep, records.Put(room.SpaceSessions, string(info.ID), info))...))
	return info.ID
}
