package session_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/session"

	"pgregory.net/rapid"
)

// crowd is a board of random cards, with what a person would note down about them.
type crowd struct {
	*board
	rt    *rapid.T
	cards []session.CardID
	liked map[session.CardID]map[rune]bool
}

var crowdWords = strings.Fields("medici medico pazienti awareness awarness budget legale non tempi di la")

func newCrowd(rt *rapid.T) *crowd {
	c := &crowd{board: newBoard(rt), rt: rt, liked: map[session.CardID]map[rune]bool{}}
	for i := range rapid.IntRange(0, 20).Draw(rt, "cards") {
		name := fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"n", "o", "t", "k", "d", "i"}).Draw(rt, "kind"), i)
		words := rapid.SliceOfN(rapid.SampledFrom(crowdWords), 1, 3).Draw(rt, "words")
		var answers []string
		for _, id := range c.some() {
			answers = append(answers, c.names[id])
		}
		c.cards = append(c.cards, c.put(name, strings.Join(words, " "), rapid.SampledFrom([]string{"Rosso", "Blu"}).Draw(rt, "table"), strings.Join(answers, " ")))
	}
	c.goTo("likes")
	for _, id := range c.cards {
		c.liked[id] = map[rune]bool{}
		for _, p := range "abcde" {
			if rapid.Bool().Draw(rt, "likes") {
				c.liked[id][p] = true
				c.like(c.likers[p], id)
			}
		}
	}
	c.happen()
	return c
}

func (c *crowd) some() []session.CardID {
	if len(c.cards) == 0 {
		return []session.CardID{}
	}
	return rapid.SliceOfN(rapid.SampledFrom(c.cards), 0, 3).Draw(c.rt, "some")
}

// happen lets a facilitator do this and that; what is refused is.
func (c *crowd) happen() {
	for range rapid.IntRange(0, 12).Draw(c.rt, "acts") {
		some := c.some()
		if len(some) == 0 {
			continue
		}
		switch rapid.IntRange(0, 4).Draw(c.rt, "act") {
		case 0, 1:
			_, _ = c.do(leader, "card.merge", fields{"into": some[0], "from": some[1:]})
		case 2:
			_, _ = c.do(leader, "card.hide", fields{"card": some[0]})
		case 3:
			_, _ = c.do(leader, "path.put", fields{"needs": some[:1], "objectives": []session.CardID{}, "note": "budget"})
		case 4:
			_, _ = c.do(leader, "undo", nil)
		}
	}
}

func (c *crowd) views() map[session.CardID]session.CardView {
	out := map[session.CardID]session.CardView{}
	for _, v := range c.all(leader).Cards {
		out[v.ID] = v
	}
	return out
}

// root is the card that stands for another one; "" where one of the two is hidden.
func root(views map[session.CardID]session.CardView, id session.CardID) session.CardID {
	v := views[id]
	if v.State == session.CardMerged {
		id = v.Into
	}
	if v.State == session.CardHidden || views[id].State == session.CardHidden {
		return ""
	}
	return id
}

// people are those who like a card or one that is united with it, also a hidden one.
func (c *crowd) people(views map[session.CardID]session.CardView, id session.CardID) map[rune]bool {
	all := map[rune]bool{}
	for _, other := range c.cards {
		if other == id || views[other].Into == id {
			for p := range c.liked[other] {
				all[p] = true
			}
		}
	}
	return all
}

// What is said about links and unions can be counted again on the cards that a facilitator sees.
func TestSuggestionsAreTrue(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := newCrowd(rt)
		views, got := c.views(), c.suggestions()
		written := map[[2]session.CardID]int{}
		for _, id := range c.cards {
			named := map[session.CardID]bool{}
			from := root(views, id)
			for _, answered := range views[id].Answers {
				to := root(views, answered)
				if from != "" && to != "" && to != from && !named[to] {
					named[to] = true
					written[[2]session.CardID{from, to}]++
				}
			}
		}
		for _, l := range got.Links {
			at := [2]session.CardID{l.From, l.To}
			both, from, to := 0, c.people(views, l.From), c.people(views, l.To)
			for p := range from {
				if to[p] {
					both++
				}
			}
			if root(views, l.From) != l.From || root(views, l.To) != l.To || l.Explicit != written[at] || l.Both != both ||
				l.Either != len(from)+len(to)-both || l.Backers != len(to) || (len(l.AnsweredBy) > 0) != (l.Explicit > 0) || l.Explicit+l.Both == 0 {
				rt.Fatalf("%s to %s: %+v, written %d, both %d", c.names[l.From], c.names[l.To], l, written[at], both)
			}
			delete(written, at)
		}
		if len(written) > 0 {
			rt.Fatalf("links that were written are not given: %v", written)
		}
		taken := map[session.CardID]bool{}
		for _, m := range got.Merges {
			people := map[rune]bool{}
			for _, id := range m.Cards {
				if taken[id] || root(views, id) != id || views[id].Kind != views[m.Cards[0]].Kind {
					rt.Fatalf("%s is suggested in %s", c.names[id], c.namesOf(m.Cards))
				}
				taken[id] = true
				for p := range c.people(views, id) {
					people[p] = true
				}
			}
			if len(m.Cards) < 2 || m.Voters != len(people) {
				rt.Fatalf("%s has %d voters, want %d", c.namesOf(m.Cards), m.Voters, len(people))
			}
		}
	})
}

