package session

import "slices"

// Who answers for a path is a name, and is kept as names of people are: the log holds an id, and the name lies outside the log under that id, so that it can be erased.

// ownerAfter returns the id of a path's owner after a command: the one that is there where the name stays, else a new one, and "" where the owner is taken away.
func (s *State) ownerAfter(p PutPath, newID NewID) (OwnerID, error) {
	var now OwnerID
	if at := s.pathAt(p.Path); at >= 0 {
		now = s.paths[at].Owner
	}
	if p.Owner == nil {
		return now, nil
	}
	name, err := line(*p.Owner, nameLength)
	switch {
	case err != nil:
		return "", at("owner", err)
	case name == "":
		return "", nil
	case now != "" && s.owners[now] == name:
		return now, nil
	}
	return OwnerID(newID()), nil
}

// NamedOwner returns the name that a command gives the owner of a path, and the id under which the record that it came to has it; false where it names nobody new. The
// caller keeps the name outside the log and calls SetOwner before it applies the record.
func (s *State) NamedOwner(c Command, r Record) (OwnerID, string, bool) {
	p, is := c.(PutPath)
	if !is || p.Owner == nil {
		return "", "", false
	}
	for _, e := range r.Events {
		if put, is := e.(PathPut); is && put.Path.Owner != "" {
			_, known := s.owners[put.Path.Owner]
			return put.Path.Owner, clean(*p.Owner, false), !known
		}
	}
	return "", "", false
}

// SetOwner keeps the name of who answers for a path: before the record that names them is applied, and when a session is read again.
func (s *State) SetOwner(id OwnerID, name string) { s.owners[id] = name }

// DropOwners forgets the names that no path has any more, neither now, nor in a version that was published, nor after an undo, and lists their ids.
func (s *State) DropOwners() []OwnerID {
	used := map[OwnerID]bool{}
	for _, p := range s.everyPath() {
		used[p.Owner] = true
	}
	var out []OwnerID
	for id := range s.owners {
		if !used[id] {
			out = append(out, id)
			delete(s.owners, id)
		}
	}
	slices.Sort(out)
	return out
}

// everyPath lists the paths as they are, as they were published, and as an undo would put them.
func (s *State) everyPath() []Path {
	all := slices.Clone(s.paths)
	for _, e := range s.editions {
		all = append(all, e.Paths...)
	}
	for _, back := range s.undo {
		for _, e := range back {
			if put, is := e.(PathPut); is {
				all = append(all, put.Path)
			}
		}
	}
	return all
}

// changeOwner notes, for everybody who reads a published version with a path, that it has another owner, or none.
func (s *State) changeOwner(p Path, was OwnerID) {
	if was != "" && p.Owner == "" {
		s.forgetOwner(was)
	}
	if n := len(s.editions); n > 0 && slices.ContainsFunc(s.editions[n-1].Paths, func(q Path) bool { return q.ID == p.ID }) {
		s.changed.published, s.changed.room, s.changed.screen = s.seq, s.seq, s.seq
	}
}

// forgetOwner takes an owner who was taken away out of what was published and of what an undo would put.
func (s *State) forgetOwner(id OwnerID) {
	without := func(p *Path) {
		if p.Owner == id {
			p.Owner = ""
		}
	}
	for i := range s.editions {
		s.editions[i].Paths = slices.Clone(s.editions[i].Paths)
		for j := range s.editions[i].Paths {
			without(&s.editions[i].Paths[j])
		}
	}
	for _, back := range s.undo {
		for i, e := range back {
			if put, is := e.(PathPut); is {
				without(&put.Path)
				back[i] = put
			}
		}
	}
}

// PathOwners names who answers for each path, of those that are there and of those that were published.
func (s *State) PathOwners() map[PathID]string {
	owners := map[PathID]string{}
	for _, e := range append(slices.Clone(s.editions), Edition{Paths: s.paths}) {
		for _, p := range s.pathViews(e.Paths) {
			if p.Owner != "" {
				owners[p.ID] = p.Owner
			}
		}
	}
	return owners
}

// pathViews returns paths as readers get them. Whatever version they are of, the owner is the present one.
func (s *State) pathViews(paths []Path) []PathView {
	out := make([]PathView, len(paths))
	for i, p := range paths {
		owner := p.Owner
		if at := s.pathAt(p.ID); at >= 0 {
			owner = s.paths[at].Owner
		}
		out[i] = PathView{p.PathBody, s.owners[owner]}
	}
	return out
}
