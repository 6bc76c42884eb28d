package web

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// quietZone is the empty margin that readers need, in modules (ISO/IEC 18004).
const quietZone = 4

// drawQR draws a QR code as one path of black runs on white, a module being one unit.
func drawQR(code *qr.Code) []byte {
	var b strings.Builder
	size := code.Size + 2*quietZone
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="`, size, size, size, size)
	for y := range code.Size {
		for x := 0; x < code.Size; {
			run := 0
			for x+run < code.Size && code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", x+quietZone, y+quietZone, run, run)
			}
			x += max(run, 1)
		}
	}
	b.WriteString(`"/></svg>`)
	return []byte(b.String())
}
