package xlsx

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"colazione/server/report"
	"colazione/session"
)

// Widths of columns, in characters.
const (
	widest = 62.0
	wide   = 34.0
	name   = 22.0
	small  = 12.0
)

// capitalised returns a word with a capital, for the head of a column.
func capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func textFields(titles ...string) []field {
	var out []field
	for _, t := range titles {
		out = append(out, field{capitalised(t), name, lookText})
	}
	return out
}

// likeFields returns the columns of a card's likes: in all, by criterion where there are several, and by table; likeCells returns their cells.
func (b *xlsxWriter) likeFields() []field {
	fields := append([]field{{b.Words.LikesColumn, small, lookWhole}}, b.handsFields()...)
	for _, c := range b.Criteria {
		fields = append(fields, field{b.Criterion(c).String(), small, lookWhole})
	}
	for _, t := range b.People.Tables {
		fields = append(fields, field{b.OfTable(t).String(), small, lookWhole})
	}
	return fields
}

// handsFields returns the column of raised hands, where there are any; handsCells returns its cell.
func (b *xlsxWriter) handsFields() []field {
	if !b.HasHands {
		return nil
	}
	return []field{{b.HandsWords.Column, small, lookWhole}}
}

func (b *xlsxWriter) handsCells(c *report.Card) []any {
	switch {
	case !b.HasHands:
		return nil
	case len(c.Hands) == 0:
		return []any{nil}
	}
	return []any{c.HandCount()}
}

func (b *xlsxWriter) likeCells(c *report.Card) []any {
	f := c.Figures
	row := append([]any{f.Total}, b.handsCells(c)...)
	for _, c := range b.Criteria {
		if n, judged := f.Likes[c]; judged {
			row = append(row, n)
		} else {
			row = append(row, nil)
		}
	}
	for _, t := range b.People.Tables {
		row = append(row, f.Tables[t.ID])
	}
	return row
}

