package report

// likesByTable says of each card how many people of each table like it, and which share that is of those there who gave likes.
func (b *book) likesByTable(sheet string) {
	w := b.w
	fields := []field{{w.csv.kind, name, lookText}, {w.card, widest, lookText}, {w.likesColumn, small, lookWhole}}
	for _, t := range b.People.Tables {
		fields = append(fields, field{b.tables[t.ID], 14, lookWhole})
	}
	for _, t := range b.People.Tables {
		fields = append(fields, field{w.book.share + ": " + b.tables[t.ID], 14, lookShare})
	}
	var rows [][]any
	for _, c := range b.Cards {
		if c.Figures == nil {
			continue
		}
		row := []any{w.kind[c.Kind], c.Text, c.Figures.Total}
		for _, t := range b.People.Tables {
			row = append(row, c.Figures.Tables[t.ID])
		}
		for _, t := range b.People.Tables {
			row = append(row, ratio(c.Figures.Tables[t.ID], t.Liked))
		}
		rows = append(rows, row)
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

// parts lists the themes, and below them where the difficulties come from.
func (b *book) parts(sheet string) {
	w := b.w
	fields := []field{
		{w.csv.kind, wide, lookText},
		{w.themeColumn, wide, lookStrong},
		{w.cardsColumn, small, lookWhole},
		{w.cardShare, 16, lookShare},
		{w.likesColumn, small, lookWhole},
		{w.likeShare, 16, lookShare},
	}
	var rows [][]any
	add := func(kind string, shares []Share, names map[string]string) {
		for _, s := range shares {
			rows = append(rows, []any{kind, nameOf(s, names).String(), s.Cards, s.CardShare, s.Likes, s.LikeShare})
		}
	}
	add(w.themesTitle, b.Themes, nil)
	add(w.originsTitle, b.Origins, w.origins)
	for i, r := range b.Rooms {
		fields = append(fields, field{w.likeShare + ": " + r.Name, 16, lookShare})
		for j := range rows {
			rows[j] = append(rows[j], b.shareIn(i, j))
		}
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

// shareIn is the share of likes of a row of the parts in a room.
func (b *book) shareIn(room, row int) float64 {
	if row < len(b.ThemeTrends) {
		return b.ThemeTrends[row].Sessions[room].LikeShare
	}
	name := b.Origins[row-len(b.ThemeTrends)].Name
	for _, s := range b.Rooms[room].Origins {
		if s.Name == name {
			return s.LikeShare
		}
	}
	return 0
}

// explained says what the meeting was, who took part, and what the figures mean.
func (b *book) explained(sheet string) {
	w, o := b.w, b.opening()
	fields := []field{{o.kicker, wide, lookStrong}, {"", 110, lookText}, {w.joinedColumn, small, lookWhole}, {w.wroteColumn, small, lookWhole}, {w.likedColumn, small, lookWhole}}
	rows := [][]any{{o.heading.String(), o.below.String()}}
	for _, t := range []text{o.where, o.by} {
		if t != nil {
			rows = append(rows, []any{"", t.String()})
		}
	}
	for _, s := range o.status {
		rows = append(rows, []any{"", s})
	}
	rows = append(rows, []any{w.peopleTitle, b.numbers().text.String(), b.People.Joined, b.People.Wrote, b.People.Liked})
	for _, r := range b.Rooms {
		rows = append(rows, []any{b.sw.room, r.Name, r.People.Joined, r.People.Wrote, r.People.Liked})
	}
	for _, t := range b.People.Tables {
		rows = append(rows, []any{w.table, b.tables[t.ID], t.Joined, t.Wrote, t.Liked})
	}
	for _, q := range b.Asked {
		rows = append(rows, []any{q.Title, q.Prompt})
	}
	rows = append(rows, []any{w.methodTitle, b.how()})
	for _, e := range b.terms() {
		rows = append(rows, []any{e.name, e.text})
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}
