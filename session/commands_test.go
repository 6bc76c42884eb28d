package session_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"colazione/session"
)

const unknown = "99999999-9999-7999-8999-999999999999"

var participants, leaders, both = []session.Role{session.Participant}, []session.Role{session.Facilitator}, []session.Role{session.Participant, session.Facilitator}

// mayDo says who may send which command; the organiser may what a facilitator may, a screen nothing.
var mayDo = map[string][]session.Role{
	"card.add": both, "card.edit": both, "card.withdraw": both, "card.erase": both, "card.flag": both, "person.erase": both, "report.pass": leaders, "like.set": participants,
	"agenda.set": leaders, "step.go": leaders, "step.reveal": leaders, "timer.set": leaders, "room.lock": leaders, "spotlight.set": leaders,
	"card.hide": leaders, "card.restore": leaders, "card.merge": leaders, "card.split": leaders, "card.theme": leaders, "card.screen": leaders,
	"flag.close": leaders, "card.measure": leaders, "hands.set": leaders,
	"writing.set": participants, "desk.set": leaders,
	"group.assign": leaders, "person.admit": leaders, "person.remove": leaders,
	"path.put": leaders, "path.drop": leaders, "path.order": leaders, "synthesis.note": leaders, "synthesis.publish": leaders,
	"session.close": leaders, "session.reopen": leaders, "undo": leaders,
}

// sound are fields with which each command is accepted or at least understood, where card is one that everybody sees.
func sound(card session.CardID, person session.PersonID, step session.StepID) map[string]fields {
	return map[string]fields{
		"card.add": {"kind": "need", "text": "a"}, "card.edit": {"card": card}, "card.withdraw": {"card": card},
		"card.erase": {"card": card}, "person.erase": {"person": person}, "report.pass": {"report": unknown},
		"card.flag": {"card": card, "reason": "offensive"}, "like.set": {"card": card, "on": true},
		"agenda.set": {"agenda": []fields{{"id": "needs", "kind": "collect"}, {"id": "open", "kind": "collect", "collects": []string{"need"}}}},
		"step.go":    {"step": step}, "step.reveal": {}, "timer.set": {"state": "run", "seconds": 5}, "room.lock": {"on": true}, "spotlight.set": {"card": nil},
		"card.hide": {"card": card}, "card.restore": {"card": card}, "card.merge": {"into": card, "from": []session.CardID{card}},
		"card.split": {"card": card}, "card.theme": {"card": card, "themes": []string{"t"}}, "card.screen": {"card": card, "verdict": "take"},
		"flag.close": {"card": card, "reason": "offensive"}, "card.measure": {"card": card, "kpi": nil}, "hands.set": {"card": card, "hands": 1},
		"writing.set": {"on": true}, "desk.set": {"desk": unknown},
		"group.assign": {"person": person, "group": "Blu"}, "person.admit": {"person": person}, "person.remove": {"person": person},
		"path.put": {"title": "p"}, "path.drop": {"path": unknown}, "path.order": {"paths": []string{}}, "synthesis.note": {"note": "n"}, "synthesis.publish": {},
		"session.close": {}, "session.reopen": {}, "undo": {},
	}
}

func TestEveryCommandIsSentByThoseWhoMay(t *testing.T) {
	for _, info := range session.CommandTable() {
		if !slices.Equal(info.Who, mayDo[info.Name]) {
			t.Errorf("%s is for %v, want %v", info.Name, info.Who, mayDo[info.Name])
		}
	}
	if n := len(session.CommandTable()); n != len(mayDo) {
		t.Errorf("%d commands, want %d", n, len(mayDo))
	}
	for name, who := range mayDo {
		for _, role := range []session.Role{session.Participant, session.Facilitator, session.Organiser, session.Screen} {
			m := newMeeting(t)
			anna := m.join("Anna", "")
			m.goTo("open")
			card := m.add(anna, session.Need, "a")
			by := session.Caller{Role: role}
			if role == session.Participant {
				by = anna
			}
			_, err := m.do(by, name, sound(card, anna.Person, "likes")[name])
			may := slices.Contains(who, role) || role == session.Organiser && slices.Contains(who, session.Facilitator)
			if refused := codeOf(err) == "not_allowed"; refused == may && !(name == "card.edit" || name == "card.withdraw") {
				t.Errorf("%s by %s: %v", name, role, err)
			}
		}
	}
}

