package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

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

// writeHTML writes one page that needs no other file: headings, tables with their scopes and the language of each text, for reading on a
// screen, aloud and on A4. Bars stand beside the number that they show, and are hidden from those who hear it.
func writeHTML(w io.Writer, d *Document) error {
	o := layOut(d)
	p := &htmlPage{written: o.written, foreign: o.written != o.lang}
	p.f("<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", o.lang)
	p.f("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	p.f("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n", filePolicy)
	p.f("<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n", o.heading.String()+" – "+o.kicker, raw(pageStyle))
	p.f("<header>\n")
	if o.logo != nil {
		p.f("<img class=\"logo\" src=\"data:image/png;base64,%s\" alt=\"%s\">\n", base64.StdEncoding.EncodeToString(o.logo), o.organiser)
	}
	p.f("<p class=\"kicker\">%s</p>\n<h1>%s</h1>\n", o.kicker, p.text(o.heading))
	for _, t := range o.lines() {
		p.f("<p class=\"below\">%s</p>\n", p.text(t))
	}
	for _, line := range o.status {
		p.f("<p class=\"status\">%s</p>\n", line)
	}
	p.f("</header>\n")
	p.contents(o)
	p.f("<main>\n")
	for _, s := range o.sections {
		p.f("<h%d id=\"%s\">%s</h%d>\n", s.level, s.id, p.text(s.title), s.level)
		for _, b := range s.blocks {
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
func (p *htmlPage) text(t text) raw {
	var b strings.Builder
	for _, s := range t {
		words := html.EscapeString(s.text)
		if s.user && p.foreign {
			words = fmt.Sprintf("<bdi class=\"user\" lang=\"%s\">%s</bdi>", html.EscapeString(string(p.written)), words)
		} else if s.user {
			words = "<bdi class=\"user\">" + words + "</bdi>"
		}
		if s.strong {
			words = "<strong>" + words + "</strong>"
		}
		if s.to != "" {
			words = fmt.Sprintf("<a href=\"#%s\">%s</a>", html.EscapeString(s.to), words)
		}
		b.WriteString(words)
	}
	return raw(b.String())
}

func (p *htmlPage) contents(o outline) {
	p.f("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ul>\n", o.contents)
	for _, s := range o.sections {
		if s.level == 2 {
			p.f("<li><a href=\"#%s\">%s</a></li>\n", s.id, p.text(s.title))
		}
	}
	p.f("</ul>\n</nav>\n")
}

func (p *htmlPage) block(b block) {
	switch b := inWords(b).(type) {
	case paragraph:
		p.f("<p>%s</p>\n", p.text(b.text))
	case list:
		p.list(b)
	case table:
		p.table(b)
	case chain:
		p.chain(b)
	}
}

func (p *htmlPage) list(l list) {
	tag := raw("ul")
	if l.ordered {
		tag = "ol"
	}
	p.f("<%s>\n", tag)
	p.items(l.items)
	p.f("</%s>\n", tag)
}

func (p *htmlPage) items(items []item) {
	for _, it := range items {
		if it.id == "" {
			p.f("<li>%s", p.text(it.text))
		} else {
			p.f("<li id=\"%s\">%s", it.id, p.text(it.text))
		}
		p.notes(it.notes)
		if len(it.items) > 0 {
			p.f("\n")
			p.list(list{items: it.items})
		}
		p.f("</li>\n")
	}
}

func (p *htmlPage) notes(t text) {
	if t.String() != "" {
		p.f(" <span class=\"notes\">%s</span>", p.text(t))
	}
}

func (p *htmlPage) chain(c chain) {
	p.f("<ol class=\"chain\">\n")
	for _, l := range c.links {
		p.f("<li><h4>%s</h4>\n", l.title)
		if len(l.items) == 0 {
			p.f("<p class=\"gap\">%s</p>", l.gap)
		} else {
			p.list(list{items: l.items})
		}
		p.f("</li>\n")
	}
	p.f("</ol>\n")
}
