package lists

import (
	"colazione/session"
)

// seatWords holds what place cards say.
type seatWords struct {
	title, file string
	scan        string
	place       string // of one seat
	orType      string // for who can’t scan the code
}

var seatPhrases = map[session.Language]*seatWords{
	session.Italian: {
		title: "Segnaposto", file: "posti",
		scan:   "Inquadra il codice con la fotocamera del telefono: sei dentro, senza account e senza app. Vale per una persona sola. Se cambi telefono, inquadralo di nuovo.",
		place:  "Posto {n}",
		orType: "Oppure apri {host} e scrivi:",
	},
	session.English: {
		title: "Place cards", file: "seats",
		scan:   "Point your phone’s camera at the code: you are in, without an account or an app. It is for one person only. On another phone, just scan it again.",
		place:  "Seat {n}",
		orType: "Or open {host} and type:",
	},
	session.Dutch: {
		title: "Plaatskaartjes", file: "plaatsen",
		scan:   "Richt de camera van je telefoon op de code: je bent binnen, zonder account en zonder app. Hij is voor één persoon. Neem je een andere telefoon, scan hem dan opnieuw.",
		place:  "Plaats {n}",
		orType: "Of open {host} en typ:",
	},
}
