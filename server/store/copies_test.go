package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"colazione/server/store"
)

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func mustCopy(t testing.TB, s *store.Store, day time.Time, of string) string {
	t.Helper()
	path, err := s.Copy(context.Background(), day, of)
	must(t, err)
	return path
}

func mustFiles(t testing.TB, path string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestADaysCopyIsMadeOnceAndKeptForAWhile(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	fill(t, s, "session-1", 3)
	for day := range 10 {
		now := monday.AddDate(0, 0, day)
		if made := mustCopy(t, s, now, ""); filepath.Base(made) != "colazione-"+now.Format(time.DateOnly)+".db" {
			t.Errorf("made %s", made)
		}
		if again := mustCopy(t, s, now.Add(14*time.Hour), ""); again != "" {
			t.Errorf("made %s as well", again)
		}
		must(t, s.DropCopies(now.AddDate(0, 0, -2)))
		mustAppend(t, s, "session-1", uint64(3+day), "next")
	}
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "colazione-1999-01-01-mine.txt"), nil, 0o600))
	must(t, s.DropCopies(monday.AddDate(0, 0, 7)))
	equal(t, "what is left", mustFiles(t, path), []string{
		"colazione-1999-01-01-mine.txt", "colazione-2026-11-30.db", "colazione-2026-12-01.db", "colazione-2026-12-02.db", "colazione.db",
	})
	copied := mustOpen(t, filepath.Join(filepath.Dir(path), "colazione-2026-12-01.db"))
	mustCheckClean(t, copied)
	if last, _ := copied.Last("session-1"); last != 11 {
		t.Errorf("the copy of the ninth day ends at %d", last)
	}
}

func TestACopyThatIsGivenUpLeavesNothing(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	for range 3 {
		fill(t, s, "session-"+string(rune('a'+len(mustList(t, s, store.Sessions, "")))), 100)
	}
	must(t, s.Apply(store.Change{Space: store.Meta, Key: "large", Value: make([]byte, 9<<20)}, store.Change{Space: store.Meta, Key: "more", Value: make([]byte, 9<<20)}))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.Copy(ctx, monday, "")
	mustFail(t, err, context.Canceled)
	equal(t, "what is left", mustFiles(t, path), []string{"colazione.db"})
}

func TestWhatAnInterruptedCopyLeftIsRemoved(t *testing.T) {
	path := newPath(t)
	mustClose(t, mustOpen(t, path))
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "colazione-2026-11-23.db.new"), []byte("half"), 0o600))
	mustOpen(t, path)
	equal(t, "what is left", mustFiles(t, path), []string{"colazione.db"})
}

// A copy that takes several transactions opens, and so does a file that was written anew in several, however many commits lie behind it.
func TestLargeCopiesOpen(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	for n := range uint64(60) {
		mustAppend(t, s, "many-commits", n, "record")
	}
	fill(t, s, "erase-me", 3)
	for _, key := range []string{"a", "b", "c", "d"} {
		must(t, s.Apply(store.Change{Space: store.Meta, Key: key, Value: make([]byte, 5<<20)}))
	}
	copied := mustCopy(t, s, monday, "")
	must(t, store.Inspect(copied, func(problem string) { t.Error("the copy: ", problem) }))
	must(t, s.Erase("erase-me"))
	mustClose(t, s)
	must(t, store.Inspect(path, func(problem string) { t.Error("after an erasure: ", problem) }))
	equal(t, "the log", mustRead(t, mustOpen(t, path), "many-commits", 59), []string{"60 record"})
}

// What is erased is in no copy that the program made, and the copies stay what they were otherwise.
func TestErasedFromTheCopiesToo(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	fill(t, s, "keep-me", 200)
	mustCopy(t, s, monday, "")
	fill(t, s, "erase-me", 900)
	tuesday := mustCopy(t, s, monday.AddDate(0, 0, 1), "")
	upgrade := mustCopy(t, s, monday.AddDate(0, 0, 1), "before-upgrade")
	damaged := mustCopy(t, s, monday.AddDate(0, 0, 2), "")
	must(t, os.WriteFile(damaged, bytesReplaced(mustBytes(t, damaged), map[string]string{"parole di keep-me": "parola di keep-me"}), 0o600))
	mustHold(t, tuesday, "parole di erase-me")
	mustHold(t, upgrade, "parole di erase-me")
	before, err := os.Stat(tuesday)
	must(t, err)

	must(t, s.Erase("erase-me"))
	equal(t, "what is left", mustFiles(t, path), []string{"colazione-2026-11-23.db", "colazione-2026-11-24-before-upgrade.db", "colazione-2026-11-24.db", "colazione.db"})
	for _, name := range mustFiles(t, path) {
		mustNotHold(t, filepath.Join(filepath.Dir(path), name), "erase-me")
	}
	after, err := os.Stat(tuesday)
	must(t, err)
	if !after.ModTime().Equal(before.ModTime()) {
		t.Error("the copy says that it is of another time")
	}
	copied := mustOpen(t, tuesday)
	mustCheckClean(t, copied)
	if last, _ := copied.Last("keep-me"); last != 200 {
		t.Errorf("what was to stay ends at %d", last)
	}
	mustFail(t, s.Erase("keep-me"), store.ErrLocked)
	if last, _ := s.Last("keep-me"); last != 200 {
		t.Errorf("what could not be erased from a copy ends at %d", last)
	}
	mustClose(t, copied)
	must(t, s.Erase()) // what was deleted before may be in any copy
	equal(t, "what is left", mustFiles(t, path), []string{"colazione.db"})
}

