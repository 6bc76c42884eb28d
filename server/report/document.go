// Package report holds the facts of the document that goes back to everyone who took part, without words: what was asked, what they wrote, what they judged to be
// of value, the paths that the facilitator built from it, and how all of that was done.
//
// Look takes the facts from a meeting, Build makes one Document of them, BuildSeries one of several meetings. Everything that a format shows is in the Document.
// Package outline puts it into words, and pdf, docx, xlsx, html and formats write it.
package report

import (
	"time"

	"colazione/session"
)

// Format names the JSON form of a Document, with its version.
const Format = "colazione/synthesis/1"

// Document is the synthesis of one meeting, or of the meetings of a series read as one, with everything that it rests on. Cards are named by their ids; each stands
// once in Cards, alone or under the one that it was joined with. Over a series the id of a table is "SESSION-ID/GROUP-ID".
type Document struct {
	Format   string           `json:"format"`
	Language session.Language `json:"language"` // of the document; cards are as people wrote them
	Made     time.Time        `json:"made_at"`
	Status   Status           `json:"status"`
	Hash     string           `json:"content_hash"` // SHA-256 of the facts, the same in every form and language

	Organiser string `json:"organiser"` // who holds the meeting; "" when not said
	Logo      []byte `json:"-"`         // theirs, a PNG; none when not given

	Title   string           `json:"title"`
	Topic   string           `json:"topic"`
	City    string           `json:"city"`
	Date    string           `json:"date"`           // YYYY-MM-DD, or "" when not said
	Written session.Language `json:"cards_language"` // the meeting's

	Series      string               `json:"series"`       // id; "" in the document of one meeting
	Rooms       []Room               `json:"rooms"`        // the meetings of the series that are read as one, the earliest first
	ThemeTrends []session.ThemeTrend `json:"theme_trends"` // over the rooms, in their order

	Asked   []Question `json:"asked"`
	People  People     `json:"people"`
	Note    string     `json:"note"` // the facilitator's, on the whole
	Paths   []Path     `json:"paths"`
	Changes Changes    `json:"changes"` // since the version before
	Kinds   []Tally    `json:"kinds"`
	Cards   []Card     `json:"cards"` // by kind; within a kind those with most likes first

	Origins []Share `json:"origins"` // of difficulties: "internal", "external" and "" for not said
	Themes  []Share `json:"themes"`  // most likes first, and last "" for the cards without any
	// ThemeBase is what Themes are parts of; ThemeKinds are the same kind by kind, of those kinds where any card has a theme.
	ThemeBase  ThemeBase   `json:"theme_base"`
	ThemeKinds []ThemeKind `json:"theme_kinds"`
	Method     Method      `json:"method"`
}

// ThemeBase counts what themes are found in.
type ThemeBase struct {
	Cards  int `json:"cards"`  // that stand
	Themed int `json:"themed"` // of them, with a theme
	Likes  int `json:"likes"`  // of all of them
}

// ThemeKind is how the themes of the cards of one kind stand.
type ThemeKind struct {
	Kind   session.Kind `json:"kind"`
	Base   ThemeBase    `json:"base"`
	Shares []Share      `json:"shares"` // as Document.Themes
}

// Status says whether the document is final, and of what it is a record.
type Status struct {
	Draft       bool       `json:"draft"`
	Version     int        `json:"version"` // of the last publication; 0 before the first
	PublishedAt *time.Time `json:"published_at" jsonschema:"nullable"`
	Open        bool       `json:"open"`                // the meeting was going on when the document was made
	Rehearsal   bool       `json:"rehearsal,omitempty"` // there was no meeting: the plan was practised with simulated people
	Rebuilt     bool       `json:"rebuilt,omitempty"`   // the figures of this version were worked out after it was published, of the log
	Changed     *Changed   `json:"changed_after_publication,omitempty"`
}

// Changed says what is no longer in a published version.
type Changed struct {
	At    time.Time `json:"at"`    // the last time
	Cards int       `json:"cards"` // that were hidden, taken back or erased
}

// Room is one of the meetings of a series.
type Room struct {
	ID        string           `json:"id"`   // the session's
	Mark      string           `json:"mark"` // what the refs of its cards begin with
	Name      string           `json:"name"` // as the document calls it: the city, with the date where two are in one
	Title     string           `json:"title"`
	City      string           `json:"city"`
	Date      string           `json:"date"` // YYYY-MM-DD, or "" when not said
	Written   session.Language `json:"cards_language"`
	Status    Status           `json:"status"`
	Note      string           `json:"note"`
	Asked     []Question       `json:"asked"`
	People    People           `json:"people"`
	Paths     int              `json:"paths"`
	Origins   []Share          `json:"origins"`
	Themes    []Share          `json:"themes"`
	ThemeBase ThemeBase        `json:"theme_base"`
	Method    Method           `json:"method"`
}

// Question is a step of the agenda as it was put to people.
type Question struct {
	Title    string         `json:"title"`
	Prompt   string         `json:"prompt"`
	Minutes  int            `json:"minutes"` // planned; 0 when not said
	Collects []session.Kind `json:"collects"`
	Likes    []session.Kind `json:"likes"`
	Criteria []string       `json:"criteria"` // by which likes were given; none where none were
}

// People counts those who took part.
type People struct {
	Joined int     `json:"joined"`
	Wrote  int     `json:"wrote"`
	Liked  int     `json:"liked"` // hold at least one like: those whom every share counts
	Tables []Table `json:"tables"`
}

