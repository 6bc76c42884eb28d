package report

import "strings"

// mostTableColumns is how many tables have a column each in a ranking; of more, one column tells them all, so that it fits the page.
const mostTableColumns = 4

// ranked is one table for each kind that could be liked.
func (a *author) ranked() []section {
	if a.Method.Likes == 0 {
		return []section{titled("ranking", a.w.rankedTitle, paragraph{say(a.w.noLikes)})}
	}
	all := []section{titled("ranking", a.w.rankedTitle, paragraph{say(a.w.rankedIntro)})}
	if a.over() {
		all[0].blocks = append(all[0].blocks, paragraph{loud(a.sw.bestTitle)}, a.best())
	}
	for _, k := range a.Kinds {
		if len(k.Criteria) == 0 {
			continue
		}
		s := section{id: "ranking-" + string(k.Kind), level: 3, title: say(a.w.kinds[k.Kind])}
		t := a.ranking(k)
		if k.Likes > 0 {
			s.blocks = append(s.blocks, paragraph{say(fill(a.w.covered, "share", a.w.percent(k.Covered)))}, t)
		}
		if left := a.judgedOf(k.Kind) - len(t.rows); left > 0 {
			s.blocks = append(s.blocks, paragraph{say(a.unliked(left, k))})
		}
		all = append(all, s)
	}
	return all
}

func (a *author) unliked(left int, k Tally) string {
	if k.Likes == 0 {
		return a.w.noLikes
	}
	return a.w.some(a.w.unliked, left)
}

// ranking lists the cards of a kind that somebody likes.
func (a *author) ranking(k Tally) table {
	t := table{caption: a.w.kinds[k.Kind], columns: []column{{title: say(a.w.place), number: true}, {title: say(a.w.card), head: true}}}
	if len(k.Criteria) > 1 {
		for _, name := range k.Criteria {
			t.columns = append(t.columns, column{title: a.criterion(name), number: true})
		}
		t.columns = append(t.columns, column{title: say(a.w.total), number: true})
	} else {
		t.columns = append(t.columns, column{title: say(a.w.likesColumn), number: true})
	}
	t.columns = append(t.columns, a.tableColumns()...)
	t.columns = append(t.columns, column{title: say(a.w.support), number: true})
	if len(a.People.Tables) > 1 {
		t.columns = append(t.columns, column{title: say(a.w.reach), number: true})
	}
	t.columns = append(t.columns, column{title: say(a.w.breadth), number: true})
	for _, c := range a.ofKind(k.Kind) {
		if c.Figures != nil && c.Figures.Total > 0 {
			t.rows = append(t.rows, a.rankedRow(c, k))
		}
	}
	return t
}

func (a *author) criterion(name string) text {
	if known, ok := a.w.criteria[name]; ok {
		return say(known)
	}
	return said(name)
}

// tableColumns are none where there is one table, which likes what everybody likes.
func (a *author) tableColumns() []column {
	switch n := len(a.People.Tables); {
	case n <= 1:
		return nil
	case n > mostTableColumns:
		return []column{{title: say(a.w.byTable), table: true}}
	}
	var columns []column
	for _, t := range a.People.Tables {
		columns = append(columns, column{title: said(a.tables[t.ID]), number: true, table: true})
	}
	return columns
}

func (a *author) rankedRow(c *Card, k Tally) []cell {
	f := c.Figures
	row := []cell{{text: say(a.w.integer(f.Rank))}, {text: said(c.Text), notes: between(" · ", say(strings.Join(a.flags(f), " · ")), a.raised(c), a.refs(c))}}
	if len(k.Criteria) > 1 {
		for _, name := range k.Criteria {
			row = append(row, a.number(f.Likes[name]))
		}
	}
	row = append(row, a.number(f.Total))
	row = append(row, a.tableCells(f)...)
	row = append(row, cell{text: say(a.w.percent(f.Support)), bar: &f.Support})
	if len(a.People.Tables) > 1 {
		reach := fill(a.w.ofReach, "n", a.w.integer(f.Reach), "all", a.w.integer(a.votingTables()))
		row = append(row, cell{text: say(reach)})
	}
	return append(row, cell{text: say(a.w.fraction(f.Breadth))})
}

