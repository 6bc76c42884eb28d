package outline

import (
	"cmp"
	"slices"
	"strings"

	"colazione/server/report"
	"colazione/session"
)

// anchor returns the id of a card among the contributions; "" where nothing refers to it.
func anchor(c *report.Card) string {
	if c.Ref == "" {
		return ""
	}
	return "card-" + c.Ref
}

// Refs returns links to a card and to those joined with it, from all meetings of a series; none over one meeting.
func (a *Outliner) Refs(c *report.Card) Text {
	if !a.OverSeries() {
		return nil
	}
	var all []Text
	for _, one := range c.Family() {
		all = append(all, a.ref(one))
	}
	return Join(", ", all...)
}

func (a *Outliner) ref(c *report.Card) Text { return Text{{Text: c.Ref, To: anchor(c)}} }

// RoomsOf returns the rooms where a card, or one joined with it, was written, in their order.
func (a *Outliner) RoomsOf(c *report.Card) []*report.Room {
	var in []*report.Room
	for i := range a.Rooms {
		if slices.ContainsFunc(c.Family(), func(one *report.Card) bool { return one.Room == a.Rooms[i].ID }) {
			in = append(in, &a.Rooms[i])
		}
	}
	return in
}

// alsoIn names the other rooms where cards joined with this one were written.
func (a *Outliner) alsoIn(c, root *report.Card) Text {
	var others []string
	for _, r := range a.RoomsOf(root) {
		if r.ID != c.Room {
			others = append(others, r.Name)
		}
	}
	if !a.OverSeries() || others == nil {
		return nil
	}
	return Plain(Fill(a.SeriesWords.alsoIn, "rooms", a.Words.enumerate(others)))
}

// places says where and when the meetings were.
func (a *Outliner) places() Text {
	var all []Text
	for _, r := range a.Rooms {
		all = append(all, Join(", ", UserText(cmp.Or(r.City, r.Title)), Plain(a.Words.date(r.Date))))
	}
	return Join(" · ", all...)
}

func (a *Outliner) roomsStatus() []string {
	lines := []string{Fill(a.SeriesWords.made, "date", a.Words.day(a.Made), "time", a.Words.clock(a.Made))}
	for _, r := range a.Rooms {
		s := r.Status
		if s.Draft || s.PublishedAt == nil {
			lines = append(lines, Fill(a.SeriesWords.draft, "room", r.Name))
		} else {
			lines = append(lines, Fill(a.SeriesWords.published, "room", r.Name, "n", a.Words.Integer(s.Version), "date", a.Words.day(s.PublishedAt.In(a.Made.Location()))))
		}
		for _, said := range a.sinceThen(s) {
			lines = append(lines, Fill(a.BaseWords.room, "room", r.Name, "what", said))
		}
		if s.Open {
			lines = append(lines, Fill(a.SeriesWords.open, "room", r.Name))
		}
	}
	return append(lines, a.small()...)
}

// peopleInRoom counts those of a room who like a card.
func (a *Outliner) peopleInRoom(c *report.Card, r *report.Room) int {
	n := 0
	if c.Figures != nil {
		for _, t := range a.People.Tables {
			if t.Room == r.ID {
				n += c.Figures.Tables[t.ID]
			}
		}
	}
	return n
}

// seriesBrief is the page for somebody who reads only one.
func (a *Outliner) seriesBrief() []Section {
	var blocks []Block
	for _, r := range a.Rooms {
		if r.Note != "" {
			blocks = append(blocks, Paragraph{Bold(r.Name + ". ").And(UserText(r.Note))})
		}
	}
	blocks = append(blocks, a.Numbers(), a.sideBySide())
	blocks = append(blocks, a.sharedDifficulties()...)
	for _, t := range []Trend{a.themeTrend(), a.originTrend()} {
		blocks = append(blocks, t.blocks()...)
	}
	return []Section{titled("brief", a.Words.Brief, blocks...)}
}

// mostRooms is the largest number of rooms that have a column each; more share one column.
const mostRooms = 3

