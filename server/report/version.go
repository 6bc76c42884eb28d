package report

import (
	"slices"
	"time"

	"colazione/session"
)

// Version is a document as it was published: its facts, which are computed anew by nothing that happens later. What is taken out of the meeting goes out of it, so that places keep
// gaps and what figures were counted on stays. Names of people are not in it; they are looked up when it is read.
//
// It is stored: a field that is added is left out where it is empty, and one that is there stays.
type Version struct {
	Document Document        `json:"document"`
	First    session.GroupID `json:"first"`               // the first table, by which the room goes in a series where it is one
	Numbers  map[string]int  `json:"numbers"`             // of the cards, by id, in the order in which they were written
	Rebuilt  bool            `json:"rebuilt,omitempty"`   // made of the log when it was asked for, not when it was published
	Erased   int             `json:"erased,omitempty"`    // cards whose facts were deleted since
	ErasedAt *time.Time      `json:"erased_at,omitempty"` // the last of them
}

// NewVersion freezes the document of what was just published.
func NewVersion(src Source, at time.Time, rebuilt bool) *Version {
	v := &Version{Document: *Build(src, Wording{Language: src.Info.Language}, at), First: src.First, Numbers: cardNumbers(src), Rebuilt: rebuilt}
	d := &v.Document
	d.Organiser, d.Logo, d.Hash = "", nil, ""
	d.Status.Open = false
	for i := range d.Paths {
		d.Paths[i].Owner = ""
	}
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			c.Author = ""
		}
	}
	return v
}

// Erase deletes the facts of cards for good and reports whether there were any. at says when one went.
func (v *Version) Erase(gone map[session.CardID]bool, at func(session.CardID) time.Time) bool {
	out := v.within(func(id session.CardID) bool { return gone[id] })
	if len(out) == 0 {
		return false
	}
	v.Document.remove(out)
	v.Erased += len(out)
	for id := range out {
		delete(v.Numbers, id)
		if t := at(session.CardID(id)); v.ErasedAt == nil || t.After(*v.ErasedAt) {
			v.ErasedAt = &t
		}
	}
	return true
}

// within lists those of the cards that the version has.
func (v *Version) within(of func(session.CardID) bool) map[string]bool {
	found := map[string]bool{}
	for i := range v.Document.Cards {
		for _, c := range v.Document.Cards[i].Family() {
			if of(session.CardID(c.ID)) {
				found[c.ID] = true
			}
		}
	}
	return found
}

// Now is what is true of a meeting beside its published versions.
type Now struct {
	Out       map[session.CardID]time.Time // cards that no document tells of, and since when
	Names     bool                         // are shown
	Authors   map[session.CardID]string    // by card, as people are called now, where names are shown
	Owners    map[session.PathID]string    // who answers for each path
	Organiser string
	Logo      []byte
}

// Reopen makes the document of a version, as far as it may be told now. The version is not changed.
func (v *Version) Reopen(now Now, w Wording, at time.Time) *Document {
	d := v.Document.clone()
	d.Language, d.Made, d.Organiser, d.Logo = w.Language, at, clean(now.Organiser), now.Logo
	d.Status.Rebuilt = v.Rebuilt
	out := v.within(func(id session.CardID) bool { _, is := now.Out[id]; return is })
	changed := Changed{Cards: v.Erased + len(out)}
	if v.ErasedAt != nil {
		changed.At = *v.ErasedAt
	}
	for id := range out {
		if t := now.Out[session.CardID(id)]; t.After(changed.At) {
			changed.At = t
		}
	}
	if changed.Cards > 0 {
		d.Status.Changed = &changed
	}
	d.remove(out)
	for i := range d.Paths {
		d.Paths[i].Owner = clean(now.Owners[d.Paths[i].ID])
	}
	d.Method.Names = d.Method.Names && now.Names
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			if c.Author = ""; d.Method.Names {
				c.Author = clean(now.Authors[session.CardID(c.ID)])
			}
			if c.Text == "" {
				c.Text = w.Erased
			}
		}
	}
	d.seal()
	return d
}

// clone copies as much of a document as taking cards out of it changes.
func (d *Document) clone() *Document {
	c := *d
	c.Cards = slices.Clone(d.Cards)
	for i := range c.Cards {
		c.Cards[i].Joined = slices.Clone(c.Cards[i].Joined)
		for _, one := range c.Cards[i].Family() {
			one.Hands = slices.Clone(one.Hands)
		}
	}
	c.Paths, c.People.Tables = slices.Clone(d.Paths), slices.Clone(d.People.Tables)
	return &c
}

// remove takes cards out, and computes nothing anew. What was joined with one that goes stands by itself, without figures.
func (d *Document) remove(out map[string]bool) {
	if len(out) == 0 {
		return
	}
	gone := func(id string) bool { return out[id] }
	kept := make([]Card, 0, len(d.Cards))
	for _, c := range d.Cards {
		c.Joined = slices.DeleteFunc(slices.Clone(c.Joined), func(j Card) bool { return out[j.ID] })
		if !out[c.ID] {
			kept = append(kept, c)
			continue
		}
		if len(c.Joined) > 0 {
			first := c.Joined[0]
			first.Joined = slices.Clone(c.Joined[1:])
			kept = append(kept, first)
		}
	}
	d.Cards = kept
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			c.Answers = slices.DeleteFunc(slices.Clone(c.Answers), gone)
		}
	}
	paths := make([]Path, 0, len(d.Paths))
	for _, p := range d.Paths {
		p.PathCards = session.MapColumns(p.PathCards, func(ids []string) []string { return slices.DeleteFunc(slices.Clone(ids), gone) })
		p.Ties = slices.DeleteFunc(slices.Clone(p.Ties), func(t Tie) bool { return out[t.From] || out[t.To] })
		if p.says() {
			paths = append(paths, p)
		}
	}
	d.Paths = paths
	d.forgetThemes()
}

// forgetThemes takes out those themes that no card has any more: their names were words about what went. What is left are parts of what they were parts of.
func (d *Document) forgetThemes() {
	there := map[string]bool{"": true}
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			for _, theme := range c.Themes {
				there[theme] = true
			}
		}
	}
	lost := func(s Share) bool { return !there[s.Name] }
	d.Themes, d.ThemeKinds = slices.DeleteFunc(slices.Clone(d.Themes), lost), slices.Clone(d.ThemeKinds)
	for i := range d.ThemeKinds {
		d.ThemeKinds[i].Shares = slices.DeleteFunc(slices.Clone(d.ThemeKinds[i].Shares), lost)
	}
}

// says reports whether anything is left of a path.
func (p Path) says() bool {
	return p.Title != "" || p.Note != "" || len(p.All()) > 0
}

// meetingPart is the document of a meeting as a series takes it in.
type meetingPart struct {
	*Document
	first   session.GroupID
	numbers map[string]int
}

// part gives a meeting as it was published, or as it is now where nothing was.
func (src SeriesSource) part(i int, w Wording, at time.Time) meetingPart {
	if i < len(src.Versions) && src.Versions[i].Version != nil {
		v := src.Versions[i]
		return meetingPart{v.Version.Reopen(v.Now, w, at), v.Version.First, v.Version.Numbers}
	}
	room := src.Rooms[i]
	return meetingPart{Build(room, w, at), room.First, cardNumbers(room)}
}
