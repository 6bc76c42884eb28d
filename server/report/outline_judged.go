package report

import (
	"slices"
	"strings"

	"colazione/session"
)

// screened lists what the facilitator took and left, kind by kind, with the rules that singled each card out at that time.
func (a *author) screened() []section {
	t := table{caption: a.jw.title, columns: []column{
		{title: say(a.w.card), head: true}, {title: say(a.jw.choice)}, {title: say(a.jw.reason)}, {title: say(a.jw.rules)},
	}}
	for _, verdict := range []string{session.Take, session.Leave} {
		for i := range a.Cards {
			if c := &a.Cards[i]; c.Choice != nil && c.Choice.Verdict == verdict {
				t.rows = append(t.rows, []cell{
					{text: said(c.Text), notes: say(a.w.kind[c.Kind])}, {text: loud(a.jw.verdicts[verdict])}, {text: said(c.Choice.Reason)}, {text: say(a.rules(c.Choice))},
				})
			}
		}
	}
	if t.rows == nil {
		return nil
	}
	return []section{titled("screening", a.jw.title, paragraph{say(a.jw.intro)}, t)}
}

// rules names what singled a card out when it was judged.
func (a *author) rules(c *session.Screening) string {
	var names []string
	for _, rule := range c.Rules {
		if name := map[string]string{
			session.RuleMostVoted: a.w.flagVoted, session.RuleMostRepresentative: a.w.flagRepresentative, session.RuleSet: a.jw.set,
		}[rule]; name != "" {
			names = append(names, name)
		}
	}
	if names == nil {
		return a.jw.noRule
	}
	return strings.Join(names, ", ")
}

// firstSteps lists what people committed to, with the strategy that it belongs to.
func (a *author) firstSteps() []section {
	var l list
	for i := range a.Cards {
		c := &a.Cards[i]
		if !c.FirstStep {
			continue
		}
		it := item{text: said(c.Text)}
		if len(c.Answers) > 0 {
			before, after, _ := strings.Cut(a.jw.toward, "{card}")
			it.notes = say(before).and(a.cited(c.Answers), say(after))
		}
		l.items = append(l.items, it)
	}
	if l.items == nil {
		return nil
	}
	return []section{titled("steps", a.jw.stepsTitle, paragraph{say(a.jw.stepsIntro)}, l)}
}

// judgedBy are a card's cells in the tables of all cards: the facilitator's choice, why, and which rules singled the card out then.
func (a *author) judgedBy(c *Card) []string {
	if c.Choice == nil {
		return []string{"", "", ""}
	}
	return []string{a.jw.verdicts[c.Choice.Verdict], c.Choice.Reason, a.rules(c.Choice)}
}

// choice is what a facilitator decided about a card, as a document may show it.
func choice(v *session.Screening) *session.Screening {
	if v == nil {
		return nil
	}
	return &session.Screening{Verdict: v.Verdict, Reason: clean(v.Reason), Rules: slices.Clone(v.Rules)}
}

// judgedOf counts the cards of a kind that were there to be liked: all that stand but first steps.
func (a *author) judgedOf(k session.Kind) int {
	n := 0
	for _, c := range a.ofKind(k) {
		if !c.FirstStep {
			n++
		}
	}
	return n
}
