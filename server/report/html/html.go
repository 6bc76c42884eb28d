// Package html writes a document as one page of HTML.
package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/session"
)

//go:embed page.css
var pageStyle string

// filePolicy lets the page's one style sheet apply, and nothing else: no script, no picture, nothing from anywhere. The page carries it,
// so that it holds for a copy on somebody's disk too.
var filePolicy = "default-src 'none'; style-src 'sha256-" + styleHash(pageStyle) + "'; img-src data:; base-uri 'none'; form-action 'none'"

// ContentSecurityPolicy is the header to send the HTML form with: its style sheet is in the page, and allowed by its hash.
var ContentSecurityPolicy = filePolicy + "; frame-ancestors 'none'"

func styleHash(css string) string {
	sum := sha256.Sum256([]byte(css))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// Write writes one page that needs no other file: headings, tables with their scopes and the language of each text, for reading on a
// screen, aloud and on A4. Bars stand beside the number that they show, and are hidden from those who hear it.
func Write(w io.Writer, d *report.Document) error {
	o := outline.LayOut(d)
	p := &htmlPage{written: o.Written, foreign: o.Written != o.Lang}
	p.f("<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", o.Lang)
	p.f("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	p.f("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", filePolicy)
	p.f("<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", o.Heading.String()+" – "+o.Kicker, raw(pageStyle))
	p.f("<header>\n")
	if o.Logo != nil {
		p.f("<img class=\"logo\" src=\"data:image/png;base64,%s\" alt=\"%s\">\n", base64.StdEncoding.EncodeToString(o.Logo), o.Organiser)
	}
	p.f("<p class=\"kicker\">%s</p>\n<h1>%s</h1>\n", o.Kicker, p.text(o.Heading))
	for _, t := range o.Lines() {
		p.f("<p class=\"below\">%s</p>\n", p.text(t))
	}
	for _, line := range o.Status {
		p.f("<p class=\"status\">%s</p>\n", line)
	}
	p.f("</header>\n")
	p.contents(o)
	p.f("<main>\n")
	for _, s := range o.Sections {
		p.f("<h%d id=\"%s\">%s</h%d>\n", s.Level, s.ID, p.text(s.Title), s.Level)
		for _, b := range s.Blocks {
			p.block(b)
		}
	}
	p.f("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(w, p.b.String())
	return err
}

// raw is markup; every other string is escaped when it is written.
type raw string

type htmlPage struct {
	b       strings.Builder
	written session.Language
	foreign bool // people wrote in another language than the document's
}

// f writes markup with values in it. Strings among them are escaped, raw ones are not.
func (p *htmlPage) f(format string, values ...any) {
	for i, v := range values {
		switch v := v.(type) {
		case string:
			values[i] = html.EscapeString(v)
		case session.Language:
			values[i] = html.EscapeString(string(v))
		}
	}
	fmt.Fprintf(&p.b, format, values...)
}

// text marks what people wrote, so that it keeps its line breaks, its language and its own direction of writing.
func (p *htmlPage) text(t outline.Text) raw {
	var b strings.Builder
	for _, s := range t {
		words := html.EscapeString(s.Text)
		if s.User && p.foreign {
			words = fmt.Sprintf("<bdi class=\"user\" lang=\"%s\">%s</bdi>", html.EscapeString(string(p.written)), words)
		} else if s.User {
			words = "<bdi class=\"user\">" + words + "</bdi>"
		}
		if s.Strong {
			words = "<strong>" + words + "</strong>"
		}
		if s.To != "" {
			words = fmt.Sprintf("<a href=\"#%s\">%s</a>", html.EscapeString(s.To), words)
		}
		b.WriteString(words)
	}
	return raw(b.String())
}

func (p *htmlPage) contents(o outline.Outline) {
	p.f("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ul>\n", o.Contents)
	for _, s := range o.Sections {
		if s.Level == 2 {
			p.f("<li><a href=\"#%s\">%s</a></li>\n", s.ID, p.text(s.Title))
		}
	}
	p.f("</ul>\n</nav>\n")
}

func (p *htmlPage) block(b outline.Block) {
	switch b := outline.InWords(b).(type) {
	case outline.Paragraph:
		p.f("<p>%s</p>\n", p.text(b.Text))
	case outline.List:
		p.list(b)
	case outline.Table:
		p.table(b)
	case outline.Chain:
		p.chain(b)
	}
}

func (p *htmlPage) list(l outline.List) {
	tag := raw("ul")
	if l.Ordered {
		tag = "ol"
	}
	p.f("<%s>\n", tag)
	p.items(l.Items)
	p.f("</%s>\n", tag)
}

func (p *htmlPage) items(items []outline.Item) {
	for _, it := range items {
		if it.ID == "" {
			p.f("<li>%s", p.text(it.Text))
		} else {
			p.f("<li id=\"%s\">%s", it.ID, p.text(it.Text))
		}
		p.notes(it.Notes)
		if len(it.Items) > 0 {
			p.f("\n")
			p.list(outline.List{Items: it.Items})
		}
		p.f("</li>\n")
	}
}

func (p *htmlPage) notes(t outline.Text) {
	if t.String() != "" {
		p.f(" <span class=\"notes\">%s</span>", p.text(t))
	}
}

func (p *htmlPage) chain(c outline.Chain) {
	p.f("<ol class=\"chain\">\n")
	for _, l := range c.Links {
		p.f("<li><h4>%s</h4>\n", l.Title)
		if len(l.Items) == 0 {
			p.f("<p class=\"gap\">%s</p>", l.Gap)
		} else {
			p.list(outline.List{Items: l.Items})
		}
		p.f("</li>\n")
	}
	p.f("</ol>\n")
}
