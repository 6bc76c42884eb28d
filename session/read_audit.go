package session

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// AuditEntry is what a record says that somebody did who leads the session, or that somebody in the room raised with them. No word of a card is in it, and nobody's name.
type AuditEntry struct {
	Seq    Seq
	At     time.Time
	By     string // "facilitator", "organiser", "organiser/ID" or "participant"
	Action string // the name of the command; where that does several things, with a "/" and which
	Undid  string // of an undo: what it took back, as Did
	Card   CardID // it was done to; "" where to none
	Kind   Kind   // of the card
	Number int    // the how-manieth card of the session that is, from 1
	Person int    // the how-manieth person who came it was done to, from 1; 0 where to nobody
	Name   string // a step's title, or its place where it has none; or a table's name
	Count  int    // of cards united, of seats, or the version published
}

// AuditReader reads a session's log for what those who lead it did. It takes every record, from the first, in the order of their seq.
type AuditReader struct {
	cards  map[CardID]AuditEntry // what is said of a card
	people map[PersonID]int
	steps  map[StepID]string
	groups map[GroupID]string
}

// NewAuditReader makes one that has read nothing.
func NewAuditReader() *AuditReader {
	return &AuditReader{cards: map[CardID]AuditEntry{}, people: map[PersonID]int{}, steps: map[StepID]string{}, groups: map[GroupID]string{}}
}

// Take reads a record. It tells false where that is nobody's deed who leads: the session's making, and what people write and like.
func (c *AuditReader) Take(r Record) (AuditEntry, bool) {
	for _, e := range r.Events {
		c.learn(e)
	}
	if len(r.Events) == 0 {
		return AuditEntry{}, false
	}
	role, _ := RoleOf(r.By)
	leads := role == Facilitator || role == Organiser
	main := mainOf(r.Events)
	if _, created := main.(SessionCreated); created || !leads && !raised(main) {
		return AuditEntry{}, false
	}
	var d AuditEntry
	if _, undo := r.Events[0].(Undone); undo {
		d = c.describe(main)
		d.Action, d.Undid = "undo", takenBack(r.Events[1:])
	} else {
		d = c.describe(main)
	}
	d.Seq, d.At, d.By = r.Seq, r.At, r.By
	if !leads {
		d.By = string(Participant)
	}
	return d, true
}

// mainOf is the event that a command is about: what it brings about on the way stands before it, and only behind a changed agenda. What was taken back begins with it.
func mainOf(list []Event) Event {
	if _, undo := list[0].(Undone); undo && len(list) > 1 {
		return list[1]
	}
	last := list[len(list)-1]
	_, opens := last.(StepOpened)
	if _, plans := list[0].(AgendaSet); plans && !opens {
		return list[0]
	}
	return last
}

// raised returns what people in the room do that those who lead answer for.
func raised(e Event) bool {
	switch e := e.(type) {
	case CardFlagged:
		return true
	case CardWithdrawn:
		return e.Erased
	case PersonState:
		return e.Erased
	}
	return false
}

// learn keeps what deeds are told by.
func (c *AuditReader) learn(e Event) {
	switch e := e.(type) {
	case SessionCreated:
		for _, g := range e.Groups {
			c.groups[g.ID] = g.Name
		}
		for _, seed := range e.Cards {
			c.count(seed.Card, seed.Kind)
		}
		c.plan(e.Info.Agenda)
	case SessionAmended:
		for _, g := range e.Groups {
			c.groups[g.ID] = g.Name
		}
	case AgendaSet:
		c.plan(e.Agenda)
	case CardAdded:
		c.count(e.Card, e.Kind)
	case PersonJoined:
		c.people[e.Person] = len(c.people) + 1
	}
}

func (c *AuditReader) count(id CardID, kind Kind) {
	c.cards[id] = AuditEntry{Card: id, Kind: kind, Number: len(c.cards) + 1}
}

func (c *AuditReader) plan(agenda []Step) {
	for i, st := range agenda {
		c.steps[st.ID] = cmp.Or(st.Title, strconv.Itoa(i+1))
	}
}

