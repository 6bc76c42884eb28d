package outline

import (
	"slices"
	"strings"

	"colazione/server/report"
)

// mostTableColumns is the largest number of tables that have a column each in a ranking; more share one column, so that it fits the page.
const mostTableColumns = 4

// ranked returns a table for each kind that could be liked.
func (a *Outliner) ranked() []Section {
	if a.Method.Likes == 0 {
		return []Section{titled("ranking", a.Words.rankedTitle, Paragraph{Plain(a.Words.noLikes)})}
	}
	all := []Section{titled("ranking", a.Words.rankedTitle, Paragraph{Plain(a.Words.rankedIntro)})}
	if a.OverSeries() {
		all[0].Blocks = append(all[0].Blocks, Paragraph{Bold(a.SeriesWords.bestTitle)}, a.best())
	}
	for _, k := range a.Kinds {
		if len(k.Criteria) == 0 {
			continue
		}
		s := Section{ID: "ranking-" + string(k.Kind), Level: 3, Title: Plain(a.Words.Kinds[k.Kind])}
		t := a.ranking(k)
		if k.Likes > 0 {
			s.Blocks = append(s.Blocks, Paragraph{Plain(Fill(a.Words.covered, "share", a.Words.percent(k.Covered), "n", a.Words.Integer(k.Reached), "m", a.Words.Integer(a.People.Liked)))}, t)
		}
		if said := a.firstPlace(k.Kind); said != "" {
			s.Blocks = slices.Insert(s.Blocks, 1, Block(Paragraph{Plain(said)}))
		}
		if left := a.likeableCount(k.Kind) - len(t.Rows); left > 0 {
			s.Blocks = append(s.Blocks, Paragraph{Plain(a.unliked(left, k))})
		}
		all = append(all, s)
	}
	return all
}

func (a *Outliner) unliked(left int, k report.Tally) string {
	if k.Likes == 0 {
		return a.Words.noLikes
	}
	return a.Words.Counted(a.Words.unliked, left)
}

// ranking lists the cards of a kind that have likes.
func (a *Outliner) ranking(k report.Tally) Table {
	voters := a.People.Liked
	t := Table{Caption: a.Words.Kinds[k.Kind], Columns: []Column{{Title: Plain(a.Words.Place), Number: true}, {Title: Plain(a.Words.Card), Head: true}}}
	if len(k.Criteria) > 1 {
		for _, name := range k.Criteria {
			t.Columns = append(t.Columns, Column{Title: a.OfPeople(a.Criterion(name), voters), Number: true})
		}
		t.Columns = append(t.Columns, Column{Title: Plain(a.Words.total), Number: true})
	} else {
		t.Columns = append(t.Columns, Column{Title: a.OfPeople(Plain(a.Words.LikesColumn), voters), Number: true})
	}
	t.Columns = append(t.Columns, a.tableColumns()...)
	t.Columns = append(t.Columns, Column{Title: a.OfPeople(Plain(a.Words.Support), voters), Number: true})
	if len(a.People.Tables) > 1 {
		t.Columns = append(t.Columns, Column{Title: Plain(a.Words.Reach), Number: true})
	}
	t.Columns = append(t.Columns, Column{Title: Plain(a.Words.Breadth), Number: true}, Column{Title: Plain(a.FirmWords.Column), Number: true})
	for _, c := range a.OfKind(k.Kind) {
		if c.Figures != nil && c.Figures.Total > 0 {
			t.Rows = append(t.Rows, a.rankedRow(c, k))
		}
	}
	return t
}

// Criterion names a criterion for likes; one that somebody made up keeps its own name.
func (a *Outliner) Criterion(name string) Text {
	if known, ok := a.Words.criteria[name]; ok {
		return Plain(known)
	}
	return UserText(name)
}

// tableColumns returns a column for each table, or one for all; none where there is only one table.
func (a *Outliner) tableColumns() []Column {
	switch n := len(a.People.Tables); {
	case n <= 1:
		return nil
	case n > mostTableColumns:
		return []Column{{Title: Plain(a.Words.ByTable), Table: true}}
	}
	var columns []Column
	for _, t := range a.People.Tables {
		columns = append(columns, Column{Title: a.OfTable(t), Number: true, Table: true})
	}
	return columns
}

func (a *Outliner) rankedRow(c *report.Card, k report.Tally) []Cell {
	f := c.Figures
	var tied Text
	if a.tied(c) {
		tied = Plain(a.FirmWords.tied)
	}
	row := []Cell{{Text: Plain(a.Words.Integer(f.Place))}, {Text: UserText(c.Text), Notes: Join(" · ", tied, Plain(strings.Join(a.flags(f), " · ")), a.handsRaised(c), a.Refs(c))}}
	if len(k.Criteria) > 1 {
		for _, name := range k.Criteria {
			row = append(row, a.number(f.Likes[name]))
		}
	}
	row = append(row, a.number(f.Total))
	row = append(row, a.tableCells(f)...)
	row = append(row, Cell{Text: Plain(a.Words.percent(f.Support)), Bar: &f.Support})
	if len(a.People.Tables) > 1 {
		reach := Fill(a.Words.ofReach, "n", a.Words.Integer(f.Reach), "all", a.Words.Integer(a.votingTables()))
		row = append(row, Cell{Text: Plain(reach)})
	}
	return append(row, Cell{Text: Plain(a.Words.fraction(f.Breadth))}, Cell{Text: Plain(a.Firmness(f))})
}

