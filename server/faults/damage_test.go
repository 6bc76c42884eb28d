package faults_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"colazione/server/processtest"
)

// F7: a damaged file is refused in a sentence that names the newest intact copy, and is left as it is. What was there is never mistaken for nothing.
func TestADamagedFileIsRefusedAndItsCopyNamed(t *testing.T) {
	data := processtest.NewData(t)
	p := processtest.MustStartWithKey(t, data, "-backup-days", "0")
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	p.MustEnd(t)
	p = processtest.MustStartWithKey(t, data)
	m.Base = p.Base
	copied := mustWaitForCopy(t, data)
	first := mustRead(t, data)
	for range 40 {
		m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": "una parola da ritrovare"})
	}
	p.MustEnd(t)
	whole := mustRead(t, data)
	const page = 4096
	used := len(strings.TrimRight(whole, "\x00")) // beyond lies what was taken in advance
	word := strings.LastIndex(whole, "una parola da ritrovare")
	at := word / page * page
	damages := map[string]string{
		"emptied":               "",
		"cut in half":           whole[:used/2/page*page],
		"cut by some pages":     whole[:at],
		"a page zeroed":         whole[:at] + strings.Repeat("\x00", page) + whole[at+page:],
		"a byte flipped":        strings.ReplaceAll(whole, "una parola da ritrovare", "una parola da ritrovarE"),
		"older first pages":     first[:2*page] + whole[2*page:],
		"another program's":     strings.Repeat("an old letter\n", 4000),
		"zeros, as of a lost":   strings.Repeat("\x00", len(whole)),
		"the first page zeroed": strings.Repeat("\x00", page) + whole[page:],
	}
	folder := mustNames(t, data)
	for what, damaged := range damages {
		if err := os.WriteFile(data, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		said, code := processtest.Run("-addr", "127.0.0.1:0", "-data", data)
		if code != 1 || !strings.Contains(said, data) || !strings.Contains(said, filepath.Base(copied)) {
			t.Errorf("%s: it ended with %d and said: %s", what, code, said)
		}
		if mustRead(t, data) != damaged || mustNames(t, data) != folder {
			t.Errorf("%s: something was changed", what)
		}
		if said, code := processtest.Run("check", "-data", data); code != 1 || !strings.Contains(said, "bad: ") {
			t.Errorf("%s: the check ended with %d and said: %s", what, code, said)
		}
	}
	mustRun(t, "restore", copied, "-data", data)
	p = processtest.MustStartWithKey(t, data)
	m.Base = p.Base
	m.MustSend(t, m.Organiser, "card.add", map[string]any{"kind": "need", "text": "si continua"})
	p.MustEnd(t)
	row{fault: "F7 damaged file", tries: len(damages), note: "all refused, copy named, file untouched"}.report(t)
}

func mustNames(t testing.TB, path string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}
