//go:build soak

package formats_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// mustConvert has LibreOffice, which repairs nothing without asking, read a file and write it in another form. The error is that it could not.
func mustConvert(t *testing.T, profile, content, from, to string) (string, error) {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "document."+from)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(folder, "made")
	cmd := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+profile, "--headless", "--norestore", "--convert-to", to, "--outdir", made, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	ending, _, _ := strings.Cut(to, ":")
	data, err := os.ReadFile(filepath.Join(made, "document."+ending))
	return string(data), err
}

// withAll has every hostile text stand on a card of its own, and one everywhere else.
func withAll(src report.Source, elsewhere string) report.Source {
	src = reporttest.With(src, elsewhere)
	for i := range src.Cards {
		src.Cards[i].Text = reporttest.Hostile[i%len(reporttest.Hostile)]
	}
	return src
}

// An office opens what was made of hostile texts as it is, and says all of it.
func TestSoakOfficeOpensHostileTexts(t *testing.T) {
	began := time.Now()
	profile := t.TempDir()
	d := outline.Build(withAll(reporttest.MustMilan(t), "\ufffe\x00\x1b</w:t>&lt;]]>=1+1 👩‍👩‍👧‍👦\u202e"), session.Italian, reporttest.Now)
	want := reporttest.EveryText(d)
	docx, xlsx := reporttest.MustRender(t, d, "docx"), reporttest.MustRender(t, d, "xlsx")
	text, err := mustConvert(t, profile, docx, "docx", "txt:Text (encoded):UTF8")
	if err != nil {
		t.Fatal(err)
	}
	mustSayAll(t, "docx", text, want)
	book, err := mustConvert(t, profile, xlsx, "xlsx", "ods")
	if err != nil {
		t.Fatal(err)
	}
	mustSayAll(t, "xlsx", wordsOf(t, reporttest.MustZip(t, book)["content.xml"]), want)
	if _, err := mustConvert(t, profile, docx[:len(docx)/2], "docx", "txt:Text (encoded):UTF8"); err == nil {
		t.Error("half a file is opened as well: nothing is proved")
	}
	t.Attr("soak", fmt.Sprintf("A14|2|||%s|documents with %d hostile texts opened by LibreOffice without repair, every text found", time.Since(began).Round(time.Millisecond), len(want)))
}

// wordsOf is what an XML text says between its marks.
func wordsOf(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if words, is := token.(xml.CharData); is {
			b.Write(words)
		}
	}
}

// mustSayAll looks for texts, whatever spaces an office puts between their words.
func mustSayAll(t *testing.T, what, says string, want []string) {
	t.Helper()
	says = strings.Join(strings.Fields(says), "")
	if i := slices.IndexFunc([]rune(says), func(r rune) bool { return r < ' ' || r == '\ufffe' || r == '\u202e' }); i >= 0 {
		t.Errorf("%s has %U", what, []rune(says)[i])
	}
	for _, text := range want {
		if !strings.Contains(says, strings.Join(strings.Fields(text), "")) {
			t.Errorf("%s, read by an office, does not say %q", what, text)
		}
	}
}
