package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"colazione/server/room"
	"colazione/session"
)

// Records is what is kept beside the logs of meetings. Errors that are a *session.Error reach people; any other is logged and withheld.
type Records interface {
	// Get gives what is kept under a key, or nil.
	Get(space, key string) ([]byte, error)
	// List runs over what is kept under keys that begin with prefix, in their order; a value is good for the time of a call of f.
	List(space, prefix string, f func(key string, value []byte) error) error
	// Apply makes the changes, all or nothing, and answers once they are on the disk.
	Apply(changes ...room.Change) error
	// Erase leaves no trace of sessions: their logs, and all that is kept under keys that are or begin with their ids. Nor of what was deleted before.
	Erase(sessions ...string) error
	// Backup gives a copy of everything, as it was at one moment during the call, and its size. The caller closes it.
	Backup() (copied io.ReadCloser, size int64, err error)
}

// The spaces in which this package keeps things, and what stands in them.
const (
	spaceSeries  = "series" // series id → seriesRecord; SESSION/CARD → joined, the union over sessions that the card is in
	spaceCodes   = "codes"  // join code, or seat/HASH of a seat's → session id
	spaceAccess  = "access" // session id → access
	spaceTokens  = "tokens" // SESSION/HASH or organiser/HASH → ticket; SESSION/seat/SEAT → the key of the token that its person has, as a JSON string
	spaceMeta    = "meta"   // name → secret of this installation; installation → installation; organiser/ORGANISER → organiserRecord; template/ID → ownTemplate
	spaceSafety  = room.SpaceSafety
	spaceErasing = room.SpaceErasing
	spaceAudit   = "audit" // time and a random part → auditLine
)

func isMissing(err error) bool { return errors.Is(err, session.ErrNotFound) }

// read decodes what is kept under a key into v and tells whether anything was.
func read(r Records, space, key string, v any) (bool, error) {
	data, err := r.Get(space, key)
	if err != nil || data == nil {
		return false, err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return false, fmt.Errorf("%s %s: %w", space, key, err)
	}
	return true, nil
}

// put is the change that keeps v under a key.
func put(space, key string, v any) room.Change {
	data, err := json.Marshal(v)
	if err != nil {
		panic("web: " + err.Error()) // plain fields always encode
	}
	return room.Change{Space: space, Key: key, Value: data}
}

// infoOf reads a session from the catalogue. ErrNotFound: there is none.
func infoOf(r Records, id session.ID) (session.Info, error) {
	var info session.Info
	found, err := read(r, room.SpaceSessions, string(id), &info)
	if err == nil && !found {
		err = session.ErrNotFound
	}
	return info, err
}

// allInfos reads the catalogue, oldest session first.
func allInfos(r Records) ([]session.Info, error) {
	all := []session.Info{}
	err := r.List(room.SpaceSessions, "", func(key string, value []byte) error {
		var info session.Info
		if err := json.Unmarshal(value, &info); err != nil {
			return fmt.Errorf("%s %s: %w", room.SpaceSessions, key, err)
		}
		all = append(all, info)
		return nil
	})
	return all, err
}
