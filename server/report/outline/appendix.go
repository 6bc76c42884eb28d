package outline

import (
	"slices"
	"strings"

	"colazione/server/report"
)

// agenda lists the steps as people saw them.
func (a *Outliner) agenda() []Section {
	questions := List{Ordered: true}
	for _, q := range a.Asked {
		line := Text{{Text: q.Title, Strong: true, User: true}}
		if q.Minutes > 0 {
			line = line.And(Plain(" (" + a.Words.Counted(a.Words.minutes, q.Minutes) + ")"))
		}
		if q.Prompt != "" {
			line = line.And(Plain(": "), UserText(q.Prompt))
		}
		questions.Items = append(questions.Items, Item{Text: line})
	}
	return []Section{titled("asked", a.Words.askedTitle, questions)}
}

// participants counts the people, table by table.
func (a *Outliner) participants() []Section {
	t := Table{Caption: a.Words.PeopleTitle, Columns: []Column{
		{Title: Plain(a.Words.Table), Head: true},
		{Title: Plain(a.Words.JoinedColumn), Number: true},
		{Title: Plain(a.Words.WroteColumn), Number: true},
		{Title: Plain(a.Words.LikedColumn), Number: true},
	}}
	for _, at := range a.People.Tables {
		t.Rows = append(t.Rows, []Cell{{Text: UserText(a.TableNames[at.ID])}, a.number(at.Joined), a.number(at.Wrote), a.number(at.Liked)})
	}
	p := a.People
	switch total := []Cell{{Text: Plain(a.Words.total)}, a.number(p.Joined), a.number(p.Wrote), a.number(p.Liked)}; len(t.Rows) {
	case 0:
		t.Rows = append(t.Rows, total) // no table is told by itself
	case 1:
	default:
		t.Foot = total
	}
	return []Section{titled("people", a.Words.PeopleTitle, t)}
}

// contributions lists every card, those that were joined under the one that they were joined with.
func (a *Outliner) contributions() []Section {
	all := []Section{titled("contributions", a.Words.cardsTitle, Paragraph{Plain(a.Words.cardsIntro)})}
	for _, k := range a.Kinds {
		var l List
		for _, c := range a.OfKind(k.Kind) {
			it := Item{ID: anchor(c), Text: UserText(c.Text), Notes: a.cardNotes(c)}
			for _, j := range c.Joined {
				how := a.Words.joinedWith
				if j.Room != c.Room {
					how = a.SeriesWords.joinedAcross
				}
				it.Items = append(it.Items, Item{ID: anchor(&j), Text: UserText(j.Text), Notes: Join(" · ", Plain(how), a.cardNotes(&j))})
			}
			l.Items = append(l.Items, it)
		}
		title := a.Words.Kinds[k.Kind] + ": " + a.Words.Counted(a.Words.cards, k.Cards)
		all = append(all, Section{ID: "cards-" + string(k.Kind), Level: 3, Title: Plain(title), Blocks: []Block{l}})
	}
	return all
}

// cardNotes returns what is known about a card beside its text.
func (a *Outliner) cardNotes(c *report.Card) Text {
	var likes, given, scribe, held, themes, answers Text
	if c.Figures != nil {
		likes = a.backing(c)
	}
	if c.Given {
		given = Plain(a.Words.given)
	}
	if c.ByScribe {
		scribe = Plain(a.Words.scribe)
	}
	if c.Held {
		held = Plain(a.Words.held)
	}
	if len(c.Themes) > 0 {
		before, after, _ := strings.Cut(a.Words.Counted(a.Words.theme, len(c.Themes)), "{themes}")
		themes = Plain(before).And(UserText(strings.Join(c.Themes, ", ")), Plain(after))
	}
	if len(c.Answers) > 0 {
		before, after, _ := strings.Cut(a.Words.answers, "{card}")
		answers = Plain(before).And(a.cited(c.Answers), Plain(after))
	}
	return Join(" · ", Bold(c.Ref), likes, a.handsRaised(c), UserText(a.TableNames[c.Table]), UserText(c.Author), given, scribe, held, Plain(a.Words.Origin[c.Origin]), themes, a.kpi(c.KPI), answers)
}

