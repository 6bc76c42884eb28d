package html

import (
	"colazione/server/report/outline"
)

// table writes a table whose heads say what they are heads of. A wide one scrolls by itself on a narrow screen, by keys too.
func (p *htmlPage) table(t outline.Table) {
	class := raw("scroll")
	if len(t.Rows) <= outline.FewRows {
		class += " short"
	}
	p.f("<div class=\"%s\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n", class, t.Caption)
	p.f("<table>\n<caption>%s</caption>\n<thead>\n<tr>", t.Caption)
	for _, c := range t.Columns {
		p.f("<th scope=\"col\"%s>%s</th>", number(c), p.text(c.Title))
	}
	p.f("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		p.row(t.Columns, row)
	}
	p.f("</tbody>\n")
	if t.Foot != nil {
		p.f("<tfoot>\n")
		p.row(t.Columns, t.Foot)
		p.f("</tfoot>\n")
	}
	p.f("</table>\n</div>\n")
}

func (p *htmlPage) row(columns []outline.Column, row []outline.Cell) {
	p.f("<tr>")
	for i, c := range row {
		tag, scope := raw("td"), raw("")
		if columns[i].Head {
			tag, scope = "th", " scope=\"row\""
		}
		p.f("<%s%s%s>%s", tag, scope, number(columns[i]), p.text(c.Text))
		p.notes(c.Notes)
		if c.Bar != nil {
			p.f("<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"%d\" height=\"8\"/></svg>",
				int(100**c.Bar+0.5))
		}
		p.f("</%s>", tag)
	}
	p.f("</tr>\n")
}

func number(c outline.Column) raw {
	if c.Number {
		return " class=\"n\""
	}
	return ""
}
