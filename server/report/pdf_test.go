package report_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/session"
)

// checkPDF holds a PDF to its text: all of it is there, in characters that its fonts have.
func checkPDF(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	f := mustPDF(t, out)
	if f.pages < 3 {
		t.Errorf("%d pages", f.pages)
	}
	all := bare(f.text)
	for _, text := range everyText(d) {
		for word := range strings.FieldsFuncSeq(unmarked(text), func(r rune) bool { return !plain(r) }) {
			if !strings.Contains(all, word) {
				t.Errorf("%q of %q is not in the file", word, text)
			}
		}
	}
	for _, r := range f.text {
		if r != '\n' && !slices.ContainsFunc(f.glyphs, func(g []byte) bool { return r < 0x10000 && (g[2*r] != 0 || g[2*r+1] != 0) }) {
			t.Fatalf("an empty box for %q (%U)", r, r)
		}
	}
	if !strings.Contains(out, "/Lang ("+string(d.Language)+")") {
		t.Error("the file does not say its language")
	}
	return f.text
}

// mustRead is the text of a PDF as another program finds it, its lines as one.
func mustRead(t *testing.T, out string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Fatal("pdftotext is not installed: run .ci/packages")
	}
	cmd := exec.CommandContext(t.Context(), tool, "-layout", "-", "-")
	cmd.Stdin = strings.NewReader(out)
	said, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(said)), " ")
}

func TestPDFReads(t *testing.T) {
	t.Parallel()
	src := mustMilan(t)
	src.Organiser = "Agenzia Caffè & Salute"
	for lang, want := range map[session.Language][]string{
		session.Italian: {
			"Valutare l’impatto dei social", "A cura di Agenzia Caffè & Salute", "19 novembre 2026", "Indice", "618", "Percorso 1: Far conoscere la patologia",
			"Bisogni e aspettative", "Tavolo della finestra", "più votata · più rappresentativa", "0,60", "interne", "unita a questa", "Poteva entrare chiunque",
		},
		session.English: {"Prepared by Agenzia Caffè & Salute", "19 November 2026", "Contents", "Path 1: Far conoscere", "most voted · most representative", "0.60", "joined with this one"},
		session.Dutch:   {"Opgesteld door Agenzia Caffè & Salute", "Inhoud", "Pad 1: Far conoscere", "meeste likes · breedst gedragen", "0,60", "hiermee samengevoegd"},
	} {
		flat := mustRead(t, mustRender(t, report.Build(src, lang, now), "pdf"))
		for _, text := range want {
			if !strings.Contains(flat, text) {
				t.Errorf("%s: a reader does not find %q", lang, text)
			}
		}
	}
}

func TestPDFIsSound(t *testing.T) {
	t.Parallel()
	headed := mustMilan(t)
	headed.Organiser, headed.Logo = "Agenzia", aLogo(t)
	for _, d := range []*report.Document{report.Build(headed, session.Italian, now), report.BuildSeries(mustTour(t, demo.StagePublished, true), session.Italian, now)} {
		mustBeSound(t, mustRender(t, d, "pdf"))
	}
	mustBeSound(t, mustRenderLarge(t, mustLarge(t), "pdf"))
}

// mustBeSound has another program read every part of a PDF.
func mustBeSound(t *testing.T, out string) {
	t.Helper()
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Fatal("qpdf is not installed: run .ci/packages")
	}
	path := filepath.Join(t.TempDir(), "synthesis.pdf")
	if err := os.WriteFile(path, []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), tool, "--check", path)
	if said, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(said, []byte("No syntax or stream encoding errors")) {
		t.Errorf("%v: %s", err, said)
	}
}

func TestPDFLeadsToItsSections(t *testing.T) {
	src := mustMilan(t)
	src.Organiser = "Agenzia"
	f := mustPDF(t, mustRender(t, report.Build(src, session.Italian, now), "pdf"))
	if n := strings.Count(f.raw, "/Subtype /Link"); n != 9 {
		t.Errorf("%d links in the contents, want one for each of the 9 chapters", n)
	}
	if n := len(regexp.MustCompile(`/Dest \[\d+ 0 R /XYZ 0`).FindAllString(f.raw, -1)); n < 9+4+5+5 {
		t.Errorf("%d bookmarks", n)
	}
	for _, want := range []string{"/Title ", "/Author ", "/Subject ", "/CreationDate (D:20261122084000)", "/ModDate (D:20261122084000)"} {
		if !strings.Contains(f.raw, want) {
			t.Errorf("no %s", want)
		}
	}
	// The findings are a page of their own, right after the title.
	pages := pagesOf(t, f.raw)
	if !strings.Contains(pages[1], "In breve") || !strings.Contains(pages[1], "49%") || !strings.Contains(pages[2], "I percorsi") {
		t.Error("the findings are not the second page")
	}
	for i, text := range pages[1:] {
		if !strings.Contains(text, fmt.Sprintf("%d / %d\n", i+2, f.pages)) {
			t.Errorf("page %d has no number", i+2)
		}
	}
}

// pagesOf is the text of each page.
func pagesOf(t *testing.T, raw string) []string {
	t.Helper()
	var pages []string
	for packed := range streams(raw) {
		var b strings.Builder
		for s := range shown(inflated(packed)) {
			b.WriteString(decoded(s) + "\n")
		}
		if b.Len() > 0 {
			pages = append(pages, b.String())
		}
	}
	return pages
}

