package web

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"colazione/server/auth"
	"colazione/server/report/lists"
	"colazione/session"
)

// usualSeats are dealt where nobody says how many.
const usualSeats = 24

// sit lets somebody in by a seat's code: as a new person where it is free, as who they are where they are in already without a seat, and as the person of the
// seat where somebody has taken it; then the phone that they came with before is let go.
func (a *App) sit(c *call, was auth.Identity, code string, in Join) (auth.Identity, error) {
	a.seating.Lock()
	defer a.seating.Unlock()
	seat, seated, err := a.seatOf(c, code, was.Person)
	switch {
	case err != nil:
		return auth.Identity{}, err
	case seat.Person == "" && (was.Person == "" || seated):
		return a.arrive(c, in, seat.ID)
	case seat.Person == "":
		return was, a.introduce(c, was, in, seat.ID)
	case seat.Person != was.Person:
		if was, err = a.move(c, seat); err != nil {
			return auth.Identity{}, err
		}
	}
	return was, a.introduce(c, was, in, "")
}

// seatOf finds the seat of a code in an open session, and reports whether a person has a seat. ErrUnknownCode: the code is not, or no longer, a seat's.
func (a *App) seatOf(c *call, code string, person session.PersonID) (found session.Seat, seated bool, err error) {
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		seated = s.Seated(person)
		if s.Info().State == session.Open {
			found = a.auth.Entrances.SeatOf(c.session, s.Seats(), code)
		}
	})
	if err == nil && found.ID == "" {
		err = session.ErrUnknownCode
	}
	return found, seated, err
}

// move gives the person of a seat a new token and ends the one before.
func (a *App) move(c *call, seat session.Seat) (auth.Identity, error) {
	if a.auth.Rates.Arrival(c.session) != auth.Granted {
		return auth.Identity{}, session.ErrTooMany
	}
	who, err := a.auth.Tokens.MoveSeat(c.session, seat)
	if err != nil {
		return auth.Identity{}, err
	}
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
	done, err := a.documents.turn(c.ctx)
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
		if _, err := a.rooms.Do(c.ctx, c.session, session.Request{Command: deal, By: c.who.Caller()}); err != nil {
			return sheet, err
		}
		if err := a.rooms.Look(c.ctx, c.session, look); err != nil {
			return sheet, err
		}
	}
	if err := a.auth.Entrances.KeepSeats(c.session, seats); err != nil {
		return sheet, err
	}
	at := a.sites.joined(c.site)
	sheet.Host = at.host
	for _, g := range groups {
		for _, seat := range seats {
			if seat.Group == g.ID {
				code := a.auth.Entrances.SeatCode(c.session, seat)
				sheet.Cards = append(sheet.Cards, lists.SeatCard{Number: seat.Number, Table: g.Name, Code: code, Link: at.origin() + "/#" + code})
			}
		}
	}
	return sheet, nil
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
	_, err = a.rooms.Do(c.ctx, c.session, session.Request{Command: session.RenewSeat{Number: number}, By: c.who.Caller()})
	if err != nil {
		return nothing{}, err
	}
	return nothing{}, a.auth.Entrances.EndSeat(c.session, was)
}
