package room

import (
	"errors"
	"fmt"

	"colazione/session"
)

// Log is where the records of sessions are kept. An implementation may gather what several rooms append into one commit. Errors that are a
// *session.Error reach the people who sent the commands; any other is logged and answered as unavailable.
type Log interface {
	// Append keeps records as after+1, after+2, … together with the changes, all or nothing, and answers once they are on the disk. It fails if the log does not
	// end at after.
	Append(id string, after uint64, records [][]byte, with ...Change) error
	// Read runs over the records behind after, in order; a record is good for the time of the call.
	Read(id string, after uint64, f func(seq uint64, record []byte) error) error
	// Snapshot gives the latest state that was saved, or nil.
	Snapshot(id string) (seq uint64, state []byte, err error)
	// SaveSnapshot keeps a state in the place of an earlier one. It is a cache: it may be lost.
	SaveSnapshot(id string, seq uint64, state []byte) error
	// Redact puts in the place of each record of a session what edit makes of it, drops its snapshot and takes it out of SpaceErasing, so that nothing of what was
	// changed is left on the disk. It asks for the edit when it begins; what is appended from then on passes through it too.
	Redact(id string, edit func() (func(record []byte) ([]byte, error), error)) error
	// Profiles runs over what people said about themselves.
	Profiles(id string, f func(person string, profile []byte) error) error
}

// Change is a side record: it is stored outside the log, in one transaction with records. A nil value deletes.
type Change struct {
	Space string
	Key   string
	Value []byte
}

// Spaces in which rooms themselves keep things.
const (
	SpaceSessions = "sessions" // session id → session.Info
	SpacePeople   = "people"   // SESSION/PERSON → session.Profile; SESSION/owner/OWNER → that of who answers for a path
	SpaceSafety   = "safety"   // SESSION/REPORT, or kept/REPORT → session.FiledReport
	SpaceErasing  = "erasing"  // session id → nothing, where words that were taken back are still in the log
)

// ownerPrefix stands before the ids of those who answer for paths, who are no people of the session.
const ownerPrefix = "owner/"

// load builds a session's state from its snapshot and the records behind it. ErrNotFound: it has no records.
func load(log Log, id session.ID) (*session.State, error) {
	s := fromSnapshot(log, id)
	err := log.Read(string(id), uint64(s.Seq()), func(seq uint64, data []byte) error {
		r, err := session.DecodeRecord(data)
		if err != nil {
			return err
		}
		if uint64(r.Seq) != seq || r.Seq != s.Seq()+1 {
			return fmt.Errorf("record %d stands at %d behind %d", r.Seq, seq, s.Seq())
		}
		s.Apply(r)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("session %s: %w", id, err)
	}
	if s.Seq() == 0 {
		return nil, session.ErrNotFound
	}
	return s, loadProfiles(log, id, s)
}

// fromSnapshot returns the saved state, or an empty one where there is none that this program reads.
func fromSnapshot(log Log, id session.ID) *session.State {
	seq, data, err := log.Snapshot(string(id))
	if err != nil || data == nil {
		return session.New()
	}
	s, err := session.FromSnapshot(data)
	if err != nil || uint64(s.Seq()) != seq {
		return session.New()
	}
	return s
}

// isRefusal tells an error that is meant for the person who sent a command.
func isRefusal(err error) bool {
	var refusal *session.Error
	return errors.As(err, &refusal)
}
