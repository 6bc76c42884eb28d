package session

// Each kind of id has its own type, so that a card can never be taken for a person. All are UUID strings, but a StepID, which an agenda may name
// itself ("needs").

type (
	// ID is a session's.
	ID string
	// SeriesID is that of a series: sessions that are read as one.
	SeriesID string
	// CardID is a card's.
	CardID string
	// PersonID is a participant's.
	PersonID string
	// GroupID is a table's.
	GroupID string
	// PathID is a path's.
	PathID string
	// OwnerID is that of the name of who answers for a path, which is kept outside the log.
	OwnerID string
	// SeatID is that of a place at a table, dealt before anybody came.
	SeatID string
	// StepID is a step's.
	StepID string
	// CommandID is made by the client: the key under which a command has one effect.
	CommandID string
)

// Seq numbers the changes of one session: 1 is its creation, and it grows by one with every command that had an effect.
type Seq uint64

// NewID makes ids (UUID version 7 in the program, counted ones in tests). The domain never makes them itself.
type NewID func() string
