package web_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/server/web"
)

// aLogo is a picture of some points, with a text behind its end.
func aLogo(t *testing.T, width, height int, tail string) []byte {
	t.Helper()
	drawn := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.Transparent, color.NRGBA{0xa6, 0x3d, 0x17, 0xff}})
	for i := range drawn.Pix {
		drawn.Pix[i] = uint8(i / 7 % 2)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, drawn); err != nil {
		t.Fatal(err)
	}
	return append(b.Bytes(), tail...)
}

func TestTheLetterheadIsOnEveryDocument(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	m.mustPublishTwice()
	if none := mustAPI[web.Letterhead](m.house, 200, "GET", "/letterhead", nil, m.organiser); none.Name != "" || none.Logo != nil {
		t.Errorf("at first %+v", none)
	}
	set := mustAPI[web.Letterhead](m.house, 200, "PUT", "/letterhead", web.Letterhead{Name: " Agenzia  Caffè\u202e ", Logo: aLogo(t, 80, 40, "<script>")}, m.organiser)
	if set.Name != "Agenzia  Caffè" || bytes.Contains(set.Logo, []byte("script")) {
		t.Errorf("kept %q", set.Name)
	}
	drawn, err := png.Decode(bytes.NewReader(set.Logo))
	if err != nil || drawn.Bounds().Dx() != 80 || drawn.ColorModel() != color.NRGBAModel {
		t.Errorf("the logo is %v, %v", drawn.Bounds(), err)
	}
	m.restart()
	if text := m.mustReport("", m.organiser); !strings.Contains(text, "A cura di Agenzia  Caffè") {
		t.Errorf("the document is\n%s", text)
	}
	page := string(m.api("GET", m.path("/report.html"), nil, m.organiser).body)
	if !strings.Contains(page, `src="data:image/png;base64,`+base64.StdEncoding.EncodeToString(set.Logo)) || !strings.Contains(page, `alt="Agenzia  Caffè"`) {
		t.Error("the logo is not on the page")
	}
	for _, format := range formats.Formats() {
		if a := m.api("GET", m.path("/report."+format), nil, m.organiser); a.StatusCode != 200 {
			t.Errorf("%s with a logo: %d", format, a.StatusCode)
		}
	}
	if gone := mustAPI[web.Letterhead](m.house, 200, "PUT", "/letterhead", web.Letterhead{}, m.organiser); gone.Logo != nil {
		t.Error("the logo is still there")
	}
	if text := m.mustReport("", m.organiser); strings.Contains(text, "A cura di") {
		t.Error("the name is still there")
	}
}

func TestLetterheadsThatAreRefused(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	put := func(token string, in web.Letterhead) answer { return m.api("PUT", "/letterhead", in, token) }
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`)
	bomb := aLogo(t, 60_000, 1, "")
	for name, c := range map[string]struct {
		in     web.Letterhead
		status int
		code   string
	}{
		"a drawing":   {web.Letterhead{Logo: svg}, 400, "bad_request"},
		"half a file": {web.Letterhead{Logo: aLogo(t, 80, 40, "")[:60]}, 400, "bad_request"},
		"many points": {web.Letterhead{Logo: bomb}, 413, "too_large"},
		"many bytes":  {web.Letterhead{Logo: aLogo(t, 8, 8, strings.Repeat("x", 185<<10))}, 413, "too_large"},
		"a long name": {web.Letterhead{Name: strings.Repeat("x", 161)}, 422, "too_long"},
	} {
		t.Run(name, func(t *testing.T) { mustProblem(t, put(m.organiser, c.in), c.status, c.code) })
	}
	mustProblem(t, m.api("PUT", "/letterhead", `{"name":"","logo":"§"}`, m.organiser), 400, "bad_request")
	mustProblem(t, put(m.facilitator, web.Letterhead{Name: "Io"}), 403, "not_allowed")
	mustProblem(t, m.api("GET", "/letterhead", nil, ""), 401, "not_signed_in")
}

func TestTheSchemaIsServed(t *testing.T) {
	h := mustHouse(t)
	a := h.api("GET", "/report.schema.json", nil, "")
	var s map[string]any
	if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "application/schema+json" || json.Unmarshal(a.body, &s) != nil || s["title"] != report.Format {
		t.Errorf("%d %s %.80s", a.StatusCode, a.Header.Get("Content-Type"), a.body)
	}
}
