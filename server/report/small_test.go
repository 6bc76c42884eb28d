package report_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// In a random small meeting no figure of a document's JSON, no sum of such figures and no difference is of fewer people than a table may have: tables stand in it only with as many who voted, and
// leave nothing over of what is told of all. Tables of the room lie whole within those of the document.
func TestDocumentsTellOfNoFewerThanTheyMay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ctx, d := context.Background(), &reporttest.DemoTarget{}
		names := []string{"Rosso", "Blu", "Verde", "Giallo"}[:rapid.IntRange(2, 4).Draw(rt, "tables")]
		least := rapid.SampledFrom([]int{3, 4}).Draw(rt, "table_min")
		settings := session.DefaultSettings()
		settings.Groups, settings.TableMin = names, &least
		live := rapid.Bool().Draw(rt, "live")
		shows := map[bool]string{true: session.ShowLive, false: session.ShowAfter}[live]
		agenda := []session.Step{
			{ID: "write", Kind: "collect", Collects: []session.Kind{session.Need}, Likes: []session.Kind{session.Need}, ShowCards: session.ShowLive, ShowLikes: shows, Criteria: []string{"like"}, LikeScope: "all", LikeOwn: true},
			{ID: "end", Kind: "close", ShowCards: session.ShowLive, ShowLikes: session.ShowLive, Criteria: []string{"like"}, LikeScope: "all"},
		}
		id, err := d.OpenSession(ctx, session.Create{Info: session.Info{Title: "Prova", Language: session.Italian, Agenda: agenda, Settings: settings}})
		if err != nil {
			rt.Fatal(err)
		}
		leader := session.Caller{Role: session.Facilitator}
		var people []session.Caller
		var cards []session.CardID
		do := func(by session.Caller, c session.Command) session.Ack {
			ack, _ := d.Do(ctx, id, session.Request{Command: c, By: by}) // it may be refused
			return ack
		}
		for range rapid.IntRange(3, 60).Draw(rt, "length") {
			action := rapid.SampledFrom([]string{"join", "join", "join", "write", "like", "like", "like", "like", "like", "move", "publish", "end", "leave"}).Draw(rt, "action")
			if len(people) == 0 || action == "join" {
				by := session.Caller{Role: session.Participant, Person: session.PersonID(fmt.Sprintf("01930000-0000-7000-9000-%012d", len(people)))}
				if _, err := d.Enter(ctx, id, rapid.SampledFrom(names).Draw(rt, "table"), session.Profile{}, by.Person); err == nil {
					people = append(people, by)
				}
				continue
			}
			by := rapid.SampledFrom(people).Draw(rt, "by")
			switch action {
			case "write":
				if ack := do(by, session.AddCard{Kind: session.Need, Text: fmt.Sprint("Scheda ", len(cards))}); ack.Card != "" {
					cards = append(cards, ack.Card)
				}
			case "like":
				if len(cards) > 0 {
					do(by, session.SetLike{Card: rapid.SampledFrom(cards).Draw(rt, "card"), On: rapid.IntRange(0, 4).Draw(rt, "on") > 0})
				}
			case "move":
				do(leader, session.AssignGroup{Person: by.Person, Group: rapid.SampledFrom(names).Draw(rt, "to")})
			case "leave":
				do(leader, session.RemovePerson{Person: by.Person, KeepCards: rapid.Bool().Draw(rt, "keep")})
			case "publish":
				do(leader, session.Publish{})
			case "end":
				do(leader, session.GoStep{Step: "end"})
			}
			tellsOfNoFewer(rt, d.State, report.Look(d.State).Draft(), least)
			if src, err := report.Look(d.State).Published(); err == nil {
				tellsOfNoFewer(rt, d.State, src, least)
			}
		}
	})
}

// tellsOfNoFewer reads the JSON of a document as somebody would who wants to know who liked what.
func tellsOfNoFewer(rt *rapid.T, s *session.State, src report.Source, least int) {
	data, err := json.Marshal(outline.Build(src, session.Italian, reporttest.Now))
	if err != nil {
		rt.Fatal(err)
	}
	var d report.Document
	if err := json.Unmarshal(data, &d); err != nil {
		rt.Fatal(err)
	}
	room, _ := s.Patch(session.Reader{Role: session.Screen}, session.Cursor{}, session.Moment{})
	within := map[string]string{} // the document's table that holds each of the session's
	evidence, err := s.ForDocuments(session.Reader{Role: session.Facilitator})
	if err != nil {
		rt.Fatal(err)
	}
	for _, shown := range evidence.ShownTables() {
		for _, of := range shown.Of {
			within[string(of)] = string(shown.ID)
		}
	}
	for _, g := range room.Session.Groups {
		if with := string(g.With); with != "" && within[with] != within[string(g.ID)] {
			rt.Fatalf("%s and %s stand together in the room and apart in the document: %v", g.ID, with, within)
		}
	}
	told := map[string]bool{"": true}
	var sum report.Table
	for _, at := range d.People.Tables {
		told[at.ID] = true
		sum.Joined, sum.Wrote, sum.Liked = sum.Joined+at.Joined, sum.Wrote+at.Wrote, sum.Liked+at.Liked
		if size := at.Liked; d.People.Liked > 0 && size < least || d.People.Liked == 0 && at.Joined < least {
			rt.Fatalf("the document tells of %+v, of %+v", at, d.People)
		}
	}
	if len(d.People.Tables) == 1 {
		rt.Fatalf("one table is told of several: %+v", d.People)
	}
	if n := len(d.People.Tables); n > 0 && (sum.Joined != d.People.Joined || sum.Wrote != d.People.Wrote || sum.Liked != d.People.Liked) {
		rt.Fatalf("something is left over: %+v of %+v", sum, d.People)
	}
	for _, c := range d.Cards {
		if !told[c.Table] {
			rt.Fatalf("%q is of the table %s, which is none of %v", c.Text, c.Table, told)
		}
		if c.Figures == nil {
			continue
		}
		likes := 0
		for table, n := range c.Figures.Tables {
			if likes += n; !told[table] {
				rt.Fatalf("%q is liked at %s, which is none of %v", c.Text, table, told)
			}
		}
		if len(d.People.Tables) > 0 && likes != c.Figures.People || c.Figures.Reach > max(1, len(d.People.Tables)) {
			rt.Fatalf("%q leaves likes over: %+v of %v", c.Text, c.Figures, d.People.Tables)
		}
	}
}
