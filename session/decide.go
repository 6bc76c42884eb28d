package session

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
)

// A record carries at most so many commands without effect, the latest ones: who repeats a command does so within minutes.
const mostPassed = 1000

// Decide weighs a request. It refuses with an *Error, or answers with the acknowledgement to send once the record is stored. The record is nil for a repeat of
// an earlier request; where it has no events the request changed nothing: such a record is applied and not stored. The state stays as it is.
func (s *State) Decide(r Request, newID NewID) (*Record, Ack, error) {
	ack := Ack{Ack: r.ID, Seq: s.seq}
	sum := r.sum()
	was, used := s.earlier(r.ID)
	if used && was.sum == sum {
		ack.Seq = was.seq
		ack.made(r.Command, was.made)
		return nil, ack, nil
	}
	if err := s.checkSender(r); err != nil {
		return nil, ack, err
	}
	if used {
		return nil, ack, ErrConflict.With("this id was used for another command")
	}
	if err := s.checkOpen(r.Command); err != nil {
		return nil, ack, err
	}
	list, err := r.Command.decide(s, call{by: r.By, at: r.At, newID: newID})
	if err != nil {
		return nil, ack, err
	}
	list = s.withTables(list)
	rec := &Record{Seq: s.seq, At: r.At.UTC().Truncate(time.Millisecond), By: r.By.name(), Command: r.ID, Sum: sum, Events: list}
	if len(list) > 0 {
		rec.Seq++
		rec.Passed = slices.Clone(s.passed)
		ack.Seq = rec.Seq
	}
	ack.made(r.Command, madeBy(list))
	return rec, ack, nil
}

// checkSender is the one place that decides whether somebody may send a command at all.
func (s *State) checkSender(r Request) error {
	if _, creates := r.Command.(Create); s.seq == 0 && !creates {
		return ErrNotFound
	}
	spec, listed := specOf(r.Command)
	if !listed {
		return nil // the program's own
	}
	role := r.By.Role
	if role == Organiser {
		role = Facilitator
	}
	if !slices.Contains(spec.who, role) {
		return ErrNotAllowed
	}
	if role != Participant {
		return nil
	}
	err := s.checkPerson(r.By.Person)
	if errors.Is(err, ErrWaiting) || errors.Is(err, ErrRemoved) {
		switch r.Command.(type) {
		case EraseCard, ErasePerson:
			return nil // what is theirs is theirs also outside
		}
	}
	return err
}

// checkOpen refuses a command that the session takes no more once it is closed.
func (s *State) checkOpen(c Command) error {
	if spec, _ := specOf(c); spec.closed != nil && s.info.State == Closed {
		return spec.closed
	}
	return nil
}

// checkPerson refuses a person who is not, or not yet, or no longer in the session.
func (s *State) checkPerson(id PersonID) error {
	p := s.byID[id]
	switch {
	case p == nil:
		return ErrNotSignedIn
	case p.state == PersonRemoved:
		return ErrRemoved
	case p.state == PersonWaiting:
		return ErrWaiting
	}
	return nil
}

// Apply takes a record in. Records come in the order of their seq; one that does not follow is a fault of the caller and panics.
func (s *State) Apply(r Record) {
	for _, p := range r.Passed {
		s.remember(p.Command, remembered{sum: p.Sum, seq: r.Seq - 1})
	}
	s.remember(r.Command, remembered{sum: r.Sum, seq: r.Seq, made: madeBy(r.Events)})
	if len(r.Events) == 0 {
		s.pass(r)
		return
	}
	if r.Seq != s.seq+1 {
		panic(fmt.Sprintf("session: record %d after %d", r.Seq, s.seq))
	}
	s.seq, s.passed = r.Seq, nil
	if _, taking := r.Events[0].(Undone); !taking {
		s.keepInverse(r.Events)
	}
	for _, e := range r.Events {
		e.apply(s, r.At)
	}
}

// pass keeps a command that changed nothing until the next record takes it along.
func (s *State) pass(r Record) {
	if r.Command == "" {
		return
	}
	if len(s.passed) == mostPassed {
		s.passed = slices.Delete(s.passed, 0, 1)
	}
	s.passed = append(s.passed, Passed{Command: r.Command, Sum: r.Sum})
}

// earlier returns what a command under this id came to, if there was one. The program's own have no id.
func (s *State) earlier(id CommandID) (remembered, bool) {
	at, used := s.seen[keyOf(id)]
	if !used || id == "" {
		return remembered{}, false
	}
	return s.past[at], true
}

func (s *State) remember(id CommandID, m remembered) {
	if id == "" {
		return
	}
	m.id = keyOf(id)
	if _, known := s.seen[m.id]; !known {
		s.seen[m.id] = len(s.past)
		s.past = append(s.past, m)
	}
}

// keyOf packs a command's id; ids were checked when they were decoded.
func keyOf(id CommandID) uuid.UUID {
	key, _ := uuid.Parse(string(id))
	return key
}

// madeBy returns the id of what a record made for its sender, or what it took back.
func madeBy(list []Event) string {
	if len(list) > 1 && list[0] == (Undone{}) {
		return takenBack(list[1:])
	}
	for _, e := range list {
		switch e := e.(type) {
		case CardAdded:
			return string(e.Card)
		case PathPut:
			return string(e.Path.ID)
		}
	}
	return ""
}

// made puts the id of what a command made, or put as it was already, or took back, into its acknowledgement.
func (a *Ack) made(c Command, id string) {
	switch c := c.(type) {
	case AddCard:
		a.Card = CardID(id)
	case PutPath:
		a.Path = cmp.Or(PathID(id), c.Path)
	case Undo:
		a.Undid = id
	}
}
