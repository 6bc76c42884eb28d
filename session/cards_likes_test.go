package session_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"colazione/session"
	"colazione/voting"
)

func TestALikeIsAWantedResult(t *testing.T) {
	m := newMeeting(t)
	anna, bruno := m.join("Anna", "Rosso"), m.join("Bruno", "Blu")
	m.goTo("open")
	a := m.add(anna, session.Need, "x")
	m.goTo("likes")
	m.idle(bruno, "like.set", fields{"card": a, "on": false})
	m.like(bruno, a)
	m.idle(bruno, "like.set", fields{"card": a, "on": true, "criterion": "like"})
	c := m.card(leader, a)
	if want := map[session.GroupID]int{m.table("Rosso"): 0, m.table("Blu"): 1}; c.Likes["like"] != 1 || !reflect.DeepEqual(c.Groups, want) {
		t.Errorf("%v %v", c.Likes, c.Groups)
	}
	if got := m.all(bruno).Me; !slices.Equal(got.Likes["like"], []session.CardID{a}) || got.Left["like"] != nil || len(got.Left) != 1 {
		t.Errorf("me %+v", got)
	}
	if got := m.all(anna).Me; len(got.Likes["like"]) != 0 {
		t.Errorf("me %+v", got)
	}
	m.must(bruno, "like.set", fields{"card": a, "on": false})
	if m.votes(a) != 0 {
		t.Error("still liked")
	}
	m.goTo("end")
	if got := m.all(bruno).Me.Left; len(got) != 0 {
		t.Errorf("likes left where none are given: %v", got)
	}
}

func TestScopesAndOwnCards(t *testing.T) {
	for _, c := range []struct {
		scope        string
		own          bool
		mine, ours   string
		theirs, free string
	}{
		{"all", false, "own_card", "", "", ""},
		{"all", true, "", "", "", ""},
		{"own_group", false, "own_card", "", "not_in_scope", ""},
		{"own_group", true, "", "", "not_in_scope", ""},
		{"other_groups", false, "own_card", "not_in_scope", "", ""},
		{"other_groups", true, "not_in_scope", "not_in_scope", "", ""},
	} {
		m := newMeeting(t, withStep(fmt.Sprintf(`{"id":"more","kind":"like","likes":["need","idea"],"like_scope":%q,"like_own":%t}`, c.scope, c.own)),
			func(c *session.Create) { c.Cards = []session.Seed{{Kind: session.Idea, Text: "di nessuno"}} })
		anna, dora, bruno := m.join("Anna", "Rosso"), m.join("Dora", "Rosso"), m.join("Bruno", "Blu")
		free := m.all(anna).Cards[0].ID
		m.goTo("open")
		cards := map[session.CardID]string{m.add(anna, session.Need, "a"): c.mine, m.add(dora, session.Need, "d"): c.ours, m.add(bruno, session.Need, "b"): c.theirs, free: c.free}
		m.goTo("more")
		for id, code := range cards {
			if code == "" {
				m.like(anna, id)
			} else {
				m.refuses(code, anna, "like.set", fields{"card": id, "on": true})
			}
		}
		m.must(leader, "group.assign", fields{"person": anna.Person, "group": "Blu"})
		_, err := m.do(anna, "like.set", fields{"card": free, "on": false}) // who moved still takes likes off
		if err != nil {
			t.Error(err)
		}
	}
}

func TestLikesFollowAPersonToTheirTable(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"live","kind":"like","likes":["need"],"show_likes":"live"}`))
	anna, bruno := m.join("Anna", "Rosso"), m.join("Bruno", "Rosso")
	m.goTo("open")
	a := m.add(anna, session.Need, "x")
	m.goTo("live")
	m.like(bruno, a)
	seen := m.s.Seq()
	m.must(leader, "group.assign", fields{"person": bruno.Person, "group": m.table("Blu")})
	m.idle(leader, "group.assign", fields{"person": bruno.Person, "group": " Blu "})
	for _, by := range []session.Caller{anna, bruno, screen, leader} {
		if got := m.since(by, seen).Cards; len(got) != 1 || got[0].Groups[m.table("Blu")] != 1 || got[0].Groups[m.table("Rosso")] != 0 {
			t.Errorf("%s is told %+v", by.Role, got)
		}
	}
	if got := m.since(bruno, seen).Me; got == nil || got.Group != m.table("Blu") {
		t.Errorf("me %+v", got)
	}
	if m.card(leader, a).Group != m.table("Rosso") {
		t.Error("a card moved with somebody who did not write it")
	}
}

// left is what somebody has left; -1 is no limit.
func (m *meeting) left(by session.Caller, criterion string) int {
	if n := m.all(by).Me.Left[criterion]; n != nil {
		return *n
	}
	return -1
}

func TestBudgets(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"few","kind":"like","likes":["need"],"likes_per_person":2,"criteria":["value","like"]}`),
		withStep(`{"id":"later","kind":"like","likes":["need"],"likes_per_person":1,"criteria":["value"]}`))
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open")
	var cards []session.CardID
	for _, text := range []string{"a", "b", "c", "d"} {
		cards = append(cards, m.add(anna, session.Need, text))
	}
	a, b, c, d := cards[0], cards[1], cards[2], cards[3]
	m.goTo("few")
	set := func(card session.CardID, on bool) {
		t.Helper()
		m.must(bruno, "like.set", fields{"card": card, "on": on, "criterion": "value"})
	}
	left := func(when string, want int) {
		t.Helper()
		if got := m.left(bruno, "value"); got != want {
			t.Errorf("%s, %d left, want %d", when, got, want)
		}
	}
	out := func(card session.CardID) {
		t.Helper()
		m.refuses("out_of_likes", bruno, "like.set", fields{"card": card, "on": true, "criterion": "value"})
	}
	left("at first", 2)
	set(a, true)
	set(b, true)
	left("after two", 0)
	out(c)
	m.like(bruno, c) // the usual criterion has a budget of its own
	if got := m.left(bruno, "like"); got != 1 {
		t.Errorf("%d left by the other criterion", got)
	}

	m.must(leader, "card.merge", fields{"into": a, "from": []session.CardID{b}})
	left("merged", 0)
	m.idle(bruno, "like.set", fields{"card": b, "on": true, "criterion": "value"})
	m.must(leader, "card.split", fields{"card": a})
	left("split", 0)

	m.must(leader, "card.hide", fields{"card": a})
	left("one hidden", 1)
	set(c, true)
	m.must(leader, "card.restore", fields{"card": a})
	left("restored, one too many", 0)
	out(d)
	set(a, false)
	left("still full", 0)
	out(d)

	m.must(leader, "card.merge", fields{"into": c, "from": []session.CardID{b}})
	set(b, false)
	left("off both that are united", 2)

	set(c, true)
	m.goTo("later")
	left("in the next step", 1)
	m.idle(bruno, "like.set", fields{"card": c, "on": true, "criterion": "value"}) // given before, and costs nothing here
	set(a, true)
	out(d)
	m.goTo("needs")
	if _, err := m.do(anna, "card.add", fields{"kind": "need", "text": "e"}); err != nil {
		t.Fatal(err)
	}
	m.goTo("open")
	m.must(anna, "card.withdraw", fields{"card": c})
	m.goTo("few")
	left("withdrawn", 2)
}

