package report_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/session"
)

// aLogo is a picture of 400 by 100 points, half of it to be seen through.
func aLogo(t testing.TB) []byte {
	t.Helper()
	drawn := image.NewNRGBA(image.Rect(0, 0, 400, 100))
	for x := range 400 {
		for y := range 100 {
			drawn.SetNRGBA(x, y, color.NRGBA{R: uint8(x / 2), G: 90, B: uint8(y), A: uint8(255 * (x / 200))})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, drawn); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheLogoIsOnTheTitlePage(t *testing.T) {
	t.Parallel()
	src := mustMilan(t)
	src.Organiser, src.Logo = `Agenzia "Caffè" & Salute`, aLogo(t)
	d := report.Build(src, session.Italian, now)
	for _, format := range report.Formats() {
		if out := mustRender(t, d, format); out != mustRender(t, d, format) {
			t.Errorf("%s with a logo: other bytes the second time", format)
		}
	}
	f := mustPDF(t, mustRender(t, d, "pdf"))
	if !strings.Contains(f.raw, "/Width 400") || !strings.Contains(f.raw, "/SMask") {
		t.Error("the PDF has no picture that is seen through")
	}
	word := mustZip(t, mustRender(t, d, "docx"))
	body := word["word/document.xml"]
	if word["word/media/logo.png"] != string(src.Logo) || !strings.Contains(body, `descr="Agenzia &#34;Caffè&#34; &amp; Salute"`) ||
		!strings.Contains(body, `r:embed="rId5"`) || !strings.Contains(word["word/_rels/document.xml.rels"], `Id="rId5"`) {
		t.Error("the Word file has no picture with its text")
	}
	// As wide as it may be, and as high as its shape wants it.
	if !strings.Contains(body, `cx="2159000" cy="539750"`) {
		t.Error("the picture is out of shape")
	}
	page := mustPage(t, mustRender(t, d, "html"))
	images := all(page, "img")
	if len(images) != 1 {
		t.Fatalf("%d pictures", len(images))
	}
	if alt, _ := attr(images[0], "alt"); alt != src.Organiser {
		t.Errorf("it is called %q", alt)
	}
	if from, _ := attr(images[0], "src"); from != "data:image/png;base64,"+base64.StdEncoding.EncodeToString(src.Logo) {
		t.Error("it comes from elsewhere")
	}
}
