package lists_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"colazione/server/report/lists"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// mustPrint writes place cards and gives the text of each sheet, as a reader of PDF finds it.
func mustPrint(t *testing.T, sheet lists.SeatSheet, size string) (sheets []string, path string) {
	t.Helper()
	var b bytes.Buffer
	if err := lists.WriteSeats(&b, sheet, size); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "seats.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Fatal("pdftotext is not installed: run .ci/packages")
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(out), "\f"), "\f"), path
}

func TestPlaceCards(t *testing.T) {
	t.Parallel()
	words := map[session.Language][]string{
		session.Italian: {"Posto 7", "fotocamera", "Oppure apri"}, session.English: {"Seat 7", "camera", "Or open"}, session.Dutch: {"Plaats 7", "camera", "Of open"},
	}
	for size, onSheet := range map[string]int{"small": 10, "large": 4} {
		for lang, want := range words {
			t.Run(size+" "+string(lang), func(t *testing.T) {
				sheet := reporttest.ASheet(lang, 23)
				pages, _ := mustPrint(t, sheet, size)
				if len(pages) != (23+onSheet-1)/onSheet {
					t.Errorf("%d sheets", len(pages))
				}
				all := strings.Join(pages, "\n")
				for _, text := range append(want, sheet.Host, "Finestra sul") {
					if !strings.Contains(all, text) {
						t.Errorf("%q is not said", text)
					}
				}
				for i, card := range sheet.Cards {
					if code := card.Code[:5] + " " + card.Code[5:]; strings.Count(all, code) != 1 || !strings.Contains(pages[i/onSheet], code) {
						t.Errorf("%s is not on sheet %d alone", code, i/onSheet+1)
					}
				}
			})
		}
	}
}

func TestPlaceCardsAreTheSameEachTime(t *testing.T) {
	var one, two bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := lists.WriteSeats(b, reporttest.ASheet(session.Italian, 12), "small"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same cards give another file")
	}
	if name := lists.SeatsName(reporttest.ASheet(session.Italian, 1)); name != "posti-milano-2026-11-19.pdf" {
		t.Errorf("the file is called %s", name)
	}
}
