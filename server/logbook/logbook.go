// Package logbook keeps the log of rooms in the store: it is what joins two packages that do not know each other.
package logbook

import (
	"errors"

	"colazione/server/room"
	"colazione/server/store"
	"colazione/session"
)

// Logbook is a store seen as a room.Log. A full disk comes back as session.ErrStorageFull.
type Logbook struct{ Store *store.Store }

var _ room.Log = Logbook{}

// Append implements room.Log.
func (l Logbook) Append(id string, after uint64, records [][]byte, with ...room.Change) error {
	return refusal(l.Store.Append(id, after, records, storeChanges(with)...))
}

// Read implements room.Log.
func (l Logbook) Read(id string, after uint64, f func(seq uint64, record []byte) error) error {
	return l.Store.Read(id, after, f)
}

// Snapshot implements room.Log.
func (l Logbook) Snapshot(id string) (uint64, []byte, error) { return l.Store.Snapshot(id) }

// SaveSnapshot implements room.Log.
func (l Logbook) SaveSnapshot(id string, seq uint64, state []byte) error {
	return l.Store.SaveSnapshot(id, seq, state)
}

// Redact implements room.Log.
func (l Logbook) Redact(id string, edit func() (func(record []byte) ([]byte, error), error)) error {
	return refusal(l.Store.Redact(id, func() (store.Edit, error) { return edit() }))
}

// Profiles implements room.Log.
func (l Logbook) Profiles(id string, f func(person string, profile []byte) error) error {
	return l.Store.List(store.People, id+"/", f)
}

func refusal(err error) error {
	if errors.Is(err, store.ErrFull) {
		return session.ErrStorageFull
	}
	return err
}