// describe words one event as a deed.
func (c *AuditReader) describe(e Event) AuditEntry {
	switch e := e.(type) {
	case SessionAmended:
		return AuditEntry{Action: "session.amend"}
	case AgendaSet:
		return AuditEntry{Action: "agenda.set"}
	case StepOpened:
		return AuditEntry{Action: "step.go", Name: c.steps[e.Step]}
	case StepRevealed:
		return AuditEntry{Action: either(e.Likes, "step.reveal/likes", "step.reveal"), Name: c.steps[e.Step]}
	case LikesReopened:
		return AuditEntry{Action: "step.reveal/reopen", Name: c.steps[e.Step]}
	case TimerSet:
		return AuditEntry{Action: "timer.set/" + e.State}
	case RoomLocked:
		return AuditEntry{Action: either(e.On, "room.lock/on", "room.lock/off")}
	case SpotlightSet:
		return c.about(e.Card, either(e.Card != "", "spotlight.set/on", "spotlight.set/off"))
	case SessionState:
		return AuditEntry{Action: either(e.State == Closed, "session.close", "session.reopen")}
	case PersonPlaced:
		return AuditEntry{Action: "group.assign", Person: c.people[e.Person], Name: c.groups[e.Group]}
	case PersonState:
		return AuditEntry{Action: personAction(e), Person: c.people[e.Person]}
	case PathPut:
		return AuditEntry{Action: "path.put"}
	case PathDropped:
		return AuditEntry{Action: "path.drop"}
	case PathsOrdered:
		return AuditEntry{Action: "path.order"}
	case NoteSet:
		return AuditEntry{Action: "synthesis.note"}
	case Published:
		return AuditEntry{Action: "synthesis.publish", Count: e.Version}
	case SafetyReportPassed:
		return AuditEntry{Action: either(e.Back, "report.pass/off", "report.pass")}
	case SeatsDealt:
		return AuditEntry{Action: "seats.deal", Count: len(e.Seats)}
	case SeatRenewed:
		return AuditEntry{Action: "seat.renew"}
	}
	return c.describeCard(e)
}

func (c *AuditReader) describeCard(e Event) AuditEntry {
	switch e := e.(type) {
	case CardAdded:
		return c.about(e.Card, "card.add")
	case CardEdited:
		return c.about(e.Card, "card.edit")
	case CardWithdrawn:
		return c.about(e.Card, either(e.Erased, "card.erase", "card.withdraw"))
	case CardFlagged:
		return c.about(e.Card, "card.flag/"+e.Reason)
	case FlagClosed:
		return c.about(e.Card, "flag.close/"+e.Reason)
	case CardHid:
		return c.about(e.Card, either(e.Hidden, "card.hide", "card.restore"))
	case CardsJoined:
		return c.describeUnion(e)
	case CardThemed:
		return c.about(e.Card, "card.theme")
	case CardScreened:
		return c.about(e.Card, "card.screen/"+cmp.Or(e.Verdict, "open"))
	case CardMeasured:
		return c.about(e.Card, "card.measure")
	case HandsSet:
		d := c.about(e.Card, "hands.set")
		d.Count = e.Hands
		return d
	}
	return AuditEntry{Action: eventNames[reflect.TypeOf(e)]}
}

// describeUnion names the card that others were merged into, or the one that was taken out.
func (c *AuditReader) describeUnion(e CardsJoined) AuditEntry {
	united := slices.DeleteFunc(slices.Clone(e.Joins), func(j Join) bool { return j.Into == "" })
	if len(united) == 0 {
		return c.about(e.Joins[0].Card, "card.split")
	}
	d := c.about(united[0].Into, "card.merge")
	d.Count = len(united)
	return d
}

func (c *AuditReader) about(id CardID, did string) AuditEntry {
	d := c.cards[id]
	d.Action = did
	return d
}

func personAction(e PersonState) string {
	switch {
	case e.Erased:
		return "person.erase"
	case e.State != PersonRemoved:
		return "person.admit"
	case e.Evicted:
		return "person.remove"
	}
	return "person.remove/keep_cards"
}

// takenBack names what was done that these events take back.
func takenBack(back []Event) string {
	if len(back) == 0 {
		return ""
	}
	switch e := back[0].(type) {
	case CardHid:
		return either(e.Hidden, "card.restore", "card.hide")
	case FlagClosed:
		return "flag.close"
	case CardsJoined:
		freed := slices.ContainsFunc(e.Joins, func(j Join) bool { return j.Into == "" })
		return either(freed, "card.merge/some", "card.split")
	case CardThemed:
		return "card.theme"
	case CardScreened:
		return "card.screen"
	case CardMeasured:
		return "card.measure"
	case HandsSet:
		return "hands.set/some"
	case PersonState:
		return "person.remove"
	case PathPut:
		return either(len(back) > 1, "path.drop", "path.put") // what was dropped comes back to its place
	case PathDropped:
		return "path.put"
	case PathsOrdered:
		return "path.order"
	default:
		return eventNames[reflect.TypeOf(e)]
	}
}
