package store_test

import (
	"fmt"
	"testing"

	"colazione/server/store"
)

func TestSpacesKeepEntriesInOrder(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	put := func(key, value string) store.Change {
		return store.Change{Space: store.People, Key: key, Value: []byte(value)}
	}
	must(t, s.Apply(put("b/1", "Bea"), put("a/2", "Aldo"), put("a/1", "Anna"), put("ab", "none"), put("a/3", "")))
	must(t, s.Apply(put("a/1", "Ada"), store.Change{Space: store.People, Key: "ab"}, store.Change{Space: store.People, Key: "never"}))
	must(t, s.Apply(store.Change{Space: store.Tokens, Key: "a/1", Value: []byte("token")}))
	for range 2 {
		equal(t, "people of a", mustList(t, s, store.People, "a/"), []string{"a/1=Ada", "a/2=Aldo", "a/3="})
		equal(t, "people", mustList(t, s, store.People, ""), []string{"a/1=Ada", "a/2=Aldo", "a/3=", "b/1=Bea"})
		equal(t, "tokens", mustList(t, s, store.Tokens, ""), []string{"a/1=token"})
		value, err := s.Get(store.People, "a/3")
		if err != nil || value == nil || len(value) != 0 {
			t.Fatalf("an empty value: %q, %v", value, err)
		}
		_, err = s.Get(store.People, "ab")
		mustFail(t, err, store.ErrNotFound)
		mustCheckClean(t, s)
		mustClose(t, s)
		s = mustOpen(t, path)
	}
}

func TestLongSpacesAreListedWhole(t *testing.T) {
	s := mustOpen(t, newPath(t))
	var changes []store.Change
	var want []string
	for i := range 10_000 {
		key := fmt.Sprintf("%06d", i)
		changes = append(changes, store.Change{Space: store.Audit, Key: key, Value: []byte(key)})
		want = append(want, key+"="+key)
	}
	must(t, s.Apply(changes...))
	equal(t, "audit", mustList(t, s, store.Audit, ""), want)
	equal(t, "audit 0099", mustList(t, s, store.Audit, "0099"), want[9900:10_000])
}

func TestSnapshots(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	want := func(seq uint64, state string) {
		t.Helper()
		gotSeq, got, err := s.Snapshot("a")
		if err != nil || gotSeq != seq || string(got) != state {
			t.Fatalf("snapshot %d %q, %v; want %d %q", gotSeq, got, err, seq, state)
		}
	}
	want(0, "")
	mustFail(t, s.SaveSnapshot("a", 1, []byte("early")), store.ErrGap)
	mustAppend(t, s, "a", 0, "uno", "due")
	must(t, s.SaveSnapshot("a", 1, []byte("state 1")))
	must(t, s.SaveSnapshot("a", 2, []byte("state 2")))
	mustFail(t, s.SaveSnapshot("a", 3, []byte("beyond")), store.ErrGap)
	want(2, "state 2")
	mustClose(t, s)
	s = mustOpen(t, path)
	want(2, "state 2")
	must(t, s.Erase("a"))
	want(0, "")
	mustFail(t, s.SaveSnapshot("a", 2, []byte("a late one")), store.ErrGap)
}
