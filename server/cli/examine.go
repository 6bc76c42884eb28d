package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"colazione/server/store"
	"colazione/session"
)

// counts is how much is in a database.
type counts struct{ sessions, records, people int }

func (c counts) String() string {
	return fmt.Sprintf("%s, %s, %s", count(c.sessions, "session"), count(c.records, "record"), count(c.people, "person"))
}

func count(n int, what string) string {
	switch {
	case n == 1:
	case what == "person":
		what = "people"
	default:
		what += "s"
	}
	return fmt.Sprint(n, " ", what)
}

// examine reads every record of every session, as a room does that opens it, and everything beside the logs: the catalogue and what people said about themselves. It
// reports each that this program does not understand or that does not belong there. Reading verifies the checksums.
func examine(db *store.Store, problem func(string)) (found counts, err error) {
	catalogue := map[string]bool{}
	err = db.List(store.Sessions, "", func(id string, data []byte) error {
		var info session.Info
		if err := json.Unmarshal(data, &info); err != nil {
			problem(fmt.Sprintf("the catalogue's entry of session %s can't be understood: %v", id, err))
		}
		catalogue[id] = true
		return nil
	})
	if err != nil {
		return found, err
	}
	err = db.Logs(func(id string) error {
		found.sessions++
		if !catalogue[id] {
			problem(fmt.Sprintf("session %s has a log and is not in the catalogue", id))
		}
		delete(catalogue, id)
		records, err := examineLog(db, id, problem)
		found.records += records
		return err
	})
	if err != nil {
		return found, err
	}
	for id := range catalogue {
		problem(fmt.Sprintf("session %s is in the catalogue and has no log", id))
	}
	err = db.List(store.People, "", func(key string, data []byte) error {
		if strings.Count(key, "/") == 1 { // else it is who answers for a path
			found.people++
		}
		if err := json.Unmarshal(data, new(session.Profile)); err != nil {
			problem(fmt.Sprintf("what %s said about themselves can't be understood: %v", key, err))
		}
		return nil
	})
	return found, err
}

func examineLog(db *store.Store, id string, problem func(string)) (records int, err error) {
	state := session.New()
	err = db.Read(id, 0, func(seq uint64, data []byte) error {
		records++
		r, err := session.DecodeRecord(data)
		switch {
		case err != nil:
			problem(fmt.Sprintf("record %d of session %s can't be understood: %v", seq, id, err))
		case uint64(r.Seq) != seq:
			problem(fmt.Sprintf("record %d of session %s says that it is record %d", seq, id, r.Seq))
		default:
			state.Apply(r)
		}
		return nil
	})
	return records, err
}
