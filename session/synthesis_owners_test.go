package session_test

import (
	"bytes"
	"testing"

	"colazione/session"
)

// owners puts a path's owner as a room does: the name is kept outside the log before the record is applied.
func (m *meeting) owned(f fields) session.PathID {
	m.t.Helper()
	command, err := decoded(m.t, m.newID(), "path.put", f)
	if err != nil {
		m.t.Fatalf("%v", err)
	}
	rec, ack, err := m.s.Decide(session.Request{ID: session.CommandID(m.newID()), Command: command, By: leader, At: m.now}, m.newID)
	if err != nil {
		m.t.Fatalf("%v: %v", f, err)
	}
	if id, name, is := m.s.NamedOwner(command, *rec); is {
		m.s.SetOwner(id, name)
	}
	m.s.Apply(*rec)
	if len(rec.Events) > 0 {
		m.log = append(m.log, rec.Encode())
	}
	m.s.DropOwners()
	return ack.Path
}

func TestThePathsOwner(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	is := func(by session.Caller, want string) {
		t.Helper()
		if got := m.all(by).Synthesis.Paths[0].Owner; got != want {
			t.Errorf("%s reads that %q answers for the path, not %q", by.Role, got, want)
		}
	}
	path := m.owned(fields{"title": "Uno", "owner": " Marta\tVerdi "})
	is(leader, "Marta Verdi")
	m.owned(fields{"path": path, "title": "Un altro titolo"}) // what is left out stays
	is(leader, "Marta Verdi")
	m.must(leader, "synthesis.publish", nil)
	is(anna, "Marta Verdi")

	seen := m.s.Seq()
	m.owned(fields{"path": path, "title": "Un altro titolo", "owner": "Luca"})
	if p := m.since(anna, seen); p.Synthesis == nil || p.Synthesis.Version != 1 || p.Synthesis.Paths[0].Owner != "Luca" {
		t.Errorf("the published version does not follow: %s", mustJSON(t, p))
	}
	m.must(leader, "undo", nil)
	is(leader, "Marta Verdi")
	m.must(leader, "path.drop", fields{"path": path})
	m.s.DropOwners()
	m.must(leader, "undo", nil)
	is(leader, "Marta Verdi")

	m.owned(fields{"path": path, "title": "Un altro titolo", "owner": ""})
	is(leader, "")
	is(anna, "")
	m.must(leader, "undo", nil)
	is(leader, "") // a name that was taken away is erased, and does not come back
	m.refuses("too_long", leader, "path.put", fields{"title": "Due", "owner": string(bytes.Repeat([]byte("a"), 61))})
	for _, record := range m.log {
		if bytes.Contains(record, []byte("Marta")) || bytes.Contains(record, []byte("Luca")) {
			t.Errorf("a name is in the log: %s", record)
		}
	}
	if got := m.s.DropOwners(); len(got) > 0 {
		t.Errorf("names are left: %v", got)
	}
}
