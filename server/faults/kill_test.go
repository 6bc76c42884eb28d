package faults_test

import (
	"testing"
	"time"

	"colazione/server/store"

	"colazione/server/processtest"
)

// F1: the process is killed in a loop while people write. What was acknowledged is there, once, under the id that was given; the file checks clean; and somebody is
// served again within two seconds.
func TestKilledWhileManyWrite(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	w := mustWrite(t, m, scale.writers, 100*time.Millisecond)
	for range scale.kills {
		w.mustReach(t, scale.writers)
		p.Kill()
		again, took := p.Again(t)
		if took > within(2*time.Second) {
			t.Errorf("it took %v to be ready again", took)
		}
		p = again
	}
	w.mustReach(t, scale.writers)
	w.end()
	row{"F1 kill -9", scale.kills, w.count(), w.lost(t, m), w.outage, "under writers"}.report(t)
	p.MustEnd(t)
	mustCheckClean(t, p.Data)
}

func mustCheckClean(t testing.TB, data string) {
	t.Helper()
	s, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Check(func(problem string) { t.Error(problem) }); err != nil {
		t.Error(err)
	}
}
