package report

import (
	"strconv"
	"strings"
)

// guarded puts an apostrophe before a text that a spreadsheet would take for a formula. The characters that start one count in their full
// width too, and behind space that a spreadsheet would drop.
func guarded(text string) string {
	start := strings.TrimLeft(text, " \u00a0\u3000\n")
	if start != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(start)[0]) || strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") {
		return "'" + text
	}
	return text
}

// plain is a number as a spreadsheet reads it: without groups of digits.
func plain(n int) string { return strconv.Itoa(n) }

// decimal is a share with four decimals, in the sign of the language.
func (s *sheet) decimal(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 4, 64), ".", s.w.decimal, 1)
}

func when(is bool, text string) string {
	if is {
		return text
	}
	return ""
}
