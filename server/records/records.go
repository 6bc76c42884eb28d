// Package records is what the server keeps beside the logs of meetings: small values under keys, in spaces. It says what stands in each space, and in which form.
package records

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"colazione/server/room"
	"colazione/session"
)

// Records is where they are kept. Errors that are a *session.Error reach people; any other is logged and withheld.
type Records interface {
	// Get returns what is kept under a key, or nil.
	Get(space, key string) ([]byte, error)
	// List runs over what is kept under keys that begin with prefix, in their order; a value is good for the time of a call of f.
	List(space, prefix string, f func(key string, value []byte) error) error
	// Apply makes the changes, all or nothing, and answers once they are on the disk.
	Apply(changes ...room.Change) error
	// Erase leaves no trace of sessions: their logs, and all that is kept under keys that are or begin with their ids. Nor of what was deleted before.
	Erase(sessions ...string) error
	// Backup returns a copy of everything, as it was at one moment during the call, and its size. The caller closes it.
	Backup() (copied io.ReadCloser, size int64, err error)
}

// The spaces, and what stands in them. Those of the rooms are named by room.
const (
	Series   = "series" // series id → web's seriesRecord; SESSION/CARD → web's joined, the union over sessions that the card is in
	Codes    = "codes"  // join code, or seat/HASH of a seat's → session id
	Access   = "access" // session id → auth.Access
	Tokens   = "tokens" // SESSION/HASH or organiser/HASH → auth.Ticket; SESSION/seat/SEAT → the key of the token that its person has, as a JSON string
	Meta     = "meta"   // name → secret of this installation; installation → auth.Installation; organiser/ORGANISER → auth.Organiser; template/ID → web's ownTemplate
	Safety   = room.SpaceSafety
	Erasing  = room.SpaceErasing
	Versions = "versions" // SESSION/NUMBER → report.Version
	AuditLog = "audit"    // time and a random part → web's auditLine
)

// Read decodes what is kept under a key into v, and reports whether anything was.
func Read(r Records, space, key string, v any) (bool, error) {
	data, err := r.Get(space, key)
	if err != nil || data == nil {
		return false, err
	}
	return true, decode(space, key, data, v)
}

// Each decodes what is kept under keys that begin with prefix, and calls f with each in the order of keys.
func Each[V any](r Records, space, prefix string, f func(key string, v V)) error {
	return r.List(space, prefix, func(key string, value []byte) error {
		var v V
		if err := decode(space, key, value, &v); err != nil {
			return err
		}
		f(key, v)
		return nil
	})
}

func decode(space, key string, data []byte, v any) error {
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s %s: %w", space, key, err)
	}
	return nil
}

// Put is the change that keeps v under a key.
func Put(space, key string, v any) room.Change {
	data, err := json.Marshal(v)
	if err != nil {
		panic("records: " + err.Error()) // plain fields always encode
	}
	return room.Change{Space: space, Key: key, Value: data}
}

// Drop is the change that keeps nothing under a key.
func Drop(space, key string) room.Change { return room.Change{Space: space, Key: key} }

// Info reads a session from the catalogue. ErrNotFound: there is none.
func Info(r Records, id session.ID) (session.Info, error) {
	var info session.Info
	found, err := Read(r, room.SpaceSessions, string(id), &info)
	if err == nil && !found {
		err = session.ErrNotFound
	}
	return info, err
}

// Infos reads the catalogue, oldest session first.
func Infos(r Records) ([]session.Info, error) {
	all := []session.Info{}
	err := Each(r, room.SpaceSessions, "", func(_ string, info session.Info) { all = append(all, info) })
	return all, err
}

// UnlessMissing drops the error that says that something is not there.
func UnlessMissing(err error) error {
	if errors.Is(err, session.ErrNotFound) {
		return nil
	}
	return err
}
