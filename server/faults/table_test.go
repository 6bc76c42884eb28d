package faults_test

import (
	"fmt"
	"testing"
	"time"

	"colazione/server/processtest"
)

// within is how long something may take that is promised for a time: where somebody waits for the tests, other things run besides.
func within(promised time.Duration) time.Duration {
	if scale.timed {
		return promised
	}
	return processtest.Patience
}

// row is what a test says in the table of `make soak`. Acked counts what was acknowledged, lost what of it was not there afterwards.
type row struct {
	fault              string
	tries, acked, lost int
	outage             time.Duration // the longest
	note               string
}

// report puts the row into the test's output, where .ci/soak finds it, and fails the test if anything was lost.
func (r row) report(t testing.TB) {
	t.Helper()
	t.Attr("soak", fmt.Sprintf("%s|%d|%d|%d|%s|%s", r.fault, r.tries, r.acked, r.lost, r.outage.Round(time.Millisecond), r.note))
	if r.lost > 0 {
		t.Errorf("%s: %d of %d that were acknowledged are lost", r.fault, r.lost, r.acked)
	}
}
