package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"colazione/server/store"

	"pgregory.net/rapid"
)

// model is what the store should hold, kept in the simplest way.
type model struct {
	logs      map[string][]string
	snapshots map[string]string // "seq state"
	entries   map[string]string // by "space key"
}

func newModel() *model {
	return &model{map[string][]string{}, map[string]string{}, map[string]string{}}
}

func (m *model) apply(changes []store.Change) {
	for _, c := range changes {
		name := string(c.Space) + " " + c.Key
		if c.Value == nil {
			delete(m.entries, name)
		} else {
			m.entries[name] = string(c.Value)
		}
	}
}

func (m *model) erase(session string) {
	delete(m.logs, session)
	delete(m.snapshots, session)
	maps.DeleteFunc(m.entries, func(name, value string) bool {
		space, key, _ := strings.Cut(name, " ")
		return key == session || strings.HasPrefix(key, session+"/") || space == "codes" && value == session
	})
}

var (
	someSession = rapid.SampledFrom([]string{"a", "b", "ab", "c"})
	someText    = rapid.OneOf(rapid.StringN(0, 20, 40), rapid.Map(rapid.IntRange(3000, 9000), func(n int) string { return strings.Repeat("long", n/4) }))
	someChange  = rapid.Custom(func(t *rapid.T) store.Change {
		c := store.Change{
			Space: rapid.SampledFrom([]store.Space{store.Codes, store.People, store.Meta}).Draw(t, "space"),
			Key:   rapid.SampledFrom([]string{"a", "a/1", "a/2", "ab", "ab/1", "b/1", "x", "y"}).Draw(t, "key"),
		}
		if rapid.Bool().Draw(t, "put") {
			c.Value = []byte(rapid.OneOf(someSession, someText).Draw(t, "value"))
		}
		return c
	})
)

// TestRandomScripts plays random calls against the store and the model, with
// restarts between them, and compares everything after each restart.
func TestRandomScripts(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(folder, "colazione.db")
		os.Remove(path)
		s, err := store.Open(path)
		noError(t, err)
		defer func() { s.Close() }()
		m := newModel()
		restart := func(t *rapid.T) {
			noError(t, s.Close())
			s, err = store.Open(path)
			noError(t, err)
			m.compare(t, s)
		}
		t.Repeat(map[string]func(*rapid.T){
			"append":   func(t *rapid.T) { m.append(t, s) },
			"snapshot": func(t *rapid.T) { m.snapshot(t, s) },
			"apply": func(t *rapid.T) {
				changes := rapid.SliceOfN(someChange, 0, 5).Draw(t, "changes")
				noError(t, s.Apply(changes...))
				m.apply(changes)
			},
			"erase": func(t *rapid.T) {
				session := someSession.Draw(t, "session")
				noError(t, s.Erase(session))
				m.erase(session)
			},
			"restart": restart,
		})
		restart(t)
		m.compareCopy(t, s, filepath.Join(folder, "copy.db"))
	})
}

func (m *model) append(t *rapid.T, s *store.Store) {
	session := someSession.Draw(t, "session")
	last := len(m.logs[session])
	after := rapid.OneOf(rapid.Just(last), rapid.IntRange(0, last+2)).Draw(t, "after")
	records := rapid.SliceOfN(someText, 0, 4).Draw(t, "records")
	changes := rapid.SliceOfN(someChange, 0, 2).Draw(t, "changes")
	err := s.Append(session, uint64(after), bytesOf(records), changes...)
	if after != last {
		if !errors.Is(err, store.ErrGap) {
			t.Fatalf("after %d of %d: %v", after, last, err)
		}
		return
	}
	noError(t, err)
	m.logs[session] = append(m.logs[session], records...)
	m.apply(changes)
}

func (m *model) snapshot(t *rapid.T, s *store.Store) {
	session := someSession.Draw(t, "session")
	seq := rapid.IntRange(1, len(m.logs[session])+1).Draw(t, "seq")
	state := someText.Draw(t, "state")
	err := s.SaveSnapshot(session, uint64(seq), []byte(state))
	if seq > len(m.logs[session]) {
		if !errors.Is(err, store.ErrGap) {
			t.Fatalf("a snapshot of %d: %v", seq, err)
		}
		return
	}
	noError(t, err)
	m.snapshots[session] = fmt.Sprint(seq, " ", state)
}

func (m *model) compare(t *rapid.T, s *store.Store) {
	for _, session := range []string{"a", "b", "ab", "c"} {
		var got []string
		noError(t, s.Read(session, 0, func(_ uint64, record []byte) error {
			got = append(got, string(record))
			return nil
		}))
		if !slices.Equal(got, m.logs[session]) {
			t.Fatalf("the log of %s: %q, want %q", session, got, m.logs[session])
		}
		seq, state, err := s.Snapshot(session)
		noError(t, err)
		if want, there := m.snapshots[session]; there != (seq > 0) || there && want != fmt.Sprint(seq, " ", string(state)) {
			t.Fatalf("the snapshot of %s: %d %q, want %q", session, seq, state, want)
		}
	}
	entries := map[string]string{}
	for _, space := range []store.Space{store.Codes, store.People, store.Meta} {
		noError(t, s.List(space, "", func(key string, value []byte) error {
			entries[string(space)+" "+key] = string(value)
			return nil
		}))
	}
	if !maps.Equal(entries, m.entries) {
		t.Fatalf("entries %q, want %q", entries, m.entries)
	}
	noError(t, s.Check(func(problem string) { t.Fatal(problem) }))
}

func (m *model) compareCopy(t *rapid.T, s *store.Store, path string) {
	var b bytes.Buffer
	_, err := s.WriteTo(&b)
	noError(t, err)
	noError(t, os.WriteFile(path, b.Bytes(), 0o600))
	c, err := store.Open(path)
	noError(t, err)
	m.compare(t, c)
	noError(t, c.Close())
}

func noError(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
