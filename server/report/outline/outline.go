// Package outline puts a document into words: its sections, sentences and tables in each language, the same in every format that people read.
//
// Catalogues of words, here and in package lists, are all of one shape: a struct type xWords and a map xPhrases from a language to it, in a file words_x.go. Phrases holds
// what every document says; the others hold what only some documents say. A test fails where a word is missing in a language.
package outline

import (
	"cmp"
	"slices"
	"strings"

	"colazione/server/report"
	"colazione/session"
)

// The parts of an outline. A format knows how to show these few blocks and nothing about meetings.
type (
	// Outline is a document laid out for reading.
	Outline struct {
		Lang          session.Language
		Written       session.Language // of the texts that people wrote
		Kicker        string
		Hash          string // of the facts
		Draft         bool
		Heading       Text   // the document's
		Subtitle      Text   // its meeting, place and date; over a series its title
		Places        Text   // over a series, the places and dates; none over one meeting
		OrganiserLine Text   // who holds it; none when not said
		Logo          []byte // theirs, a PNG; none when not given
		Organiser     string
		Status        []string
		Contents      string // the heading over the list of sections
		Sections      []Section
	}
	// Section is a heading and the blocks below it.
	Section struct {
		ID     string // unique, of letters, digits and dashes
		Level  int    // of its heading: 2 or 3
		Title  Text
		Blocks []Block
	}
	// Block is one of the types below.
	Block interface{ isBlock() }

	// Paragraph is a text by itself.
	Paragraph struct{ Text Text }
	// List is a list with numbers or with marks.
	List struct {
		Ordered bool
		Items   []Item
	}
	// Item is an entry of a list, a card in most.
	Item struct {
		ID    string // by which texts lead to it; "" where none does
		Text  Text
		Notes Text // about it, in smaller print
		Items []Item
	}
	// Table has as many cells in each row as it has columns.
	Table struct {
		Caption string // for those who can't see where it stands
		Columns []Column
		Rows    [][]Cell
		Foot    []Cell // totals; none for most
	}
	// Column is a column of a table.
	Column struct {
		Title  Text
		Number bool
		Head   bool // its cells name their rows
		Table  bool // it is the column of one table at the meeting, or of all
	}
	// Cell is a cell of a table.
	Cell struct {
		Text  Text
		Notes Text     // about it, in smaller print
		Bar   *float64 // 0 to 1: the share to draw beside the text, which always says it too
		Parts []Part   // what the text lists, to be drawn one under the other
	}
	// Part is a piece of something larger, with its number in words.
	Part struct {
		Name, Text Text
		Share      float64 // 0 to 1
	}
	// Tiles are a few large numbers; the text says the same in a sentence.
	Tiles struct {
		Text  Text
		Tiles []Tile
	}
	// Tile is one large number with the name of what it counts.
	Tile struct{ Number, Name string }
	// Split is a whole and its parts; the text says the same in a sentence.
	Split struct {
		Text, Title Text
		Parts       []Part
	}
	// Trend compares the parts of a whole between rooms; the table says the same.
	Trend struct {
		Title Text
		Rows  []TrendRow
		Table Table
	}
	// TrendRow is one of the rooms.
	TrendRow struct {
		Name  Text
		Parts []Part // the same in each row, in the same order
	}
	// Chain is a path: columns read from left to right, each leading to the next.
	Chain struct {
		Name  string // for those who can't see it
		Links []Link
	}
	// Link is a column of a path.
	Link struct {
		Kind  session.Kind
		Title string
		Items []Item
		Gap   string  // shown in place of items when there are none
		Ties  [][]int // for each item, how many people like it and each item of the next link
	}

	// Text is a text in pieces that are marked in different ways.
	Text []Span
	// Span is a piece of a text.
	Span struct {
		Text   string
		To     string // id of the item that it leads to; "" for most
		Strong bool
		User   bool // written by somebody at the meeting
	}
)

