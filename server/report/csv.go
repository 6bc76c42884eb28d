package report

import (
	"io"
	"strconv"
	"strings"
	"time"

	"colazione/session"
)

// writeCSV writes one row a card for a spreadsheet in the document's language: with semicolons and decimal commas where these are usual. No
// text in it can become a formula.
func writeCSV(w io.Writer, d *Document) error {
	out, err := newCSV(w, phrases[d.Language].decimal)
	if err != nil {
		return err
	}
	s := csvTable{newSheet(d)}
	rows := [][]string{s.heads()}
	for i := range d.Cards {
		c := &d.Cards[i]
		rows = append(rows, s.row(c, nil))
		for j := range c.Joined {
			rows = append(rows, s.row(&c.Joined[j], c))
		}
	}
	return out.WriteAll(rows)
}

// csvTable is the table of cards in a CSV file.
type csvTable struct{ *sheet }

func (s csvTable) heads() []string {
	w := s.w
	heads := []string{w.csv.kind, w.card}
	if s.over() {
		heads = append(heads, s.sw.room, s.sw.ref)
	}
	heads = append(heads, w.table, w.csv.author, w.csv.state, w.csv.into, w.likesColumn)
	if s.hands {
		heads = append(heads, s.hw.column)
	}
	for _, name := range s.criteria {
		heads = append(heads, s.criterion(name).String())
	}
	for _, t := range s.People.Tables {
		heads = append(heads, s.tables[t.ID])
	}
	heads = append(heads, w.support, w.reach, w.breadth, w.csv.rank, w.csv.breadthRank, w.flagVoted, w.flagRepresentative, w.csv.set,
		w.csv.origin, w.csv.themes, w.csv.answers, w.csv.paths, w.measure, w.baseline, w.target, w.due, w.csv.scribe, w.csv.at, w.csv.id)
	heads = append(heads, s.jw.choice, s.jw.reason, s.jw.rules)
	for i, h := range heads {
		heads[i] = guarded(h)
	}
	return heads
}

// row is a card's; of is the card that it was joined with, if any.
func (s csvTable) row(c, of *Card) []string {
	row := []string{s.w.kind[c.Kind], guarded(c.Text)}
	if s.over() {
		row = append(row, guarded(s.rooms[c.Room].Name), guarded(c.Ref))
	}
	row = append(row, guarded(s.tables[c.Table]), guarded(c.Author))
	row = append(row, s.standing(c, of)...)
	row = append(row, s.figures(c)...)
	return append(row, s.rest(c)...)
}

func (s csvTable) standing(c, of *Card) []string {
	switch {
	case of != nil:
		return []string{s.w.csv.joined, guarded(of.Text)}
	case c.Held:
		return []string{s.w.csv.held, ""}
	}
	return []string{s.w.csv.standing, ""}
}

// figures are empty cells for a card that was not judged by itself, but for the hands that were raised for it.
func (s csvTable) figures(c *Card) []string {
	f := c.Figures
	row := []string{""}
	if f != nil {
		row[0] = strconv.Itoa(f.Total)
	}
	if s.hands {
		row = append(row, when(len(c.Hands) > 0, strconv.Itoa(c.hands())))
	}
	if f == nil {
		return append(row, make([]string, len(s.criteria)+len(s.People.Tables)+8)...)
	}
	for _, name := range s.criteria {
		n, judged := f.Likes[name]
		row = append(row, when(judged, strconv.Itoa(n)))
	}
	for _, t := range s.People.Tables {
		row = append(row, strconv.Itoa(f.Tables[t.ID]))
	}
	return append(row, s.decimal(f.Support), strconv.Itoa(f.Reach), s.decimal(f.Breadth), strconv.Itoa(f.Rank), strconv.Itoa(f.BreadthRank),
		s.yesIf(f.MostVoted), s.yesIf(f.MostRepresentative), when(f.SetRank > 0, strconv.Itoa(f.SetRank)))
}

func (s csvTable) rest(c *Card) []string {
	kpi := session.Measure{}
	if c.KPI != nil {
		kpi = *c.KPI
	}
	var answers []string
	for _, id := range c.Answers {
		answers = append(answers, s.index[id].Text)
	}
	row := []string{
		s.w.origin[c.Origin], strings.Join(c.Themes, ", "), strings.Join(answers, " / "), strings.Join(s.pathsOf(c), " / "),
		kpi.Measure, kpi.Baseline, kpi.Target, kpi.Due, s.yesIf(c.ByScribe), c.At.UTC().Format(time.RFC3339), c.ID,
	}
	row = append(row, s.judgedBy(c)...)
	for i, text := range row {
		row[i] = guarded(text)
	}
	return row
}

// decimal is a share with four decimals, in the sign of the language.
func (s csvTable) decimal(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 4, 64), ".", s.w.decimal, 1)
}

func when(is bool, text string) string {
	if is {
		return text
	}
	return ""
}
