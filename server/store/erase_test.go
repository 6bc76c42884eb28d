package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"colazione/server/store"
)

// fill puts a session with its entries everywhere and returns the number of records.
func fill(t testing.TB, s *store.Store, id string, records int) {
	t.Helper()
	var log [][]byte
	for i := range records {
		log = append(log, fmt.Appendf(nil, `{"card":%d,"text":"parole di %s"}`, i, id))
	}
	must(t, s.Append(id, 0, log,
		store.Change{Space: store.Sessions, Key: id, Value: []byte("catalogue of " + id)},
		store.Change{Space: store.Codes, Key: "C0DE" + id, Value: []byte(id)},
		store.Change{Space: store.Access, Key: id, Value: []byte("access to " + id)},
		store.Change{Space: store.Tokens, Key: id + "/hash", Value: []byte("token of " + id)},
		store.Change{Space: store.People, Key: id + "/person", Value: []byte("profile in " + id)},
		store.Change{Space: store.Audit, Key: "2026-" + id[:1], Value: []byte("made")}))
	must(t, s.SaveSnapshot(id, 1, []byte("state of "+id)))
}

func TestEraseLeavesNoByte(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	fill(t, s, "keep-me", 500)
	fill(t, s, "erase-me", 3000)
	fill(t, s, "erase-me-too", 2) // its id begins as the other's does
	fill(t, s, "small", 3)
	kept := mustRead(t, s, "keep-me", 0)

	must(t, s.Erase("erase-me", "small", "never-was"))
	checks := func() {
		t.Helper()
		equal(t, "kept log", mustRead(t, s, "keep-me", 0), kept)
		equal(t, "erased log", mustRead(t, s, "erase-me", 0), nil)
		equal(t, "sessions", mustList(t, s, store.Sessions, ""), []string{"erase-me-too=catalogue of erase-me-too", "keep-me=catalogue of keep-me"})
		equal(t, "codes", mustList(t, s, store.Codes, ""), []string{"C0DEerase-me-too=erase-me-too", "C0DEkeep-me=keep-me"})
		equal(t, "tokens", mustList(t, s, store.Tokens, "erase-me/"), nil)
		equal(t, "people", mustList(t, s, store.People, "keep-me/"), []string{"keep-me/person=profile in keep-me"})
		mustCheckClean(t, s)
	}
	checks()
	mustNotHold(t, path, "small", "parole di erase-me\"", "catalogue of erase-me\x00", "erase-me/")
	mustFail(t, s.Append("erase-me", 3000, bytesOf([]string{"ghost"})), store.ErrGap)
	mustAppend(t, s, "keep-me", 500, "after")
	kept = append(kept, "501 after")
	checks()
	mustClose(t, s)
	s = mustOpen(t, path)
	checks()
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Fatalf("more than the database is left: %v", entries)
	}
}

func TestEraseWithoutSessionsTakesOutWhatWasDeleted(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	must(t, s.Apply(store.Change{Space: store.People, Key: "a/p", Value: []byte("Giovanna Ferri")}))
	must(t, s.Apply(store.Change{Space: store.People, Key: "a/p"}))
	mustHold(t, path, "Giovanna Ferri")
	must(t, s.Erase())
	mustNotHold(t, path, "Giovanna Ferri")
	mustCheckClean(t, s)
}

func mustHold(t testing.TB, path, text string) {
	t.Helper()
	if !bytes.Contains(mustBytes(t, path), []byte(text)) {
		t.Fatalf("%q should be found in the file, or the test proves nothing", text)
	}
}

func mustNotHold(t testing.TB, path string, texts ...string) {
	t.Helper()
	raw := mustBytes(t, path)
	for _, text := range texts {
		if bytes.Contains(raw, []byte(text)) {
			t.Errorf("%q is still in the file", text)
		}
	}
}

func mustBytes(t testing.TB, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	must(t, err)
	return raw
}

func TestEraseWhileOthersReadAndAppend(t *testing.T) {
	t.Run("open files can be renamed over", eraseWhileOthersReadAndAppend)
	t.Run("open files must be closed first", func(t *testing.T) {
		defer store.CloseToReplace()()
		eraseWhileOthersReadAndAppend(t)
	})
}

