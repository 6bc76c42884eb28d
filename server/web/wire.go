package web

import (
	"encoding/json"
	"time"

	"colazione/server/auth"
	"colazione/server/room"
	"colazione/session"
	"colazione/session/template"
)

// What stands in bodies and answers beside the types of session.

// SignInMethods are the ways to sign in besides the installation's key.
type SignInMethods struct {
	Names   bool `json:"names"`   // there are organisers who sign in with their name and a key of their own
	Company bool `json:"company"` // one can sign in with the company's account
}

// SignIn is the body of a sign-in: with the installation's key, or with a name and that organiser's key.
type SignIn struct {
	Name string `json:"name,omitempty"`
	Key  string `json:"key"`
}

// Secret is the body that trades the secret of a link.
type Secret struct {
	Key string `json:"key"`
}

// SignedIn is a token for an organiser.
type SignedIn struct {
	Token string `json:"token"`
}

// OrganiserView is an organiser as they and the owner see them. The owner, who holds the installation's key, has neither an id nor a name.
type OrganiserView struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	Owner     bool       `json:"owner,omitempty"`
	FixedKey  bool       `json:"fixed_key,omitempty"` // the installation's key is set where the server is started, and can't be changed here
	Ended     bool       `json:"ended,omitempty"`
	Company   bool       `json:"company"` // comes with the company's account, and has no key here
	CreatedAt *time.Time `json:"created_at,omitempty"`
}

// Organisers is a list of organisers.
type Organisers struct {
	Organisers []OrganiserView `json:"organisers"`
}

// NewOrganiser is the body with which an organiser is added.
type NewOrganiser struct {
	Name string `json:"name"`
}

// OrganiserKey is an organiser with the key that was made for them, which is shown this once.
type OrganiserKey struct {
	Organiser OrganiserView `json:"organiser"`
	Key       string        `json:"key"`
}

// NewKey is the body with which an organiser changes the own key.
type NewKey struct {
	Old string `json:"old"`
	New string `json:"new"` // at least 12 characters
}

// Sharing is the body that shares something with all organisers, or no longer.
type Sharing struct {
	Shared bool `json:"shared"`
}

// Belonging is to whom a session or a series belongs.
type Belonging struct {
	Organiser string `json:"organiser"` // another's name; "" is the caller, or the owner of the installation
	Yours     bool   `json:"yours"`     // to share and to erase
	Shared    bool   `json:"shared"`    // with all organisers
}

// Arrivals are the people of whom some seem to have come several times.
type Arrivals struct {
	Alike []AlikeArrivals `json:"alike"` // the largest group first
}

// AlikeArrivals are people who came from one address with one kind of browser: perhaps one device several times, perhaps people of one venue with the same phones.
type AlikeArrivals struct {
	People  []session.PersonID `json:"people"`  // in the order in which they came
	Seconds int                `json:"seconds"` // between the first and the last
	Shared  bool               `json:"shared"`  // others came from the same address with other browsers, as where a venue has one
}

// Entered is a token for a session, and the role that it gives.
type Entered struct {
	Token string       `json:"token"`
	Role  session.Role `json:"role"`
}

