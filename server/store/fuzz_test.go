package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

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

// Whatever lies where a copy should, restoring it refuses it and leaves everything as it was, or gives what the copy held.
// The arbitrary bytes are a whole file of their own, or are laid over an intact copy.
func FuzzRestore(f *testing.F) {
	raw, err := os.ReadFile(fmt.Sprintf(golden, formats))
	if err != nil {
		f.Fatal(err)
	}
	want := mustBytes(f, fmt.Sprintf(goldenContent, formats))
	f.Add([]byte{}, false, uint32(0))
	f.Add([]byte("SQLite format 3\x00"), false, uint32(0))
	f.Add(raw[:4096], false, uint32(0))
	f.Add(raw, false, uint32(0))
	f.Add([]byte{}, true, uint32(0))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff}, true, uint32(2*4096+10))
	f.Fuzz(func(t *testing.T, over []byte, intact bool, at uint32) {
		data := over
		if intact {
			data = bytes.Clone(raw)
			copy(data[int(at)%len(data):], over)
		}
		folder := t.TempDir()
		from, path := filepath.Join(folder, "copy.db"), filepath.Join(folder, "colazione.db")
		must(t, os.WriteFile(from, data, 0o600))
		must(t, os.WriteFile(path, raw, 0o600))
		kept, err := store.Restore(from, path, time.Date(2026, 11, 19, 9, 0, 0, 0, time.UTC))
		if !bytes.Equal(mustBytes(t, from), data) {
			t.Fatal("the copy was changed")
		}
		if err != nil {
			if !bytes.Equal(mustBytes(t, path), raw) {
				t.Fatal("the database was changed, though the copy was refused")
			}
			return
		}
		if !bytes.Equal(mustBytes(t, kept), raw) {
			t.Fatal("what was there is not kept")
		}
		s, err := store.Open(path)
		if err != nil {
			t.Fatalf("what was restored does not open: %v", err)
		}
		defer s.Close()
		if got := dump(t, s); got != string(want) {
			t.Fatalf("restored, with other content:\n%s", got)
		}
	})
}
