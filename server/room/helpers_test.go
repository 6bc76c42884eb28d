package room_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"colazione/server/logbook"
	"colazione/server/room"
	"colazione/server/store"
	"colazione/session"
)

// house is a set of rooms over a real file.
// patience is how long a test waits for what must come, on a machine that is busy with other things.
const patience = time.Minute

type house struct {
	*room.Rooms
	log  *faultyLog
	path string
}

// faultyLog passes everything on to the real log, and fails what a test tells it to.
type faultyLog struct {
	room.Log
	fail func(call string) error
}

func (m *faultyLog) Append(id string, after uint64, records [][]byte, with ...room.Change) error {
	if m.fail != nil {
		if err := m.fail("append"); err != nil {
			return err
		}
	}
	return m.Log.Append(id, after, records, with...)
}

func (m *faultyLog) Read(id string, after uint64, f func(uint64, []byte) error) error {
	if m.fail != nil {
		if err := m.fail("read"); err != nil {
			return err
		}
	}
	return m.Log.Read(id, after, f)
}

func mustHouse(t testing.TB, opts room.Options) *house {
	t.Helper()
	return mustHouseAt(t, filepath.Join(t.TempDir(), "colazione.db"), opts)
}

func mustHouseAt(t testing.TB, path string, opts room.Options) *house {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	log := &faultyLog{Log: logbook.Logbook{Store: s}}
	h := &house{Rooms: room.New(log, opts), log: log, path: path}
	t.Cleanup(func() { h.shut(t, s) })
	return h
}

func (h *house) shut(t testing.TB, s *store.Store) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := h.Close(ctx); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

const agenda = `[{"id":"write","kind":"collect","collects":["need"],"show_cards":"live"},{"id":"judge","kind":"like","likes":["need"],"show_likes":"live"}]`

func (h *house) mustCreate(t testing.TB, settings string) session.ID {
	t.Helper()
	info := session.Info{ID: session.ID(uuid.NewString()), Title: "Milano", Language: session.Italian, Settings: session.DefaultSettings()}
	if err := json.Unmarshal([]byte(agenda), &info.Agenda); err != nil {
		t.Fatal(err)
	}
	if settings != "" {
		if err := json.Unmarshal([]byte(settings), &info.Settings); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.Create(t.Context(), session.Create{Info: info}); err != nil {
		t.Fatal(err)
	}
	return info.ID
}

func (h *house) mustEnter(t testing.TB, id session.ID) session.Caller {
	t.Helper()
	p := session.PersonID(uuid.NewString())
	if _, err := h.Enter(t.Context(), id, "", session.Profile{Name: "Ada"}, p); err != nil {
		t.Fatal(err)
	}
	return session.Caller{Role: session.Participant, Person: p}
}

var leader = session.Caller{Role: session.Facilitator}

func (h *house) do(t testing.TB, id session.ID, by session.Caller, c session.Command) (session.Ack, error) {
	t.Helper()
	return h.Do(t.Context(), id, session.Request{ID: session.CommandID(uuid.NewString()), By: by, Command: c})
}

func (h *house) mustDo(t testing.TB, id session.ID, by session.Caller, c session.Command) session.Ack {
	t.Helper()
	ack, err := h.do(t, id, by, c)
	if err != nil {
		t.Fatalf("%T: %v", c, err)
	}
	return ack
}

// reader is somebody who reads a room, and what wakes them.
type reader struct {
	*room.Conn
	bell room.Bell
}

func (h *house) mustAttach(t testing.TB, id session.ID, by session.Caller, held session.Seq) reader {
	t.Helper()
	bell := room.NewBell()
	c, err := h.Attach(t.Context(), id, session.Reader(by), session.Cursor{Seq: held}, bell.Ring)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return reader{c, bell}
}

// mustLeave waits until a reader is sent away, and says why.
func mustLeave(t testing.TB, r reader) string {
	t.Helper()
	late := time.After(patience)
	for r.Code() == "" {
		select {
		case <-r.bell:
		case <-late:
			t.Fatal("nobody sent the reader away")
		}
	}
	return r.Code()
}

// mustPatch waits for the next message of a reader.
func mustPatch(t testing.TB, r reader) session.Patch {
	t.Helper()
	late := time.After(patience)
	for {
		if frame, ok := r.Next(); ok {
			return mustDecode(t, frame.Bytes())
		}
		select {
		case <-r.bell:
		case <-late:
			t.Fatal("no patch came")
		}
	}
}

func mustDecode(t testing.TB, frame []byte) session.Patch {
	t.Helper()
	var m struct{ Patch session.Patch }
	if err := json.Unmarshal(frame, &m); err != nil {
		t.Fatalf("%v in %s", err, frame)
	}
	return m.Patch
}

// mustReach reads patches until one has brought the reader to seq.
func mustReach(t testing.TB, c reader, seq session.Seq) (patches []session.Patch) {
	t.Helper()
	for c.LastSeq() < seq {
		patches = append(patches, mustPatch(t, c))
	}
	return patches
}
