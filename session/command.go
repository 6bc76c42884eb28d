package session

import (
	"bytes"
	"encoding/json"
	"hash/fnv"
	"reflect"
	"slices"
	"sort"
	"time"

	"github.com/google/uuid"
)

// Caller is who sends a command.
type Caller struct {
	Role   Role
	Person PersonID // of a participant
}

// steers tells whether the caller leads the session.
func (c Caller) steers() bool { return c.Role == Facilitator || c.Role == Organiser }

// name is how the log names the caller.
func (c Caller) name() string {
	if c.Role == Participant {
		return string(c.Person)
	}
	return string(c.Role)
}

// Command is the wish for one change. It states the wanted result, so that a repeat is harmless.
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
}

// spec is one line of the table of commands: its name, who may send it, which fields it can't be without.
type spec struct {
	who    []Role
	need   []string
	decode func([]byte) (Command, error)
	sample Command
}

func takes[C Command](who []Role, need ...string) spec {
	return spec{who: who, need: need, sample: *new(C), decode: func(data []byte) (Command, error) {
		var c C
		err := json.Unmarshal(data, &c)
		return c, err
	}}
}

var (
	attendee = []Role{Participant}
	leader   = []Role{Facilitator}
	anyone   = []Role{Participant, Facilitator}
)

// commands is the one place that says who may send what. An organiser may all that a facilitator may.
var commands = map[string]spec{
	"card.add":      takes[AddCard](anyone, "kind", "text"),
	"card.edit":     takes[EditCard](anyone, "card"),
	"card.withdraw": takes[WithdrawCard](anyone, "card"),
	"card.flag":     takes[FlagCard](anyone, "card", "reason"),
	"like.set":      takes[SetLike](attendee, "card", "on"),

	"step.go":       takes[GoStep](leader, "step"),
	"step.reveal":   takes[RevealStep](leader),
	"timer.set":     takes[SetTimer](leader, "state"),
	"room.lock":     takes[LockRoom](leader, "on"),
	"spotlight.set": takes[SetSpotlight](leader, "card"),

	"card.hide":    takes[HideCard](leader, "card"),
	"card.restore": takes[RestoreCard](leader, "card"),
	"card.merge":   takes[MergeCards](leader, "into", "from"),
	"card.split":   takes[SplitCard](leader, "card"),
	"card.theme":   takes[ThemeCard](leader, "card", "themes"),

	"group.assign":  takes[AssignGroup](leader, "person", "group"),
	"person.admit":  takes[AdmitPerson](leader, "person"),
	"person.remove": takes[RemovePerson](leader, "person"),

	"path.put":          takes[PutPath](leader),
	"path.drop":         takes[DropPath](leader, "path"),
	"path.order":        takes[OrderPaths](leader, "paths"),
	"synthesis.note":    takes[SetNote](leader, "note"),
	"synthesis.publish": takes[Publish](leader),

	"session.close":  takes[CloseSession](leader),
	"session.reopen": takes[ReopenSession](leader),
	"undo":           takes[Undo](leader),
}

var specs = func() map[reflect.Type]spec {
	byType := map[reflect.Type]spec{}
	for _, c := range commands {
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
	Need   []string
	Sample Command // a zero value, for its fields
}

// CommandTable lists every command in the order of the names.
func CommandTable() []CommandInfo {
	var all []CommandInfo
	for name, c := range commands {
		all = append(all, CommandInfo{Name: name, Who: c.who, Need: c.need, Sample: c.sample})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// DecodeCommand reads a command: {"id": UUID, "do": NAME, …}. It refuses what is not one JSON object, names a field twice or nests deeper
// than commands do, with ErrBadRequest, and a name that no command has with ErrUnknownCommand. The id is given also where the rest is refused,
// if it can be read.
func DecodeCommand(data []byte) (CommandID, Command, error) {
	if err := CheckJSON(data); err != nil {
		return "", nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return "", nil, ErrBadRequest.With("not a JSON object")
	}
	var id, do string
	if json.Unmarshal(fields["id"], &id) != nil || uuid.Validate(id) != nil || len(id) != 36 {
		return "", nil, ErrBadRequest.With("id is not a UUID")
	}
	if json.Unmarshal(fields["do"], &do) != nil {
		return CommandID(id), nil, ErrBadRequest.With("do is not a string")
	}
	c, known := commands[do]
	if !known {
		return CommandID(id), nil, ErrUnknownCommand
	}
	for _, name := range c.need {
		if fields[name] == nil {
			return CommandID(id), nil, ErrBadRequest.With(name + " is missing")
		}
	}
	command, err := c.decode(data)
	if err != nil {
		return CommandID(id), nil, ErrBadRequest.With(fieldOf(err))
	}
	return CommandID(id), command, nil
}

// fieldOf says which field of a command was of the wrong type.
func fieldOf(err error) string {
	if t, ok := err.(*json.UnmarshalTypeError); ok && t.Field != "" {
		return t.Field + " is of the wrong type"
	}
	return "a field is of the wrong type"
}

// Objects in a command nest twice at the most; the rest is headroom.
const deepest = 6

// CheckJSON refuses, with ErrBadRequest, what the decoder would let pass: a second value behind the first, a name twice in one object, great depth.
func CheckJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if err := checkValue(d, 0); err != nil {
		return err
	}
	if d.More() {
		return ErrBadRequest.With("more than one JSON value")
	}
	return nil
}

func checkValue(d *json.Decoder, depth int) error {
	if depth > deepest {
		return ErrBadRequest.With("nested too deep")
	}
	t, err := d.Token()
	if err != nil {
		return ErrBadRequest.With("not JSON")
	}
	open, compound := t.(json.Delim)
	if !compound {
		return nil
	}
	var names []string
	for d.More() {
		if open == '{' {
			name, err := d.Token()
			if err != nil {
				return ErrBadRequest.With("not JSON")
			}
			if slices.Contains(names, name.(string)) {
				return ErrBadRequest.With("a name stands twice")
			}
			names = append(names, name.(string))
		}
		if err := checkValue(d, depth+1); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return ErrBadRequest.With("not JSON")
	}
	return nil
}

// sum tells two commands under one id apart: FNV-1a over who sends it and what it asks for.
func (r Request) sum() uint64 {
	h := fnv.New64a()
	h.Write([]byte(r.By.name()))
	h.Write([]byte(reflect.TypeOf(r.Command).Name()))
	body, _ := json.Marshal(r.Command) // commands hold plain fields, which always encode
	h.Write(body)
	return h.Sum64()
}
