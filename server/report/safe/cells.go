// Package safe makes texts safe for a cell of a spreadsheet and for a name of a file.
package safe

import (
	"strings"
)

// Cell puts an apostrophe before a text that a spreadsheet would take for a formula. The characters that start one count in their full
// width too, and behind space that a spreadsheet would drop.
func Cell(text string) string {
	start := strings.TrimLeft(text, " \u00a0\u3000\n")
	if start != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(start)[0]) || strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") {
		return "'" + text
	}
	return text
}
