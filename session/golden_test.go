package session_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/session"

	"pgregory.net/rapid"
)

// asBefore keeps what an earlier version of the program made of a command, under the sum that it has in every version.
func (m *meeting) asBefore(by session.Caller, name string, f fields, made ...session.Event) {
	m.t.Helper()
	id := m.newID()
	command, err := decoded(m.t, id, name, f)
	if err != nil {
		m.t.Fatalf("%v", err)
	}
	m.now = m.now.Add(time.Second)
	r := session.Request{ID: session.CommandID(id), Command: command, By: by, At: m.now}
	rec, _, err := newMeeting(m.t).s.Decide(r, m.newID)
	if err != nil {
		m.t.Fatalf("%s: %v", name, err)
	}
	rec.Seq, rec.Passed, rec.Events = m.s.Seq()+1, nil, made
	m.s.Apply(*rec)
	m.log = append(m.log, rec.Encode())
}

// The golden files are the format of released logs. Writing them anew is right only for a type of event that is new, or before a release.
var update = flag.Bool("update", false, "write the golden files anew")

// golden returns the lines of a golden file, after writing it where that was asked for.
func golden(t tester, name string, now [][]byte) [][]byte {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, append(bytes.Join(now, []byte("\n")), '\n'), 0o644); err != nil {
			t.Fatalf("%v", err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return bytes.Split(bytes.TrimSpace(data), []byte("\n"))
}

// aWholeMeeting has in it every event that there is.
func aWholeMeeting(t tester) (m *meeting, anna, bruno session.Caller) {
	m = newMeeting(t, func(c *session.Create) {
		c.Info.Date, c.Info.City, c.Info.Settings.Names = "2026-11-22", "Milano", session.NamesShown
		c.Info.Agenda = []session.Step{
			aStep(t, `{"id":"needs","kind":"collect","title":"Bisogni","prompt":"Che cosa ti aspetti?","minutes":5,"collects":["need","kpi"]}`),
			aStep(t, `{"id":"likes","kind":"like","likes":["need"],"likes_per_person":3}`),
		}
		c.Cards = []session.Seed{{Kind: session.Idea, Text: "Iniziare in piccolo"}}
	})
	anna, bruno = m.join("Anna", "Rosso"), m.join("Bruno", "")
	m.must(leader, "timer.set", fields{"state": "run", "seconds": 90})
	m.must(leader, "timer.set", fields{"state": "pause"})
	a := m.add(anna, session.Need, "Misurare l'impatto oltre la reach")
	b := m.add(bruno, session.Need, "Coinvolgere gli uffici interni")
	m.must(anna, "card.edit", fields{"card": a, "text": "Misurare l’impatto, oltre la reach"})
	k := m.must(leader, "card.add", fields{
		"kind": "kpi", "text": "Utenti raggiunti", "group": "Blu", "answers": []session.CardID{a}, "origin": "external", "themes": []string{"misura"},
		"kpi": fields{"measure": "utenti", "baseline": "2 000", "target": "10 000", "due": "giugno"},
	}).Card
	m.must(leader, "card.withdraw", fields{"card": m.add(leader, session.Need, "un errore")})
	m.must(leader, "step.reveal", nil)
	m.must(leader, "spotlight.set", fields{"card": b})
	m.must(bruno, "card.flag", fields{"card": a, "reason": "adverse_event", "note": "nausea"})
	m.must(leader, "card.theme", fields{"card": a, "themes": []string{"misura", "valore"}})
	m.must(leader, "card.hide", fields{"card": b})
	m.must(leader, "undo", nil)
	m.goTo("likes")
	m.idle(leader, "room.lock", fields{"on": false})
	m.like(bruno, a)
	m.asBefore(leader, "step.reveal", fields{"show_likes": true}, session.StepRevealed{Step: "likes", Likes: true}) // which closed no likes
	m.like(anna, b)
	m.must(leader, "card.merge", fields{"into": a, "from": []session.CardID{b}})
	m.must(bruno, "like.set", fields{"card": b, "on": false})
	m.must(leader, "group.assign", fields{"person": bruno.Person, "group": "Rosso"})
	m.must(leader, "room.lock", fields{"on": true})
	one := m.must(leader, "path.put", fields{"needs": []session.CardID{b}, "kpis": []session.CardID{k}, "title": "Uno", "note": "perché"}).Path
	two := m.must(leader, "path.put", fields{"title": "Due"}).Path
	m.must(leader, "path.order", fields{"paths": []session.PathID{two, one}})
	m.must(leader, "synthesis.note", fields{"note": "In breve"})
	m.asBefore(leader, "synthesis.publish", nil, session.Published{Version: 1}) // whatever flags there were
	m.must(leader, "path.drop", fields{"path": two})
	m.must(leader, "person.remove", fields{"person": bruno.Person, "keep_cards": true})
	m.must(leader, "person.remove", fields{"person": bruno.Person})
	m.must(leader, "person.admit", fields{"person": bruno.Person})
	m.must(leader, "session.close", nil)
	m.must(leader, "session.reopen", nil)
	m.must(leader, "card.screen", fields{"card": a, "verdict": "take", "reason": "Ne hanno parlato tutti"})
	m.must(leader, "room.lock", fields{"on": false})
	m.deal(2)
	m.sit("Carla", m.s.Seats()[1].ID)
	m.own(session.RenewSeat{Number: 2})
	m.must(leader, "card.measure", fields{"card": k, "kpi": fields{"measure": "utenti attivi", "target": "12 000"}})
	m.must(leader, "agenda.set", fields{"agenda": []fields{
		{"id": "likes", "kind": "like", "title": "I tavoli giudicano", "likes": []string{"need"}, "likes_per_person": 3},
		{"id": "needs", "kind": "collect", "title": "Bisogni", "prompt": "Che cosa ti serve?", "minutes": 7, "collects": []string{"need", "kpi"}},
		{"kind": "close", "title": "Saluti", "skip": true},
	}})
	m.must(leader, "report.pass", fields{"report": m.s.SafetyReports()[0].ID})
	m.must(leader, "hands.set", fields{"card": a, "group": "Blu", "hands": 7})
	m.must(bruno, "person.erase", fields{"person": bruno.Person})
	m.mustAmend(`{"title":"Colazione due","topic":"Cura","city":"Torino","date":"2026-12-03","starts":"08:30","place":"Sala blu","zone":"Europe/Rome","language":"en",
		"settings":{"names":"hidden","groups":["Rosso","Blu","Verde"],"cards_per_person":12}}`)
	m.mustAmend(`{"settings":{"groups":["Rosso","Blu"]}}`)
	return m, anna, bruno
}

// told is what three readers are told after each record, who have held everything before it.
func told(t tester, log [][]byte, names map[session.PersonID]session.Profile, readers ...session.Caller) [][]byte {
	t.Helper()
	m := &meeting{t: t, s: session.New(), log: log, names: names, stir: 1}
	m.introduce(m.s)
	var lines [][]byte
	for _, data := range log {
		r, err := session.DecodeRecord(data)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		m.s.Apply(r)
		m.now = r.At
		for _, by := range readers {
			held := session.Cursor{Seq: r.Seq - 1, Presence: m.stir}
			if p, news := m.s.Patch(session.Reader(by), held, m.moment()); news {
				lines = append(lines, []byte(string(by.Role)+" "+mustJSON(t, p)))
			}
		}
	}
	return lines
}

var typeOf = regexp.MustCompile(`"type":"([a-z_]+)"`)

// whatCameLater has in it the events that are newer than aWholeMeeting.
func whatCameLater(t tester) *meeting {
	m := newMeeting(t, withTableMin(4))
	anna := m.join("Anna", "Rosso")
	for _, table := range []string{"Rosso", "Rosso", "Rosso", "Rosso", "Blu", "Blu", "Blu", "Blu"} {
		m.join("Carla", table)
	}
	a := m.add(anna, session.Need, "Misurare l'impatto")
	m.must(leader, "group.assign", fields{"person": anna.Person, "group": "Blu"})
	m.goTo("likes")
	m.must(leader, "step.reveal", fields{"show_likes": true})
	m.must(leader, "step.reveal", fields{"show_likes": false})
	m.must(anna, "card.flag", fields{"card": a, "reason": "personal_data"})
	m.must(leader, "flag.close", fields{"card": a, "reason": "personal_data"})
	return m
}

func TestGoldenEvents(t *testing.T) {
	m, _, _ := aWholeMeeting(t)
	var first [][]byte
	seen := map[string]bool{}
	for _, data := range slices.Concat(m.log, whatCameLater(t).log) {
		for _, match := range typeOf.FindAllSubmatch(data, -1) {
			if name := string(match[1]); !seen[name] {
				seen[name] = true
				first = append(first, []byte(name+" "+string(data)))
			}
		}
	}
	slices.SortFunc(first, bytes.Compare)
	have := map[string]bool{}
	for _, line := range golden(t, "events.golden", first) {
		name, data, _ := strings.Cut(string(line), " ")
		have[name] = true
		r, err := session.DecodeRecord([]byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := string(r.Encode()); got != data {
			t.Errorf("%s: read and written:\n%s\nwant\n%s", name, got, data)
		}
	}
	for _, name := range session.EventNames() {
		if !have[name] {
			t.Errorf("%s has no golden line", name)
		}
	}
}

// An old log gives what it always gave.
func TestGoldenLog(t *testing.T) {
	m, anna, _ := aWholeMeeting(t)
	log := golden(t, "log.golden", m.log)
	readers := []session.Caller{leader, screen, anna}
	want := golden(t, "patches.golden", told(t, m.log, m.names, readers...))
	got := told(t, log, m.names, readers...)
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got) || i >= len(want):
			t.Fatalf("%d patches, want %d", len(got), len(want))
		case !bytes.Equal(got[i], want[i]):
			t.Fatalf("patch %d differs: %s", i, difference(string(got[i]), string(want[i])))
		}
	}
}

