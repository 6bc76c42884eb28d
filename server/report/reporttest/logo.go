package reporttest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// ALogo is a picture of 400 by 100 points, half of it to be seen through.
func ALogo(t testing.TB) []byte {
	t.Helper()
	drawn := image.NewNRGBA(image.Rect(0, 0, 400, 100))
	for x := range 400 {
		for y := range 100 {
			drawn.SetNRGBA(x, y, color.NRGBA{R: uint8(x / 2), G: 90, B: uint8(y), A: uint8(255 * (x / 200))})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, drawn); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
