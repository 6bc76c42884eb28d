package session

import "time"

// Role is what somebody may be in a session. An organiser acts as a facilitator everywhere.
type Role string

// The roles.
const (
	Organiser   Role = "organiser"
	Facilitator Role = "facilitator"
	Screen      Role = "screen"
	Participant Role = "participant"
	// Absent is who was not there and reads what was published, and nothing else.
	Absent Role = "absent"
)

// Reader is who looks at a session: a role, and for a participant which one.
type Reader struct {
	Role   Role
	Person PersonID
}

// Patch brings a reader from one seq to another: whatever changed between, each thing whole, but for tallies and mine. To apply it is to replace each thing in
// it by id; a patch from 0 replaces everything. What the reader may not see is not in it.
type Patch struct {
	From Seq   `json:"from"`
	Seq  Seq   `json:"seq"`
	Now  int64 `json:"now"` // the server's clock, milliseconds since the epoch

	Session   *SessionView      `json:"session,omitempty"`
	Progress  *Progress         `json:"progress,omitempty"` // facilitator and screen
	People    []PersonView      `json:"people,omitempty"`   // facilitator
	Reports   []SafetyReport    `json:"reports,omitempty"`  // facilitator: all safety reports, oldest first
	Cockpits  []CockpitPresence `json:"desks,omitempty"`    // facilitator: all that are there
	Synthesis *SynthesisView    `json:"synthesis,omitempty"`
	Gone      []CardID          `json:"gone,omitempty"`    // cards that this reader saw once and may see no longer
	Tallies   []Tally           `json:"tallies,omitempty"` // to who takes parts: of cards of which nothing else changed for this reader
	Cards     []CardView        `json:"cards,omitempty"`   // in the order in which they were written, those last that the reader alone sees
	Me        *Me               `json:"me,omitempty"`
	Mine      *OwnChanges       `json:"mine,omitempty"` // to who takes parts: in the place of me, where only likes changed
}

// SessionView is a session as everybody in the room sees it.
type SessionView struct {
	Info
	Step        StepID      `json:"step"`
	Revealed    bool        `json:"revealed"`               // the step's cards are shown, or its tallies where it takes no cards
	LikesClosed bool        `json:"likes_closed,omitempty"` // the open step takes likes, and no more since its tallies were shown
	LikesShown  bool        `json:"likes_shown,omitempty"`  // the step takes likes, and the room sees its tallies
	Locked      bool        `json:"locked"`                 // nobody else may join
	Timer       TimerView   `json:"timer"`
	Present     int         `json:"present"` // participants connected now
	Groups      []GroupView `json:"groups"`
	Spotlight   *CardID     `json:"spotlight"`
}

// TimerView is the step's timer: while it runs EndsAt is set, while it is paused LeftMS is.
type TimerView struct {
	State  string `json:"state"` // "run", "pause" or "stop"
	EndsAt *int64 `json:"ends_at,omitempty"`
	LeftMS *int64 `json:"left_ms,omitempty"`
}

// GroupView is a table with the number of its people who are connected now.
type GroupView struct {
	Group
	Present int `json:"present"`
	// With is the table under whose id this one and others stand together for all who do not lead; left out where it stands alone, and where the room is one.
	With GroupID `json:"with,omitempty"`
}

// Progress counts people in the step that is open, without naming any.
type Progress struct {
	Joined int `json:"joined"`          // people admitted and not removed
	Wrote  int `json:"wrote"`           // of them, with a card of this step
	Liked  int `json:"liked"`           // of them, with a like given in this step
	Spent  int `json:"spent,omitempty"` // of them, with no like left in this step; 0 where likes have no limit

	Groups []TableProgress `json:"groups,omitempty"` // facilitator
}

// TableProgress counts the people of one table in the step that is open. Who writes is not done yet; who is away may be.
type TableProgress struct {
	ID      GroupID `json:"id"`
	Joined  int     `json:"joined"`
	Writing int     `json:"writing"` // just now
	Done    int     `json:"done"`    // with a card or a like in this step
	Away    int     `json:"away"`    // not connected
}

// PersonView is a participant as a facilitator sees one. Name and organisation are empty where the session hides names.
type PersonView struct {
	ID           PersonID `json:"id"`
	Name         string   `json:"name"`
	Organisation string   `json:"organisation"`
	Group        GroupID  `json:"group"`
	Present      bool     `json:"present"`
	State        string   `json:"state"`               // "in", "waiting" or "removed"
	Simulated    bool     `json:"simulated,omitempty"` // in a rehearsal: nobody is behind it
	Erased       bool     `json:"erased,omitempty"`    // removed for good: nothing of theirs is left, and they are not let in again
}

