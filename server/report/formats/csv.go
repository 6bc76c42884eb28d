package formats

import (
	"io"
	"strconv"
	"strings"
	"time"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/safe"
	"colazione/session"
)

// writeCSV writes one row a card for a spreadsheet in the document's language: with semicolons and decimal commas where these are usual. No
// text in it can become a formula.
func writeCSV(w io.Writer, d *report.Document) error {
	out, err := safe.CSV(w, outline.Phrases[d.Language].Decimal)
	if err != nil {
		return err
	}
	s := csvTable{outline.NewSpreadsheet(d)}
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
type csvTable struct{ *outline.Spreadsheet }

func (s csvTable) heads() []string {
	w := s.Words
	heads := []string{w.CSV.Kind, w.Card}
	if s.OverSeries() {
		heads = append(heads, s.SeriesWords.Room, s.SeriesWords.Ref)
	}
	heads = append(heads, w.Table, w.CSV.Author, w.CSV.State, w.CSV.Into, w.LikesColumn)
	if s.HasHands {
		heads = append(heads, s.HandsWords.Column)
	}
	for _, name := range s.Criteria {
		heads = append(heads, s.Criterion(name).String())
	}
	for _, t := range s.People.Tables {
		heads = append(heads, s.OfTable(t).String())
	}
	heads = append(heads, w.Support, s.BaseWords.VotersColumn, w.Reach, w.Breadth, w.CSV.Rank, w.CSV.BreadthRank, w.FlagVoted, w.FlagRepresentative, w.CSV.Set, s.FirmWords.Column,
		w.CSV.Origin, w.CSV.Themes, w.CSV.Answers, w.CSV.Paths, w.Measure, w.Baseline, w.Target, w.Due, w.CSV.Scribe, w.CSV.At, w.CSV.ID)
	heads = append(heads, s.VersionWords.Version, s.VersionWords.Hash, s.ChoiceWords.Choice, s.ChoiceWords.Reason, s.ChoiceWords.Rules)
	for i, h := range heads {
		heads[i] = safe.Cell(h)
	}
	return heads
}

// row returns the row of a card; of is the card that it was joined with, if any.
func (s csvTable) row(c, of *report.Card) []string {
	row := []string{s.Words.Kind[c.Kind], safe.Cell(c.Text)}
	if s.OverSeries() {
		row = append(row, safe.Cell(s.RoomByID[c.Room].Name), safe.Cell(c.Ref))
	}
	row = append(row, safe.Cell(s.TableNames[c.Table]), safe.Cell(c.Author))
	row = append(row, s.standing(c, of)...)
	row = append(row, s.figures(c)...)
	return append(row, s.rest(c)...)
}

func (s csvTable) standing(c, of *report.Card) []string {
	switch {
	case of != nil:
		return []string{s.Words.CSV.Joined, safe.Cell(of.Text)}
	case c.Held:
		return []string{s.Words.CSV.Held, ""}
	}
	return []string{s.Words.CSV.Standing, ""}
}

// figures returns the cells of a card's figures. For a card that has none they are empty, apart from the hands that were raised for it.
func (s csvTable) figures(c *report.Card) []string {
	f := c.Figures
	row := []string{""}
	if f != nil {
		row[0] = strconv.Itoa(f.Total)
	}
	if s.HasHands {
		row = append(row, textIf(len(c.Hands) > 0, strconv.Itoa(c.HandCount())))
	}
	if f == nil {
		return append(row, make([]string, len(s.Criteria)+len(s.People.Tables)+10)...)
	}
	for _, name := range s.Criteria {
		n, judged := f.Likes[name]
		row = append(row, textIf(judged, strconv.Itoa(n)))
	}
	for _, t := range s.People.Tables {
		row = append(row, strconv.Itoa(f.Tables[t.ID]))
	}
	return append(row, s.decimal(f.Support), strconv.Itoa(s.People.Liked), strconv.Itoa(f.Reach), s.decimal(f.Breadth), strconv.Itoa(f.Place), strconv.Itoa(f.BreadthPlace),
		s.YesIf(f.MostVoted), s.YesIf(f.MostRepresentative), textIf(f.SetRank > 0, strconv.Itoa(f.SetRank)), s.Firmness(f))
}

func (s csvTable) rest(c *report.Card) []string {
	kpi := session.Measure{}
	if c.KPI != nil {
		kpi = *c.KPI
	}
	var answers []string
	for _, id := range c.Answers {
		answers = append(answers, s.RootByID[id].Text)
	}
	row := []string{
		s.Words.Origin[c.Origin], strings.Join(c.Themes, ", "), strings.Join(answers, " / "), strings.Join(s.PathsOf(c), " / "),
		kpi.Measure, kpi.Baseline, kpi.Target, kpi.Due, s.YesIf(c.ByScribe), c.At.UTC().Format(time.RFC3339), c.ID, s.VersionCell(), s.Hash,
	}
	row = append(row, s.ChoiceCells(c)...)
	for i, text := range row {
		row[i] = safe.Cell(text)
	}
	return row
}

// decimal writes a share with four decimals, after the decimal sign of the language.
func (s csvTable) decimal(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 4, 64), ".", s.Words.Decimal, 1)
}

func textIf(is bool, text string) string {
	if is {
		return text
	}
	return ""
}
