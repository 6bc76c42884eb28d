package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"colazione/session"
	"colazione/voting"
)

// SeriesSource is all that the document of a series is made of. Its parts are of about the same moment, and are not changed.
type SeriesSource struct {
	Series    session.Series
	Rooms     []Source         // its meetings, the earliest first
	Whole     session.Combined // the same meetings read as one, with what was joined over them
	Organiser string           // as in a Source
	Logo      []byte
}

// BuildSeries makes one document of all meetings of a series. Cards that were joined over the meetings are one card with the others under it, and all are
// judged by all people together. Times are shown in the zone of now.
func BuildSeries(src SeriesSource, w Wording, now time.Time) *Document {
	d := &Document{
		Format: Format, Language: w.Language, Made: now, Series: string(src.Series.ID), Title: clean(src.Series.Title), Topic: clean(src.Series.Topic), Written: src.Series.Language,
		Organiser: clean(src.Organiser), Logo: src.Logo,
		Rooms: []Room{}, Asked: []Question{}, People: People{Tables: []Table{}}, Paths: []Path{}, Cards: []Card{}, Origins: []Share{}, Themes: []Share{},
		Changes: changes(nil, session.SynthesisView{}),
	}
	parts := make([]*Document, len(src.Rooms))
	for i, room := range src.Rooms {
		parts[i] = Build(room, w, now)
		d.Rooms = append(d.Rooms, newRoom(room.Info.ID, parts[i]))
	}
	d.nameRooms(w.Date)
	for i, part := range parts {
		part.asOne(src.Rooms[i].First)
		part.within(d.Rooms[i], numbers(src.Rooms[i]))
		d.takeIn(part)
	}
	d.judge(src.Whole)
	return d
}

func newRoom(id session.ID, d *Document) Room {
	return Room{
		ID: string(id), Title: d.Title, City: d.City, Date: d.Date, Written: d.Written, Status: d.Status, Note: d.Note, Asked: d.Asked,
		People: d.People, Paths: len(d.Paths), Origins: d.Origins, Themes: d.Themes, Method: d.Method,
	}
}

// nameRooms calls each room by its city, by more where two would be called the same, and marks it with the first letters of that.
func (d *Document) nameRooms(date func(string) string) {
	longer := []func(Room) string{
		func(r Room) string { return cmp.Or(r.City, r.Title) },
		func(r Room) string { return cmp.Or(r.City, r.Title) + ", " + date(r.Date) },
		func(r Room) string { return cmp.Or(r.City, r.Title) + ", " + date(r.Date) + ", " + r.Title },
	}
	for _, name := range longer {
		for i := range d.Rooms {
			d.Rooms[i].Name = name(d.Rooms[i])
		}
		if differ(d.Rooms, func(r Room) string { return r.Name }) {
			break
		}
	}
	for letters := 1; letters <= 3; letters++ {
		for i := range d.Rooms {
			d.Rooms[i].Mark = initials(d.Rooms[i].Name, letters)
		}
		if differ(d.Rooms, func(r Room) string { return r.Mark }) {
			return
		}
	}
	for i := range d.Rooms {
		d.Rooms[i].Mark = "S" + strconv.Itoa(i+1) + "-"
	}
}

// differ tells whether no two rooms have the same, nor any nothing.
func differ(rooms []Room, of func(Room) string) bool {
	seen := map[string]bool{"": true}
	for _, r := range rooms {
		if seen[of(r)] {
			return false
		}
		seen[of(r)] = true
	}
	return true
}

// initials are the first letters of a name, the first of them a capital.
func initials(name string, n int) string {
	var out []rune
	for _, r := range name {
		if unicode.IsLetter(r) && len(out) < n {
			out = append(out, r)
		}
	}
	if len(out) > 0 {
		out[0] = unicode.ToUpper(out[0])
	}
	return string(out)
}

// numbers count the cards of a meeting in the order in which they were written.
func numbers(src Source) map[string]int {
	all := slices.Clone(src.Cards)
	slices.SortFunc(all, func(a, b session.CardView) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(string(a.ID), string(b.ID)))
	})
	out := map[string]int{}
	for i, c := range all {
		out[string(c.ID)] = i + 1
	}
	return out
}

// asOne has a room that documents do not tell by its tables stand under the first of them.
func (d *Document) asOne(first session.GroupID) {
	if len(d.People.Tables) > 0 {
		return
	}
	all := d.People
	d.People.Tables = []Table{{ID: string(first), Name: everybody[d.Language], Joined: all.Joined, Wrote: all.Wrote, Liked: all.Liked}}
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			if !c.Given && !c.ByScribe {
				c.Table = string(first)
			}
		}
	}
}

// everybody names the one table of a room.
var everybody = map[session.Language]string{session.Italian: "Tutti", session.English: "Everyone", session.Dutch: "Iedereen"}

