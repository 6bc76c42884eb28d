package report

import (
	"cmp"
	"slices"

	"colazione/session"
)

// Hands are those that were raised for a card at one table and counted by a facilitator.
type Hands struct {
	Room  string `json:"room,omitempty"` // over a series
	Table string `json:"table"`          // id; "" for a count over the whole room
	Count int    `json:"count"`
}

// raised gives the hands of a card in the order of the tables.
func raised(v session.CardView, tables []session.Group) []Hands {
	list := []Hands{}
	if n := v.Hands[""]; n > 0 {
		list = append(list, Hands{Count: n})
	}
	for _, g := range tables {
		if n := v.Hands[g.ID]; n > 0 {
			list = append(list, Hands{Table: string(g.ID), Count: n})
		}
	}
	return list
}

// mostHands is what the hands of joined cards come to in each room, the rooms in the order in which they are named first.
func mostHands(all []Hands) []Hands {
	most := []Hands{}
	for i, h := range all {
		if slices.ContainsFunc(all[:i], func(before Hands) bool { return before.Room == h.Room }) {
			continue
		}
		var counts []map[session.GroupID]int
		for _, other := range all {
			if other.Room == h.Room {
				counts = append(counts, map[session.GroupID]int{session.GroupID(other.Table): other.Count})
			}
		}
		stands := session.MostHands(counts...)
		for _, other := range all {
			if table := session.GroupID(other.Table); other.Room == h.Room && stands[table] > 0 {
				most = append(most, Hands{Room: h.Room, Table: other.Table, Count: stands[table]})
				delete(stands, table)
			}
		}
	}
	return most
}

// hands counts all that were raised for a card.
func (c *Card) hands() int {
	n := 0
	for _, h := range c.Hands {
		n += h.Count
	}
	return n
}

// anyHands tells whether hands were raised for anything.
func (d *Document) anyHands() bool {
	return slices.ContainsFunc(d.Cards, func(c Card) bool { return len(c.Hands) > 0 })
}

// raised says how many raised a hand for a card: "14 mani alzate (Rosso 6, Blu 8)"; nothing where nobody did.
func (a *author) raised(c *Card) text {
	if len(c.Hands) == 0 {
		return nil
	}
	words := say(a.w.some(a.hw.hands, c.hands()))
	if len(c.Hands) == 1 && c.Hands[0].Table == "" && !a.over() {
		return words
	}
	return words.and(say(" ("), a.raisedAt(c), say(")"))
}

func (a *author) raisedAt(c *Card) text {
	var each []text
	for _, h := range c.Hands {
		at := said(a.tables[h.Table])
		if h.Table == "" {
			at = say(a.hw.room)
		}
		if r := a.rooms[h.Room]; r != nil && h.Table == "" {
			at = said(r.Name)
		}
		each = append(each, at.and(say(" "+a.w.integer(h.Count))))
	}
	return between(", ", each...)
}

// showsOfHands lists the cards for which hands were raised, kind by kind, those with most of them first.
func (a *author) showsOfHands() []section {
	t := table{caption: a.hw.title, columns: []column{{title: say(a.w.csv.kind)}, {title: say(a.w.card), head: true}, {title: say(a.hw.column), number: true}, {title: say(a.w.table)}}}
	for _, k := range a.Kinds {
		cards := slices.DeleteFunc(a.ofKind(k.Kind), func(c *Card) bool { return len(c.Hands) == 0 })
		slices.SortStableFunc(cards, func(x, y *Card) int { return cmp.Compare(y.hands(), x.hands()) })
		for _, c := range cards {
			t.rows = append(t.rows, []cell{{text: say(a.w.kind[k.Kind])}, {text: said(c.Text), notes: a.refs(c)}, a.number(c.hands()), {text: a.raisedAt(c)}})
		}
	}
	if t.rows == nil {
		return nil
	}
	return []section{titled("hands", a.hw.title, paragraph{say(a.hw.intro)}, t)}
}
