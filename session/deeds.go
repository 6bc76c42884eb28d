package session

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"time"
)

// Deed is what a record says that somebody did who leads the session, or that somebody in the room raised with them. No word of a card is in it, and nobody's name.
type Deed struct {
	Seq    Seq
	At     time.Time
	By     string // "facilitator", "organiser", "organiser/ID" or "participant"
	Did    string // the name of the command; where that does several things, with a "/" and which
	Took   string // of an undo: what it took back, as Did
	Card   CardID // it was done to; "" where to none
	Kind   Kind   // of the card
	Number int    // the how-manieth card of the session that is, from 1
	Person int    // the how-manieth person who came it was done to, from 1; 0 where to nobody
	Name   string // a step's title, or its place where it has none; or a table's name
	Count  int    // of cards united, of seats, or the version published
}

// Chronicle reads a session's log for what those who lead it did. It takes every record, from the first, in the order of their seq.
type Chronicle struct {
	cards  map[CardID]Deed // what is said of a card
	people map[PersonID]int
	steps  map[StepID]string
	groups map[GroupID]string
}

// NewChronicle makes one that has read nothing.
func NewChronicle() *Chronicle {
	return &Chronicle{cards: map[CardID]Deed{}, people: map[PersonID]int{}, steps: map[StepID]string{}, groups: map[GroupID]string{}}
}

// Take reads a record. It tells false where that is nobody's deed who leads: the session's making, and what people write and like.
func (c *Chronicle) Take(r Record) (Deed, bool) {
	for _, e := range r.Events {
		c.learn(e)
	}
	if len(r.Events) == 0 {
		return Deed{}, false
	}
	role, _ := RoleOf(r.By)
	leads := role == Facilitator || role == Organiser
	main := mainOf(r.Events)
	if _, created := main.(SessionCreated); created || !leads && !raised(main) {
		return Deed{}, false
	}
	var d Deed
	if _, undo := r.Events[0].(Undone); undo {
		d = c.told(main)
		d.Did, d.Took = "undo", takenBack(r.Events[1:])
	} else {
		d = c.told(main)
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

// raised tells what people in the room do that those who lead answer for.
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
func (c *Chronicle) learn(e Event) {
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

func (c *Chronicle) count(id CardID, kind Kind) {
	c.cards[id] = Deed{Card: id, Kind: kind, Number: len(c.cards) + 1}
}

func (c *Chronicle) plan(agenda []Step) {
	for i, st := range agenda {
		c.steps[st.ID] = cmp.Or(st.Title, strconv.Itoa(i+1))
	}
}

// told words one event as a deed.
func (c *Chronicle) told(e Event) Deed {
	switch e := e.(type) {
	case SessionAmended:
		return Deed{Did: "session.amend"}
	case AgendaSet:
		return Deed{Did: "agenda.set"}
	case StepOpened:
		return Deed{Did: "step.go", Name: c.steps[e.Step]}
	case StepRevealed:
		return Deed{Did: either(e.Likes, "step.reveal/likes", "step.reveal"), Name: c.steps[e.Step]}
	case LikesReopened:
		return Deed{Did: "step.reveal/reopen", Name: c.steps[e.Step]}
	case TimerSet:
		return Deed{Did: "timer.set/" + e.State}
	case RoomLocked:
		return Deed{Did: either(e.On, "room.lock/on", "room.lock/off")}
	case SpotlightSet:
		return c.about(e.Card, either(e.Card != "", "spotlight.set/on", "spotlight.set/off"))
	case SessionState:
		return Deed{Did: either(e.State == Closed, "session.close", "session.reopen")}
	case PersonPlaced:
		return Deed{Did: "group.assign", Person: c.people[e.Person], Name: c.groups[e.Group]}
	case PersonState:
		return Deed{Did: fate(e), Person: c.people[e.Person]}
	case PathPut:
		return Deed{Did: "path.put"}
	case PathDropped:
		return Deed{Did: "path.drop"}
	case PathsOrdered:
		return Deed{Did: "path.order"}
	case NoteSet:
		return Deed{Did: "synthesis.note"}
	case Published:
		return Deed{Did: "synthesis.publish", Count: e.Version}
	case ReportPassed:
		return Deed{Did: either(e.Back, "report.pass/off", "report.pass")}
	case SeatsDealt:
		return Deed{Did: "seats.deal", Count: len(e.Seats)}
	case SeatRenewed:
		return Deed{Did: "seat.renew"}
	}
	return c.toldOfCard(e)
}

func (c *Chronicle) toldOfCard(e Event) Deed {
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
		return c.toldOfUnion(e)
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
	return Deed{Did: eventNames[reflect.TypeOf(e)]}
}

// toldOfUnion names the card that others were merged into, or the one that was taken out.
func (c *Chronicle) toldOfUnion(e CardsJoined) Deed {
	united := slices.DeleteFunc(slices.Clone(e.Joins), func(j Join) bool { return j.Into == "" })
	if len(united) == 0 {
		return c.about(e.Joins[0].Card, "card.split")
	}
	d := c.about(united[0].Into, "card.merge")
	d.Count = len(united)
	return d
}

func (c *Chronicle) about(id CardID, did string) Deed {
	d := c.cards[id]
	d.Did = did
	return d
}

func fate(e PersonState) string {
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
