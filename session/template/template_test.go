package template_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"colazione/session"
	"colazione/session/template"
)

// longestOnScreen is what a prompt may take so that the big screen shows it whole, in graphemes.
const longestOnScreen = 280

func mustFind(t *testing.T, id string, lang session.Language) template.Template {
	t.Helper()
	found, ok := template.Find(id, lang)
	if !ok {
		t.Fatalf("no template %q in %q", id, lang)
	}
	return found
}

func TestOffered(t *testing.T) {
	for _, lang := range session.Languages {
		var ids []string
		for _, one := range template.All(lang) {
			ids = append(ids, one.ID)
		}
		if want := []string{"breakfast", "ten-strategies", "blank"}; !slices.Equal(ids, want) {
			t.Errorf("%s offers %v, want %v", lang, ids, want)
		}
	}
	if _, ok := template.Find("lunch", session.Italian); ok {
		t.Error("found a template that does not exist")
	}
}

func TestBreakfast(t *testing.T) {
	agenda := mustFind(t, "breakfast", session.Italian).Agenda
	want := []struct {
		id, kind        string
		collects, likes []session.Kind
	}{
		{"welcome", "welcome", nil, nil},
		{"needs", "collect", []session.Kind{session.Need}, nil},
		{"objectives", "collect", []session.Kind{session.Objective, session.Tool, session.KPI}, nil},
		{"difficulties", "collect", []session.Kind{session.Difficulty}, nil},
		{"likes", "like", nil, session.Kinds},
		{"synthesis", "weave", nil, nil},
		{"close", "close", nil, nil},
	}
	if len(agenda) != len(want) {
		t.Fatalf("%d steps, want %d", len(agenda), len(want))
	}
	for i, w := range want {
		s := agenda[i]
		if string(s.ID) != w.id || s.Kind != w.kind || !slices.Equal(s.Collects, w.collects) || !slices.Equal(s.Likes, w.likes) {
			t.Errorf("step %d is %s %s %v %v, want %v", i, s.ID, s.Kind, s.Collects, s.Likes, w)
		}
	}
	likes := agenda[4]
	if likes.ShowLikes != session.ShowAfter || !slices.Equal(likes.Criteria, []string{session.DefaultCriterion}) || likes.LikeOwn {
		t.Errorf("likes are given openly, or by other criteria, or to oneself: %+v", likes)
	}
}

func TestTenStrategies(t *testing.T) {
	ten := mustFind(t, "ten-strategies", session.Italian)
	if len(ten.Cards) != 10 {
		t.Fatalf("%d cards, want 10", len(ten.Cards))
	}
	last := ten.Agenda[len(ten.Agenda)-1]
	if last.Kind != "close" || !slices.Equal(last.Collects, []session.Kind{session.Idea}) {
		t.Errorf("the last step collects %v, want everybody's first small step", last.Collects)
	}
}

func TestLanguagesHaveOneStructure(t *testing.T) {
	for _, italian := range template.All(session.Italian) {
		for _, lang := range session.Languages {
			other := mustFind(t, italian.ID, lang)
			if !slices.EqualFunc(italian.Agenda, other.Agenda, sameStep) {
				t.Errorf("%s: the agenda in %s is another one", italian.ID, lang)
			}
			sameKind := func(a, b session.Seed) bool { return a.Kind == b.Kind }
			if !slices.EqualFunc(italian.Cards, other.Cards, sameKind) {
				t.Errorf("%s: the cards in %s are others", italian.ID, lang)
			}
		}
	}
}

// sameStep compares all but the words.
func sameStep(a, b session.Step) bool {
	return a.ID == b.ID && a.Kind == b.Kind && a.Minutes == b.Minutes &&
		slices.Equal(a.Collects, b.Collects) && slices.Equal(a.Likes, b.Likes) && slices.Equal(a.Criteria, b.Criteria) &&
		a.ShowCards == b.ShowCards && a.ShowLikes == b.ShowLikes && a.LikeScope == b.LikeScope &&
		a.LikesPerPerson == b.LikesPerPerson && a.LikeOwn == b.LikeOwn
}

func TestWordsAreThereAndTranslated(t *testing.T) {
	seen := map[string]string{} // a long text → where it stands
	for _, lang := range session.Languages {
		for _, one := range template.All(lang) {
			where := one.ID + " " + string(lang)
			texts := []string{one.Description}
			for _, s := range one.Agenda {
				texts = append(texts, s.Prompt)
				if s.Title == "" || uniseg.GraphemeClusterCount(s.Title) > 40 {
					t.Errorf("%s: step %s has the title %q", where, s.ID, s.Title)
				}
				if s.Minutes <= 0 {
					t.Errorf("%s: step %s takes no time", where, s.ID)
				}
			}
			for _, c := range one.Cards {
				texts = append(texts, c.Text)
			}
			for _, text := range texts {
				if n := uniseg.GraphemeClusterCount(text); n == 0 || n > longestOnScreen || text != strings.TrimSpace(text) {
					t.Errorf("%s: %d graphemes: %q", where, n, text)
				}
				if first, twice := seen[text]; twice {
					t.Errorf("%s repeats a text of %s: %q", where, first, text)
				}
				seen[text] = where
			}
		}
	}
}

func TestIdsAndKindsAreKnown(t *testing.T) {
	for _, one := range template.All(session.Italian) {
		ids := map[session.StepID]bool{}
		for _, s := range one.Agenda {
			if ids[s.ID] || !slices.Contains(session.StepKinds, s.Kind) {
				t.Errorf("%s: step %q of kind %q", one.ID, s.ID, s.Kind)
			}
			ids[s.ID] = true
			for _, k := range slices.Concat(s.Collects, s.Likes) {
				if !slices.Contains(session.Kinds, k) {
					t.Errorf("%s: step %q takes %q", one.ID, s.ID, k)
				}
			}
		}
	}
}

func TestUnknownLanguageReadsItalian(t *testing.T) {
	if got, want := template.All("fr")[0].Title, template.All(session.Italian)[0].Title; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCallerMayChangeWhatItGets(t *testing.T) {
	first := mustFind(t, "breakfast", session.Italian)
	first.Agenda[4].Likes[0] = "changed"
	first.Agenda[0].Title = "changed"
	second := mustFind(t, "breakfast", session.Italian)
	if second.Agenda[4].Likes[0] == "changed" || second.Agenda[0].Title == "changed" {
		t.Error("a change of one caller is seen by the next")
	}
}
