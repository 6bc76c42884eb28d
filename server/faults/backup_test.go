package faults_test

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"colazione/server/store"

	"colazione/server/processtest"
)

// F17: copies are taken while people write. All that was acknowledged before each is in it, nobody waits for it, and it can be put back.
func TestBackupUnderLoadThenRestore(t *testing.T) {
	data := processtest.NewData(t)
	mustBallast(t, data, scale.ballast)
	p := processtest.MustStartWithKey(t, data)
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	w := mustWrite(t, m, scale.writers, 100*time.Millisecond)
	w.mustReach(t, scale.writers)
	w.forgetOutage()
	time.Sleep(scale.undisturbed)
	usual := w.forgetOutage()
	folder := t.TempDir()
	takings := map[string]func(to string){
		"over HTTP":      func(to string) { mustDownload(t, m, to) },
		"from the shell": func(to string) { mustRun(t, "backup", to, "-data", data) },
	}
	var copies []string
	var before []map[string]string
	for name, take := range takings {
		for i := range scale.backups {
			copies = append(copies, filepath.Join(folder, fmt.Sprint(strings.ReplaceAll(name, " ", "-"), i, ".db")))
			before = append(before, w.ackedSoFar())
			take(copies[len(copies)-1])
		}
	}
	stall := w.forgetOutage()
	w.end()
	if said := mustRun(t, "check", "-data", data); !strings.HasPrefix(said, "ok: ") {
		t.Errorf("the running server says: %s", said)
	}
	p.MustEnd(t)
	if stall > usual+within(100*time.Millisecond) {
		t.Errorf("writers waited for %v, and for %v while nothing was copied", stall, usual)
	}
	acked, lost := 0, 0
	for i, from := range copies {
		mustRun(t, "check", from)
		mustRun(t, "restore", "-data", data, from)
		restored := processtest.MustStartWithKey(t, data)
		m.Base = restored.Base
		there := map[string]string{}
		for _, c := range m.MustCards(t) {
			there[c.Text] = c.ID
		}
		for text, card := range before[i] {
			if acked++; there[text] != card {
				lost++
			}
		}
		restored.MustEnd(t)
	}
	row{"F17 backup, restore", len(copies), acked, lost, stall, fmt.Sprintf("%d MB, under writers, who without a copy waited %d ms at the longest", size(t, copies[0])>>20, usual.Milliseconds())}.report(t)
}

// ackedSoFar is what was acknowledged up to now.
func (w *writers) ackedSoFar() map[string]string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.acked)
}

func (w *writers) forgetOutage() (was time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	was, w.outage = w.outage, 0
	return was
}

// mustBallast makes a database that holds so many entries of half a kilobyte beside what is to come.
func mustBallast(t testing.TB, data string, entries int) {
	t.Helper()
	if entries == 0 {
		return
	}
	s, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(`"` + strings.Repeat("a past meeting ", 35) + `"`)
	for at := 0; at < entries; {
		var some []store.Change
		for ; len(some) < 5000 && at < entries; at++ {
			some = append(some, store.Change{Space: store.Audit, Key: fmt.Sprintf("ballast/%09d", at), Value: text})
		}
		if err := s.Apply(some...); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func mustDownload(t testing.TB, m *processtest.Meeting, to string) {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, m.Base+"/api/v1/backup", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+m.Organiser)
	response, err := http.DefaultClient.Do(request) // the other gives up after a while
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	file, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := io.Copy(file, response.Body); err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s %v", response.Status, err)
	}
}

// mustRun runs the program, which must end with 0, and gives what it said.
func mustRun(t testing.TB, args ...string) string {
	t.Helper()
	said, code := processtest.Run(args...)
	if code != 0 {
		t.Fatalf("%q ended with %d: %s", args, code, said)
	}
	return said
}

func size(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// Who does not hold the organisers' token gets no copy.
func TestBackupIsForOrganisers(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	for _, token := range []string{"", m.MustJoin(t)} {
		if a := m.Call(http.MethodGet, "/backup", token, nil); a.Status != http.StatusUnauthorized && a.Status != http.StatusForbidden {
			t.Errorf("%d %.80s", a.Status, a.Body)
		}
	}
	p.MustEnd(t)
}

// What is erased is gone from the day's copy as well, at once.
func TestErasedFromTheDaysCopy(t *testing.T) {
	data := processtest.NewData(t)
	p := processtest.MustStartWithKey(t, data, "-backup-days", "0")
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": "una parola da dimenticare"})
	p.MustEnd(t)
	p = processtest.MustStartWithKey(t, data)
	m.Base = p.Base
	copied := mustWaitForCopy(t, data)
	if raw := mustRead(t, copied); !strings.Contains(raw, "una parola da dimenticare") {
		t.Fatal("the copy does not hold the word, so nothing is tried")
	}
	if a := m.Call(http.MethodDelete, "/sessions/"+m.ID, m.Organiser, nil); a.Status != http.StatusNoContent {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	for _, path := range []string{data, copied} {
		if raw := mustRead(t, path); strings.Contains(raw, "una parola da dimenticare") || strings.Contains(raw, m.Code) {
			t.Errorf("%s still holds it", path)
		}
	}
	mustRun(t, "check", copied)
	p.MustEnd(t)
}

func mustRead(t testing.TB, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// mustWaitForCopy waits for the copy that a server makes at its start, and gives its path.
func mustWaitForCopy(t testing.TB, data string) string {
	t.Helper()
	today := time.Now().UTC().Format(time.DateOnly) // at midnight the server may have another day; then the test is late
	path := strings.TrimSuffix(data, ".db") + "-" + today + ".db"
	processtest.MustHappen(t, "the copy "+path, func() bool { _, err := os.Stat(path); return err == nil })
	return path
}
