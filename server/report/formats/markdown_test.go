package formats_test

import (
	"strings"
	"testing"

	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestMarkdownIsReadable(t *testing.T) {
	out := reporttest.MustRender(t, outline.Build(reporttest.MustMilan(t), session.Italian, reporttest.Now), "md")
	for _, want := range []string{
		"# Valutare l’impatto dei social media in un piano di marketing per la salute\n",
		"### Percorso 1: Far conoscere la patologia, e sapere quanto rende\n",
		"1. **Bisogno**\n   - Capire se i soldi che mettiamo sui social rendono davvero (11 like su 22 votanti)\n",
		"misura: Persone uniche raggiunte in un anno; oggi: 180.000; traguardo: 300.000; scadenza: dicembre 2027",
		"| 1 | Portare a bordo gli stakeholder interni: legale, medical, direzione (più votata · più rappresentativa · insieme più ampio (1)) | 14 | 5 | 9 | 64% | 2 su 2 | 0,60 |",
		"- Portare a bordo gli stakeholder interni: legale, medical, direzione (14 like su 22 votanti · Tavolo del camino)\n  - Coinvolgere gli stakeholder interni (unita a questa · Tavolo del camino)\n",
		"**I temi, in quota di like (618 like; 15 schede con un tema su 74):** awareness 12%, engagement 6%, ascolto 3%, senza tema 79%.",
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
	for _, text := range reporttest.Hostile {
		d := outline.Build(reporttest.With(reporttest.MustMilan(t), text), session.Italian, reporttest.Now)
		heading, _, _ := strings.Cut(reporttest.MustRender(t, d, "md"), "\n")
		got := strings.ReplaceAll(strings.TrimPrefix(heading, "# "), "<br>", "\n")
		got = reporttest.Escaped.ReplaceAllStringFunc(got, func(pair string) string { return pair[1:] })
		if got != reporttest.Expect(text) {
			t.Errorf("%q reads %q", text, got)
		}
	}
}