// sideBySide compares, kind by kind, the first card that several rooms share with the first of each room alone.
func (a *Outliner) sideBySide() Table {
	t := Table{Caption: a.Words.Brief, Columns: []Column{{Title: Plain(a.Words.CSV.Kind), Head: true}, {Title: Plain(a.SeriesWords.common)}}}
	if len(a.Rooms) > mostRooms {
		t.Columns = append(t.Columns, Column{Title: Plain(a.SeriesWords.onlyTitle)})
	} else {
		for _, r := range a.Rooms {
			t.Columns = append(t.Columns, Column{Title: Plain(Fill(a.SeriesWords.onlyRoom, "room", r.Name))})
		}
	}
	for _, k := range a.Kinds {
		row := []Cell{{Text: Bold(a.Words.Kinds[k.Kind])}, a.leadingCards(k.Kind, func(in []*report.Room) bool { return len(in) > 1 })}
		if len(a.Rooms) > mostRooms {
			row = append(row, a.leadingCards(k.Kind, func(in []*report.Room) bool { return len(in) == 1 }))
		} else {
			for _, r := range a.Rooms {
				row = append(row, a.leadingCards(k.Kind, func(in []*report.Room) bool { return len(in) == 1 && in[0].ID == r.ID }))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// leadingCards names the first card of a kind whose rooms are those asked for, with all that are equal to it; a dash where there is none.
func (a *Outliner) leadingCards(k session.Kind, asked func(in []*report.Room) bool) Cell {
	var first []*report.Card
	for _, c := range a.OfKind(k) { // the best first
		if len(first) > 0 && (c.Figures == nil || c.Figures.Total == 0 || c.Figures.Place > first[0].Figures.Place) {
			break
		}
		if !asked(a.RoomsOf(c)) {
			continue
		}
		if c.Figures == nil || c.Figures.Total == 0 {
			return Cell{Text: UserText(c.Text)}
		}
		first = append(first, c)
	}
	if first == nil {
		return Cell{Text: Plain("–")}
	}
	return Cell{Text: a.together(first)}
}

// common lists the cards that several rooms share, kind by kind, with the words of each room.
func (a *Outliner) common() []Section {
	title := a.SeriesWords.commonTitle
	if len(a.Rooms) == 2 {
		title = a.SeriesWords.commonBoth
	}
	if a.Method.Across == 0 {
		return []Section{titled("common", title, Paragraph{Plain(a.SeriesWords.commonNone)})}
	}
	all := []Section{titled("common", title, Paragraph{Plain(a.SeriesWords.commonIntro)})}
	for _, k := range a.Kinds {
		t := Table{Caption: a.Words.Kinds[k.Kind], Columns: []Column{{Title: Plain(a.Words.Card), Head: true}}}
		for _, r := range a.Rooms {
			t.Columns = append(t.Columns, Column{Title: UserText(r.Name), Number: true})
		}
		t.Columns = append(t.Columns, Column{Title: Plain(a.SeriesWords.inAll), Number: true})
		for _, c := range a.OfKind(k.Kind) {
			if in := a.RoomsOf(c); len(in) > 1 {
				t.Rows = append(t.Rows, a.commonRow(c, in))
			}
		}
		if len(t.Rows) > 0 {
			all = append(all, Section{ID: "common-" + string(k.Kind), Level: 3, Title: Plain(a.Words.Kinds[k.Kind]), Blocks: []Block{t}})
		}
	}
	return all
}

func (a *Outliner) commonRow(c *report.Card, in []*report.Room) []Cell {
	var ways []Text
	for _, one := range c.Joined {
		ways = append(ways, Plain(a.Words.quotes[0]).And(UserText(one.Text), Plain(a.Words.quotes[1]+" ("), a.ref(&one), Plain(")")))
	}
	row := []Cell{{Text: UserText(c.Text).And(Plain(" ("), a.ref(c), Plain(")")), Notes: Join(" · ", ways...)}}
	total := 0
	for i := range a.Rooms {
		r := &a.Rooms[i]
		if !slices.Contains(in, r) {
			row = append(row, Cell{Text: Plain("–")})
			continue
		}
		n := a.peopleInRoom(c, r)
		total += n
		share := report.Ratio(n, r.People.Liked)
		row = append(row, Cell{Text: Plain(Fill(a.SeriesWords.likedBy, "n", a.Words.Integer(n), "all", a.Words.Integer(r.People.Liked))), Bar: &share})
	}
	share := report.Ratio(total, a.People.Liked)
	return append(row, Cell{Text: Plain(Fill(a.SeriesWords.likedBy, "n", a.Words.Integer(total), "all", a.Words.Integer(a.People.Liked))), Bar: &share})
}

// fewOnly is how many cards of a kind are listed for one room alone.
const fewOnly = 3

// onlyInOneRoom lists the cards of each room that were not joined with another room's.
func (a *Outliner) onlyInOneRoom() []Section {
	all := []Section{titled("only", a.SeriesWords.onlyTitle, Paragraph{Plain(a.SeriesWords.onlyIntro)})}
	for i := range a.Rooms {
		r := &a.Rooms[i]
		title := Fill(a.SeriesWords.onlyRoom, "room", r.Name)
		t := Table{Caption: title, Columns: []Column{{Title: Plain(a.Words.CSV.Kind)}, {Title: Plain(a.Words.Card), Head: true}, {Title: Plain(a.Words.LikesColumn), Number: true}}}
		left, equal := 0, 0
		for _, k := range a.Kinds {
			first := true
			own := a.cardsOnlyIn(k.Kind, r)
			for n, c := range own {
				if n >= fewOnly {
					left++
					if f, last := c.Figures, own[fewOnly-1].Figures; f != nil && last != nil && f.Total > 0 && f.Place == last.Place {
						equal++
					}
					continue
				}
				row := []Cell{{}, {Text: UserText(c.Text).And(Plain(" ("), a.Refs(c), Plain(")"))}, {Text: Plain("–")}}
				if first {
					row[0].Text, first = Bold(a.Words.Kinds[k.Kind]), false
				}
				if c.Figures != nil {
					row[2].Text = Plain(Fill(a.SeriesWords.likedBy, "n", a.Words.Integer(a.peopleInRoom(c, r)), "all", a.Words.Integer(r.People.Liked)))
				}
				t.Rows = append(t.Rows, row)
			}
		}
		s := Section{ID: "only-" + strings.ToLower(r.Mark), Level: 3, Title: Plain(title), Blocks: []Block{t}}
		if left > 0 {
			said := a.Words.Counted(a.SeriesWords.onlyMore, left)
			if equal > 0 {
				said += " " + a.Words.Counted(a.FirmWords.equalLeft, equal)
			}
			s.Blocks = append(s.Blocks, Paragraph{Plain(said)})
		}
		if len(t.Rows) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// cardsOnlyIn returns the cards of a kind that one room alone has, those with most likes first.
func (a *Outliner) cardsOnlyIn(k session.Kind, r *report.Room) []*report.Card {
	var own []*report.Card
	for _, c := range a.OfKind(k) {
		if in := a.RoomsOf(c); len(in) == 1 && in[0] == r {
			own = append(own, c)
		}
	}
	return own
}

// crossings lists the cards that are in paths of several rooms.
func (a *Outliner) crossings() []Block {
	if !a.OverSeries() {
		return nil
	}
	t := Table{Caption: a.SeriesWords.crossingsIntro, Columns: []Column{{Title: Plain(a.Words.Card), Head: true}, {Title: Plain(a.SeriesWords.pathsColumn)}}}
	for i := range a.Cards {
		c := &a.Cards[i]
		rooms, paths := map[string]bool{}, []string{}
		for j := range a.Paths {
			if a.Paths[j].Any(func(id string) bool { return a.RootByID[id] == c }) {
				rooms[a.Paths[j].Room] = true
				paths = append(paths, a.pathNumber(j))
			}
		}
		if len(rooms) > 1 {
			t.Rows = append(t.Rows, []Cell{{Text: UserText(c.Text).And(Plain(" ("), a.Refs(c), Plain(")"))}, {Text: Plain(strings.Join(paths, " · "))}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Block{Paragraph{Plain(a.SeriesWords.crossingsIntro)}, t}
}

// meetings says how large each meeting was and how far it has come.
func (a *Outliner) meetings() []Section {
	t := Table{Caption: a.SeriesWords.roomsTitle, Columns: []Column{{Title: Plain(a.SeriesWords.Room), Head: true}, {Title: Plain(a.SeriesWords.date)}, {Title: Plain(a.SeriesWords.state)}}}
	for _, name := range []string{a.Words.JoinedColumn, a.Words.LikedColumn, a.Words.CardsColumn, a.Words.LikesColumn, a.SeriesWords.pathsColumn} {
		t.Columns = append(t.Columns, Column{Title: Plain(name), Number: true})
	}
	var marks []string
	for _, r := range a.Rooms {
		state := a.SeriesWords.stateOver
		if r.Status.Open {
			state = a.SeriesWords.stateOpen
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: UserText(r.Name)},
			{Text: Plain(a.Words.date(r.Date))},
			{Text: Plain(state)},
			a.number(r.People.Joined), a.number(r.People.Liked), a.number(r.Method.Cards), a.number(r.Method.Likes), a.number(r.Paths),
		})
		marks = append(marks, Fill(a.SeriesWords.mark, "mark", r.Mark, "room", r.Name))
	}
	t.Foot = []Cell{
		{Text: Plain(a.Words.total)}, {}, {}, a.number(a.People.Joined), a.number(a.People.Liked), a.number(a.Method.Cards), a.number(a.Method.Likes), a.number(len(a.Paths)),
	}
	return []Section{titled("meetings", a.SeriesWords.roomsTitle, t, Paragraph{Plain(Fill(a.SeriesWords.roomsIntro, "marks", a.Words.enumerate(marks)))})}
}

// shared counts the cards that several rooms have in common.
func (a *Outliner) shared() int {
	n := 0
	for i := range a.Cards {
		if len(a.RoomsOf(&a.Cards[i])) > 1 {
			n++
		}
	}
	return n
}