// cited quotes cards, a joined one by the text of the card that it was joined with.
func (a *Outliner) cited(ids []string) Text {
	var all []Text
	seen := map[*report.Card]bool{}
	for _, id := range ids {
		c := a.RootByID[id]
		if seen[c] {
			continue
		}
		seen[c] = true
		all = append(all, Plain(a.Words.quotes[0]).And(UserText(c.Text), Plain(a.Words.quotes[1])))
	}
	return Join(", ", all...)
}

// method says how the meeting went and what every figure means.
func (a *Outliner) method() []Section {
	var l List
	for _, e := range a.Terms() {
		l.Items = append(l.Items, Item{Text: Bold(e.Name + ". ").And(Plain(e.Text))})
	}
	return []Section{titled("method", a.Words.MethodTitle, Paragraph{Plain(a.WhatHappened())}, l, Paragraph{Plain(a.Seal())})}
}

// Terms explains every figure that is in the document.
func (a *Outliner) Terms() []Term {
	entries := []Term{
		{a.Words.CardsColumn, a.cardCounts()},
		{a.Words.JoinedColumn, a.admission()},
	}
	if a.OverSeries() {
		entries = append(entries, a.SeriesWords.terms...)
	}
	for _, t := range a.Words.terms {
		entries = append(entries, Term{t.Name, Fill(t.Text, "voters", a.Words.Counted(a.Words.People, a.People.Liked))})
	}
	if a.Method.Likes > 0 {
		entries = append(entries, a.FirmWords.term)
	}
	if names := a.severalCriteria(); len(names) > 0 {
		entries = append(entries, Term{a.Words.severalTerm.Name, Fill(a.Words.severalTerm.Text, "criteria", a.Words.enumerate(names))})
	}
	if a.AnyHands() {
		entries = append(entries, a.HandsWords.term)
	}
	if len(a.Themes) > 0 {
		entries = append(entries, a.Words.themesTerm)
	}
	if len(a.Origins) > 0 {
		entries = append(entries, a.Words.originsTerm)
	}
	return entries
}

// admission says how people came in and whether they gave their names, for each room where the rooms differ.
func (a *Outliner) admission() string {
	say := func(m report.Method) string {
		names := a.Words.names[m.Names]
		if !m.Names && len(a.People.Tables) == 0 {
			names = a.Words.anonymous
		}
		return a.Words.admission[m.Admission] + " " + names
	}
	if !a.OverSeries() {
		return say(a.Method)
	}
	var each []string
	for _, r := range a.Rooms {
		if one := say(r.Method); len(each) == 0 || !slices.Contains(each, one) {
			each = append(each, one)
		}
	}
	if len(each) == 1 {
		return each[0]
	}
	each = nil
	for _, r := range a.Rooms {
		each = append(each, r.Name+": "+say(r.Method))
	}
	return strings.Join(each, " ")
}

// WhatHappened says how the meeting was held, as far as it went.
func (a *Outliner) WhatHappened() string {
	var course []string
	for _, c := range []struct {
		happened bool
		text     string
	}{{a.People.Wrote > 0, a.Words.howWritten}, {a.Method.Likes > 0, a.Words.howLiked}, {a.Method.Joined > 0, a.Words.howJoined}, {len(a.Paths) > 0, a.Words.howPathsBuilt}} {
		if c.happened {
			course = append(course, c.text)
		}
	}
	return strings.Join(course, " ")
}

// cardCounts says how many cards there are, and how many were joined, hidden and so on.
func (a *Outliner) cardCounts() string {
	m := a.Method
	sentences := []string{a.Words.Counted(a.Words.countCards, m.Cards)}
	for _, c := range []struct {
		p plural
		n int
	}{{a.Words.countJoined, m.Joined}, {a.SeriesWords.countAcross, m.Across}, {a.Words.countScribe, m.ByScribe}, {a.Words.countGiven, m.Given}, {a.Words.countHidden, m.Hidden}, {a.Words.countAlarming, m.Alarming}} {
		if c.n > 0 {
			sentences = append(sentences, a.Words.Counted(c.p, c.n))
		}
	}
	return strings.Join(sentences, " ")
}

// severalCriteria returns the criteria of the first kind of card that had more than one.
func (a *Outliner) severalCriteria() []string {
	for _, k := range a.Kinds {
		if len(k.Criteria) > 1 {
			names := make([]string, len(k.Criteria))
			for i, name := range k.Criteria {
				names[i] = strings.ToLower(a.Criterion(name).String())
			}
			return names
		}
	}
	return nil
}
