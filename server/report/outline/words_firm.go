package outline

import (
	"colazione/session"
)

// firmWords are what a document says of cards that are equal, and of what one voter less would change.
type firmWords struct {
	tied                    string // note of a card that shares its place
	two, several            string // before cards that share the first place: two of them, and {k}
	more                    plural // of those, that are not named
	sameAll                 string // the same cards, where a, Words.same is of one
	shared                  string // several share the first place
	held, close             string // of the first place
	Column                  string // head of a column
	Stays, partly, changes  string // in it
	unknown                 string // in it: it takes too long to find out
	shaky                   string // a mark that would be lost
	stillFirst, wouldChange string // of the card named as the first
	setTied                 string // outside the set by nothing but its arrival
	equalLeft               plural // beyond a list that stops, as good as its last
	term                    Term
}

var firmPhrases = map[session.Language]*firmWords{
	session.Italian: {
		tied: "a pari merito", two: "A pari merito: ", several: "In {k} a pari merito: ", more: plural{"un’altra", "altre {n}"}, sameAll: "le stesse",
		shared: "Al primo posto ci sono {k} schede a pari merito.",
		held:   "Il primo posto è saldo: resta suo chiunque manchi.", close: "Il primo posto è in bilico: basta che manchi una persona.",
		Column: "Senza una persona", Stays: "resta", partly: "in parte", changes: "cambierebbe", unknown: "non calcolato", shaky: "{mark}, in bilico",
		stillFirst: "al primo posto chiunque fosse mancato", wouldChange: "con una persona in meno cambierebbe",
		setTied:   "alla pari con una scheda dell’insieme più ampio scritta prima",
		equalLeft: plural{"Una di queste è alla pari con l’ultima del suo tipo nell’elenco.", "Di queste, {n} sono alla pari con l’ultima del loro tipo nell’elenco."},
		term:      Term{"Senza una persona", "Ogni conto è stato rifatto lasciando fuori una persona alla volta, fra tutte quelle che hanno votato (il jackknife di Quenouille, 1956, e Tukey, 1958). «Resta»: la scheda avrebbe lo stesso i suoi segni, chiunque fosse mancato. «In parte»: ne perderebbe qualcuno, quelli detti in bilico. «Cambierebbe»: basta una persona in meno perché li perda tutti."},
	},
	session.English: {
		tied: "tied", two: "Tied: ", several: "{k} are tied: ", more: plural{"one more", "{n} more"}, sameAll: "the same",
		shared: "{k} cards are tied for first place.",
		held:   "First place is firm: it holds whoever is left out.", close: "First place is close: without one person it would change.",
		Column: "Without one person", Stays: "stays", partly: "in part", changes: "would change", unknown: "not worked out", shaky: "{mark}, close",
		stillFirst: "first whoever had been missing", wouldChange: "with one person fewer it would change",
		setTied:   "level with a card of the widest set that was written earlier",
		equalLeft: plural{"One of these is level with the last of its kind in the list.", "Of these, {n} are level with the last of their kind in the list."},
		term:      Term{"Without one person", "Everything was counted again leaving out one person at a time, of all who voted (the jackknife of Quenouille, 1956, and Tukey, 1958). “Stays”: the card would keep its marks whoever had been missing. “In part”: it would lose some, those called close. “Would change”: one person fewer is enough to lose them all."},
	},
	session.Dutch: {
		tied: "gelijk", two: "Gelijk: ", several: "{k} staan gelijk: ", more: plural{"nog één", "nog {n}"}, sameAll: "dezelfde",
		shared: "Op de eerste plaats staan {k} kaarten gelijk.",
		held:   "De eerste plaats staat stevig, wie er ook wegvalt.", close: "De eerste plaats is nipt: zonder één persoon kan die veranderen.",
		Column: "Zonder één persoon", Stays: "blijft", partly: "deels", changes: "zou veranderen", unknown: "niet berekend", shaky: "{mark}, nipt",
		stillFirst: "eerste, wie er ook had ontbroken", wouldChange: "met één persoon minder zou dat veranderen",
		setTied:   "gelijk aan een kaart uit de breedste set die eerder geschreven is",
		equalLeft: plural{"Eén daarvan staat gelijk met de laatste van haar soort in de lijst.", "Daarvan staan er {n} gelijk met de laatste van hun soort in de lijst."},
		term:      Term{"Zonder één persoon", "Alles is opnieuw geteld zonder telkens één persoon, van iedereen die stemde (de jackknife van Quenouille, 1956, en Tukey, 1958). ‘Blijft’: de kaart zou haar kenmerken houden, wie er ook had ontbroken. ‘Deels’: ze zou er enkele verliezen, die nipt heten. ‘Zou veranderen’: met één persoon minder verliest ze ze allemaal."},
	},
}
