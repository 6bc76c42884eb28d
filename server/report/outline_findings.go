package report

import "colazione/session"

// brief is the page that somebody reads who reads only one.
func (a *author) brief() []section {
	var blocks []block
	if a.Note != "" {
		blocks = append(blocks, paragraph{said(a.Note)})
	}
	blocks = append(blocks, paragraph{loud(a.numbers())})
	if a.Method.Likes > 0 {
		blocks = append(blocks, a.best())
	}
	for _, line := range []text{a.parts(a.w.themesByLikes, a.Themes, nil), a.parts(a.w.originsByLikes, a.Origins, a.w.origins)} {
		if line != nil {
			blocks = append(blocks, paragraph{line})
		}
	}
	return []section{part("brief", a.w.brief, blocks...)}
}

// numbers says how large the meeting was: "22 persone, 2 tavoli, 83 schede, 641 like, 5 percorsi".
func (a *author) numbers() string {
	p := a.w.some(a.w.people, a.People.Joined)
	if n := len(a.People.Tables); n > 1 {
		p += ", " + a.w.some(a.w.tables, n)
	}
	return p + ", " + a.w.some(a.w.cards, a.Method.Cards) + ", " + a.w.some(a.w.likes, a.Method.Likes) + ", " + a.w.some(a.w.paths, len(a.Paths))
}

// best sets the most voted card of each kind beside the most representative one.
func (a *author) best() table {
	t := table{caption: a.w.brief, columns: []column{
		{title: say(a.w.csv.kind), head: true}, {title: say(a.w.mostVoted)}, {title: say(a.w.mostRepresentative)},
	}}
	for _, k := range a.Kinds {
		if len(k.Criteria) == 0 {
			continue
		}
		voted, broad := a.first(k.Kind)
		row := []cell{{text: loud(a.w.kinds[k.Kind])}, {text: say(a.w.noCard)}, {}}
		if voted != nil {
			row[1].text = a.withLikes(voted)
			row[2].text = say(a.w.same)
			if broad != voted {
				row[2].text = a.withLikes(broad)
			}
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// first gives the cards of a kind that lead by likes and by breadth; none where nobody likes any.
func (a *author) first(k session.Kind) (voted, broad *Card) {
	for _, c := range a.ofKind(k) {
		if c.Figures == nil || c.Figures.Total == 0 {
			continue
		}
		if c.Figures.Rank == 1 {
			voted = c
		}
		if broad == nil || c.Figures.BreadthRank < broad.Figures.BreadthRank {
			broad = c
		}
	}
	return voted, broad
}

func (a *author) withLikes(c *Card) text {
	return said(c.Text).and(say(" (" + a.w.some(a.w.likes, c.Figures.Total) + ")"))
}

// parts lists shares of the likes: "awareness 61%, engagement 27%, ascolto 12%". There is nothing to say while there are no likes.
func (a *author) parts(title string, shares []Share, names map[string]string) text {
	var all []text
	for _, s := range shares {
		if s.Likes == 0 {
			continue
		}
		all = append(all, nameOf(s, names).and(say(" "+a.w.percent(s.LikeShare))))
	}
	if all == nil {
		return nil
	}
	return loud(title+" ").and(between(", ", all...), say("."))
}

// nameOf is a share's name in the document's words where it has one, else as people wrote it.
func nameOf(s Share, names map[string]string) text {
	if names == nil {
		return said(s.Name)
	}
	return say(names[s.Name])
}

func (a *author) pathsPart() []section {
	intro := a.w.pathsIntro
	if len(a.Paths) == 0 {
		intro = a.w.pathsNone
	}
	all := []section{part("paths", a.w.pathsTitle, paragraph{say(intro)})}
	for i, p := range a.Paths {
		title := say(fill(a.w.pathNumber, "n", plain(i+1)))
		if p.Title != "" {
			title = title.and(say(": "), said(p.Title))
		}
		s := section{id: "path-" + plain(i+1), level: 3, title: title}
		s.blocks = append(s.blocks, a.chain(p))
		if p.Note != "" {
			s.blocks = append(s.blocks, paragraph{said(p.Note)})
		}
		all = append(all, s)
	}
	return all
}

func (a *author) chain(p Path) chain {
	var c chain
	for _, column := range []struct {
		kind session.Kind
		ids  []string
	}{{session.Need, p.Needs}, {session.Objective, p.Objectives}, {session.Tool, p.Tools}, {session.KPI, p.KPIs}} {
		l := link{title: a.w.kinds[column.kind], gap: a.w.gap}
		if len(column.ids) == 1 {
			l.title = a.w.kind[column.kind]
		}
		for _, id := range column.ids {
			l.items = append(l.items, a.inPath(a.index[id]))
		}
		c.links = append(c.links, l)
	}
	return c
}

func (a *author) inPath(c *Card) item {
	var likes text
	if c.Figures != nil {
		likes = say(a.w.some(a.w.likes, c.Figures.Total))
	}
	return item{text: said(c.Text), notes: between(" · ", likes, a.kpi(c.KPI))}
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
