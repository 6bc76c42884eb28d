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
	Versions  []Published      // of the meetings, in their order, where there is one
	Whole     session.Combined // the same meetings read as one, with what was joined over them
	Organiser string           // as in a Source
	Logo      []byte
}

// Published is the version of a meeting that a series reads; nil where nothing was published.
type Published struct {
	Version *Version
	Now     Now
}

// BuildSeries makes one document of all meetings of a series. Cards that were joined over the meetings are one card with the others under it, and all are
// judged by all people together. Times are shown in the zone of now.
func BuildSeries(src SeriesSource, w Wording, now time.Time) *Document {
	d := &Document{
		Format: Format, Language: w.Language, Made: now, Series: string(src.Series.ID), Title: clean(src.Series.Title), Topic: clean(src.Series.Topic), Written: src.Series.Language,
		Organiser: clean(src.Organiser), Logo: src.Logo,
		Rooms: []Room{}, Asked: []Question{}, People: People{Tables: []Table{}}, Paths: []Path{}, Cards: []Card{}, Origins: []Share{}, Themes: []Share{}, ThemeKinds: []ThemeKind{},
		Changes: compareEditions(nil, session.SynthesisView{}),
	}
	parts := make([]meetingPart, len(src.Rooms))
	for i, room := range src.Rooms {
		parts[i] = src.part(i, w, now)
		d.Rooms = append(d.Rooms, newRoom(room.Info.ID, parts[i].Document))
	}
	d.nameRooms(w.Date)
	for i, part := range parts {
		part.asOneTable(part.first, w.Everybody)
		part.placeInRoom(d.Rooms[i], part.numbers)
		d.addMeeting(part.Document)
	}
	d.rankTogether(src.Whole)
	d.seal()
	return d
}

func newRoom(id session.ID, d *Document) Room {
	return Room{
		ID: string(id), Title: d.Title, City: d.City, Date: d.Date, Written: d.Written, Status: d.Status, Note: d.Note, Asked: d.Asked,
		People: d.People, Paths: len(d.Paths), Origins: d.Origins, Themes: d.Themes, ThemeBase: d.ThemeBase, Method: d.Method,
	}
}

// nameRooms names each room by its city, adding the date and then the title where two names would be the same, and makes its mark from the first letters of the name.
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
		if allDiffer(d.Rooms, func(r Room) string { return r.Name }) {
			break
		}
	}
	for letters := 1; letters <= 3; letters++ {
		for i := range d.Rooms {
			d.Rooms[i].Mark = initials(d.Rooms[i].Name, letters)
		}
		if allDiffer(d.Rooms, func(r Room) string { return r.Mark }) {
			return
		}
	}
	for i := range d.Rooms {
		d.Rooms[i].Mark = "S" + strconv.Itoa(i+1) + "-"
	}
}

// allDiffer reports whether the rooms' values are all different and none is empty.
func allDiffer(rooms []Room, of func(Room) string) bool {
	seen := map[string]bool{"": true}
	for _, r := range rooms {
		if seen[of(r)] {
			return false
		}
		seen[of(r)] = true
	}
	return true
}

// initials returns the first n letters of a name, beginning with a capital.
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

// cardNumbers numbers the cards of a meeting from 1, in the order in which they were written.
func cardNumbers(src Source) map[string]int {
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

// asOneTable puts everybody at the first table, for a room whose tables documents do not show.
func (d *Document) asOneTable(first session.GroupID, everybody string) {
	if len(d.People.Tables) > 0 {
		return
	}
	all := d.People
	d.People.Tables = []Table{{ID: string(first), Name: everybody, Joined: all.Joined, Wrote: all.Wrote, Liked: all.Liked}}
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			if !c.Given && !c.ByScribe {
				c.Table = string(first)
			}
		}
	}
}

// placeInRoom marks everything in the document of one meeting with its room in the series.
func (d *Document) placeInRoom(r Room, numbers map[string]int) {
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

// addMeeting adds the contents of one meeting's document.
func (d *Document) addMeeting(part *Document) {
	for _, q := range part.Asked {
		if !slices.ContainsFunc(d.Asked, q.sameAs) {
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

// sameAs reports whether two questions are the same in everything but their minutes.
func (q Question) sameAs(other Question) bool {
	return q.Title == other.Title && q.Prompt == other.Prompt && slices.Equal(q.Collects, other.Collects) && slices.Equal(q.Likes, other.Likes) &&
		slices.Equal(q.Criteria, other.Criteria)
}

// rankTogether unites the cards that were joined across the meetings and ranks all cards by the likes of all people together.
func (d *Document) rankTogether(whole session.Combined) {
	standings := map[session.Kind]Standing{}
	for _, kind := range session.Kinds {
		if likes := whole.Ranking(kind, voting.ByLikes); len(likes.Cards) > 0 {
			standings[kind] = Standing{Likes: likes.Cards, Breadth: whole.Ranking(kind, voting.ByBreadth).Cards, Shortlist: whole.Shortlist(kind)}
		}
	}
	d.uniteCards(whole)
	figures := figuresByCard(standings, d.People.Liked)
	for i := range d.Cards {
		if c := &d.Cards[i]; len(d.criteriaFor(c.Kind)) > 0 {
			c.Figures = figures[whole.StandsFor(session.CardID(c.ID))]
		}
	}
	d.sortCards()
	d.countTotals(standings)
	d.Method.Joined -= d.Method.Across
	d.Origins = d.origins()
	d.compareThemes()
}

// uniteCards puts the cards that were joined across the meetings under the one that stands for them.
func (d *Document) uniteCards(whole session.Combined) {
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
		united[i].absorb(c)
		d.Method.Across++
	}
	for i := range united {
		united[i].Hands = mostHands(united[i].Hands)
	}
	d.Cards = united
}

// absorb puts another card that says the same, and those joined with it, under this one.
func (c *Card) absorb(other Card) {
	for _, theme := range other.Themes {
		if !slices.Contains(c.Themes, theme) {
			c.Themes = append(c.Themes, theme)
		}
	}
	c.Hands = append(c.Hands, other.Hands...) // all of them; uniteCards keeps those that hold
	under := other.Joined
	other.Figures, other.Joined, other.Hands = nil, []Card{}, []Hands{}
	c.Joined = append(append(c.Joined, other), under...)
}

// compareThemes fills in the shares of each theme, meeting by meeting and over all.
func (d *Document) compareThemes() {
	tallies := make([][]session.ThemeTally, len(d.Rooms))
	for i, r := range d.Rooms {
		for _, s := range r.Themes {
			tallies[i] = append(tallies[i], session.ThemeTally{Theme: s.Name, Cards: s.Cards, Likes: s.Likes})
		}
	}
	_, d.ThemeBase = themes(d.Cards)
	d.shareKinds()
	d.ThemeTrends = session.TrendThemes(tallies...)
	slices.SortStableFunc(d.ThemeTrends, func(a, b session.ThemeTrend) int { return last(a.Theme, b.Theme) })
	for _, t := range d.ThemeTrends {
		o := t.Overall
		d.Themes = append(d.Themes, Share{Name: t.Theme, Cards: o.Cards, Likes: o.Likes, CardShare: o.CardShare, LikeShare: o.LikeShare})
	}
}
