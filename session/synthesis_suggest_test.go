package session_test

import (
	"cmp"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/session"
	"colazione/voting"
)

// board is a meeting whose cards have names: two people write them, one at each table, and four others like them.
type board struct {
	*meeting
	writers map[string]session.Caller // by table
	likers  map[rune]session.Caller
	ids     map[string]session.CardID
	names   map[session.CardID]string
}

func newBoard(t tester, change ...func(*session.Create)) *board {
	return newMeeting(t, change...).board()
}

func (m *meeting) board() *board {
	b := &board{meeting: m, writers: map[string]session.Caller{}, ids: map[string]session.CardID{}, names: map[session.CardID]string{}}
	for _, table := range []string{"Rosso", "Blu"} {
		b.writers[table] = b.join("Chi scrive", table)
	}
	b.likers = map[rune]session.Caller{
		'a': b.join("a", "Rosso"), 'b': b.join("b", "Rosso"), 'c': b.join("c", "Blu"), 'd': b.join("d", "Blu"), 'e': b.join("e", "Blu"),
	}
	b.goTo("open")
	return b
}

var kindOf = map[byte]session.Kind{
	'n': session.Need, 'o': session.Objective, 't': session.Tool, 'k': session.KPI, 'd': session.Difficulty, 'i': session.Idea,
}

// put writes a card at a table; its kind is its name's first letter. Whom it answers is told by names.
func (b *board) put(name, text, table, answers string) session.CardID {
	b.t.Helper()
	id := b.must(b.writers[table], "card.add", fields{"kind": kindOf[name[0]], "text": text, "answers": b.named(answers)}).Card
	b.ids[name], b.names[id] = id, name
	return id
}

func (b *board) named(names string) []session.CardID {
	list := []session.CardID{}
	for _, name := range strings.Fields(names) {
		list = append(list, b.ids[name])
	}
	return list
}

// likes lets each letter's person like the card.
func (b *board) likes(name, people string) {
	b.t.Helper()
	for _, p := range people {
		b.like(b.likers[p], b.ids[name])
	}
}

func (b *board) namesOf(list []session.CardID) string {
	var out []string
	for _, id := range list {
		out = append(out, b.names[id])
	}
	return strings.Join(out, " ")
}

func (b *board) path(needs, objectives, tools, kpis, title, note string) session.PathID {
	b.t.Helper()
	return b.must(leader, "path.put", fields{
		"needs": b.named(needs), "objectives": b.named(objectives), "tools": b.named(tools), "kpis": b.named(kpis), "title": title, "note": note,
	}).Path
}

func (b *board) suggestions() session.Suggestions {
	b.t.Helper()
	s, err := b.s.Suggestions(session.Reader(leader))
	if err != nil {
		b.t.Fatalf("suggestions: %v", err)
	}
	return s
}

func TestOnlyFacilitatorsGetSuggestions(t *testing.T) {
	b := newBoard(t)
	for _, by := range []session.Caller{leader, organiser} {
		if _, err := b.s.Suggestions(session.Reader(by)); err != nil {
			t.Errorf("%s: %v", by.Role, err)
		}
	}
	for _, by := range []session.Caller{screen, b.likers['a'], {Role: session.Participant, Person: unknown}, {}} {
		if _, err := b.s.Suggestions(session.Reader(by)); codeOf(err) != "not_allowed" {
			t.Errorf("%s: %v", by.Role, err)
		}
		if _, err := b.s.Evidence(session.Reader(by)); codeOf(err) != "not_allowed" {
			t.Errorf("%s: %v", by.Role, err)
		}
	}
}

