package session

import (
	"slices"
	"time"
)

type (
	// Enter lets somebody into the session, under an id that the program made. Group is a table's id or name; "" is the one with the fewest people.
	// Who is in already and names a table sits down there. Seat is the place whose code they came by, if any: they sit at its table unless they name another. It is no
	// command of the wire: people come in by a code.
	Enter struct {
		Person PersonID
		Group  string
		Seat   SeatID
		// Says is what they say of themselves, which is kept beside the log; nil is nothing.
		Says *Profile
		// Simulated: nobody is behind it; the program plays one more in a rehearsal.
		Simulated bool
	}
	// AssignGroup seats a person at another table. Their likes count there from then on; cards that are not shown yet go with them, the others stay.
	AssignGroup struct {
		Person PersonID `json:"person"`
		Group  string   `json:"group"`
	}
	// AdmitPerson lets somebody in who waits, or who was removed.
	AdmitPerson struct {
		Person PersonID `json:"person"`
	}
	// RemovePerson puts somebody out of the session; their cards and likes go with them unless KeepCards is said.
	RemovePerson struct {
		Person    PersonID `json:"person"`
		KeepCards bool     `json:"keep_cards,omitempty"`
	}
)

type (
	// PersonJoined says: somebody came, at this table; in the lobby they wait.
	PersonJoined struct {
		Person  PersonID `json:"person"`
		Group   GroupID  `json:"group"`
		Waiting bool     `json:"waiting,omitempty"`
		// Simulated: nobody is behind it.
		Simulated bool `json:"simulated,omitempty"`
	}
	// PersonPlaced says: the person sits at this table now.
	PersonPlaced struct {
		Person PersonID `json:"person"`
		Group  GroupID  `json:"group"`
	}
	// PersonState says: the person is in, waits or was removed. Evicted: their cards and likes went with them. Erased: for good, and their name too.
	PersonState struct {
		Person  PersonID `json:"person"`
		State   string   `json:"state"`
		Evicted bool     `json:"evicted,omitempty"`
		Erased  bool     `json:"erased,omitempty"`
	}
)

func (e Enter) decide(s *State, _ call) ([]Event, error) {
	seat, err := s.seatFor(e)
	if err != nil {
		return nil, err
	}
	if p := s.byID[e.Person]; p != nil {
		return e.again(s, p, seat)
	}
	switch {
	case s.info.State != Open:
		return nil, ErrUnknownCode
	case s.locked:
		return nil, ErrRoomLocked
	case s.full():
		return nil, ErrRoomFull
	case seat == nil && s.info.Settings.Admission == AdmissionSeats:
		return nil, ErrNotAllowed.With("the code of a seat is needed")
	}
	group := s.smallestGroup()
	if seat != nil {
		group = seat.Group
	}
	if e.Group != "" {
		if group, err = s.groupNamed(e.Group); err != nil {
			return nil, err
		}
	}
	came := PersonJoined{Person: e.Person, Group: group, Waiting: seat == nil && s.info.Settings.Admission == AdmissionLobby, Simulated: e.Simulated}
	if seat == nil {
		return []Event{came}, nil
	}
	return []Event{came, SeatTaken{Seat: seat.ID, Person: e.Person}}, nil
}

// seatFor finds the seat by which somebody comes; nil is none, or the one that is theirs already. One that is another's, or a second one, is refused.
func (s *State) seatFor(e Enter) (*Seat, error) {
	if e.Seat == "" {
		return nil, nil
	}
	seat := s.seat(e.Seat)
	switch {
	case seat == nil:
		return nil, ErrUnknownCode
	case seat.Person == e.Person:
		return nil, nil
	case seat.Person != "" || s.Seated(e.Person):
		return nil, ErrConflict.With("seat")
	}
	return seat, nil
}

// again seats somebody who is in where they say that they sit. What else they say of themselves goes with the event, also where that is their table already. Who says
// nothing new changes nothing.
func (e Enter) again(s *State, p *person, seat *Seat) ([]Event, error) {
	if p.state == PersonRemoved || s.info.State != Open {
		return nil, nil
	}
	var list []Event
	group := p.group
	if seat != nil {
		group = seat.Group
		list = append(list, SeatTaken{Seat: seat.ID, Person: p.id})
	}
	if e.Group != "" {
		named, err := s.groupNamed(e.Group)
		if err != nil {
			return nil, err
		}
		if named != group && named != p.group && s.tablesFixed() {
			return nil, ErrTableFixed
		}
		group = named
	}
	if len(list) == 0 && group == p.group && (e.Says == nil || e.Says.said(s.profiles[p.id])) {
		return nil, nil
	}
	return append(list, PersonPlaced{Person: p.id, Group: group}), nil
}

// tablesFixed reports whether people may no longer change their table by themselves: likes are given for what other tables wrote or for the own one's, and breadth counts
// by tables.
func (s *State) tablesFixed() bool {
	return s.locked || slices.ContainsFunc(s.info.Agenda, func(st Step) bool { return len(st.Likes) > 0 && s.steps[st.ID].visited })
}

func (s *State) full() bool {
	most := s.info.Settings.MaxParticipants
	if most == 0 {
		return false
	}
	n := 0
	for _, p := range s.people {
		if p.state != PersonRemoved {
			n++
		}
	}
	return n >= most
}

// smallestGroup is the table with the fewest people, the first of them in the order of the settings.
func (s *State) smallestGroup() GroupID {
	size := map[GroupID]int{}
	for _, p := range s.people {
		if p.state != PersonRemoved {
			size[p.group]++
		}
	}
	there := s.tablesThere()
	best := there[0].ID
	for _, g := range there {
		if size[g.ID] < size[best] {
			best = g.ID
		}
	}
	return best
}

