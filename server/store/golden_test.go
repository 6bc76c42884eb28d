package store_test

import (
	"flag"
	"os"
	"testing"

	"colazione/server/store"
)

var update = flag.Bool("update", false, "write the golden file of the present format anew")

// A database as the first released format has it, and everything in it.
const (
	golden        = "testdata/format-1.db"
	goldenContent = "testdata/format-1.txt"
)

func TestGoldenFile(t *testing.T) {
	if *update {
		writeGolden(t)
	}
	path := newPath(t)
	must(t, os.WriteFile(path, mustBytes(t, golden), 0o600))
	s := mustOpen(t, path)
	mustCheckClean(t, s)
	if got, want := dump(t, s), string(mustBytes(t, goldenContent)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if seq, state, err := s.Snapshot("session-2"); seq != 1 || string(state) != "state of session-2" || err != nil {
		t.Errorf("the snapshot is %d %q, %v", seq, state, err)
	}
	mustAppend(t, s, "session-1", 3, "goes on")
	mustCheckClean(t, s)
}

func writeGolden(t *testing.T) {
	s := mustOpen(t, newPath(t))
	for id, records := range map[string]int{"session-0": 1, "session-1": 3, "session-2": 60} {
		fill(t, s, id, records)
	}
	mustAppend(t, s, "session-9", 0, "Misurare l'impatto oltre la reach", "")
	must(t, s.Apply(store.Change{Space: store.Meta, Key: "key", Value: []byte("value")},
		store.Change{Space: store.Series, Key: "series-1", Value: []byte("Milano e Roma")}))
	file, err := os.Create(golden)
	must(t, err)
	_, err = s.WriteTo(file)
	must(t, err)
	must(t, file.Close())
	must(t, os.WriteFile(goldenContent, []byte(dump(t, s)), 0o644))
}
