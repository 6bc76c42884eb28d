package web

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"colazione/server/auth"
	"colazione/server/records"
	"colazione/server/report/formats"
	"colazione/server/report/lists"
	"colazione/session"
)

// AuditLog is a part of the audit log, the latest first.
type AuditLog struct {
	Lines []lists.AuditLine `json:"lines"`
	Next  string            `json:"next,omitempty"` // what to ask for with before; "" where there is no more
}

// auditPage is how many lines are given at once.
const auditPage = 200

// auditEntry is a line that is still to be worded, with a mark by which they sort in time.
type auditEntry struct {
	mark  string
	entry session.AuditEntry
	auditLine
}

// auditReader words entries in one language. It knows what the names are behind the ids.
type auditReader struct {
	lang   session.Language
	names  map[auth.OrganiserID]string
	titles map[session.ID]string
	series map[session.SeriesID]string
}

func (a *App) auditReader(lang session.Language) (auditReader, error) {
	r := auditReader{lang: lang, titles: map[session.ID]string{}, series: map[session.SeriesID]string{}}
	infos, err := records.Infos(a.records)
	if err != nil {
		return r, err
	}
	for _, info := range infos {
		r.titles[info.ID] = info.Title
	}
	series, err := a.allSeries()
	if err != nil {
		return r, err
	}
	for _, one := range series {
		r.series[one.ID] = one.Title
	}
	r.names, err = a.auth.Organisers.Names()
	return r, err
}

// word makes an entry one that people read.
func (r auditReader) word(e auditEntry) lists.AuditLine {
	out := lists.AuditLine{At: e.At, Did: e.entry.Action, Card: e.entry.Card, Session: e.Session, Title: cmp.Or(r.titles[e.Session], r.series[e.Series])}
	out.Topic, out.Said = lists.DescribeAction(e.entry, r.lang)
	out.Who = lists.AuditWho(e.By, r.names[e.Organiser], e.Organiser == "", r.lang)
	return out
}

// entryOf makes an entry of a line of the house.
func (r auditReader) entryOf(key string, line auditLine) auditEntry {
	return auditEntry{mark: key, auditLine: line, entry: session.AuditEntry{Action: line.Action, Name: cmp.Or(r.names[auth.OrganiserID(line.Of)], line.Of), Count: line.Count}}
}

// sessionEntry makes one of what was done in a session.
func sessionEntry(id session.ID, d session.AuditEntry) auditEntry {
	role, organiser := session.RoleOf(d.By)
	line := auditLine{At: d.At, Action: d.Action, Session: id, By: role, Organiser: auth.OrganiserID(organiser)}
	return auditEntry{mark: d.At.Format(auditTime) + fmt.Sprintf("/%012d", d.Seq), entry: d, auditLine: line}
}

// houseEntries are the lines that the caller may read, oldest first: the owner all, others what they did themselves.
func (a *App) houseEntries(c *call, r auditReader) (all []auditEntry, err error) {
	err = a.eachAudit(func(key string, line auditLine) {
		if c.who.Owns() || line.By == session.Organiser && line.Organiser == c.who.Organiser {
			all = append(all, r.entryOf(key, line))
		}
	})
	return all, err
}

// sessionEntries are what was done in the call's session and around it, oldest first.
func (a *App) sessionEntries(c *call, r auditReader) ([]auditEntry, error) {
	if _, err := records.Info(a.records, c.session); err != nil {
		return nil, err
	}
	done, err := a.entriesOf(c.session)
	if err != nil {
		return nil, err
	}
	var all []auditEntry
	for _, d := range done {
		all = append(all, sessionEntry(c.session, d))
	}
	err = a.eachAudit(func(key string, line auditLine) {
		if line.Session == c.session {
			all = append(all, r.entryOf(key, line))
		}
	})
	slices.SortStableFunc(all, func(x, y auditEntry) int { return cmp.Compare(x.mark, y.mark) })
	return all, err
}

// entries are those of the call's session, or of the house.
func (a *App) entries(c *call, r auditReader) ([]auditEntry, error) {
	if c.session != "" {
		return a.sessionEntries(c, r)
	}
	return a.houseEntries(c, r)
}

func (a *App) auditLog(c *call) (AuditLog, error) {
	topic := c.query("topic")
	if topic != "" && !slices.Contains(lists.AuditTopics, topic) {
		return AuditLog{}, session.ErrBadRequest.With("topic is none of " + strings.Join(lists.AuditTopics, ", "))
	}
	before, last := c.query("before"), ""
	if at, _, _ := strings.Cut(before, "/"); before != "" {
		if _, err := time.Parse(auditTime, at); err != nil {
			return AuditLog{}, session.ErrBadRequest.With("before is no line's mark")
		}
	}
	read, err := a.auditReader(c.lang)
	if err != nil {
		return AuditLog{}, err
	}
	all, err := a.entries(c, read)
	if err != nil {
		return AuditLog{}, err
	}
	out := AuditLog{Lines: []lists.AuditLine{}}
	for _, e := range slices.Backward(all) {
		if before != "" && e.mark >= before {
			continue
		}
		line := read.word(e)
		if topic != "" && line.Topic != topic {
			continue
		}
		if len(out.Lines) == auditPage {
			out.Next = last
			break
		}
		out.Lines, last = append(out.Lines, line), e.mark
	}
	return out, nil
}

// auditFile returns all lines as a table, oldest first.
func (a *App) auditFile(c *call) (file, error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return file{}, err
	}
	read, err := a.auditReader(cmp.Or(lang, c.lang))
	if err != nil {
		return file{}, err
	}
	lines, err := a.auditLines(c, read)
	if err != nil {
		return file{}, err
	}
	name := "colazione-audit.csv"
	if c.session != "" {
		name = "colazione-audit-" + string(c.session) + ".csv"
	}
	return auditTable(lines, read.lang, name)
}

func auditTable(lines []lists.AuditLine, lang session.Language, name string) (file, error) {
	var b bytes.Buffer
	err := lists.AuditCSV(&b, lines, lang)
	return file{media: formats.ContentType("csv"), name: name, language: lang, data: b.Bytes()}, err
}

// auditLines words all that the caller may read, oldest first.
func (a *App) auditLines(c *call, read auditReader) ([]lists.AuditLine, error) {
	all, err := a.entries(c, read)
	lines := make([]lists.AuditLine, 0, len(all))
	for _, e := range all {
		lines = append(lines, read.word(e))
	}
	return lines, err
}
