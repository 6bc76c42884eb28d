package report

import "slices"

// course is a part of the likes: in each room, and last in all of them together.
type course struct {
	name   text
	shares []Share
}

// themeTrend sets the shares of the themes in the rooms below each other; it has no rows where there are no themes.
func (a *author) themeTrend() trend {
	var courses []course
	for _, of := range a.ThemeTrends {
		c := course{name: said(of.Theme)}
		for _, s := range append(slices.Clone(of.Sessions), of.Overall) {
			c.shares = append(c.shares, Share{Cards: s.Cards, Likes: s.Likes, CardShare: s.CardShare, LikeShare: s.LikeShare})
		}
		courses = append(courses, c)
	}
	return a.trend(a.w.themesByLikes, a.w.themeColumn, courses)
}

// originTrend does the same for where difficulties come from.
func (a *author) originTrend() trend {
	var courses []course
	for _, of := range a.Origins {
		c := course{name: say(a.w.origins[of.Name])}
		for _, r := range a.Rooms {
			i := slices.IndexFunc(r.Origins, func(s Share) bool { return s.Name == of.Name })
			if i < 0 {
				c.shares = append(c.shares, Share{})
			} else {
				c.shares = append(c.shares, r.Origins[i])
			}
		}
		c.shares = append(c.shares, of)
		courses = append(courses, c)
	}
	return a.trend(a.w.originsByLikes, a.w.originColumn, courses)
}

// trend is what the parts have of the likes in each room and in all of them; nothing where there are no parts.
func (a *author) trend(title, column1 string, courses []course) trend {
	if len(courses) == 0 {
		return trend{}
	}
	t := a.newTrend(title, column1)
	for _, c := range courses {
		t.table.rows = append(t.table.rows, []cell{{text: c.name}})
	}
	for room := range t.table.columns[1:] {
		likes := make([]int, len(courses))
		for i, c := range courses {
			likes[i] = c.shares[room].Likes
		}
		for i, percent := range a.w.percents(likes) {
			s := courses[i].shares[room]
			t.table.rows[i] = append(t.table.rows[i], cell{text: say(percent), bar: &s.LikeShare, notes: say(a.w.some(a.w.cards, s.Cards))})
			if room < len(t.rows) {
				t.rows[room].parts = append(t.rows[room].parts, part{name: courses[i].name, text: say(percent), share: s.LikeShare})
			}
		}
	}
	return t
}

func (a *author) newTrend(title, column1 string) trend {
	t := trend{title: say(title), table: table{caption: title, columns: []column{{title: say(column1), head: true}}}}
	for _, r := range a.Rooms {
		t.rows = append(t.rows, trendRow{name: said(r.Name)})
		t.table.columns = append(t.table.columns, column{title: said(r.Name), number: true})
	}
	t.table.columns = append(t.table.columns, column{title: say(a.sw.inAll), number: true})
	return t
}
