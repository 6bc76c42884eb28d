package report

import (
	"encoding/csv"
	"io"
	"time"

	"colazione/session"
)

// safetyWords are the heads of the columns of SafetyCSV.
type safetyWords struct {
	aware, text, note, kind, table, session, city, date, passed, until, withSession, id, by, name string

	roles map[session.Role]string // of who flagged
}

// SafetyRow is a report, and the name of who raised the flag where it may be told.
type SafetyRow struct {
	session.KeptReport
	Name string
}

var safetyCatalogue = map[session.Language]safetyWords{
	session.Italian: {
		aware: "Venuti a conoscenza (UTC)", text: "Testo", note: "Nota di chi ha segnalato", kind: "Tipo di scheda", table: "Tavolo", session: "Incontro", city: "Città", date: "Data dell’incontro",
		passed: "Trasmessa (UTC)", until: "Conservata fino al", withSession: "finché c’è l’incontro", id: "Numero della segnalazione", by: "Segnalata da", name: "Nome di chi ha segnalato",
		roles: map[session.Role]string{session.Participant: "partecipante", session.Facilitator: "chi conduce", session.Organiser: "chi organizza"},
	},
	session.English: {
		aware: "Time of awareness (UTC)", text: "Text", note: "Note of who flagged it", kind: "Kind of card", table: "Table", session: "Meeting", city: "City", date: "Date of the meeting",
		passed: "Passed on (UTC)", until: "Kept until", withSession: "as long as the meeting", id: "Report number", by: "Flagged by", name: "Name of who flagged it",
		roles: map[session.Role]string{session.Participant: "participant", session.Facilitator: "facilitator", session.Organiser: "organiser"},
	},
	session.Dutch: {
		aware: "Tijdstip van kennisneming (UTC)", text: "Tekst", note: "Opmerking van de melder", kind: "Soort kaart", table: "Tafel", session: "Bijeenkomst", city: "Plaats", date: "Datum van de bijeenkomst",
		passed: "Doorgegeven (UTC)", until: "Bewaard tot", withSession: "zolang de bijeenkomst", id: "Nummer van de melding", by: "Gemeld door", name: "Naam van de melder",
		roles: map[session.Role]string{session.Participant: "deelnemer", session.Facilitator: "begeleider", session.Organiser: "organisator"},
	},
}

// SafetyCSV writes safety reports, one a row, for the department that reports adverse events: UTF-8 with a mark, semicolons where these are usual, times in UTC to the
// second. No text in it can become a formula.
func SafetyCSV(w io.Writer, all []SafetyRow, lang session.Language) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := newCSV(w, lang)
	h := safetyCatalogue[lang]
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
			r.At.UTC().Format(time.DateTime), guarded(r.Text), guarded(r.Note), catalogue[lang].kind[r.Kind], guarded(r.Group), guarded(r.Title), guarded(r.City), r.Date,
			passed, until, string(r.ID), h.roles[r.By], guarded(r.Name),
		})
	}
	return out.WriteAll(rows)
}

// newCSV separates by what spreadsheets expect in a language.
func newCSV(w io.Writer, lang session.Language) *csv.Writer {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if catalogue[lang].decimal == "," {
		out.Comma = ';'
	}
	return out
}
