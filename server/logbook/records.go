package logbook

import (
	"errors"
	"io"

	"colazione/server/room"
	"colazione/server/store"
)

// Get returns what is kept under a key, or nil where nothing is.
func (l Logbook) Get(space, key string) ([]byte, error) {
	value, err := l.Store.Get(store.Space(space), key)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return value, err
}

// List runs over what is kept under keys that begin with prefix, in their order; a value is good for the time of the call.
func (l Logbook) List(space, prefix string, f func(key string, value []byte) error) error {
	return l.Store.List(store.Space(space), prefix, f)
}

// Apply makes the changes, all or nothing, and answers once they are on the disk.
func (l Logbook) Apply(changes ...room.Change) error {
	return refusal(l.Store.Apply(storeChanges(changes)...))
}

// Erase leaves no trace of sessions, nor of what was deleted before, in the file.
func (l Logbook) Erase(sessions ...string) error { return refusal(l.Store.Erase(sessions...)) }

// Backup returns a copy of the whole file and its size.
func (l Logbook) Backup() (io.ReadCloser, int64, error) {
	copied, err := l.Store.Reader()
	if err != nil {
		return nil, 0, refusal(err)
	}
	info, err := copied.Stat()
	if err != nil {
		copied.Close()
		return nil, 0, err
	}
	return copied, info.Size(), nil
}

func storeChanges(changes []room.Change) []store.Change {
	out := make([]store.Change, len(changes))
	for i, c := range changes {
		out[i] = store.Change{Space: store.Space(c.Space), Key: c.Key, Value: c.Value}
	}
	return out
}