// A table that goes on says again what its columns are.
func TestPDFRepeatsTheHeads(t *testing.T) {
	t.Parallel()
	pages := pagesOf(t, mustRenderLarge(t, mustLarge(t), "pdf"))
	ranked := 0
	for _, text := range pages {
		if strings.Contains(text, "più votata") || strings.Count(text, "6 su 6") > 2 {
			ranked++
			if !strings.Contains(text, "Posto\n") && !strings.Contains(text, "In breve") && !strings.Contains(text, "Il metodo") {
				t.Errorf("no heads over %.80q", text)
			}
		}
	}
	if ranked < 20 {
		t.Errorf("only %d pages of ranked cards", ranked)
	}
}

func TestPDFSaysWhatItCannotShow(t *testing.T) {
	t.Parallel()
	const note = "Il segno ▪ sta per un carattere"
	for text, want := range map[string]struct {
		shown string
		noted bool
	}{
		"漢字 e basta": {"▪▪ e basta", true}, "مرحبا": {"▪▪▪▪▪", true}, "👩‍👩‍👧‍👦 famiglia": {"▪ famiglia", true}, "bene 👍🏽": {"bene (+1)", false}, "❤️": {"♥", false},
		"🇮🇹 Italia": {"IT Italia", false}, "𝐆𝐫𝐚𝐬𝐬𝐞𝐭𝐭𝐨 ﬁne ①": {"Grassetto ﬁne 1", false}, "e\u0301 Ἀθῆναι": {"é Ἀθῆναι", false}, "ԔѢ Ͱ": {"[U+0514]Ѣ [U+0370]", false},
		"a\u00adb\u200bc\u2060d": {"abcd", false}, "1️⃣ primo": {"1 primo", false}, "x\u0303": {"x\u0303", false}, "�": {"?", false}, "1‑2": {"1-2", false},
	} {
		src := mustLittle(t)
		src.Cards[len(src.Cards)-1].Text = text
		f := mustPDF(t, mustRender(t, report.Build(src, session.Italian, now), "pdf"))
		if !strings.Contains(f.text, want.shown) {
			t.Errorf("%q is not shown as %q", text, want.shown)
		}
		if got := strings.Contains(f.text, note); got != want.noted {
			t.Errorf("%q: noted %t", text, got)
		}
	}
}

// Every letter of the scripts that Europe writes in is shown, as itself or named.
func TestPDFHasNoEmptyBoxes(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for r := rune(0xa1); r < 0x10000; r++ {
		if r < 0x530 || r >= 0x1d00 && r < 0x2c80 || r >= 0xa640 && r < 0xa800 || r >= 0xfb00 && r < 0xfb07 {
			b.WriteRune(r)
			b.WriteByte(' ')
		}
	}
	src := mustMilan(t)
	src.Synthesis.Note = b.String()
	d := report.Build(src, session.English, now)
	checkPDF(t, d, mustRender(t, d, "pdf"))
}

func TestPDFWritesHebrewFromRightToLeft(t *testing.T) {
	src := mustMilan(t)
	src.Cards = slices.Clone(src.Cards)
	src.Cards[0].Text = "Dice: שלום 24 עולם!"
	f := mustPDF(t, mustRender(t, report.Build(src, session.Italian, now), "pdf"))
	if !strings.Contains(f.text, "Dice: םלוע 24 םולש!") {
		t.Error("Hebrew does not stand from right to left")
	}
}

// Long texts and names are broken, not cut: in a box of the drawing, a row of a table, a column's head, a title.
func TestPDFCutsNothing(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("parola ", 900) + "fine"
	for name, text := range map[string]string{"words": long, "a word": strings.Repeat("x", 3000) + "fine"} {
		d := report.Build(with(mustFew(t), text), session.Italian, now)
		f := mustPDF(t, mustRender(t, d, "pdf"))
		whole := bare(f.text)
		want := strings.Count(bare(text), "parola") * (2*len(d.Cards) + 4)
		if got := strings.Count(whole, "parola"); got < want {
			t.Errorf("%s: %d are left of %d", name, got, want)
		}
		if strings.Count(whole, "fine") < 2*len(d.Cards)+4 {
			t.Errorf("%s: an end is missing", name)
		}
	}
}

func TestPDFOfAlmostNothing(t *testing.T) {
	t.Parallel()
	d := report.Build(report.Source{Info: session.Info{Language: session.Dutch}}, session.Dutch, now)
	if f := mustPDF(t, mustRender(t, d, "pdf")); f.pages < 2 {
		t.Errorf("%d pages", f.pages)
	}
	d = report.Build(mustCollect(t, mustPlay(t, demo.Rome(), demo.StageLikes), true), session.English, now)
	checkPDF(t, d, mustRender(t, d, "pdf"))
}

// A chapter of which nothing is there yet has no sheet of its own.
func TestPDFWastesNoSheet(t *testing.T) {
	d := report.Build(mustCollect(t, mustPlay(t, demo.Rome(), demo.StageLikes), true), session.Italian, now)
	for i, text := range pagesOf(t, mustRender(t, d, "pdf")) {
		if strings.Contains(text, "Nessun percorso è ancora tracciato") {
			if !strings.Contains(text, "In breve") {
				t.Errorf("page %d begins with it", i+1)
			}
			return
		}
	}
	t.Error("nothing says that there are no paths")
}
