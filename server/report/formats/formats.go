// Package formats is the table of all formats of a document, with their names and media types. It writes the small ones itself: Markdown, CSV and JSON.
package formats

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"colazione/server/report"
	"colazione/server/report/docx"
	"colazione/server/report/html"
	"colazione/server/report/outline"
	"colazione/server/report/pdf"
	"colazione/server/report/safe"
	"colazione/server/report/xlsx"
)

// form is one format of a document.
type form struct {
	name  string // as in a file's name
	media string
	write func(io.Writer, *report.Document) error
}

// forms are in the order in which they are offered.
var forms = []form{
	{"pdf", "application/pdf", pdf.Write},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.Write},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Write},
	{"html", "text/html; charset=utf-8", html.Write},
	{"md", "text/markdown; charset=utf-8", writeMarkdown},
	{"csv", "text/csv; charset=utf-8", writeCSV},
	{"json", "application/json", writeJSON},
}

// Formats names the formats, in the order in which they are offered.
func Formats() []string {
	names := make([]string, len(forms))
	for i, f := range forms {
		names[i] = f.name
	}
	return names
}

// Render writes the document in one of Formats. The error is the writer's, or says that there is no such format.
func Render(w io.Writer, d *report.Document, format string) error {
	for _, f := range forms {
		if f.name == format {
			return f.write(w, d)
		}
	}
	return fmt.Errorf("report: there is no format %q", format)
}

// ContentType is the media type of a format, "" where there is no such format.
func ContentType(format string) string {
	for _, f := range forms {
		if f.name == format {
			return f.media
		}
	}
	return ""
}

// FileName is a name for the document in a format: "sintesi-milano-2026-11-19-v2.csv". What may come with other contents, because it is a draft or something was taken out of it, has the
// beginning of its hash in the name, so that one name stands for one thing. It is made of small letters of ASCII, digits, dashes and one full
// stop, so it is safe in a header, on any disk and in any shell.
func FileName(d *report.Document, format string) string {
	w := outline.Phrases[d.Language]
	if d.Series != "" {
		return seriesFileName(d, format)
	}
	place := safe.Slug(d.City)
	if place == "" {
		place = safe.Slug(d.Title)
	}
	name := w.FileStem
	for _, part := range []string{place, safe.Slug(d.Date)} {
		if part != "" {
			name += "-" + part
		}
	}
	if len(name) > safe.LongestName {
		name = strings.TrimRight(name[:safe.LongestName], "-")
	}
	if d.Status.Rehearsal {
		name += "-" + w.FileRehearsal
	}
	switch {
	case d.Status.Draft:
		name += "-" + w.FileDraft + "-" + d.ShortHash()
	case d.Status.Changed != nil:
		name += "-v" + strconv.Itoa(d.Status.Version) + "-" + d.ShortHash()
	default:
		name += "-v" + strconv.Itoa(d.Status.Version)
	}
	return name + "." + safe.Slug(format)
}

// seriesFileName is the same for the document of a series: "sintesi-due-colazioni-2026-11-25.csv", with the day on which it was made.
func seriesFileName(d *report.Document, format string) string {
	name := outline.Phrases[d.Language].FileStem
	if place := safe.Slug(d.Title); place != "" {
		name += "-" + place
	}
	if len(name) > safe.LongestName {
		name = strings.TrimRight(name[:safe.LongestName], "-")
	}
	name += "-" + d.Made.Format(time.DateOnly)
	if d.Status.Draft {
		name += "-" + outline.Phrases[d.Language].FileDraft
	}
	return name + "-" + d.ShortHash() + "." + safe.Slug(format)
}
