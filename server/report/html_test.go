package report_test

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"colazione/server/report"
	"colazione/session"
)

func mustPage(t *testing.T, out string) *html.Node {
	t.Helper()
	page, err := html.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// all lists the elements with a name.
func all(page *html.Node, name string) (found []*html.Node) {
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

// The page has these elements and attributes and no others, whatever people wrote.
var (
	elements = strings.Fields(`html head meta title style body header nav main h1 h2 h3 h4 p ul ol li a div table caption thead tbody tfoot tr th td svg rect
		strong span bdi`)
	attributes = strings.Fields(`lang charset name content http-equiv class aria-labelledby aria-label aria-hidden id href role tabindex scope viewbox viewBox
		preserveaspectratio preserveAspectRatio focusable width height`)
)

func checkHTML(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	page := mustPage(t, out)
	ids := map[string]bool{}
	for n := range page.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && !slices.Contains(elements, n.Data) {
			t.Errorf("the page has a %q", n.Data)
		}
		for _, a := range n.Attr {
			if n.Type == html.ElementNode && !slices.Contains(attributes, a.Key) {
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("id %q stands twice", a.Val)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
		}
	}
	for _, a := range all(page, "a") {
		if to, _ := attr(a, "href"); !ids[strings.TrimPrefix(to, "#")] {
			t.Errorf("a link leads to %q", to)
		}
	}
	whole := textOf(page)
	for _, c := range d.Cards {
		if !strings.Contains(whole, c.Text) {
			t.Errorf("the page does not say %q", c.Text)
		}
	}
	checkHeadings(t, page)
	checkTables(t, page)
	return out
}

func checkHeadings(t *testing.T, page *html.Node) {
	t.Helper()
	last, first := 0, 0
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '4' {
			continue
		}
		level := int(n.Data[1] - '0')
		if level > last+1 {
			t.Errorf("%q skips a level", textOf(n))
		}
		if level == 1 {
			first++
		}
		last = level
	}
	if first != 1 {
		t.Errorf("%d main headings", first)
	}
}

func checkTables(t *testing.T, page *html.Node) {
	t.Helper()
	for _, tab := range all(page, "table") {
		if len(all(tab, "caption")) != 1 {
			t.Error("a table without a caption")
		}
		columns := 0
		for i, tr := range all(tab, "tr") {
			cells := len(all(tr, "th")) + len(all(tr, "td"))
			if i == 0 {
				columns = cells
			}
			if cells != columns || i > 0 && len(all(tr, "th")) != 1 {
				t.Errorf("a row of %d cells under %d heads: %q", cells, columns, textOf(tr))
			}
		}
		for _, th := range all(tab, "th") {
			if scope, _ := attr(th, "scope"); scope != "col" && scope != "row" {
				t.Errorf("head %q has scope %q", textOf(th), scope)
			}
		}
	}
}

func TestHTMLIsAllowedByItsPolicy(t *testing.T) {
	page := mustPage(t, mustRender(t, report.Build(mustMilan(t), session.Italian, now), "html"))
	styles := all(page, "style")
	if len(styles) != 1 {
		t.Fatalf("%d style sheets", len(styles))
	}
	sum := sha256.Sum256([]byte(textOf(styles[0])))
	source := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	if !strings.Contains(report.ContentSecurityPolicy, source) || !strings.HasPrefix(report.ContentSecurityPolicy, "default-src 'none';") {
		t.Errorf("the header is %s", report.ContentSecurityPolicy)
	}
	if strings.Contains(textOf(styles[0]), "url(") || strings.Contains(textOf(styles[0]), "@import") {
		t.Error("the style sheet loads something")
	}
	inFile := ""
	for _, m := range all(page, "meta") {
		if name, _ := attr(m, "http-equiv"); name == "Content-Security-Policy" {
			inFile, _ = attr(m, "content")
		}
	}
	if !strings.Contains(inFile, source) {
		t.Errorf("the file's own policy is %q", inFile)
	}
}

func TestHTMLNamesItsLanguages(t *testing.T) {
	for _, lang := range session.Languages {
		page := mustPage(t, mustRender(t, report.Build(mustMilan(t), lang, now), "html"))
		if got, _ := attr(all(page, "html")[0], "lang"); got != string(lang) {
			t.Errorf("a page in %s says %q", lang, got)
		}
		for _, said := range all(page, "bdi") {
			got, there := attr(said, "lang")
			if want := lang != session.Italian; there != want || want && got != "it" {
				t.Errorf("in %s, %q is marked %q", lang, textOf(said), got)
			}
		}
	}
}

// Who can't see a bar still gets its number.
func TestHTMLBarsStandBesideNumbers(t *testing.T) {
	page := mustPage(t, mustRender(t, report.Build(mustMilan(t), session.Italian, now), "html"))
	bars := all(page, "svg")
	if len(bars) < 100 {
		t.Fatalf("%d bars", len(bars))
	}
	for _, bar := range bars {
		if hidden, _ := attr(bar, "aria-hidden"); hidden != "true" || strings.TrimSpace(textOf(bar.Parent)) == "" {
			t.Fatalf("a bar without words beside %q", textOf(bar.Parent))
		}
	}
}
