package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"colazione/server/report/typeset"
)

// look is how a cell looks, and as what a value typed into it is read.
type look int

const (
	lookText look = iota
	lookStrong
	lookWhole
	lookShare
	lookFraction
	lookMoment
	lookHead
	lookHeadOfNumbers
	lookNote
	// cells to write in
	lookFree
	lookFreeText
	lookFreeWhole
	lookFreeFraction
	lookFreeShare
	lookFreeTenths
)

const cellSize = 10.0 // of type, in points

// head returns the look of a column's head.
func (l look) head() look {
	switch l {
	case lookWhole, lookShare, lookFraction:
		return lookHeadOfNumbers
	}
	return lookHead
}

// Number formats that every workbook knows.
const (
	anyFormat    = 0
	twoDecimals  = 2
	thousands    = 3
	thousandths  = 4 // thousands with two decimals
	wholePercent = 9
	finePercent  = 10
	asText       = 49
)

var looks = [...]struct {
	format int
	custom string
	free   bool
	bold   bool
}{
	lookText: {format: asText}, lookStrong: {format: asText, bold: true}, lookWhole: {format: thousands}, lookShare: {format: wholePercent},
	lookFraction: {format: twoDecimals}, lookMoment: {custom: "yyyy-mm-dd hh:mm"}, lookHead: {format: asText, bold: true}, lookNote: {format: asText},
	lookHeadOfNumbers: {format: asText, bold: true},
	lookFree:          {format: anyFormat, free: true}, lookFreeText: {format: asText, free: true}, lookFreeWhole: {format: thousands, free: true},
	lookFreeFraction: {format: thousandths, free: true}, lookFreeShare: {format: wholePercent, free: true}, lookFreeTenths: {format: finePercent, free: true},
}

func (b *xlsxWriter) makeStyles() {
	b.keepError(b.f.SetDefaultFont("Arial"))
	for i, l := range looks {
		s := excelize.Style{
			NumFmt: l.format, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
			Font:   &excelize.Font{Family: "Arial", Size: cellSize, Bold: l.bold, Color: hex(typeset.Ink)},
			Border: []excelize.Border{{Type: "bottom", Color: hex(typeset.Rule), Style: 1}},
		}
		if l.format == asText {
			s.Alignment.Indent = 1
		}
		if l.custom != "" {
			s.CustomNumFmt = &l.custom
		}
		switch {
		case l.free:
			s.Fill = solid(typeset.Paper)
			for _, side := range []string{"left", "right", "top"} {
				s.Border = append(s.Border, excelize.Border{Type: side, Color: hex(typeset.Rule), Style: 1})
			}
		case look(i) == lookHead, look(i) == lookHeadOfNumbers:
			s.Fill, s.Font.Color, s.Alignment.Vertical = solid(typeset.Accent), hex(typeset.White), "bottom"
			if look(i) == lookHeadOfNumbers {
				s.Alignment.Horizontal = "right"
			}
		case look(i) == lookNote:
			s.Border, s.Alignment.WrapText, s.Alignment.Indent = nil, false, 0
		}
		id, err := b.f.NewStyle(&s)
		b.keepError(err)
		b.styles[i] = id
	}
}

func solid(c typeset.RGB) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{hex(c)}}
}

func hex(c typeset.RGB) string { return fmt.Sprintf("%02X%02X%02X", c[0], c[1], c[2]) }
