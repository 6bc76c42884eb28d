package store_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A process that appends is killed again and again. Whatever it had printed as
// acknowledged is there, once, in order, and the file checks clean.
func TestKilledInALoop(t *testing.T) {
	t.Parallel()
	path := newPath(t)
	acked := map[string]uint64{}
	for round := range 12 {
		c := mustStart(t, "append", path)
		// At another moment each time, the first ones while the file is being made.
		kill := time.AfterFunc(time.Duration(round*round)*time.Millisecond*3, func() { c.cmd.Process.Kill() })
		lines, _ := c.all()
		kill.Stop()
		for i, line := range lines {
			session, number, _ := strings.Cut(line, " ")
			seq, err := strconv.ParseUint(number, 10, 64)
			if err != nil && i == len(lines)-1 {
				continue // cut in the middle of the line
			}
			must(t, err)
			acked[session] = max(acked[session], seq)
		}
		s := mustOpen(t, path)
		mustCheckClean(t, s)
		for session, last := range acked {
			got := mustRead(t, s, session, 0)
			if uint64(len(got)) < last {
				t.Fatalf("round %d: %s ends at %d, %d were acknowledged", round, session, len(got), last)
			}
			for i, record := range got {
				if record != fmt.Sprintf("%d %s record %d", i+1, session, i+1) {
					t.Fatalf("round %d: %s holds %q at %d", round, session, record, i+1)
				}
			}
		}
		mustClose(t, s)
	}
	total := uint64(0)
	for _, n := range acked {
		total += n
	}
	t.Logf("%d records acknowledged, none lost", total)
	if total == 0 {
		t.Error("nothing was acknowledged, so nothing was tried")
	}
}
