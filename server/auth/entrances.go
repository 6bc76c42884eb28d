package auth

import (
	"crypto/subtle"
	"fmt"
	"strconv"
	"sync"

	"colazione/server/records"
	"colazione/server/room"
	"colazione/session"
)

// Access is how people get into a session. The links' secrets are derived from the generation and not kept. It is stored: a new field is omitempty.
type Access struct {
	Ownership
	Code       string `json:"code"`
	Generation int    `json:"generation"`
	Absent     int    `json:"absent,omitempty"` // generation of the link for those who were not there; none while it is not Reading
	Reading    bool   `json:"reading,omitempty"`

	Rehearsal session.ID `json:"rehearsal,omitempty"` // the last one of this session's plan; it may be erased by now
}

// linkRoles are the roles that a link with a secret gives, besides that of the absent.
var linkRoles = []session.Role{session.Facilitator, session.Screen}

// turn is what a token for a role stands for besides it: for the absent, which link they came by.
func (a Access) turn(role session.Role) string {
	if role == session.Absent {
		return strconv.Itoa(a.Absent)
	}
	return ""
}

// Reads reports whether somebody who came by a link for the absent may still read: it was not revoked since.
func (a Access) Reads(who Identity) bool { return a.Reading && who.Turn == a.turn(session.Absent) }

// Entrances are the ways into sessions: codes, links and seats.
type Entrances struct {
	records records.Records
	keys    Keys
	tokens  *Tokens

	mu sync.Mutex // one change at a time
}

// New finds a join code that is free and returns what keeps it for a session, and whose it is.
func (e *Entrances) New(id session.ID, to Ownership) ([]room.Change, error) {
	for {
		code := newCode()
		taken, err := e.records.Get(records.Codes, code)
		if err != nil {
			return nil, err
		}
		if taken == nil {
			return []room.Change{
				{Space: records.Codes, Key: code, Value: []byte(id)},
				records.Put(records.Access, string(id), Access{Ownership: to, Code: code, Generation: 1}),
			}, nil
		}
	}
}

// Of reads how people get into a session. ErrNotFound: there is no such session.
func (e *Entrances) Of(id session.ID) (Access, error) {
	var a Access
	found, err := records.Read(e.records, records.Access, string(id), &a)
	if err == nil && !found {
		err = session.ErrNotFound
	}
	return a, err
}

// All reads how people get into every session.
func (e *Entrances) All() (map[session.ID]Access, error) {
	all := map[session.ID]Access{}
	err := records.Each(e.records, records.Access, "", func(key string, at Access) { all[session.ID(key)] = at })
	return all, err
}

// Change has edit change how people get into a session, and keeps that where edit says that something changed. No other change comes between.
func (e *Entrances) Change(id session.ID, apply Apply, edit func(*Access) (changed bool, err error)) (Access, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	at, err := e.Of(id)
	if err != nil {
		return at, err
	}
	changed, err := edit(&at)
	if err != nil || !changed {
		return at, err
	}
	return at, apply(records.Put(records.Access, string(id), at))
}

// SessionOf finds the session of a code as somebody typed it; seatCode is the code where it is a seat's. ErrUnknownCode: there is none.
func (e *Entrances) SessionOf(typed string) (id session.ID, seatCode string, err error) {
	key, plausible := ReadCode(typed)
	if !plausible {
		return "", "", session.ErrUnknownCode
	}
	if len(key) == seatCodeLength {
		seatCode, key = key, e.keys.seatKey(key)
	}
	found, err := e.records.Get(records.Codes, key)
	if err == nil && found == nil {
		err = session.ErrUnknownCode
	}
	return session.ID(found), seatCode, err
}

// Enter trades the secret of a link of a session for the role that it gives, and a token with what keeps it: the one that the caller holds for that role, and nothing, where
// that is good. ErrWrongKey: no link ends in the secret.
func (e *Entrances) Enter(id session.ID, secret string, holds func(session.Role) string) (role session.Role, token string, keep []room.Change, err error) {
	at, err := e.Of(id)
	if err != nil {
		return "", "", nil, err
	}
	if role = e.roleOf(at, id, secret); role == "" {
		return "", "", nil, session.ErrWrongKey
	}
	token = holds(role)
	who, found, err := e.tokens.Find(token)
	if err != nil || found && who.Role == role && who.Session == id && who.Turn == at.turn(role) {
		return role, token, nil, err
	}
	token = newToken(id)
	return role, token, []room.Change{tokenChange(id, token, Ticket{Role: role, Key: at.turn(role)})}, nil
}

// roleOf tells which link of a session ends in a secret; "" where none does. It takes as long for each.
func (e *Entrances) roleOf(at Access, id session.ID, secret string) (found session.Role) {
	for _, role := range linkRoles {
		if subtle.ConstantTimeCompare([]byte(secret), []byte(e.Secret(at, id, role))) == 1 {
			found = role
		}
	}
	if at.Reading && subtle.ConstantTimeCompare([]byte(secret), []byte(e.Secret(at, id, session.Absent))) == 1 {
		found = session.Absent
	}
	return found
}

// Secret is what the link of a session for a role ends in.
func (e *Entrances) Secret(at Access, id session.ID, role session.Role) string {
	generation := at.Generation
	if role == session.Absent {
		generation = at.Absent
	}
	return e.keys.secret(id, role, generation)
}

// SeatCode is what lets the person of a seat in.
func (e *Entrances) SeatCode(id session.ID, seat session.Seat) string {
	return e.keys.seatCode(id, seat)
}

// SeatOf finds the seat of a code among those of a session; the zero Seat where it is none's.
func (e *Entrances) SeatOf(id session.ID, seats []session.Seat, code string) (found session.Seat) {
	for _, seat := range seats {
		if subtle.ConstantTimeCompare([]byte(e.keys.seatCode(id, seat)), []byte(code)) == 1 {
			found = seat
		}
	}
	return found
}

// KeepSeats keeps to which session the codes of seats lead, where that is not kept yet.
func (e *Entrances) KeepSeats(id session.ID, seats []session.Seat) error {
	var fresh []room.Change
	for _, seat := range seats {
		key := e.keys.seatKey(e.keys.seatCode(id, seat))
		kept, err := e.records.Get(records.Codes, key)
		switch {
		case err != nil:
			return err
		case kept == nil:
			fresh = append(fresh, room.Change{Space: records.Codes, Key: key, Value: []byte(id)})
		case string(kept) != string(id):
			return fmt.Errorf("seat %s of session %s has the code of another", seat.ID, id)
		}
	}
	if fresh == nil {
		return nil
	}
	return e.records.Apply(fresh...)
}

// EndSeat ends the code that a seat had.
func (e *Entrances) EndSeat(id session.ID, was session.Seat) error {
	return e.records.Apply(records.Drop(records.Codes, e.keys.seatKey(e.keys.seatCode(id, was))))
}