// The same meeting writes the same log as ever, with the same sums, by which repeats are told from other commands over a restart.
func TestGoldenCommands(t *testing.T) {
	m, _, _ := aWholeMeeting(t)
	want := golden(t, "log.golden", m.log)
	for i, data := range m.log {
		if i >= len(want) || !bytes.Equal(data, want[i]) {
			t.Fatalf("record %d is now\n%s\nand was\n%s", i, data, want[min(i, len(want)-1)])
		}
	}
}

func TestRecordsThatAreNone(t *testing.T) {
	for _, data := range []string{
		``, `{}`, `[]`, `{"v":2,"seq":1,"at":0,"by":"","events":[]}`, `{"v":1,"seq":-1}`, `{"v":1,"seq":1,"at":0,"events":[{"type":"no_such","data":{}}]}`,
		`{"v":1,"seq":1,"at":0,"events":[{"type":"like_set","data":7}]}`, `{"v":1,"seq":1,"at":0,"cmd":"x","sum":"g","events":[]}`,
		`{"v":1,"seq":1,"at":0,"events":[],"passed":[{"cmd":"x","sum":""}]}`, `{"v":1,"seq":1,"at":253402300800000,"events":[]}`,
	} {
		if r, err := session.DecodeRecord([]byte(data)); err == nil {
			t.Errorf("%s is read as %+v", data, r)
		}
	}
}

