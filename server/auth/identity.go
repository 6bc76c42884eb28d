package auth

import (
	"slices"
	"time"

	"colazione/session"
)

// Identity is who is calling.
type Identity struct {
	Role    session.Role
	Person  session.PersonID
	Session session.ID // "" of an organiser, who is at home in all of them
	Ticket  string     // where the token is kept; it counts how much one caller asks for
	Token   string
	Turn    string // of the absent: that of the link by which they came

	Organiser OrganiserID // which, of an organiser
	Until     time.Time   // zero: as long as the token is kept
}

// Caller is who sends a command; an organiser is named by their id.
func (i Identity) Caller() session.Caller {
	by := session.Caller{Role: i.Role, Person: i.Person}
	if i.Role == session.Organiser {
		by.Person = session.PersonID(i.Organiser)
	}
	return by
}

// Reader is who reads a session.
func (i Identity) Reader() session.Reader { return session.Reader{Role: i.Role, Person: i.Person} }

// Leads reports whether the caller may see and steer everything in a session.
func (i Identity) Leads() bool {
	return i.Role == session.Organiser || i.Role == session.Facilitator
}

// Organises reports whether the caller signed in as an organiser, whatever they act as now.
func (i Identity) Organises() bool { return i.Role != "" && i.Session == "" }

// Owns reports whether the caller holds the installation's key.
func (i Identity) Owns() bool { return i.Organises() && i.Organiser == "" }

// Fits reports whether an identity is good for a session; "" asks for none.
func (i Identity) Fits(id session.ID) bool { return i.Session == "" || i.Session == id }

// Roles are all roles. Without a wish, a caller has the first of them that they hold.
var Roles = []session.Role{session.Organiser, session.Facilitator, session.Participant, session.Screen, session.Absent}

// Choose picks among the identities that a caller holds, in the order of Roles. Who leads a session may also look at it as its screen does. The zero Identity: none is fit.
func Choose(identities []Identity, as session.Role) Identity {
	for _, who := range identities {
		switch {
		case as == "", as == who.Role:
			return who
		case as == session.Facilitator && who.Role == session.Organiser:
			return who
		case as == session.Screen && who.Leads() && !slices.ContainsFunc(identities, func(i Identity) bool { return i.Role == session.Screen }):
			who.Role = session.Screen
			return who
		}
	}
	return Identity{}
}
