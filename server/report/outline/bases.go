package outline

import (
	"slices"
	"strings"

	"colazione/server/report"
	"colazione/session"
)

// fewVoters is how many people must have voted for their shares to be more than a start for talking.
const fewVoters = 10

// backing says how many like a card, and of how many who voted: over a series those of the rooms where it was written, as nobody else could.
func (a *Outliner) backing(c *report.Card) Text {
	return Plain(a.backed(c.Figures, c.Kind, a.votersFor(c)))
}

func (a *Outliner) backed(f *report.Figures, k session.Kind, voters int) string {
	likes, of := a.Words.Counted(a.Words.likes, f.Total), a.Words.Counted(a.BaseWords.voters, voters)
	if len(a.criteriaOf(k)) > 1 {
		return Fill(a.BaseWords.from, "likes", likes, "n", a.Words.Integer(f.People), "voters", of)
	}
	return Fill(a.BaseWords.of, "likes", likes, "voters", of)
}

func (a *Outliner) votersFor(c *report.Card) int {
	if !a.OverSeries() {
		return a.People.Liked
	}
	return a.voters[c.ID]
}

// countVoters adds up those of the rooms where each card was written.
func (a *Outliner) countVoters() {
	a.voters = make(map[string]int, len(a.Cards))
	for i := range a.Cards {
		c := &a.Cards[i]
		for _, r := range a.Rooms {
			if c.Room == r.ID || slices.ContainsFunc(c.Joined, func(j report.Card) bool { return j.Room == r.ID }) {
				a.voters[c.ID] += r.People.Liked
			}
		}
	}
}

func (a *Outliner) criteriaOf(k session.Kind) []string {
	for _, t := range a.Kinds {
		if t.Kind == k {
			return t.Criteria
		}
	}
	return nil
}

// OfPeople is the head of a column of figures that are all of so many people.
func (a *Outliner) OfPeople(title Text, n int) Text {
	before, after, _ := strings.Cut(a.BaseWords.head, "{column}")
	return Plain(before).And(title, Plain(Fill(after, "n", a.Words.Integer(n))))
}

// OfTable is the same for one table, of those there who voted.
func (a *Outliner) OfTable(t report.Table) Text {
	return a.OfPeople(UserText(a.TableNames[t.ID]), t.Liked)
}

// asksForLikes reports whether there is anything that could be liked.
func asksForLikes(kinds []report.Tally) bool {
	return slices.ContainsFunc(kinds, func(t report.Tally) bool { return len(t.Criteria) > 0 })
}

// small says that few people voted, of each room where there are several; nothing where enough did, or nobody was asked to.
func (a *Outliner) small() []string {
	if !asksForLikes(a.Kinds) {
		return nil
	}
	if !a.OverSeries() {
		if said := a.fewOf(a.People.Liked); said != "" {
			return []string{said}
		}
		return nil
	}
	var all []string
	for _, r := range a.Rooms {
		if said := a.fewOf(r.People.Liked); said != "" {
			all = append(all, Fill(a.BaseWords.room, "room", r.Name, "what", said))
		}
	}
	return all
}

func (a *Outliner) fewOf(voters int) string {
	switch {
	case voters == 0:
		return a.BaseWords.none
	case voters == 1:
		return a.BaseWords.fewOne
	case voters < fewVoters:
		return Fill(a.BaseWords.few, "m", a.Words.Integer(voters))
	}
	return ""
}

// answered says how many were there and how many of them voted.
func (a *Outliner) answered() []Block {
	if a.OverSeries() || !asksForLikes(a.Kinds) {
		return nil
	}
	p := a.People
	said := a.Words.Counted(a.BaseWords.present, p.Joined)
	if len(p.Tables) > 1 {
		said += Fill(a.BaseWords.atTables, "n", a.Words.Integer(len(p.Tables)))
	}
	switch {
	case p.Liked == 0:
		said += a.BaseWords.nobody
	case p.Liked == 1:
		said += a.BaseWords.one
	case p.Liked == p.Joined:
		said += a.BaseWords.everybody
	default:
		said += Fill(a.BaseWords.some, "m", a.Words.Integer(p.Liked))
	}
	return []Block{Paragraph{Plain(said)}}
}

// themesBase says what the shares of themes are of.
func (a *Outliner) themesBase(b report.ThemeBase) string {
	return Fill(a.BaseWords.themesBase, "likes", a.Words.Counted(a.Words.likes, b.Likes), "themed", a.Words.Counted(a.BaseWords.themed, b.Themed), "cards", a.Words.Integer(b.Cards))
}

// originsBase does the same for where difficulties come from.
func (a *Outliner) originsBase() string {
	cards, likes := 0, 0
	for _, s := range a.Origins {
		cards += s.Cards
		likes += s.Likes
	}
	return Fill(a.BaseWords.originsBase, "likes", a.Words.Counted(a.Words.likes, likes), "cards", a.Words.Counted(a.Words.cards, cards))
}

// ThemeNames says what the part without a theme is called.
func (a *Outliner) ThemeNames() map[string]string { return map[string]string{"": a.BaseWords.noTheme} }

// ThemesOf is the heading over the themes of one kind.
func (a *Outliner) ThemesOf(k session.Kind) string {
	return Fill(a.BaseWords.themesOf, "kind", a.Words.Kinds[k])
}
