package session

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"time"
)

type (
	// AmendSession changes what a session was made with. What is nil stays. It is no command of the socket: it has a call of its own.
	AmendSession struct {
		Title    *string          `json:"title,omitempty"`
		Topic    *string          `json:"topic,omitempty"`
		City     *string          `json:"city,omitempty"`
		Date     *string          `json:"date,omitempty"`   // YYYY-MM-DD, or "" when not said
		Starts   *string          `json:"starts,omitempty"` // HH:MM, or "" when not said
		Place    *string          `json:"place,omitempty"`
		Zone     *string          `json:"zone,omitempty"` // an IANA name
		Language *Language        `json:"language,omitempty"`
		Settings *AmendedSettings `json:"settings,omitempty"`
	}
	// AmendedSettings are the settings to change, field by field. What is nil stays.
	AmendedSettings struct {
		Names           *string      `json:"names,omitempty"`     // to "shown" only while nobody has joined
		Groups          *[]TableWish `json:"groups,omitempty"`    // all tables that there are to be
		Admission       *string      `json:"admission,omitempty"` // "open", "lobby" or "seats"
		MaxParticipants *int         `json:"max_participants,omitempty"`
		CardLength      *int         `json:"card_length,omitempty"`
		RetentionDays   *int         `json:"retention_days,omitempty"`
		SafetyDays      *int         `json:"safety_days,omitempty"`
		SuggestFlags    *bool        `json:"suggest_flags,omitempty"`
		CardsPerPerson  *int         `json:"cards_per_person,omitempty"` // 0 is no limit
		TableMin        *int         `json:"table_min,omitempty"`        // tables that stand together already part no more
	}
	// TableWish is a table that there is to be: the one of this id, which is called so from now on; else the one of this name, or a new one. A name alone may stand for it.
	TableWish struct {
		ID   GroupID `json:"id,omitempty"`
		Name string  `json:"name"`
	}
)

// UnmarshalJSON reads a name alone, too.
func (w *TableWish) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte(`"`)) {
		*w = TableWish{}
		return json.Unmarshal(data, &w.Name)
	}
	type plain TableWish
	var p plain
	if err := json.Unmarshal(data, &p); err != nil {
		return err
	}
	*w = TableWish(p)
	return nil
}

// SessionAmended says: what is in it is so from now on; what is left out stays. Groups are all tables in the order of their places, which they keep; Gone are those of them
// that are no longer there.
type SessionAmended struct {
	Title    *string   `json:"title,omitempty"`
	Topic    *string   `json:"topic,omitempty"`
	City     *string   `json:"city,omitempty"`
	Date     *string   `json:"date,omitempty"`
	Starts   *string   `json:"starts,omitempty"`
	Place    *string   `json:"place,omitempty"`
	Zone     *string   `json:"zone,omitempty"`
	Language *Language `json:"language,omitempty"`
	Settings *Settings `json:"settings,omitempty"`
	Groups   []Group   `json:"groups,omitempty"`
	Gone     []GroupID `json:"gone,omitempty"`
}

func (a AmendSession) decide(s *State, by call) ([]Event, error) {
	next := s.info
	put(&next.Title, a.Title)
	put(&next.Topic, a.Topic)
	put(&next.City, a.City)
	put(&next.Date, a.Date)
	put(&next.Starts, a.Starts)
	put(&next.Place, a.Place)
	put(&next.Zone, a.Zone)
	put(&next.Language, a.Language)
	if a.Settings != nil {
		a.Settings.merge(&next.Settings)
	}
	next, err := next.checkedFacts()
	if err != nil {
		return nil, err
	}
	if s.info.Settings.Names == NamesHidden && next.Settings.Names == NamesShown && len(s.people) > 0 {
		return nil, ErrConflict.With("settings.names: people have joined who were told that names are hidden")
	}
	t := tables{all: slices.Clone(s.groups), gone: slices.Clone(s.gone), unasked: len(s.info.Settings.Groups) == 0}
	if a.Settings != nil && a.Settings.Groups != nil {
		if t, err = s.tablesAfter(*a.Settings.Groups, by.newID); err != nil {
			return nil, err
		}
	}
	next.Settings.Groups = t.named(s.info.Language, next.Language, by.newID)
	if e := s.amended(next, t); !reflect.ValueOf(e).IsZero() {
		return []Event{e}, nil
	}
	return nil, nil
}