func (Paragraph) isBlock() {}
func (List) isBlock()      {}
func (Table) isBlock()     {}
func (Tiles) isBlock()     {}
func (Split) isBlock()     {}
func (Trend) isBlock()     {}
func (Chain) isBlock()     {}

// InWords returns the sentence or table that says the same as a drawn block, and any other block as it is.
func InWords(b Block) Block {
	switch b := b.(type) {
	case Tiles:
		return Paragraph{b.Text}
	case Split:
		return Paragraph{b.Text}
	case Trend:
		return b.Table
	}
	return b
}

// Plain returns a text in the words of the document.
func Plain(words string) Text { return Text{{Text: words}} }

// UserText returns a text that somebody at the meeting wrote.
func UserText(words string) Text { return Text{{Text: words, User: true}} }

// Bold returns a bold text in the words of the document.
func Bold(words string) Text { return Text{{Text: words, Strong: true}} }

// And returns the text with others after it.
func (t Text) And(more ...Text) Text {
	all := append(Text{}, t...)
	for _, m := range more {
		all = append(all, m...)
	}
	return all
}

// String returns the text without its marks.
func (t Text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Join joins the texts that are not empty with a separator.
func Join(separator string, parts ...Text) Text {
	var all Text
	for _, p := range parts {
		if p.String() == "" {
			continue
		}
		if all != nil {
			all = append(all, Span{Text: separator})
		}
		all = append(all, p...)
	}
	return all
}

// Outliner lays a document out.
type Outliner struct {
	*report.Document
	Words        *Words
	SeriesWords  *seriesWords
	ChoiceWords  *choiceWords
	HandsWords   *handsWords
	FirmWords    *firmWords
	BaseWords    *baseWords
	VersionWords *versionWords
	RootByID     map[string]*report.Card
	CardByID     map[string]*report.Card // each card itself, by id
	TableNames   map[string]string       // names, by id; over a series with their room's
	RoomByID     map[string]*report.Room // by id
	at           map[position]int        // how many cards have a place
	voters       map[string]int          // over a series, how many could like a card, by its id
}

func newOutliner(d *report.Document) *Outliner {
	a := &Outliner{
		Document: d, Words: Phrases[d.Language], SeriesWords: seriesPhrases[d.Language], ChoiceWords: choicePhrases[d.Language], HandsWords: handsPhrases[d.Language], FirmWords: firmPhrases[d.Language], BaseWords: basePhrases[d.Language], VersionWords: versionPhrases[d.Language], RootByID: d.Index(), CardByID: map[string]*report.Card{}, TableNames: map[string]string{},
		RoomByID: map[string]*report.Room{}, at: map[position]int{},
	}
	for i := range d.Rooms {
		a.RoomByID[d.Rooms[i].ID] = &d.Rooms[i]
	}
	for _, t := range d.People.Tables {
		a.TableNames[t.ID] = t.Name
		if r := a.RoomByID[t.Room]; r != nil {
			a.TableNames[t.ID] = r.Name + ": " + t.Name
		}
	}
	for i := range d.Cards {
		if c := &d.Cards[i]; c.Figures != nil {
			a.at[position{c.Kind, c.Figures.Place}]++
		}
		for _, c := range d.Cards[i].Family() {
			a.CardByID[c.ID] = c
		}
	}
	if a.OverSeries() {
		a.countVoters()
	}
	return a
}

// OverSeries reports whether the document is of several meetings.
func (a *Outliner) OverSeries() bool { return a.Series != "" }

// LayOut returns a document's outline, without sections that would be empty.
func LayOut(d *report.Document) Outline {
	a := newOutliner(d)
	o := a.TitlePage()
	parts := [][]Section{
		a.brief(), a.pathsPart(), a.firstSteps(), a.ranked(), a.showsOfHands(), a.screening(), a.originsPart(), a.themesPart(), a.agenda(), a.participants(), a.contributions(), a.method(),
	}
	if a.OverSeries() {
		parts = [][]Section{
			a.seriesBrief(), a.meetings(), a.common(), a.onlyInOneRoom(), a.pathsPart(), a.firstSteps(), a.ranked(), a.showsOfHands(), a.screening(), a.originsPart(), a.themesPart(), a.agenda(), a.participants(),
			a.contributions(), a.method(),
		}
	}
	for _, part := range parts {
		o.Sections = append(o.Sections, part...)
	}
	return o
}

// Lines returns the lines below the heading.
func (o Outline) Lines() []Text {
	var all []Text
	for _, t := range []Text{o.Subtitle, o.Places, o.OrganiserLine} {
		if t.String() != "" {
			all = append(all, t)
		}
	}
	return all
}

// TitlePage returns the outline without its sections.
func (a *Outliner) TitlePage() Outline {
	o := Outline{
		Lang: a.Language, Written: a.Written, Kicker: a.kicker(), Hash: a.Hash, Draft: a.Status.Draft, Contents: a.Words.contents, Status: a.status(), Logo: a.Logo, Organiser: a.Organiser,
	}
	o.Heading = UserText(cmp.Or(a.Topic, a.Title))
	if a.Topic != "" {
		o.Subtitle = UserText(a.Title)
	}
	o.Subtitle = Join(" · ", o.Subtitle, UserText(a.City), Plain(a.Words.date(a.Date)))
	if a.OverSeries() {
		o.Places = a.places()
	}
	if a.Organiser != "" {
		before, after, _ := strings.Cut(a.Words.by, "{name}")
		o.OrganiserLine = Plain(before).And(UserText(a.Organiser), Plain(after))
	}
	return o
}

func (a *Outliner) status() []string {
	if a.OverSeries() {
		return a.roomsStatus()
	}
	s := a.Status
	var lines []string
	if s.Draft || s.PublishedAt == nil {
		lines = append(lines, Fill(a.Words.draft, "date", a.Words.day(a.Made), "time", a.Words.clock(a.Made)))
	} else {
		lines = append(lines, Fill(a.Words.published, "n", a.Words.Integer(s.Version), "date", a.Words.day(s.PublishedAt.In(a.Made.Location()))))
	}
	lines = append(lines, a.sinceThen(s)...)
	if since := a.changesLine(); since != "" {
		lines = append(lines, since)
	}
	if s.Open {
		lines = append(lines, a.Words.open)
	}
	return append(lines, a.small()...)
}

// titled returns a section of the second level.
func titled(id, title string, blocks ...Block) Section {
	return Section{ID: id, Level: 2, Title: Plain(title), Blocks: blocks}
}

// InWords describes a path for those who can't see it: "Bisogno: a → Obiettivi: b; c → …".
func (c Chain) InWords() string {
	var steps []string
	for _, l := range c.Links {
		var texts []string
		for _, it := range l.Items {
			texts = append(texts, it.Text.String())
		}
		if len(texts) == 0 {
			texts = []string{l.Gap}
		}
		steps = append(steps, l.Title+": "+strings.Join(texts, "; "))
	}
	return strings.Join(steps, " → ")
}

// MostTied returns the largest number of people on a line of any path.
func (o Outline) MostTied() int {
	most := 0
	for _, s := range o.Sections {
		for _, b := range s.Blocks {
			if c, is := b.(Chain); is {
				for _, l := range c.Links {
					for _, ties := range l.Ties {
						most = max(most, slices.Max(append(ties, 0)))
					}
				}
			}
		}
	}
	return most
}

// StartsPage reports whether a section begins on a new page: what is read first does, and chapters that have parts. The others go on where there is room.
func StartsPage(s Section, following []Section) bool {
	switch s.ID {
	case "brief":
		return true
	case "paths", "ranking":
		return len(following) > 0 && following[0].Level > s.Level
	}
	return false
}

// FewRows is the largest number of rows of a table that is kept on one page.
const FewRows = 8