func eraseWhileOthersReadAndAppend(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	const victims = 6
	for i := range victims {
		fill(t, s, fmt.Sprintf("victim-%d", i), 2000)
	}
	stop := make(chan struct{})
	var writers sync.WaitGroup
	counts := make([]uint64, 8)
	for w := range counts {
		writers.Go(func() {
			session := fmt.Sprint("writer-", w)
			for ; ; counts[w]++ {
				select {
				case <-stop:
					return
				default:
				}
				change := store.Change{Space: store.People, Key: fmt.Sprint(session, "/", counts[w]%10), Value: fmt.Append(nil, counts[w])}
				if err := s.Append(session, counts[w], [][]byte{fmt.Append(nil, counts[w])}, change); err != nil {
					t.Error(err)
					return
				}
				if err := s.Read(session, counts[w], func(uint64, []byte) error { return nil }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range victims {
		must(t, s.Erase(fmt.Sprintf("victim-%d", i)))
	}
	close(stop)
	writers.Wait()
	check := func() {
		t.Helper()
		for w, n := range counts {
			if got := mustRead(t, s, fmt.Sprint("writer-", w), 0); uint64(len(got)) != n {
				t.Fatalf("writer %d: %d records, %d acknowledged", w, len(got), n)
			}
		}
		mustCheckClean(t, s)
	}
	check()
	mustNotHold(t, path, "victim-")
	mustClose(t, s)
	s = mustOpen(t, path)
	check()
}

func TestWhatAnErasedSessionGetsMeanwhileGoesWithIt(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	fill(t, s, "victim", 5000)
	done := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		for last := uint64(5000); ; last++ {
			select {
			case <-done:
				return
			default:
			}
			if s.Append("victim", last, bytesOf([]string{"last words of victim"})) != nil {
				return // erased
			}
		}
	})
	must(t, s.Erase("victim"))
	close(done)
	writer.Wait()
	mustNotHold(t, path, "victim")
	mustCheckClean(t, s)
}

func TestBackupIsWholeAndOpens(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	for i := range 20 {
		fill(t, s, fmt.Sprintf("s%02d", i), 200)
	}
	var deepest time.Duration
	stop := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		for n := uint64(0); ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			start := time.Now()
			if err := s.Append("live", n, bytesOf([]string{"word"})); err != nil {
				t.Error(err)
			}
			deepest = max(deepest, time.Since(start))
		}
	})
	copied := filepath.Join(t.TempDir(), "copy.db")
	for range 3 {
		acked, err := s.Last("live")
		must(t, err)
		file, err := os.Create(copied)
		must(t, err)
		n, err := s.WriteTo(file)
		must(t, err)
		must(t, file.Close())
		if info, _ := os.Stat(copied); info.Size() != n {
			t.Fatalf("said %d bytes, wrote %d", n, info.Size())
		}
		c, err := store.Open(copied)
		must(t, err)
		mustCheckClean(t, c)
		equal(t, "s07", mustRead(t, c, "s07", 0), mustRead(t, s, "s07", 0))
		if last, _ := c.Last("live"); last < acked {
			t.Fatalf("the copy ends at %d, %d were acknowledged before it", last, acked)
		}
		must(t, c.Close())
	}
	close(stop)
	writer.Wait()
	t.Logf("longest append during a backup: %v", deepest)
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Fatalf("more than the database is left: %v", entries)
	}
}

