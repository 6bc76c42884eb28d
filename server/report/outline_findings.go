package report

import (
	"slices"
	"strings"

	"colazione/session"
)

// brief is the page that somebody reads who reads only one.
func (a *author) brief() []section {
	var blocks []block
	if a.Note != "" {
		blocks = append(blocks, paragraph{said(a.Note)})
	}
	blocks = append(blocks, a.numbers())
	if a.Method.Likes > 0 {
		blocks = append(blocks, a.best())
	}
	if len(a.Paths) > 0 {
		blocks = append(blocks, paragraph{loud(a.w.pathsTitle)}, a.ways())
	}
	for _, s := range []split{a.parts(a.w.themesByLikes, a.Themes, nil), a.parts(a.w.originsByLikes, a.Origins, a.w.origins)} {
		if s.parts != nil {
			blocks = append(blocks, s)
		}
	}
	return []section{titled("brief", a.w.brief, blocks...)}
}

// numbers says how large the meeting was: "22 persone, 2 tavoli, 83 schede, 641 like, 5 percorsi".
func (a *author) numbers() tiles {
	type count struct {
		p plural
		n int
	}
	counts := []count{
		{a.w.people, a.People.Joined}, {a.w.tables, len(a.People.Tables)}, {a.w.cards, a.Method.Cards}, {a.w.likes, a.Method.Likes}, {a.w.paths, len(a.Paths)},
	}
	if counts[1].n <= 1 {
		counts = slices.Delete(counts, 1, 2)
	}
	if a.over() {
		counts = slices.Insert(counts[:len(counts)-1], 0, count{a.sw.rooms, len(a.Rooms)})
		counts = append(counts, count{a.sw.shared, a.shared()})
	}
	var t tiles
	var words []string
	for _, c := range counts {
		words = append(words, a.w.some(c.p, c.n))
		number := a.w.integer(c.n)
		t.tiles = append(t.tiles, tile{number: number, name: strings.TrimSpace(strings.TrimPrefix(a.w.some(c.p, c.n), number))})
	}
	t.text = loud(strings.Join(words, ", "))
	return t
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

// ways names the paths, with the cards of each of their columns.
func (a *author) ways() list {
	l := list{ordered: true}
	for i, p := range a.Paths {
		var steps []text
		for _, ids := range [][]string{p.Needs, p.Objectives, p.Tools, p.KPIs} {
			var column []text
			for _, id := range ids {
				column = append(column, said(a.index[id].Text))
			}
			if len(column) > 0 {
				steps = append(steps, between(" + ", column...))
			}
		}
		it := item{text: text{{text: p.Title, user: true, strong: true}}, notes: between(" → ", steps...)}
		if p.Title == "" {
			it.text = loud(a.pathNumber(i))
		}
		l.items = append(l.items, it)
	}
	return l
}

// parts lists shares of the likes: "awareness 61%, engagement 27%, ascolto 12%". There is nothing to say while there are no likes.
func (a *author) parts(title string, shares []Share, names map[string]string) split {
	out := split{title: say(title)}
	var all []text
	percents := a.w.percents(likesIn(shares))
	for i, s := range shares {
		if s.Likes == 0 {
			continue
		}
		p := part{name: nameOf(s, names), text: say(percents[i]), share: s.LikeShare}
		out.parts = append(out.parts, p)
		all = append(all, p.name.and(say(" "), p.text))
	}
	out.text = loud(title+" ").and(between(", ", all...), say("."))
	return out
}

// nameOf is a share's name in the document's words where it has one, else as people wrote it.
func nameOf(s Share, names map[string]string) text {
	if names == nil {
		return said(s.Name)
	}
	return say(names[s.Name])
}