func TestSuggestionsOfAnEmptyMeetingAreLists(t *testing.T) {
	const none = `"need":[],"objective":[],"tool":[]`
	got := mustJSON(t, newBoard(t).suggestions())
	want := `{"merges":[],"links":[],"shortlist":{"difficulty":[],"idea":[],"kpi":[],` + none + `},` +
		`"covered":{"difficulty":0,"idea":0,"kpi":0,"need":0,"objective":0,"tool":0},"gaps":{"needs":[],"objectives":[],"difficulties":[],"ideas":[]},"paths":[]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Every field of the wire, with figures worked out by hand: 2 of 3 people back both cards.
func TestSuggestionsOnTheWire(t *testing.T) {
	b := newBoard(t)
	n, o := b.put("n1", "Misurare", "Rosso", ""), b.put("o1", "Farsi conoscere", "Blu", "n1")
	b.goTo("likes")
	b.likes("n1", "abc")
	b.likes("o1", "ab")
	got := b.suggestions()
	if s := got.Links[0].Strength; math.Abs(s-(1-(1-.20766/2)/2)) > 1e-5 {
		t.Errorf("strength %v", s)
	}
	got.Links[0].Strength = .5
	want := `{"merges":[],` +
		`"links":[{"from":"` + string(o) + `","to":"` + string(n) + `","strength":0.5,"explicit":1,"jaccard":0.6666666666666666,"both":2,"either":3,` +
		`"backers":3,"answered_by":["` + string(b.table("Blu")) + `"]}],` +
		`"shortlist":{"difficulty":[],"idea":[],"kpi":[],` +
		`"need":[{"card":"` + string(n) + `","most_voted":true,"most_representative":true,"set_rank":1,"firm":{"first":true,"most_voted":true,"most_representative":true,"set":true}}],` +
		`"objective":[{"card":"` + string(o) + `","most_voted":true,"most_representative":true,"set_rank":1,"firm":{"first":true,"most_voted":true,"most_representative":true,"set":true}}],"tool":[]},` +
		`"covered":{"difficulty":0,"idea":0,"kpi":0,"need":1,"objective":0.6666666666666666,"tool":0},` +
		`"gaps":{"needs":["` + string(n) + `"],"objectives":["` + string(o) + `"],"difficulties":[],"ideas":[]},` +
		`"paths":[{"needs":["` + string(n) + `"],"objectives":["` + string(o) + `"],"tools":[],"kpis":[]}]}`
	if json := mustJSON(t, got); json != want {
		t.Errorf("got  %s\nwant %s", json, want)
	}
}

// seen is a link as people would tell it.
type seen struct {
	explicit, both, either, backers int
	by                              string
}

func (b *board) links() map[string]seen {
	tables := map[session.GroupID]string{b.table("Rosso"): "R", b.table("Blu"): "B"}
	out := map[string]seen{}
	for _, l := range b.suggestions().Links {
		by := ""
		for _, g := range l.AnsweredBy {
			by += tables[g]
		}
		if want := voting.Strength(l.Explicit, l.Both, l.Either); l.Strength != want {
			b.t.Errorf("%s to %s has strength %v, want %v", b.names[l.From], b.names[l.To], l.Strength, want)
		}
		out[b.names[l.From]+">"+b.names[l.To]] = seen{l.Explicit, l.Both, l.Either, l.Backers, by}
	}
	return out
}

func (b *board) hasLinks(when string, want map[string]seen) {
	b.t.Helper()
	if got := b.links(); !maps.Equal(got, want) {
		b.t.Errorf("%s:\ngot  %v\nwant %v", when, got, want)
	}
}

func TestLinks(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "Misurare", "Rosso", "")
	b.put("n2", "Ascoltare", "Rosso", "")
	b.put("o1", "Farsi conoscere", "Rosso", "n1")
	b.put("o2", "Notorietà", "Blu", "n1 n2")
	b.put("t1", "Dirette", "Rosso", "")
	b.put("o3", "Engagement", "Blu", "t1") // against the chain: what names is from, whatever the kinds
	b.put("k1", "Persone", "Blu", "")
	b.put("d1", "Tempi", "Blu", "")
	b.put("i1", "Piano", "Blu", "")
	b.goTo("likes")
	b.likes("n1", "abc")
	b.likes("o1", "ab")
	b.likes("o2", "bd")
	b.likes("t1", "ab")
	b.likes("k1", "b")
	b.likes("d1", "ab")
	b.likes("i1", "e")
	at := map[string]seen{
		"o1>n1": {1, 2, 3, 3, "R"}, "o2>n1": {1, 1, 4, 3, "B"}, "o2>n2": {1, 0, 2, 0, "B"}, "o3>t1": {1, 0, 2, 2, "B"},
		"t1>o1": {0, 2, 2, 2, ""}, "t1>o2": {0, 1, 3, 2, ""}, "k1>o1": {0, 1, 2, 2, ""}, "k1>o2": {0, 1, 2, 2, ""}, "k1>t1": {0, 1, 2, 2, ""},
	}
	b.hasLinks("at first", at)

	b.merge(b.ids["o1"], b.ids["o2"])
	united := map[string]seen{
		"o1>n1": {2, 2, 4, 3, "RB"}, "o1>n2": {1, 0, 3, 0, "B"}, "o3>t1": {1, 0, 2, 2, "B"},
		"t1>o1": {0, 2, 3, 3, ""}, "k1>o1": {0, 1, 3, 3, ""}, "k1>t1": {0, 1, 2, 2, ""},
	}
	b.hasLinks("two objectives united", united)
	b.merge(b.ids["n1"], b.ids["n2"]) // o2 names two needs that are one now
	delete(united, "o1>n2")
	b.hasLinks("two needs united", united)
	b.must(leader, "undo", nil)
	b.must(leader, "undo", nil)
	b.hasLinks("split again", at)

	b.must(leader, "card.hide", fields{"card": b.ids["t1"]})
	for name := range at {
		if strings.Contains(name, "t1") {
			delete(at, name)
		}
	}
	b.hasLinks("a hidden tool", at)
	b.must(leader, "undo", nil)
	b.merge(b.ids["o1"], b.ids["o2"])
	b.must(leader, "card.hide", fields{"card": b.ids["o2"]}) // it is hidden, and does not speak for the union; its likes stay
	if got := b.links()["o1>n1"]; got != (seen{1, 2, 4, 3, "R"}) {
		t.Errorf("a hidden card in a union: %v", got)
	}
}

// Of what nobody wrote, the links are given that are strongest by jaccard: over the meeting, and for each card.
func TestTheStrongestLinksAreGiven(t *testing.T) {
	b := newBoard(t)
	b.put("n", "Misurare", "Rosso", "")
	for i := range 10 {
		b.put("o"+string(rune('0'+i)), "Obiettivo", "Rosso", "")
		b.put("t"+string(rune('0'+i)), "Strumento", "Rosso", "")
	}
	b.goTo("likes")
	b.likes("n", "abcd")
	for i := range 10 {
		b.likes("t"+string(rune('0'+i)), "ab")
		b.likes("o"+string(rune('0'+i)), "ab")
	}
	b.likes("o7", "c") // 3 of 4 against 2 of 4
	links := b.suggestions().Links
	toNeed := map[string]float64{}
	for _, l := range links {
		if l.To == b.ids["n"] {
			toNeed[b.names[l.From]] = l.Jaccard
		}
	}
	if want := map[string]float64{"o7": .75, "o0": .5, "o1": .5}; !maps.Equal(toNeed, want) {
		t.Errorf("to the need: %v, want %v", toNeed, want)
	}
	if len(links) != 102 { // 90 pairs of tools and objectives with jaccard 1, one to the need, 9 with ⅔ to make 100; two more to the need
		t.Errorf("%d links", len(links))
	}
	if !slices.IsSortedFunc(links, func(x, y session.Link) int { return cmp.Compare(y.Strength, x.Strength) }) {
		t.Error("the links are not in the order of their strength")
	}
}

func (b *board) merges() []string {
	var out []string
	for _, m := range b.suggestions().Merges {
		out = append(out, b.namesOf(m.Cards)+" ("+strings.Repeat("*", m.Voters)+")")
	}
	return out
}

func (b *board) hasMerges(when string, want ...string) {
	b.t.Helper()
	if got := b.merges(); !slices.Equal(got, want) {
		b.t.Errorf("%s: %q, want %q", when, got, want)
	}
}

func TestMergesAreSuggested(t *testing.T) {
	b := newBoard(t)
	b.put("o1", "Aumentare l’awareness sulla patologia", "Rosso", "")
	b.put("n1", "Aumentare l’awareness sulla patologia", "Rosso", "") // of another kind
	b.put("o2", "Ascoltare i pazienti", "Rosso", "")
	b.put("o3", "aumentare la awarness della patologia", "Blu", "")
	b.put("o4", "Aumentare l'awareness dei medici", "Blu", "")
	b.put("o5", "ascoltare i pazienti!", "Blu", "")
	b.put("o6", "Patologia: aumentare l'awareness", "Blu", "")
	b.goTo("likes")
	b.likes("o1", "a")
	b.likes("o3", "abc")
	b.likes("o5", "d")
	b.hasMerges("at first", "o3 o1 o6 (***)", "o5 o2 (*)")
	b.merge(b.ids["o2"], b.ids["o5"])
	b.merge(b.ids["o4"], b.ids["o3"])
	b.hasMerges("a union speaks by all its cards", "o4 o1 o6 (***)")
	b.merge(b.ids["o4"], b.ids["o1"], b.ids["o6"])
	b.hasMerges("all united")
	b.must(leader, "undo", nil)
	b.must(leader, "undo", nil)
	b.must(leader, "card.hide", fields{"card": b.ids["o1"]})
	b.must(b.writers["Rosso"], "card.flag", fields{"card": b.ids["o2"], "reason": "offensive"})
	b.hasMerges("one is hidden", "o3 o6 (***)")
	b.must(leader, "card.hide", fields{"card": b.ids["o3"]})
	b.hasMerges("two are hidden")
}

func TestWithdrawnCardsAreNotSuggested(t *testing.T) {
	b := newBoard(t)
	b.put("o1", "Ascoltare i pazienti", "Rosso", "")
	b.put("o2", "ascoltare i pazienti", "Blu", "o1")
	b.must(b.writers["Blu"], "card.withdraw", fields{"card": b.ids["o2"]})
	got := b.suggestions()
	if len(got.Merges)+len(got.Links) > 0 || b.namesOf(got.Gaps.Objectives) != "o1" || len(got.Shortlist[session.Objective]) != 1 {
		t.Errorf("%s", mustJSON(t, got))
	}
}

// Cards that the room has not seen yet can be united with each other, and with no others: a merge of them would be refused.
func TestHeldCardsAreUnitedAmongThemselves(t *testing.T) {
	b := newBoard(t)
	b.goTo("needs")
	b.put("n1", "Ascoltare i pazienti", "Rosso", "")
	b.goTo("open")
	b.goTo("needs")
	b.must(leader, "step.reveal", nil)
	b.goTo("open")
	b.put("n2", "ascoltare i pazienti", "Rosso", "")
	held := newBoard(t)
	held.goTo("needs")
	held.put("n1", "Ascoltare i pazienti", "Rosso", "")
	held.put("n2", "ascoltare i pazienti", "Rosso", "")
	b.hasMerges("shown", "n1 n2 ()")
	held.hasMerges("held", "n1 n2 ()")
	if gaps := held.suggestions().Gaps.Needs; len(gaps) != 0 {
		t.Errorf("needs that nobody sees are called open: %v", gaps)
	}
	for _, m := range slices.Concat(b.suggestions().Merges, held.suggestions().Merges) {
		if m.Similarity != 1 {
			t.Errorf("similarity %v", m.Similarity)
		}
	}
}

func TestLikenessIsTakenAgainWhileTextsStay(t *testing.T) {
	b := newBoard(t)
	b.put("o1", "Ascoltare i pazienti", "Rosso", "")
	b.put("o2", "ascoltare i pazienti", "Blu", "")
	var known session.Findings
	suggest := func() session.Suggestions {
		e, err := b.s.Evidence(session.Reader(leader))
		if err != nil {
			t.Fatal(err)
		}
		got := e.Suggest(&known)
		if again := b.suggestions(); !reflect.DeepEqual(got, again) {
			t.Errorf("remembered %s, anew %s", mustJSON(t, got), mustJSON(t, again))
		}
		return got
	}
	suggest()
	b.put("o3", "Ascolto dei pazienti", "Blu", "")
	if got := suggest().Merges; len(got) != 1 || len(got[0].Cards) != 3 {
		t.Errorf("a third card: %v", got)
	}
	b.must(b.writers["Blu"], "card.edit", fields{"card": b.ids["o2"], "text": "Parlare con i medici"})
	b.merge(b.ids["o1"], b.ids["o3"])
	if got := suggest().Merges; len(got) != 0 {
		t.Errorf("another text: %v", got)
	}
}

func TestGaps(t *testing.T) {
	b := newBoard(t)
	for _, name := range []string{"n1", "n2", "n3", "o1", "o2", "t1", "k1"} {
		b.put(name, "Scheda "+name, "Rosso", "")
	}
	b.put("d1", "Tempi di approvazione interni troppo lunghi", "Rosso", "")
	b.put("d2", "Farmacovigilanza", "Rosso", "")
	b.put("d3", "Budget piccolo", "Rosso", "")
	b.put("d4", "Approvazione negata", "Rosso", "") // one word of two is not enough
	gaps := func(when, needs, objectives, difficulties string) {
		t.Helper()
		g := b.suggestions().Gaps
		got := [3]string{b.namesOf(g.Needs), b.namesOf(g.Objectives), b.namesOf(g.Difficulties)}
		if want := [3]string{needs, objectives, difficulties}; got != want {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	gaps("no path", "n1 n2 n3", "o1 o2", "d1 d2 d3 d4")
	b.path("n1", "", "t1", "k1", "", "")
	gaps("a path without an objective", "n1 n2 n3", "o1 o2", "d1 d2 d3 d4")
	b.path("n1", "o1", "t1", "", "", "")
	gaps("a path without a KPI", "n2 n3", "o1 o2", "d1 d2 d3 d4")
	b.path("n2", "o1", "", "k1", "Il budget, piccolo com'è", "Attenzione: l'approvazione interna ha tempi lunghi.")
	gaps("a whole path whose title and note speak of difficulties", "n3", "o2", "d2 d4")
	b.must(leader, "card.theme", fields{"card": b.ids["d2"], "themes": []string{"ascolto", "regole"}})
	gaps("a theme that no card of a path has", "n3", "o2", "d2 d4")
	b.must(leader, "card.theme", fields{"card": b.ids["t1"], "themes": []string{"regole"}})
	gaps("a theme that one has", "n3", "o2", "d4")
	b.merge(b.ids["d3"], b.ids["d4"])
	gaps("united with one that touches a path", "n3", "o2", "")
	b.must(leader, "undo", nil)
	b.merge(b.ids["d4"], b.ids["d3"])
	gaps("the other way", "n3", "o2", "")
	b.merge(b.ids["n3"], b.ids["n2"])
	gaps("united with one that is answered", "", "o2", "")
	b.must(leader, "card.hide", fields{"card": b.ids["o1"]})
	gaps("an objective that is hidden answers nothing", "n1 n3", "o2", "")
	b.must(leader, "undo", nil)
	b.must(leader, "card.hide", fields{"card": b.ids["k1"]})
	gaps("a KPI that is hidden measures nothing", "", "o1 o2", "")
	b.must(leader, "card.hide", fields{"card": b.ids["o2"]})
	gaps("what is hidden is no gap", "", "o1", "")
}

// One that was united with others is like two cards that are not alike: only the most similar one is suggested with it.
func TestACardIsInOneMerge(t *testing.T) {
	b := newBoard(t)
	b.put("o1", "Ascoltare i pazienti", "Rosso", "")
	b.put("o2", "Trovare le domande", "Rosso", "")
	b.put("o3", "ascolto dei pazienti", "Rosso", "")
	b.put("o4", "trovare domande", "Rosso", "")
	b.hasMerges("apart", "o1 o3 ()", "o2 o4 ()")
	b.merge(b.ids["o1"], b.ids["o2"])
	b.hasMerges("united", "o1 o3 ()")
	b.merge(b.ids["o1"], b.ids["o3"])
	b.hasMerges("then the other", "o1 o4 ()")
}

// drafts are the paths that are proposed, column after column.
func (b *board) drafts() []string {
	b.t.Helper()
	e, err := b.s.Evidence(session.Reader(leader))
	if err != nil {
		b.t.Fatalf("evidence: %v", err)
	}
	var out []string
	for _, d := range e.DraftPaths() {
		out = append(out, strings.Join([]string{b.namesOf(d.Needs), b.namesOf(d.Objectives), b.namesOf(d.Tools), b.namesOf(d.KPIs)}, " / "))
	}
	if paths := b.suggestions().Paths; !reflect.DeepEqual(paths, e.DraftPaths()) {
		b.t.Errorf("%v is suggested, want %q", paths, out)
	}
	return out
}

func (b *board) hasDrafts(when string, want ...string) {
	b.t.Helper()
	if got := b.drafts(); !slices.Equal(got, want) {
		b.t.Errorf("%s: %q, want %q", when, got, want)
	}
}

func TestLikesAlonePutACardIntoOneDraft(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "Misurare", "Rosso", "")
	b.put("n2", "Ascoltare", "Rosso", "")
	b.put("o1", "Farsi conoscere", "Rosso", "n1")
	b.put("o2", "Capire", "Blu", "n2")
	b.put("t1", "Dirette", "Blu", "")
	b.goTo("likes")
	b.likes("n1", "abcd")
	b.likes("n2", "e")
	b.likes("o1", "abcd")
	b.likes("o2", "bcde")
	b.likes("t1", "abcde")
	b.hasDrafts("4 of 5 back the tool and either objective", "n1 / o1 / t1 / ", "n2 / o2 /  / ")
	b.goTo("open")
	b.must(b.writers["Blu"], "card.edit", fields{"card": b.ids["t1"], "answers": b.named("o2")})
	b.hasDrafts("somebody wrote it for the second", "n1 / o1 / t1 / ", "n2 / o2 / t1 / ")
}

func TestWhatIsHeldIsInNoDraft(t *testing.T) {
	b := newBoard(t, withStep(`{"id":"blind","kind":"collect","collects":["objective"]}`))
	b.put("n1", "Misurare", "Rosso", "")
	b.goTo("blind")
	b.put("o1", "Farsi conoscere", "Rosso", "n1")
	b.hasDrafts("held")
	b.must(leader, "step.reveal", nil)
	b.hasDrafts("shown", "n1 / o1 /  / ")
}

func TestDrafts(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "Misurare", "Rosso", "")
	b.put("n2", "Ascoltare", "Rosso", "")
	b.put("n3", "Decidere", "Rosso", "")
	b.put("n4", "Qualcos'altro", "Rosso", "")
	b.put("o1", "Farsi conoscere", "Rosso", "n1")
	b.put("o2", "Capire", "Blu", "n2 n1")
	b.put("o3", "Ridere", "Blu", "")
	b.put("t1", "Dirette", "Rosso", "o1")
	b.put("t2", "Video", "Rosso", "")
	b.put("t3", "Kit", "Rosso", "")
	b.put("t4", "Quiz", "Rosso", "")
	b.put("k1", "Persone", "Rosso", "t1")
	b.put("k2", "Ore", "Rosso", "")
	b.goTo("likes")
	b.likes("n1", "abcd") // first in the set, then n3, who alone likes what is left, then n2
	b.likes("n2", "ab")
	b.likes("n3", "e")
	b.likes("o1", "abcd")
	b.likes("o2", "ab")
	b.likes("t2", "abcd")
	b.likes("t3", "abc")
	b.likes("t4", "ab")
	b.likes("k2", "e")
	// n1: o1 (written, 4 of 4), o2 (written, 2 of 4). Tools: t1 is written; t2 is as liked as o1. KPI: k1 is written for t1. n3: nobody
	// wrote anything, and o3 and k2 have nobody or one in common with it. n2: o2 again.
	b.hasDrafts("at first", "n1 n2 / o1 o2 / t1 t2 / k1")
	b.must(leader, "card.hide", fields{"card": b.ids["o1"]})
	// o2 is first for both now; t4 has the same people, t2 and t3 more.
	b.hasDrafts("without the best objective", "n1 n2 / o2 / t4 / ")
	b.must(leader, "undo", nil)
	b.path("n1", "o1", "", "", "", "")
	b.hasDrafts("one is laid", "n2 / o2 / t4 / ")
}
