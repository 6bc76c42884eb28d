package report

import (
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

// HandCount counts all that were raised for a card.
func (c *Card) HandCount() int {
	n := 0
	for _, h := range c.Hands {
		n += h.Count
	}
	return n
}

// AnyHands tells whether hands were raised for anything.
func (d *Document) AnyHands() bool {
	return slices.ContainsFunc(d.Cards, func(c Card) bool { return len(c.Hands) > 0 })
}
