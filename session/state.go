package session

import (
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"colazione/voting"
)

// State is one session at one seq. The zero value is nothing; New makes one. It is changed by Apply alone, by one goroutine at a time; its other
// methods may be called by many at once while nobody changes it.
type State struct {
	info    Info
	groups  []Group
	seq     Seq
	created time.Time

	step      StepID
	steps     map[StepID]*stepState
	locked    bool
	timer     Timer
	spotlight CardID

	cards    []*card // a card's place is its voting.Card
	cardAt   map[CardID]*card
	people   []*person // a person's place is its voting.Voter
	byID     map[PersonID]*person
	ballot   *voting.Ballot
	paths    []Path
	note     string
	editions []Edition

	undo   [][]Event // what takes back the latest undoable commands, oldest first
	seen   map[uuid.UUID]remembered
	passed []Passed

	profiles map[PersonID]Profile // kept beside the log
	touched  touched
}

// stepState is how far a step has come.
type stepState struct {
	visited  bool
	revealed bool
	likes    bool             // its tallies were shown by hand
	wrote    map[PersonID]int // cards in it, by person
	liked    map[PersonID]bool
}

// remembered is what an earlier command came to.
type remembered struct {
	sum  uint64
	seq  Seq
	made string // the id of the card or path that it made
}

type card struct {
	id      CardID
	n       voting.Card
	kind    Kind
	text    string
	author  PersonID // "" for a template's and a scribe's
	group   GroupID
	step    StepID
	scribe  bool
	answers []CardID
	origin  Origin
	kpi     *Measure
	themes  []string
	flags   []FlagView
	at      time.Time
	edited  *time.Time

	held      bool
	hidden    bool
	withdrawn bool // by its author
	evicted   bool // its author was removed, and the cards with them
	public    bool // the whole room saw it once

	changed Seq // anything about it but its tally and its flags
	tallied Seq
	flagged Seq
}

// gone tells whether the card is there for nobody.
func (c *card) gone() bool { return c.withdrawn || c.evicted }

// inRoom tells whether everybody in the room may see the card.
func (c *card) inRoom() bool { return !c.gone() && !c.hidden && !c.held }

type person struct {
	id    PersonID
	n     voting.Voter
	group GroupID
	state string

	me      Seq // last change of what Me shows
	own     Seq // last change of a card of theirs that nobody else in the room sees
	people  Seq // last change of what PersonView shows
	entered Seq // when they were admitted: before it they saw no cards
}

// The states of a person.
const (
	PersonIn      = "in"
	PersonWaiting = "waiting"
	PersonRemoved = "removed"
)

// Profile is what a person said about themselves. It is kept beside the log, so that it can be erased.
type Profile struct {
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
}

// touched holds the last change of each part of the session that is sent whole.
type touched struct {
	session, draft, published, progress Seq
	// room is the last change of anything that every participant sees, and so on.
	room, screen, facilitator Seq
}

// New gives the state of a session that does not exist yet; its first record must be that of a Create command.
func New() *State {
	return &State{
		steps: map[StepID]*stepState{}, cardAt: map[CardID]*card{}, byID: map[PersonID]*person{},
		ballot: voting.New(), seen: map[uuid.UUID]remembered{}, profiles: map[PersonID]Profile{},
		timer: Timer{State: TimerStopped},
	}
}

// Seq is the number of the last change.
func (s *State) Seq() Seq { return s.seq }

// Info gives what is fixed about the session, and whether it is open. The slices in it are not to be changed.
func (s *State) Info() Info { return s.info }

// Decide weighs a request. It refuses with an *Error, or answers with the acknowledgement to send once the record is stored. The record is nil for a repeat of
// an earlier request; where it has no events the request changed nothing: such a record is applied and not stored.
func (s *State) Decide(r Request, newID NewID) (*Record, Ack, error) {
	ack := Ack{Ack: r.ID, Seq: s.seq}
	if err := s.admits(r); err != nil {
		return nil, ack, err
	}
	sum := r.sum()
	if was, repeated := s.seen[keyOf(r.ID)]; repeated && r.ID != "" {
		if was.sum != sum {
			return nil, ack, ErrConflict.With("this id was used for another command")
		}
		ack.Seq = was.seq
		ack.made(r.Command, was.made)
		return nil, ack, nil
	}
	list, err := r.Command.decide(s, call{by: r.By, at: r.At, newID: newID})
	if err != nil {
		return nil, ack, err
	}
	rec := &Record{Seq: s.seq, At: r.At.UTC().Truncate(time.Millisecond), By: r.By.name(), Command: r.ID, Sum: sum, Events: list}
	if len(list) > 0 {
		rec.Seq++
		rec.Passed = slices.Clone(s.passed)
		ack.Seq = rec.Seq
		ack.made(r.Command, madeBy(list))
	}
	return rec, ack, nil
}

// admits is the one place that decides whether somebody may send a command at all.
func (s *State) admits(r Request) error {
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
	return s.present(r.By.Person)
}

// present refuses a person who is not, or not yet, or no longer in the session.
func (s *State) present(id PersonID) error {
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
	if len(r.Events) > 0 {
		if r.Seq != s.seq+1 {
			panic(fmt.Sprintf("session: record %d after %d", r.Seq, s.seq))
		}
		s.seq = r.Seq
		s.applyAll(r)
	}
	for _, p := range r.Passed {
		s.remember(p.Command, remembered{sum: p.Sum, seq: r.Seq - 1})
	}
	s.remember(r.Command, remembered{sum: r.Sum, seq: r.Seq, made: madeBy(r.Events)})
	switch {
	case len(r.Events) > 0:
		s.passed = nil
	case r.Command != "":
		s.passed = append(s.passed, Passed{Command: r.Command, Sum: r.Sum})
	}
}

func (s *State) applyAll(r Record) {
	if _, taking := r.Events[0].(Undone); !taking {
		s.keepInverse(r.Events)
	}
	for _, e := range r.Events {
		e.apply(s, r.At)
	}
}

func (s *State) remember(id CommandID, m remembered) {
	if id == "" {
		return
	}
	if _, known := s.seen[keyOf(id)]; !known {
		s.seen[keyOf(id)] = m
	}
}

// keyOf packs a command's id; ids were checked when they were decoded.
func keyOf(id CommandID) uuid.UUID {
	key, _ := uuid.Parse(string(id))
	return key
}

// madeBy gives the id of what a record made for its sender.
func madeBy(list []Event) string {
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

// made puts the id of what a command made into its acknowledgement.
func (a *Ack) made(c Command, id string) {
	switch c.(type) {
	case AddCard:
		a.Card = CardID(id)
	case PutPath:
		a.Path = PathID(id)
	}
}

// stepNow is the step that is open; a session that was made always has one.
func (s *State) stepNow() Step { return s.stepByID(s.step) }

func (s *State) stepByID(id StepID) Step {
	i := slices.IndexFunc(s.info.Agenda, func(st Step) bool { return st.ID == id })
	if i < 0 {
		return Step{}
	}
	return s.info.Agenda[i]
}

// groupNamed finds a table by its id or its name.
func (s *State) groupNamed(name string) (GroupID, error) {
	for _, g := range s.groups {
		if string(g.ID) == name {
			return g.ID, nil
		}
	}
	for _, g := range s.groups {
		if g.Name == name {
			return g.ID, nil
		}
	}
	return "", ErrUnknownGroup
}

func (s *State) groupIndex(id GroupID) voting.Group {
	return voting.Group(slices.IndexFunc(s.groups, func(g Group) bool { return g.ID == id }))
}