// put changes a value where there is another.
func put[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

// merge changes the settings but for the tables.
func (a *AmendedSettings) merge(t *Settings) {
	put(&t.Names, a.Names)
	put(&t.Admission, a.Admission)
	put(&t.MaxParticipants, a.MaxParticipants)
	put(&t.CardLength, a.CardLength)
	put(&t.RetentionDays, a.RetentionDays)
	put(&t.SafetyDays, a.SafetyDays)
	put(&t.SuggestFlags, a.SuggestFlags)
	if a.CardsPerPerson != nil {
		t.CardsPerPerson = a.CardsPerPerson
	}
	if a.TableMin != nil {
		t.TableMin = a.TableMin
	}
}

// tables are those of a session, in the order of their places. Unasked: everybody sits at one that nobody asked for.
type tables struct {
	all     []Group
	gone    []GroupID
	unasked bool
}

// tablesAfter returns the tables after a wish: those that it names, called as it says, and new ones behind; those left out are gone.
func (s *State) tablesAfter(wishes []TableWish, newID NewID) (tables, error) {
	list := make([]string, len(wishes))
	for i, w := range wishes {
		list[i] = w.Name
	}
	list, err := names("settings.groups", list)
	switch {
	case err != nil:
		return tables{}, err
	case len(list) > mostGroups:
		return tables{}, ErrBadRequest.With("settings.groups has more than " + strconv.Itoa(mostGroups))
	}
	t := tables{all: slices.Clone(s.groups), unasked: len(list) == 0}
	if t.unasked && len(s.info.Settings.Groups) == 0 {
		t.gone = slices.Clone(s.gone)
		return t, nil
	}
	wanted, err := s.wishedFor(wishes, list)
	if err != nil {
		return tables{}, err
	}
	for _, g := range s.groups {
		if slices.Contains(wanted, g.ID) {
			continue
		}
		if !s.isGone(g.ID) && s.usedTable(g.ID) {
			return tables{}, ErrConflict.With("settings.groups lacks " + g.Name + ", where people sit, or which has cards or seats")
		}
		t.gone = append(t.gone, g.ID)
	}
	for i, name := range list {
		if at := slices.IndexFunc(t.all, func(g Group) bool { return g.ID == wanted[i] }); at >= 0 {
			t.all[at].Name = name
			continue
		}
		t.all = append(t.all, Group{ID: GroupID(newID()), Name: name})
	}
	return t, nil
}

// wishedFor finds the table of each wish: that of its id, else that of its name where no other wish has it by id, else "", which is a new one.
func (s *State) wishedFor(wishes []TableWish, list []string) ([]GroupID, error) {
	out := make([]GroupID, len(wishes))
	there := s.tablesThere()
	for i, w := range wishes {
		if w.ID == "" {
			continue
		}
		if slices.Contains(out, w.ID) || !slices.ContainsFunc(there, func(g Group) bool { return g.ID == w.ID }) {
			return nil, ErrUnknownGroup.With("settings.groups[" + strconv.Itoa(i) + "].id")
		}
		out[i] = w.ID
	}
	for i, name := range list {
		at := slices.IndexFunc(there, func(g Group) bool { return g.Name == name })
		if out[i] == "" && at >= 0 && !slices.Contains(out, there[at].ID) {
			out[i] = there[at].ID
		}
	}
	return out, nil
}

// named returns the names of the tables that are there, for the settings. Where everybody is to sit at one that nobody asked for, that is made, and called so in the session's
// language.
func (t *tables) named(was, lang Language, newID NewID) []string {
	list := []string{}
	for i, g := range t.all {
		if slices.Contains(t.gone, g.ID) {
			continue
		}
		if t.unasked && g.Name == everybody[was] {
			t.all[i].Name = everybody[lang]
		}
		list = append(list, t.all[i].Name)
	}
	if len(list) == 0 {
		t.all = append(t.all, Group{ID: GroupID(newID()), Name: everybody[lang]})
	}
	if t.unasked {
		return []string{}
	}
	return list
}

// usedTable reports whether somebody sits at a table or may come back to it, or it has cards, hands or seats.
func (s *State) usedTable(id GroupID) bool {
	return slices.ContainsFunc(s.people, func(p *person) bool { return p.group == id && !p.erased }) ||
		slices.ContainsFunc(s.seats, func(seat Seat) bool { return seat.Group == id }) ||
		slices.ContainsFunc(s.cards, func(c *card) bool { _, hands := c.hands[id]; return c.group == id && !c.withdrawn || hands })
}

// amended returns the event with what is otherwise than now.
func (s *State) amended(next Info, t tables) SessionAmended {
	e := SessionAmended{
		Title: other(s.info.Title, next.Title), Topic: other(s.info.Topic, next.Topic), City: other(s.info.City, next.City), Date: other(s.info.Date, next.Date),
		Starts: other(s.info.Starts, next.Starts), Place: other(s.info.Place, next.Place), Zone: other(s.info.Zone, next.Zone), Language: other(s.info.Language, next.Language),
	}
	if !reflect.DeepEqual(s.info.Settings, next.Settings) {
		e.Settings = &next.Settings
	}
	if !slices.Equal(s.groups, t.all) || !slices.Equal(s.gone, t.gone) {
		e.Groups, e.Gone = t.all, t.gone
	}
	return e
}

// other returns a value where it is another than it was.
func other[T comparable](was, next T) *T {
	if was == next {
		return nil
	}
	return &next
}

func (e SessionAmended) apply(s *State, _ time.Time) {
	put(&s.info.Title, e.Title)
	put(&s.info.Topic, e.Topic)
	put(&s.info.City, e.City)
	put(&s.info.Date, e.Date)
	put(&s.info.Starts, e.Starts)
	put(&s.info.Place, e.Place)
	put(&s.info.Zone, e.Zone)
	put(&s.info.Language, e.Language)
	put(&s.info.Settings, e.Settings)
	if e.Groups != nil {
		s.groups, s.gone = e.Groups, e.Gone
		s.markTalliesChanged()
		s.markProgressChanged()
	}
	s.ballot.Show(s.tablesShown())
	if e.Settings != nil || e.Groups != nil { // names and tables on cards, words that are pointed out
		for _, c := range s.cards {
			s.markCardChanged(c)
		}
		for _, p := range s.people {
			s.markPersonChanged(p)
		}
	}
	s.markSessionChanged()
	s.markEverybodyChanged()
}

// isGone reports whether a table was taken away. It keeps its place, by which its voters are counted.
func (s *State) isGone(id GroupID) bool { return slices.Contains(s.gone, id) }

// tablesThere lists the tables that were not taken away, in the order of their places.
func (s *State) tablesThere() []Group {
	return slices.DeleteFunc(slices.Clone(s.groups), func(g Group) bool { return s.isGone(g.ID) })
}
