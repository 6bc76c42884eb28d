package session

import (
	"encoding/json"
	"hash/fnv"
	"reflect"
	"slices"
	"strings"
	"time"
)

// Caller is who sends a command.
type Caller struct {
	Role   Role
	Person PersonID // of a participant; of an organiser, by which the log names them: "" is the owner of the installation
}

// steers reports whether the caller leads the session.
func (c Caller) steers() bool { return c.Role == Facilitator || c.Role == Organiser }

// name is how the log names the caller.
func (c Caller) name() string {
	switch {
	case c.Role == Participant:
		return string(c.Person)
	case c.Role == Organiser && c.Person != "":
		return string(c.Role) + "/" + string(c.Person)
	}
	return string(c.Role)
}

// RoleOf reads how the log names those who lead: their role, and of an organiser who has one the id. A participant stands there by an id alone, which is no role.
func RoleOf(by string) (Role, PersonID) {
	role, person, _ := strings.Cut(by, "/")
	return Role(role), PersonID(person)
}

// Command asks for one change. It states the wanted result, so that a repeat is harmless. Its encoding is hashed, and the sum is stored: a new field must be omitempty, or
// a command that was sent before an upgrade and is repeated after it would be taken for another one.
type Command interface {
	// decide answers with the facts that the command makes true; none when they are true already.
	decide(s *State, c call) ([]Event, error)
}

// call is what a decision may use besides the state.
type call struct {
	by    Caller
	at    time.Time
	newID NewID
}

// Request is a command on its way: under which id, by whom, when. An empty ID is the program's own and is not remembered.
type Request struct {
	ID      CommandID
	Command Command
	By      Caller
	At      time.Time
}

// Ack tells that a command is done: at which seq, and the id of what it made, if anything.
type Ack struct {
	Ack  CommandID `json:"ack"`
	Seq  Seq       `json:"seq"`
	Card CardID    `json:"card,omitempty"`
	Path PathID    `json:"path,omitempty"`
	// Undid is what an undo took back: the name of the command, and with a "/" which of several things it does.
	Undid string `json:"undid,omitempty"`
}

// spec is one line of the table of commands: its name, who may send it, with what it is refused once the session is closed, which fields it can't be without, and
// whether null is a value of theirs.
type spec struct {
	name     string
	who      []Role
	closed   *Error // nil: it may be sent all the same
	need     []string
	nullable bool
	decode   func([]byte) (Command, error)
	sample   Command
}

func specFor[C Command](who []Role, need ...string) spec {
	return spec{who: who, need: need, sample: *new(C), decode: func(data []byte) (Command, error) {
		var c C
		err := json.Unmarshal(data, &c)
		return c, err
	}}
}

// whileOpen has a command refused once the session is closed.
func (s spec) whileOpen(closed *Error) spec {
	s.closed = closed
	return s
}

func (s spec) orNull() spec {
	s.nullable = true
	return s
}

var (
	attendee = []Role{Participant}
	leader   = []Role{Facilitator}
	anyone   = []Role{Participant, Facilitator}
)

// commands is the one place that says who may send what, and whether also once the session is closed. An organiser may all that a facilitator may.
var commands = map[string]spec{
	"card.add":      specFor[AddCard](anyone, "kind", "text").whileOpen(ErrStepClosed),
	"card.edit":     specFor[EditCard](anyone, "card").whileOpen(ErrStepClosed),
	"card.withdraw": specFor[WithdrawCard](anyone, "card").whileOpen(ErrStepClosed),
	"card.erase":    specFor[EraseCard](anyone, "card"),
	"card.flag":     specFor[FlagCard](anyone, "card", "reason"),
	"flag.close":    specFor[CloseFlag](leader, "card", "reason"),
	"person.erase":  specFor[ErasePerson](anyone, "person"),
	"like.set":      specFor[SetLike](attendee, "card", "on").whileOpen(ErrStepClosed),

	"agenda.set":    specFor[SetAgenda](leader, "agenda").whileOpen(ErrAlreadyClosed),
	"step.go":       specFor[GoStep](leader, "step").whileOpen(ErrAlreadyClosed),
	"step.reveal":   specFor[RevealStep](leader).whileOpen(ErrAlreadyClosed),
	"timer.set":     specFor[SetTimer](leader, "state").whileOpen(ErrAlreadyClosed),
	"room.lock":     specFor[LockRoom](leader, "on"),
	"spotlight.set": specFor[SetSpotlight](leader, "card").orNull(),

	"card.hide":    specFor[HideCard](leader, "card"),
	"card.restore": specFor[RestoreCard](leader, "card"),
	"card.merge":   specFor[MergeCards](leader, "into", "from"),
	"card.split":   specFor[SplitCard](leader, "card"),
	"card.theme":   specFor[ThemeCard](leader, "card", "themes"),
	"card.screen":  specFor[ScreenCard](leader, "card", "verdict"),
	"card.measure": specFor[MeasureCard](leader, "card", "kpi").orNull(),
	"hands.set":    specFor[SetHands](leader, "card", "hands").whileOpen(ErrStepClosed),

	"writing.set": specFor[SetWriting](attendee, "on"),
	"desk.set":    specFor[SetCockpitPresence](leader, "desk"),

	"group.assign":  specFor[AssignGroup](leader, "person", "group"),
	"person.admit":  specFor[AdmitPerson](leader, "person"),
	"person.remove": specFor[RemovePerson](leader, "person"),
	"report.pass":   specFor[PassSafetyReport](leader, "report"),

	"path.put":          specFor[PutPath](leader),
	"path.drop":         specFor[DropPath](leader, "path"),
	"path.order":        specFor[OrderPaths](leader, "paths"),
	"synthesis.note":    specFor[SetNote](leader, "note"),
	"synthesis.publish": specFor[Publish](leader),

	"session.close":  specFor[CloseSession](leader).whileOpen(ErrAlreadyClosed),
	"session.reopen": specFor[ReopenSession](leader),
	"undo":           specFor[Undo](leader),
}

var specs = func() map[reflect.Type]spec {
	byType := map[reflect.Type]spec{}
	for name, c := range commands {
		c.name = name
		byType[reflect.TypeOf(c.sample)] = c
	}
	return byType
}()

func specOf(c Command) (spec, bool) {
	found, listed := specs[reflect.TypeOf(c)]
	return found, listed
}

// CommandInfo describes a command for the documents that the server gives out.
type CommandInfo struct {
	Name   string
	Who    []Role
	Closed *Error // with what it is refused once the session is closed; nil: it is not
	Need   []string
	Sample Command // a zero value, for its fields
}

// CommandTable lists every command in the order of the names.
func CommandTable() []CommandInfo {
	var all []CommandInfo
	for name, c := range commands {
		all = append(all, CommandInfo{Name: name, Who: c.who, Closed: c.closed, Need: c.need, Sample: c.sample})
	}
	slices.SortFunc(all, func(a, b CommandInfo) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// sum tells two commands under one id apart: FNV-1a over who sends it, its name on the wire and its fields as they encode. It is kept in the log, so neither may
// change for a command that was once sent.
func (r Request) sum() uint64 {
	if r.ID == "" {
		return 0 // never compared
	}
	spec, _ := specOf(r.Command)
	body, _ := json.Marshal(r.Command) // commands hold plain fields, which always encode
	h := fnv.New64a()
	for _, part := range [][]byte{[]byte(r.By.name()), []byte(spec.name), body} {
		h.Write(part)
		h.Write([]byte{0})
	}
	return h.Sum64()
}
