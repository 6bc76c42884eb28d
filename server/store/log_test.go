package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"colazione/server/store"
)

func TestLogKeepsOrderAndRefusesGaps(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	mustAppend(t, s, "a", 0, "uno", "due")
	mustAppend(t, s, "b", 0, "altro")
	mustAppend(t, s, "a", 2, "tre")
	for _, after := range []uint64{0, 1, 2, 4, 1 << 63} {
		mustFail(t, s.Append("a", after, bytesOf([]string{"no"})), store.ErrGap)
	}
	mustFail(t, s.Append("new", 1, bytesOf([]string{"no"})), store.ErrGap)
	mustAppend(t, s, "a", 3) // nothing, at the right place
	mustFail(t, s.Append("a", 2, nil), store.ErrGap)

	for range 2 {
		equal(t, "a", mustRead(t, s, "a", 0), []string{"1 uno", "2 due", "3 tre"})
		equal(t, "a after 2", mustRead(t, s, "a", 2), []string{"3 tre"})
		equal(t, "a after its end", mustRead(t, s, "a", 3), nil)
		equal(t, "b", mustRead(t, s, "b", 0), []string{"1 altro"})
		equal(t, "unknown", mustRead(t, s, "c", 0), nil)
		for session, want := range map[string]uint64{"a": 3, "b": 1, "new": 0} {
			if last, err := s.Last(session); err != nil || last != want {
				t.Fatalf("last of %s: %d, %v; want %d", session, last, err, want)
			}
		}
		mustCheckClean(t, s)
		mustClose(t, s)
		s = mustOpen(t, path)
	}
}

func TestAppendAndItsChangesAreOne(t *testing.T) {
	s := mustOpen(t, newPath(t))
	entry := store.Change{Space: store.Sessions, Key: "a", Value: []byte("Milano")}
	must(t, s.Append("a", 0, bytesOf([]string{"uno"}), entry))
	entry.Value = []byte("Roma")
	mustFail(t, s.Append("a", 0, bytesOf([]string{"uno"}), entry), store.ErrGap)
	equal(t, "sessions", mustList(t, s, store.Sessions, ""), []string{"a=Milano"})
}

func TestReadGivesLongLogsInPieces(t *testing.T) {
	s := mustOpen(t, newPath(t))
	var want []string
	for i := range 20_000 {
		want = append(want, fmt.Sprintf("%d record %d", i+1, i))
	}
	var records [][]byte
	for i := range want {
		records = append(records, fmt.Appendf(nil, "record %d", i))
	}
	must(t, s.Append("a", 0, records))
	equal(t, "all", mustRead(t, s, "a", 0), want)
	equal(t, "the end", mustRead(t, s, "a", 19_990), want[19_990:])

	big := bytes.Repeat([]byte("x"), 3<<20)
	must(t, s.Append("big", 0, [][]byte{big, {}, big}))
	var sizes []int
	must(t, s.Read("big", 0, func(_ uint64, record []byte) error {
		sizes = append(sizes, len(record))
		return nil
	}))
	if !slices.Equal(sizes, []int{len(big), 0, len(big)}) {
		t.Fatal(sizes)
	}
	stop := errors.New("enough")
	mustFail(t, s.Read("a", 0, func(seq uint64, _ []byte) error {
		if seq == 5000 {
			return stop
		}
		return nil
	}), stop)
}

func TestCallbacksMayUseTheStore(t *testing.T) {
	s := mustOpen(t, newPath(t))
	mustAppend(t, s, "a", 0, "uno")
	must(t, s.Read("a", 0, func(seq uint64, record []byte) error {
		if seq == 5 {
			return nil
		}
		if err := s.Erase(); err != nil {
			return err
		}
		return s.Append("a", seq, [][]byte{record})
	}))
	mustCheckClean(t, s)
}