// within puts what is in the document of one meeting into a room of a series.
func (d *Document) within(r Room, numbers map[string]int) {
	for i := range d.People.Tables {
		t := &d.People.Tables[i]
		t.ID, t.Room = r.ID+"/"+t.ID, r.ID
	}
	for i := range d.Paths {
		d.Paths[i].Room = r.ID
	}
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			c.Room, c.Ref = r.ID, r.Mark+strconv.Itoa(numbers[c.ID])
			if c.Table != "" {
				c.Table = r.ID + "/" + c.Table
			}
			for j := range c.Hands {
				h := &c.Hands[j]
				if h.Room = r.ID; h.Table != "" {
					h.Table = r.ID + "/" + h.Table
				}
			}
		}
	}
}

// takeIn adds what is in the document of one of the meetings.
func (d *Document) takeIn(part *Document) {
	for _, q := range part.Asked {
		if !slices.ContainsFunc(d.Asked, q.same) {
			d.Asked = append(d.Asked, q)
		}
	}
	d.People.Joined += part.People.Joined
	d.People.Wrote += part.People.Wrote
	d.People.Liked += part.People.Liked
	d.People.Tables = append(d.People.Tables, part.People.Tables...)
	d.Paths = append(d.Paths, part.Paths...)
	d.Cards = append(d.Cards, part.Cards...)
	d.Status.Draft = d.Status.Draft || part.Status.Draft
	d.Status.Open = d.Status.Open || part.Status.Open
	d.Method.Hidden += part.Method.Hidden
	d.Method.Alarming += part.Method.Alarming
	d.Method.Names = d.Method.Names || part.Method.Names
}

// same tells whether another meeting was asked the same.
func (q Question) same(other Question) bool {
	return q.Title == other.Title && q.Prompt == other.Prompt && slices.Equal(q.Collects, other.Collects) && slices.Equal(q.Likes, other.Likes) &&
		slices.Equal(q.Criteria, other.Criteria)
}

// judge unites the cards that were joined over the meetings and gives each what all people together make of it.
func (d *Document) judge(whole session.Combined) {
	standings := map[session.Kind]Standing{}
	for _, kind := range session.Kinds {
		if likes := whole.Ranking(kind, voting.ByLikes); len(likes.Cards) > 0 {
			standings[kind] = Standing{Likes: likes.Cards, Breadth: whole.Ranking(kind, voting.ByBreadth).Cards, Shortlist: whole.Shortlist(kind)}
		}
	}
	d.unite(whole)
	figures := figures(standings)
	for i := range d.Cards {
		if c := &d.Cards[i]; len(d.criteria(c.Kind)) > 0 {
			c.Figures = figures[whole.StandsFor(session.CardID(c.ID))]
		}
	}
	d.arrange()
	d.total(standings)
	d.Method.Joined -= d.Method.Across
	d.Origins = d.origins()
	d.trend()
}

// unite puts the cards that were joined over the meetings under the one that stands for them.
func (d *Document) unite(whole session.Combined) {
	root := func(c Card) session.CardID { return whole.StandsFor(session.CardID(c.ID)) }
	stands := func(c Card) bool { return string(root(c)) == c.ID }
	own := slices.DeleteFunc(slices.Clone(d.Cards), func(c Card) bool { return !stands(c) })
	others := slices.DeleteFunc(d.Cards, stands)
	at := map[session.CardID]int{}
	united := []Card{}
	for _, c := range slices.Concat(own, others) { // those that stand for others come before these
		i, there := at[root(c)]
		if !there {
			at[root(c)] = len(united)
			united = append(united, c)
			continue
		}
		united[i].take(c)
		d.Method.Across++
	}
	for i := range united {
		united[i].Hands = mostHands(united[i].Hands)
	}
	d.Cards = united
}

// take puts a card with those under it below another that says the same.
func (c *Card) take(other Card) {
	for _, theme := range other.Themes {
		if !slices.Contains(c.Themes, theme) {
			c.Themes = append(c.Themes, theme)
		}
	}
	c.Hands = append(c.Hands, other.Hands...) // of all of them; which stand is for unite to say
	under := other.Joined
	other.Figures, other.Joined, other.Hands = nil, []Card{}, []Hands{}
	c.Joined = append(append(c.Joined, other), under...)
}

// trend sets the themes of the meetings beside each other.
func (d *Document) trend() {
	tallies := make([][]session.ThemeTally, len(d.Rooms))
	for i, r := range d.Rooms {
		for _, s := range r.Themes {
			tallies[i] = append(tallies[i], session.ThemeTally{Theme: s.Name, Cards: s.Cards, Likes: s.Likes})
		}
	}
	d.ThemeTrends = session.TrendThemes(tallies...)
	for _, t := range d.ThemeTrends {
		o := t.Overall
		d.Themes = append(d.Themes, Share{Name: t.Theme, Cards: o.Cards, Likes: o.Likes, CardShare: o.CardShare, LikeShare: o.LikeShare})
	}
}
