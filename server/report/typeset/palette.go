package typeset

import (
	"math"

	"colazione/session"
)

// RGB is a colour.
type RGB [3]int

// The colours are those of the program's pages: paper, coffee and one warm accent.
var (
	White  = RGB{0xff, 0xff, 0xff}
	Paper  = RGB{0xfa, 0xf5, 0xec}
	Tray   = RGB{0xf1, 0xe8, 0xda}
	Rule   = RGB{0xdd, 0xcf, 0xbd}
	Ink    = RGB{0x2b, 0x1d, 0x14}
	Soft   = RGB{0x6a, 0x57, 0x4a}
	Accent = RGB{0xa6, 0x3d, 0x17}
	Wash   = RGB{0xf7, 0xe2, 0xd4}
)

// InkOf is the colour of each kind of card.
var InkOf = map[session.Kind]RGB{
	session.Need: {0x8c, 0x2f, 0x55}, session.Objective: {0x27, 0x5a, 0x8a}, session.Tool: {0x56, 0x63, 0x17},
	session.KPI: {0x17, 0x69, 0x5f}, session.Difficulty: {0x86, 0x52, 0x0a}, session.Idea: {0x66, 0x47, 0x9a},
}

// Toward mixes a colour with a part, from 0 to 1, of another.
func (c RGB) Toward(other RGB, part float64) RGB {
	for i := range c {
		c[i] += int(part * float64(other[i]-c[i]))
	}
	return c
}

// Dark reports whether white stands out from a colour better than ink (relative luminance, WCAG 2.2).
func (c RGB) Dark() bool {
	light := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		light += weight * math.Pow(float64(c[i])/255, 2.2)
	}
	return light < .2
}
