package typeset

// A sheet is A4, upright. Lengths are in points.
const (
	SheetWidth  = 595.28
	SheetHeight = 841.89
	Left        = 54.0
	Top         = 60.0
	LineWidth   = SheetWidth - 2*Left
	Bottom      = SheetHeight - 64.0
	Footline    = SheetHeight - 36.0
)

// The sizes of type.
const (
	BodySize  = 9.6
	NoteSize  = 7.9
	SmallSize = 8.4 // in tables

	cellPadding = 4.0 // beside the text of a cell
)