func TestRestore(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	fill(t, s, "session-1", 50)
	copied := mustCopy(t, s, monday, "")
	mustAppend(t, s, "session-1", 50, "later")
	_, err := store.Restore(copied, path, monday)
	mustFail(t, err, store.ErrLocked)
	mustClose(t, s)

	for i, want := range []string{"colazione-2026-11-23-before-restore.db", "colazione-2026-11-23-before-restore-2.db"} {
		kept, err := store.Restore(copied, path, monday)
		must(t, err)
		if filepath.Base(kept) != want {
			t.Errorf("kept as %s", kept)
		}
		s = mustOpen(t, path)
		mustCheckClean(t, s)
		if last, _ := s.Last("session-1"); last != 50 {
			t.Errorf("restored up to %d", last)
		}
		mustClose(t, s)
		must(t, store.Look(kept, func(s *store.Store) error {
			if last, _ := s.Last("session-1"); i == 0 && last != 51 {
				t.Errorf("kept up to %d", last)
			}
			mustFail(t, s.Append("session-1", 51, nil), store.ErrClosed)
			return nil
		}))
	}

	before := mustBytes(t, path)
	must(t, os.WriteFile(copied, before[:len(before)/2], 0o600))
	_, err = store.Restore(copied, path, monday)
	mustFail(t, err, store.ErrDamaged)
	_, err = store.Restore(path, path, monday)
	mustFail(t, err, store.ErrLocked)
	if string(mustBytes(t, path)) != string(before) {
		t.Error("the database was changed by what was refused")
	}
	elsewhere := filepath.Join(t.TempDir(), "other.db")
	kept, err := store.Restore(path, elsewhere, monday)
	must(t, err)
	if kept != "" {
		t.Errorf("kept %s of nothing", kept)
	}
	mustCheckClean(t, mustOpen(t, elsewhere))
}

func TestInspectSaysAllAndChangesNothing(t *testing.T) {
	path := makeSample(t)
	before := mustBytes(t, path)
	must(t, store.Inspect(path, func(problem string) { t.Error(problem) }))
	if string(mustBytes(t, path)) != string(before) {
		t.Error("the file was changed")
	}
	for name, c := range map[string]struct {
		damaged []byte
		atLeast int
	}{
		"emptied": {nil, 1},
		"cut":     {before[:3*pageSize], 1},
		"foreign": {[]byte("an old letter"), 1},
		"two records": {bytesReplaced(before, map[string]string{
			`{"card":7,"text":"parole di session-2"}`: `{"card":7,"text":"parola di session-2"}`, `{"card":1,"text":"parole di session-1"}`: `{"card":1,"text":"parola di session-1"}`,
		}), 2},
	} {
		must(t, os.WriteFile(path, c.damaged, 0o600))
		var problems []string
		must(t, store.Inspect(path, func(problem string) { problems = append(problems, problem) }))
		if len(problems) < c.atLeast {
			t.Errorf("%s: %q", name, problems)
		}
	}
}

// A database of another name that begins alike is no copy.
func TestRefusalNamesNoOtherDatabase(t *testing.T) {
	path := makeSample(t)
	other := filepath.Join(filepath.Dir(path), "colazione-demo.db")
	mustClose(t, mustOpen(t, other))
	raw := mustBytes(t, path)
	raw = bytesReplaced(raw, map[string]string{"catalogue of session-1": "Catalogue of session-1"})
	must(t, os.WriteFile(path, raw, 0o600))
	_, err := store.Open(path)
	mustFail(t, err, store.ErrDamaged)
	if text := err.Error(); !strings.Contains(text, "No intact copy") {
		t.Errorf("it says: %s", text)
	}
}
