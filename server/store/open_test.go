package store_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"colazione/server/store"

	"go.etcd.io/bbolt"
)

func TestOpenMakesOneFileForItsOwner(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(entries) != 1 || entries[0].Name() != "colazione.db" {
		t.Fatalf("made %v", entries)
	}
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" { // where the folder says who may
		t.Errorf("others may read the file: %v", info.Mode())
	}
	mustCheckClean(t, s)
}

// A cut while the first file is being made leaves something under another name.
func TestOpenAfterACutAtTheVeryFirstStart(t *testing.T) {
	for name, left := range map[string][]byte{"nothing written": {}, "half written": []byte("\x00\x00half a page")} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			must(t, os.WriteFile(path+".new", left, 0o600))
			s := mustOpen(t, path)
			mustAppend(t, s, "a", 0, "uno")
			mustCheckClean(t, s)
			if _, err := os.Stat(path + ".new"); err == nil {
				t.Error("what was left is still there")
			}
		})
	}
}

func TestOpenAfterACutErasure(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "a", 0, "uno")
	mustClose(t, s)
	must(t, os.WriteFile(path+".compact", []byte("half a copy with words of a"), 0o600))
	s = mustOpen(t, path)
	equal(t, "a", mustRead(t, s, "a", 0), []string{"1 uno"})
	if _, err := os.Stat(path + ".compact"); err == nil {
		t.Error("what was left is still there")
	}
}

func TestOpenFollowsALink(t *testing.T) {
	path := newPath(t)
	link := filepath.Join(t.TempDir(), "link.db")
	mustClose(t, mustOpen(t, path))
	must(t, os.Symlink(path, link))
	s := mustOpen(t, link)
	mustAppend(t, s, "a", 0, "uno")
	must(t, s.Erase())
	mustClose(t, s)
	equal(t, "a", mustRead(t, mustOpen(t, path), "a", 0), []string{"1 uno"})
}

func TestOpenInAFolderThatIsNotThere(t *testing.T) {
	_, err := store.Open(filepath.Join(t.TempDir(), "no", "colazione.db"))
	mustFail(t, err, os.ErrNotExist)
}

func TestSecondProcessIsRefused(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "a", 0, "uno")
	for range 2 {
		start := time.Now()
		lines, code := mustStart(t, "open", path).all()
		if took := time.Since(start); took > time.Minute { // it does not wait for the first one to end
			t.Errorf("it took %v", took)
		}
		if code != 1 || len(lines) != 1 || !strings.Contains(lines[0], "in use by another process") {
			t.Fatalf("the second process ended with %d and said %q", code, lines)
		}
		mustAppend(t, s, "a", 1, "due")
		must(t, s.Erase("other")) // the lock passes on to the file that takes the first one's place
		mustFail(t, s.Append("a", 1, nil), store.ErrGap)
		must(t, s.Erase("a"))
		mustAppend(t, s, "a", 0, "uno")
	}
	_, err := store.Open(path)
	mustFail(t, err, store.ErrLocked)
	mustClose(t, s)
	if lines, code := mustStart(t, "open", path).all(); code != 0 {
		t.Fatalf("after the first has closed: %d %q", code, lines)
	}
}

func TestSecondProcessAtTheVeryFirstStart(t *testing.T) {
	path := newPath(t)
	var started []child
	for range 4 {
		started = append(started, mustStart(t, "open", path))
	}
	opened := 0
	for _, c := range started {
		lines, code := c.all()
		if code == 0 {
			opened++
		} else if !strings.Contains(strings.Join(lines, ""), "in use by another process") {
			t.Errorf("%d %q", code, lines)
		}
	}
	if opened == 0 {
		t.Error("nobody made the file")
	}
	mustCheckClean(t, mustOpen(t, path))
}

// edit changes the closed file by bbolt itself, with the transaction's number
// where each of them leaves it.
func edit(t *testing.T, path string, f func(tx *bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bbolt.Tx) error {
		if mark := tx.Bucket([]byte("colazione")); mark != nil {
			commit := bytes.Clone(mark.Get([]byte("commit")))
			binary.BigEndian.PutUint64(commit[16:], uint64(tx.ID()))
			must(t, mark.Put([]byte("commit"), withSum(commit[:24])))
		}
		return f(tx)
	}))
	must(t, db.Close())
}

// withSum appends the CRC-32C of b, in the place of what follows it.
func withSum(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)))
}

func TestFilesThatAreNotOurs(t *testing.T) {
	for name, c := range map[string]struct {
		make func(t *testing.T, path string)
		want error
	}{
		"empty": {func(t *testing.T, path string) { must(t, os.WriteFile(path, nil, 0o600)) }, store.ErrEmptied},
		"text":  {func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte("appunti\n"), 0o600)) }, store.ErrForeign},
		"long text": {func(t *testing.T, path string) {
			must(t, os.WriteFile(path, []byte(strings.Repeat("appunti ", 9000)), 0o600))
		}, store.ErrForeign},
		"zeros":       {func(t *testing.T, path string) { must(t, os.WriteFile(path, make([]byte, 70_000), 0o600)) }, store.ErrDamaged},
		"empty bbolt": {func(t *testing.T, path string) { edit(t, path, func(*bbolt.Tx) error { return nil }) }, store.ErrEmptied},
		"another's bbolt": {func(t *testing.T, path string) {
			edit(t, path, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err })
		}, store.ErrForeign},
		"lost mark": {func(t *testing.T, path string) {
			mustClose(t, mustOpen(t, path))
			edit(t, path, func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("colazione")) })
		}, store.ErrEmptied},
		"a folder": {func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o700)) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			c.make(t, path)
			if c.want == nil {
				if _, err := store.Open(path); err == nil {
					t.Fatal("opened")
				}
				return
			}
			mustRefuse(t, path, c.want)
		})
	}
}

// mustRefuse wants Open to refuse the file for this reason, to name it, and to
// leave it and its folder as they were.
func mustRefuse(t testing.TB, path string, want error) {
	t.Helper()
	before, names := mustBytes(t, path), mustNames(t, path)
	s, err := store.Open(path)
	if err == nil {
		s.Close()
		t.Fatalf("opened, want %v", want)
	}
	mustFail(t, err, want)
	if !strings.Contains(err.Error(), path) {
		t.Errorf("%q does not name the file", err)
	}
	if string(mustBytes(t, path)) != string(before) {
		t.Error("the refused file was changed")
	}
	if after := mustNames(t, path); after != names {
		t.Errorf("the folder had %s, has %s", names, after)
	}
}

func mustNames(t testing.TB, path string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	return fmt.Sprint(entries)
}