func (a *Outliner) number(n int) Cell { return Cell{Text: Plain(a.Words.Integer(n))} }

// tableCells say how many people of each table like a card, with their share of those there who gave likes.
func (a *Outliner) tableCells(f *report.Figures) []Cell {
	var cells []Cell
	var words []Text
	var parts []Part
	for _, t := range a.People.Tables {
		share := report.Ratio(f.Tables[t.ID], t.Liked)
		cells = append(cells, Cell{Text: Plain(a.Words.Integer(f.Tables[t.ID])), Bar: &share})
		words = append(words, UserText(a.TableNames[t.ID]).And(Plain(" "+Fill(a.Words.ofReach, "n", a.Words.Integer(f.Tables[t.ID]), "all", a.Words.Integer(t.Liked)))))
		parts = append(parts, Part{Name: a.OfTable(t), Text: Plain(a.Words.Integer(f.Tables[t.ID])), Share: share})
	}
	switch n := len(cells); {
	case n <= 1:
		return nil
	case n > mostTableColumns:
		return []Cell{{Text: Join(", ", words...), Parts: parts}}
	}
	return cells
}

// votingTables is the number of tables where anybody gave a like.
func (a *Outliner) votingTables() int {
	n := 0
	for _, t := range a.People.Tables {
		if t.Liked > 0 {
			n++
		}
	}
	return n
}

func (a *Outliner) originsPart() []Section {
	if len(a.Origins) == 0 {
		return nil
	}
	if a.OverSeries() {
		t := a.originTrend()
		return []Section{titled("difficulties", a.Words.OriginsTitle, Paragraph{Plain(a.SeriesWords.originsIntro)}, t.Table)}
	}
	return []Section{titled("difficulties", a.Words.OriginsTitle, Paragraph{Plain(a.Words.originsIntro)},
		a.shares(a.Words.OriginsTitle, a.Words.originColumn, a.Origins, a.Words.Origins))}
}

func (a *Outliner) themesPart() []Section {
	if len(a.Themes) == 0 {
		return nil
	}
	if a.OverSeries() {
		t := a.themeTrend()
		return a.byKind(titled("themes", a.Words.ThemesTitle, Paragraph{Plain(a.SeriesWords.themesIntro)}, t.Table))
	}
	return a.byKind(titled("themes", a.Words.ThemesTitle, Paragraph{Plain(a.Words.themesIntro)},
		a.shares(a.Words.ThemesTitle, a.Words.ThemeColumn, a.Themes, a.ThemeNames())))
}

// byKind puts the themes of each kind below those of all.
func (a *Outliner) byKind(pooled Section) []Section {
	all := []Section{pooled}
	if len(a.ThemeKinds) < 2 {
		return all // the same again
	}
	for _, of := range a.ThemeKinds {
		title := a.ThemesOf(of.Kind)
		all = append(all, Section{ID: "themes-" + string(of.Kind), Level: 3, Title: Plain(title), Blocks: []Block{
			Paragraph{Plain(strings.Trim(a.themesBase(of.Base), "()"))}, a.shares(title, a.Words.ThemeColumn, of.Shares, a.ThemeNames()),
		}})
	}
	return all
}

// shares is the table of parts of the cards and of the likes. Likes are left out while there are none.
func (a *Outliner) shares(caption, title string, shares []report.Share, names map[string]string) Table {
	t := Table{Caption: caption, Columns: []Column{
		{Title: Plain(title), Head: true}, {Title: Plain(a.Words.CardsColumn), Number: true}, {Title: Plain(a.Words.CardShare), Number: true},
	}}
	liked := a.Method.Likes > 0
	if liked {
		t.Columns = append(t.Columns, Column{Title: Plain(a.Words.LikesColumn), Number: true}, Column{Title: Plain(a.Words.LikeShare), Number: true})
	}
	cards, likes := 0, 0
	ofCards, ofLikes := a.Words.percents(cardsIn(shares)), a.Words.percents(likesIn(shares))
	for i, s := range shares {
		row := []Cell{{Text: NameOf(s, names)}, a.number(s.Cards), {Text: Plain(ofCards[i]), Bar: &s.CardShare}}
		if liked {
			row = append(row, a.number(s.Likes), Cell{Text: Plain(ofLikes[i]), Bar: &s.LikeShare})
		}
		t.Rows = append(t.Rows, row)
		cards, likes = cards+s.Cards, likes+s.Likes
	}
	t.Foot = []Cell{{Text: Plain(a.Words.total)}, a.number(cards), {}}
	if liked {
		t.Foot = append(t.Foot, a.number(likes), Cell{})
	}
	return t
}