// loose are the events of a whole meeting but its making.
func loose(t tester, log [][]byte) []session.Event {
	t.Helper()
	var all []session.Event
	for _, data := range log[1:] {
		r, err := session.DecodeRecord(data)
		if err != nil {
			t.Fatalf("%v", err)
		}
		all = append(all, r.Events...)
	}
	return all
}

// Events that speak of what is not there, in whatever order, are passed over and break nothing.
func TestEventsInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		m, anna, bruno := aWholeMeeting(rt)
		made, err := session.DecodeRecord(m.log[0])
		if err != nil {
			rt.Fatal(err)
		}
		s := session.New()
		s.Apply(made)
		for _, e := range rapid.SliceOf(rapid.SampledFrom(loose(rt, m.log))).Draw(rt, "events") {
			s.Apply(session.Record{Seq: s.Seq() + 1, At: made.At, Events: []session.Event{e}})
		}
		for _, by := range []session.Caller{leader, screen, anna, bruno} {
			p, _ := s.Patch(session.Reader(by), session.Cursor{}, m.moment())
			mustJSON(rt, p)
		}
		if _, err := session.FromSnapshot(s.Snapshot()); err != nil {
			rt.Fatal(err)
		}
	})
}

func FuzzDecodeRecord(f *testing.F) {
	m, anna, _ := aWholeMeeting(f)
	for _, data := range m.log {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := session.DecodeRecord(data)
		if err != nil {
			return
		}
		once := r.Encode()
		again, err := session.DecodeRecord(once)
		if err != nil || !bytes.Equal(again.Encode(), once) {
			t.Fatalf("%s\nbecame\n%s\nthen\n%s, %v", data, once, again.Encode(), err)
		}
		s, err := session.FromSnapshot(m.s.Snapshot())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range r.Events {
			if _, makes := e.(session.SessionCreated); !makes {
				s.Apply(session.Record{Seq: s.Seq() + 1, At: r.At, Events: []session.Event{e}})
			}
		}
		for _, by := range []session.Caller{leader, screen, anna} {
			s.Frame(session.Reader(by), session.Cursor{}, session.Cursor{}, m.moment(), &session.FrameCache{})
		}
	})
}

