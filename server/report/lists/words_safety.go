package lists

import (
	"colazione/session"
)

// safetyWords are the heads of the columns of SafetyCSV.
type safetyWords struct {
	aware, text, note, kind, table, session, city, date, passed, until, withSession, id, by, name string

	roles map[session.Role]string // of who flagged
}

var safetyPhrases = map[session.Language]*safetyWords{
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
