package store_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"colazione/server/store"

	"go.etcd.io/bbolt"
)

const pageSize = 4096

// makeSample makes a closed database with logs of several shapes in it.
func makeSample(t testing.TB) (path string) {
	t.Helper()
	path = newPath(t)
	s := mustOpen(t, path)
	for i, records := range []int{1, 3, 40, 400} {
		fill(t, s, fmt.Sprintf("session-%d", i), records)
	}
	must(t, s.Append("session-9", 0, [][]byte{bytes.Repeat([]byte("long "), 3000)}))
	must(t, s.Apply(store.Change{Space: store.People, Key: "session-1/person"}))
	mustClose(t, s)
	return path
}

// dump is everything that the store gives back, but for the snapshots, which it
// may leave out.
func dump(t testing.TB, s *store.Store) string {
	t.Helper()
	var b strings.Builder
	for _, id := range []string{"session-0", "session-1", "session-2", "session-3", "session-9"} {
		last, err := s.Last(id)
		must(t, err)
		fmt.Fprintln(&b, id, last, mustRead(t, s, id, 0))
		if seq, state, err := s.Snapshot(id); err != nil || state != nil && (seq != 1 || string(state) != "state of "+id) {
			t.Fatalf("snapshot of %s: %d %q %v", id, seq, state, err)
		}
	}
	for _, space := range []store.Space{store.Sessions, store.Series, store.Codes, store.Access, store.Tokens, store.People, store.Meta, store.Audit} {
		fmt.Fprintln(&b, space, mustList(t, s, space, ""))
	}
	return b.String()
}

// mustRefuseOrServe writes the damaged bytes to a file of their own. It must be
// refused, or be of no consequence. It says whether it was refused.
func mustRefuseOrServe(t testing.TB, what string, damaged []byte, want string) (refused bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "colazione.db")
	must(t, os.WriteFile(path, damaged, 0o600))
	s, err := store.Open(path)
	if err != nil {
		if !bytes.Equal(mustBytes(t, path), damaged) {
			t.Fatalf("%s: the refused file was changed", what)
		}
		return true
	}
	defer s.Close()
	if got := dump(t, s); got != want {
		t.Fatalf("%s: opened, with other content", what)
	}
	return false
}

func sample(t testing.TB) (raw []byte, content string) {
	t.Helper()
	path := makeSample(t)
	raw = mustBytes(t, path)
	raw = raw[:(lastUsed(raw)/pageSize+1)*pageSize] // beyond lies what was taken in advance
	return raw, dump(t, mustOpen(t, path))
}

func lastUsed(raw []byte) int {
	return bytes.LastIndexFunc(raw, func(r rune) bool { return r != 0 })
}

func TestFlippedBitsAreNoticedOrHarmless(t *testing.T) {
	t.Parallel()
	raw, content := sample(t)
	refused, tried := 0, 0
	flip := func(at int, bit byte) {
		damaged := bytes.Clone(raw)
		damaged[at] ^= bit
		tried++
		if mustRefuseOrServe(t, fmt.Sprintf("byte %d, bit %#x", at, bit), damaged, content) {
			refused++
		}
	}
	for at := 0; at < len(raw); at += pageSize {
		for i := 0; i < 16; i += 3 {
			flip(at+i, 1<<(i%8)) // the page's header
		}
		flip(at+17, 0x80) // its first element
		flip(at+28, 2)
	}
	for at := 0; at < len(raw); at += 97 {
		flip(at, 1<<(at%8))
	}
	t.Logf("%d of %d refused", refused, tried)
}

func TestLostPagesAreNoticedOrHarmless(t *testing.T) {
	raw, content := sample(t)
	for at := 0; at < len(raw); at += pageSize {
		page := raw[at : at+pageSize]
		zeroed := bytes.Clone(raw)
		clear(zeroed[at : at+pageSize])
		mustRefuseOrServe(t, fmt.Sprintf("page %d zeroed", at/pageSize), zeroed, content)
		if at > 0 {
			misplaced := bytes.Clone(raw)
			copy(misplaced[at-pageSize:], page)
			mustRefuseOrServe(t, fmt.Sprintf("page %d twice", at/pageSize), misplaced, content)
		}
	}
}