func (e PersonJoined) apply(s *State, _ time.Time) {
	at, known := s.groupIndex(e.Group)
	if !known || s.byID[e.Person] != nil {
		return
	}
	p := &person{id: e.Person, group: e.Group, state: PersonIn, entered: s.seq, simulated: e.Simulated}
	if e.Waiting {
		p.state = PersonWaiting
	}
	p.n = s.ballot.AddVoter(at)
	s.people = append(s.people, p)
	s.byID[p.id] = p
	s.markPersonChanged(p)
	s.markProgressChanged()
}

// markNameChanged notes that a person may be called otherwise from now on, which the event that seats them brings along, beside the log: it stands on their cards.
func (s *State) markNameChanged(p *person) {
	if s.info.Settings.Names != NamesShown {
		return
	}
	for _, c := range s.cards {
		if c.author == p.id {
			s.markCardChanged(c)
		}
	}
}

func (a AssignGroup) decide(s *State, _ call) ([]Event, error) {
	p := s.byID[a.Person]
	if p == nil {
		return nil, ErrUnknownPerson
	}
	g, err := s.groupNamed(a.Group)
	if err != nil || g == p.group {
		return nil, err
	}
	return []Event{PersonPlaced{Person: p.id, Group: g}}, nil
}

func (e PersonPlaced) apply(s *State, _ time.Time) {
	p := s.byID[e.Person]
	at, known := s.groupIndex(e.Group)
	if p == nil || !known {
		return
	}
	p.group = e.Group
	s.ballot.Assign(p.n, at)
	s.markPersonChanged(p)
	s.markTalliesChanged()
	s.markSessionChanged()
	s.markProgressChanged()
	s.markNameChanged(p)
	for _, c := range s.cards {
		if c.author == p.id && c.held {
			s.markCardChanged(c) // it goes with them
		}
	}
}

func (a AdmitPerson) decide(s *State, _ call) ([]Event, error) {
	p := s.byID[a.Person]
	if p == nil || p.erased {
		return nil, ErrUnknownPerson
	}
	if p.state == PersonIn {
		return nil, nil
	}
	return []Event{PersonState{Person: p.id, State: PersonIn}}, nil
}

func (r RemovePerson) decide(s *State, _ call) ([]Event, error) {
	p := s.byID[r.Person]
	if p == nil {
		return nil, ErrUnknownPerson
	}
	if p.erased || p.state == PersonRemoved && p.evicted == !r.KeepCards {
		return nil, nil
	}
	return []Event{PersonState{Person: p.id, State: PersonRemoved, Evicted: !r.KeepCards}}, nil
}

func (e PersonState) apply(s *State, _ time.Time) {
	p := s.byID[e.Person]
	if p == nil || p.erased {
		return
	}
	p.state, p.evicted, p.erased = e.State, e.Evicted, e.Erased
	if e.Erased {
		delete(s.profiles, p.id)
		s.forgetNotes(p)
	}
	if e.State == PersonIn {
		p.entered = s.seq
	}
	s.ballot.Exclude(p.n, e.Evicted)
	var theirs []*card
	for _, c := range s.cards {
		if c.author == p.id && c.evicted != e.Evicted {
			theirs = append(theirs, c)
		}
	}
	s.changeVisibility(theirs, func(c *card) { c.evicted = e.Evicted })
	s.markPersonChanged(p)
	s.markTalliesChanged()
	s.markSessionChanged()
	s.markProgressChanged()
}

func (e PersonState) inverse(s *State) []Event {
	p := s.byID[e.Person]
	if p == nil || e.State != PersonRemoved || e.Erased {
		return nil
	}
	return []Event{PersonState{Person: p.id, State: p.state, Evicted: p.evicted}}
}

// Arrived lists the people who are in or wait to be, in the order in which they came.
func (s *State) Arrived() []PersonID {
	var all []PersonID
	for _, p := range s.people {
		if p.state != PersonRemoved {
			all = append(all, p.id)
		}
	}
	return all
}

// StateOf reports whether a person is in, waits or was removed; "" is nobody of this session.
func (s *State) StateOf(id PersonID) string {
	if p := s.byID[id]; p != nil {
		return p.state
	}
	return ""
}

// GroupOf returns a person's table; "" is nobody of this session.
func (s *State) GroupOf(id PersonID) GroupID {
	if p := s.byID[id]; p != nil {
		return p.group
	}
	return ""
}

// CheckedGuest cleans what somebody who takes part says about themselves, and refuses a name that others would take for the facilitator's.
func CheckedGuest(name, organisation string) (Profile, error) {
	p, err := CheckedProfile(name, organisation)
	if err == nil && imitates(p.Name) {
		return Profile{}, ErrReservedName
	}
	return p, err
}

// CheckedProfile cleans what a person says about themselves.
func CheckedProfile(name, organisation string) (Profile, error) {
	name, err := line(name, nameLength)
	if err != nil {
		return Profile{}, err
	}
	organisation, err = line(organisation, nameLength)
	return Profile{Name: name, Organisation: organisation}, err
}

// SetProfile keeps what a person said about themselves, beside the log: before the record that lets them in is applied, and when a session is read again.
func (s *State) SetProfile(id PersonID, p Profile) { s.profiles[id] = p }

// Profile returns what a person said about themselves, to that person.
func (s *State) Profile(id PersonID) Profile { return s.profiles[id] }
