package report

import (
	"slices"
	"time"

	"colazione/session"
)

// Wording holds the few words of its own that a Document contains.
type Wording struct {
	Language  session.Language
	Erased    string              // in the place of a contribution that was taken back after it was published
	Everybody string              // names the one table of a room whose tables are not shown
	Date      func(string) string // writes out a date of the form YYYY-MM-DD
}

// Build makes the document of a meeting. The source is not changed. Times are shown in the zone of now.
func Build(src Source, w Wording, now time.Time) *Document {
	info := src.Info
	d := &Document{
		Format: Format, Language: w.Language, Made: now,
		Status: Status{
			Draft: src.Draft, Version: src.Synthesis.Version, PublishedAt: src.Synthesis.PublishedAt, Open: info.State == session.Open,
			Rehearsal: info.Rehearses != "",
		},
		Organiser: clean(src.Organiser), Logo: src.Logo, Title: clean(info.Title), Topic: clean(info.Topic), City: clean(info.City), Date: clean(info.Date), Written: info.Language,
		Asked: questions(info.Agenda), People: people(src), Note: clean(src.Synthesis.Note),
		Rooms: []Room{}, ThemeTrends: []session.ThemeTrend{},
	}
	d.Method.Admission, d.Method.Names = info.Settings.Admission, info.Settings.Names == session.NamesShown
	d.addCards(src, w.Erased)
	d.Paths, d.Changes = d.paths(src), compareEditions(src.Before, src.Synthesis)
	d.Origins = d.origins()
	d.shareThemes()
	d.seal()
	return d
}

func questions(agenda []session.Step) []Question {
	asked := []Question{}
	for _, st := range agenda {
		if st.Skip {
			continue // nobody was asked
		}
		one := Question{
			Title: clean(st.Title), Prompt: clean(st.Prompt), Minutes: st.Minutes,
			Collects: append([]session.Kind{}, st.Collects...), Likes: append([]session.Kind{}, st.Likes...), Criteria: []string{},
		}
		if len(st.Likes) > 0 {
			one.Criteria = cleanAll(st.Criteria)
		}
		asked = append(asked, one)
	}
	return asked
}

func people(src Source) People {
	p := People{Joined: src.Attendance.Joined, Wrote: src.Attendance.Wrote, Liked: src.Electorate.Total, Tables: []Table{}}
	for _, g := range src.Groups {
		at := src.Attendance.Groups[g.ID]
		p.Tables = append(p.Tables, Table{
			ID: string(g.ID), Name: clean(g.Name), Joined: at.Joined, Wrote: at.Wrote, Liked: src.Electorate.Groups[string(g.ID)],
		})
	}
	return p
}

// criteriaFor returns the criteria by which cards of a kind could be liked, in the order of the agenda.
func (d *Document) criteriaFor(k session.Kind) []string {
	names := []string{}
	for _, q := range d.Asked {
		if !slices.Contains(q.Likes, k) {
			continue
		}
		for _, name := range q.Criteria {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// paths returns the paths without cards that are no longer there, and without paths that are empty then.
func (d *Document) paths(src Source) []Path {
	there := d.Index()
	keep := func(ids []session.CardID) []string {
		kept := []string{}
		for _, id := range ids {
			if c := there[string(id)]; c != nil && !slices.Contains(kept, c.ID) {
				kept = append(kept, c.ID)
			}
		}
		return kept
	}
	paths := []Path{}
	for _, p := range src.Synthesis.Paths {
		path := Path{
			ID: p.ID, Title: clean(p.Title), Note: clean(p.Note), Owner: clean(p.Owner),
			PathCards: session.MapColumns(p.PathCards, keep),
			Ties:      ties(p, src.Shared, there),
		}
		if path.says() {
			paths = append(paths, path)
		}
	}
	return paths
}

// ties returns the lines between the cards of a path; cards that were joined share one.
func ties(p session.PathView, shared map[Pair]int, there map[string]*Card) []Tie {
	all := []Tie{}
	seen := map[Pair]bool{}
	for _, at := range linkedPairs(p) {
		from, to := there[string(at.From)], there[string(at.To)]
		if from == nil || to == nil {
			continue
		}
		root := Pair{session.CardID(from.ID), session.CardID(to.ID)}
		if !seen[root] {
			seen[root] = true
			all = append(all, Tie{From: from.ID, To: to.ID, People: shared[at]})
		}
	}
	return all
}

// Index maps the id of every card to the card; that of one that was joined with another to that other.
func (d *Document) Index() map[string]*Card {
	all := map[string]*Card{}
	for i := range d.Cards {
		c := &d.Cards[i]
		all[c.ID] = c
		for _, j := range c.Joined {
			all[j.ID] = c
		}
	}
	return all
}
