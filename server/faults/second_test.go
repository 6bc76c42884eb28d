package faults_test

import (
	"strings"
	"testing"
	"time"

	"colazione/server/processtest"
)

// F15: a second process on the same file is turned away with a sentence, and the first does not notice.
func TestASecondProcessIsTurnedAway(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	w := mustWrite(t, m, 4, 5*time.Millisecond)
	const tries = 3
	for range tries {
		began := time.Now()
		said, code := processtest.Run("-addr", "127.0.0.1:0", "-data", p.Data)
		if code != 2 || !strings.Contains(said, "in use by another process") || strings.Count(said, "\n") != 1 {
			t.Errorf("it ended with %d and said: %s", code, said)
		}
		if took := time.Since(began); took > within(2*time.Second) {
			t.Errorf("it took %v to say so", took)
		}
		w.mustReach(t, 10)
	}
	w.end()
	row{"F15 second process", tries, w.count(), w.lost(t, m), w.outage, "of the first"}.report(t)
	p.MustEnd(t)
	mustCheckClean(t, p.Data)
}