func TestManyWritersAtOnce(t *testing.T) {
	const writers, each = 200, 20
	s := mustOpen(t, newPath(t))
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			session := fmt.Sprintf("room-%d", w%20)
			for i := range each {
				for {
					last, err := s.Last(session)
					if err == nil {
						err = s.Append(session, last, [][]byte{fmt.Appendf(nil, "%d/%d", w, i)})
					}
					if errors.Is(err, store.ErrGap) {
						continue // another writer of the same room was first
					}
					if err != nil {
						t.Error(err)
					}
					break
				}
			}
		})
	}
	all.Wait()
	seen := map[string]int{}
	for room := range 20 {
		must(t, s.Read(fmt.Sprintf("room-%d", room), 0, func(_ uint64, record []byte) error {
			seen[string(record)]++
			return nil
		}))
	}
	for w := range writers {
		for i := range each {
			if n := seen[fmt.Sprintf("%d/%d", w, i)]; n != 1 {
				t.Fatalf("record %d of writer %d is there %d times", i, w, n)
			}
		}
	}
	mustCheckClean(t, s)
}

func TestOneBadRequestHarmsNoOther(t *testing.T) {
	s := mustOpen(t, newPath(t))
	mustAppend(t, s, "a", 0, "uno")
	var all sync.WaitGroup
	for i := range 100 {
		all.Go(func() { mustFailAsync(t, s.Append("a", 7, bytesOf([]string{"no"})), store.ErrGap) })
		all.Go(func() { mustFailAsync(t, s.Append(fmt.Sprint("good", i), 0, bytesOf([]string{"sì"})), nil) })
	}
	all.Wait()
	for i := range 100 {
		equal(t, "good", mustRead(t, s, fmt.Sprint("good", i), 0), []string{"1 sì"})
	}
	equal(t, "a", mustRead(t, s, "a", 0), []string{"1 uno"})
}

func mustFailAsync(t *testing.T, err, want error) {
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestSlicesBelongToTheCallerAgain(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	record, value := []byte("record"), []byte("value")
	must(t, s.Append("a", 0, [][]byte{record}, store.Change{Space: store.Meta, Key: "k", Value: value}))
	copy(record, "XXXXXX")
	copy(value, "XXXXX")
	mustClose(t, s)
	s = mustOpen(t, path)
	equal(t, "a", mustRead(t, s, "a", 0), []string{"1 record"})
	equal(t, "meta", mustList(t, s, store.Meta, ""), []string{"k=value"})
}

func TestClosedStoreSaysSo(t *testing.T) {
	s := mustOpen(t, newPath(t))
	mustAppend(t, s, "a", 0, "uno")
	mustClose(t, s)
	_, last := s.Last("a")
	_, backup := s.WriteTo(new(bytes.Buffer))
	_, _, snapshot := s.Snapshot("a")
	for call, err := range map[string]error{
		"append": s.Append("a", 1, bytesOf([]string{"due"})), "last": last, "backup": backup, "close": s.Close(),
		"erase": s.Erase("a"), "check": s.Check(func(string) {}), "snapshot": snapshot,
		"read": s.Read("a", 0, func(uint64, []byte) error { return nil }),
	} {
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("%s: %v", call, err)
		}
	}
}

func TestWhatItCannotKeep(t *testing.T) {
	s := mustOpen(t, newPath(t))
	long := string(bytes.Repeat([]byte("k"), 2000))
	for _, session := range []string{"", "a/b", long} {
		mustFail(t, s.Append(session, 0, nil), store.ErrInvalid)
		mustFail(t, s.SaveSnapshot(session, 1, nil), store.ErrInvalid)
		mustFail(t, s.Erase(session), store.ErrInvalid)
	}
	for _, c := range []store.Change{{Space: "logs", Key: "k"}, {Space: store.Meta}, {Space: store.Meta, Key: long}} {
		mustFail(t, s.Apply(c), store.ErrInvalid)
	}
	_, err := s.Get("colazione", "made")
	mustFail(t, err, store.ErrInvalid)
}
