package session

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"colazione/voting"
)

// imageVersion is the version of the encoding of a whole state. An image is a cache of what the log gives: one of another version is not
// read, and the log is replayed instead.
const imageVersion = 1

// image is a state as it is kept to open a session quickly. Profiles are not in it.
type image struct {
	V         int                  `json:"v"`
	Info      Info                 `json:"info"`
	Groups    []Group              `json:"groups"`
	Seq       Seq                  `json:"seq"`
	Step      StepID               `json:"step"`
	Steps     map[StepID]stepImage `json:"steps"`
	Locked    bool                 `json:"locked"`
	Timer     Timer                `json:"timer"`
	Spotlight CardID               `json:"spotlight"`
	Cards     []cardImage          `json:"cards"`
	People    []personImage        `json:"people"`
	Ballot    []byte               `json:"ballot"`
	Paths     []Path               `json:"paths"`
	Note      string               `json:"note"`
	Editions  []Edition            `json:"editions"`
	Undo      [][]eventJSON        `json:"undo"`
	Seen      []byte               `json:"seen"`
	Passed    []Passed             `json:"passed,omitempty"`
	Touched   [7]Seq               `json:"touched"`
}

type stepImage struct {
	Visited  bool              `json:"visited,omitempty"`
	Revealed bool              `json:"revealed,omitempty"`
	Likes    bool              `json:"likes,omitempty"`
	Wrote    map[PersonID]int  `json:"wrote,omitempty"`
	Liked    map[PersonID]bool `json:"liked,omitempty"`
}

type cardImage struct {
	ID        CardID     `json:"id"`
	Kind      Kind       `json:"kind"`
	Text      string     `json:"text"`
	Author    PersonID   `json:"author,omitempty"`
	Group     GroupID    `json:"group,omitempty"`
	Step      StepID     `json:"step,omitempty"`
	Scribe    bool       `json:"scribe,omitempty"`
	Answers   []CardID   `json:"answers,omitempty"`
	Origin    Origin     `json:"origin,omitempty"`
	KPI       *Measure   `json:"kpi,omitempty"`
	Themes    []string   `json:"themes,omitempty"`
	Flags     []FlagView `json:"flags,omitempty"`
	At        time.Time  `json:"at"`
	Edited    *time.Time `json:"edited,omitempty"`
	Held      bool       `json:"held,omitempty"`
	Hidden    bool       `json:"hidden,omitempty"`
	Withdrawn bool       `json:"withdrawn,omitempty"`
	Evicted   bool       `json:"evicted,omitempty"`
	Public    bool       `json:"public,omitempty"`
	Seqs      [5]Seq     `json:"seqs"`
}

type personImage struct {
	ID      PersonID `json:"id"`
	Group   GroupID  `json:"group"`
	State   string   `json:"state"`
	Evicted bool     `json:"evicted,omitempty"`
	Seqs    [4]Seq   `json:"seqs"`
}

// Image encodes the whole state but the profiles. Equal states have equal images.
func (s *State) Image() []byte {
	ballot, err := s.ballot.MarshalBinary()
	if err != nil {
		panic("session: " + err.Error()) // a ballot in memory always encodes
	}
	t := s.touched
	im := image{
		V: imageVersion, Info: s.info, Groups: s.groups, Seq: s.seq, Step: s.step, Steps: map[StepID]stepImage{},
		Locked: s.locked, Timer: s.timer, Spotlight: s.spotlight, Ballot: ballot, Paths: s.paths, Note: s.note, Editions: s.editions,
		Seen: packSeen(s.seen), Passed: s.passed,
		Touched: [7]Seq{t.session, t.draft, t.published, t.progress, t.room, t.screen, t.facilitator},
	}
	for id, st := range s.steps {
		im.Steps[id] = stepImage{Visited: st.visited, Revealed: st.revealed, Likes: st.likes, Wrote: st.wrote, Liked: st.liked}
	}
	for _, c := range s.cards {
		im.Cards = append(im.Cards, cardImage{
			ID: c.id, Kind: c.kind, Text: c.text, Author: c.author, Group: c.group, Step: c.step, Scribe: c.scribe, Answers: c.answers,
			Origin: c.origin, KPI: c.kpi, Themes: c.themes, Flags: c.flags, At: c.at, Edited: c.edited, Held: c.held, Hidden: c.hidden,
			Withdrawn: c.withdrawn, Evicted: c.evicted, Public: c.public, Seqs: [5]Seq{c.changed, c.tallied, c.flagged, c.left, c.ended},
		})
	}
	for _, p := range s.people {
		im.People = append(im.People, personImage{ID: p.id, Group: p.group, State: p.state, Evicted: p.evicted, Seqs: [4]Seq{p.me, p.own, p.people, p.entered}})
	}
	for _, back := range s.undo {
		im.Undo = append(im.Undo, encodeEvents(back))
	}
	return mustJSON(im)
}

