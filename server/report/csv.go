package report

import (
	"io"
	"slices"
	"strings"
	"time"

	"colazione/session"
)

// byteOrderMark tells a spreadsheet that the file is in UTF-8.
const byteOrderMark = "\ufeff"

// writeCSV writes one row a card for a spreadsheet in the document's language: with semicolons and decimal commas where these are usual. No
// text in it can become a formula.
func writeCSV(w io.Writer, d *Document) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := newCSV(w, d.Language)
	s := newSheet(d)
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

type sheet struct {
	*author
	criteria []string // that have a column each; none where there is only one, as its likes are the total
	hands    bool     // they have a column, because some were raised
}

func newSheet(d *Document) *sheet {
	s := &sheet{author: newAuthor(d), hands: d.anyHands()}
	for _, k := range d.Kinds {
		s.criteria = append(s.criteria, k.Criteria...)
	}
	slices.Sort(s.criteria)
	if s.criteria = slices.Compact(s.criteria); len(s.criteria) == 1 {
		s.criteria = nil
	}
	return s
}

func (s *sheet) heads() []string {
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
func (s *sheet) row(c, of *Card) []string {
	row := []string{s.w.kind[c.Kind], guarded(c.Text)}
	if s.over() {
		row = append(row, guarded(s.rooms[c.Room].Name), guarded(c.Ref))
	}
	row = append(row, guarded(s.tables[c.Table]), guarded(c.Author))
	row = append(row, s.standing(c, of)...)
	row = append(row, s.figures(c)...)
	return append(row, s.rest(c)...)
}

func (s *sheet) standing(c, of *Card) []string {
	switch {
	case of != nil:
		return []string{s.w.csv.joined, guarded(of.Text)}
	case c.Held:
		return []string{s.w.csv.held, ""}
	}
	return []string{s.w.csv.standing, ""}
}

// figures are empty cells for a card that was not judged by itself, but for the hands that were raised for it.
func (s *sheet) figures(c *Card) []string {
	f := c.Figures
	row := []string{""}
	if f != nil {
		row[0] = plain(f.Total)
	}
	if s.hands {
		row = append(row, when(len(c.Hands) > 0, plain(c.hands())))
	}
	if f == nil {
		return append(row, make([]string, len(s.criteria)+len(s.People.Tables)+8)...)
	}
	for _, name := range s.criteria {
		n, judged := f.Likes[name]
		row = append(row, when(judged, plain(n)))
	}
	for _, t := range s.People.Tables {
		row = append(row, plain(f.Tables[t.ID]))
	}
	return append(row, s.decimal(f.Support), plain(f.Reach), s.decimal(f.Breadth), plain(f.Rank), plain(f.BreadthRank),
		when(f.MostVoted, s.w.yes), when(f.MostRepresentative, s.w.yes), when(f.SetRank > 0, plain(f.SetRank)))
}

func (s *sheet) rest(c *Card) []string {
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
		kpi.Measure, kpi.Baseline, kpi.Target, kpi.Due, when(c.ByScribe, s.w.yes), c.At.UTC().Format(time.RFC3339), c.ID,
	}
	row = append(row, s.judgedBy(c)...)
	for i, text := range row {
		row[i] = guarded(text)
	}
	return row
}

// pathsOf names the paths that a card is in.
func (s *sheet) pathsOf(c *Card) []string {
	var names []string
	for i, p := range s.Paths {
		for _, ids := range [][]string{p.Needs, p.Objectives, p.Tools, p.KPIs} {
			if slices.ContainsFunc(ids, func(id string) bool { return id == c.ID || s.index[id] == c }) {
				names = append(names, s.pathTitle(i))
				break
			}
		}
	}
	return names
}
