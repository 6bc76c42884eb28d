package store_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"colazione/server/store"
)

var update = flag.Bool("update", false, "write the golden file of the present format anew")

// A database as each format has it, and everything in it.
const (
	formats       = 3
	golden        = "testdata/format-%d.db"
	goldenContent = "testdata/format-%d.txt"
)

func TestGoldenFiles(t *testing.T) {
	if *update {
		writeGolden(t)
	}
	for n := 1; n <= formats; n++ {
		t.Run(fmt.Sprint("format ", n), func(t *testing.T) {
			path, was := newPath(t), mustBytes(t, fmt.Sprintf(golden, n))
			must(t, os.WriteFile(path, was, 0o600))
			s := mustOpen(t, path)
			mustCheckClean(t, s)
			if got, want := dump(t, s), string(mustBytes(t, fmt.Sprintf(goldenContent, n))); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if seq, state, err := s.Snapshot("session-2"); seq != 1 || string(state) != "state of session-2" || err != nil {
				t.Errorf("the snapshot is %d %q, %v", seq, state, err)
			}
			mustAppend(t, s, "session-1", 3, "goes on")
			must(t, s.Apply(store.Change{Space: store.Safety, Key: "session-1/report", Value: []byte("new")}))
			mustCheckClean(t, s)
			must(t, s.Close())
			mustCheckClean(t, mustOpen(t, path))
			copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), fmt.Sprintf("*-format-%d.db", n)))
			switch {
			case err != nil || (n < formats) != (len(copies) == 1):
				t.Fatalf("the copies are %q, %v", copies, err)
			case n < formats && !bytes.HasPrefix(mustBytes(t, copies[0]), was): // Windows has it longer
				t.Error("the copy is not what there was")
			}
		})
	}
}

func writeGolden(t *testing.T) {
	s := mustOpen(t, newPath(t))
	for id, records := range map[string]int{"session-0": 1, "session-1": 3, "session-2": 60} {
		fill(t, s, id, records)
	}
	mustAppend(t, s, "session-9", 0, "Misurare l'impatto oltre la reach", "")
	must(t, s.Apply(store.Change{Space: store.Meta, Key: "key", Value: []byte("value")},
		store.Change{Space: store.Series, Key: "series-1", Value: []byte("Milano e Roma")}))
	file, err := os.Create(fmt.Sprintf(golden, formats))
	must(t, err)
	_, err = s.WriteTo(file)
	must(t, err)
	must(t, file.Close())
	must(t, os.WriteFile(fmt.Sprintf(goldenContent, formats), []byte(dump(t, s)), 0o644))
}
