package report

import (
	"cmp"
	"math"
	"slices"

	"colazione/session"
)

// addCards fills in the cards, joined ones under the card that they were joined with, and counts them. It leaves names out unless the meeting shows them.
func (d *Document) addCards(src Source, erased string) {
	kept, hidden, alarming := selectCards(src)
	d.Method.Hidden, d.Method.Alarming = hidden, alarming
	for i := range kept {
		if !d.Method.Names {
			kept[i].Author = ""
		}
		if kept[i].Text == "" { // an earlier version of the synthesis, and its author took the card back since
			kept[i].Text = erased
		}
	}
	figures := figuresByCard(src.Standings, d.People.Liked)
	joined := map[session.CardID][]Card{}
	for _, v := range kept {
		if v.State == session.CardMerged {
			joined[v.Into] = append(joined[v.Into], src.newCard(v))
		}
	}
	d.Cards = []Card{}
	for _, v := range kept {
		if v.State == session.CardMerged {
			continue
		}
		c := src.newCard(v)
		c.Joined = append(c.Joined, joined[v.ID]...)
		if len(d.criteriaFor(c.Kind)) > 0 {
			c.Figures = figures[v.ID]
		}
		d.Cards = append(d.Cards, c)
	}
	d.sortCards()
	d.dropLostAnswers()
	d.countTotals(src.Standings)
}

// sortCards sorts the cards by kind and rank.
func (d *Document) sortCards() {
	slices.SortStableFunc(d.Cards, func(a, b Card) int {
		return cmp.Or(cmp.Compare(slices.Index(session.Kinds, a.Kind), slices.Index(session.Kinds, b.Kind)), cmp.Compare(a.rank(), b.rank()))
	})
}

// rank is 0 for a card that was not judged.
func (c Card) rank() int {
	if c.Figures == nil {
		return 0
	}
	return c.Figures.Rank
}

// selectCards returns the cards that belong into the document. It leaves out, and counts, those that the facilitator hid, with the cards joined to them, and in a
// draft those with an adverse event that is not settled. Outside of drafts it also leaves out the cards that the room has not seen yet.
func selectCards(src Source) (kept []session.CardView, hidden, alarming int) {
	state := map[session.CardID]string{}
	for _, v := range src.Cards {
		state[v.ID] = v.State
	}
	for _, v := range src.Cards {
		of, there, stands := v.State, true, v.ID
		if of == session.CardMerged {
			stands = v.Into
			of, there = state[v.Into]
		}
		switch {
		case of == session.CardHidden || !there:
			hidden++
		case src.Draft && (src.Alarming[v.ID] || src.Alarming[stands]):
			alarming++
		case of == session.CardHeld && !src.Draft:
		default:
			kept = append(kept, v)
		}
	}
	return kept, hidden, alarming
}

func (src Source) newCard(v session.CardView) Card {
	c := Card{
		ID: string(v.ID), Kind: v.Kind, Text: clean(v.Text), Table: string(v.Group), Author: clean(v.Author),
		ByScribe: v.ByScribe, Held: v.State == session.CardHeld,
		Origin: v.Origin, Themes: cleanAll(v.Themes), Answers: []string{}, At: v.At, Joined: []Card{},
		Choice: choiceShown(v.Screening), FirstStep: v.FirstStep, Hands: handsRaised(v, src.Groups), Given: src.Given[v.ID],
	}
	if v.KPI != nil {
		c.KPI = &session.Measure{
			Measure: clean(v.KPI.Measure), Baseline: clean(v.KPI.Baseline), Target: clean(v.KPI.Target), Due: clean(v.KPI.Due),
		}
	}
	for _, id := range v.Answers {
		c.Answers = append(c.Answers, string(id))
	}
	return c
}

// dropLostAnswers removes the answers of cards to others that are not in the document.
func (d *Document) dropLostAnswers() {
	there := d.Index()
	gone := func(id string) bool { return there[id] == nil }
	for i := range d.Cards {
		for _, c := range d.Cards[i].Family() {
			c.Answers = slices.DeleteFunc(c.Answers, gone)
		}
	}
}

// Family returns the card and those joined with it.
func (c *Card) Family() []*Card {
	all := []*Card{c}
	for i := range c.Joined {
		all = append(all, &c.Joined[i])
	}
	return all
}

// countTotals counts the cards and their likes, by kind and in all.
func (d *Document) countTotals(standings map[session.Kind]Standing) {
	d.Kinds = []Tally{}
	for _, k := range session.Kinds {
		sum := Tally{Kind: k, Criteria: d.criteriaFor(k), Covered: standings[k].Shortlist.Covered}
		sum.Reached = int(math.Round(sum.Covered * float64(d.People.Liked)))
		for _, c := range d.OfKind(k) {
			sum.Standing++
			if c.Figures != nil {
				sum.Likes += c.Figures.Total
			}
			for _, one := range c.Family() {
				sum.Cards++
				d.Method.add(one)
			}
		}
		if sum.Cards > 0 {
			d.Kinds = append(d.Kinds, sum)
		}
		d.Method.Joined += sum.Cards - sum.Standing
		d.Method.Likes += sum.Likes
	}
}

func (m *Method) add(c *Card) {
	m.Cards++
	if c.ByScribe {
		m.ByScribe++
	}
	if c.Given {
		m.Given++
	}
}

// OfKind returns the cards of a kind without joined ones, those with most likes first.
func (d *Document) OfKind(k session.Kind) []*Card {
	var of []*Card
	for i := range d.Cards {
		if d.Cards[i].Kind == k {
			of = append(of, &d.Cards[i])
		}
	}
	return of
}

// figuresByCard puts the two orders and the shortlist of each kind together, by card, where so many people voted.
func figuresByCard(standings map[session.Kind]Standing, voters int) map[session.CardID]*Figures {
	all := map[session.CardID]*Figures{}
	for _, st := range standings {
		for _, r := range st.Likes {
			f := &Figures{
				Rank: r.Rank, Place: r.Place, People: int(math.Round(r.Support * float64(voters))), Likes: map[string]int{}, Total: r.Total, Tables: r.Groups, Reach: r.Reach, Support: r.Support, Breadth: r.Breadth,
			}
			for name, n := range r.Likes {
				f.Likes[clean(name)] = n
			}
			all[r.Card] = f
		}
		for _, r := range st.Breadth {
			if f := all[r.Card]; f != nil {
				f.BreadthRank, f.BreadthPlace = r.Rank, r.Place
			}
		}
		for _, p := range st.Shortlist.Picks {
			if f := all[p.Card]; f != nil {
				f.applyPick(p)
			}
		}
	}
	return all
}

// applyPick marks a card that the shortlist singles out. A card without a like is never marked, though with few cards it may be in the best quarter.
func (f *Figures) applyPick(p session.Pick) {
	if f.Total == 0 {
		return
	}
	f.MostVoted, f.MostRepresentative = p.MostVoted, p.MostRepresentative
	if p.SetRank != nil {
		f.SetRank = *p.SetRank
	}
	f.SetTied = p.SetTied
	if p.Firm != nil {
		f.Firm = *p.Firm
	}
}

// choiceShown returns the facilitator's decision about a card, as a document may show it.
func choiceShown(v *session.Screening) *session.Screening {
	if v == nil {
		return nil
	}
	return &session.Screening{Verdict: v.Verdict, Reason: clean(v.Reason), Rules: slices.Clone(v.Rules)}
}
