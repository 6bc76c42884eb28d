package web

import (
	"bytes"
	"cmp"
	"crypto/subtle"
	"fmt"
	"slices"
	"strconv"

	"colazione/server/report/lists"
	"colazione/server/room"
	"colazione/session"
)

// usualSeats are dealt where nobody says how many.
const usualSeats = 24

// seatPlace is where the key of the token is kept that the person of a seat has now.
func seatPlace(id session.ID, seat session.SeatID) string {
	return string(id) + "/seat/" + string(seat)
}

func seatChange(id session.ID, seat session.SeatID, tokenKey string) room.Change {
	return put(spaceTokens, seatPlace(id, seat), tokenKey)
}

// sit lets somebody in by a seat's code: as a new person where it is free, as who they are where they are in already without a seat, and as the person of the
// seat where somebody has taken it; then the phone that they came with before is let go.
func (a *App) sit(c *call, was identity, code string, in Join) (identity, error) {
	a.seating.Lock()
	defer a.seating.Unlock()
	seat, seated, err := a.seatOf(c, code, was.Person)
	switch {
	case err != nil:
		return identity{}, err
	case seat.Person == "" && (was.Person == "" || seated):
		return a.arrive(c, in, seat.ID)
	case seat.Person == "":
		return was, a.introduce(c, was, in, seat.ID)
	case seat.Person != was.Person:
		if was, err = a.move(c, seat); err != nil {
			return identity{}, err
		}
	}
	return was, a.introduce(c, was, in, "")
}

// seatOf finds the seat of a code in an open session, and tells whether a person has a seat. ErrUnknownCode: the code is not, or no longer, a seat's.
func (a *App) seatOf(c *call, code string, person session.PersonID) (found session.Seat, seated bool, err error) {
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		seated = s.Seated(person)
		for _, seat := range s.Seats() {
			if s.Info().State == session.Open && subtle.ConstantTimeCompare([]byte(a.keys.seatCode(c.session, seat)), []byte(code)) == 1 {
				found = seat
			}
		}
	})
	if err == nil && found.ID == "" {
		err = session.ErrUnknownCode
	}
	return found, seated, err
}

// move gives the person of a seat a new token and ends the one before.
func (a *App) move(c *call, seat session.Seat) (identity, error) {
	if a.meters.ask("arrivals/"+string(c.session), arrivals) != granted {
		return identity{}, session.ErrTooMany
	}
	var before string
	if _, err := read(a.records, spaceTokens, seatPlace(c.session, seat.ID), &before); err != nil {
		return identity{}, err
	}
	who := identity{Role: session.Participant, Person: seat.Person, session: c.session, token: newToken(c.session)}
	who.ticket = tokenKey(c.session, who.token)
	changes := []room.Change{tokenChange(c.session, who.token, ticket{Role: who.Role, Person: who.Person}), seatChange(c.session, seat.ID, who.ticket)}
	if before != "" {
		changes = append(changes, room.Change{Space: spaceTokens, Key: before})
	}
	if err := a.records.Apply(changes...); err != nil {
		return identity{}, err
	}
	a.tokens.drop(before)
	return who, a.rooms.Dismiss(c.session, seat.Person)
}

// seats gives the place cards of a session, and deals more seats first where more are asked for than there are.
func (a *App) seats(c *call) (file, error) {
	want, err := c.number("seats")
	if err != nil {
		return file{}, err
	}
	only, err := c.number("seat")
	if err != nil {
		return file{}, err
	}
	size := cmp.Or(c.query("size"), lists.SeatSizes[0])
	if !slices.Contains(lists.SeatSizes, size) {
		return file{}, session.ErrBadRequest.With("size is neither small nor large")
	}
	sheet, err := a.dealt(c, want)
	if err != nil {
		return file{}, err
	}
	if only > 0 {
		sheet.Cards = slices.DeleteFunc(sheet.Cards, func(one lists.SeatCard) bool { return uint64(one.Number) != only })
		if len(sheet.Cards) == 0 {
			return file{}, session.ErrNotFound.With("seat")
		}
	}
	var b bytes.Buffer
	done, err := a.papers.turn(c.ctx)
	if err != nil {
		return file{}, err
	}
	defer done()
	if err := lists.WriteSeats(&b, sheet, size); err != nil {
		return file{}, err
	}
	return file{media: "application/pdf", name: lists.SeatsName(sheet), language: sheet.Language, data: b.Bytes()}, nil
}

// dealt has a session have its seats, keeps where their codes lead, and lists them table by table.
func (a *App) dealt(c *call, want uint64) (lists.SeatSheet, error) {
	var sheet lists.SeatSheet
	var groups []session.Group
	var seats []session.Seat
	look := func(s *session.State, _ session.Moment) {
		info := s.Info()
		sheet = lists.SeatSheet{Language: info.Language, Title: info.Title, City: info.City, Date: info.Date, Made: info.CreatedAt}
		groups, seats = s.Groups(), s.Seats()
	}
	if err := a.rooms.Look(c.ctx, c.session, look); err != nil {
		return sheet, err
	}
	if want == 0 {
		want = cmp.Or(uint64(len(seats)), usualSeats)
	}
	if want > uint64(len(seats)) {
		deal := session.DealSeats{Seats: int(min(want, 1<<20))}
		if _, err := a.rooms.Do(c.ctx, c.session, session.Request{Command: deal, By: c.who.caller()}); err != nil {
			return sheet, err
		}
		if err := a.rooms.Look(c.ctx, c.session, look); err != nil {
			return sheet, err
		}
	}
	if err := a.lead(c.session, seats); err != nil {
		return sheet, err
	}
	at := a.sites.joined(c.site)
	sheet.Host = at.host
	for _, g := range groups {
		for _, seat := range seats {
			if seat.Group == g.ID {
				code := a.keys.seatCode(c.session, seat)
				sheet.Cards = append(sheet.Cards, lists.SeatCard{Number: seat.Number, Table: g.Name, Code: code, Link: at.origin() + "/#" + code})
			}
		}
	}
	return sheet, nil
}

// lead keeps to which session the codes of seats lead, where that is not kept yet.
func (a *App) lead(id session.ID, seats []session.Seat) error {
	var fresh []room.Change
	for _, seat := range seats {
		key := a.keys.seatKey(a.keys.seatCode(id, seat))
		kept, err := a.records.Get(spaceCodes, key)
		switch {
		case err != nil:
			return err
		case kept == nil:
			fresh = append(fresh, room.Change{Space: spaceCodes, Key: key, Value: []byte(id)})
		case string(kept) != string(id):
			return fmt.Errorf("seat %s of session %s has the code of another", seat.ID, id)
		}
	}
	if fresh == nil {
		return nil
	}
	return a.records.Apply(fresh...)
}

// renewSeat ends the code of a seat and makes another. Who has taken the seat stays in with the phone that they have.
func (a *App) renewSeat(c *call) (nothing, error) {
	a.seating.Lock()
	defer a.seating.Unlock()
	number, err := strconv.Atoi(c.param("seat"))
	if err != nil {
		return nothing{}, session.ErrNotFound.With("seat")
	}
	var was session.Seat
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		for _, seat := range s.Seats() {
			if seat.Number == number {
				was = seat
			}
		}
	})
	if err != nil {
		return nothing{}, err
	}
	_, err = a.rooms.Do(c.ctx, c.session, session.Request{Command: session.RenewSeat{Number: number}, By: c.who.caller()})
	if err != nil {
		return nothing{}, err
	}
	return nothing{}, a.records.Apply(room.Change{Space: spaceCodes, Key: a.keys.seatKey(a.keys.seatCode(c.session, was))})
}
