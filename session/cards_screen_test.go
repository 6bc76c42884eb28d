package session_test

import (
	"reflect"
	"testing"

	"colazione/session"
)

func (b *board) screen(name, verdict, reason string) {
	b.t.Helper()
	b.must(leader, "card.screen", fields{"card": b.ids[name], "verdict": verdict, "reason": reason})
}

func (b *board) screened(when, name string, want *session.Screening) {
	b.t.Helper()
	if got := b.card(leader, b.ids[name]).Screening; !reflect.DeepEqual(got, want) {
		b.t.Errorf("%s: %s, want %s", when, mustJSON(b.t, got), mustJSON(b.t, want))
	}
}

// Of five needs two are in the best quarter by each rule, and three in the set. Breadth, with 2 voters at the first table and 3 at the other:
// n1 3·2, n2 2·3, n3 1·3, n4 2·1, n5 1·1.
func TestScreening(t *testing.T) {
	b := newBoard(t)
	for _, name := range []string{"n1", "n2", "n3", "n4", "n5"} {
		b.put(name, "Scheda "+name, "Rosso", "")
	}
	b.goTo("likes")
	b.likes("n2", "acd")
	b.likes("n1", "abd")
	b.likes("n3", "ce")
	b.likes("n4", "a")
	b.screen("n1", "take", "")
	b.screen("n2", "take", " tutti ne parlano ")
	b.screen("n3", "leave", "poi")
	b.screen("n4", "leave", "")
	b.screen("n5", "leave", "")
	b.screened("liked most", "n1", &session.Screening{Verdict: "take", Rules: []string{"most_voted", "most_representative", "set"}})
	b.screened("by all rules", "n2", &session.Screening{Verdict: "take", Reason: "tutti ne parlano", Rules: []string{"most_voted", "most_representative", "set"}})
	b.screened("for those who are left out", "n3", &session.Screening{Verdict: "leave", Reason: "poi", Rules: []string{"set"}})
	b.screened("by no rule", "n4", &session.Screening{Verdict: "leave", Rules: []string{}})
	b.screened("nobody likes it", "n5", &session.Screening{Verdict: "leave", Rules: []string{}})

	for _, by := range []session.Caller{screen, b.likers['a'], b.writers["Rosso"]} {
		if v := b.card(by, b.ids["n2"]); v.Screening != nil {
			t.Errorf("%s sees %v", by.Role, v.Screening)
		}
	}
	seen := b.s.Seq()
	b.idle(leader, "card.screen", fields{"card": b.ids["n2"], "verdict": "take", "reason": "tutti ne parlano"})
	b.likes("n4", "bcde")
	b.screened("what was true then stays", "n4", &session.Screening{Verdict: "leave", Rules: []string{}})
	b.screen("n4", "take", "")
	b.screened("another verdict, by other rules", "n4", &session.Screening{Verdict: "take", Rules: []string{"most_voted", "most_representative", "set"}})
	if p := b.since(leader, seen+4); len(p.Cards) != 1 || p.Cards[0].Screening.Verdict != "take" {
		t.Errorf("a facilitator is told %s", mustJSON(t, p))
	}
	if p, news := b.s.Patch(session.Reader(b.likers['a']), session.Cursor{Seq: seen + 4, Presence: b.stir}, b.moment()); news {
		t.Errorf("the room is told %s", mustJSON(t, p))
	}
	for _, s := range []*session.State{b.replayed(), b.reopened()} {
		if string(s.Snapshot()) != string(b.s.Snapshot()) {
			t.Error("the state is another after a restart")
		}
	}
	b.must(leader, "undo", nil)
	b.screened("undone", "n4", &session.Screening{Verdict: "leave", Rules: []string{}})
	b.screen("n2", "", "ignored")
	b.screened("taken back", "n2", nil)
	b.idle(leader, "card.screen", fields{"card": b.ids["n2"], "verdict": ""})
	b.must(leader, "undo", nil)
	b.screened("and back", "n2", &session.Screening{Verdict: "take", Reason: "tutti ne parlano", Rules: []string{"most_voted", "most_representative", "set"}})
}

func TestScreeningOfCardsThatDoNotStand(t *testing.T) {
	b := newBoard(t)
	b.put("n1", "una", "Rosso", "")
	b.put("n2", "altra", "Rosso", "")
	b.put("o1", "la sola", "Rosso", "")
	b.goTo("likes")
	b.likes("n2", "ab")
	b.merge(b.ids["n1"], b.ids["n2"])
	b.screen("n2", "take", "")
	b.screened("of a merged card, the one that stands for it", "n1", &session.Screening{Verdict: "take", Rules: []string{"most_voted", "most_representative", "set"}})
	b.screened("and not itself", "n2", nil)
	b.screen("o1", "take", "")
	b.screened("the first of its kind without a like", "o1", &session.Screening{Verdict: "take", Rules: []string{}})
	b.must(leader, "card.hide", fields{"card": b.ids["n1"]})
	b.screen("n1", "leave", "")
	b.screened("no rule singles out what is hidden", "n1", &session.Screening{Verdict: "leave", Rules: []string{}})
}
