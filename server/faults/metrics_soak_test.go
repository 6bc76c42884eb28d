//go:build soak

package faults_test

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"colazione/server/processtest"
)

// mustMeasure reads one of the server's own figures; its name with its labels, as the server writes it.
func mustMeasure(t testing.TB, m *processtest.Meeting, name string) float64 {
	t.Helper()
	response, err := processtest.Client.Get(m.Base + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(response.Status, err)
	}
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, name+" "); found {
			n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	return 0
}

// mustMeasureMemory returns the bytes of what is alive, after enough garbage was made for it to be collected. The collector sets its next goal at twice the live heap and once
// the stacks (go.dev/doc/gc-guide).
func mustMeasureMemory(t testing.TB, m *processtest.Meeting) float64 {
	t.Helper()
	const collections = 300
	for range collections {
		if a := m.Call(http.MethodGet, "/openapi.yaml", "", nil); a.Err != nil {
			t.Fatal(a.Err)
		}
	}
	goal, stacks := mustMeasure(t, m, "go_memstats_next_gc_bytes"), mustMeasure(t, m, "go_memstats_stack_inuse_bytes")
	return (goal-stacks)/2 + stacks
}

func megabytes(bytes float64) string { return fmt.Sprintf("%.1f MB", bytes/(1<<20)) }
