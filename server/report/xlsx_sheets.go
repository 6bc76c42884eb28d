package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"colazione/session"
)

// Widths of columns, in characters.
const (
	widest = 62.0
	wide   = 34.0
	name   = 22.0
	small  = 12.0
)

// headed is a word as a column's head.
func headed(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

func texts(titles ...string) []field {
	var out []field
	for _, t := range titles {
		out = append(out, field{headed(t), name, lookText})
	}
	return out
}

// judged are the columns of a card's likes: all of them, by criterion where there are several, and by table.
func (b *book) judged() []field {
	fields := append([]field{{b.w.likesColumn, small, lookWhole}}, b.handsField()...)
	for _, c := range b.criteria {
		fields = append(fields, field{b.criterion(c).String(), small, lookWhole})
	}
	for _, t := range b.People.Tables {
		fields = append(fields, field{b.tables[t.ID], small, lookWhole})
	}
	return fields
}

// handsField is the column of raised hands, where there are any, handsOf what stands in it.
func (b *book) handsField() []field {
	if !b.hands {
		return nil
	}
	return []field{{b.hw.column, small, lookWhole}}
}

func (b *book) handsOf(c *Card) []any {
	switch {
	case !b.hands:
		return nil
	case len(c.Hands) == 0:
		return []any{nil}
	}
	return []any{c.hands()}
}

func (b *book) judgement(c *Card) []any {
	f := c.Figures
	row := append([]any{f.Total}, b.handsOf(c)...)
	for _, c := range b.criteria {
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
func (b *book) ranking(sheet string) {
	w := b.w
	fields := append([]field{{w.csv.kind, name, lookText}, {w.place, 8, lookWhole}, {w.card, widest, lookText}}, b.said()...)
	fields = append(fields, b.judged()...)
	fields = append(fields, field{w.support, small, lookShare}, field{w.reach, small, lookWhole}, field{w.breadth, 16, lookFraction}, field{w.csv.breadthRank, 16, lookWhole},
		field{headed(w.flagVoted), small, lookText}, field{headed(w.flagRepresentative), 16, lookText}, field{w.csv.set, small, lookWhole})
	var rows [][]any
	for _, c := range b.Cards {
		f := c.Figures
		if f == nil {
			continue
		}
		row := append(append([]any{w.kind[c.Kind], f.Rank, c.Text}, b.saidIn(&c)...), b.judgement(&c)...)
		row = append(row, f.Support, f.Reach, f.Breadth, f.BreadthRank, b.yesIf(f.MostVoted), b.yesIf(f.MostRepresentative), nil)
		if f.SetRank > 0 {
			row[len(row)-1] = f.SetRank
		}
		rows = append(rows, row)
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

// said are the columns of where a card of a series comes from, saidIn what stands in them: every room that says it, with the refs of its cards.
func (b *book) said() []field {
	if !b.over() {
		return nil
	}
	return texts(b.sw.room, b.sw.ref)
}

func (b *book) saidIn(c *Card) []any {
	if !b.over() {
		return nil
	}
	var in []string
	for _, r := range b.in(c) {
		in = append(in, r.Name)
	}
	return []any{strings.Join(in, "\n"), b.refs(c).String()}
}

// pathCards lists the cards of each path in its order.
func (b *book) pathCards(sheet string) {
	w := b.w
	fields := []field{{w.book.place, 8, lookWhole}, {w.book.path, wide, lookStrong}, {w.book.column, name, lookText}, {w.card, widest, lookText}, {w.likesColumn, small, lookWhole}}
	fields = append(append(fields, texts(w.measure, w.baseline, w.target, w.due)...), field{w.book.note, widest, lookText})
	var rows [][]any
	for i, p := range b.Paths {
		title := p.Title
		if b.over() {
			title = b.pathTitle(i)
		}
		for at, ids := range [][]string{p.Needs, p.Objectives, p.Tools, p.KPIs} {
			kind := w.kind[chainKinds[at]]
			if len(ids) == 0 {
				rows = append(rows, []any{i + 1, title, kind, w.gap, nil, nil, nil, nil, nil, p.Note})
			}
			for _, id := range ids {
				c := b.cards[id]
				kpi := orEmpty(c.KPI)
				row := []any{i + 1, title, kind, c.Text, nil, kpi.Measure, kpi.Baseline, kpi.Target, kpi.Due, p.Note}
				if f := b.index[id].Figures; f != nil {
					row[4] = f.Total
				}
				rows = append(rows, row)
			}
		}
	}
	b.fill(sheet, page{fields: fields, rows: rows})
}

// chainKinds are the kinds of a path's columns.
var chainKinds = [...]session.Kind{session.Need, session.Objective, session.Tool, session.KPI}

func orEmpty(m *session.Measure) session.Measure {
	if m == nil {
		return session.Measure{}
	}
	return *m
}

// allCards lists every card, those that were joined below the one that they were joined with.
func (b *book) allCards(sheet string) {
	w := b.w
	fields := append(texts(w.csv.kind), field{w.card, widest, lookText})
	fields = append(fields, b.said()...)
	fields = append(append(fields, texts(w.table, w.csv.author, w.csv.state)...), field{w.csv.into, wide, lookText}, field{w.likesColumn, small, lookWhole})
	fields = append(fields, b.handsField()...)
	fields = append(fields, texts(w.csv.origin, w.csv.themes)...)
	fields = append(fields, field{w.csv.answers, wide, lookText}, field{w.csv.paths, wide, lookText})
	fields = append(fields, texts(w.measure, w.baseline, w.target, w.due)...)
	fields = append(fields, field{w.csv.scribe, small, lookText}, field{w.csv.at, 18, lookMoment}, field{w.csv.id, 38, lookText})
	fields = append(append(fields, texts(b.jw.choice)...), field{b.jw.reason, wide, lookText}, field{b.jw.rules, wide, lookText})
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

func (b *book) cardRow(c, of *Card) []any {
	w, kpi := b.w, orEmpty(c.KPI)
	state, into := w.csv.standing, ""
	switch {
	case of != nil:
		state, into = w.csv.joined, of.Text
	case c.Held:
		state = w.csv.held
	}
	var answers []string
	for _, id := range c.Answers {
		answers = append(answers, b.index[id].Text)
	}
	row := []any{w.kind[c.Kind], c.Text}
	if b.over() {
		row = append(row, b.rooms[c.Room].Name, c.Ref)
	}
	likes := len(row) + 4
	row = append(append(row, b.tables[c.Table], c.Author, state, into, nil), b.handsOf(c)...)
	row = append(row, []any{
		w.origin[c.Origin], strings.Join(c.Themes, ", "), strings.Join(answers, "\n"),
		strings.Join(b.pathsOf(c), "\n"), kpi.Measure, kpi.Baseline, kpi.Target, kpi.Due, b.yesIf(c.ByScribe), c.At, c.ID,
	}...)
	for _, text := range b.judgedBy(c) {
		row = append(row, text)
	}
	if c.Figures != nil {
		row[likes] = c.Figures.Total
	}
	return row
}
