package room

import (
	"context"
	"errors"
	"fmt"

	"colazione/session"
)

var errFarEnough = errors.New("far enough")

// Past lets f read a session as it was at a seq, rebuilt from the log while the room goes on. People have the names that they have now.
// ErrNotFound: it never came so far, or is erased.
func (rs *Rooms) Past(_ context.Context, id session.ID, seq session.Seq, f func(*session.State)) error {
	s := session.New()
	err := rs.log.Read(string(id), 0, func(_ uint64, data []byte) error {
		if s.Seq() == seq {
			return errFarEnough
		}
		r, err := session.DecodeRecord(data)
		if err != nil {
			return err
		}
		if r.Seq != s.Seq()+1 {
			return fmt.Errorf("record %d behind %d", r.Seq, s.Seq())
		}
		s.Apply(r)
		return nil
	})
	if err != nil && !errors.Is(err, errFarEnough) {
		return rs.refusal(id, err)
	}
	if s.Seq() == 0 || s.Seq() != seq {
		return session.ErrNotFound
	}
	if err := loadProfiles(rs.log, id, s); err != nil {
		return rs.refusal(id, err)
	}
	f(s)
	return nil
}

// History runs over the records of a session, oldest first, while the room goes on. ErrNotFound: there is none, or it is erased.
func (rs *Rooms) History(id session.ID, f func(session.Record)) error {
	any := false
	err := rs.log.Read(string(id), 0, func(_ uint64, data []byte) error {
		r, err := session.DecodeRecord(data)
		if err == nil {
			any = true
			f(r)
		}
		return err
	})
	if err == nil && !any {
		return session.ErrNotFound
	}
	if err != nil {
		return rs.refusal(id, err)
	}
	return nil
}
