package pdf

import (
	"slices"

	"colazione/server/report/outline"
	"colazione/server/report/typeset"
)

// strip is a piece of a column that is not divided between sheets: a line of type, or a bar.
type strip struct {
	height float64
	draw   func(x, y float64)
}

// strips breaks a text into lines of at most a width.
func (p *pdfWriter) strips(t outline.Text, s typeset.Style, width float64) []strip {
	if t.String() == "" {
		return nil
	}
	lines := typeset.Wrap(p.Styled(t, s), width)
	out := make([]strip, len(lines))
	for i, l := range lines {
		out[i] = strip{l.Height, func(x, y float64) { p.text(l, x, y) }}
	}
	return out
}

func gap(height float64) strip { return strip{height, func(float64, float64) {}} }

func heightOf(strips []strip) float64 {
	h := 0.0
	for _, s := range strips {
		h += s.height
	}
	return h
}

// keepWhole is the largest height of a text that is kept together at the foot of a sheet.
const keepWhole = 72.0

// flow draws strips from y on. Few of them stay together; of more, the first two and the last two do.
func (p *pdfWriter) flow(strips []strip, x float64) {
	if h := heightOf(strips); h <= keepWhole {
		p.ensureRoom(h)
	}
	for i, s := range strips {
		h := s.height
		if (i == 0 || i == len(strips)-2) && i+1 < len(strips) {
			h += strips[i+1].height
		}
		p.ensureRoom(h)
		s.draw(x, p.y)
		p.y += s.height
	}
}

// section draws a section; it needs to know those that follow.
func (p *pdfWriter) section(s outline.Section, following []outline.Section) {
	if s.Level == 2 {
		p.chapter(s, following)
	} else {
		p.ensureRoom(46 + p.startHeight(s.Blocks))
		if p.y > typeset.Top {
			p.y += 12
		}
		p.recordStart(s, 1)
		p.flow(p.strips(s.Title, typeset.Style{Face: typeset.SerifBold, Size: 13.5, Ink: typeset.Ink}, typeset.LineWidth), typeset.Left)
		p.y += p.Size(5)
	}
	if s.ID == "brief" {
		p.fitOnSheet(s.Blocks)
		return
	}
	for _, b := range s.Blocks {
		p.block(b)
	}
	if s.ID == "paths" {
		p.tieLegend()
	}
	if s.ID == "method" && p.LostSome() {
		p.block(outline.Paragraph{Text: outline.Plain(p.words.Unprintable)})
	}
}

// startHeight returns how much of a section must be on the sheet of its heading: a whole drawing, the first row of a table, the first lines of a text.
func (p *pdfWriter) startHeight(blocks []outline.Block) float64 {
	const lines, lineAndRow = 50.0, 120.0
	for i, b := range blocks[:min(2, len(blocks))] {
		switch b := b.(type) {
		case outline.Chain:
			if i == 0 {
				return p.drawing(b).leastHeight() + p.noteHeight(blocks[1:])
			}
		case outline.Table:
			return lineAndRow
		}
	}
	return lines
}

// noteHeight returns the height of a short paragraph about a drawing, which must be on the same sheet; 0 for a longer one, which may go on.
func (p *pdfWriter) noteHeight(blocks []outline.Block) float64 {
	if len(blocks) == 0 {
		return 0
	}
	if paragraph, is := blocks[0].(outline.Paragraph); is {
		if h := heightOf(p.strips(paragraph.Text, typeset.Style{Face: typeset.Sans, Size: typeset.BodySize, Ink: typeset.Ink}, typeset.LineWidth-40)); h <= keepWhole {
			return h + p.Size(10)
		}
	}
	return 0
}

func (p *pdfWriter) chapter(s outline.Section, following []outline.Section) {
	if outline.StartsPage(s, following) || p.y+p.openingHeight(s, following) > typeset.Bottom {
		p.newSheet()
	} else {
		p.y += 30
	}
	p.recordStart(s, 0)
	p.hairline(typeset.Left, p.y, 34, 2.6, typeset.Accent)
	p.y += 9
	p.flow(p.strips(s.Title, typeset.Style{Face: typeset.SerifBold, Size: 21, Ink: typeset.Ink}, typeset.LineWidth), typeset.Left)
	p.y += 9
}