func FuzzFromImage(f *testing.F) {
	m, anna, _ := aWholeMeeting(f)
	f.Add(m.s.Snapshot())
	f.Add(newMeeting(f).s.Snapshot())
	f.Add([]byte("\x02\x02{}\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := session.FromSnapshot(data)
		if err != nil {
			return
		}
		for _, by := range []session.Caller{leader, screen, anna} {
			s.Frame(session.Reader(by), session.Cursor{}, session.Cursor{}, m.moment(), &session.FrameCache{})
		}
		if _, err := session.FromSnapshot(s.Snapshot()); err != nil {
			t.Fatalf("its own snapshot is none: %v", err)
		}
	})
}

func TestImagesThatAreNone(t *testing.T) {
	m, _, _ := aWholeMeeting(t)
	snapshot := string(m.s.Snapshot())
	if _, err := session.FromSnapshot([]byte(snapshot)); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{ // of the same length, so that only this is wrong
		"another version":  {snapshot[:1], "\x7f"},
		"no tables":        {`"groups":[{"id":`, `"grouqs":[{"id":`},
		"another step":     {`"step":"likes"`, `"step":"dance"`},
		"a step missing":   {`"needs":{"visited"`, `"neeeds":{"isited"`},
		"no cards":         {`"cards":[`, `"cardz":[`},
		"no people":        {`"people":[`, `"peopla":[`},
		"an unknown event": {`"type":"person_state"`, `"type":"person_stale"`},
		"no JSON":          {`{"info"`, `["info"`},
		"cut off":          {snapshot[len(snapshot)/2:], ""},
		"the end cut off":  {snapshot[len(snapshot)-1:], ""},
	} {
		broken := change[1]
		if i := strings.LastIndex(snapshot, change[0]); name != "another version" && i >= 0 {
			broken = snapshot[:i] + change[1] + snapshot[i+len(change[0]):]
		} else if name == "another version" {
			broken = change[1] + snapshot[1:]
		} else {
			t.Errorf("%s: nothing to change", name)
		}
		if _, err := session.FromSnapshot([]byte(broken)); err == nil {
			t.Errorf("%s: taken for a snapshot", name)
		}
	}
	if _, err := session.FromSnapshot(nil); err == nil {
		t.Error("nothing is taken for a snapshot")
	}
}
