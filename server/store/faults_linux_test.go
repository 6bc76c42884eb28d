package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"colazione/server/faults/inject"
	"colazione/server/store"

	"golang.org/x/sys/unix"
)

func init() { children["faults"] = faultsChild }

// injector is storage that fails, in a child.
type injector struct{ inject.Injector }

// TestStorageCallsFail lets the first, second, … call of each kind fail, once or
// from then on.
func TestStorageCallsFail(t *testing.T) {
	t.Parallel()
	lines, code := mustStart(t, "faults", t.TempDir()).all()
	for _, line := range lines {
		if strings.HasPrefix(line, "no filter") {
			t.Skip(line)
		}
		t.Log(line)
	}
	if code != 0 || len(lines) == 0 {
		t.Fatalf("ended with %d", code)
	}
}

func faultsChild(args []string) error {
	var i injector
	if err := i.Watch(); err != nil {
		fmt.Println("no filter can be set here:", err)
		return nil
	}
	kinds := []struct {
		call  uintptr
		errno syscall.Errno
		full  bool // a disk that is full, with which the store goes on
		most  int64
	}{
		{unix.SYS_PWRITE64, syscall.EIO, false, 8},
		{unix.SYS_PWRITE64, syscall.ENOSPC, true, 8},
		{unix.SYS_PWRITE64, syscall.EDQUOT, true, 3},
		{unix.SYS_FDATASYNC, syscall.EIO, false, 6},
		{unix.SYS_FDATASYNC, syscall.ENOSPC, false, 4},
		{unix.SYS_FTRUNCATE, syscall.ENOSPC, true, 1},
		{unix.SYS_FTRUNCATE, syscall.EIO, false, 1},
		{unix.SYS_FSYNC, syscall.EIO, false, 2},
	}
	for k, kind := range kinds {
		for n := int64(1); n <= kind.most; n++ {
			for _, forEver := range []bool{false, true} {
				path := filepath.Join(args[0], fmt.Sprintf("%d-%d-%v.db", k, n, forEver))
				p := &inject.Plan{Call: kind.call, Nth: n, ForEver: forEver, Errno: kind.errno}
				if err := i.try(path, p, kind.full); err != nil {
					return fmt.Errorf("call %d, number %d, for ever %v, %w: %w", kind.call, n, forEver, kind.errno, err)
				}
			}
		}
		fmt.Printf("call %d failing with %v: state and answers are right\n", kind.call, kind.errno)
	}
	return errors.Join(i.everyCall(args[0], i.tryMaking), i.everyCall(args[0], i.tryErasing))
}

// everyCall lets the first, second, … of each call fail, until one is not made.
func (i *injector) everyCall(folder string, try func(path string, p *inject.Plan) error) error {
	for _, call := range inject.Watched {
		for n := int64(1); ; n++ {
			folder := filepath.Join(folder, fmt.Sprintf("every-%d-%d", call, n))
			if err := os.Mkdir(folder, 0o700); err != nil {
				return err
			}
			if err := try(filepath.Join(folder, "colazione.db"), &inject.Plan{Call: call, Nth: n, Errno: syscall.EIO}); err != nil {
				return fmt.Errorf("call %d, number %d: %w", call, n, err)
			}
			if err := os.RemoveAll(folder); err != nil {
				return err
			}
			if i.Count() < n {
				fmt.Printf("call %d failing as one of %d: all or nothing\n", call, n-1)
				break
			}
		}
	}
	return nil
}

// try appends while storage fails as planned, and looks at what is left.
func (i *injector) try(path string, p *inject.Plan, full bool) error {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	if err := s.Append("a", 0, [][]byte{[]byte("record 1")}); err != nil {
		return err
	}
	i.Set(p)
	acked, failed, err := appendUnder(s)
	i.Stop()
	hits := i.Failed()
	switch {
	case err != nil:
		return err
	case hits == 0:
		return errors.New("the call was never made, so nothing was tried")
	case failed == 0:
		return errors.New("a call failed and nobody was told")
	case full && (s.Err() != nil || !p.ForEver && failed != 1):
		return fmt.Errorf("a full disk: %d appends failed, then %v", failed, s.Err())
	case !full && !errors.Is(s.Err(), store.ErrBroken):
		return fmt.Errorf("the store goes on: %v", s.Err())
	}
	if full {
		if err := s.Append("a", acked, [][]byte{fmt.Appendf(nil, "record %d", acked+1)}); err != nil {
			return fmt.Errorf("after there is room again: %w", err)
		}
		acked++
	}
	if err := closeInTime(s); err != nil && !errors.Is(err, store.ErrBroken) {
		return err
	}
	return lookAt(path, acked, full)
}