// Me is what belongs to the reader alone. A facilitator's and a screen's has a role, and the rest is empty.
type Me struct {
	ID    PersonID `json:"id"`
	Role  Role     `json:"role"`
	Name  string   `json:"name"`
	Group GroupID  `json:"group"`
	State string   `json:"state"` // "in" or "waiting"
	// Number is, of somebody who waits, the place in the order of coming: by it a facilitator who sees no names knows whom to let in.
	Number int                 `json:"number,omitempty"`
	Cards  []CardID            `json:"cards"`
	Likes  map[string][]CardID `json:"likes"` // by criterion, the very cards that were liked
	Left   map[string]*int     `json:"left"`  // by criterion of the open step; null is no limit
}

// CardView is a card.
type CardView struct {
	ID        CardID          `json:"id"`
	Kind      Kind            `json:"kind"`
	Text      string          `json:"text"`
	Group     GroupID         `json:"group"` // "" when it comes from the template or from nobody's table, and where no table is shown by itself; of those that stand together the first
	Author    string          `json:"author,omitempty"`
	State     string          `json:"state"`          // "shown", "held", "hidden" or "merged"
	Into      CardID          `json:"into,omitempty"` // of a merged card, the one that stands for it
	Answers   []CardID        `json:"answers"`
	Origin    Origin          `json:"origin,omitempty"`
	KPI       *Measure        `json:"kpi,omitempty"`
	Led       bool            `json:"kpi_by_facilitator,omitempty"` // a facilitator said how it is measured
	Themes    []string        `json:"themes"`
	ByScribe  bool            `json:"by_scribe,omitempty"`
	FirstStep bool            `json:"first_step,omitempty"` // what somebody commits to: an idea of a closing step
	Likes     map[string]int  `json:"likes,omitempty"`
	Groups    map[GroupID]int `json:"groups,omitempty"`
	Hands     map[GroupID]int `json:"hands,omitempty"`     // raised for it and counted by a facilitator, by table, "" being the whole room; beside the likes, no part of them
	Flag      *FlagView       `json:"flag,omitempty"`      // facilitator
	Concern   string          `json:"concern,omitempty"`   // facilitator: a word that may tell of an adverse event, in small letters without accents
	Screening *Screening      `json:"screening,omitempty"` // facilitator
	At        time.Time       `json:"at"`
	Edited    *time.Time      `json:"edited"`
}

// The states of a card as it is shown.
const (
	CardShown  = "shown"
	CardHeld   = "held"
	CardHidden = "hidden"
	CardMerged = "merged"
)

// Screening is what a facilitator decided about a card.
type Screening struct {
	Verdict string   `json:"verdict"` // "take" or "leave"
	Reason  string   `json:"reason"`
	Rules   []string `json:"rules"` // that singled the card out at that time: "most_voted", "most_representative", "set"
}

// FlagView is a concern about a card; where several were raised, an adverse event comes before personal data, and these before the others.
type FlagView struct {
	Reason string    `json:"reason"` // "adverse_event", "offensive" or "personal_data"
	Note   string    `json:"note"`
	At     time.Time `json:"at"`
}

// SynthesisView is what the facilitator made of the cards: the draft for a facilitator, the published one for everybody else.
type SynthesisView struct {
	Version     int        `json:"version"` // of the last publication; 0 before the first
	PublishedAt *time.Time `json:"published_at,omitempty"`
	Paths       []PathView `json:"paths"`
	Ties        []Tie      `json:"ties,omitempty"` // of the published paths, with likes as they were then
	Note        string     `json:"note"`
}

// PathBody joins what people need to what they would do, with what, and how they would see that it works. It is all of a path that reads the same in the log and on the
// wire: a field that is added here reaches both, and must be omitempty.
type PathBody struct {
	ID PathID `json:"id"`
	PathCards[CardID]
	Title string `json:"title"`
	Note  string `json:"note"`
}

// Path is a path as it is stored in the log and in snapshots: a new field must be omitempty. The owner's name is kept outside the log, under this id.
type Path struct {
	PathBody
	Owner OwnerID `json:"owner,omitempty"`
}

// PathView is a path as readers get it.
type PathView struct {
	PathBody
	Owner string `json:"owner,omitempty"` // the name of who answers for it
}

// Ranking is a list of cards in the order of one rule, with the people whom it counts.
type Ranking struct {
	Electorate Electorate `json:"electorate"`
	Cards      []Ranked   `json:"cards"`
}

// Electorate counts the people who hold at least one like, in all and by group. Over a series a group is "SESSION-ID/GROUP-ID".
type Electorate struct {
	Total  int            `json:"total"`
	Groups map[string]int `json:"groups"`
}

// Ranked is a card's place in a ranking and the figures that gave it.
type Ranked struct {
	Rank    int            `json:"rank"`  // from 1
	Place   int            `json:"place"` // 1 + the cards with a strictly better figure, the total or the breadth: equal cards share one
	Card    CardID         `json:"card"`
	Likes   map[string]int `json:"likes"` // by criterion
	Total   int            `json:"total"` // over all criteria
	Groups  map[string]int `json:"groups"`
	Reach   int            `json:"reach"`   // groups with at least one like
	Support float64        `json:"support"` // 0 to 1: people who like it, of all who like anything
	Breadth float64        `json:"breadth"` // 0 to 1
}
