package bench

import (
	"fmt"
	"io"
	"time"
)

// target is the value that a figure must reach, in its unit; 0 is none.
type target float64

// row prints one line of the table. The floor is 0 where there is none.
func row(out io.Writer, name, unit string, least bool, want target, got, floor float64) {
	asked, below, ratio := "–", "–", ""
	if want > 0 {
		sign := "≤"
		if least {
			sign = "≥"
		}
		asked = fmt.Sprintf("%s %s", sign, plain(float64(want)))
	}
	if floor > 0 {
		below, ratio = plain(floor), fmt.Sprintf("%.1f", got/floor)
	}
	fmt.Fprintf(out, "%-70s %10s %10s %10s %7s  %s\n", name, asked, plain(got), below, ratio, unit)
}

func heading(out io.Writer) {
	fmt.Fprintf(out, "%-70s %10s %10s %10s %7s\n", "", "target", "here", "floor", "ratio")
}

// plain prints a figure with three significant digits or so.
func plain(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }
