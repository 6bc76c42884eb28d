package reporttest

import (
	"regexp"
	"strings"
	"testing"

	"colazione/server/report"
)

var (
	bold    = regexp.MustCompile(`\*\*`)
	begins  = regexp.MustCompile(`^(#{1,3} | *- | *\d+\. )`)
	aligned = regexp.MustCompile(`---:?`)
	slanted = regexp.MustCompile(`^\*(.*)\*$`)
	meaning = regexp.MustCompile("[\\\\`*_\\[\\]<>#|~&$^=@]|://|:[a-z]+:|(?i)www\\.|^ *[-+] |^ *\\d+[.)]( |$)|^(-+|=+)$")
	Escaped = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)
)

// checkMarkdown takes the document's own marks away, and puts a letter for what is escaped; of what remains nothing may mean anything.
func checkMarkdown(t *testing.T, _ *report.Document, out string) string {
	t.Helper()
	for line := range strings.Lines(out) {
		line = Escaped.ReplaceAllString(strings.TrimSuffix(line, "\n"), "x")
		line = begins.ReplaceAllString(line, "")
		table := strings.HasPrefix(line, "|")
		if table {
			line = strings.ReplaceAll(line, "|", "")
			line = aligned.ReplaceAllString(line, "")
		}
		line = strings.ReplaceAll(line, "<br>", "")
		if n := len(bold.FindAllString(line, -1)); n%2 != 0 {
			t.Errorf("half a bold text: %q", line)
		}
		line = bold.ReplaceAllString(line, "")
		line = slanted.ReplaceAllString(line, "$1")
		if at := meaning.FindString(line); at != "" {
			t.Errorf("%q means something in %q", at, line)
		}
	}
	return out
}
