package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"colazione/server/records"
	"colazione/server/report/formats"
	"colazione/server/report/lists"
	"colazione/server/room"
	"colazione/session"
)

// SafetyReports are copies of cards that were flagged as telling of an adverse event.
type SafetyReports struct {
	Reports []SafetyReport `json:"reports"` // the oldest first
}

// SafetyReport is a report as organisers read it.
type SafetyReport struct {
	session.KeptSafetyReport
	Name   string    `json:"name,omitempty"`   // of who flagged it, where the session shows names and it is still kept
	Erased bool      `json:"erased,omitempty"` // its session is
	Ends   time.Time `json:"ends"`             // when it is erased by itself
}

// PassedOn says whether a report was passed on.
type PassedOn struct {
	Passed bool `json:"passed"`
}

func (a *App) listReports(c *call) (SafetyReports, error) {
	all, err := a.reportsFor(c)
	return SafetyReports{Reports: all}, err
}

// reportsFor returns those reports that the caller may see: of sessions that are theirs or shared; for the owner all, also those that outlived their sessions.
func (a *App) reportsFor(c *call) ([]SafetyReport, error) {
	return a.reportsOf(func(id session.ID) (bool, error) { return a.auth.Entrances.Admits(c.who.Organiser, id) })
}

// reportsOf reads the reports of those sessions that are wanted, also those that outlived them, in the order of awareness.
func (a *App) reportsOf(wanted func(session.ID) (bool, error)) ([]SafetyReport, error) {
	filed := []session.FiledSafetyReport{}
	if err := a.eachReport(func(_ string, r session.FiledSafetyReport) { filed = append(filed, r) }); err != nil {
		return nil, err
	}
	all := []SafetyReport{}
	for _, r := range filed {
		fits, err := wanted(r.Session)
		if err != nil {
			return nil, err
		}
		if !fits {
			continue
		}
		one, err := a.described(r)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	slices.SortStableFunc(all, func(x, y SafetyReport) int { return x.At.Compare(y.At) })
	return all, nil
}

// described adds to a report what its session says of it now.
func (a *App) described(r session.FiledSafetyReport) (SafetyReport, error) {
	out := SafetyReport{KeptSafetyReport: r.KeptSafetyReport}
	info, err := records.Info(a.records, r.Session)
	switch {
	case errors.Is(err, session.ErrNotFound):
		out.Erased = true
	case err != nil:
		return out, err
	default:
		out.Ends = expiry(info)
	}
	if r.Until != nil {
		out.Ends = *r.Until
	}
	person := r.NamedIn(info)
	if person == "" {
		return out, nil
	}
	var said session.Profile
	_, err = records.Read(a.records, room.SpacePeople, string(r.Session)+"/"+string(person), &said)
	out.Name = said.Name
	return out, err
}

func (a *App) eachReport(f func(key string, r session.FiledSafetyReport)) error {
	return a.records.List(records.Safety, "", func(key string, value []byte) error {
		var r session.FiledSafetyReport
		if err := json.Unmarshal(value, &r); err != nil {
			return fmt.Errorf("%s %s: %w", records.Safety, key, err)
		}
		f(key, r)
		return nil
	})
}

// passReport marks a report as passed on, or takes that back; in its session, or where that is erased in what is left of it.
func (a *App) passReport(c *call, in PassedOn) (SafetyReport, error) {
	_, filed, err := a.reportNamed(session.SafetyReportID(c.param("id")))
	if err != nil {
		return SafetyReport{}, err
	}
	if fits, err := a.auth.Entrances.Admits(c.who.Organiser, filed.Session); err != nil || !fits {
		return SafetyReport{}, cmp.Or(err, error(session.ErrNotFound.With("report")))
	}
	pass := session.PassSafetyReport{Report: filed.ID, Passed: &in.Passed}
	_, err = a.rooms.Do(c.ctx, filed.Session, session.Request{ID: session.CommandID(a.newID()), Command: pass, By: c.who.Caller()})
	switch {
	case errors.Is(err, session.ErrNotFound):
		filed, err = a.passErased(c, filed.ID, in.Passed)
	case err == nil:
		_, filed, err = a.reportNamed(filed.ID)
	}
	if err != nil {
		return SafetyReport{}, err
	}
	return a.described(filed)
}

// passErased marks a report whose session is erased. ErrNotFound: it went with the session, meanwhile.
func (a *App) passErased(c *call, id session.SafetyReportID, on bool) (session.FiledSafetyReport, error) {
	key, filed, err := a.reportNamed(id)
	if err == nil && filed.Until == nil {
		err = session.ErrNotFound.With("report")
	}
	if err != nil {
		return session.FiledSafetyReport{}, err
	}
	filed = filed.Passed(on, a.now().UTC().Truncate(time.Millisecond))
	line := auditLine{Action: passedAction(on), Session: filed.Session, By: c.who.Role, Organiser: c.who.Organiser}
	return filed, a.audit(line, records.Put(records.Safety, key, filed))
}

// passedAction is how the audit log names what was done.
func passedAction(passed bool) string {
	if passed {
		return "report.pass"
	}
	return "report.pass/off"
}

// reportNamed finds a report. ErrNotFound: there is none.
func (a *App) reportNamed(id session.SafetyReportID) (key string, found session.FiledSafetyReport, err error) {
	err = a.eachReport(func(at string, r session.FiledSafetyReport) {
		if r.ID == id {
			key, found = at, r
		}
	})
	if err == nil && key == "" {
		err = session.ErrNotFound.With("report")
	}
	return key, found, err
}

// exportReports returns all reports as a file for those who answer for the safety of medicines.
func (a *App) exportReports(c *call) (file, error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return file{}, err
	}
	if lang == "" {
		lang = c.lang
	}
	all, err := a.reportsFor(c)
	return safetyFile(all, lang, "colazione-safety.csv", err)
}

// exportSessionReports returns those of one session, in its language unless another is asked for.
func (a *App) exportSessionReports(c *call) (file, error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return file{}, err
	}
	info, err := records.Info(a.records, c.session)
	if err != nil {
		return file{}, err
	}
	if lang == "" {
		lang = info.Language
	}
	all, err := a.reportsOf(func(id session.ID) (bool, error) { return id == c.session, nil })
	return safetyFile(all, lang, "colazione-safety-"+string(c.session)+".csv", err)
}

func safetyFile(all []SafetyReport, lang session.Language, name string, err error) (file, error) {
	if err != nil {
		return file{}, err
	}
	var rows []lists.SafetyRow
	for _, r := range all {
		rows = append(rows, lists.SafetyRow{KeptSafetyReport: r.KeptSafetyReport, Name: r.Name})
	}
	var b bytes.Buffer
	if err := lists.SafetyCSV(&b, rows, lang); err != nil {
		return file{}, err
	}
	return file{media: formats.ContentType("csv"), name: name, language: lang, data: b.Bytes()}, nil
}

// expiredReports are the changes that end the reports whose own time is over at a moment.
func (a *App) expiredReports(now time.Time) (gone []room.Change, err error) {
	err = a.eachReport(func(key string, r session.FiledSafetyReport) {
		if r.Until != nil && !now.Before(*r.Until) {
			gone = append(gone, room.Change{Space: records.Safety, Key: key})
		}
	})
	return gone, err
}
