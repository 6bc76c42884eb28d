package formats_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"colazione/server/report/formats"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestTheLogoIsOnTheTitlePage(t *testing.T) {
	t.Parallel()
	src := reporttest.MustMilan(t)
	src.Organiser, src.Logo = `Agenzia "Caffè" & Salute`, reporttest.ALogo(t)
	d := outline.Build(src, session.Italian, reporttest.Now)
	for _, format := range formats.Formats() {
		if out := reporttest.MustRender(t, d, format); out != reporttest.MustRender(t, d, format) {
			t.Errorf("%s with a logo: other bytes the second time", format)
		}
	}
	f := reporttest.MustPDF(t, reporttest.MustRender(t, d, "pdf"))
	if !strings.Contains(f.Raw, "/Width 400") || !strings.Contains(f.Raw, "/SMask") {
		t.Error("the PDF has no picture that is seen through")
	}
	word := reporttest.MustZip(t, reporttest.MustRender(t, d, "docx"))
	body := word["word/document.xml"]
	if word["word/media/logo.png"] != string(src.Logo) || !strings.Contains(body, `descr="Agenzia &#34;Caffè&#34; &amp; Salute"`) ||
		!strings.Contains(body, `r:embed="rId5"`) || !strings.Contains(word["word/_rels/document.xml.rels"], `Id="rId5"`) {
		t.Error("the Word file has no picture with its text")
	}
	// As wide as it may be, and as high as its shape wants it.
	if !strings.Contains(body, `cx="2159000" cy="539750"`) {
		t.Error("the picture is out of shape")
	}
	page := reporttest.MustPage(t, reporttest.MustRender(t, d, "html"))
	images := reporttest.All(page, "img")
	if len(images) != 1 {
		t.Fatalf("%d pictures", len(images))
	}
	if alt, _ := reporttest.Attr(images[0], "alt"); alt != src.Organiser {
		t.Errorf("it is called %q", alt)
	}
	if from, _ := reporttest.Attr(images[0], "src"); from != "data:image/png;base64,"+base64.StdEncoding.EncodeToString(src.Logo) {
		t.Error("it comes from elsewhere")
	}
}
