package main

import (
	"fmt"
	"io"
	"strings"

	"rsc.io/qr"
)

// greet prints what a person needs to begin: the address for phones in the same network, with its QR code, and the first time the organisers' key.
func greet(w io.Writer, address, newKey string) {
	fmt.Fprintf(w, "Colazione is ready: %s (organisers: %s/organiser)\n", address, address)
	if code, err := qr.Encode(address, qr.L); err == nil {
		fmt.Fprint(w, "\n"+blocks(code)+"\n")
	}
	if newKey != "" {
		fmt.Fprintf(w, "The organisers' key, shown this once only: %s\n", newKey)
	}
}

// Modules of white around a code, without which cameras do not find it.
const quiet = 2

// blocks draws a QR code with half blocks, light on dark as consoles are: what is white in the code is drawn.
func blocks(code *qr.Code) string {
	var b strings.Builder
	white := func(x, y int) bool { return !code.Black(x, y) } // outside of the code nothing is black
	for y := -quiet; y < code.Size+quiet; y += 2 {
		for x := -quiet; x < code.Size+quiet; x++ {
			upper, lower := white(x, y), white(x, y+1) && y+1 < code.Size+quiet
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
