package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"colazione/server/report"
	"colazione/server/room"
	"colazione/session"
)

// SafetyReports are copies of cards that were flagged as telling of an adverse event.
type SafetyReports struct {
	Reports []session.KeptReport `json:"reports"` // the oldest first
}

func (a *App) listReports(c *call) (SafetyReports, error) {
	all, err := a.reportsFor(c)
	return SafetyReports{Reports: all}, err
}

// reportsFor gives those reports that the caller may see: of sessions that are theirs or shared; for the owner all, also those that outlived their sessions.
func (a *App) reportsFor(c *call) ([]session.KeptReport, error) {
	all, err := a.allReports()
	out := []session.KeptReport{}
	for _, r := range all {
		fits, wrong := a.entitled(c.who.organiser, r.Session)
		if wrong != nil {
			return nil, wrong
		}
		if fits {
			out = append(out, r)
		}
	}
	return out, err
}

// allReports reads every report there is, also those that outlived their sessions, in the order of awareness.
func (a *App) allReports() ([]session.KeptReport, error) {
	all := []session.KeptReport{}
	err := a.eachReport(func(_ string, r session.KeptReport) { all = append(all, r) })
	slices.SortStableFunc(all, func(x, y session.KeptReport) int { return x.At.Compare(y.At) })
	return all, err
}

func (a *App) eachReport(f func(key string, r session.KeptReport)) error {
	return a.records.List(spaceSafety, "", func(key string, value []byte) error {
		var r session.KeptReport
		if err := json.Unmarshal(value, &r); err != nil {
			return fmt.Errorf("%s %s: %w", spaceSafety, key, err)
		}
		f(key, r)
		return nil
	})
}

// exportReports gives all reports as a file for those who answer for the safety of medicines.
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

// exportSessionReports gives those of one session.
func (a *App) exportSessionReports(c *call) (file, error) {
	lang, err := c.documentLanguage()
	if err != nil {
		return file{}, err
	}
	var all []session.KeptReport
	err = a.rooms.Look(c.ctx, c.session, func(s *session.State, _ session.Moment) {
		for _, r := range s.Reports() {
			kept, _ := s.KeptReport(r.ID)
			all = append(all, kept)
		}
		if lang == "" {
			lang = s.Info().Language
		}
	})
	return safetyFile(all, lang, "colazione-safety-"+string(c.session)+".csv", err)
}

func safetyFile(all []session.KeptReport, lang session.Language, name string, err error) (file, error) {
	if err != nil {
		return file{}, err
	}
	var b bytes.Buffer
	if err := report.SafetyCSV(&b, all, lang); err != nil {
		return file{}, err
	}
	return file{media: report.ContentType("csv"), name: name, language: lang, data: b.Bytes()}, nil
}

// expiredReports are the changes that end the reports whose own time is over at a moment.
func (a *App) expiredReports(now time.Time) (gone []room.Change, err error) {
	err = a.eachReport(func(key string, r session.KeptReport) {
		if r.Until != nil && !now.Before(*r.Until) {
			gone = append(gone, room.Change{Space: spaceSafety, Key: key})
		}
	})
	return gone, err
}