// ranking lists the cards that could be liked, kind by kind.
func (b *xlsxWriter) ranking(sheet string) {
	w := b.Words
	fields := append([]field{{w.CSV.Kind, name, lookText}, {w.Place, 8, lookWhole}, {w.Card, widest, lookText}}, b.roomFields()...)
	fields = append(fields, b.likeFields()...)
	fields = append(fields, field{w.Support, small, lookShare}, field{b.BaseWords.VotersColumn, small, lookWhole}, field{w.Reach, small, lookWhole}, field{w.Breadth, 16, lookFraction}, field{w.CSV.BreadthRank, 16, lookWhole},
		field{capitalised(w.FlagVoted), small, lookText}, field{capitalised(w.FlagRepresentative), 16, lookText}, field{w.CSV.Set, small, lookWhole}, field{b.FirmWords.Column, 16, lookText})
	var rows [][]any
	for _, c := range b.Cards {
		f := c.Figures
		if f == nil {
			continue
		}
		row := append(append([]any{w.Kind[c.Kind], f.Place, c.Text}, b.roomCells(&c)...), b.likeCells(&c)...)
		row = append(row, f.Support, b.People.Liked, f.Reach, f.Breadth, f.BreadthPlace, b.YesIf(f.MostVoted), b.YesIf(f.MostRepresentative), nil, b.Firmness(f))
		if f.SetRank > 0 {
			row[len(row)-2] = f.SetRank
		}
		rows = append(rows, row)
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

// roomFields returns the columns of where a card of a series comes from; roomCells returns their cells: the names of its rooms, and the refs of its cards.
func (b *xlsxWriter) roomFields() []field {
	if !b.OverSeries() {
		return nil
	}
	return textFields(b.SeriesWords.Room, b.SeriesWords.Ref)
}

func (b *xlsxWriter) roomCells(c *report.Card) []any {
	if !b.OverSeries() {
		return nil
	}
	var in []string
	for _, r := range b.RoomsOf(c) {
		in = append(in, r.Name)
	}
	return []any{strings.Join(in, "\n"), b.Refs(c).String()}
}

// pathCards lists the cards of each path in its order.
func (b *xlsxWriter) pathCards(sheet string) {
	w := b.Words
	fields := []field{{w.Workbook.Place, 8, lookWhole}, {w.Workbook.Path, wide, lookStrong}, {w.Workbook.Column, name, lookText}, {w.Card, widest, lookText}, {w.LikesColumn, small, lookWhole}}
	fields = append(append(fields, textFields(w.Measure, w.Baseline, w.Target, w.Due)...), field{w.Workbook.Note, widest, lookText})
	var rows [][]any
	for i, p := range b.Paths {
		title := p.Title
		if b.OverSeries() {
			title = b.PathTitle(i)
		}
		for _, column := range p.Columns() {
			ids, kind := *column.Cards, w.Kind[column.Kind]
			if len(ids) == 0 {
				rows = append(rows, []any{i + 1, title, kind, w.Gap, nil, nil, nil, nil, nil, p.Note})
			}
			for _, id := range ids {
				c := b.CardByID[id]
				kpi := orEmpty(c.KPI)
				row := []any{i + 1, title, kind, c.Text, nil, kpi.Measure, kpi.Baseline, kpi.Target, kpi.Due, p.Note}
				if f := b.RootByID[id].Figures; f != nil {
					row[4] = f.Total
				}
				rows = append(rows, row)
			}
		}
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

func orEmpty(m *session.Measure) session.Measure {
	if m == nil {
		return session.Measure{}
	}
	return *m
}

// allCards lists every card, those that were joined below the one that they were joined with.
func (b *xlsxWriter) allCards(sheet string) {
	w := b.Words
	fields := append(textFields(w.CSV.Kind), field{w.Card, widest, lookText})
	fields = append(fields, b.roomFields()...)
	fields = append(append(fields, textFields(w.Table, w.CSV.Author, w.CSV.State)...), field{w.CSV.Into, wide, lookText}, field{w.LikesColumn, small, lookWhole})
	fields = append(fields, b.handsFields()...)
	fields = append(fields, textFields(w.CSV.Origin, w.CSV.Themes)...)
	fields = append(fields, field{w.CSV.Answers, wide, lookText}, field{w.CSV.Paths, wide, lookText})
	fields = append(fields, textFields(w.Measure, w.Baseline, w.Target, w.Due)...)
	fields = append(fields, field{w.CSV.Scribe, small, lookText}, field{w.CSV.At, 18, lookMoment}, field{w.CSV.ID, 38, lookText})
	fields = append(append(fields, textFields(b.ChoiceWords.Choice)...), field{b.ChoiceWords.Reason, wide, lookText}, field{b.ChoiceWords.Rules, wide, lookText})
	var rows [][]any
	for i := range b.Cards {
		c := &b.Cards[i]
		rows = append(rows, b.cardRow(c, nil))
		for j := range c.Joined {
			rows = append(rows, b.cardRow(&c.Joined[j], c))
		}
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

func (b *xlsxWriter) cardRow(c, of *report.Card) []any {
	w, kpi := b.Words, orEmpty(c.KPI)
	state, into := w.CSV.Standing, ""
	switch {
	case of != nil:
		state, into = w.CSV.Joined, of.Text
	case c.Held:
		state = w.CSV.Held
	}
	var answers []string
	for _, id := range c.Answers {
		answers = append(answers, b.RootByID[id].Text)
	}
	row := []any{w.Kind[c.Kind], c.Text}
	if b.OverSeries() {
		row = append(row, b.RoomByID[c.Room].Name, c.Ref)
	}
	likes := len(row) + 4
	row = append(append(row, b.TableNames[c.Table], c.Author, state, into, nil), b.handsCells(c)...)
	row = append(row, []any{
		w.Origin[c.Origin], strings.Join(c.Themes, ", "), strings.Join(answers, "\n"),
		strings.Join(b.PathsOf(c), "\n"), kpi.Measure, kpi.Baseline, kpi.Target, kpi.Due, b.YesIf(c.ByScribe), c.At, c.ID,
	}...)
	for _, text := range b.ChoiceCells(c) {
		row = append(row, text)
	}
	if c.Figures != nil {
		row[likes] = c.Figures.Total
	}
	return row
}
