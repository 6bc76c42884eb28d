package report

import (
	"cmp"
	"slices"
)

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
