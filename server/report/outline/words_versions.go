package outline

import (
	"colazione/session"
)

// versionWords are what a document says of being a version, and of what was taken out of it.
type versionWords struct {
	changed, rebuilt string
	hash             string
	Version, Hash    string // heads of columns
	draftKicker      string // what the document is, where it is a draft
}

var versionPhrases = map[session.Language]*versionWords{
	session.Italian: {
		changed: "Modificata dopo la pubblicazione, il {date}: {cards} in meno.",
		rebuilt: "Le cifre di questa versione sono state ricostruite dal registro dell’incontro, perché non erano state conservate alla pubblicazione.",
		hash:    "Impronta dei contenuti (SHA-256): {hash}", Version: "Versione", Hash: "Impronta dei contenuti", draftKicker: "{kicker} · bozza",
	},
	session.English: {
		changed: "Changed after its publication, on {date}: {cards} taken out.",
		rebuilt: "The figures of this version were rebuilt from the meeting’s log, because they had not been kept when it was published.",
		hash:    "Content hash (SHA-256): {hash}", Version: "Version", Hash: "Content hash", draftKicker: "{kicker} · draft",
	},
	session.Dutch: {
		changed: "Gewijzigd na publicatie, op {date}: {cards} verwijderd.",
		rebuilt: "De cijfers van deze versie zijn opnieuw opgebouwd uit het logboek van de bijeenkomst, omdat ze bij de publicatie niet zijn bewaard.",
		hash:    "Controlegetal van de inhoud (SHA-256): {hash}", Version: "Versie", Hash: "Controlegetal van de inhoud", draftKicker: "{kicker} · concept",
	},
}
