package reporttest

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"colazione/server/report"
)

// CheckPDF holds a PDF to its text: all of it is there, in characters that its fonts have.
func CheckPDF(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	f := MustPDF(t, out)
	if f.Pages < 3 {
		t.Errorf("%d pages", f.Pages)
	}
	all := Bare(f.Text)
	for _, text := range EveryText(d) {
		for word := range strings.FieldsFuncSeq(unmarked(text), func(r rune) bool { return !plain(r) }) {
			if !strings.Contains(all, word) {
				t.Errorf("%q of %q is not in the file", word, text)
			}
		}
	}
	for _, r := range f.Text {
		if r != '\n' && !slices.ContainsFunc(f.glyphs, func(g []byte) bool { return r < 0x10000 && (g[2*r] != 0 || g[2*r+1] != 0) }) {
			t.Fatalf("an empty box for %q (%U)", r, r)
		}
	}
	if !strings.Contains(out, "/Lang ("+string(d.Language)+")") {
		t.Error("the file does not say its language")
	}
	return f.Text
}

// MustRead is the text of a PDF as another program finds it, its lines as one.
func MustRead(t *testing.T, out string) string {
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
