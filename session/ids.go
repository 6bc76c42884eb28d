package session

// Each kind of id has its own type, so that a card can never be taken for a person. All are UUID strings, but a StepID, which an agenda may name
// itself ("needs").

type (
	ID        string // a session
	SeriesID  string // sessions that are read as one
	CardID    string
	PersonID  string
	GroupID   string // a table
	PathID    string
	SeatID    string // a place at a table, dealt before anybody came
	StepID    string
	CommandID string // made by the client; the key under which a command has one effect
)

// Seq numbers the changes of one session: 1 is its creation, and it grows by one with every command that had an effect.
type Seq uint64

// NewID makes ids (UUID version 7 in the program, counted ones in tests). The domain never makes them itself.
type NewID func() string