// FromImage gives the state that Image encoded. An error says that the bytes are no image of this version; the log still gives the state.
func FromImage(data []byte) (*State, error) {
	var im image
	if err := json.Unmarshal(data, &im); err != nil {
		return nil, fmt.Errorf("image: %w", err)
	}
	if im.V != imageVersion {
		return nil, fmt.Errorf("image: version %d is not known here", im.V)
	}
	s, err := im.unpack()
	if err != nil {
		return nil, fmt.Errorf("image: %w", err)
	}
	return s, nil
}

func (im image) unpack() (*State, error) {
	s, t := New(), im.Touched
	s.info, s.groups, s.seq, s.step = im.Info, im.Groups, im.Seq, im.Step
	s.locked, s.timer, s.spotlight, s.paths, s.note, s.editions, s.passed = im.Locked, im.Timer, im.Spotlight, im.Paths, im.Note, im.Editions, im.Passed
	s.touched = touched{session: t[0], draft: t[1], published: t[2], progress: t[3], room: t[4], screen: t[5], facilitator: t[6]}
	if err := s.ballot.UnmarshalBinary(im.Ballot); err != nil {
		return nil, err
	}
	for id, st := range im.Steps {
		s.steps[id] = &stepState{visited: st.Visited, revealed: st.Revealed, likes: st.Likes, wrote: orEmpty(st.Wrote), liked: orEmpty(st.Liked)}
	}
	s.unpackThings(im)
	for _, back := range im.Undo {
		list, err := decodeEvents(back)
		if err != nil {
			return nil, err
		}
		s.undo = append(s.undo, list)
	}
	var err error
	if s.seen, err = unpackSeen(im.Seen); err != nil {
		return nil, err
	}
	return s, s.whole()
}

// whole checks that the parts of a state fit together.
func (s *State) whole() error {
	for _, st := range s.info.Agenda {
		if s.steps[st.ID] == nil {
			return fmt.Errorf("step %q is missing", st.ID)
		}
	}
	for _, p := range s.people {
		if _, known := s.groupIndex(p.group); !known {
			return fmt.Errorf("the table of %q is missing", p.id)
		}
	}
	switch {
	case s.steps[s.step] == nil || len(s.groups) == 0:
		return errors.New("the step or the tables are missing")
	case s.ballot.Cards() != len(s.cards) || len(s.cardAt) != len(s.cards):
		return errors.New("cards are missing")
	case s.ballot.Voters() != len(s.people) || len(s.byID) != len(s.people):
		return errors.New("people are missing")
	}
	return nil
}

func (s *State) unpackThings(im image) {
	for i, c := range im.Cards {
		made := &card{
			id: c.ID, n: voting.Card(i), kind: c.Kind, text: c.Text, author: c.Author, group: c.Group, step: c.Step, scribe: c.Scribe,
			answers: c.Answers, origin: c.Origin, kpi: c.KPI, themes: c.Themes, flags: c.Flags, at: c.At, edited: c.Edited,
			held: c.Held, hidden: c.Hidden, withdrawn: c.Withdrawn, evicted: c.Evicted, public: c.Public,
			changed: c.Seqs[0], tallied: c.Seqs[1], flagged: c.Seqs[2], left: c.Seqs[3], ended: c.Seqs[4],
		}
		s.cards = append(s.cards, made)
		s.cardAt[c.ID] = made
	}
	for i, p := range im.People {
		made := &person{
			id: p.ID, n: voting.Voter(i), group: p.Group, state: p.State, evicted: p.Evicted,
			me: p.Seqs[0], own: p.Seqs[1], people: p.Seqs[2], entered: p.Seqs[3],
		}
		s.people = append(s.people, made)
		s.byID[p.ID] = made
	}
}

func orEmpty[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return m
}

// Remembered commands are packed one after the other: id (16 bytes), sum (8), seq (8), length of what was made (1) and that id.
const packedSeen = 16 + 8 + 8 + 1

func packSeen(seen map[uuid.UUID]remembered) []byte {
	out := make([]byte, 0, len(seen)*(packedSeen+36))
	for _, id := range slices.SortedFunc(maps.Keys(seen), func(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) }) {
		m := seen[id]
		out = append(out, id[:]...)
		out = binary.BigEndian.AppendUint64(out, m.sum)
		out = binary.BigEndian.AppendUint64(out, uint64(m.seq))
		out = append(out, byte(len(m.made)))
		out = append(out, m.made...)
	}
	return out
}

func unpackSeen(data []byte) (map[uuid.UUID]remembered, error) {
	seen := map[uuid.UUID]remembered{}
	for len(data) > 0 {
		if len(data) < packedSeen || len(data) < packedSeen+int(data[packedSeen-1]) {
			return nil, errors.New("remembered commands are cut off")
		}
		end := packedSeen + int(data[packedSeen-1])
		seen[uuid.UUID(data[:16])] = remembered{
			sum: binary.BigEndian.Uint64(data[16:]), seq: Seq(binary.BigEndian.Uint64(data[24:])), made: string(data[packedSeen:end]),
		}
		data = data[end:]
	}
	return seen, nil
}
