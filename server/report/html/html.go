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

// filePolicy allows the page's own style sheet and embedded pictures, and nothing else: no script, nothing from anywhere. It is in the page, so that it holds
// for a copy on somebody's disk too.
var filePolicy = "default-src 'none'; style-src 'sha256-" + styleHash(pageStyle) + "'; img-src data:; base-uri 'none'; form-action 'none'"

// ContentSecurityPolicy is the header to send the HTML form with: its style sheet is in the page, and allowed by its hash.
var ContentSecurityPolicy = filePolicy + "; frame-ancestors 'none'"

func styleHash(css string) string {
	sum := sha256.Sum256([]byte(css))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// Write writes one page that needs no other file: headings, tables with their scopes and the language of each text, for reading on a
// screen, aloud and on A4. Bars are beside the numbers that they show, and hidden from screen readers.
func Write(w io.Writer, d *report.Document) error {
	o := outline.LayOut(d)
	p := &htmlPage{written: o.Written, foreign: o.Written != o.Lang}
	p.writef("<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", o.Lang)
	p.writef("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	p.writef("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", filePolicy)
	p.writef("<meta name=\"content-hash\" content=\"sha256:%s\">\n", o.Hash)
	p.writef("<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", o.Heading.String()+" – "+o.Kicker, raw(pageStyle))
	p.writef("<header>\n")
	if o.Logo != nil {
		p.writef("<img class=\"logo\" src=\"data:image/png;base64,%s\" alt=\"%s\">\n", base64.StdEncoding.EncodeToString(o.Logo), o.Organiser)
	}
	p.writef("<p class=\"kicker\">%s</p>\n<h1>%s</h1>\n", o.Kicker, p.text(o.Heading))
	for _, t := range o.Lines() {
		p.writef("<p class=\"below\">%s</p>\n", p.text(t))
	}
	for _, line := range o.Status {
		p.writef("<p class=\"status\">%s</p>\n", line)
	}
	p.writef("</header>\n")
	p.contents(o)
	p.writef("<main>\n")
	for _, s := range o.Sections {
		p.writef("<h%d id=\"%s\">%s</h%d>\n", s.Level, s.ID, p.text(s.Title), s.Level)
		for _, b := range s.Blocks {
			p.block(b)
		}
	}
	p.writef("</main>\n</body>\n</html>\n")
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

// writef writes markup with values in it. Strings among them are escaped, raw ones are not.
func (p *htmlPage) writef(format string, values ...any) {
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

// text returns the markup of a text. What people wrote keeps its line breaks, its language and its direction of writing.
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
	p.writef("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ul>\n", o.Contents)
	for _, s := range o.Sections {
		if s.Level == 2 {
			p.writef("<li><a href=\"#%s\">%s</a></li>\n", s.ID, p.text(s.Title))
		}
	}
	p.writef("</ul>\n</nav>\n")
}

func (p *htmlPage) block(b outline.Block) {
	switch b := outline.InWords(b).(type) {
	case outline.Paragraph:
		p.writef("<p>%s</p>\n", p.text(b.Text))
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
	p.writef("<%s>\n", tag)
	p.items(l.Items)
	p.writef("</%s>\n", tag)
}

func (p *htmlPage) items(items []outline.Item) {
	for _, it := range items {
		if it.ID == "" {
			p.writef("<li>%s", p.text(it.Text))
		} else {
			p.writef("<li id=\"%s\">%s", it.ID, p.text(it.Text))
		}
		p.notes(it.Notes)
		if len(it.Items) > 0 {
			p.writef("\n")
			p.list(outline.List{Items: it.Items})
		}
		p.writef("</li>\n")
	}
}

func (p *htmlPage) notes(t outline.Text) {
	if t.String() != "" {
		p.writef(" <span class=\"notes\">%s</span>", p.text(t))
	}
}

func (p *htmlPage) chain(c outline.Chain) {
	p.writef("<ol class=\"chain\">\n")
	for _, l := range c.Links {
		p.writef("<li><h4>%s</h4>\n", l.Title)
		if len(l.Items) == 0 {
			p.writef("<p class=\"gap\">%s</p>", l.Gap)
		} else {
			p.list(outline.List{Items: l.Items})
		}
		p.writef("</li>\n")
	}
	p.writef("</ol>\n")
}
