package session

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"time"
)

// Event is one fact. Every type of event, and what it is made of, is stored: a new field must be omitempty. Events only grow: a type that was ever written stays readable, and a field that is added has a zero value that
// means what was meant before it existed.
type Event interface {
	// apply takes the fact in. It may not refuse; what it does not know any more it passes over.
	apply(s *State, at time.Time)
}

// undoable is an event that a facilitator can take back.
type undoable interface {
	Event
	// inverse returns the facts that restore what the state holds now, before the event is applied.
	inverse(s *State) []Event
}

// Record is everything that one command made true. Records are what a session's log is made of.
type Record struct {
	Seq     Seq
	At      time.Time // to the millisecond
	By      string    // a person's id, or a role; an organiser's id stands behind theirs
	Command CommandID // "" where the program itself acted
	Sum     uint64    // of the command, to tell a repeat from another command under the same id
	Events  []Event

	// Passed are the commands since the record before that changed nothing. They are kept so that a repeat of one still changes nothing.
	Passed []Passed
}

// Passed is a command that had no effect.
type Passed struct {
	Command CommandID
	Sum     uint64
}

// events is the closed list of what can stand in a log, by the name under which it does.
var events = map[string]reflect.Type{}

var eventNames = map[reflect.Type]string{}

func init() {
	for name, e := range map[string]Event{
		"session_created": SessionCreated{},
		"session_state":   SessionState{},
		"session_amended": SessionAmended{},
		"agenda_set":      AgendaSet{},
		"step_opened":     StepOpened{},
		"step_revealed":   StepRevealed{},
		"likes_reopened":  LikesReopened{},
		"timer_set":       TimerSet{},
		"room_locked":     RoomLocked{},
		"spotlight_set":   SpotlightSet{},
		"card_added":      CardAdded{},
		"card_edited":     CardEdited{},
		"card_withdrawn":  CardWithdrawn{},
		"card_flagged":    CardFlagged{},
		"flag_closed":     FlagClosed{},
		"card_hidden":     CardHid{},
		"cards_joined":    CardsJoined{},
		"card_themed":     CardThemed{},
		"card_screened":   CardScreened{},
		"card_measured":   CardMeasured{},
		"like_set":        LikeSet{},
		"hands_set":       HandsSet{},
		"person_joined":   PersonJoined{},
		"person_placed":   PersonPlaced{},
		"person_state":    PersonState{},
		"path_put":        PathPut{},
		"path_dropped":    PathDropped{},
		"paths_ordered":   PathsOrdered{},
		"note_set":        NoteSet{},
		"report_passed":   SafetyReportPassed{},
		"published":       Published{},
		"seats_dealt":     SeatsDealt{},
		"tables_shown":    TablesShown{},
		"cards_placed":    CardsPlaced{},
		"seat_taken":      SeatTaken{},
		"seat_renewed":    SeatRenewed{},
		"undone":          Undone{},
	} {
		events[name] = reflect.TypeOf(e)
		eventNames[reflect.TypeOf(e)] = name
	}
}

// lastMoment is the end of the year 9999, after which a time has no usual form any more.
const lastMoment = 253402300799999

// recordVersion is the version of the encoding below.
const recordVersion = 1

// The encoding of a record, version 1: one JSON object
//
//	{"v":1,"seq":7,"at":1763790000000,"by":"…","cmd":"UUID","sum":"hex","events":[{"type":"like_set","data":{…}}…],"passed":[{"cmd":"UUID","sum":"hex"}…]}
//
// at is in milliseconds since the epoch; cmd, sum and passed are left out where there are none. What data holds is documented at each event.
type recordJSON struct {
	V      int          `json:"v"`
	Seq    Seq          `json:"seq"`
	At     int64        `json:"at"`
	By     string       `json:"by"`
	Cmd    CommandID    `json:"cmd,omitempty"`
	Sum    string       `json:"sum,omitempty"`
	Events []eventJSON  `json:"events"`
	Passed []passedJSON `json:"passed,omitempty"`
}

type eventJSON struct {
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

type passedJSON struct {
	Cmd CommandID `json:"cmd"`
	Sum string    `json:"sum"`
}

// Encode returns the record's bytes.
func (r Record) Encode() []byte {
	out := recordJSON{V: recordVersion, Seq: r.Seq, At: r.At.UnixMilli(), By: r.By, Cmd: r.Command, Events: encodeEvents(r.Events)}
	if r.Command != "" {
		out.Sum = strconv.FormatUint(r.Sum, 16)
	}
	for _, p := range r.Passed {
		out.Passed = append(out.Passed, passedJSON{Cmd: p.Command, Sum: strconv.FormatUint(p.Sum, 16)})
	}
	return mustJSON(out)
}

// DecodeRecord reads what Encode wrote, in this version of the program or an earlier one. An error says that the bytes are not a record
// or come from a later version.
func DecodeRecord(data []byte) (Record, error) {
	var in recordJSON
	if err := json.Unmarshal(data, &in); err != nil {
		return Record{}, fmt.Errorf("record: %w", err)
	}
	if in.V != recordVersion {
		return Record{}, fmt.Errorf("record: version %d is not known here", in.V)
	}
	if in.At < 0 || in.At > lastMoment {
		return Record{}, fmt.Errorf("record %d: %d is no time", in.Seq, in.At)
	}
	r := Record{Seq: in.Seq, At: time.UnixMilli(in.At).UTC(), By: in.By, Command: in.Cmd}
	var err error
	if in.Cmd != "" {
		if r.Sum, err = strconv.ParseUint(in.Sum, 16, 64); err != nil {
			return Record{}, fmt.Errorf("record %d: sum: %w", in.Seq, err)
		}
	}
	for _, p := range in.Passed {
		sum, err := strconv.ParseUint(p.Sum, 16, 64)
		if err != nil {
			return Record{}, fmt.Errorf("record %d: passed: %w", in.Seq, err)
		}
		r.Passed = append(r.Passed, Passed{Command: p.Cmd, Sum: sum})
	}
	if r.Events, err = decodeEvents(in.Events); err != nil {
		return Record{}, fmt.Errorf("record %d: %w", in.Seq, err)
	}
	return r, nil
}

func encodeEvents(list []Event) []eventJSON {
	out := make([]eventJSON, len(list))
	for i, e := range list {
		out[i] = eventJSON{Type: eventNames[reflect.TypeOf(e)], Data: mustJSON(e)}
	}
	return out
}

func decodeEvents(list []eventJSON) ([]Event, error) {
	out := make([]Event, 0, len(list))
	for _, e := range list {
		t, known := events[e.Type]
		if !known {
			return nil, fmt.Errorf("event %q is not known here", e.Type)
		}
		v := reflect.New(t)
		if err := json.Unmarshal(e.Data, v.Interface()); err != nil {
			return nil, fmt.Errorf("event %q: %w", e.Type, err)
		}
		out = append(out, v.Elem().Interface().(Event))
	}
	return out, nil
}

// mustJSON encodes a value of plain fields, which can't fail.
func mustJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic("session: " + err.Error())
	}
	return data
}
