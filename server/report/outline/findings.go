package outline

import (
	"slices"
	"strings"

	"colazione/server/report"
)

// brief is the page for somebody who reads only one.
func (a *Outliner) brief() []Section {
	var blocks []Block
	if a.Note != "" {
		blocks = append(blocks, Paragraph{UserText(a.Note)})
	}
	blocks = append(append(blocks, a.Numbers()), a.answered()...)
	if a.Method.Likes > 0 {
		blocks = append(blocks, a.best())
	}
	if len(a.Paths) > 0 {
		blocks = append(blocks, Paragraph{Bold(a.Words.pathsTitle)}, a.pathList())
	}
	for _, s := range []Split{a.likeSplit(Fill(a.Words.themesByLikes, "base", a.themesBase(a.ThemeBase)), a.Themes, a.ThemeNames()), a.likeSplit(Fill(a.Words.originsByLikes, "base", a.originsBase()), a.Origins, a.Words.Origins)} {
		if s.Parts != nil {
			blocks = append(blocks, s)
		}
	}
	return []Section{titled("brief", a.Words.Brief, blocks...)}
}

// Numbers says how large the meeting was: "22 persone, 2 tavoli, 83 schede, 641 like, 5 percorsi".
func (a *Outliner) Numbers() Tiles {
	type count struct {
		p plural
		n int
	}
	counts := []count{
		{a.Words.People, a.People.Joined}, {a.Words.tables, len(a.People.Tables)}, {a.Words.cards, a.Method.Cards}, {a.Words.likes, a.Method.Likes}, {a.Words.paths, len(a.Paths)},
	}
	if counts[1].n <= 1 {
		counts = slices.Delete(counts, 1, 2)
	}
	if a.OverSeries() {
		counts = slices.Insert(counts[:len(counts)-1], 0, count{a.SeriesWords.rooms, len(a.Rooms)})
		counts = append(counts, count{a.SeriesWords.shared, a.shared()})
	}
	var t Tiles
	var words []string
	for _, c := range counts {
		words = append(words, a.Words.Counted(c.p, c.n))
		number := a.Words.Integer(c.n)
		t.Tiles = append(t.Tiles, Tile{Number: number, Name: strings.TrimSpace(strings.TrimPrefix(a.Words.Counted(c.p, c.n), number))})
	}
	t.Text = Bold(strings.Join(words, ", "))
	return t
}

// best sets the most voted card of each kind beside the most representative one, with all that are equal to them.
func (a *Outliner) best() Table {
	t := Table{Caption: a.Words.Brief, Columns: []Column{
		{Title: Plain(a.Words.CSV.Kind), Head: true}, {Title: Plain(a.Words.mostVoted)}, {Title: Plain(a.Words.mostRepresentative)},
	}}
	for _, k := range a.Kinds {
		if len(k.Criteria) == 0 {
			continue
		}
		voted, broad := a.leaders(k.Kind)
		row := []Cell{{Text: Bold(a.Words.Kinds[k.Kind])}, {Text: Plain(a.Words.noCard)}, {}}
		if voted != nil {
			row[1] = Cell{Text: a.together(voted), Notes: a.stillFirst(voted)}
			switch {
			case !slices.Equal(voted, broad):
				row[2].Text = a.together(broad)
			case len(voted) > 1:
				row[2].Text = Plain(a.FirmWords.sameAll)
			default:
				row[2].Text = Plain(a.Words.same)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (a *Outliner) withLikes(c *report.Card) Text {
	return UserText(c.Text).And(Plain(" ("), a.backing(c), Plain(")"))
}

// pathList names the paths, with the cards of each of their columns.
func (a *Outliner) pathList() List {
	l := List{Ordered: true}
	for i, p := range a.Paths {
		var steps []Text
		for _, c := range p.Columns() {
			var column []Text
			for _, id := range *c.Cards {
				column = append(column, UserText(a.RootByID[id].Text))
			}
			if len(column) > 0 {
				steps = append(steps, Join(" + ", column...))
			}
		}
		it := Item{Text: Text{{Text: p.Title, User: true, Strong: true}}, Notes: Join(" → ", steps...)}
		if p.Title == "" {
			it.Text = Bold(a.pathNumber(i))
		}
		l.Items = append(l.Items, it)
	}
	return l
}

// likeSplit lists shares of the likes: "awareness 61%, engagement 27%, ascolto 12%". It has no parts while there are no likes.
func (a *Outliner) likeSplit(title string, shares []report.Share, names map[string]string) Split {
	out := Split{Title: Plain(title)}
	var all []Text
	percents := a.Words.percents(likesIn(shares))
	for i, s := range shares {
		if s.Likes == 0 {
			continue
		}
		p := Part{Name: NameOf(s, names), Text: Plain(percents[i]), Share: s.LikeShare}
		out.Parts = append(out.Parts, p)
		all = append(all, p.Name.And(Plain(" "), p.Text))
	}
	out.Text = Bold(title+" ").And(Join(", ", all...), Plain("."))
	return out
}

// NameOf returns a share's name in the document's words where it has one, else as people wrote it.
func NameOf(s report.Share, names map[string]string) Text {
	if name, known := names[s.Name]; known {
		return Plain(name)
	}
	return UserText(s.Name)
}
