package main_test

import (
	"regexp"
	"testing"

	"colazione/server/processtest"
)

// The figures are the machine's; that every part comes to some, beside those of the floor, is ours.
func TestTheBenchmarkMeasuresARoom(t *testing.T) {
	out, err := processtest.Command("bench", "-phones", "8", "-cards", "5", "-seconds", "1").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, figure := range []string{
		`memory for a phone: objects and stacks +– +-?[\d.]+`, // six phones take less than what the server may put away meanwhile
		`somebody comes late: frames +– +1\.\d\d `,            // one has the whole room; that somebody else came may follow before the line is closed
		`quiet, 10/s: until all phones show it, p99 +– +[\d.]+ +[\d.]+`,
		`busy, 120/s: until acknowledged, p99 +– +[\d.]+ +[\d.]+`,
		`flood, 120/s: acknowledged a second +– +1?[\d]{2}`,
	} {
		if !regexp.MustCompile(figure).Match(out) {
			t.Errorf("no %q in:\n%s", figure, out)
		}
	}
}
