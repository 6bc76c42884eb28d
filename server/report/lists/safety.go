package lists

import (
	"io"
	"time"

	"colazione/server/report/outline"
	"colazione/server/report/safe"
	"colazione/session"
)

// SafetyRow is a safety report, with the name of who raised the flag where it may be shown.
type SafetyRow struct {
	session.KeptSafetyReport
	Name string
}

// SafetyCSV writes safety reports, one a row, for the department that reports adverse events: UTF-8 with a mark, semicolons where these are usual, times in UTC to the
// second. No text in it can become a formula.
func SafetyCSV(w io.Writer, all []SafetyRow, lang session.Language) error {
	out, err := safe.CSV(w, outline.Phrases[lang].Decimal)
	if err != nil {
		return err
	}
	h := safetyPhrases[lang]
	rows := [][]string{{h.aware, h.text, h.note, h.kind, h.table, h.session, h.city, h.date, h.passed, h.until, h.id, h.by, h.name}}
	for _, r := range all {
		passed, until := "", h.withSession
		if r.PassedOn != nil {
			passed = r.PassedOn.UTC().Format(time.DateTime)
		}
		if r.Until != nil {
			until = r.Until.UTC().Format(time.DateOnly)
		}
		rows = append(rows, []string{
			r.At.UTC().Format(time.DateTime), safe.Cell(r.Text), safe.Cell(r.Note), outline.Phrases[lang].Kind[r.Kind], safe.Cell(r.Group), safe.Cell(r.Title), safe.Cell(r.City), r.Date,
			passed, until, string(r.ID), h.roles[r.By], safe.Cell(r.Name),
		})
	}
	return out.WriteAll(rows)
}