func (a *author) number(n int) cell { return cell{text: say(a.w.integer(n))} }

// tableCells say how many people of each table like a card, with their share of those there who gave likes.
func (a *author) tableCells(f *Figures) []cell {
	var cells []cell
	var words []text
	var parts []part
	for _, t := range a.People.Tables {
		share := ratio(f.Tables[t.ID], t.Liked)
		cells = append(cells, cell{text: say(a.w.integer(f.Tables[t.ID])), bar: &share})
		words = append(words, said(a.tables[t.ID]).and(say(" "+a.w.integer(f.Tables[t.ID]))))
		parts = append(parts, part{name: said(a.tables[t.ID]), text: say(a.w.integer(f.Tables[t.ID])), share: share})
	}
	switch n := len(cells); {
	case n <= 1:
		return nil
	case n > mostTableColumns:
		return []cell{{text: between(", ", words...), parts: parts}}
	}
	return cells
}

// votingTables is the number of tables where anybody gave a like.
func (a *author) votingTables() int {
	n := 0
	for _, t := range a.People.Tables {
		if t.Liked > 0 {
			n++
		}
	}
	return n
}

// flags are the rules that single a card out.
func (a *author) flags(f *Figures) []string {
	var why []string
	if f.MostVoted {
		why = append(why, a.w.flagVoted)
	}
	if f.MostRepresentative {
		why = append(why, a.w.flagRepresentative)
	}
	if f.SetRank > 0 {
		why = append(why, fill(a.w.flagSet, "n", a.w.integer(f.SetRank)))
	}
	return why
}

func (a *author) originsPart() []section {
	if len(a.Origins) == 0 {
		return nil
	}
	if a.over() {
		t := a.originTrend()
		return []section{titled("difficulties", a.w.originsTitle, paragraph{say(a.sw.originsIntro)}, t.table)}
	}
	return []section{titled("difficulties", a.w.originsTitle, paragraph{say(a.w.originsIntro)},
		a.shares(a.w.originsTitle, a.w.originColumn, a.Origins, a.w.origins))}
}

func (a *author) themesPart() []section {
	if len(a.Themes) == 0 {
		return nil
	}
	if a.over() {
		t := a.themeTrend()
		return []section{titled("themes", a.w.themesTitle, paragraph{say(a.sw.themesIntro)}, t.table)}
	}
	return []section{titled("themes", a.w.themesTitle, paragraph{say(a.w.themesIntro)},
		a.shares(a.w.themesTitle, a.w.themeColumn, a.Themes, nil))}
}

// shares is the table of parts of the cards and of the likes. Likes are left out while there are none.
func (a *author) shares(caption, title string, shares []Share, names map[string]string) table {
	t := table{caption: caption, columns: []column{
		{title: say(title), head: true}, {title: say(a.w.cardsColumn), number: true}, {title: say(a.w.cardShare), number: true},
	}}
	liked := a.Method.Likes > 0
	if liked {
		t.columns = append(t.columns, column{title: say(a.w.likesColumn), number: true}, column{title: say(a.w.likeShare), number: true})
	}
	ofCards, ofLikes := a.w.percents(cardsIn(shares)), a.w.percents(likesIn(shares))
	for i, s := range shares {
		row := []cell{{text: nameOf(s, names)}, a.number(s.Cards), {text: say(ofCards[i]), bar: &s.CardShare}}
		if liked {
			row = append(row, a.number(s.Likes), cell{text: say(ofLikes[i]), bar: &s.LikeShare})
		}
		t.rows = append(t.rows, row)
	}
	return t
}
