package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"colazione/server/store"
)

// Whatever lies on disk, the envelope opens only as what was sealed there.
func FuzzEnvelope(f *testing.F) {
	key := []byte{0, 0, 0, 0, 0, 0, 0, 7}
	f.Add(store.Seal("a", key, []byte(`{"text":"ciao"}`)), uint16(3), byte(1))
	f.Add(store.Seal("a", key, nil), uint16(0), byte(0x80))
	f.Add([]byte{1, 2, 3}, uint16(9), byte(0))
	f.Fuzz(func(t *testing.T, raw []byte, at uint16, flip byte) {
		if payload, err := store.Unseal("a", key, raw); err == nil {
			if again := store.Seal("a", key, payload); !bytes.Equal(again, raw) {
				t.Fatalf("%x opens as %x, which seals as %x", raw, payload, again)
			}
		}
		sealed := store.Seal("a", key, raw)
		payload, err := store.Unseal("a", key, sealed)
		if err != nil || !bytes.Equal(payload, raw) {
			t.Fatalf("%x comes back as %x, %v", raw, payload, err)
		}
		if _, err := store.Unseal("b", key, sealed); err == nil {
			t.Fatal("opens in another session")
		}
		if _, err := store.Unseal("a", []byte{0, 0, 0, 0, 0, 0, 0, 8}, sealed); err == nil {
			t.Fatal("opens under another key")
		}
		if sealed[int(at)%len(sealed)] ^= flip; flip != 0 {
			if _, err := store.Unseal("a", key, sealed); err == nil {
				t.Fatalf("opens with byte %d changed", int(at)%len(sealed))
			}
		}
	})
}

// Whatever is done to a file, opening it refuses it or gives back what was in it,
// and never ends the process. The damage is some bytes laid over the file.
func FuzzOpenDamaged(f *testing.F) {
	raw, err := os.ReadFile(fmt.Sprintf(golden, formats))
	if err != nil {
		f.Fatal(err)
	}
	want := mustBytes(f, fmt.Sprintf(goldenContent, formats))
	f.Add(uint32(16), []byte{0})
	f.Add(uint32(4096), bytes.Repeat([]byte{0xff}, 40))
	f.Add(uint32(3*4096+8), []byte{1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, at uint32, over []byte) {
		damaged := bytes.Clone(raw)
		copy(damaged[int(at)%len(damaged):], over)
		path := filepath.Join(t.TempDir(), "colazione.db")
		must(t, os.WriteFile(path, damaged, 0o600))
		s, err := store.Open(path)
		if err != nil {
			if !bytes.Equal(mustBytes(t, path), damaged) {
				t.Fatal("the refused file was changed")
			}
			return
		}
		defer s.Close()
		if got := dump(t, s); got != string(want) {
			t.Fatalf("opened, with other content:\n%s", got)
		}
	})
}