func TestWhoIsNotInTheRoomDoesNothing(t *testing.T) {
	m := newMeeting(t, withSettings(func(s *session.Settings) { s.Admission = session.AdmissionLobby }))
	waits, out := m.join("Anna", ""), m.join("Bruno", "")
	m.must(leader, "person.remove", fields{"person": out.Person, "keep_cards": true})
	stranger := session.Caller{Role: session.Participant, Person: unknown}
	for name, who := range mayDo {
		if !slices.Contains(who, session.Participant) {
			continue
		}
		if name == "card.erase" || name == "person.erase" {
			continue // what is theirs is theirs also outside
		}
		f := sound(unknown, unknown, "likes")[name]
		m.refuses("waiting_for_admission", waits, name, f)
		m.refuses("removed", out, name, f)
		m.refuses("not_signed_in", stranger, name, f)
	}
	for _, r := range []session.Caller{waits, out, stranger} {
		if _, err := m.s.Ranking(session.Reader(r), "", 0); err == nil {
			t.Error("somebody outside reads the ranking")
		}
	}
}

// refusal is a command that must not pass.
type refusal struct {
	code string
	name string
	f    fields
	by   *session.Caller // a facilitator when nil
}

// TestRefusals walks one meeting from its first step to its end and tries at each place what is not possible there. Together they
// give every code that a session can give by itself.
func TestRefusals(t *testing.T) {
	m := newMeeting(t, withStep(`{"id":"few","kind":"like","likes":["need"],"likes_per_person":1}`),
		withStep(`{"id":"own","kind":"like","likes":["need"],"like_scope":"own_group"}`),
		withStep(`{"id":"other","kind":"like","likes":["need"],"like_scope":"other_groups"}`),
		withStep(`{"id":"two","kind":"like","likes":["need"],"criteria":["value","usefulness"]}`),
		withSettings(func(s *session.Settings) { s.MaxParticipants = 3; s.CardLength = 5 }))
	given := map[string]bool{}
	try := func(list ...refusal) {
		t.Helper()
		for _, r := range list {
			by := leader
			if r.by != nil {
				by = *r.by
			}
			m.refuses(r.code, by, r.name, r.f)
			given[r.code] = true
		}
	}
	enters := func(code, table string) {
		t.Helper()
		if _, err := m.enter("?", table); codeOf(err) != code {
			t.Errorf("joining: %v, want %s", err, code)
		}
		given[code] = true
	}

	anna, bruno := m.join("Anna", "Rosso"), m.join("Bruno", "Blu")
	enters("unknown_group", "Verde")
	m.must(leader, "room.lock", fields{"on": true})
	enters("room_locked", "")
	m.must(leader, "room.lock", fields{"on": false})
	carla := m.join("Carla", "Rosso")
	enters("room_full", "")

	held := m.add(bruno, session.Need, "b1")
	mine := m.add(anna, session.Need, "a1")
	try(
		refusal{"unknown_command", "card.burn", fields{}, nil},
		refusal{"bad_request", "card.add", fields{"kind": "need"}, &anna},
		refusal{"bad_request", "card.add", fields{"kind": "need", "text": 7}, &anna},
		refusal{"wrong_kind", "card.add", fields{"kind": "tool", "text": "x"}, &anna},
		refusal{"wrong_kind", "card.add", fields{"kind": "joke", "text": "x"}, &anna},
		refusal{"empty_text", "card.add", fields{"kind": "need", "text": " \u200b\n"}, &anna},
		refusal{"too_long", "card.add", fields{"kind": "need", "text": "123456"}, &anna},
		refusal{"unknown_card", "card.add", fields{"kind": "need", "text": "x", "answers": []string{unknown}}, &anna},
		refusal{"unknown_card", "card.add", fields{"kind": "need", "text": "x", "answers": []session.CardID{held}}, &anna},
		refusal{"bad_request", "card.add", fields{"kind": "need", "text": "x", "answers": slices.Repeat([]session.CardID{mine}, 21)}, &anna},
		refusal{"bad_request", "card.add", fields{"kind": "need", "text": "x", "origin": "divine"}, &anna},
		refusal{"bad_request", "card.add", fields{"kind": "need", "text": "x", "kpi": fields{"measure": "m"}}, &anna},
		refusal{"too_long", "card.add", fields{"kind": "need", "text": "x", "themes": []string{strings.Repeat("t", 41)}}, &anna},
		refusal{"bad_request", "card.add", fields{"kind": "need", "text": "x", "themes": strings.Split("abcdefghijk", "")}, &anna},
		refusal{"not_allowed", "card.add", fields{"kind": "need", "text": "x", "group": "Blu"}, &anna},
		refusal{"unknown_group", "card.add", fields{"kind": "need", "text": "x", "group": "Verde"}, &anna},
		refusal{"unknown_group", "card.add", fields{"kind": "need", "text": "x", "group": "Verde"}, nil},
		refusal{"unknown_card", "card.edit", fields{"card": held, "text": "x"}, &anna},
		refusal{"not_allowed", "card.edit", fields{"card": mine, "text": "x"}, nil},
		refusal{"empty_text", "card.edit", fields{"card": mine, "text": ""}, &anna},
		refusal{"too_long", "card.edit", fields{"card": mine, "text": "123456"}, &anna},
		refusal{"unknown_card", "card.edit", fields{"card": mine, "answers": []string{unknown}}, &anna},
		refusal{"bad_request", "card.edit", fields{"card": mine, "answers": []session.CardID{mine}}, &anna},
		refusal{"bad_request", "card.edit", fields{"card": mine, "kpi": fields{"due": "d"}}, &anna},
		refusal{"unknown_card", "card.withdraw", fields{"card": unknown}, &anna},
		refusal{"not_allowed", "card.withdraw", fields{"card": held}, nil},
		refusal{"unknown_card", "card.flag", fields{"card": held, "reason": "offensive"}, &anna},
		refusal{"bad_request", "card.flag", fields{"card": mine, "reason": "ugly"}, &anna},
		refusal{"too_long", "card.flag", fields{"card": mine, "reason": "offensive", "note": "123456"}, &anna},
		refusal{"step_closed", "like.set", fields{"card": mine, "on": true}, &anna},
		refusal{"unknown_step", "step.go", fields{"step": "never"}, nil},
		refusal{"bad_request", "timer.set", fields{"state": "hop"}, nil},
		refusal{"bad_request", "timer.set", fields{"state": "run", "seconds": 0}, nil},
		refusal{"bad_request", "timer.set", fields{"state": "run", "seconds": 86401}, nil},
		refusal{"bad_request", "room.lock", fields{"on": nil}, nil},
		refusal{"unknown_card", "spotlight.set", fields{"card": unknown}, nil},
		refusal{"unknown_card", "spotlight.set", fields{"card": held}, nil},
		refusal{"unknown_card", "card.hide", fields{"card": unknown}, nil},
		refusal{"unknown_card", "card.restore", fields{"card": unknown}, nil},
		refusal{"unknown_card", "card.merge", fields{"into": unknown, "from": []session.CardID{mine}}, nil},
		refusal{"unknown_card", "card.merge", fields{"into": mine, "from": []string{unknown}}, nil},
		refusal{"bad_request", "card.merge", fields{"into": mine, "from": []session.CardID{mine}}, nil},
		refusal{"bad_request", "card.merge", fields{"into": mine, "from": []string{}}, nil},
		refusal{"unknown_card", "card.split", fields{"card": unknown}, nil},
		refusal{"unknown_card", "card.theme", fields{"card": unknown, "themes": []string{}}, nil},
		refusal{"bad_request", "card.theme", fields{"card": mine, "themes": nil}, nil},
		refusal{"unknown_card", "card.screen", fields{"card": unknown, "verdict": "take"}, nil},
		refusal{"bad_request", "card.screen", fields{"card": mine, "verdict": "perhaps"}, nil},
		refusal{"bad_request", "card.screen", fields{"card": mine, "reason": "r"}, nil},
		refusal{"too_long", "card.screen", fields{"card": mine, "verdict": "leave", "reason": "123456"}, nil},
		refusal{"unknown_card", "card.measure", fields{"card": unknown, "kpi": nil}, nil},
		refusal{"bad_request", "card.measure", fields{"card": mine}, nil},
		refusal{"wrong_kind", "card.measure", fields{"card": mine, "kpi": fields{"measure": "m"}}, nil},
		refusal{"unknown_card", "hands.set", fields{"card": unknown, "hands": 1}, nil},
		refusal{"bad_request", "hands.set", fields{"card": mine, "hands": -1}, nil},
		refusal{"bad_request", "hands.set", fields{"card": mine, "hands": 1000}, nil},
		refusal{"bad_request", "hands.set", fields{"card": mine, "hands": 1.5}, nil},
		refusal{"conflict", "hands.set", fields{"card": mine, "hands": 1}, nil}, // nobody sees it yet
		refusal{"unknown_person", "group.assign", fields{"person": unknown, "group": "Blu"}, nil},
		refusal{"unknown_group", "group.assign", fields{"person": anna.Person, "group": "Verde"}, nil},
		refusal{"unknown_person", "person.admit", fields{"person": unknown}, nil},
		refusal{"unknown_person", "person.remove", fields{"person": unknown}, nil},
		refusal{"unknown_path", "path.put", fields{"path": unknown}, nil},
		refusal{"unknown_card", "path.put", fields{"needs": []string{unknown}}, nil},
		refusal{"wrong_kind", "path.put", fields{"tools": []session.CardID{mine}}, nil},
		refusal{"too_long", "path.put", fields{"title": strings.Repeat("t", 161)}, nil},
		refusal{"too_long", "path.put", fields{"note": strings.Repeat("t", 4001)}, nil},
		refusal{"unknown_path", "path.drop", fields{"path": unknown}, nil},
		refusal{"unknown_path", "path.order", fields{"paths": []string{unknown}}, nil},
		refusal{"too_long", "synthesis.note", fields{"note": strings.Repeat("t", 4001)}, nil},
		refusal{"nothing_to_undo", "undo", nil, nil},
	)

	m.goTo("open")
	tool := m.add(anna, session.Tool, "tool")
	try(
		refusal{"step_closed", "hands.set", fields{"card": mine, "hands": 1}, nil},
		refusal{"step_closed", "card.edit", fields{"card": mine, "text": "x"}, &anna},
		refusal{"step_closed", "card.withdraw", fields{"card": mine}, &anna},
		refusal{"not_allowed", "card.edit", fields{"card": held, "text": "x"}, &anna},
		refusal{"not_allowed", "card.withdraw", fields{"card": held}, &anna},
		refusal{"wrong_kind", "card.merge", fields{"into": mine, "from": []session.CardID{tool}}, nil},
		refusal{"bad_request", "timer.set", fields{"state": "run"}, nil}, // this step has no planned minutes
	)
	m.must(leader, "card.merge", fields{"into": held, "from": []session.CardID{mine}})
	try(refusal{"conflict", "card.merge", fields{"into": mine, "from": []session.CardID{held}}, nil})
	m.must(leader, "undo", nil)

	m.goTo("few")
	if _, err := m.s.Ranking(session.Reader(anna), session.Need, 0); codeOf(err) != "likes_hidden" {
		t.Errorf("ranking: %v", err)
	}
	given["likes_hidden"] = true
	third := m.card(leader, held)
	m.like(carla, third.ID)
	try(
		refusal{"own_card", "like.set", fields{"card": mine, "on": true}, &anna},
		refusal{"wrong_kind", "like.set", fields{"card": tool, "on": true}, &bruno},
		refusal{"wrong_kind", "hands.set", fields{"card": tool, "hands": 1}, nil},
		refusal{"unknown_group", "hands.set", fields{"card": mine, "group": "Verde", "hands": 1}, nil},
		refusal{"unknown_card", "like.set", fields{"card": unknown, "on": true}, &bruno},
		refusal{"bad_request", "like.set", fields{"card": mine, "on": nil}, &bruno},
		refusal{"bad_request", "like.set", fields{"card": mine, "on": true, "criterion": "beauty"}, &bruno},
		refusal{"out_of_likes", "like.set", fields{"card": mine, "on": true}, &carla},
		refusal{"step_closed", "card.add", fields{"kind": "need", "text": "x"}, &anna},
	)
	m.goTo("own")
	try(refusal{"not_in_scope", "like.set", fields{"card": held, "on": true}, &anna})
	m.goTo("other")
	try(refusal{"not_in_scope", "like.set", fields{"card": mine, "on": true}, &carla})
	m.goTo("two")
	try(refusal{"bad_request", "like.set", fields{"card": mine, "on": true}, &carla})
	m.must(leader, "card.hide", fields{"card": mine})
	try(
		refusal{"unknown_card", "like.set", fields{"card": mine, "on": true, "criterion": "value"}, &carla},
		refusal{"unknown_card", "card.flag", fields{"card": mine, "reason": "offensive"}, &carla},
		refusal{"unknown_card", "spotlight.set", fields{"card": mine}, nil},
		refusal{"conflict", "hands.set", fields{"card": mine, "hands": 1}, nil},
	)

	m.must(leader, "session.close", nil)
	enters("unknown_code", "")
	try(
		refusal{"already_closed", "session.close", nil, nil},
		refusal{"already_closed", "step.go", fields{"step": "needs"}, nil},
		refusal{"already_closed", "step.reveal", nil, nil},
		refusal{"already_closed", "timer.set", fields{"state": "stop"}, nil},
		refusal{"step_closed", "card.add", fields{"kind": "need", "text": "x"}, &anna},
		refusal{"step_closed", "like.set", fields{"card": held, "on": true, "criterion": "value"}, &anna},
		refusal{"step_closed", "hands.set", fields{"card": held, "hands": 1}, nil},
	)

	want := []string{
		"already_closed", "bad_request", "conflict", "empty_text", "likes_hidden", "not_allowed", "not_in_scope", "nothing_to_undo", "out_of_likes",
		"own_card", "room_full", "room_locked", "step_closed", "too_long", "unknown_card", "unknown_code", "unknown_command", "unknown_group", "unknown_path",
		"unknown_person", "unknown_step", "wrong_kind",
	}
	if got := slices.Sorted(maps.Keys(given)); !slices.Equal(got, want) {
		t.Errorf("given: %v", got)
	}
}

func TestNothingHappensBeforeASessionIsMade(t *testing.T) {
	for name, f := range sound(unknown, unknown, "likes") {
		command, err := decoded(t, unknown, name, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, by := range []session.Caller{leader, screen, {Role: session.Participant, Person: unknown}} {
			if _, _, err := session.New().Decide(session.Request{ID: unknown, Command: command, By: by}, nil); codeOf(err) != "not_found" {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	m := newMeeting(t)
	if _, err := m.request(session.Request{Command: aCreate(t), By: organiser}); codeOf(err) != "conflict" {
		t.Errorf("made twice: %v", err)
	}
}
