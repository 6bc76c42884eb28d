package pdf_test

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
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestPDFReads(t *testing.T) {
	t.Parallel()
	src := reporttest.MustMilan(t)
	src.Organiser = "Agenzia Caffè & Salute"
	for lang, want := range map[session.Language][]string{
		session.Italian: {
			"Valutare l’impatto dei social", "A cura di Agenzia Caffè & Salute", "19 novembre 2026", "Indice", "618", "Percorso 1: Far conoscere la patologia",
			"Bisogni e aspettative", "Tavolo della finestra", "più votata · più rappresentativa", "0,60", "interne", "unita a questa", "Poteva entrare chiunque",
		},
		session.English: {"Prepared by Agenzia Caffè & Salute", "19 November 2026", "Contents", "Path 1: Far conoscere", "most voted · most representative", "0.60", "joined with this one"},
		session.Dutch:   {"Opgesteld door Agenzia Caffè & Salute", "Inhoud", "Pad 1: Far conoscere", "meeste likes · breedst gedragen", "0,60", "hiermee samengevoegd"},
	} {
		flat := reporttest.MustRead(t, reporttest.MustRender(t, outline.Build(src, lang, reporttest.Now), "pdf"))
		for _, text := range want {
			if !strings.Contains(flat, text) {
				t.Errorf("%s: a reader does not find %q", lang, text)
			}
		}
	}
}

func TestPDFIsSound(t *testing.T) {
	t.Parallel()
	headed := reporttest.MustMilan(t)
	headed.Organiser, headed.Logo = "Agenzia", reporttest.ALogo(t)
	for _, d := range []*report.Document{outline.Build(headed, session.Italian, reporttest.Now), outline.BuildSeries(reporttest.MustTour(t, demo.StagePublished, true), session.Italian, reporttest.Now)} {
		mustBeSound(t, reporttest.MustRender(t, d, "pdf"))
	}
	mustBeSound(t, reporttest.MustRenderLarge(t, reporttest.MustLarge(t), "pdf"))
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
	src := reporttest.MustMilan(t)
	src.Organiser = "Agenzia"
	f := reporttest.MustPDF(t, reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "pdf"))
	if n := strings.Count(f.Raw, "/Subtype /Link"); n != 9 {
		t.Errorf("%d links in the contents, want one for each of the 9 chapters", n)
	}
	if n := len(regexp.MustCompile(`/Dest \[\d+ 0 R /XYZ 0`).FindAllString(f.Raw, -1)); n < 9+4+5+5 {
		t.Errorf("%d bookmarks", n)
	}
	for _, want := range []string{"/Title ", "/Author ", "/Subject ", "/CreationDate (D:20261122084000)", "/ModDate (D:20261122084000)"} {
		if !strings.Contains(f.Raw, want) {
			t.Errorf("no %s", want)
		}
	}
	// The findings are a page of their own, right after the title.
	pages := pagesOf(t, f.Raw)
	if !strings.Contains(pages[1], "In breve") || !strings.Contains(pages[1], "49%") || !strings.Contains(pages[2], "I percorsi") {
		t.Error("the findings are not the second page")
	}
	for i, text := range pages[1:] {
		if !strings.Contains(text, fmt.Sprintf("%d / %d\n", i+2, f.Pages)) {
			t.Errorf("page %d has no number", i+2)
		}
	}
}

// pagesOf is the text of each page.
func pagesOf(t *testing.T, raw string) []string {
	t.Helper()
	var pages []string
	for packed := range reporttest.Streams(raw) {
		var b strings.Builder
		for s := range reporttest.Shown(reporttest.Inflated(packed)) {
			b.WriteString(reporttest.Decoded(s) + "\n")
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
	pages := pagesOf(t, reporttest.MustRenderLarge(t, reporttest.MustLarge(t), "pdf"))
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
		src := reporttest.MustLittle(t)
		src.Cards[len(src.Cards)-1].Text = text
		f := reporttest.MustPDF(t, reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "pdf"))
		if !strings.Contains(f.Text, want.shown) {
			t.Errorf("%q is not shown as %q", text, want.shown)
		}
		if got := strings.Contains(f.Text, note); got != want.noted {
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
	src := reporttest.MustMilan(t)
	src.Synthesis.Note = b.String()
	d := outline.Build(src, session.English, reporttest.Now)
	reporttest.CheckPDF(t, d, reporttest.MustRender(t, d, "pdf"))
}

func TestPDFWritesHebrewFromRightToLeft(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Cards = slices.Clone(src.Cards)
	src.Cards[0].Text = "Dice: שלום 24 עולם!"
	f := reporttest.MustPDF(t, reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "pdf"))
	if !strings.Contains(f.Text, "Dice: םלוע 24 םולש!") {
		t.Error("Hebrew does not stand from right to left")
	}
}

// Long texts and names are broken, not cut: in a box of the drawing, a row of a table, a column's head, a title.
func TestPDFCutsNothing(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("parola ", 900) + "fine"
	for name, text := range map[string]string{"words": long, "a word": strings.Repeat("x", 3000) + "fine"} {
		d := outline.Build(reporttest.With(reporttest.MustFew(t), text), session.Italian, reporttest.Now)
		f := reporttest.MustPDF(t, reporttest.MustRender(t, d, "pdf"))
		whole := reporttest.Bare(f.Text)
		want := strings.Count(reporttest.Bare(text), "parola") * (2*len(d.Cards) + 4)
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
	d := outline.Build(report.Source{Info: session.Info{Language: session.Dutch}}, session.Dutch, reporttest.Now)
	if f := reporttest.MustPDF(t, reporttest.MustRender(t, d, "pdf")); f.Pages < 2 {
		t.Errorf("%d pages", f.Pages)
	}
	d = outline.Build(reporttest.MustCollect(t, reporttest.MustPlay(t, demo.Rome(), demo.StageLikes), true), session.English, reporttest.Now)
	reporttest.CheckPDF(t, d, reporttest.MustRender(t, d, "pdf"))
}

// A chapter of which nothing is there yet has no sheet of its own.
func TestPDFWastesNoSheet(t *testing.T) {
	d := outline.Build(reporttest.MustCollect(t, reporttest.MustPlay(t, demo.Rome(), demo.StageLikes), true), session.Italian, reporttest.Now)
	for i, text := range pagesOf(t, reporttest.MustRender(t, d, "pdf")) {
		if strings.Contains(text, "Nessun percorso è ancora tracciato") {
			if !strings.Contains(text, "In breve") {
				t.Errorf("page %d begins with it", i+1)
			}
			return
		}
	}
	t.Error("nothing says that there are no paths")
}
