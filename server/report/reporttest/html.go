package reporttest

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"colazione/server/report"
)

func MustPage(t *testing.T, out string) *html.Node {
	t.Helper()
	page, err := html.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func Attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func TextOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(TextOf(c))
	}
	return b.String()
}

// All lists the elements with a name.
func All(page *html.Node, name string) (found []*html.Node) {
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
	page := MustPage(t, out)
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
	for _, a := range All(page, "a") {
		if to, _ := Attr(a, "href"); !ids[strings.TrimPrefix(to, "#")] {
			t.Errorf("a link leads to %q", to)
		}
	}
	whole := TextOf(page)
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
			t.Errorf("%q skips a level", TextOf(n))
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
	for _, tab := range All(page, "table") {
		if len(All(tab, "caption")) != 1 {
			t.Error("a table without a caption")
		}
		columns := 0
		for i, tr := range All(tab, "tr") {
			cells := len(All(tr, "th")) + len(All(tr, "td"))
			if i == 0 {
				columns = cells
			}
			if cells != columns || i > 0 && len(All(tr, "th")) != 1 {
				t.Errorf("a row of %d cells under %d heads: %q", cells, columns, TextOf(tr))
			}
		}
		for _, th := range All(tab, "th") {
			if scope, _ := Attr(th, "scope"); scope != "col" && scope != "row" {
				t.Errorf("head %q has scope %q", TextOf(th), scope)
			}
		}
	}
}
