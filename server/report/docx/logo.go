package docx

import (
	"bytes"
	"cmp"
	"image/png"
)

const logoRelation = `<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/>`

// logo puts the organiser's picture above the title, as large as fits there.
func (v *docxWriter) logo() {
	if v.o.Logo == nil {
		return
	}
	size, err := png.DecodeConfig(bytes.NewReader(v.o.Logo))
	if err != nil || size.Width*size.Height == 0 {
		return // uploads of such a picture are refused
	}
	const emu = 12700 // of Office's units in a point
	const widest, highest = 170.0 * emu, 52.0 * emu
	scale := min(widest/float64(size.Width), highest/float64(size.Height))
	w, h, name := int(float64(size.Width)*scale), int(float64(size.Height)*scale), cmp.Or(v.o.Organiser, "Logo")
	v.writef(`<w:p><w:pPr><w:pStyle w:val="Logo"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>`+
		`<wp:docPr id="1" name="Logo" descr="%s"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`+
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:nvPicPr><pic:cNvPr id="1" name="logo.png" descr="%s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`+
		`</wp:inline></w:drawing></w:r></w:p>`, w, h, name, name, w, h)
}

// logoRelationOf returns the relation by which the document finds the picture; "" where there is none.
func logoRelationOf(logo []byte) string {
	if logo == nil {
		return ""
	}
	return logoRelation
}
