package report

// table writes a table whose heads say what they are heads of. A wide one scrolls by itself on a narrow screen, by keys too.
func (p *htmlPage) table(t table) {
	class := raw("scroll")
	if len(t.rows) <= fewRows {
		class += " short"
	}
	p.f("<div class=\"%s\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n", class, t.caption)
	p.f("<table>\n<caption>%s</caption>\n<thead>\n<tr>", t.caption)
	for _, c := range t.columns {
		p.f("<th scope=\"col\"%s>%s</th>", number(c), p.text(c.title))
	}
	p.f("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.rows {
		p.row(t.columns, row)
	}
	p.f("</tbody>\n")
	if t.foot != nil {
		p.f("<tfoot>\n")
		p.row(t.columns, t.foot)
		p.f("</tfoot>\n")
	}
	p.f("</table>\n</div>\n")
}

func (p *htmlPage) row(columns []column, row []cell) {
	p.f("<tr>")
	for i, c := range row {
		tag, scope := raw("td"), raw("")
		if columns[i].head {
			tag, scope = "th", " scope=\"row\""
		}
		p.f("<%s%s%s>%s", tag, scope, number(columns[i]), p.text(c.text))
		p.notes(c.notes)
		if c.bar != nil {
			p.f("<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"%d\" height=\"8\"/></svg>",
				int(100**c.bar+0.5))
		}
		p.f("</%s>", tag)
	}
	p.f("</tr>\n")
}

func number(c column) raw {
	if c.number {
		return " class=\"n\""
	}
	return ""
}
