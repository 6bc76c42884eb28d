package session

import (
	"encoding/json"
	"time"
)

// Language is one of the languages that everything a person reads exists in.
type Language string

// The languages, Italian first.
const (
	Italian Language = "it"
	English Language = "en"
	Dutch   Language = "nl"
)

// Languages lists them in the order in which they are offered.
var Languages = []Language{Italian, English, Dutch}

// Kind is what a card is about.
type Kind string

// The kinds of cards. A need is an expectation or a need; an idea is a strategy or a step to take.
const (
	Need       Kind = "need"
	Objective  Kind = "objective"
	Tool       Kind = "tool"
	KPI        Kind = "kpi"
	Difficulty Kind = "difficulty"
	Idea       Kind = "idea"
)

// Kinds lists the kinds in the order in which people read them.
var Kinds = []Kind{Need, Objective, Tool, KPI, Difficulty, Idea}

// Origin says where a difficulty comes from: the company itself, or outside of it (regulation, the market).
type Origin string

// The origins; "" is "not said".
const (
	Internal Origin = "internal"
	External Origin = "external"
)

// Choices that a session or one of its steps is made with. The strings are those of the wire.
const (
	NamesShown  = "shown"
	NamesHidden = "hidden"

	AdmissionOpen  = "open"
	AdmissionLobby = "lobby"
	AdmissionSeats = "seats"

	ShowLive     = "live"
	ShowOnReveal = "on_reveal"
	ShowAfter    = "after"

	ScopeAll         = "all"
	ScopeOwnGroup    = "own_group"
	ScopeOtherGroups = "other_groups"

	Open   = "open"
	Closed = "closed"
)

// StepKinds are what a step of the agenda can be.
var StepKinds = []string{"welcome", "collect", "like", "weave", "close"}

// DefaultCriterion is the criterion of a step that names none.
const DefaultCriterion = "like"

// Info is what is fixed about a session when it is made, and whether it is open.
type Info struct {
	// Stored: a new field must be omitempty.

	ID        ID        `json:"id"`
	Title     string    `json:"title"`
	Topic     string    `json:"topic"`
	City      string    `json:"city"`
	Date      string    `json:"date"`             // YYYY-MM-DD, or "" when not said
	Starts    string    `json:"starts,omitempty"` // HH:MM in the zone
	Place     string    `json:"place,omitempty"`
	Zone      string    `json:"zone,omitempty"` // an IANA name; none of a session from before there was one
	Language  Language  `json:"language"`
	Template  string    `json:"template"`
	Series    *SeriesID `json:"series"`
	State     string    `json:"state"` // "open" or "closed"
	Agenda    []Step    `json:"agenda"`
	Settings  Settings  `json:"settings"`
	CreatedAt time.Time `json:"created_at"`
	Rehearses ID        `json:"rehearses,omitempty"` // the session whose plan is practised in this one; none in a real one
}

// Series is a set of sessions that are read as one.
type Series struct {
	// Stored: a new field must be omitempty.

	ID        SeriesID  `json:"id"`
	Title     string    `json:"title"`
	Topic     string    `json:"topic"`
	Language  Language  `json:"language"`
	Sessions  []Info    `json:"sessions"` // by date, then by making
	CreatedAt time.Time `json:"created_at"`
}

// Step is one item of the agenda. It takes cards when Collects is not empty and likes when Likes is not, whatever its kind.
type Step struct {
	// Stored: a new field must be omitempty.

	ID             StepID   `json:"id"`
	Kind           string   `json:"kind"` // one of StepKinds
	Title          string   `json:"title"`
	Prompt         string   `json:"prompt"`
	Minutes        int      `json:"minutes"` // planned; 0 is "not said"
	Collects       []Kind   `json:"collects"`
	Likes          []Kind   `json:"likes"`
	ShowCards      string   `json:"show_cards"` // "live" or "on_reveal"
	ShowLikes      string   `json:"show_likes"` // "live" or "after": then also what an earlier step showed is out of sight while this one is open
	Criteria       []string `json:"criteria"`
	LikesPerPerson int      `json:"likes_per_person"` // for each criterion; 0 is no limit
	LikeScope      string   `json:"like_scope"`       // "all", "own_group" or "other_groups"
	LikeOwn        bool     `json:"like_own"`
	Skip           bool     `json:"skip,omitempty"` // the plan passes it over
}

