package session

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"colazione/voting"
)

// snapshotVersion is the version of the encoding of a whole state. A snapshot is a cache of what the log gives: one of another version is not
// read, and the log is replayed instead.
const snapshotVersion = 4

// snapshot is a state as it is kept to open a session quickly, but for the likes and the commands, which are many. Profiles are not in it.
// It is stored: a new field must be omitempty.
type snapshot struct {
	Info      Info                    `json:"info"`
	Groups    []Group                 `json:"groups"`
	Gone      []GroupID               `json:"gone,omitempty"`
	Together  []voting.Group          `json:"together,omitempty"`
	Seq       Seq                     `json:"seq"`
	Step      StepID                  `json:"step"`
	Steps     map[StepID]stepSnapshot `json:"steps"`
	Locked    bool                    `json:"locked"`
	Timer     Timer                   `json:"timer"`
	Spotlight CardID                  `json:"spotlight"`
	Cards     []cardSnapshot          `json:"cards"`
	People    []personSnapshot        `json:"people"`
	Seats     []Seat                  `json:"seats,omitempty"`
	Paths     []Path                  `json:"paths"`
	Note      string                  `json:"note"`
	Editions  []Edition               `json:"editions"`
	Reports   []filedReport           `json:"reports,omitempty"`
	Undo      [][]eventJSON           `json:"undo"`
	Passed    []Passed                `json:"passed,omitempty"`
	Touched   [8]Seq                  `json:"touched"`
}

type stepSnapshot struct {
	Visited  bool              `json:"visited,omitempty"`
	Revealed bool              `json:"revealed,omitempty"`
	Likes    bool              `json:"likes,omitempty"`
	Closed   bool              `json:"closed,omitempty"`
	Wrote    map[PersonID]int  `json:"wrote,omitempty"`
	Liked    map[PersonID]bool `json:"liked,omitempty"`
	Tables   []voting.Group    `json:"tables,omitempty"`
}

type cardSnapshot struct {
	ID        CardID          `json:"id"`
	Kind      Kind            `json:"kind"`
	Text      string          `json:"text"`
	Telling   string          `json:"telling,omitempty"`
	Author    PersonID        `json:"author,omitempty"`
	Group     GroupID         `json:"group,omitempty"`
	Step      StepID          `json:"step,omitempty"`
	Scribe    bool            `json:"scribe,omitempty"`
	Answers   []CardID        `json:"answers,omitempty"`
	Origin    Origin          `json:"origin,omitempty"`
	KPI       *Measure        `json:"kpi,omitempty"`
	Themes    []string        `json:"themes,omitempty"`
	Led       bool            `json:"led,omitempty"`
	Flags     []flag          `json:"flags,omitempty"`
	Screening *Screening      `json:"screening,omitempty"`
	Hands     map[GroupID]int `json:"hands,omitempty"`
	At        time.Time       `json:"at"`
	Edited    *time.Time      `json:"edited,omitempty"`
	Held      bool            `json:"held,omitempty"`
	Hidden    bool            `json:"hidden,omitempty"`
	Withdrawn bool            `json:"withdrawn,omitempty"`
	Evicted   bool            `json:"evicted,omitempty"`
	Public    bool            `json:"public,omitempty"`
	Seqs      [6]Seq          `json:"seqs"`
}

type personSnapshot struct {
	ID      PersonID `json:"id"`
	Group   GroupID  `json:"group"`
	State   string   `json:"state"`
	Evicted bool     `json:"evicted,omitempty"`
	Erased  bool     `json:"erased,omitempty"`
	Played  bool     `json:"simulated,omitempty"`
	Seqs    [5]Seq   `json:"seqs"`

	Likes []ownLike `json:"likes,omitempty"`
}

