package report

import (
	"slices"
	"strconv"

	"colazione/session"
)

func (a *author) pathsPart() []section {
	intro := a.w.pathsIntro
	switch {
	case len(a.Paths) == 0:
		intro = a.w.pathsNone
	case a.strategic():
		intro = a.jw.strategiesIntro
	}
	all := []section{titled("paths", a.w.pathsTitle, paragraph{say(intro)})}
	all[0].blocks = append(all[0].blocks, a.meets()...)
	for i, p := range a.Paths {
		number := a.pathNumber(i)
		title := say(number)
		if p.Title != "" {
			title = title.and(say(": "), said(p.Title))
		}
		s := section{id: "path-" + strconv.Itoa(i+1), level: 3, title: title}
		s.blocks = append(s.blocks, a.chain(p, number))
		if p.Note != "" {
			s.blocks = append(s.blocks, paragraph{said(p.Note)})
		}
		all = append(all, s)
	}
	return all
}

func (a *author) chain(p Path, name string) chain {
	c := chain{name: name}
	people := map[[2]string]int{}
	for _, t := range p.Ties {
		people[[2]string{t.From, t.To}] = t.People
	}
	stations := a.stations(p)
	for i, s := range stations {
		l := link{kind: s.kind, title: s.title, gap: a.w.gap}
		var next []string
		if i+1 < len(stations) {
			next = stations[i+1].cards
		}
		for _, from := range s.cards {
			l.items = append(l.items, a.inPath(a.cards[from], a.index[from]))
			ties := make([]int, len(next))
			for j, to := range next {
				ties[j] = people[[2]string{from, to}]
			}
			l.ties = append(l.ties, ties)
		}
		c.links = append(c.links, l)
	}
	return c
}

// station is a column of a path.
type station struct {
	kind  session.Kind
	title string
	cards []string
}

// stations are the columns of a path from left to right: all four, or in a meeting that begins with strategies those for which it has cards.
func (a *author) stations(p Path) []station {
	there := map[session.Kind]bool{session.Objective: true}
	for i := range a.Cards {
		if a.Cards[i].FirstStep { // they stand where tools do
			there[session.Tool] = true
		}
		there[a.Cards[i].Kind] = true
	}
	var all []station
	for _, s := range []station{
		{kind: session.Need, cards: p.Needs}, {kind: session.Objective, cards: p.Objectives}, {kind: session.Tool, cards: p.Tools}, {kind: session.KPI, cards: p.KPIs},
	} {
		if a.strategic() && !there[s.kind] && len(s.cards) == 0 {
			continue
		}
		s.title = a.w.kinds[s.kind]
		if len(s.cards) == 1 {
			s.title = a.w.kind[s.kind]
		}
		a.nameIdeas(&s)
		all = append(all, s)
	}
	return all
}

// nameIdeas gives a column in which only ideas stand the name that they have there.
func (a *author) nameIdeas(s *station) {
	steps := len(s.cards) > 0
	for _, id := range s.cards {
		if a.cards[id].Kind != session.Idea {
			return
		}
		steps = steps && a.cards[id].FirstStep
	}
	switch {
	case len(s.cards) == 0:
	case steps:
		s.kind, s.title = session.Idea, a.jw.step[min(len(s.cards), 2)-1]
	default:
		s.kind, s.title = session.Idea, a.jw.strategy[min(len(s.cards), 2)-1]
	}
}

// strategic tells whether the meeting asked for no needs: it begins with strategies.
func (a *author) strategic() bool {
	return !slices.ContainsFunc(a.Cards, func(c Card) bool { return c.Kind == session.Need })
}

// inPath is a card as it was written, with the likes of the one that stands for it.
func (a *author) inPath(c, root *Card) item {
	var likes text
	if root.Figures != nil {
		likes = say(a.w.some(a.w.likes, root.Figures.Total))
	}
	return item{text: said(c.Text), notes: between(" · ", likes, a.raised(root), a.alsoIn(c, root), a.kpi(c.KPI))}
}

// pathTitle is a path in a line of a spreadsheet.
func (a *author) pathTitle(i int) string {
	number := strconv.Itoa(i + 1)
	if a.over() {
		number = a.pathNumber(i)
	}
	if a.Paths[i].Title == "" {
		return number
	}
	return number + ". " + a.Paths[i].Title
}

// pathNumber names a path by its number, over a series by that in its room.
func (a *author) pathNumber(i int) string {
	if !a.over() {
		return fill(a.w.pathNumber, "n", strconv.Itoa(i+1))
	}
	n := 0
	for _, p := range a.Paths[:i+1] {
		if p.Room == a.Paths[i].Room {
			n++
		}
	}
	return fill(a.sw.path, "room", a.rooms[a.Paths[i].Room].Name, "n", strconv.Itoa(n))
}

// kpi says what a KPI is measured by, leaving out what was not said.
func (a *author) kpi(m *session.Measure) text {
	if m == nil {
		return nil
	}
	var parts []text
	for _, p := range [][2]string{{a.w.measure, m.Measure}, {a.w.baseline, m.Baseline}, {a.w.target, m.Target}, {a.w.due, m.Due}} {
		if p[1] != "" {
			parts = append(parts, say(p[0]+": ").and(said(p[1])))
		}
	}
	return between("; ", parts...)
}
