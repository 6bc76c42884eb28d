package outline

import (
	"slices"

	"colazione/server/report"
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
	for room := range t.Table.Columns[1:] {
		likes := make([]int, len(courses))
		for i, c := range courses {
			likes[i] = c.shares[room].Likes
		}
		for i, percent := range a.Words.percents(likes) {
			s := courses[i].shares[room]
			t.Table.Rows[i] = append(t.Table.Rows[i], Cell{Text: Plain(percent), Bar: &s.LikeShare, Notes: Plain(a.Words.Counted(a.Words.cards, s.Cards))})
			if room < len(t.Rows) {
				t.Rows[room].Parts = append(t.Rows[room].Parts, Part{Name: courses[i].name, Text: Plain(percent), Share: s.LikeShare})
			}
		}
	}
	return t
}

func (a *Outliner) newTrend(title, column1 string) Trend {
	t := Trend{Title: Plain(title), Table: Table{Caption: title, Columns: []Column{{Title: Plain(column1), Head: true}}}}
	for _, r := range a.Rooms {
		t.Rows = append(t.Rows, TrendRow{Name: UserText(r.Name)})
		t.Table.Columns = append(t.Table.Columns, Column{Title: UserText(r.Name), Number: true})
	}
	t.Table.Columns = append(t.Table.Columns, Column{Title: Plain(a.SeriesWords.inAll), Number: true})
	return t
}
