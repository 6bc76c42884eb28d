//go:build unix

package report_test

import (
	"io"
	"syscall"
	"testing"
	"time"

	"colazione/server/report"
)

// mostTime is what the making of a document may take of one processor.
const mostTime = 300 * time.Millisecond

// worked is the time that the processors have worked for this process.
func worked(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// Time of the processor is measured, and not of the wall, so that whatever else the machine does changes little; and one try of several is enough.
func TestALargeMeetingTakesLittleTime(t *testing.T) {
	const tries = 8
	for name, d := range map[string]*report.Document{"meeting": mustLarge(t), "series": mustLargeSeries(t)} {
		for _, format := range report.Formats() {
			least := time.Hour
			for try := 0; try < tries && least > mostTime; try++ {
				from := worked(t)
				if err := report.Render(io.Discard, d, format); err != nil {
					t.Fatal(err)
				}
				least = min(least, worked(t)-from)
			}
			t.Logf("%s, %s: %v", name, format, least.Round(time.Millisecond))
			if least > mostTime {
				t.Errorf("%s of a large %s takes %v", format, name, least)
			}
		}
	}
}