// Whatever is suggested can be done: unions have what was foretold, and drafts become paths and close gaps.
func TestSuggestionsCanBeFollowed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := newCrowd(rt)
		got := c.suggestions()
		for _, m := range got.Merges {
			c.merge(m.Cards[0], m.Cards[1:]...)
			if n := c.votes(m.Cards[0]); n != m.Voters {
				rt.Fatalf("united, %s have %d likes, want %d", c.namesOf(m.Cards), n, m.Voters)
			}
		}
		for range got.Merges {
			c.must(leader, "undo", nil)
		}
		for _, d := range got.Paths {
			if len(d.Needs)*len(d.Objectives) == 0 {
				rt.Fatalf("a draft without need or objective: %v", d)
			}
			c.must(leader, "path.put", fields{"needs": d.Needs, "objectives": d.Objectives, "tools": d.Tools, "kpis": d.KPIs})
			for _, need := range d.Needs {
				if !slices.Contains(got.Gaps.Needs, need) || slices.Contains(c.suggestions().Gaps.Needs, need) {
					rt.Fatalf("%s was no gap, or is one still", c.names[need])
				}
			}
		}
		if again := c.suggestions().Paths; len(again) > 0 {
			rt.Fatalf("with all drafts laid there are others: %v", again)
		}
	})
}

// The evidence is a copy: whatever happens later, the same follows from it.
func TestEvidenceStaysAsItWas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := newCrowd(rt)
		e, err := c.s.Evidence(session.Reader(leader))
		if err != nil {
			rt.Fatal(err)
		}
		before, snapshot := c.suggestions(), string(c.s.Snapshot())
		if got := e.Suggest(&session.Findings{}); !reflect.DeepEqual(got, before) || string(c.s.Snapshot()) != snapshot {
			rt.Fatal("suggesting changed something")
		}
		c.happen()
		for _, id := range c.some() {
			for _, p := range "abcde" {
				_, _ = c.do(c.likers[p], "like.set", fields{"card": id, "on": !c.liked[id][p]})
			}
			_, _ = c.do(leader, "card.theme", fields{"card": id, "themes": []string{"budget"}})
		}
		c.join("Tardi", "Blu")
		if got := e.Suggest(&session.Findings{}); !reflect.DeepEqual(got, before) {
			rt.Fatalf("got %s, before %s", mustJSON(rt, got), mustJSON(rt, before))
		}
	})
}

// large is a meeting of that size: the six kinds in turn, tables of eight, every card but a need answering one of the kind before, good cards liked by more.
func large(b *testing.B, cards, people int) *session.State {
	b.Helper()
	m := newMeeting(b)
	random := rand.New(rand.NewPCG(1, 2))
	table := m.all(leader).Session.Groups
	var events []session.Event
	for p := range people {
		events = append(events, session.PersonJoined{Person: session.PersonID(fmt.Sprint("p", p)), Group: table[p/8%len(table)].ID})
	}
	for i := range cards {
		var text strings.Builder
		for range 4 + random.IntN(6) {
			text.WriteString(crowdWords[random.IntN(len(crowdWords))] + fmt.Sprint(random.IntN(5)*random.IntN(5)*random.IntN(20)) + " ")
		}
		added := session.CardAdded{Card: session.CardID(fmt.Sprint("c", i)), Kind: allKinds[i%6], Text: text.String(), Step: "open", Group: table[i%len(table)].ID}
		if i%6 > 0 {
			added.Answers = []session.CardID{session.CardID(fmt.Sprint("c", i%6-1+6*random.IntN(i/6+1)))}
		}
		events = append(events, added)
	}
	for i := range cards {
		appeal := random.Float64() * random.Float64()
		for p := range people {
			if random.Float64() < appeal {
				events = append(events, session.LikeSet{
					Card: session.CardID(fmt.Sprint("c", i)), Person: session.PersonID(fmt.Sprint("p", p)), Criterion: session.DefaultCriterion, Step: "likes", On: true,
				})
			}
		}
	}
	m.s.Apply(session.Record{Seq: m.s.Seq() + 1, At: time.Now(), Events: events})
	return m.s
}

func BenchmarkSuggestions(b *testing.B) {
	for _, size := range []struct{ cards, people int }{{150, 60}, {1000, 5000}} {
		s := large(b, size.cards, size.people)
		name := fmt.Sprintf("%dx%d/", size.cards, size.people)
		e, err := s.Evidence(session.Reader(leader))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name+"copy", func(b *testing.B) {
			for b.Loop() {
				_, _ = s.Evidence(session.Reader(leader))
			}
		})
		var known session.Findings
		b.Run(name+"likes", func(b *testing.B) {
			e.Suggest(&known)
			for b.Loop() {
				e.Suggest(&known)
			}
		})
		b.Run(name+"all", func(b *testing.B) {
			for b.Loop() {
				e.Suggest(&session.Findings{})
			}
		})
	}
}
