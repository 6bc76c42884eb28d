package web

import (
	"crypto/subtle"

	"colazione/server/room"
	"colazione/session"
)

// access is how people get into a session. The links' secrets are derived from the generation and not kept.
type access struct {
	belonging
	Code       string `json:"code"`
	Generation int    `json:"generation"`
	Absent     int    `json:"absent,omitempty"` // generation of the link for those who were not there; none while it is not Reading
	Reading    bool   `json:"reading,omitempty"`

	Rehearsal session.ID `json:"rehearsal,omitempty"` // the last one of this session's plan; it may be erased by now
}

// linkRoles are the roles that a link with a secret gives.
var linkRoles = []session.Role{session.Facilitator, session.Screen}

// newAccess finds a join code that is free and gives what keeps it for a session, and whose it is.
func newAccess(r Records, id session.ID, to belonging) ([]room.Change, error) {
	for {
		code := newCode()
		taken, err := r.Get(spaceCodes, code)
		if err != nil {
			return nil, err
		}
		if taken == nil {
			return []room.Change{
				{Space: spaceCodes, Key: code, Value: []byte(id)},
				put(spaceAccess, string(id), access{belonging: to, Code: code, Generation: 1}),
			}, nil
		}
	}
}

// accessOf reads how people get into a session. ErrNotFound: there is no such session.
func accessOf(r Records, id session.ID) (access, error) {
	var a access
	found, err := read(r, spaceAccess, string(id), &a)
	if err == nil && !found {
		err = session.ErrNotFound
	}
	return a, err
}

// sessionOf finds the session of a code as somebody typed it; seatCode is the code where it is a seat's. ErrUnknownCode: there is none.
func sessionOf(r Records, k Keys, typed string) (id session.ID, seatCode string, err error) {
	key, plausible := readCode(typed)
	if !plausible {
		return "", "", session.ErrUnknownCode
	}
	if len(key) == seatCodeLength {
		seatCode, key = key, k.seatKey(key)
	}
	found, err := r.Get(spaceCodes, key)
	if err == nil && found == nil {
		err = session.ErrUnknownCode
	}
	return session.ID(found), seatCode, err
}

// roleOf tells which link of a session ends in a secret. ErrWrongKey: none does.
func (a access) roleOf(k Keys, id session.ID, secret string) (session.Role, error) {
	found := session.Role("")
	for _, role := range linkRoles {
		if subtle.ConstantTimeCompare([]byte(secret), []byte(k.secret(id, role, a.Generation))) == 1 {
			found = role
		}
	}
	if a.Reading && subtle.ConstantTimeCompare([]byte(secret), []byte(k.secret(id, session.Absent, a.Absent))) == 1 {
		found = session.Absent
	}
	if found == "" {
		return "", session.ErrWrongKey
	}
	return found, nil
}

// links are a session's, on a site; a screen learns only the one for joining.
func (a access) links(k Keys, id session.ID, at site, join string, who identity) Links {
	l := Links{Join: join + "/#" + a.Code}
	if who.leads() {
		l.Facilitator = at.origin() + "/cockpit/" + string(id) + "#" + k.secret(id, session.Facilitator, a.Generation)
		l.Screen = at.origin() + "/screen/" + string(id) + "#" + k.secret(id, session.Screen, a.Generation)
		if a.Reading {
			l.Absent = at.origin() + "/s/" + string(id) + "/read#" + k.secret(id, session.Absent, a.Absent)
		}
	}
	return l
}
