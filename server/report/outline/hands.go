package outline

import (
	"cmp"
	"slices"

	"colazione/server/report"
)

// handsRaised says how many hands were raised for a card: "14 mani alzate (Rosso 6, Blu 8)"; nothing where none were.
func (a *Outliner) handsRaised(c *report.Card) Text {
	if len(c.Hands) == 0 {
		return nil
	}
	words := Plain(a.Words.Counted(a.HandsWords.hands, c.HandCount()))
	if len(c.Hands) == 1 && c.Hands[0].Table == "" && !a.OverSeries() {
		return words
	}
	return words.And(Plain(" ("), a.handsByTable(c), Plain(")"))
}

func (a *Outliner) handsByTable(c *report.Card) Text {
	var each []Text
	for _, h := range c.Hands {
		at := UserText(a.TableNames[h.Table])
		if h.Table == "" {
			at = Plain(a.HandsWords.room)
		}
		if r := a.RoomByID[h.Room]; r != nil && h.Table == "" {
			at = UserText(r.Name)
		}
		each = append(each, at.And(Plain(" "+a.Words.Integer(h.Count))))
	}
	return Join(", ", each...)
}

// showsOfHands lists the cards for which hands were raised, kind by kind, those with most of them first.
func (a *Outliner) showsOfHands() []Section {
	t := Table{Caption: a.HandsWords.title, Columns: []Column{{Title: Plain(a.Words.CSV.Kind)}, {Title: Plain(a.Words.Card), Head: true}, {Title: Plain(a.HandsWords.Column), Number: true}, {Title: Plain(a.Words.Table)}}}
	for _, k := range a.Kinds {
		cards := slices.DeleteFunc(a.OfKind(k.Kind), func(c *report.Card) bool { return len(c.Hands) == 0 })
		slices.SortStableFunc(cards, func(x, y *report.Card) int { return cmp.Compare(y.HandCount(), x.HandCount()) })
		for _, c := range cards {
			t.Rows = append(t.Rows, []Cell{{Text: Plain(a.Words.Kind[k.Kind])}, {Text: UserText(c.Text), Notes: a.Refs(c)}, a.number(c.HandCount()), {Text: a.handsByTable(c)}})
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Section{titled("hands", a.HandsWords.title, Paragraph{Plain(a.HandsWords.intro)}, t)}
}
