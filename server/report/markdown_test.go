package report_test

import (
	"regexp"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/session"
)

var (
	bold    = regexp.MustCompile(`\*\*`)
	begins  = regexp.MustCompile(`^(#{1,3} | *- | *\d+\. )`)
	aligned = regexp.MustCompile(`---:?`)
	slanted = regexp.MustCompile(`^\*(.*)\*$`)
	meaning = regexp.MustCompile("[\\\\`*_\\[\\]<>#|~&$^=@]|://|:[a-z]+:|(?i)www\\.|^ *[-+] |^ *\\d+[.)]( |$)|^(-+|=+)$")
	escaped = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)
)

// checkMarkdown takes the document's own marks away, and puts a letter for what is escaped; of what remains nothing may mean anything.
func checkMarkdown(t *testing.T, _ *report.Document, out string) string {
	t.Helper()
	for line := range strings.Lines(out) {
		line = escaped.ReplaceAllString(strings.TrimSuffix(line, "\n"), "x")
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

func TestMarkdownIsReadable(t *testing.T) {
	out := mustRender(t, report.Build(mustMilan(t), session.Italian, now), "md")
	for _, want := range []string{
		"# Valutare l’impatto dei social media in un piano di marketing per la salute\n",
		"### Percorso 1: Far conoscere la patologia, e sapere quanto rende\n",
		"1. **Bisogno**\n   - Capire se i soldi che mettiamo sui social rendono davvero (11 like)\n",
		"misura: Persone uniche raggiunte in un anno; oggi: 180.000; traguardo: 300.000; scadenza: dicembre 2027",
		"| 1 | Portare a bordo gli stakeholder interni: legale, medical, direzione (più votata · più rappresentativa · insieme più ampio (1)) | 14 | 5 | 9 | 64% | 2 su 2 | 0,60 |",
		"- Portare a bordo gli stakeholder interni: legale, medical, direzione (14 like · Tavolo del camino)\n  - Coinvolgere gli stakeholder interni (unita a questa · Tavolo del camino)\n",
		"**I temi, in quota di like:** awareness 60%, engagement 27%, ascolto 13%.",
		"| interne | 8 | 53% | 67 | 49% |",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q", want)
		}
	}
}

// A reader's program gives the text back as it was typed.
func TestMarkdownUnescapes(t *testing.T) {
	t.Parallel()
	for _, text := range hostile {
		d := report.Build(with(mustMilan(t), text), session.Italian, now)
		heading, _, _ := strings.Cut(mustRender(t, d, "md"), "\n")
		got := strings.ReplaceAll(strings.TrimPrefix(heading, "# "), "<br>", "\n")
		got = escaped.ReplaceAllStringFunc(got, func(pair string) string { return pair[1:] })
		if got != expect(text) {
			t.Errorf("%q reads %q", text, got)
		}
	}
}
