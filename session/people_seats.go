package session

import (
	"slices"
	"strconv"
	"time"
)

// mostSeats is how many places a session may deal.
const mostSeats = 500

// Seat is a place at a table. Its code, which is made from the id and the generation and kept nowhere, lets one person in. It is
// stored: a new field must be omitempty.
type Seat struct {
	ID         SeatID   `json:"id"`
	Number     int      `json:"number"` // from 1
	Group      GroupID  `json:"group"`
	Generation int      `json:"generation"` // from 1; a new code has the next
	Person     PersonID `json:"person"`     // who took it; "" while it is free
}

type (
	// DealSeats has a session have at least so many seats, dealt over the tables. Who sends it is the program: the codes of seats are no part of a session.
	DealSeats struct{ Seats int }
	// RenewSeat ends the code of a seat, of which another is made. A seat whose person was removed is free again.
	RenewSeat struct{ Number int }
)

type (
	// SeatsDealt says: there are these seats more, each of the first generation and free.
	SeatsDealt struct {
		Seats []Seat `json:"seats"`
	}
	// SeatTaken says: this person came by this seat.
	SeatTaken struct {
		Seat   SeatID   `json:"seat"`
		Person PersonID `json:"person"`
	}
	// SeatRenewed says: the seat's code is that of this generation. Freed: it is nobody's any more.
	SeatRenewed struct {
		Seat       SeatID `json:"seat"`
		Generation int    `json:"generation"`
		Freed      bool   `json:"freed,omitempty"`
	}
)

func (d DealSeats) decide(s *State, by call) ([]Event, error) {
	if d.Seats < 1 || d.Seats > mostSeats {
		return nil, ErrBadRequest.With("seats is not between 1 and " + strconv.Itoa(mostSeats))
	}
	all := slices.Clone(s.seats)
	for len(all) < d.Seats {
		all = append(all, Seat{ID: SeatID(by.newID()), Number: len(all) + 1, Group: s.barestGroup(all), Generation: 1})
	}
	if len(all) == len(s.seats) {
		return nil, nil
	}
	return []Event{SeatsDealt{Seats: all[len(s.seats):]}}, nil
}

// barestGroup is the table with the fewest seats, the first of them in the order of the settings.
func (s *State) barestGroup(seats []Seat) GroupID {
	count := map[GroupID]int{}
	for _, seat := range seats {
		count[seat.Group]++
	}
	there := s.tablesThere()
	best := there[0].ID
	for _, g := range there {
		if count[g.ID] < count[best] {
			best = g.ID
		}
	}
	return best
}

func (e SeatsDealt) apply(s *State, _ time.Time) {
	for _, seat := range e.Seats {
		if _, known := s.groupIndex(seat.Group); known && s.seat(seat.ID) == nil {
			s.seats = append(s.seats, seat)
		}
	}
}

func (e SeatTaken) apply(s *State, _ time.Time) {
	if seat := s.seat(e.Seat); seat != nil && s.byID[e.Person] != nil && !s.Seated(e.Person) {
		seat.Person = e.Person
	}
}

func (r RenewSeat) decide(s *State, _ call) ([]Event, error) {
	i := slices.IndexFunc(s.seats, func(seat Seat) bool { return seat.Number == r.Number })
	if i < 0 {
		return nil, ErrNotFound.With("seat")
	}
	seat := s.seats[i]
	return []Event{SeatRenewed{Seat: seat.ID, Generation: seat.Generation + 1, Freed: s.StateOf(seat.Person) == PersonRemoved}}, nil
}

func (e SeatRenewed) apply(s *State, _ time.Time) {
	seat := s.seat(e.Seat)
	if seat == nil {
		return
	}
	seat.Generation = e.Generation
	if e.Freed {
		seat.Person = ""
	}
}

// seat finds a seat; nil is none.
func (s *State) seat(id SeatID) *Seat {
	i := slices.IndexFunc(s.seats, func(seat Seat) bool { return seat.ID == id })
	if i < 0 {
		return nil
	}
	return &s.seats[i]
}

// Seats lists the seats in the order of their numbers.
func (s *State) Seats() []Seat { return slices.Clone(s.seats) }

// Seated reports whether a person has a seat.
func (s *State) Seated(id PersonID) bool {
	return slices.ContainsFunc(s.seats, func(seat Seat) bool { return seat.Person == id })
}

// Groups lists the tables in the order of the settings.
func (s *State) Groups() []Group { return s.tablesThere() }
