package outline

import (
	"colazione/session"
)

// changeWords holds what a document says about the version before it.
type changeWords struct {
	since                  string
	added, edited, dropped plural
	order, note, nothing   string
}

var changePhrases = map[session.Language]*changeWords{
	session.Italian: {
		since: "Rispetto alla versione {n}: {what}.",
		added: plural{"un percorso in più", "{n} percorsi in più"}, edited: plural{"un percorso modificato", "{n} percorsi modificati"},
		dropped: plural{"un percorso in meno", "{n} percorsi in meno"},
		order:   "un altro ordine dei percorsi", note: "un’altra nota d’insieme", nothing: "percorsi e nota sono gli stessi",
	},
	session.English: {
		since: "Compared with version {n}: {what}.",
		added: plural{"one more path", "{n} more paths"}, edited: plural{"one path changed", "{n} paths changed"},
		dropped: plural{"one path dropped", "{n} paths dropped"},
		order:   "another order of the paths", note: "another note on the whole", nothing: "the paths and the note are the same",
	},
	session.Dutch: {
		since: "Vergeleken met versie {n}: {what}.",
		added: plural{"één pad erbij", "{n} paden erbij"}, edited: plural{"één pad gewijzigd", "{n} paden gewijzigd"},
		dropped: plural{"één pad vervallen", "{n} paden vervallen"},
		order:   "een andere volgorde van de paden", note: "een andere toelichting op het geheel", nothing: "de paden en de toelichting zijn dezelfde",
	},
}