// UnmarshalJSON reads a step over the defaults, so that what is not said has its usual value.
func (s *Step) UnmarshalJSON(data []byte) error {
	type plain Step
	p := plain{
		Collects: []Kind{}, Likes: []Kind{}, ShowCards: ShowOnReveal, ShowLikes: ShowAfter,
		Criteria: []string{DefaultCriterion}, LikeScope: ScopeAll,
	}
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	*s = Step(p)
	return nil
}

// Settings are the choices of an organiser for one session.
type Settings struct {
	// Stored: a new field must be omitempty.

	Names           string   `json:"names"`            // "shown" or "hidden"
	Groups          []string `json:"groups"`           // names of the tables; none: everybody sits at one
	Admission       string   `json:"admission"`        // "open", "lobby" or "seats"
	MaxParticipants int      `json:"max_participants"` // 0 is no limit
	CardLength      int      `json:"card_length"`      // graphemes
	RetentionDays   int      `json:"retention_days"`
	SafetyDays      int      `json:"safety_days"`   // that a safety report is kept from its making, whatever becomes of the session; 0: as long as the session
	SuggestFlags    bool     `json:"suggest_flags"` // whether words that may tell of an adverse event are pointed out to facilitators
	// CardsPerPerson is the most cards of one person in one step; 0 is no limit, and so is nil, of a session from before there was one.
	CardsPerPerson *int `json:"cards_per_person,omitempty"`
	// TableMin is the fewest people of a table of which anything is told by itself, 3 to 20; 0 is no guard, and so is nil, of a session from before there was one.
	TableMin *int `json:"table_min,omitempty"`
}

// UnmarshalJSON reads settings over the defaults; what did not always exist stays nil where it is not said, since stored settings are read here too.
func (s *Settings) UnmarshalJSON(data []byte) error {
	type plain Settings
	p := plain(DefaultSettings())
	p.CardsPerPerson, p.TableMin = nil, nil
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	*s = Settings(p)
	return nil
}

// usualCards is how many cards a person may have in a step where nobody says otherwise: more than anybody writes, and few enough that nobody floods a wall.
const usualCards = 60

// usualTable is how many people a table has at least that is shown by itself, where nobody says otherwise: fewer, and who sits there knows who said what.
const usualTable = 4

// Filled returns the settings of a new session: what they leave out has its usual value.
func (s Settings) Filled() Settings {
	if s.CardsPerPerson == nil {
		s.CardsPerPerson = DefaultSettings().CardsPerPerson
	}
	if s.TableMin == nil {
		s.TableMin = DefaultSettings().TableMin
	}
	return s
}

// DefaultSettings are those of a session whose organiser chose nothing.
func DefaultSettings() Settings {
	cards, table := usualCards, usualTable
	return Settings{
		CardsPerPerson: &cards, TableMin: &table,
		Names: NamesHidden, Groups: []string{}, Admission: AdmissionOpen,
		CardLength: 280, RetentionDays: 365, SuggestFlags: true,
	}
}

// Seed is a card that a template brings along.
type Seed struct {
	// Stored: a new field must be omitempty.

	Kind Kind   `json:"kind"`
	Text string `json:"text"`
}

// Group is a table.
type Group struct {
	// Stored: a new field must be omitempty.

	ID   GroupID `json:"id"`
	Name string  `json:"name"`
}

// Measure is a KPI in figures: what is measured, from where, to where, by when. Every part is free text and may be empty.
type Measure struct {
	// Stored: a new field must be omitempty.

	Measure  string `json:"measure"`
	Baseline string `json:"baseline"`
	Target   string `json:"target"`
	Due      string `json:"due"`
}
