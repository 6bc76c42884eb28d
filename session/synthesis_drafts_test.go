package session_test

import (
	"fmt"
	"testing"

	"colazione/session"
)

// Every need with evidence gets a path, those that most people like first, until there are as many as a room can talk through.
func TestDraftsOfAllNeeds(t *testing.T) {
	b := newBoard(t)
	words := []string{"misurare", "ascoltare", "decidere", "raccontare", "formare", "rispondere", "scegliere", "provare", "capire", "finanziare"}
	for i, word := range words {
		b.put(fmt.Sprint("n", i), "Vogliamo "+word, "Rosso", "")
		b.put(fmt.Sprint("o", i), "Obiettivo: "+word, "Rosso", fmt.Sprint("n", i))
	}
	b.goTo("likes")
	b.likes("n9", "abc")
	b.likes("n4", "ab")
	b.likes("n0", "a")
	b.likes("n7", "ab")
	b.hasDrafts("by likes, then as they were written", "n9 / o9 /  / ", "n4 / o4 /  / ", "n7 / o7 /  / ", "n0 / o0 /  / ",
		"n1 / o1 /  / ", "n2 / o2 /  / ", "n3 / o3 /  / ", "n5 / o5 /  / ")
	b.screen("n9", "leave", "")
	b.screen("o4", "leave", "")
	b.hasDrafts("what was left out is in none", "n7 / o7 /  / ", "n0 / o0 /  / ", "n1 / o1 /  / ", "n2 / o2 /  / ",
		"n3 / o3 /  / ", "n5 / o5 /  / ", "n6 / o6 /  / ", "n8 / o8 /  / ")
	for _, taken := range []string{"n4", "n6", "n7"} {
		b.screen(taken, "take", "")
	}
	b.hasDrafts("what was taken, also without an objective", "n4 /  /  / ", "n7 / o7 /  / ", "n6 / o6 /  / ")
	b.path("n4", "", "", "", "", "")
	b.hasDrafts("what stands in a path is not laid again", "n7 / o7 /  / ", "n6 / o6 /  / ")
}

// What somebody wrote says which objective a need gets. Where only likes speak, a need gets one that no other has, before it shares a path.
func TestDraftsShareObjectivesLast(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "Portare a bordo chi decide", "Rosso", "")
	b.put("n2", "Capire i pazienti", "Rosso", "")
	b.put("n3", "Numeri semplici", "Rosso", "")
	b.put("o1", "Ascoltare", "Rosso", "n2")
	b.put("o2", "Farsi conoscere", "Blu", "")
	b.put("t1", "Podcast", "Blu", "")
	b.goTo("likes")
	b.likes("n1", "abcd")
	b.likes("n2", "abc")
	b.likes("n3", "de")
	b.likes("o1", "abcd")
	b.hasDrafts("there is one objective alone", "n1 n2 / o1 /  / ")
	b.likes("o2", "abd")
	b.hasDrafts("the second is for whom nobody wrote one", "n1 / o2 /  / ", "n2 / o1 /  / ")
	b.likes("t1", "abcd")
	b.hasDrafts("with a tool that likes put into one path", "n1 / o2 / t1 / ", "n2 / o1 /  / ")
	b.path("n3", "o2", "t1", "", "", "")
	b.hasDrafts("the second stands in a path, with the tool", "n1 n2 / o1 /  / ")
}

// What the facilitator took comes before what is linked more strongly.
func TestDraftsTakeWhatWasTaken(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "Capire i pazienti", "Rosso", "")
	b.put("o1", "Ascoltare", "Rosso", "n1")
	b.put("t1", "Video di due minuti", "Rosso", "o1")
	b.put("t2", "Podcast con i pazienti", "Rosso", "o1")
	b.put("t3", "Un’agenda condivisa", "Blu", "")
	b.goTo("likes")
	b.likes("o1", "abcd")
	b.likes("t3", "abcd")
	b.hasDrafts("what somebody wrote", "n1 / o1 / t1 t2 / ")
	b.screen("t3", "take", "")
	b.hasDrafts("what she took, then what somebody wrote", "n1 / o1 / t3 t1 / ")
}

// A method without needs has paths of strategies, with the first steps written for them; those are judged neither with the strategies nor as such.
func TestDraftsOfStrategies(t *testing.T) {
	b := newBoard(t, func(c *session.Create) {
		c.Info.Agenda = []session.Step{
			aStep(t, `{"id":"open","kind":"collect","collects":["idea","difficulty","kpi"],"show_cards":"live"}`),
			aStep(t, `{"id":"likes","kind":"like","likes":["idea","difficulty"]}`),
			aStep(t, `{"id":"end","kind":"close","collects":["idea"],"show_cards":"live"}`),
		}
	})
	for _, name := range []string{"i1", "i2", "i3", "i4"} {
		b.put(name, "Strategia "+name, "Rosso", "")
	}
	b.put("k1", "Quanti rispondono", "Rosso", "i2")
	b.put("d1", "I tempi delle approvazioni", "Blu", "i2")
	b.goTo("likes")
	b.likes("i2", "abc")
	b.likes("i1", "d")
	b.goTo("end")
	for i, answers := range []string{"i2", "i2", "", "", "i1", "", "", ""} {
		b.put(fmt.Sprint("i1", i), fmt.Sprint("Telefono a ", i), "Blu", answers)
	}
	for _, c := range b.all(screen).Cards {
		if name := b.names[c.ID]; c.FirstStep != (len(name) == 3) {
			t.Errorf("%s is a first step: %v", name, c.FirstStep)
		}
	}
	b.hasDrafts("liked", " / i2 / i10 i11 / k1", " / i1 / i14 / ")
	got := b.suggestions()
	if ideas := b.namesOf(got.Gaps.Ideas); ideas != "i1 i2 i3 i4" {
		t.Errorf("strategies in no path: %q", ideas)
	}
	if n := len(got.Shortlist[session.Idea]); n != 4 {
		t.Errorf("%d are judged, want the four strategies", n)
	}
	list, err := b.s.Shortlist(session.Reader(leader), session.Idea)
	if err != nil || len(list.Picks) != 4 {
		t.Errorf("the shortlist has %v, %v", list.Picks, err)
	}
	b.screen("i3", "take", "")
	b.screen("i10", "take", "")
	b.screened("a first step", "i10", &session.Screening{Verdict: "take", Rules: []string{}})
	b.hasDrafts("taken", " / i3 /  / ")
	b.path("", "i3", "", "", "", "")
	b.path("", "", "i2", "", "", "")
	b.hasDrafts("laid")
	if ideas := b.namesOf(b.suggestions().Gaps.Ideas); ideas != "i1 i4" {
		t.Errorf("strategies in no path: %q", ideas)
	}
}