// Snapshot encodes the whole state but the profiles: the version (a byte), then, each after its length as an unsigned varint, the snapshot as JSON, the ballot as it
// encodes itself, and the commands that were decided, packed. Equal states have equal snapshots.
func (s *State) Snapshot() []byte {
	ballot, err := s.ballot.MarshalBinary()
	if err != nil {
		panic("session: " + err.Error()) // a ballot in memory always encodes
	}
	t := s.changed
	snap := snapshot{
		Info: s.info, Groups: s.groups, Gone: s.gone, Together: s.together, Seq: s.seq, Step: s.step, Steps: map[StepID]stepSnapshot{},
		Locked: s.locked, Timer: s.timer, Spotlight: s.spotlight, Paths: s.paths, Note: s.note, Editions: s.editions, Reports: s.safetyReports, Seats: s.seats,
		Passed:  s.passed,
		Touched: [8]Seq{t.session, t.draft, t.published, t.progress, t.room, t.screen, t.facilitator, t.reports},
	}
	for id, st := range s.steps {
		snap.Steps[id] = stepSnapshot{Visited: st.visited, Revealed: st.revealed, Likes: st.likes, Closed: st.closed, Wrote: st.wrote, Liked: st.liked, Tables: st.tables}
	}
	for _, c := range s.cards {
		snap.Cards = append(snap.Cards, cardSnapshot{
			ID: c.id, Kind: c.kind, Text: c.text, Telling: c.alarmWord, Author: c.author, Group: c.group, Step: c.step, Scribe: c.scribe, Answers: c.answers,
			Origin: c.origin, KPI: c.kpi, Led: c.led, Themes: c.themes, Flags: c.flags, Screening: c.screening, Hands: c.hands, At: c.at, Edited: c.edited, Held: c.held, Hidden: c.hidden,
			Withdrawn: c.withdrawn, Evicted: c.evicted, Public: c.public, Seqs: [6]Seq{c.changed, c.tallied, c.flagged, c.left, c.ended, c.handed},
		})
	}
	for _, p := range s.people {
		snap.People = append(snap.People, personSnapshot{ID: p.id, Group: p.group, State: p.state, Evicted: p.evicted, Erased: p.erased, Played: p.simulated, Seqs: [5]Seq{p.me, p.own, p.people, p.entered, p.likes.whole}, Likes: p.likes.last})
	}
	for _, back := range s.undo {
		snap.Undo = append(snap.Undo, encodeEvents(back))
	}
	out := []byte{snapshotVersion}
	for _, part := range [][]byte{mustJSON(snap), ballot, packPast(s.past)} {
		out = binary.AppendUvarint(out, uint64(len(part)))
		out = append(out, part...)
	}
	return out
}

// FromSnapshot returns the state that Snapshot encoded. An error says that the bytes are no snapshot of this version; the log still gives the state.
func FromSnapshot(data []byte) (*State, error) {
	if len(data) == 0 || data[0] != snapshotVersion {
		return nil, errors.New("snapshot: not one of this version")
	}
	var parts [3][]byte
	data = data[1:]
	for i := range parts {
		size, n := binary.Uvarint(data)
		if n <= 0 || size > uint64(len(data)-n) {
			return nil, errors.New("snapshot: cut off")
		}
		parts[i], data = data[n:n+int(size)], data[n+int(size):]
	}
	var snap snapshot
	if err := json.Unmarshal(parts[0], &snap); err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	s, err := snap.unpack(parts[1], parts[2])
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	return s, nil
}

func (snap snapshot) unpack(ballot, past []byte) (*State, error) {
	s, t := New(), snap.Touched
	s.gone = snap.Gone
	s.info, s.groups, s.together, s.seats, s.seq, s.step = snap.Info, snap.Groups, snap.Together, snap.Seats, snap.Seq, snap.Step
	s.locked, s.timer, s.spotlight, s.paths, s.note, s.editions, s.passed = snap.Locked, snap.Timer, snap.Spotlight, snap.Paths, snap.Note, snap.Editions, snap.Passed
	s.safetyReports = snap.Reports
	s.changed = lastChanges{session: t[0], draft: t[1], published: t[2], progress: t[3], room: t[4], screen: t[5], facilitator: t[6], reports: t[7]}
	if err := s.ballot.UnmarshalBinary(ballot); err != nil {
		return nil, err
	}
	for id, st := range snap.Steps {
		s.steps[id] = &stepState{visited: st.Visited, revealed: st.Revealed, likes: st.Likes, closed: st.Closed, wrote: orEmpty(st.Wrote), liked: orEmpty(st.Liked), tables: st.Tables}
	}
	if err := s.showTables(); err != nil {
		return nil, err
	}
	s.unpackThings(snap)
	for _, back := range snap.Undo {
		list, err := decodeEvents(back)
		if err != nil {
			return nil, err
		}
		s.undo = append(s.undo, list)
	}
	if err := s.unpackPast(past); err != nil {
		return nil, err
	}
	return s, s.validate()
}

