package report

// themeTrend sets the shares of the themes in the rooms below each other; it has no rows where there are no themes.
func (a *author) themeTrend() trend {
	t := a.newTrend(a.w.themesByLikes, a.w.themeColumn)
	for _, of := range a.ThemeTrends {
		shares := make([]Share, len(a.Rooms))
		for i, s := range of.Sessions {
			shares[i] = Share{Cards: s.Cards, Likes: s.Likes, CardShare: s.CardShare, LikeShare: s.LikeShare}
		}
		all := of.Overall
		a.follow(&t, said(of.Theme), shares, Share{Cards: all.Cards, Likes: all.Likes, CardShare: all.CardShare, LikeShare: all.LikeShare})
	}
	return t.orNone()
}

// originTrend does the same for where difficulties come from.
func (a *author) originTrend() trend {
	t := a.newTrend(a.w.originsByLikes, a.w.originColumn)
	for _, of := range a.Origins {
		shares := make([]Share, len(a.Rooms))
		for i, r := range a.Rooms {
			for _, s := range r.Origins {
				if s.Name == of.Name {
					shares[i] = s
				}
			}
		}
		a.follow(&t, say(a.w.origins[of.Name]), shares, of)
	}
	return t.orNone()
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

// follow adds a part with its share of likes in each room, and of all.
func (a *author) follow(t *trend, name text, shares []Share, all Share) {
	row := []cell{{text: name}}
	for i, s := range append(shares, all) {
		text := say(a.w.percent(s.LikeShare))
		row = append(row, cell{text: text, bar: &s.LikeShare, notes: say(a.w.some(a.w.cards, s.Cards))})
		if i < len(t.rows) {
			t.rows[i].parts = append(t.rows[i].parts, part{name: name, text: text, share: s.LikeShare})
		}
	}
	t.table.rows = append(t.table.rows, row)
}

func (t trend) orNone() trend {
	if t.table.rows == nil {
		return trend{}
	}
	return t
}