func TestCutFilesAreRefused(t *testing.T) {
	raw, content := sample(t)
	used := lastUsed(raw)
	for _, size := range []int{1, 15, 80, 1000, pageSize - 1, pageSize, pageSize + 50, 2 * pageSize, 5*pageSize + 7, used - 2*pageSize, used - pageSize} {
		if !mustRefuseOrServe(t, fmt.Sprintf("cut to %d bytes", size), raw[:size], content) {
			t.Errorf("served when cut to %d of %d bytes", size, len(raw))
		}
	}
}

func TestDamageNamesTheRecord(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"record":  {`{"card":7,"text":"parole di session-2"}`, "record 8 of session session-2 does not match its checksum"},
		"session": {"catalogue of session-1", `the entry "session-1" of sessions does not match its checksum`},
		"token":   {"token of session-2", `the entry "session-2/hash" of tokens does not match its checksum`},
	} {
		t.Run(name, func(t *testing.T) {
			path := makeSample(t)
			raw := mustBytes(t, path)
			at := 0
			for n := 0; ; n++ { // wherever it lies, also in pages that are no longer used
				i := bytes.Index(raw[at:], []byte(c.text))
				if i < 0 {
					break
				}
				at += i + 5
				raw[at] ^= 4
			}
			must(t, os.WriteFile(path, raw, 0o600))
			mustRefuse(t, path, store.ErrDamaged)
			_, err := store.Open(path)
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q does not say %q", err, c.want)
			}
		})
	}
}

func TestDamagedSnapshotIsLeftOut(t *testing.T) {
	path := makeSample(t)
	raw := bytes.ReplaceAll(mustBytes(t, path), []byte("state of session-2"), []byte("State of session-2"))
	must(t, os.WriteFile(path, raw, 0o600))
	s := mustOpen(t, path)
	if seq, state, err := s.Snapshot("session-2"); seq != 0 || state != nil || err != nil {
		t.Fatalf("%d %q %v", seq, state, err)
	}
	if _, state, _ := s.Snapshot("session-3"); string(state) != "state of session-3" {
		t.Fatalf("the other one: %q", state)
	}
	var problems []string
	must(t, s.Check(func(problem string) { problems = append(problems, problem) }))
	equal(t, "check", problems, []string{"the snapshot of session session-2 does not match its checksum"})
	must(t, s.Erase()) // a copy leaves it out too
	mustCheckClean(t, s)
}

// A damaged snapshot, with which one goes on, hides no damage with which one does not: the list of free pages, which reaches beyond the end, would end the process.
func TestDamageBesideADamagedSnapshotIsRefused(t *testing.T) {
	raw := bytes.ReplaceAll(mustBytes(t, makeSample(t)), []byte("state of session-2"), []byte("State of session-2"))
	lists := 0
	for at := 2 * pageSize; at+pageSize <= len(raw); at += pageSize {
		if binary.LittleEndian.Uint16(raw[at+8:]) == 0x10 {
			binary.LittleEndian.PutUint16(raw[at+10:], 0xFFFE)
			lists++
		}
	}
	if lists == 0 {
		t.Fatal("there is no list of free pages")
	}
	path := filepath.Join(t.TempDir(), "colazione.db")
	must(t, os.WriteFile(path, raw, 0o600))
	mustRefuse(t, path, store.ErrDamaged)
	var problems []string
	must(t, store.Inspect(path, func(problem string) { problems = append(problems, problem) }))
	if len(problems) != 2 || !strings.Contains(problems[1], "the list of free pages has no room for its 65534 entries") {
		t.Errorf("%q", problems)
	}
}

