package outline

import (
	"slices"
	"strings"

	"colazione/server/report"
	"colazione/session"
)

// shareByRoom is one part of the cards and likes: its share in each room, and last in all of them together.
type shareByRoom struct {
	name   Text
	shares []report.Share
}

// themeTrend compares the rooms' shares of the themes; it has no rows where there are no themes.
func (a *Outliner) themeTrend() Trend {
	var courses []shareByRoom
	for _, of := range a.ThemeTrends {
		c := shareByRoom{name: NameOf(report.Share{Name: of.Theme}, a.ThemeNames())}
		for _, s := range append(slices.Clone(of.Sessions), of.Overall) {
			c.shares = append(c.shares, report.Share{Cards: s.Cards, Likes: s.Likes, CardShare: s.CardShare, LikeShare: s.LikeShare})
		}
		courses = append(courses, c)
	}
	return a.trend(Fill(a.Words.themesByLikes, "base", a.themesBase(a.ThemeBase)), a.Words.ThemeColumn, courses)
}

// originTrend compares the rooms' shares of where difficulties come from.
func (a *Outliner) originTrend() Trend {
	var courses []shareByRoom
	for _, of := range a.Origins {
		c := shareByRoom{name: Plain(a.Words.Origins[of.Name])}
		for _, r := range a.Rooms {
			i := slices.IndexFunc(r.Origins, func(s report.Share) bool { return s.Name == of.Name })
			if i < 0 {
				c.shares = append(c.shares, report.Share{})
			} else {
				c.shares = append(c.shares, r.Origins[i])
			}
		}
		c.shares = append(c.shares, of)
		courses = append(courses, c)
	}
	return a.trend(Fill(a.Words.originsByLikes, "base", a.originsBase()), a.Words.originColumn, courses)
}

// trend compares the parts' shares of the likes in each room and in all of them; it is empty where there are no parts.
func (a *Outliner) trend(title, column1 string, courses []shareByRoom) Trend {
	if len(courses) == 0 {
		return Trend{}
	}
	t := a.newTrend(title, column1)
	for _, c := range courses {
		t.Table.Rows = append(t.Table.Rows, []Cell{{Text: c.name}})
	}
	cards := make([]int, len(t.Table.Columns)-1)
	for room := range t.Table.Columns[1:] {
		likes := make([]int, len(courses))
		for i, c := range courses {
			likes[i] = c.shares[room].Likes
		}
		for i, percent := range a.Words.percents(likes) {
			s := courses[i].shares[room]
			cards[room] += s.Cards
			t.Table.Rows[i] = append(t.Table.Rows[i], Cell{Text: Plain(percent), Bar: &s.LikeShare, Notes: Plain(a.Words.Counted(a.Words.cards, s.Cards))})
			if room < len(t.Rows) {
				t.Rows[room].Parts = append(t.Rows[room].Parts, Part{Name: courses[i].name, Text: Plain(percent), Share: s.LikeShare})
			}
		}
	}
	a.dropSmall(&t, cards)
	return t
}

// fewest is how many cards and voters a room must have for its shares to be drawn: below that they stand in the table alone.
const fewest = 5

// dropSmall has only those rooms drawn that are large enough, with the number of their cards and voters.
func (a *Outliner) dropSmall(t *Trend, cards []int) {
	var drawn []TrendRow
	for i, r := range a.Rooms {
		if r.People.Liked >= fewest && cards[i] >= fewest {
			row := t.Rows[i]
			row.Name = row.Name.And(Plain(" (" + a.sizeOf(r.People.Liked, cards[i]) + ")"))
			drawn = append(drawn, row)
		}
	}
	t.Rows = drawn
}

// sizeOf says how many voted and how many cards were shared out.
func (a *Outliner) sizeOf(voters, cards int) string {
	return a.Words.Counted(a.BaseWords.voters, voters) + ", " + a.Words.Counted(a.Words.cards, cards)
}

// blocks are a trend as it is drawn, or its table where no room is large enough.
func (t Trend) blocks() []Block {
	switch {
	case len(t.Table.Rows) == 0:
		return nil
	case len(t.Rows) == 0:
		return []Block{Paragraph{Bold(t.Title.String())}, t.Table}
	}
	return []Block{t}
}

func (a *Outliner) newTrend(title, column1 string) Trend {
	t := Trend{Title: Plain(title), Table: Table{Caption: title, Columns: []Column{{Title: Plain(column1), Head: true}}}}
	for _, r := range a.Rooms {
		t.Rows = append(t.Rows, TrendRow{Name: UserText(r.Name)})
		t.Table.Columns = append(t.Table.Columns, Column{Title: a.inRoom(UserText(r.Name), r.People.Liked), Number: true})
	}
	t.Table.Columns = append(t.Table.Columns, Column{Title: a.inRoom(Plain(a.SeriesWords.inAll), a.People.Liked), Number: true})
	return t
}

// inRoom is the head of a column of one room, with how many voted there.
func (a *Outliner) inRoom(name Text, voters int) Text {
	return name.And(Plain(" (" + a.Words.Counted(a.BaseWords.voters, voters) + ")"))
}

// sharedDifficulties says in a sentence what the rooms share of difficulties; nothing where there are none, or one room alone.
func (a *Outliner) sharedDifficulties() []Block {
	all := a.OfKind(session.Difficulty)
	if len(all) == 0 || len(a.Rooms) < 2 {
		return nil
	}
	shared := slices.DeleteFunc(all, func(c *report.Card) bool { return len(a.RoomsOf(c)) < 2 })
	names := make([]string, len(a.Rooms))
	for i, r := range a.Rooms {
		names[i] = r.Name
	}
	w := a.SeriesWords
	rooms := a.Words.enumerate(names)
	if last := names[len(names)-1]; a.Language == session.Italian && strings.HasPrefix(strings.ToLower(last), "e") {
		rooms = strings.TrimSuffix(rooms, "e "+last) + "ed " + last
	}
	if len(shared) == 0 {
		return []Block{Paragraph{Plain(Fill(w.noDifficulty, "rooms", rooms))}}
	}
	phrase := w.difficulties.other
	if len(shared) == 1 {
		phrase = w.difficulties.one
	}
	before, after, _ := strings.Cut(Fill(phrase, "rooms", rooms, "n", a.Words.Integer(len(shared))), "{cards}")
	first := shared[:1]
	if f := shared[0].Figures; f != nil && f.Total > 0 {
		first = leading(shared, func(f *report.Figures) int { return f.Place })
	}
	var named []Text
	for _, c := range first {
		quoted := Plain(a.Words.quotes[0]).And(UserText(c.Text), Plain(a.Words.quotes[1]))
		if c.Figures != nil {
			quoted = quoted.And(Plain(" ("), a.backing(c), Plain(")"))
		}
		named = append(named, quoted)
	}
	return []Block{Paragraph{Plain(before).And(Join("; ", named...), Plain(after))}}
}
