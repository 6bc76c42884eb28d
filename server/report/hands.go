package report

import (
	"slices"

	"colazione/session"
)

// Hands is a show of hands for a card at one table, as the facilitator counted it.
type Hands struct {
	Room  string `json:"room,omitempty"` // over a series
	Table string `json:"table"`          // id; "" for a count over the whole room
	Count int    `json:"count"`
}

// handsRaised returns the hands of a card in the order of the tables.
func handsRaised(v session.CardView, tables []session.Group) []Hands {
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

// mostHands returns the count of hands that holds for joined cards in each room (session.MostHands), with the rooms in the order in which they first appear.
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

// HandCount returns how many hands were raised for a card in all.
func (c *Card) HandCount() int {
	n := 0
	for _, h := range c.Hands {
		n += h.Count
	}
	return n
}

// AnyHands reports whether hands were raised for anything.
func (d *Document) AnyHands() bool {
	return slices.ContainsFunc(d.Cards, func(c Card) bool { return len(c.Hands) > 0 })
}