func TestTamperedContentIsRefused(t *testing.T) {
	log := func(tx *bbolt.Tx, session string) *bbolt.Bucket {
		return tx.Bucket([]byte("logs")).Bucket([]byte(session))
	}
	key := func(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }
	for name, c := range map[string]struct {
		edit func(tx *bbolt.Tx) error
		want string
	}{
		"a record removed":  {func(tx *bbolt.Tx) error { return log(tx, "session-3").Delete(key(200)) }, "record 200 of session session-3 is missing"},
		"the last removed":  {func(tx *bbolt.Tx) error { return log(tx, "session-3").Delete(key(400)) }, "ends at record 399 and should end at 400"},
		"a log removed":     {func(tx *bbolt.Tx) error { return tx.Bucket([]byte("logs")).DeleteBucket([]byte("session-1")) }, "logs of 4 sessions and should be of 5"},
		"an entry removed":  {func(tx *bbolt.Tx) error { return tx.Bucket([]byte("codes")).Delete([]byte("C0DEsession-1")) }, "codes has 3 entries and should have 4"},
		"a space removed":   {func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("people")) }, "bucket people is missing"},
		"a bucket too many": {func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("x")); return err }, `bucket "x" that no version knows`},
		"a record at another number": {func(tx *bbolt.Tx) error {
			b := log(tx, "session-3")
			return b.Put(key(5), bytes.Clone(b.Get(key(6))))
		}, "record 5 of session session-3 does not match its checksum"},
		"a record of another session": {func(tx *bbolt.Tx) error {
			return log(tx, "session-3").Put(key(1), bytes.Clone(log(tx, "session-2").Get(key(1))))
		}, "record 1 of session session-3 does not match its checksum"},
		"an entry under another key": {func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("tokens"))
			return b.Put([]byte("session-1/hash"), bytes.Clone(b.Get([]byte("session-2/hash"))))
		}, `the entry "session-1/hash" of tokens does not match`},
		"a value without envelope": {func(tx *bbolt.Tx) error { return log(tx, "session-3").Put(key(1), []byte("{}")) }, "is only 2 bytes long"},
	} {
		t.Run(name, func(t *testing.T) {
			path := makeSample(t)
			edit(t, path, c.edit)
			mustRefuse(t, path, store.ErrDamaged)
			_, err := store.Open(path)
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q does not say %q", err, c.want)
			}
		})
	}
}

func TestLaterFormatIsRefused(t *testing.T) {
	path := makeSample(t)
	edit(t, path, func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("colazione"))
		made := bytes.Clone(b.Get([]byte("made")))
		const at = len("colazione store")
		binary.BigEndian.PutUint32(made[at:], 4)
		return b.Put([]byte("made"), withSum(made[:len(made)-4]))
	})
	mustRefuse(t, path, store.ErrNewer)
}

// history makes a database and returns its bytes after each of some commits, the
// store still open, as a kill would leave them.
func history(t testing.TB, commits int) (states [][]byte, acked []int) {
	t.Helper()
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "session-0", 0, "first")
	for n := range commits {
		states = append(states, mustBytes(t, path))
		acked = append(acked, n+1)
		mustAppend(t, s, "session-0", uint64(n+1), fmt.Sprint("record ", n))
	}
	return states, acked
}

func TestHeadPutBackFromAnOlderCopyIsNoticed(t *testing.T) {
	states, _ := history(t, 30)
	now := states[len(states)-1]
	for back := 2; back < len(states); back++ {
		older := states[len(states)-1-back]
		for name, pages := range map[string][2]int{"both": {0, 2}, "first": {0, 1}, "second": {1, 2}} {
			damaged := bytes.Clone(now)
			copy(damaged[pages[0]*pageSize:pages[1]*pageSize], older[pages[0]*pageSize:])
			beforeLast := bytes.Equal(damaged[:2*pageSize], states[len(states)-2][:2*pageSize])
			if bytes.Equal(damaged, now) || beforeLast {
				continue // the latter is what a crash in the last commit leaves
			}
			t.Run(fmt.Sprint(name, " ", back), func(t *testing.T) {
				path := newPath(t)
				must(t, os.WriteFile(path, damaged, 0o600))
				mustRefuse(t, path, store.ErrDamaged)
			})
		}
	}
}

func TestInvalidHeadIsRefused(t *testing.T) {
	states, _ := history(t, 5)
	for page := range 2 {
		damaged := bytes.Clone(states[4])
		clear(damaged[page*pageSize : (page+1)*pageSize])
		path := newPath(t)
		must(t, os.WriteFile(path, damaged, 0o600))
		mustRefuse(t, path, store.ErrDamaged)
	}
}

