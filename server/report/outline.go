package report

import (
	"cmp"
	"slices"
	"strings"

	"colazione/session"
)

// The outline is a Document laid out for reading: the same sections, sentences and tables in every format that people read. A format knows
// how to show these few blocks and nothing about meetings.
type (
	outline struct {
		lang      session.Language
		written   session.Language // of the texts that people wrote
		kicker    string
		draft     bool
		heading   text   // the document's
		below     text   // its meeting, place and date; over a series its title
		where     text   // over a series, the places and dates; none over one meeting
		by        text   // who holds it; none when not said
		logo      []byte // theirs, a PNG; none when not given
		organiser string
		status    []string
		contents  string // the heading over the list of sections
		sections  []section
	}
	section struct {
		id     string // unique, of letters, digits and dashes
		level  int    // of its heading: 2 or 3
		title  text
		blocks []block
	}
	block interface{ isBlock() }

	paragraph struct{ text text }
	list      struct {
		ordered bool
		items   []item
	}
	item struct {
		id    string // by which texts lead to it; "" where none does
		text  text
		notes text // said about it, in smaller print
		items []item
	}
	table struct {
		caption string // for those who can't see where it stands
		columns []column
		rows    [][]cell
		foot    []cell // totals; none for most
	}
	column struct {
		title  text
		number bool
		head   bool // its cells name their rows
		table  bool // it is the column of one table at the meeting, or of all
	}
	cell struct {
		text  text
		notes text     // said about it, in smaller print
		bar   *float64 // 0 to 1: the share to draw beside the text, which always says it too
		parts []part   // what the text lists, to be drawn one under the other
	}
	// part is a piece of something larger, with its number in words.
	part struct {
		name, text text
		share      float64 // 0 to 1
	}
	// tiles are a few large numbers, split a whole and its parts; the text says the same in a sentence.
	tiles struct {
		text  text
		tiles []tile
	}
	tile  struct{ number, name string }
	split struct {
		text, title text
		parts       []part
	}
	// trend is how the parts of a whole stand in several rooms; the table says the same.
	trend struct {
		title text
		rows  []trendRow
		table table
	}
	trendRow struct {
		name  text
		parts []part // the same in each row, in the same order
	}
	// chain is a path: columns read from left to right, each leading to the next.
	chain struct {
		name  string // for those who can't see it
		links []link
	}
	link struct {
		kind  session.Kind
		title string
		items []item
		gap   string  // shown in place of items when there are none
		ties  [][]int // for each item, how many people like it and each item of the next link
	}

	text []span
	span struct {
		text   string
		to     string // id of the item that it leads to; "" for most
		strong bool
		user   bool // written by somebody at the meeting
	}
)

func (paragraph) isBlock() {}
func (list) isBlock()      {}
func (table) isBlock()     {}
func (tiles) isBlock()     {}
func (split) isBlock()     {}
func (trend) isBlock()     {}
func (chain) isBlock()     {}

// inWords gives a block that is drawn as the sentence that says the same, and any other as it is.
func inWords(b block) block {
	switch b := b.(type) {
	case tiles:
		return paragraph{b.text}
	case split:
		return paragraph{b.text}
	case trend:
		return b.table
	}
	return b
}

func say(words string) text { return text{{text: words}} }

func said(words string) text { return text{{text: words, user: true}} }

func loud(words string) text { return text{{text: words, strong: true}} }

func (t text) and(more ...text) text {
	all := append(text{}, t...)
	for _, m := range more {
		all = append(all, m...)
	}
	return all
}

// String is the text without its marks.
func (t text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.text)
	}
	return b.String()
}

// between puts texts in a row with a separator between those that are not empty.
func between(separator string, parts ...text) text {
	var all text
	for _, p := range parts {
		if p.String() == "" {
			continue
		}
		if all != nil {
			all = append(all, span{text: separator})
		}
		all = append(all, p...)
	}
	return all
}

// author lays a document out.
type author struct {
	*Document
	w      *words
	sw     *seriesWords
	jw     *judgedWords
	hw     *handsWords
	index  map[string]*Card
	cards  map[string]*Card  // each card itself, by id
	tables map[string]string // names, by id; over a series with their room's
	rooms  map[string]*Room  // by id
}

