package outline

import (
	"slices"
	"strconv"

	"colazione/server/report"
	"colazione/session"
)

// mostNamed is how many cards that share a place are named beside each other; of more it is said how many there are.
const mostNamed = 5

// together names cards of which the first is as good as all others.
func (a *Outliner) together(cards []*report.Card) Text {
	if len(cards) == 1 {
		return a.withLikes(cards[0])
	}
	lead := a.FirmWords.two
	if len(cards) > 2 {
		lead = Fill(a.FirmWords.several, "k", strconv.Itoa(len(cards)))
	}
	var named []Text
	for _, c := range cards[:min(len(cards), mostNamed)] {
		named = append(named, a.withLikes(c))
	}
	if left := len(cards) - len(named); left > 0 {
		named = append(named, Plain(a.Words.Counted(a.FirmWords.more, left)))
	}
	last := len(named) - 1
	return Plain(lead).And(Join("; ", named[:last]...), Plain("; "+a.Words.and+" "), named[last])
}

// leaders gives the cards of a kind that lead by likes and by breadth, all that are equal; none where nobody likes any.
func (a *Outliner) leaders(k session.Kind) (voted, broad []*report.Card) {
	liked := slices.DeleteFunc(a.OfKind(k), func(c *report.Card) bool { return c.Figures == nil || c.Figures.Total == 0 })
	voted = leading(liked, func(f *report.Figures) int { return f.Place })
	broad = leading(liked, func(f *report.Figures) int { return f.BreadthPlace })
	return voted, broad
}

// leading gives those cards that have the best place of all.
func leading(cards []*report.Card, place func(*report.Figures) int) []*report.Card {
	var first []*report.Card
	for _, c := range cards {
		switch {
		case len(first) == 0 || place(c.Figures) < place(first[0].Figures):
			first = []*report.Card{c}
		case place(c.Figures) == place(first[0].Figures):
			first = append(first, c)
		}
	}
	return first
}

// tied reports whether a card that somebody likes shares its place by likes with another of its kind.
func (a *Outliner) tied(c *report.Card) bool {
	return c.Figures.Total > 0 && a.at[position{c.Kind, c.Figures.Place}] > 1
}

// position is a place within a kind.
type position struct {
	kind  session.Kind
	place int
}

// mark is something that singles a card out, in words, and whether it would stay whoever were left out; nil where that is not known.
type mark struct {
	name string
	firm *bool
}

// marks are those of a card, the first place without a name.
func (a *Outliner) marks(f *report.Figures) []mark {
	var all []mark
	if f.Place == 1 && f.Total > 0 {
		all = append(all, mark{firm: &f.Firm.First})
	}
	if f.MostVoted {
		all = append(all, mark{a.Words.FlagVoted, &f.Firm.MostVoted})
	}
	if f.MostRepresentative {
		all = append(all, mark{a.Words.FlagRepresentative, &f.Firm.MostRepresentative})
	}
	if f.SetRank > 0 {
		all = append(all, mark{Fill(a.Words.flagSet, "n", a.Words.Integer(f.SetRank)), f.Firm.Set})
	}
	return all
}

// Firmness says in a word whether a card would keep its marks whoever were left out; nothing where it has none.
func (a *Outliner) Firmness(f *report.Figures) string {
	firm, shaky := 0, 0
	all := a.marks(f)
	for _, m := range all {
		switch {
		case m.firm == nil:
		case *m.firm:
			firm++
		default:
			shaky++
		}
	}
	switch {
	case len(all) == 0:
		return ""
	case firm+shaky == 0:
		return a.FirmWords.unknown
	case shaky == 0:
		return a.FirmWords.Stays
	case firm == 0:
		return a.FirmWords.changes
	}
	return a.FirmWords.partly
}

// flags are the rules that single a card out.
func (a *Outliner) flags(f *report.Figures) []string {
	var why []string
	for _, m := range a.marks(f) {
		switch {
		case m.name == "":
		case m.firm != nil && !*m.firm:
			why = append(why, Fill(a.FirmWords.shaky, "mark", m.name))
		default:
			why = append(why, m.name)
		}
	}
	if f.SetTied {
		why = append(why, a.FirmWords.setTied)
	}
	return why
}

// firstPlace says of a kind whether its first place would stay whoever were left out; "" where nobody likes any of its cards.
func (a *Outliner) firstPlace(k session.Kind) string {
	first, _ := a.leaders(k)
	if len(first) == 0 {
		return ""
	}
	said := ""
	if len(first) > 1 {
		said = Fill(a.FirmWords.shared, "k", strconv.Itoa(len(first))) + " "
	}
	if allFirst(first) {
		return said + a.FirmWords.held
	}
	return said + a.FirmWords.close
}

// allFirst reports whether cards that share the first place would all stay there whoever were left out.
func allFirst(cards []*report.Card) bool {
	return !slices.ContainsFunc(cards, func(c *report.Card) bool { return !c.Figures.Firm.First })
}

// stillFirst says the same of cards that are named as the first.
func (a *Outliner) stillFirst(cards []*report.Card) Text {
	if allFirst(cards) {
		return Plain(a.FirmWords.stillFirst)
	}
	return Plain(a.FirmWords.wouldChange)
}
