package html

import (
	"colazione/server/report/outline"
)

// table writes a table with the scope of each head. On a narrow screen a wide one scrolls by itself, by keys too.
func (p *htmlPage) table(t outline.Table) {
	class := raw("scroll")
	if len(t.Rows) <= outline.FewRows {
		class += " short"
	}
	p.writef("<div class=\"%s\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n", class, t.Caption)
	p.writef("<table>\n<caption>%s</caption>\n<thead>\n<tr>", t.Caption)
	for _, c := range t.Columns {
		p.writef("<th scope=\"col\"%s>%s</th>", number(c), p.text(c.Title))
	}
	p.writef("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		p.row(t.Columns, row)
	}
	p.writef("</tbody>\n")
	if t.Foot != nil {
		p.writef("<tfoot>\n")
		p.row(t.Columns, t.Foot)
		p.writef("</tfoot>\n")
	}
	p.writef("</table>\n</div>\n")
}

func (p *htmlPage) row(columns []outline.Column, row []outline.Cell) {
	p.writef("<tr>")
	for i, c := range row {
		tag, scope := raw("td"), raw("")
		if columns[i].Head {
			tag, scope = "th", " scope=\"row\""
		}
		p.writef("<%s%s%s>%s", tag, scope, number(columns[i]), p.text(c.Text))
		p.notes(c.Notes)
		if c.Bar != nil {
			p.writef("<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"%d\" height=\"8\"/></svg>",
				int(100**c.Bar+0.5))
		}
		p.writef("</%s>", tag)
	}
	p.writef("</tr>\n")
}

func number(c outline.Column) raw {
	if c.Number {
		return " class=\"n\""
	}
	return ""
}
