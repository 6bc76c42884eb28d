package safe

import (
	"encoding/csv"
	"io"
)

// byteOrderMark tells a spreadsheet that the file is in UTF-8.
const byteOrderMark = "\ufeff"

// CSV begins a CSV file for spreadsheets that write decimals with a point or a comma: with a mark of UTF-8, semicolons where the comma is taken, and
// ends of lines as they expect them.
func CSV(w io.Writer, decimal string) (*csv.Writer, error) {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return nil, err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if decimal == "," {
		out.Comma = ';'
	}
	return out, nil
}
