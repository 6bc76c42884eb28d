package main

import (
	"fmt"
	"io"
	"strings"

	"rsc.io/qr"
)

// printWelcome prints what a person needs to begin: the address for phones in the same network, with its QR code, and at the first start the organisers' key.
func printWelcome(w io.Writer, address, newKey string) {
	fmt.Fprintf(w, "Colazione is ready: %s (organisers: %s/organiser)\n", address, address)
	if code, err := qr.Encode(address, qr.L); err == nil {
		fmt.Fprint(w, "\n"+blocks(code)+"\n")
	}
	if newKey != "" {
		fmt.Fprintf(w, "The organisers' key, shown this once only: %s\n", newKey)
	}
}

// quietModules is the white margin that cameras need to find a QR code.
const quietModules = 2

// blocks draws a QR code with half blocks. Consoles are light on dark, so it draws what is white in the code.
func blocks(code *qr.Code) string {
	var b strings.Builder
	white := func(x, y int) bool { return !code.Black(x, y) } // outside of the code everything is white
	for y := -quietModules; y < code.Size+quietModules; y += 2 {
		for x := -quietModules; x < code.Size+quietModules; x++ {
			upper, lower := white(x, y), white(x, y+1) && y+1 < code.Size+quietModules
			switch {
			case upper && lower:
				b.WriteRune('█')
			case upper:
				b.WriteRune('▀')
			case lower:
				b.WriteRune('▄')
			default:
				b.WriteRune(' ')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