// showTables has the ballot count tables as they are shown, and refuses what can't be.
func (s *State) showTables() error {
	lists := [][]voting.Group{s.together}
	for _, st := range s.steps {
		lists = append(lists, st.tables)
	}
	for _, list := range lists {
		wrong := func(g voting.Group) bool { return g < voting.NoGroup || int(g) >= len(s.groups) }
		if len(list) > len(s.groups) || slices.ContainsFunc(list, wrong) || list != nil && len(list) == 0 {
			return errors.New("tables stand together that are not there")
		}
	}
	s.ballot.Show(s.tablesShown())
	return nil
}

// validate checks that the parts of a state fit together.
func (s *State) validate() error {
	for _, st := range s.info.Agenda {
		if s.steps[st.ID] == nil {
			return fmt.Errorf("step %q is missing", st.ID)
		}
	}
	for _, p := range s.people {
		if _, known := s.groupIndex(p.group); !known {
			return fmt.Errorf("the table of %q is missing", p.id)
		}
		if slices.ContainsFunc(p.likes.last, func(l ownLike) bool { return l.Card < 0 || int(l.Card) >= len(s.cards) }) {
			return fmt.Errorf("a card that %q liked is missing", p.id)
		}
	}
	switch {
	case s.steps[s.step] == nil || len(s.groups) <= len(s.gone):
		return errors.New("the step or the tables are missing")
	case s.ballot.Cards() != len(s.cards) || len(s.cardAt) != len(s.cards):
		return errors.New("cards are missing")
	case s.ballot.Voters() != len(s.people) || len(s.byID) != len(s.people):
		return errors.New("people are missing")
	}
	return nil
}

func (s *State) unpackThings(snap snapshot) {
	for i, c := range snap.Cards {
		made := &card{
			id: c.ID, n: voting.Card(i), kind: c.Kind, text: c.Text, alarmWord: c.Telling, author: c.Author, group: c.Group, step: c.Step, scribe: c.Scribe,
			answers: c.Answers, origin: c.Origin, kpi: c.KPI, led: c.Led, themes: c.Themes, flags: c.Flags, screening: c.Screening, hands: c.Hands, at: c.At, edited: c.Edited,
			held: c.Held, hidden: c.Hidden, withdrawn: c.Withdrawn, evicted: c.Evicted, public: c.Public,
			changed: c.Seqs[0], tallied: c.Seqs[1], flagged: c.Seqs[2], left: c.Seqs[3], ended: c.Seqs[4], handed: c.Seqs[5],
		}
		s.cards = append(s.cards, made)
		s.cardAt[c.ID] = made
	}
	s.findRecent()
	for i, p := range snap.People {
		made := &person{
			id: p.ID, n: voting.Voter(i), group: p.Group, state: p.State, evicted: p.Evicted, erased: p.Erased, simulated: p.Played,
			me: p.Seqs[0], own: p.Seqs[1], people: p.Seqs[2], entered: p.Seqs[3], likes: likeMemory{last: p.Likes, whole: p.Seqs[4]},
		}
		s.people = append(s.people, made)
		s.byID[p.ID] = made
	}
	for _, c := range s.cards {
		s.findAuthor(c)
	}
}

func orEmpty[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return m
}

// Remembered commands are packed one after the other: id (16 bytes), sum (8), seq (8), length of what was made (1) and that id.
const packedSize = 16 + 8 + 8 + 1

func packPast(past []remembered) []byte {
	out := make([]byte, 0, len(past)*packedSize)
	for _, m := range past {
		out = append(out, m.id[:]...)
		out = binary.BigEndian.AppendUint64(out, m.sum)
		out = binary.BigEndian.AppendUint64(out, uint64(m.seq))
		out = append(out, byte(len(m.made)))
		out = append(out, m.made...)
	}
	return out
}

func (s *State) unpackPast(data []byte) error {
	most := len(data) / packedSize
	s.past, s.seen = make([]remembered, 0, most), make(map[uuid.UUID]int, most)
	for len(data) > 0 {
		if len(data) < packedSize || len(data) < packedSize+int(data[packedSize-1]) {
			return errors.New("remembered commands are cut off")
		}
		end := packedSize + int(data[packedSize-1])
		m := remembered{
			id: uuid.UUID(data[:16]), sum: binary.BigEndian.Uint64(data[16:]), seq: Seq(binary.BigEndian.Uint64(data[24:])), made: string(data[packedSize:end]),
		}
		s.seen[m.id] = len(s.past)
		s.past = append(s.past, m)
		data = data[end:]
	}
	return nil
}