// Join is the body with which a person comes into a session.
type Join struct {
	Code         string `json:"code"`
	Name         string `json:"name,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Group        string `json:"group,omitempty"` // a table's id or name; "" is the one with the fewest people
}

// Joined is who the person is from now on.
type Joined struct {
	Token       string       `json:"token"`
	Session     session.Info `json:"session"`
	Participant Participant  `json:"participant"`
}

// Participant is a person's own place in a session.
type Participant struct {
	ID    session.PersonID `json:"id"`
	Name  string           `json:"name"`
	Group session.GroupID  `json:"group"`
}

// NewSession is the body with which a session is made.
type NewSession struct {
	Title    string            `json:"title"`
	Topic    string            `json:"topic,omitempty"`
	City     string            `json:"city,omitempty"`
	Date     string            `json:"date,omitempty"`   // YYYY-MM-DD
	Starts   string            `json:"starts,omitempty"` // HH:MM in the zone
	Place    string            `json:"place,omitempty"`
	Zone     string            `json:"zone,omitempty"` // an IANA name; the server's when not given
	Language session.Language  `json:"language"`
	Template string            `json:"template"`
	Series   *session.SeriesID `json:"series,omitempty"`
	Agenda   []session.Step    `json:"agenda,omitempty"` // the template's when not given
	Settings *session.Settings `json:"settings,omitempty"`
	Shared   bool              `json:"shared,omitempty"` // with all organisers
}

// SessionAccess is a session with its join code and its links.
type SessionAccess struct {
	Session session.Info `json:"session"`
	Code    string       `json:"code"`
	Links   Links        `json:"links"`

	Belonging *Belonging `json:"belonging,omitempty"` // organiser, where there are others than the owner
}

// Links lead into a session. What stands behind the # is the secret. A screen is given the first alone.
type Links struct {
	Join        string `json:"join"`
	Facilitator string `json:"facilitator,omitempty"`
	Screen      string `json:"screen,omitempty"`
	Absent      string `json:"absent,omitempty"` // for those who were not there, while it is given out
}

// Sessions is a list of sessions.
type Sessions struct {
	Sessions  []session.Info           `json:"sessions"`
	Belonging map[session.ID]Belonging `json:"belonging,omitempty"` // where there are others than the owner
}

// LiveRooms is a list of sessions that are live.
type LiveRooms struct {
	Rooms []room.Live `json:"rooms"`
}

// NewSeries is the body with which a series is made.
type NewSeries struct {
	Title    string           `json:"title"`
	Topic    string           `json:"topic,omitempty"`
	Language session.Language `json:"language"`
	Shared   bool             `json:"shared,omitempty"` // with all organisers
}

// SeriesAccess is a series, and whose it is.
type SeriesAccess struct {
	session.Series
	Belonging *Belonging `json:"belonging,omitempty"` // where there are others than the owner
}

// SeriesList is a list of series.
type SeriesList struct {
	Series []SeriesAccess `json:"series"`
}

// TemplateAccess is a template, and whose it is.
type TemplateAccess struct {
	template.Template
	Belonging *Belonging `json:"belonging,omitempty"` // of one that was kept here, for organisers, where there are others than the owner
}

// NewTemplate is the body with which the agenda of a session is kept as a template.
type NewTemplate struct {
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
}

// NewRehearsal is the body with which a rehearsal begins.
type NewRehearsal struct {
	People int `json:"people,omitempty"` // simulated ones, at most 60; 24 when not given
}

// RehearsalPace is how fast the simulated people of a rehearsal are.
type RehearsalPace struct {
	Seconds int `json:"seconds"` // that each takes from one action to the next, 5 to 60; 20 to begin with
}

// Templates is the list of ready-made agendas, and of those that this installation has kept.
type Templates struct {
	Templates []TemplateAccess `json:"templates"`
}

// Health is how a room keeps up.
type Health struct {
	Connected int    `json:"connected"`  // phones, screens and cockpits that read the session now
	Slow      int    `json:"slow"`       // of them, those who have been waiting for what is new for more than a second
	SlowestMS int64  `json:"slowest_ms"` // how long the one has been waiting who waits longest
	SavingMS  int64  `json:"saving_ms"`  // how long the last change took to come onto the disk
	Disk      string `json:"disk"`       // of the last change: "fine", "full" or "failed"
}

// Command is one command as the socket takes it.
type Command json.RawMessage

// UnmarshalJSON keeps the bytes for session.DecodeCommand.
func (c *Command) UnmarshalJSON(data []byte) error {
	*c = append((*c)[:0], data...)
	return nil
}

// PatchMessage brings a reader forward.
type PatchMessage struct {
	Patch session.Patch `json:"patch"`
}

// Reject is a command that was refused.
type Reject struct {
	Reject session.CommandID `json:"reject"` // "" where the command's id could not be read
	Code   string            `json:"code"`
	Detail string            `json:"detail"`
	Cards  []session.CardID  `json:"cards,omitempty"` // those that it is about, of flagged_cards
}

// Bye is the last message of a socket that the server closes.
type Bye struct {
	Bye Goodbye `json:"bye"`
}

// Goodbye says why the socket ends, and after how many milliseconds it makes sense to come back, if it does.
type Goodbye struct {
	Code      string `json:"code"` // "removed", "closed", "restart" or "too_slow"
	RetryInMS int64  `json:"retry_in_ms,omitempty"`
}

// seriesRecord is a series as it is kept; its sessions name it. It is stored: a new field is omitempty.
type seriesRecord struct {
	auth.Ownership
	ID        session.SeriesID `json:"id"`
	Title     string           `json:"title"`
	Topic     string           `json:"topic"`
	Language  session.Language `json:"language"`
	CreatedAt time.Time        `json:"created_at"`
}
