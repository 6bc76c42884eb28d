package xlsx

import (
	"colazione/server/report"
	"colazione/server/report/outline"
)

// likesByTable lists for each card how many people of each table like it, and their share of those there who gave likes.
func (b *xlsxWriter) likesByTable(sheet string) {
	w := b.Words
	fields := []field{{w.CSV.Kind, name, lookText}, {w.Card, widest, lookText}, {w.LikesColumn, small, lookWhole}}
	for _, t := range b.People.Tables {
		fields = append(fields, field{b.OfTable(t).String(), 14, lookWhole})
	}
	for _, t := range b.People.Tables {
		fields = append(fields, field{w.Workbook.Share + ": " + b.OfTable(t).String(), 14, lookShare})
	}
	var rows [][]any
	for _, c := range b.Cards {
		if c.Figures == nil {
			continue
		}
		row := []any{w.Kind[c.Kind], c.Text, c.Figures.Total}
		for _, t := range b.People.Tables {
			row = append(row, c.Figures.Tables[t.ID])
		}
		for _, t := range b.People.Tables {
			row = append(row, report.Ratio(c.Figures.Tables[t.ID], t.Liked))
		}
		rows = append(rows, row)
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

// shares lists the themes, and below them the origins of the difficulties.
func (b *xlsxWriter) shares(sheet string) {
	w := b.Words
	fields := []field{
		{w.CSV.Kind, wide, lookText},
		{w.ThemeColumn, wide, lookStrong},
		{w.CardsColumn, small, lookWhole},
		{w.CardShare, 16, lookShare},
		{w.LikesColumn, small, lookWhole},
		{w.LikeShare, 16, lookShare},
		{b.BaseWords.AllCards, 16, lookWhole},
		{b.BaseWords.AllLikes, 16, lookWhole},
	}
	var rows [][]any
	add := func(kind string, shares []report.Share, names map[string]string) {
		cards, likes := 0, 0
		for _, s := range shares {
			cards, likes = cards+s.Cards, likes+s.Likes
		}
		for _, s := range shares {
			rows = append(rows, []any{kind, outline.NameOf(s, names).String(), s.Cards, s.CardShare, s.Likes, s.LikeShare, cards, likes})
		}
	}
	add(w.ThemesTitle, b.Themes, b.ThemeNames())
	add(w.OriginsTitle, b.Origins, w.Origins)
	if len(b.ThemeKinds) > 1 {
		for _, of := range b.ThemeKinds {
			add(b.ThemesOf(of.Kind), of.Shares, b.ThemeNames())
		}
	}
	for i, r := range b.Rooms {
		fields = append(fields, field{b.OfPeople(outline.Plain(w.LikeShare+": "+r.Name), r.People.Liked).String(), 16, lookShare})
		for j := range rows {
			rows[j] = append(rows[j], b.shareIn(i, j))
		}
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

// shareIn is the share of likes of a row of the parts in a room.
func (b *xlsxWriter) shareIn(room, row int) any {
	if row >= len(b.ThemeTrends)+len(b.Origins) {
		return nil // of the series as a whole
	}
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

// method describes the meeting, who took part, and what the figures mean.
func (b *xlsxWriter) method(sheet string) {
	w, o := b.Words, b.TitlePage()
	fields := []field{{o.Kicker, wide, lookStrong}, {"", 110, lookText}, {w.JoinedColumn, small, lookWhole}, {w.WroteColumn, small, lookWhole}, {w.LikedColumn, small, lookWhole}}
	rows := [][]any{{o.Heading.String(), o.Subtitle.String()}}
	for _, t := range []outline.Text{o.Places, o.OrganiserLine} {
		if t != nil {
			rows = append(rows, []any{"", t.String()})
		}
	}
	for _, s := range o.Status {
		rows = append(rows, []any{"", s})
	}
	rows = append(rows, []any{w.PeopleTitle, b.Numbers().Text.String(), b.People.Joined, b.People.Wrote, b.People.Liked})
	for _, r := range b.Rooms {
		rows = append(rows, []any{b.SeriesWords.Room, r.Name, r.People.Joined, r.People.Wrote, r.People.Liked})
	}
	for _, t := range b.People.Tables {
		rows = append(rows, []any{w.Table, b.TableNames[t.ID], t.Joined, t.Wrote, t.Liked})
	}
	for _, q := range b.Asked {
		rows = append(rows, []any{q.Title, q.Prompt})
	}
	rows = append(rows, []any{w.MethodTitle, b.WhatHappened()})
	for _, e := range b.Terms() {
		rows = append(rows, []any{e.Name, e.Text})
	}
	rows = append(rows, []any{"", b.Seal()})
	b.fill(sheet, page{fields: fields, rows: rows})
}
