package web

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"

	"colazione/server/records"
	"colazione/server/report"
	"colazione/server/room"
	"colazione/session"
)

// Letterhead is how documents name whoever holds the meetings.
type Letterhead struct {
	Name string `json:"name"`           // "" names nobody
	Logo []byte `json:"logo,omitempty"` // a PNG, in base64
}

// Limits of a logo: on paper it is at most 6 cm wide, where so many points are more than a printer shows.
const (
	mostLogo   = 180 << 10 // bytes
	mostPoints = 1200      // wide or high
)

// The space Meta keeps the letterhead under this name; a new field of it is omitempty.
const metaLetterhead = "letterhead"

func (a *App) letterhead(*call) (Letterhead, error) {
	var kept Letterhead
	_, err := records.Read(a.records, records.Meta, metaLetterhead, &kept)
	return kept, err
}

// setLetterhead puts one in the place of what there was before. Only pictures of points are taken: a drawing such as an SVG can hold programs and addresses, and is
// made a picture where it comes from, in the organiser's browser.
func (a *App) setLetterhead(c *call, in Letterhead) (Letterhead, error) {
	if err := requireOwner(c); err != nil {
		return Letterhead{}, err
	}
	var err error
	if in.Name, err = session.CheckedOrganiser(in.Name); err != nil {
		return Letterhead{}, err
	}
	if in.Logo, err = checkedLogo(in.Logo); err != nil {
		return Letterhead{}, err
	}
	if in.Name == "" && in.Logo == nil {
		return in, a.apply(c, room.Change{Space: records.Meta, Key: metaLetterhead})
	}
	return in, a.apply(c, records.Put(records.Meta, metaLetterhead, in))
}

// checkedLogo draws a logo anew, so that nothing but its points is kept, in the plain form that every document takes.
func checkedLogo(data []byte) ([]byte, error) {
	if len(data) == 0 {
		return nil, nil
	}
	if len(data) > mostLogo {
		return nil, session.ErrTooLarge.With("logo has more than 180 KiB")
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, session.ErrBadRequest.With("logo is no PNG")
	}
	if max(size.Width, size.Height) > mostPoints {
		return nil, session.ErrTooLarge.With("logo is more than 1200 points wide or high")
	}
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, session.ErrBadRequest.With("logo is no PNG")
	}
	plain := image.NewNRGBA(drawn.Bounds())
	draw.Draw(plain, plain.Bounds(), drawn, drawn.Bounds().Min, draw.Src)
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, plain)
	return b.Bytes(), err
}

// headed puts the letterhead on a source, unless that was refused.
func (a *App) headed(src report.Source, refused error) (report.Source, error) {
	if refused != nil {
		return report.Source{}, refused
	}
	head, err := a.letterhead(nil)
	src.Organiser, src.Logo = head.Name, head.Logo
	return src, err
}
