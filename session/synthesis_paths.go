package session

import (
	"reflect"
	"slices"
	"time"
)

type (
	// PutPath makes a path, or puts another in the place of the one named.
	PutPath struct {
		Path PathID `json:"path,omitempty"`
		PathCards[CardID]
		Title string `json:"title"`
		Note  string `json:"note"`
		// Owner is who answers for the path. Left out it stays; "" takes it away, and the name is erased.
		Owner *string `json:"owner,omitempty"`
	}
	// DropPath takes a path away.
	DropPath struct {
		Path PathID `json:"path"`
	}
	// OrderPaths puts the paths named first, in this order; the others follow as they were.
	OrderPaths struct {
		Paths []PathID `json:"paths"`
	}
	// SetNote writes the note that stands before the paths.
	SetNote struct {
		Note string `json:"note"`
	}
	// Publish shows the synthesis as it is now to everybody, as a new version. It is refused with a shown card about which there is a grave concern that is not settled,
	// unless DespiteFlags says that it is meant so.
	Publish struct {
		DespiteFlags bool `json:"despite_flags,omitempty"`
	}
)

type (
	// PathPut says: the path reads like this now.
	PathPut struct {
		Path Path `json:"path"`
	}
	// PathDropped says: the path is no more.
	PathDropped struct {
		Path PathID `json:"path"`
	}
	// PathsOrdered says: the paths stand in this order.
	PathsOrdered struct {
		Paths []PathID `json:"paths"`
	}
	// NoteSet says: the note reads like this.
	NoteSet struct {
		Note string `json:"note"`
	}
	// Published says: everybody sees the synthesis as it stood here.
	Published struct {
		Version int `json:"version"`
	}
)

// Edition is a published synthesis. It is stored in snapshots: a new field must be omitempty. At its seq the whole session can be rebuilt from the log as it was then.
type Edition struct {
	Version int       `json:"version"`
	At      time.Time `json:"at"`
	Seq     Seq       `json:"seq"`
	Paths   []Path    `json:"paths"`
	Ties    []Tie     `json:"ties,omitempty"`
	Note    string    `json:"note"`
}

const mostPaths = 100

func (p PutPath) decide(s *State, by call) ([]Event, error) {
	path := Path{PathBody: PathBody{ID: p.Path}}
	switch at := s.pathAt(p.Path); {
	case p.Path != "" && at < 0:
		return nil, ErrUnknownPath
	case p.Path == "" && len(s.paths) >= mostPaths:
		return nil, ErrConflict.With("there are too many paths")
	case p.Path == "":
		path.ID = PathID(by.newID())
	}
	var err error
	if path.PathCards, err = s.checkColumns(p.PathCards); err != nil {
		return nil, err
	}
	if path.Title, err = line(p.Title, titleLength); err != nil {
		return nil, err
	}
	if path.Note, err = prose(p.Note, noteLength); err != nil {
		return nil, err
	}
	if path.Owner, err = s.ownerAfter(p, by.newID); err != nil {
		return nil, err
	}
	if at := s.pathAt(path.ID); at >= 0 && reflect.DeepEqual(path, s.paths[at]) {
		return nil, nil
	}
	return []Event{PathPut{Path: path}}, nil
}

func (s *State) pathAt(id PathID) int {
	return slices.IndexFunc(s.paths, func(p Path) bool { return p.ID == id })
}

func (e PathPut) apply(s *State, _ time.Time) {
	s.paths = slices.Clone(s.paths) // editions keep the old ones
	if at := s.pathAt(e.Path.ID); at >= 0 {
		if was := s.paths[at].Owner; was != e.Path.Owner {
			s.changeOwner(e.Path, was)
		}
		s.paths[at] = e.Path
	} else {
		s.paths = append(s.paths, e.Path)
	}
	s.markDraftChanged()
}

func (s *State) markDraftChanged() {
	s.changed.draft, s.changed.facilitator = s.seq, s.seq
}

func (e PathPut) inverse(s *State) []Event {
	if at := s.pathAt(e.Path.ID); at >= 0 {
		return []Event{PathPut{Path: s.paths[at]}}
	}
	return []Event{PathDropped{Path: e.Path.ID}}
}

func (p DropPath) decide(s *State, _ call) ([]Event, error) {
	if s.pathAt(p.Path) < 0 {
		return nil, ErrUnknownPath
	}
	return []Event{PathDropped(p)}, nil
}

func (e PathDropped) apply(s *State, _ time.Time) {
	s.paths = slices.DeleteFunc(slices.Clone(s.paths), func(p Path) bool { return p.ID == e.Path })
	s.markDraftChanged()
}

func (e PathDropped) inverse(s *State) []Event {
	if at := s.pathAt(e.Path); at >= 0 {
		return []Event{PathPut{Path: s.paths[at]}, PathsOrdered{Paths: s.pathOrder()}}
	}
	return nil
}

func (s *State) pathOrder() []PathID {
	out := []PathID{}
	for _, p := range s.paths {
		out = append(out, p.ID)
	}
	return out
}

func (o OrderPaths) decide(s *State, _ call) ([]Event, error) {
	order := []PathID{}
	for _, id := range append(slices.Clone(o.Paths), s.pathOrder()...) {
		if s.pathAt(id) < 0 {
			return nil, ErrUnknownPath
		}
		if !slices.Contains(order, id) {
			order = append(order, id)
		}
	}
	if slices.Equal(order, s.pathOrder()) {
		return nil, nil
	}
	return []Event{PathsOrdered{Paths: order}}, nil
}

func (e PathsOrdered) apply(s *State, _ time.Time) {
	rank := map[PathID]int{}
	for i, id := range e.Paths {
		rank[id] = i - len(e.Paths) // below 0, which those have that are not named
	}
	s.paths = slices.Clone(s.paths)
	slices.SortStableFunc(s.paths, func(a, b Path) int { return rank[a.ID] - rank[b.ID] })
	s.markDraftChanged()
}

func (e PathsOrdered) inverse(s *State) []Event {
	return []Event{PathsOrdered{Paths: s.pathOrder()}}
}

func (n SetNote) decide(s *State, _ call) ([]Event, error) {
	note, err := prose(n.Note, noteLength)
	if err != nil || note == s.note {
		return nil, err
	}
	return []Event{NoteSet{Note: note}}, nil
}

func (e NoteSet) apply(s *State, _ time.Time) {
	s.note = e.Note
	s.markDraftChanged()
}

func (p Publish) decide(s *State, _ call) ([]Event, error) {
	if flagged := s.flaggedCards(); len(flagged) > 0 && !p.DespiteFlags {
		return nil, ErrFlaggedCards.Of(flagged)
	}
	return []Event{Published{Version: len(s.editions) + 1}}, nil
}

func (e Published) apply(s *State, at time.Time) {
	s.editions = append(s.editions, Edition{Version: e.Version, At: at, Seq: s.seq, Paths: s.paths, Ties: s.ties(), Note: s.note})
	s.markDraftChanged()
	s.changed.published, s.changed.room, s.changed.screen = s.seq, s.seq, s.seq
}