// Table is one table and its people.
type Table struct {
	ID     string `json:"id"`
	Room   string `json:"room,omitempty"` // over a series
	Name   string `json:"name"`
	Joined int    `json:"joined"`
	Wrote  int    `json:"wrote"`
	Liked  int    `json:"liked"`
}

// Path is one way from what people need to how they will see that it works, by card ids.
type Path struct {
	ID    session.PathID `json:"id,omitempty"`
	Room  string         `json:"room,omitempty"` // over a series
	Title string         `json:"title"`
	Note  string         `json:"note"`
	Owner string         `json:"owner,omitempty"` // who answers for it
	session.PathCards[string]
	Ties []Tie `json:"ties"` // from each card to each of the next column
}

// Tie is a line of a path, by card ids.
type Tie struct {
	From   string `json:"from"`
	To     string `json:"to"`
	People int    `json:"people"` // who like both
}

// Tally sums up the cards of one kind.
type Tally struct {
	Kind     session.Kind `json:"kind"`
	Cards    int          `json:"cards"`    // written, those that were joined with others too
	Standing int          `json:"standing"` // left after joining
	Likes    int          `json:"likes"`
	Criteria []string     `json:"criteria"`       // by which they could be liked; none where they could not
	Reached  int          `json:"covered_people"` // who like a card with a set rank, of People.Liked
	Covered  float64      `json:"covered"`        // 0 to 1: people who like a card with a set rank, of all who like anything
}

// Card is one contribution.
type Card struct {
	ID       string           `json:"id"`
	Room     string           `json:"room,omitempty"` // over a series
	Ref      string           `json:"ref,omitempty"`  // by which a document over a series refers to the card: its room's mark and its number there
	Kind     session.Kind     `json:"kind"`
	Text     string           `json:"text"`
	Table    string           `json:"table"`            // id; "" when it was there from the start
	Author   string           `json:"author,omitempty"` // where the meeting shows names
	Given    bool             `json:"given"`            // there from the start
	ByScribe bool             `json:"by_scribe"`        // written down for somebody without a phone
	Held     bool             `json:"held"`             // not shown to the room yet; in drafts only
	Origin   session.Origin   `json:"origin"`
	KPI      *session.Measure `json:"kpi" jsonschema:"nullable"`
	Themes   []string         `json:"themes"`
	Answers  []string         `json:"answers"` // ids of cards
	At       time.Time        `json:"at"`
	// Choice is what the facilitator took or left, with her reason and the rules that singled the card out then; null where she did neither.
	Choice    *session.Screening `json:"choice" jsonschema:"nullable"`
	FirstStep bool               `json:"first_step"`                    // what somebody committed to at the end
	Figures   *Figures           `json:"figures" jsonschema:"nullable"` // null for cards that were joined with another, and where no likes were asked for
	Hands     []Hands            `json:"hands"`                         // raised for it, beside the likes and no part of the figures
	Joined    []Card             `json:"joined"`                        // cards that say the same and were joined with this one
}

// Figures are what the likes say about a card. Shares are from 0 to 1.
type Figures struct {
	Rank               int            `json:"rank"`          // in the list of its kind by likes, from 1; no two cards share one
	Place              int            `json:"place"`         // within its kind by likes, from 1: cards that are equal share one
	BreadthRank        int            `json:"breadth_rank"`  // in the list of its kind by breadth, from 1
	BreadthPlace       int            `json:"breadth_place"` // within its kind by breadth, from 1: cards that are equal share one
	People             int            `json:"people"`        // who like it, of People.Liked; each counts once, also where there are several criteria
	Likes              map[string]int `json:"likes"`         // by criterion
	Total              int            `json:"total"`
	Tables             map[string]int `json:"tables"` // people who like it, by table id
	Reach              int            `json:"reach"`  // tables with at least one of them
	Support            float64        `json:"support"`
	Breadth            float64        `json:"breadth"`
	MostVoted          bool           `json:"most_voted"`
	MostRepresentative bool           `json:"most_representative"`
	SetRank            int            `json:"set_rank"` // in the set that leaves fewest people out, from 1; 0 outside it
	SetTied            bool           `json:"set_tied"` // outside that set by nothing but its arrival
	Firm               session.Firm   `json:"firm"`     // which of these, and the first place, would stand whichever one voter were left out
}

// Share is a part of the cards and of the likes. Parts are from 0 to 1 and add up to 1, or are all 0.
type Share struct {
	Name      string  `json:"name"`
	Cards     int     `json:"cards"`
	Likes     int     `json:"likes"`
	CardShare float64 `json:"card_share"`
	LikeShare float64 `json:"like_share"`
}

// Method says how the figures came about.
type Method struct {
	Admission string `json:"admission"` // "open", "lobby" or "seats"
	Names     bool   `json:"names"`     // shown
	Cards     int    `json:"cards"`     // written and kept: all that stand in the document
	Joined    int    `json:"joined"`    // of them, joined with others of their own meeting
	Across    int    `json:"across"`    // of them, joined with those of other rooms
	ByScribe  int    `json:"by_scribe"`
	Given     int    `json:"given"`
	Hidden    int    `json:"hidden"`                  // left out by the facilitator, not in Cards
	Alarming  int    `json:"adverse_events_left_out"` // of a draft, left out because of a suspected adverse event that is not settled, not in Cards
	Likes     int    `json:"likes"`
}