// A kill between writing a commit's pages and writing its head.
func TestCrashInTheMiddleOfACommitIsNoDamage(t *testing.T) {
	states, acked := history(t, 20)
	for n := 1; n < len(states); n++ {
		crashed := bytes.Clone(states[n])
		copy(crashed[:2*pageSize], states[n-1][:2*pageSize])
		path := newPath(t)
		must(t, os.WriteFile(path, crashed, 0o600))
		s := mustOpen(t, path)
		if last, _ := s.Last("session-0"); last != uint64(acked[n-1]) {
			t.Fatalf("the log ends at %d, want %d", last, acked[n-1])
		}
		mustCheckClean(t, s)
		mustClose(t, s)
		mustClose(t, mustOpen(t, path))
	}
}

func TestHeadOfTheRunBeforeIsNoticed(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "a", 0, "uno")
	mustClose(t, s)
	older := mustBytes(t, path)
	s = mustOpen(t, path)
	mustAppend(t, s, "a", 1, "due")
	now := mustBytes(t, path) // as a kill would leave it
	mustClose(t, s)
	copy(now[:2*pageSize], older)
	must(t, os.WriteFile(path, now, 0o600))
	mustRefuse(t, path, store.ErrDamaged)
}

func TestRefusalNamesTheNewestCopy(t *testing.T) {
	path := makeSample(t)
	s := mustOpen(t, path)
	for _, name := range []string{"colazione-1.db", "colazione-2.db"} {
		file, err := os.Create(filepath.Join(filepath.Dir(path), name))
		must(t, err)
		_, err = s.WriteTo(file)
		must(t, err)
		must(t, file.Close())
	}
	mustClose(t, s)
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "colazione-3.db"), []byte("no copy"), 0o600))
	must(t, os.WriteFile(path, nil, 0o600))
	mustRefuse(t, path, store.ErrEmptied)
	_, err := store.Open(path)
	if !strings.Contains(err.Error(), "colazione-2.db") {
		t.Errorf("%q does not name the newest copy", err)
	}
}

// A disk may also lose a byte of what was verified at the start.
func TestRecordDamagedWhileOpen(t *testing.T) {
	path := makeSample(t)
	s := mustOpen(t, path)
	raw := mustBytes(t, path)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	defer file.Close()
	for at := 0; ; {
		i := bytes.Index(raw[at:], []byte(`{"card":299,"text":"parole di session-3"}`))
		if i < 0 {
			break
		}
		at += i + 1
		_, err := file.WriteAt([]byte("X"), int64(at))
		must(t, err)
	}
	read := 0
	err = s.Read("session-3", 0, func(uint64, []byte) error { read++; return nil })
	mustFail(t, err, store.ErrDamaged)
	if !strings.Contains(err.Error(), "record 300 of session session-3") || read > 299 {
		t.Errorf("%d records, then %q", read, err)
	}
	_, err = s.WriteTo(new(bytes.Buffer))
	mustFail(t, err, store.ErrDamaged)
	mustFail(t, s.Erase("session-1"), store.ErrDamaged)
	equal(t, "the others", mustRead(t, s, "session-1", 0)[:1], []string{`1 {"card":0,"text":"parole di session-1"}`})
	mustAppend(t, s, "session-1", 3, "goes on")
}

// Reading a file that is cut under a running process must not end the process.
func TestFileCutWhileOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows lets nobody cut a file that is mapped")
	}
	path := makeSample(t)
	s := mustOpen(t, path)
	must(t, os.Truncate(path, 2*pageSize))
	err := s.Read("session-3", 0, func(uint64, []byte) error { return nil })
	mustFail(t, err, store.ErrDamaged)
	mustFail(t, s.Append("session-3", 400, bytesOf([]string{"x"})), store.ErrBroken)
	<-s.Failed()
	mustFail(t, s.Err(), store.ErrBroken)
	mustFail(t, s.Close(), store.ErrBroken)
}
