package session_test

import (
	"maps"
	"slices"

	"colazione/session"
	"colazione/voting"
)

// gathered adds up counts by table over the tables that stand together.
func gathered(counts map[session.GroupID]int, as func(session.GroupID) session.GroupID) map[session.GroupID]int {
	out := map[session.GroupID]int{}
	for g, n := range counts {
		out[as(g)] += n
	}
	return out
}

// tablesAs gives, for each table, the one as which a reader is shown it, "" where the room is one, and holds that no figure they are handed out is of fewer people than a
// table may have.
func (p *play) tablesAs(r session.Reader, leads bool) func(session.GroupID) session.GroupID {
	groups := p.all(leader).Session.Groups
	least := *p.s.Info().Settings.TableMin
	if leads || least == 0 || len(groups) == 1 {
		return func(g session.GroupID) session.GroupID { return g }
	}
	if shown := p.s.ShownTo(session.Reader(screen)); len(shown) == 0 {
		return func(session.GroupID) session.GroupID { return "" }
	}
	as := map[session.GroupID]session.GroupID{}
	people := map[session.GroupID]int{}
	for _, g := range groups {
		as[g.ID] = g.ID
		if g.With != "" {
			as[g.ID] = g.With
		}
	}
	for _, v := range p.all(leader).People {
		if v.State == session.PersonIn || v.State == session.PersonRemoved && !p.evicted[v.ID] {
			people[as[v.Group]]++
		}
	}
	for _, g := range groups {
		if as[g.ID] == g.ID && people[g.ID] < least {
			p.rt.Fatalf("%v is told of %d people at %s: %v", r, people[g.ID], g.Name, as)
		}
	}
	if was := p.stood; was != nil {
		for g, with := range was {
			if as[g] != as[with] {
				p.rt.Fatalf("%s and %s stood together and do no more: %v", g, with, as)
			}
		}
	}
	p.stood = as
	return func(g session.GroupID) session.GroupID { return as[g] }
}

// partsNoTables holds that tables which stood together, or were the room as one, never part again: the log says at which moments who was shown how.
func (p *play) partsNoTables() {
	for _, data := range p.log[p.logged:] {
		r, err := session.DecodeRecord(data)
		if err != nil {
			p.rt.Fatal(err)
		}
		for _, e := range r.Events {
			now, is := e.(session.TablesShown)
			if !is {
				continue
			}
			for i, a := range p.together {
				for j, b := range p.together[:i] {
					if a == b && now.Tables[i] != now.Tables[j] {
						p.rt.Fatalf("the tables %d and %d stood together and do no more: %v, before %v", j, i, now.Tables, p.together)
					}
				}
			}
			p.together = now.Tables
		}
	}
	p.logged = len(p.log)
}

// ranksByShownTables holds that rankings, to whoever they are handed out, tell of shown tables alone, by figures and by formulas.
func (p *play) ranksByShownTables() {
	as := p.tablesAs(session.Reader(screen), false)
	for _, order := range []voting.Order{voting.ByLikes, voting.ByBreadth} {
		full, err := p.s.Ranking(session.Reader(leader), "", order)
		if err != nil {
			p.rt.Fatal(err)
		}
		tables := slices.Sorted(maps.Keys(full.Electorate.Groups))
		for _, g := range tables {
			if as(session.GroupID(g)) != session.GroupID(g) {
				p.rt.Fatalf("the electorate is told by %q: %v", g, tables)
			}
		}
		for _, c := range full.Cards {
			if got := slices.Sorted(maps.Keys(c.Groups)); !slices.Equal(got, tables) || c.Reach > max(1, len(tables)) {
				p.rt.Fatalf("%+v among the tables %v", c, tables)
			}
		}
	}
}