func newAuthor(d *Document) *author {
	a := &author{
		Document: d, w: phrases[d.Language], sw: seriesPhrases[d.Language], jw: judgedPhrases[d.Language], hw: handsPhrases[d.Language], index: d.index(), cards: map[string]*Card{}, tables: map[string]string{},
		rooms: map[string]*Room{},
	}
	for i := range d.Rooms {
		a.rooms[d.Rooms[i].ID] = &d.Rooms[i]
	}
	for _, t := range d.People.Tables {
		a.tables[t.ID] = t.Name
		if r := a.rooms[t.Room]; r != nil {
			a.tables[t.ID] = r.Name + ": " + t.Name
		}
	}
	for i := range d.Cards {
		for _, c := range d.Cards[i].family() {
			a.cards[c.ID] = c
		}
	}
	return a
}

// over tells whether the document is of several meetings.
func (a *author) over() bool { return a.Series != "" }

// layOut gives a document's outline. Sections that would have nothing to say are left out.
func layOut(d *Document) outline {
	a := newAuthor(d)
	o := a.opening()
	parts := [][]section{
		a.brief(), a.pathsPart(), a.firstSteps(), a.ranked(), a.showsOfHands(), a.screened(), a.originsPart(), a.themesPart(), a.asked(), a.took(), a.contributions(), a.method(),
	}
	if a.over() {
		parts = [][]section{
			a.seriesBrief(), a.meetings(), a.common(), a.only(), a.pathsPart(), a.firstSteps(), a.ranked(), a.showsOfHands(), a.screened(), a.originsPart(), a.themesPart(), a.asked(), a.took(),
			a.contributions(), a.method(),
		}
	}
	for _, part := range parts {
		o.sections = append(o.sections, part...)
	}
	return o
}

// lines are what stands below the heading.
func (o outline) lines() []text {
	var all []text
	for _, t := range []text{o.below, o.where, o.by} {
		if t.String() != "" {
			all = append(all, t)
		}
	}
	return all
}

// opening is the outline without its sections: what stands on a title page.
func (a *author) opening() outline {
	o := outline{
		lang: a.Language, written: a.Written, kicker: a.w.kicker, draft: a.Status.Draft, contents: a.w.contents, status: a.status(), logo: a.Logo, organiser: a.Organiser,
	}
	o.heading = said(cmp.Or(a.Topic, a.Title))
	if a.Topic != "" {
		o.below = said(a.Title)
	}
	o.below = between(" · ", o.below, said(a.City), say(a.w.date(a.Date)))
	if a.over() {
		o.kicker, o.where = a.sw.kicker, a.places()
	}
	if a.Organiser != "" {
		before, after, _ := strings.Cut(a.w.by, "{name}")
		o.by = say(before).and(said(a.Organiser), say(after))
	}
	return o
}

func (a *author) status() []string {
	if a.over() {
		return a.roomsStatus()
	}
	s := a.Status
	var lines []string
	if s.Draft || s.PublishedAt == nil {
		lines = append(lines, fill(a.w.draft, "date", a.w.day(a.Made), "time", a.w.clock(a.Made)))
	} else {
		lines = append(lines, fill(a.w.published, "n", a.w.integer(s.Version), "date", a.w.day(s.PublishedAt.In(a.Made.Location()))))
	}
	if since := a.changed(); since != "" {
		lines = append(lines, since)
	}
	if s.Open {
		lines = append(lines, a.w.open)
	}
	return lines
}

// titled is a section of the second level with one block or more.
func titled(id, title string, blocks ...block) section {
	return section{id: id, level: 2, title: say(title), blocks: blocks}
}

// inWords is a path for those who can't see it: "Bisogno: a → Obiettivi: b; c → …".
func (c chain) inWords() string {
	var steps []string
	for _, l := range c.links {
		var said []string
		for _, it := range l.items {
			said = append(said, it.text.String())
		}
		if len(said) == 0 {
			said = []string{l.gap}
		}
		steps = append(steps, l.title+": "+strings.Join(said, "; "))
	}
	return strings.Join(steps, " → ")
}

// mostTied is the largest number of people on a line of any path.
func (o outline) mostTied() int {
	most := 0
	for _, s := range o.sections {
		for _, b := range s.blocks {
			if c, is := b.(chain); is {
				for _, l := range c.links {
					for _, ties := range l.ties {
						most = max(most, slices.Max(append(ties, 0)))
					}
				}
			}
		}
	}
	return most
}

// onNewSheet tells whether a section begins a sheet: what is read first, and the chapters that have parts. The others go on where there is room.
func onNewSheet(s section, following []section) bool {
	switch s.id {
	case "brief":
		return true
	case "paths", "ranking":
		return len(following) > 0 && following[0].level > s.level
	}
	return false
}

// fewRows is how many rows a table has at the most that is kept on one sheet of paper.
const fewRows = 8