// appendUnder tries twenty times, with an entry that makes the file grow, and returns the number of the last that was acknowledged.
func appendUnder(s *store.Store) (acked uint64, failed int, err error) {
	acked = 1
	for n := range 20 {
		record := fmt.Appendf(nil, "record %d", acked+1)
		change := store.Change{Space: store.Meta, Key: "large", Value: make([]byte, n*60_000)}
		switch err := s.Append("a", acked, [][]byte{record}, change); {
		case err == nil && s.Err() != nil:
			return 0, 0, errors.New("acknowledged after a final failure")
		case err == nil:
			acked++
		case errors.Is(err, store.ErrFull), errors.Is(err, store.ErrBroken):
			failed++
		default:
			return 0, 0, err
		}
	}
	return acked, failed, nil
}

func closeInTime(s *store.Store) error {
	done := make(chan error, 1)
	go func() { done <- s.Close() }()
	select {
	case err := <-done:
		return err
	case <-time.After(time.Minute):
		return errors.New("it does not close")
	}
}

// lookAt wants every acknowledged record and, after a final failure, at most the
// one more whose answer nobody got.
func lookAt(path string, acked uint64, full bool) error {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	defer func() { s.Close(); os.Remove(path) }()
	n := uint64(0)
	err = s.Read("a", 0, func(seq uint64, record []byte) error {
		if n++; string(record) != fmt.Sprintf("record %d", seq) {
			return fmt.Errorf("record %d is %q", seq, record)
		}
		return nil
	})
	if err == nil && (n < acked || n > acked+1 || full && n > acked) {
		err = fmt.Errorf("%d records, %d acknowledged", n, acked)
	}
	return errors.Join(err, s.Check(func(problem string) { err = errors.Join(err, errors.New(problem)) }), err)
}

// tryMaking makes a file under the plan. Whether or not that went well, the next
// start has a valid one.
func (i *injector) tryMaking(path string, p *inject.Plan) error {
	i.Set(p)
	s, err := store.Open(path)
	i.Stop()
	if err == nil {
		err = closeInTime(s)
	}
	if failed := i.Failed() > 0; failed != (err != nil) {
		return fmt.Errorf("a call failed: %v, and Open: %w", failed, err)
	}
	s, err = store.Open(path)
	if err != nil {
		return err
	}
	err = s.Append("a", 0, [][]byte{[]byte("record")})
	return errors.Join(err, s.Close())
}

// tryErasing erases under the plan: wholly, or not at all.
func (i *injector) tryErasing(path string, p *inject.Plan) error {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	for _, session := range []string{"a", "b"} {
		if err := s.Append(session, 0, [][]byte{[]byte("words of " + session), []byte("more")}); err != nil {
			return err
		}
	}
	i.Set(p)
	erased := s.Erase("a")
	i.Stop()
	a, errA := s.Last("a")
	switch {
	case erased == nil && (errA != nil || a != 0):
		return fmt.Errorf("said to be erased, and ends at %d, %v", a, errA)
	case erased != nil && s.Err() == nil && (errA != nil || a != 2):
		return fmt.Errorf("not erased (%w), and ends at %d, %v", erased, a, errA)
	}
	if s.Err() == nil {
		if err := s.Append("b", 2, [][]byte{[]byte("after")}); err != nil {
			return err
		}
	}
	if err := closeInTime(s); err != nil && !errors.Is(err, store.ErrBroken) {
		return err
	}
	if s, err = store.Open(path); err != nil {
		return err
	}
	a, errA = s.Last("a")
	b, errB := s.Last("b")
	if err := errors.Join(errA, errB, s.Close()); err != nil {
		return err
	}
	if a != 0 && a != 2 || b < 2 || erased == nil && a != 0 {
		return fmt.Errorf("after a restart the logs end at %d and %d", a, b)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if len(left) != 1 {
		return fmt.Errorf("more than the database is left: %v, %w", left, err)
	}
	return nil
}
