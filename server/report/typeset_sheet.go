package report

// A sheet is A4, upright. Lengths are in points.
const (
	sheetWidth, sheetHeight = 595.28, 841.89
	left, top               = 54.0, 60.0
	lineWidth               = sheetWidth - 2*left // of a line
	bottom                  = sheetHeight - 64.0
	footline                = sheetHeight - 36.0
)

// The sizes of type.
const (
	bodySize  = 9.6
	noteSize  = 7.9
	smallSize = 8.4 // in tables

	cellPadding = 4.0 // beside the text of a cell
)
