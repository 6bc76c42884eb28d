//go:build unix

package store_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"colazione/server/store"
)

// What is no file is refused before it is opened: reading a pipe would wait for whoever writes into it.
func TestPipesAreRefused(t *testing.T) {
	folder := t.TempDir()
	pipe, path := filepath.Join(folder, "pipe"), filepath.Join(folder, "colazione.db")
	must(t, syscall.Mkfifo(pipe, 0o600))
	_, err := store.Open(pipe)
	mustFail(t, err, store.ErrForeign)
	_, err = store.Restore(pipe, path, time.Now())
	mustFail(t, err, store.ErrForeign)
}

// A link that lies where a restored file is made leads into no other file.
func TestRestoreFollowsNoLink(t *testing.T) {
	folder := t.TempDir()
	copied, path, other := filepath.Join(folder, "copy.db"), filepath.Join(folder, "colazione.db"), filepath.Join(folder, "other")
	mustClose(t, mustOpen(t, copied))
	must(t, os.WriteFile(other, []byte("not ours"), 0o600))
	must(t, os.Symlink(other, path+store.MakingSuffix))
	_, err := store.Restore(copied, path, time.Now())
	must(t, err)
	kept, err := os.ReadFile(other)
	must(t, err)
	if string(kept) != "not ours" {
		t.Errorf("another file holds %d bytes of the database", len(kept))
	}
	mustClose(t, mustOpen(t, path))
}
