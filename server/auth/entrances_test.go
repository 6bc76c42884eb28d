package auth_test

import (
	"errors"
	"testing"

	"colazione/server/auth"
	"colazione/server/records"
	"colazione/session"
)

// Who may see a session: whose it is, everybody where it is shared, those who may see its series, and the owner. A rehearsal is as what it rehearses.
func TestWhoMaySeeASession(t *testing.T) {
	h := mustHouse(t)
	const anna, bruno = auth.OrganiserID("anna"), auth.OrganiserID("bruno")
	series := session.SeriesID(newID())
	h.must(h.records.Apply(records.Put(records.Series, string(series), auth.Ownership{Organiser: bruno})))
	hers := h.mustSession(auth.Ownership{Organiser: anna})
	for name, c := range map[string]struct {
		id          session.ID
		anna, bruno bool
	}{
		"hers":                {hers, true, false},
		"shared":              {h.mustSession(auth.Ownership{Organiser: anna, Shared: true}), true, true},
		"the owner's":         {h.mustSession(auth.Ownership{}), false, false},
		"in his series":       {h.mustSession(auth.Ownership{Organiser: anna}, func(i *session.Info) { i.Series = &series }), true, true},
		"a rehearsal of hers": {h.mustSession(auth.Ownership{Organiser: bruno}, func(i *session.Info) { i.Rehearses = hers }), true, false},
		"none":                {session.ID(newID()), false, false},
	} {
		for id, want := range map[auth.OrganiserID]bool{anna: c.anna, bruno: c.bruno, "": true} {
			if got, err := h.Entrances.Admits(id, c.id); got != want || err != nil {
				t.Errorf("%s, for %q: %t, %v", name, id, got, err)
			}
		}
	}
}

// A link gives the token of its role until it is renewed; the token stays. That for the absent ends with its link.
func TestLinks(t *testing.T) {
	h := mustHouse(t)
	id := h.mustSession(auth.Ownership{})
	none := func(session.Role) string { return "" }
	change := func(edit func(*auth.Access)) auth.Access {
		at, err := h.Entrances.Change(id, h.records.Apply, func(at *auth.Access) (bool, error) { edit(at); return true, nil })
		h.must(err)
		return at
	}
	enter := func(secret string, want session.Role) auth.Identity {
		t.Helper()
		role, token, keep, err := h.Entrances.Enter(id, secret, none)
		if want == "" {
			if !errors.Is(err, session.ErrWrongKey) {
				t.Fatalf("it opens for %s, %v", role, err)
			}
			return auth.Identity{}
		}
		h.must(err)
		h.must(h.records.Apply(keep...))
		if role != want {
			t.Fatalf("it opens for %s, want %s", role, want)
		}
		again, holds, none, err := h.Entrances.Enter(id, secret, func(session.Role) string { return token })
		if again != role || holds != token || len(none) > 0 || err != nil {
			t.Errorf("who holds a token gets another: %v", err)
		}
		return h.mustFind(token, true)
	}
	at, err := h.Entrances.Of(id)
	h.must(err)
	secrets := map[session.Role]string{}
	for _, role := range []session.Role{session.Facilitator, session.Screen} {
		secrets[role] = h.Entrances.Secret(at, id, role)
		enter(secrets[role], role)
	}
	enter(h.Entrances.Secret(at, id, session.Absent), "") // is not given out
	leads := enter(secrets[session.Facilitator], session.Facilitator)
	at = change(func(at *auth.Access) { at.Generation++; at.Reading = true; at.Absent++ })
	enter(secrets[session.Facilitator], "")
	enter(h.Entrances.Secret(at, id, session.Facilitator), session.Facilitator)
	h.mustFind(leads.Token, true)
	reads := enter(h.Entrances.Secret(at, id, session.Absent), session.Absent)
	if !at.Reads(reads) {
		t.Error("who came by the link does not read")
	}
	if at = change(func(at *auth.Access) { at.Reading = false }); at.Reads(reads) {
		t.Error("who came by a link that was revoked reads on")
	}
}

// The person of a seat comes in on any phone, and the one before is let go.
func TestASeatMoves(t *testing.T) {
	h := mustHouse(t)
	id := h.mustSession(auth.Ownership{})
	seats := []session.Seat{{ID: "seat-1", Number: 1}, {ID: "seat-2", Number: 2}}
	h.must(h.Entrances.KeepSeats(id, seats))
	code := h.Entrances.SeatCode(id, seats[1])
	at, seatCode, err := h.Entrances.SessionOf(code[:5] + "-" + code[5:])
	h.must(err)
	if found := h.Entrances.SeatOf(id, seats, seatCode); at != id || found.ID != "seat-2" {
		t.Fatalf("the code leads to seat %s of %s", found.ID, at)
	}
	first, keep := h.Tokens.Arrive(id, session.PersonID(newID()), "seat-2")
	h.must(h.records.Apply(keep...))
	h.mustFind(first.Token, true)
	seats[1].Person = first.Person
	second, err := h.Tokens.MoveSeat(id, seats[1])
	h.must(err)
	h.mustFind(first.Token, false)
	if who := h.mustFind(second.Token, true); who.Person != first.Person {
		t.Errorf("it is another person: %+v", who)
	}
	h.must(h.Tokens.EndPerson(id, first.Person))
	h.mustFind(second.Token, false)
	h.must(h.Entrances.EndSeat(id, seats[1]))
	if _, _, err := h.Entrances.SessionOf(code); !errors.Is(err, session.ErrUnknownCode) {
		t.Errorf("an ended code leads somewhere: %v", err)
	}
}

func TestCodesAsTheyAreTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"CDFGHJ": "CDFGHJ", " cdf-ghj ": "CDFGHJ", "ZS8OQ0": "258QQQ", "cdfgh jkmnp": "CDFGHJKMNP", "": "", "CDFGH": "", "AEIOUY": "", "CDFGHJK": "", "CDFGH1": "",
	} {
		if got, plausible := auth.ReadCode(typed); got != want || plausible != (want != "") {
			t.Errorf("%q is %q, %t", typed, got, plausible)
		}
	}
}
