package web

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"colazione/server/records"
	"colazione/server/report"
	"colazione/server/report/formats"
	"colazione/session"
)

// bundle returns everything of one session.
func (a *App) bundle(c *call) (file, error) {
	done, err := a.documents.turn(c.ctx)
	if err != nil {
		return file{}, err
	}
	defer done()
	read, err := a.auditReader("")
	if err != nil {
		return file{}, err
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	c.noted.Of = "zip"
	name, err := a.pack(c, z, read, "")
	if err == nil {
		err = z.Close()
	}
	return file{media: "application/zip", name: name + ".zip", data: b.Bytes()}, err
}

// seriesBundle returns the document of a series in every format, and everything of its sessions, each in a folder of its own.
func (a *App) seriesBundle(c *call) (file, error) {
	done, err := a.documents.turn(c.ctx)
	if err != nil {
		return file{}, err
	}
	defer done()
	series, err := a.getSeries(c)
	if err != nil {
		return file{}, err
	}
	d, err := a.seriesDocument(c)
	if err != nil {
		return file{}, err
	}
	read, err := a.auditReader("")
	if err != nil {
		return file{}, err
	}
	c.noted.Of = "zip"
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, format := range formats.Formats() {
		one, err := a.make(d, format)
		if err == nil {
			err = add(z, one.name, one.data, d.Made)
		}
		if err != nil {
			return file{}, err
		}
	}
	for i, info := range series.Sessions {
		c.session = info.ID
		_, err := a.pack(c, z, read, strconv.Itoa(i+1)+"-")
		if err != nil && !errors.Is(err, session.ErrNotFound) { // erased meanwhile
			return file{}, err
		}
	}
	if err := z.Close(); err != nil {
		return file{}, err
	}
	return file{media: "application/zip", name: formats.FileName(d, "zip"), data: b.Bytes()}, nil
}

// pack puts the document of the call's session into an archive, in every format: every version that was published, and the draft where it is otherwise than the last of them. It gives the name of
// the files of the last, without their ending; with a number they stand in a folder of that number and name.
func (a *App) pack(c *call, z *zip.Writer, read auditReader, number string) (name string, err error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return "", err
	}
	versions := draft
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) { versions = len(s.Editions()) })
	if err != nil {
		return "", err
	}
	var all []*report.Document
	for version := range versions + 1 { // the draft first
		d, err := a.document(c, version, lang)
		if err != nil {
			return "", err
		}
		all = append(all, d)
	}
	if last := all[len(all)-1]; versions > draft && all[0].Hash == last.Hash {
		all = all[1:] // nothing has changed since it was published
	}
	slices.Reverse(all)
	name = strings.TrimSuffix(formats.FileName(all[0], "zip"), ".zip")
	folder := ""
	if number != "" {
		folder = number + name + "/"
	}
	for _, d := range all {
		for _, format := range formats.Formats() {
			one, err := a.make(d, format)
			if err == nil {
				err = add(z, folder+one.name, one.data, d.Made)
			}
			if err != nil {
				return "", err
			}
		}
	}
	read.lang = lang
	return name, a.packAudit(c, z, read, folder)
}

// packAudit puts the audit log of the call's session into its archive, for people and for programs. A reader of no language reads the session's own.
func (a *App) packAudit(c *call, z *zip.Writer, read auditReader, folder string) error {
	info, err := records.Info(a.records, c.session)
	if err != nil {
		return err
	}
	read.lang = cmp.Or(read.lang, info.Language)
	lines, err := a.auditLines(c, read)
	if err != nil {
		return err
	}
	table, err := auditTable(lines, read.lang, "audit.csv")
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(lines, "", "  ")
	if err == nil {
		err = add(z, folder+"audit.json", data, a.now())
	}
	if err == nil {
		err = add(z, folder+table.name, table.data, a.now())
	}
	return err
}

func add(z *zip.Writer, name string, data []byte, made time.Time) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: made})
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}
