package report

import (
	"slices"
	"strings"
)

// asked gives the agenda as people had it before them.
func (a *author) asked() []section {
	questions := list{ordered: true}
	for _, q := range a.Asked {
		line := text{{text: q.Title, strong: true, user: true}}
		if q.Minutes > 0 {
			line = line.and(say(" (" + a.w.some(a.w.minutes, q.Minutes) + ")"))
		}
		if q.Prompt != "" {
			line = line.and(say(": "), said(q.Prompt))
		}
		questions.items = append(questions.items, item{text: line})
	}
	return []section{titled("asked", a.w.askedTitle, questions)}
}

// took counts those who took part, table by table.
func (a *author) took() []section {
	t := table{caption: a.w.peopleTitle, columns: []column{
		{title: say(a.w.table), head: true},
		{title: say(a.w.joinedColumn), number: true},
		{title: say(a.w.wroteColumn), number: true},
		{title: say(a.w.likedColumn), number: true},
	}}
	for _, at := range a.People.Tables {
		t.rows = append(t.rows, []cell{{text: said(a.tables[at.ID])}, a.number(at.Joined), a.number(at.Wrote), a.number(at.Liked)})
	}
	if len(t.rows) > 1 {
		p := a.People
		t.foot = []cell{{text: say(a.w.total)}, a.number(p.Joined), a.number(p.Wrote), a.number(p.Liked)}
	}
	return []section{titled("people", a.w.peopleTitle, t)}
}

// contributions lists every card, those that were joined under the one that they were joined with.
func (a *author) contributions() []section {
	all := []section{titled("contributions", a.w.cardsTitle, paragraph{say(a.w.cardsIntro)})}
	for _, k := range a.Kinds {
		var l list
		for _, c := range a.ofKind(k.Kind) {
			it := item{id: anchor(c), text: said(c.Text), notes: a.about(c)}
			for _, j := range c.Joined {
				how := a.w.joinedWith
				if j.Room != c.Room {
					how = a.sw.joinedAcross
				}
				it.items = append(it.items, item{id: anchor(&j), text: said(j.Text), notes: between(" · ", say(how), a.about(&j))})
			}
			l.items = append(l.items, it)
		}
		title := a.w.kinds[k.Kind] + ": " + a.w.some(a.w.cards, k.Cards)
		all = append(all, section{id: "cards-" + string(k.Kind), level: 3, title: say(title), blocks: []block{l}})
	}
	return all
}

// about is what is known of a card beside its words.
func (a *author) about(c *Card) text {
	var likes, given, scribe, held, themes, answers text
	if c.Figures != nil {
		likes = say(a.w.some(a.w.likes, c.Figures.Total))
	}
	if c.Given {
		given = say(a.w.given)
	}
	if c.ByScribe {
		scribe = say(a.w.scribe)
	}
	if c.Held {
		held = say(a.w.held)
	}
	if len(c.Themes) > 0 {
		before, after, _ := strings.Cut(a.w.some(a.w.theme, len(c.Themes)), "{themes}")
		themes = say(before).and(said(strings.Join(c.Themes, ", ")), say(after))
	}
	if len(c.Answers) > 0 {
		before, after, _ := strings.Cut(a.w.answers, "{card}")
		answers = say(before).and(a.cited(c.Answers), say(after))
	}
	return between(" · ", loud(c.Ref), likes, a.raised(c), said(a.tables[c.Table]), said(c.Author), given, scribe, held, say(a.w.origin[c.Origin]), themes, a.kpi(c.KPI), answers)
}

// cited quotes cards, a merged one by the words of the one that it was joined with.
func (a *author) cited(ids []string) text {
	var all []text
	seen := map[*Card]bool{}
	for _, id := range ids {
		c := a.index[id]
		if seen[c] {
			continue
		}
		seen[c] = true
		all = append(all, say(a.w.quotes[0]).and(said(c.Text), say(a.w.quotes[1])))
	}
	return between(", ", all...)
}

// method says how the meeting went and what every figure means.
func (a *author) method() []section {
	var l list
	for _, e := range a.terms() {
		l.items = append(l.items, item{text: loud(e.name + ". ").and(say(e.text))})
	}
	return []section{titled("method", a.w.methodTitle, paragraph{say(a.how())}, l)}
}

// terms explains every figure that is in the document.
func (a *author) terms() []term {
	entries := []term{
		{a.w.cardsColumn, a.counted()},
		{a.w.joinedColumn, a.entry()},
	}
	if a.over() {
		entries = append(entries, a.sw.terms...)
	}
	for _, t := range a.w.terms {
		entries = append(entries, term{t.name, fill(t.text, "voters", a.w.some(a.w.people, a.People.Liked))})
	}
	if names := a.severalCriteria(); len(names) > 0 {
		entries = append(entries, term{a.w.severalTerm.name, fill(a.w.severalTerm.text, "criteria", a.w.series(names))})
	}
	if a.anyHands() {
		entries = append(entries, a.hw.term)
	}
	if len(a.Themes) > 0 {
		entries = append(entries, a.w.themesTerm)
	}
	if len(a.Origins) > 0 {
		entries = append(entries, a.w.originsTerm)
	}
	return entries
}

// entry says how people came in, and whether they gave their names; of each room where they differ.
func (a *author) entry() string {
	say := func(m Method) string { return a.w.admission[m.Admission] + " " + a.w.names[m.Names] }
	if !a.over() {
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

// how tells the course of the meeting as far as it went.
func (a *author) how() string {
	var course []string
	for _, c := range []struct {
		happened bool
		text     string
	}{{a.People.Wrote > 0, a.w.howWritten}, {a.Method.Likes > 0, a.w.howLiked}, {a.Method.Joined > 0, a.w.howJoined}, {len(a.Paths) > 0, a.w.howWoven}} {
		if c.happened {
			course = append(course, c.text)
		}
	}
	return strings.Join(course, " ")
}

// counted says how many cards there are and what became of them.
func (a *author) counted() string {
	m := a.Method
	sentences := []string{a.w.some(a.w.countCards, m.Cards)}
	for _, c := range []struct {
		p plural
		n int
	}{{a.w.countJoined, m.Joined}, {a.sw.countAcross, m.Across}, {a.w.countScribe, m.ByScribe}, {a.w.countGiven, m.Given}, {a.w.countHidden, m.Hidden}} {
		if c.n > 0 {
			sentences = append(sentences, a.w.some(c.p, c.n))
		}
	}
	return strings.Join(sentences, " ")
}

// severalCriteria are those of the first kind of card that was judged by more than one.
func (a *author) severalCriteria() []string {
	for _, k := range a.Kinds {
		if len(k.Criteria) > 1 {
			names := make([]string, len(k.Criteria))
			for i, name := range k.Criteria {
				names[i] = strings.ToLower(a.criterion(name).String())
			}
			return names
		}
	}
	return nil
}