// Words that are taken out of a log are nowhere in the file any more, also those that came while it was written anew; nothing else changes.
func TestRedactLeavesNoByte(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	fill(t, s, "other", 3000)
	mustAppend(t, s, "talk", 0, "a secret", "a need")
	must(t, s.SaveSnapshot("talk", 2, []byte("all about a secret")))
	leaves, stays := "talk/leaves", "talk/stays"
	must(t, s.Apply(store.Change{Space: store.People, Key: leaves, Value: []byte("a secret name")}, store.Change{Space: store.People, Key: stays, Value: []byte("an open name")},
		store.Change{Space: store.People, Key: "other/leaves", Value: []byte("a name elsewhere")}))
	copied := mustCopy(t, s, time.Now(), "")
	must(t, s.Apply(store.Change{Space: store.People, Key: leaves}, store.Change{Space: store.People, Key: "other/leaves"}))
	must(t, s.Apply(store.Change{Space: store.Erasing, Key: "talk", Value: []byte{}}, store.Change{Space: store.Erasing, Key: "other", Value: []byte{}}))
	began := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		<-began
		mustAppend(t, s, "talk", 2, "again a secret")
		must(t, s.SaveSnapshot("talk", 3, []byte("still a secret")))
	})
	files := 0 // the copy first
	must(t, s.Redact("talk", func() (store.Edit, error) {
		if files++; files == 2 {
			close(began)
		}
		return func(record []byte) ([]byte, error) {
			if files == 2 && string(record) == "a need" {
				writer.Wait() // so that the rest comes while the file is written anew
			}
			return bytes.ReplaceAll(record, []byte("secret"), []byte("-")), nil
		}, nil
	}))
	mustNotHold(t, path, "secret")
	mustNotHold(t, copied, "secret")
	mustHold(t, copied, "an open name")
	mustHold(t, copied, "a name elsewhere")
	check := func() {
		t.Helper()
		if got := mustRead(t, s, "talk", 0); !slices.Equal(got, []string{"1 a -", "2 a need", "3 again a -"}) {
			t.Errorf("the log is %q", got)
		}
		if seq, state, err := s.Snapshot("talk"); seq != 0 || state != nil || err != nil {
			t.Errorf("the snapshot is %d %q, %v", seq, state, err)
		}
		var erasing []string
		must(t, s.List(store.Erasing, "", func(key string, _ []byte) error { erasing = append(erasing, key); return nil }))
		if !slices.Equal(erasing, []string{"other"}) {
			t.Errorf("%q are to be erased", erasing)
		}
		mustCheckClean(t, s)
	}
	check()
	mustAppend(t, s, "talk", 3, "goes on")
	mustClose(t, s)
	s = mustOpen(t, path)
	if n, err := s.Last("other"); n != 3000 || err != nil {
		t.Errorf("the other session has %d records, %v", n, err)
	}
}

// Who leaves while another session is redacted is in the copies no more once it is their session's turn.
func TestRedactTakesPeopleWhoLeftWhileItWaited(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "talk", 0, "a need")
	mustAppend(t, s, "other", 0, "a need")
	leaves := store.Change{Space: store.People, Key: "talk/leaves", Value: []byte("a secret name")}
	must(t, s.Apply(leaves))
	copied := mustCopy(t, s, time.Now(), "")
	as := func(record []byte) ([]byte, error) { return record, nil }
	began, goOn := make(chan struct{}), make(chan struct{})
	var both sync.WaitGroup
	both.Go(func() {
		files := 0
		must(t, s.Redact("other", func() (store.Edit, error) {
			if files++; files == 1 {
				close(began)
				<-goOn
			}
			return as, nil
		}))
	})
	<-began
	both.Go(func() { must(t, s.Redact("talk", func() (store.Edit, error) { return as, nil })) })
	for seq := range uint64(20) { // the other goes as far as it can meanwhile
		mustAppend(t, s, "talk", seq+1, "another need")
	}
	leaves.Value = nil
	must(t, s.Apply(leaves))
	close(goOn)
	both.Wait()
	mustNotHold(t, copied, "secret")
	mustNotHold(t, path, "secret")
}

func TestRedactThatFailsChangesNothing(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "talk", 0, "a need")
	refused := errors.New("no")
	for name, edit := range map[string]func() (store.Edit, error){
		"at the start": func() (store.Edit, error) { return nil, refused },
		"at a record":  func() (store.Edit, error) { return func([]byte) ([]byte, error) { return nil, refused }, nil },
	} {
		if err := s.Redact("talk", edit); !errors.Is(err, refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := mustRead(t, s, "talk", 0); !slices.Equal(got, []string{"1 a need"}) {
		t.Errorf("the log is %q", got)
	}
	mustAppend(t, s, "talk", 1, "goes on")
	mustCheckClean(t, s)
}
