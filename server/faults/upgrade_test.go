package faults_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/server/store"

	"colazione/server/processtest"
)

// F18: a program that knows more words than the database was written in makes a copy before it adds its own, and at whatever moment it is killed the words are the old or the
// new. One that knows fewer refuses the file.
func TestUpgrade(t *testing.T) {
	data := processtest.NewData(t)
	p := processtest.MustStartWithKey(t, data)
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	card := m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": "dalla versione di prima"}).Card
	p.MustEnd(t)
	now := mustWords(t, data)
	before := slices.DeleteFunc(slices.Clone(now), func(word string) bool { return strings.HasPrefix(word, "seat_") })
	if len(before) == 0 || len(before) == len(now) {
		t.Fatalf("the words are %q", now)
	}
	copied := strings.TrimSuffix(data, ".db") + "-" + time.Now().UTC().Format(time.DateOnly) + "-before-upgrade.db"
	for n := range scale.upgrades {
		mustSetWords(t, data, before)
		mustKillAfter(t, data, slowestUpgrade*time.Duration(n)/time.Duration(scale.upgrades))
		switch words := mustWords(t, data); {
		case slices.Equal(words, now):
			if !slices.Equal(mustWords(t, copied), before) {
				t.Fatal("the words are new, and there is no copy with the old ones")
			}
		case !slices.Equal(words, before):
			t.Fatalf("neither the old words nor the new: %q", words)
		}
	}
	mustSetWords(t, data, before)
	p = processtest.MustStartWithKey(t, data)
	mustRun(t, "check", copied)
	m.Base = p.Base
	lost := 1
	for _, c := range m.MustCards(t) {
		if c.ID == card {
			lost = 0
		}
	}
	p.MustEnd(t)

	mustSetWords(t, data, append(now, "dream_shared"))
	said, code := processtest.Run("-addr", "127.0.0.1:0", "-data", data)
	if code != 1 || !strings.Contains(said, "later version") || !strings.Contains(said, "dream_shared") {
		t.Errorf("an older program ended with %d and said: %s", code, said)
	}
	if words := mustWords(t, data); !slices.Contains(words, "dream_shared") {
		t.Error("the older program left its own words behind")
	}
	row{"F18 upgrade killed", scale.upgrades, 1, lost, 0, "old or new, copy first; older program refuses"}.report(t)
}

// slowestUpgrade is when a start is past all that is tried here.
const slowestUpgrade = 80 * time.Millisecond

// mustKillAfter starts the program and kills it after so long, whatever it is at.
func mustKillAfter(t testing.TB, data string, after time.Duration) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), processtest.Binary, "-addr", "127.0.0.1:0", "-data", data)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait() // it was killed, which is an error
}

const wordsKey = "vocabulary"

func mustWords(t testing.TB, data string) (words []string) {
	t.Helper()
	err := store.Look(data, func(s *store.Store) error {
		list, err := s.Get(store.Meta, wordsKey)
		if err != nil {
			return err
		}
		return json.Unmarshal(list, &words)
	})
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func mustSetWords(t testing.TB, data string, words []string) {
	t.Helper()
	list, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(store.Change{Space: store.Meta, Key: wordsKey, Value: list}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(strings.TrimSuffix(data, ".db") + "-*.db")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}
