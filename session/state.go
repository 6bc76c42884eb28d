package session

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"colazione/voting"
)

// State is one session at one seq. The zero value is nothing; New makes one. It is changed by Apply alone, by one goroutine at a time; its other
// methods may be called by many at once while nobody changes it.
type State struct {
	info   Info
	groups []Group
	gone   []GroupID // those of them that were taken away
	seq    Seq

	together []voting.Group // as TablesShown told last; nil before the first showing

	step      StepID
	steps     map[StepID]*stepState
	locked    bool
	timer     Timer
	spotlight CardID

	cards         []*card // a card's place is its voting.Card
	cardAt        map[CardID]*card
	recent        recent // of the cards; it follows from them, and is no part of a snapshot
	seats         []Seat
	people        []*person // a person's place is its voting.Voter
	byID          map[PersonID]*person
	ballot        *voting.Ballot
	paths         []Path
	note          string
	editions      []Edition
	safetyReports []filedReport

	undo   [][]Event         // what takes back the latest undoable commands, oldest first
	past   []remembered      // every command that was decided, in order
	seen   map[uuid.UUID]int // the place of each in it
	passed []Passed

	profiles map[PersonID]Profile // kept outside the log, as owners are
	owners   map[OwnerID]string   // names of who answers for a path
	changed  lastChanges
	findings Findings // follows from the cards, and is no part of a snapshot
}

// stepState is how far a step has come.
type stepState struct {
	visited  bool
	revealed bool
	likes    bool             // its tallies were shown by hand
	closed   bool             // it takes no likes any more
	wrote    map[PersonID]int // cards in it, by person
	liked    map[PersonID]bool
	tables   []voting.Group // as tables were shown when it was opened, which whose cards can be liked goes by; nil is each by itself
}

// remembered is what an earlier command came to.
type remembered struct {
	id   uuid.UUID
	sum  uint64
	seq  Seq
	made string // the id of the card or path that it made
}

type card struct {
	id        CardID
	n         voting.Card
	kind      Kind
	text      string
	alarmWord string   // a word in the text that may tell of an adverse event
	author    PersonID // "" for a template's and a scribe's
	group     GroupID
	step      StepID
	scribe    bool
	answers   []CardID
	origin    Origin
	kpi       *Measure
	led       bool // a facilitator said how it is measured
	themes    []string
	flags     []flag
	screening *Screening
	hands     map[GroupID]int // raised for it by itself; "" is the whole room
	at        time.Time
	edited    *time.Time

	held      bool
	hidden    bool
	withdrawn bool // by its author
	evicted   bool // its author was removed, and the cards with them
	public    bool // the whole room saw it once

	changed Seq // anything about it but its tally and its flags
	tallied Seq
	flagged Seq // its flags or its screening, which facilitators alone see
	left    Seq // when it went out of the room's sight, or of its author's while only they saw it
	ended   Seq // when it went out of everybody's sight
	handed  Seq // the hands raised for it or for what is united in it; tallied is never earlier
	touched Seq // the last of them all
}

// flag is a concern as it is kept in snapshots: a new field must be omitempty.
type flag struct {
	FlagView
	By     string `json:"by,omitempty"` // as in CardFlagged
	Closed bool   `json:"closed,omitempty"`
}

// gone reports whether the card is there for nobody.
func (c *card) gone() bool { return c.withdrawn || c.evicted }

// inRoom reports whether everybody in the room may see the card.
func (c *card) inRoom() bool { return !c.gone() && !c.hidden && !c.held }

type person struct {
	id    PersonID
	n     voting.Voter
	group GroupID
	state string
	// evicted: their cards and likes went with them.
	evicted   bool
	erased    bool // for good
	simulated bool // nobody is behind it

	me      Seq // last change of what Me shows
	likes   likeMemory
	wrote   []*card // all of theirs, the oldest first
	own     Seq     // last change of a card of theirs that nobody else in the room sees
	people  Seq     // last change of what PersonView shows
	entered Seq     // when they were admitted: before it they saw no cards
}

// The states of a person.
const (
	PersonIn      = "in"
	PersonWaiting = "waiting"
	PersonRemoved = "removed"
)

// Profile is what a person said about themselves. It is kept outside the log, so that it can be erased. It is stored: a new field must be omitempty.
type Profile struct {
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
	// Number tells people of one name apart where names are shown: from 2, in the order in which they said it; 0 is the first.
	Number int `json:"number,omitempty"`
}

// lastChanges holds the last change of each part of the session that is sent whole.
type lastChanges struct {
	session, draft, published, progress, reports Seq
	// room is the last change of anything that every participant sees, and so on.
	room, screen, facilitator Seq
}

// New returns the state of a session that does not exist yet; its first record must be that of a Create command.
func New() *State {
	return &State{
		steps: map[StepID]*stepState{}, cardAt: map[CardID]*card{}, byID: map[PersonID]*person{},
		ballot: voting.New(), seen: map[uuid.UUID]int{}, profiles: map[PersonID]Profile{}, owners: map[OwnerID]string{},
		timer: Timer{State: TimerStopped},
	}
}

// Seq is the number of the last change.
func (s *State) Seq() Seq { return s.seq }

// Info returns what is fixed about the session, and whether it is open. The slices in it are not to be changed.
func (s *State) Info() Info { return s.info }

// stepNow is the step that is open; a session that was made always has one.
func (s *State) stepNow() Step { return s.stepByID(s.step) }

func (s *State) stepByID(id StepID) Step { return stepIn(s.info.Agenda, id) }

// groupNamed finds a table by its id or its name.
func (s *State) groupNamed(name string) (GroupID, error) {
	name = clean(name, false)
	for _, g := range s.tablesThere() {
		if string(g.ID) == name {
			return g.ID, nil
		}
	}
	for _, g := range s.tablesThere() {
		if g.Name == name {
			return g.ID, nil
		}
	}
	return "", ErrUnknownGroup
}

func (s *State) groupIndex(id GroupID) (voting.Group, bool) {
	at := slices.IndexFunc(s.groups, func(g Group) bool { return g.ID == id })
	return voting.Group(at), at >= 0
}
