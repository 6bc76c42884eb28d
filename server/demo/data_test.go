package demo_test

import (
	"slices"
	"testing"
	"time"

	"github.com/rivo/uniseg"

	"colazione/server/demo"
	"colazione/session"
	"colazione/session/template"
)

var meetings = map[string]demo.Meeting{"Milan": demo.Milan(), "Rome": demo.Rome()}

// world knows what a meeting's keys stand for.
type world struct {
	people map[string]demo.Person
	cards  map[string]demo.Card
}

func worldOf(m demo.Meeting) world {
	w := world{map[string]demo.Person{}, map[string]demo.Card{}}
	for _, p := range m.People {
		w.people[p.Name] = p
	}
	for _, c := range m.Cards {
		w.cards[c.Key] = c
	}
	return w
}

func TestPeopleAndTables(t *testing.T) {
	for name, m := range meetings {
		w := worldOf(m)
		if len(w.people) != len(m.People) || len(w.cards) != len(m.Cards) {
			t.Errorf("%s: two people or two cards share a key", name)
		}
		for _, p := range m.People {
			if !slices.Contains(m.Tables, p.Table) || p.Organisation == "" {
				t.Errorf("%s: %+v has no place", name, p)
			}
		}
		if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := len(demo.Milan().People); n != 22 {
		t.Errorf("%d people in Milan, want 22", n)
	}
}

func TestCardsCanBeWritten(t *testing.T) {
	for name, m := range meetings {
		w, collected := worldOf(m), collects(t, m)
		written := map[string]bool{}
		for _, c := range m.Cards {
			if n := uniseg.GraphemeClusterCount(c.Text); n == 0 || n > session.DefaultSettings().CardLength {
				t.Errorf("%s: %s has %d graphemes", name, c.Key, n)
			}
			if !slices.Contains(collected, c.Kind) {
				t.Errorf("%s: no step takes %s of kind %s", name, c.Key, c.Kind)
			}
			if _, known := w.people[c.By]; !known && !slices.Contains(m.Tables, c.Table) {
				t.Errorf("%s: nobody writes %s", name, c.Key)
			}
			if (c.KPI != nil && c.Kind != session.KPI) || (c.Origin != "" && c.Kind != session.Difficulty) {
				t.Errorf("%s: %s has what its kind has not", name, c.Key)
			}
			for _, a := range c.Answers {
				if !written[a] {
					t.Errorf("%s: %s answers %s, which is not there yet", name, c.Key, a)
				}
			}
			for _, p := range c.Likes {
				if _, known := w.people[p]; !known || p == c.By {
					t.Errorf("%s: %q can't like %s", name, p, c.Key)
				}
			}
			written[c.Key] = true
		}
	}
}

func collects(t *testing.T, m demo.Meeting) (kinds []session.Kind) {
	t.Helper()
	found, ok := template.Find(m.Template, m.Language)
	if !ok {
		t.Fatalf("no template %q", m.Template)
	}
	for _, s := range found.Agenda {
		kinds = append(kinds, s.Collects...)
	}
	return kinds
}

func TestMergesAndPathsNameCardsOfTheRightKind(t *testing.T) {
	for name, m := range meetings {
		w := worldOf(m)
		gone := map[string]bool{}
		for _, merge := range m.Merges {
			for _, from := range merge.From {
				if w.cards[from].Kind == "" || w.cards[from].Kind != w.cards[merge.Into].Kind {
					t.Errorf("%s: %s does not fit into %s", name, from, merge.Into)
				}
				gone[from] = true
			}
		}
		for _, p := range m.Paths {
			for _, c := range p.Columns() {
				kind := c.Kind
				for _, k := range *c.Cards {
					if w.cards[k].Kind != kind || gone[k] || w.cards[k].Hidden {
						t.Errorf("%s: the path %q takes %s as a %s", name, p.Title, k, kind)
					}
				}
			}
		}
	}
}
