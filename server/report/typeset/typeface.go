package typeset

import (
	"encoding/binary"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
)

// Face is one of the fonts that a PDF carries with it.
type Face int

// The faces: without serifs and with, each regular and bold.
const (
	Sans Face = iota
	SansBold
	Serif
	SerifBold
)

// Faces are the files of the fonts, and how a PDF calls them.
var Faces = [...]struct {
	Family, Style string
	Data          []byte
}{
	Sans:      {"sans", "", liberationsansregular.TTF},
	SansBold:  {"sans", "B", liberationsansbold.TTF},
	Serif:     {"serif", "", liberationserifregular.TTF},
	SerifBold: {"serif", "B", liberationserifbold.TTF},
}

// advances holds the width of each character of a font, in thousandths of its size; -1 where the font does not have it.
type advances [0x10000]int16

// spacing is read from the fonts once, when the first PDF is made.
var spacing = sync.OnceValue(func() (all [len(Faces)]*advances) {
	for i, f := range Faces {
		all[i] = readAdvances(f.Data)
	}
	return all
})

// everyFaceHas reports whether every face can show a character.
func everyFaceHas(r rune) bool {
	if r < 0 || r > 0xffff {
		return false
	}
	for _, a := range spacing() {
		if a[r] < 0 {
			return false
		}
	}
	return true
}

// readAdvances reads the tables cmap, head, hhea and hmtx of a TrueType font that maps the first plane by format 4, as Liberation does.
func readAdvances(font []byte) *advances {
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(font[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(font[at:])) }
	table := map[string]int{}
	for i := range u16(4) {
		entry := 12 + 16*i
		table[string(font[entry:entry+4])] = u32(entry + 8)
	}
	perEm, metrics := u16(table["head"]+18), u16(table["hhea"]+34)
	all := &advances{}
	for r := range all {
		all[r] = -1
	}
	for r, glyph := range readGlyphs(u16, u32, table["cmap"]) {
		own := min(glyph, metrics-1) // the last one stands for all that follow
		all[r] = int16((u16(table["hmtx"]+4*own)*1000 + perEm/2) / perEm)
	}
	return all
}

// readGlyphs reads the segments of a cmap of format 4: runs of characters whose glyphs are at a fixed distance, or in a list.
func readGlyphs(u16, u32 func(int) int, cmap int) map[int]int {
	glyphs := map[int]int{}
	for i := range u16(cmap + 2) {
		at := cmap + u32(cmap+4+8*i+4)
		if u16(at) != 4 {
			continue
		}
		size := u16(at + 6) // two bytes for each segment
		for s := 0; s < size; s += 2 {
			last, first, delta := u16(at+14+s), u16(at+16+size+s), u16(at+16+2*size+s)
			list := at + 16 + 3*size + s
			for r := first; r <= last && r < 0xffff; r++ {
				glyph := r + delta
				if offset := u16(list); offset != 0 {
					if glyph = u16(list + offset + 2*(r-first)); glyph != 0 {
						glyph += delta
					}
				}
				if glyph &= 0xffff; glyph != 0 {
					glyphs[r] = glyph
				}
			}
		}
	}
	return glyphs
}
