package outline

import (
	"slices"
	"strconv"

	"colazione/server/report"
	"colazione/session"
)

func (a *Outliner) pathsPart() []Section {
	intro := a.Words.pathsIntro
	switch {
	case len(a.Paths) == 0:
		intro = a.Words.pathsNone
	case a.startsFromStrategies():
		intro = a.ChoiceWords.strategiesIntro
	}
	all := []Section{titled("paths", a.Words.pathsTitle, Paragraph{Plain(intro)})}
	all[0].Blocks = append(all[0].Blocks, a.crossings()...)
	for i, p := range a.Paths {
		number := a.pathNumber(i)
		title := Plain(number)
		if p.Title != "" {
			title = title.And(Plain(": "), UserText(p.Title))
		}
		s := Section{ID: "path-" + strconv.Itoa(i+1), Level: 3, Title: title}
		s.Blocks = append(s.Blocks, a.chain(p, number))
		if p.Owner != "" {
			s.Blocks = append(s.Blocks, Paragraph{Plain(a.Words.Workbook.Owner + ": ").And(UserText(p.Owner))})
		}
		if p.Note != "" {
			s.Blocks = append(s.Blocks, Paragraph{UserText(p.Note)})
		}
		all = append(all, s)
	}
	return all
}

func (a *Outliner) chain(p report.Path, name string) Chain {
	c := Chain{Name: name}
	people := map[[2]string]int{}
	for _, t := range p.Ties {
		people[[2]string{t.From, t.To}] = t.People
	}
	columns := a.pathColumns(p)
	for i, s := range columns {
		l := Link{Kind: s.kind, Title: s.title, Gap: a.Words.Gap}
		var next []string
		if i+1 < len(columns) {
			next = columns[i+1].cards
		}
		for _, from := range s.cards {
			l.Items = append(l.Items, a.pathItem(a.CardByID[from], a.RootByID[from]))
			ties := make([]int, len(next))
			for j, to := range next {
				ties[j] = people[[2]string{from, to}]
			}
			l.Ties = append(l.Ties, ties)
		}
		c.Links = append(c.Links, l)
	}
	return c
}

// pathColumn is a column of a path.
type pathColumn struct {
	kind  session.Kind
	title string
	cards []string
}

// pathColumns returns the columns of a path from left to right: all four, or in a meeting that begins with strategies those for which it has cards.
func (a *Outliner) pathColumns(p report.Path) []pathColumn {
	there := map[session.Kind]bool{session.Objective: true}
	for i := range a.Cards {
		if a.Cards[i].FirstStep { // they stand where tools do
			there[session.Tool] = true
		}
		there[a.Cards[i].Kind] = true
	}
	var all []pathColumn
	for _, c := range p.Columns() {
		s := pathColumn{kind: c.Kind, cards: *c.Cards}
		if a.startsFromStrategies() && !there[s.kind] && len(s.cards) == 0 {
			continue
		}
		s.title = a.Words.Kinds[s.kind]
		if len(s.cards) == 1 {
			s.title = a.Words.Kind[s.kind]
		}
		a.nameIdeas(&s)
		all = append(all, s)
	}
	return all
}

// nameIdeas renames a column that holds only ideas: to first steps, or to strategies.
func (a *Outliner) nameIdeas(s *pathColumn) {
	steps := len(s.cards) > 0
	for _, id := range s.cards {
		if a.CardByID[id].Kind != session.Idea {
			return
		}
		steps = steps && a.CardByID[id].FirstStep
	}
	switch {
	case len(s.cards) == 0:
	case steps:
		s.kind, s.title = session.Idea, a.ChoiceWords.step[min(len(s.cards), 2)-1]
	default:
		s.kind, s.title = session.Idea, a.ChoiceWords.strategy[min(len(s.cards), 2)-1]
	}
}

// startsFromStrategies reports whether the meeting asked for no needs: it begins with strategies.
func (a *Outliner) startsFromStrategies() bool {
	return !slices.ContainsFunc(a.Cards, func(c report.Card) bool { return c.Kind == session.Need })
}

// pathItem returns a card as it was written, with the likes of the card that it was joined with.
func (a *Outliner) pathItem(c, root *report.Card) Item {
	var likes Text
	if root.Figures != nil {
		likes = a.backing(root)
	}
	return Item{Text: UserText(c.Text), Notes: Join(" · ", likes, a.handsRaised(root), a.alsoIn(c, root), a.kpi(c.KPI))}
}

// PathTitle names a path in one line.
func (a *Outliner) PathTitle(i int) string {
	number := strconv.Itoa(i + 1)
	if a.OverSeries() {
		number = a.pathNumber(i)
	}
	if a.Paths[i].Title == "" {
		return number
	}
	return number + ". " + a.Paths[i].Title
}

// pathNumber names a path by its number, over a series by that in its room.
func (a *Outliner) pathNumber(i int) string {
	if !a.OverSeries() {
		return Fill(a.Words.pathNumber, "n", strconv.Itoa(i+1))
	}
	n := 0
	for _, p := range a.Paths[:i+1] {
		if p.Room == a.Paths[i].Room {
			n++
		}
	}
	return Fill(a.SeriesWords.pathOfRoom, "room", a.RoomByID[a.Paths[i].Room].Name, "n", strconv.Itoa(n))
}

// kpi describes how a KPI is measured, without what is not known.
func (a *Outliner) kpi(m *session.Measure) Text {
	if m == nil {
		return nil
	}
	var parts []Text
	for _, p := range [][2]string{{a.Words.Measure, m.Measure}, {a.Words.Baseline, m.Baseline}, {a.Words.Target, m.Target}, {a.Words.Due, m.Due}} {
		if p[1] != "" {
			parts = append(parts, Plain(p[0]+": ").And(UserText(p[1])))
		}
	}
	return Join("; ", parts...)
}
