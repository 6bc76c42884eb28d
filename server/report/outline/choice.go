package outline

import (
	"strings"

	"colazione/server/report"
	"colazione/session"
)

// screening lists the cards that the facilitator chose and left out, with the rules that singled each card out at that time.
func (a *Outliner) screening() []Section {
	t := Table{Caption: a.ChoiceWords.title, Columns: []Column{
		{Title: Plain(a.Words.Card), Head: true}, {Title: Plain(a.ChoiceWords.Choice)}, {Title: Plain(a.ChoiceWords.Reason)}, {Title: Plain(a.ChoiceWords.Rules)},
	}}
	for _, verdict := range []string{session.Take, session.Leave} {
		for i := range a.Cards {
			for _, c := range a.Cards[i].Family() { // each room decided about its own cards
				if c.Choice == nil || c.Choice.Verdict != verdict {
					continue
				}
				var room Text
				if r := a.RoomByID[c.Room]; r != nil {
					room = UserText(r.Name)
				}
				t.Rows = append(t.Rows, []Cell{
					{Text: UserText(c.Text), Notes: Join(" · ", Plain(a.Words.Kind[c.Kind]), room)}, {Text: Bold(a.ChoiceWords.verdicts[verdict])}, {Text: UserText(c.Choice.Reason)}, {Text: Plain(a.rules(c.Choice))},
				})
			}
		}
	}
	if t.Rows == nil {
		return nil
	}
	return []Section{titled("screening", a.ChoiceWords.title, Paragraph{Plain(a.ChoiceWords.intro)}, t)}
}

// rules names the rules that singled a card out when the facilitator decided about it.
func (a *Outliner) rules(c *session.Screening) string {
	var names []string
	for _, rule := range c.Rules {
		if name := map[string]string{
			session.RuleMostVoted: a.Words.FlagVoted, session.RuleMostRepresentative: a.Words.FlagRepresentative, session.RuleSet: a.ChoiceWords.set,
		}[rule]; name != "" {
			names = append(names, name)
		}
	}
	if names == nil {
		return a.ChoiceWords.noRule
	}
	return strings.Join(names, ", ")
}

// firstSteps lists what people committed to, with the strategy that it belongs to.
func (a *Outliner) firstSteps() []Section {
	var l List
	for i := range a.Cards {
		c := &a.Cards[i]
		if !c.FirstStep {
			continue
		}
		it := Item{Text: UserText(c.Text)}
		if len(c.Answers) > 0 {
			before, after, _ := strings.Cut(a.ChoiceWords.toward, "{card}")
			it.Notes = Plain(before).And(a.cited(c.Answers), Plain(after))
		}
		l.Items = append(l.Items, it)
	}
	if l.Items == nil {
		return nil
	}
	return []Section{titled("steps", a.ChoiceWords.stepsTitle, Paragraph{Plain(a.ChoiceWords.stepsIntro)}, l)}
}

// ChoiceCells are a card's cells in the tables of all cards: the facilitator's choice, why, and which rules singled the card out then.
func (a *Outliner) ChoiceCells(c *report.Card) []string {
	if c.Choice == nil {
		return []string{"", "", ""}
	}
	return []string{a.ChoiceWords.verdicts[c.Choice.Verdict], c.Choice.Reason, a.rules(c.Choice)}
}

// likeableCount counts the cards of a kind that could be liked: all but joined ones and first steps.
func (a *Outliner) likeableCount(k session.Kind) int {
	n := 0
	for _, c := range a.OfKind(k) {
		if !c.FirstStep {
			n++
		}
	}
	return n
}
