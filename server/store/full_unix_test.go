//go:build unix

package store_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"colazione/server/store"
)

func init() { children["full"] = fullChild }

func TestDiskFullAndRecovery(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "other", 0, "uno")
	mustClose(t, s)
	lines, code := mustStart(t, "full", path).all()
	want := []string{
		"stopped: there is no room left", "again: there is no room left", "readable: <nil> true <nil>",
		"erase: there is no room left to write", "recovered: <nil> <nil>",
	}
	if code != 0 || len(lines) != len(want) {
		t.Fatalf("ended with %d and said:\n%s", code, strings.Join(lines, "\n"))
	}
	for i, line := range lines {
		if !strings.HasPrefix(line, want[i]) {
			t.Errorf("%q, want %q…", line, want[i])
		}
	}
	s = mustOpen(t, path)
	mustCheckClean(t, s)
	equal(t, "other", mustRead(t, s, "other", 0), []string{"1 uno"})
}

// fullChild fills the database up to a limit on the size of files, deletes and
// reads under it, then lifts the limit and goes on.
func fullChild(args []string) error {
	s, err := store.Open(args[0])
	if err != nil {
		return err
	}
	if err := limitFiles(3 << 20); err != nil {
		return err
	}
	record := make([]byte, 10_000)
	last := uint64(0)
	for ; err == nil; last++ {
		err = s.Append("a", last, [][]byte{record})
	}
	last--
	fmt.Println("stopped:", err)
	for range 20 {
		err = s.Append("a", last, [][]byte{record})
	}
	fmt.Println("again:", err)
	n := uint64(0)
	err = s.Read("a", 0, func(uint64, []byte) error { n++; return nil })
	fmt.Println("readable:", err, n == last, s.Err())
	if err := limitFiles(1 << 20); err != nil { // less than the copy needs
		return err
	}
	fmt.Println("erase:", s.Erase("other"))
	if err := limitFiles(noLimit); err != nil {
		return err
	}
	for range 50 {
		if err := s.Append("a", last, [][]byte{record}); err != nil {
			return err
		}
		last++
	}
	err = s.Check(func(problem string) { fmt.Println("problem:", problem) })
	fmt.Println("recovered:", err, s.Close())
	return nil
}

const noLimit = ^uint64(0)

func limitFiles(size uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: noLimit})
}