func TestCriteria(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"two","kind":"like","likes":["need"],"criteria":["value","usefulness"]}`))
	anna, bruno := m.join("Anna", ""), m.join("Bruno", "")
	m.goTo("open")
	a := m.add(anna, session.Need, "x")
	m.goTo("two")
	m.must(bruno, "like.set", fields{"card": a, "on": true, "criterion": "value"})
	m.must(bruno, "like.set", fields{"card": a, "on": true, "criterion": "usefulness"})
	m.must(leader, "step.reveal", fields{"show_likes": true})
	c := m.card(bruno, a)
	if want := map[string]int{"like": 0, "value": 1, "usefulness": 1}; !reflect.DeepEqual(c.Likes, want) {
		t.Errorf("likes %v", c.Likes)
	}
	if c.Groups[m.all(bruno).Me.Group] != 1 {
		t.Errorf("who likes by two criteria is not one person: %v", c.Groups)
	}
	r, err := m.s.Ranking(session.Reader(bruno), session.Need, voting.ByLikes)
	if err != nil || r.Cards[0].Total != 2 || r.Electorate.Total != 1 || r.Cards[0].Support != 1 {
		t.Errorf("ranking %+v, %v", r, err)
	}
}

func TestRanking(t *testing.T) {
	m := newMeeting(t)
	anna, bruno, carla := m.join("Anna", "Rosso"), m.join("Bruno", "Blu"), m.join("Carla", "Blu")
	m.goTo("open")
	a, b, c := m.add(anna, session.Need, "a"), m.add(anna, session.Need, "b"), m.add(anna, session.Need, "c")
	tool := m.add(bruno, session.Tool, "t")
	m.goTo("likes")
	m.like(bruno, b)
	m.like(carla, b)
	m.like(anna, tool)
	m.like(carla, c)
	order := func(by session.Caller, kind session.Kind, o voting.Order) (ids []session.CardID) {
		t.Helper()
		r, err := m.s.Ranking(session.Reader(by), kind, o)
		if err != nil {
			t.Fatal(err)
		}
		for i, card := range r.Cards {
			if card.Rank != i+1 {
				t.Errorf("rank %d at place %d", card.Rank, i+1)
			}
			ids = append(ids, card.Card)
		}
		if r.Electorate.Total != 3 || r.Electorate.Groups[string(m.table("Blu"))] != 2 {
			t.Errorf("electorate %+v", r.Electorate)
		}
		return ids
	}
	if got := order(leader, session.Need, voting.ByLikes); !slices.Equal(got, []session.CardID{b, c, a}) {
		t.Errorf("needs %v", got)
	}
	if got := order(leader, "", voting.ByBreadth); !slices.Equal(got, []session.CardID{b, c, tool, a}) {
		t.Errorf("all %v", got)
	}
	m.must(leader, "card.hide", fields{"card": c})
	m.must(leader, "card.merge", fields{"into": a, "from": []session.CardID{b}})
	if got := order(organiser, session.Need, voting.ByLikes); !slices.Equal(got, []session.CardID{a}) {
		t.Errorf("needs %v", got)
	}
	m.goTo("end")
	if got := order(screen, "", voting.ByLikes); !slices.Equal(got, []session.CardID{a, tool}) {
		t.Errorf("all for the screen %v", got)
	}
	list, err := m.s.Shortlist(session.Reader(anna), session.Need)
	if err != nil || len(list.Picks) != 1 || !list.Picks[0].MostVoted || *list.Picks[0].SetRank != 1 {
		t.Errorf("shortlist %s, %v", mustJSON(t, list), err)
	}
}
