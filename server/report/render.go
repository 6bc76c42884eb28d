package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// form is one way of writing a document down.
type form struct {
	name  string // as in a file's name
	media string
	write func(io.Writer, *Document) error
}

// forms are in the order in which they are offered.
var forms = []form{
	{"pdf", "application/pdf", writePDF},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", writeDOCX},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", writeXLSX},
	{"html", "text/html; charset=utf-8", writeHTML},
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
func Render(w io.Writer, d *Document, format string) error {
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

// FileName is a name for the document in a format: "sintesi-milano-2026-11-19-v2.csv". It is made of small letters of ASCII, digits, dashes and one full
// stop, so it is safe in a header, on any disk and in any shell.
func FileName(d *Document, format string) string {
	w := phrases[d.Language]
	if d.Series != "" {
		return seriesFileName(d, format)
	}
	place := slug(d.City)
	if place == "" {
		place = slug(d.Title)
	}
	name := w.fileStem
	for _, part := range []string{place, slug(d.Date)} {
		if part != "" {
			name += "-" + part
		}
	}
	if len(name) > longestName {
		name = strings.TrimRight(name[:longestName], "-")
	}
	if d.Status.Rehearsal {
		name += "-" + w.fileRehearsal
	}
	if d.Status.Draft {
		name += "-" + w.fileDraft
	} else {
		name += "-v" + strconv.Itoa(d.Status.Version)
	}
	return name + "." + slug(format)
}

// seriesFileName is the same for the document of a series: "sintesi-due-colazioni-2026-11-25.csv", with the day on which it was made.
func seriesFileName(d *Document, format string) string {
	name := phrases[d.Language].fileStem
	if place := slug(d.Title); place != "" {
		name += "-" + place
	}
	if len(name) > longestName {
		name = strings.TrimRight(name[:longestName], "-")
	}
	return name + "-" + d.Made.Format(time.DateOnly) + "." + slug(format)
}
