package html_test

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"colazione/server/report/html"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestHTMLIsAllowedByItsPolicy(t *testing.T) {
	page := reporttest.MustPage(t, reporttest.MustRender(t, outline.Build(reporttest.MustMilan(t), session.Italian, reporttest.Now), "html"))
	styles := reporttest.All(page, "style")
	if len(styles) != 1 {
		t.Fatalf("%d style sheets", len(styles))
	}
	sum := sha256.Sum256([]byte(reporttest.TextOf(styles[0])))
	source := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	if !strings.Contains(html.ContentSecurityPolicy, source) || !strings.HasPrefix(html.ContentSecurityPolicy, "default-src 'none';") {
		t.Errorf("the header is %s", html.ContentSecurityPolicy)
	}
	if strings.Contains(reporttest.TextOf(styles[0]), "url(") || strings.Contains(reporttest.TextOf(styles[0]), "@import") {
		t.Error("the style sheet loads something")
	}
	inFile := ""
	for _, m := range reporttest.All(page, "meta") {
		if name, _ := reporttest.Attr(m, "http-equiv"); name == "Content-Security-Policy" {
			inFile, _ = reporttest.Attr(m, "content")
		}
	}
	if !strings.Contains(inFile, source) {
		t.Errorf("the file's own policy is %q", inFile)
	}
}

func TestHTMLNamesItsLanguages(t *testing.T) {
	for _, lang := range session.Languages {
		page := reporttest.MustPage(t, reporttest.MustRender(t, outline.Build(reporttest.MustMilan(t), lang, reporttest.Now), "html"))
		if got, _ := reporttest.Attr(reporttest.All(page, "html")[0], "lang"); got != string(lang) {
			t.Errorf("a page in %s says %q", lang, got)
		}
		for _, said := range reporttest.All(page, "bdi") {
			got, there := reporttest.Attr(said, "lang")
			if want := lang != session.Italian; there != want || want && got != "it" {
				t.Errorf("in %s, %q is marked %q", lang, reporttest.TextOf(said), got)
			}
		}
	}
}

// Who can't see a bar still gets its number.
func TestHTMLBarsStandBesideNumbers(t *testing.T) {
	page := reporttest.MustPage(t, reporttest.MustRender(t, outline.Build(reporttest.MustMilan(t), session.Italian, reporttest.Now), "html"))
	bars := reporttest.All(page, "svg")
	if len(bars) < 100 {
		t.Fatalf("%d bars", len(bars))
	}
	for _, bar := range bars {
		if hidden, _ := reporttest.Attr(bar, "aria-hidden"); hidden != "true" || strings.TrimSpace(reporttest.TextOf(bar.Parent)) == "" {
			t.Fatalf("a bar without words beside %q", reporttest.TextOf(bar.Parent))
		}
	}
}