// openingHeight returns the room that a chapter needs to begin on a sheet: for its heading, its introduction and the start of its first part.
func (p *pdfWriter) openingHeight(s outline.Section, following []outline.Section) float64 {
	const heading, lines, partHeading = 72.0, 90.0, 33.0
	h := heading
	for _, b := range s.Blocks {
		switch b := b.(type) {
		case outline.Paragraph:
			h += heightOf(p.strips(b.Text, typeset.Style{Face: typeset.Sans, Size: typeset.BodySize, Ink: typeset.Ink}, typeset.LineWidth-40)) + p.Size(7)
		case outline.Table:
			return h + p.tableStart(b)
		default:
			return h + lines
		}
	}
	if len(following) > 0 && following[0].Level > s.Level {
		h += partHeading + p.startHeight(following[0].Blocks)
	}
	return h
}

// recordStart notes where a section begins, for the contents and the bookmarks.
func (p *pdfWriter) recordStart(s outline.Section, level int) {
	if p.dry {
		return
	}
	p.pdf.SetFont(typeset.Faces[typeset.Sans].Family, "", typeset.BodySize) // bookmarks are encoded as the current font is
	p.style = typeset.Style{}
	p.pdf.Bookmark(p.Renderable(s.Title.String()), level, p.y-6)
	if e := p.entries[s.ID]; e != nil {
		e.sheet = p.pdf.PageNo()
		p.pdf.SetLink(e.link, p.y-6, -1)
	}
}

// fitOnSheet draws blocks in the largest size that fits on the rest of the sheet, without the notes of lists if need be. What still does not fit takes more
// than one sheet.
func (p *pdfWriter) fitOnSheet(blocks []outline.Block) {
	set := func(p *pdfWriter) {
		for _, b := range blocks {
			p.block(b)
		}
	}
	defer func() { p.Scale = 1 }()
	for _, scales := range [][]float64{{1.12, 1.06, 1, .93, .86}, {1, .93, .86, .79, .72}} {
		for _, p.Scale = range scales {
			if _, sheets := p.dryRun(set); sheets == 0 {
				set(p)
				return
			}
		}
		blocks = withoutNotes(blocks)
	}
	set(p)
}

func withoutNotes(blocks []outline.Block) []outline.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if l, is := b.(outline.List); is {
			l.Items = slices.Clone(l.Items)
			for j := range l.Items {
				l.Items[j].Notes = nil
			}
			out[i] = l
		}
	}
	return out
}

func (p *pdfWriter) block(b outline.Block) {
	switch b := b.(type) {
	case outline.Paragraph:
		p.flow(p.strips(b.Text, typeset.Style{Face: typeset.Sans, Size: typeset.BodySize, Ink: typeset.Ink}, typeset.LineWidth-40), typeset.Left)
		p.y += p.Size(7)
	case outline.List:
		p.list(b.Items, b.Ordered, typeset.Left)
		p.y += p.Size(8)
	case outline.Tiles:
		p.y += p.Size(4)
		p.tiles(b)
	case outline.Split:
		p.split(b)
	case outline.Trend:
		p.trend(b)
	case outline.Table:
		p.table(b)
	case outline.Chain:
		p.chain(b)
	}
}

// list draws items behind their marks, and the items below an item a step further in.
func (p *pdfWriter) list(items []outline.Item, ordered bool, x float64) {
	const step = 13.0
	for i, it := range items {
		mark, nested := "•", x > typeset.Left
		if ordered {
			mark = p.words.Integer(i+1) + "."
		} else if nested {
			mark = "–"
		}
		in := x + step
		if ordered {
			in += 4
		}
		all := p.strips(it.Text, typeset.Style{Face: typeset.Sans, Size: typeset.BodySize, Ink: typeset.Ink}, typeset.Left+typeset.LineWidth-in)
		if len(all) == 0 {
			all = []strip{gap(p.Size(typeset.BodySize * typeset.Leading))}
		}
		all = append(all, p.strips(it.Notes, typeset.Style{Face: typeset.Sans, Size: typeset.NoteSize, Ink: typeset.Soft}, typeset.Left+typeset.LineWidth-in)...)
		first, marked := all[0], typeset.Wrap([]typeset.Styled{{Text: mark, Style: typeset.Style{Face: typeset.SansBold, Size: p.Size(typeset.BodySize), Ink: typeset.Accent}}}, 2*step)[0]
		all[0].draw = func(at, y float64) {
			p.placeTarget(it.ID, y)
			p.text(marked, at-in+x, y)
			first.draw(at, y)
		}
		p.flow(all, in)
		p.y += p.Size(3.5)
		p.list(it.Items, false, in)
	}
}
