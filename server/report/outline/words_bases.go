package outline

import (
	"colazione/session"
)

// baseWords are what a document says of how many a figure was counted on.
type baseWords struct {
	voters                           plural
	of, from                         string // likes of voters; likes for several criteria
	head, headTables                 string // of a column of figures that are all of as many people, or tables
	present                          plural // who was there
	atTables                         string // follows where there are several
	nobody, one, some, everybody     string // who voted of them
	few, fewOne, none                string // voters so few that it is to be said
	room                             string // the same of one room
	themesBase, originsBase          string
	noTheme                          string
	themesOf                         string // by kind
	VotersColumn, AllCards, AllLikes string // heads of columns
	themed                           plural
}

var basePhrases = map[session.Language]*baseWords{
	session.Italian: {
		voters: plural{"{n} votante", "{n} votanti"}, of: "{likes} su {voters}", from: "{likes}, da {n} su {voters}", head: "{column} (su {n})", headTables: "{column} ({tables})",
		present: plural{"In sala {n} persona", "In sala {n} persone"}, atTables: ", {n} tavoli",
		nobody: "; nessuno ha ancora votato.", one: "; ha votato una persona.", some: "; hanno votato in {m}.", everybody: "; hanno votato tutti.",
		few: "Hanno votato in {m}: sono indicazioni per parlarne, non statistiche.", fewOne: "Ha votato una sola persona: sono indicazioni per parlarne, non statistiche.",
		none: "Nessuno ha ancora votato: qui c’è quello che è stato scritto.", room: "{room}: {what}",
		themesBase: "({likes}; {themed} su {cards})", originsBase: "({likes}, {cards})", noTheme: "senza tema", themesOf: "I temi: {kind}",
		VotersColumn: "Votanti", AllCards: "Schede in tutto", AllLikes: "Like in tutto", themed: plural{"{n} scheda con un tema", "{n} schede con un tema"},
	},
	session.English: {
		voters: plural{"{n} voter", "{n} voters"}, of: "{likes} of {voters}", from: "{likes}, from {n} of {voters}", head: "{column} (of {n})", headTables: "{column} ({tables})",
		present: plural{"{n} person", "{n} people"}, atTables: " at {n} tables",
		nobody: "; nobody has voted yet.", one: "; one person voted.", some: "; {m} voted.", everybody: "; everybody voted.",
		few: "Only {m} people voted: a start for talking, not statistics.", fewOne: "Only one person voted: a start for talking, not statistics.",
		none: "Nobody has voted yet: this is what was written.", room: "{room}: {what}",
		themesBase: "({likes}; {themed} of {cards})", originsBase: "({likes}, {cards})", noTheme: "no theme", themesOf: "Themes: {kind}",
		VotersColumn: "Voters", AllCards: "Cards in all", AllLikes: "Likes in all", themed: plural{"{n} card with a theme", "{n} cards with a theme"},
	},
	session.Dutch: {
		voters: plural{"{n} stemmer", "{n} stemmers"}, of: "{likes} van {voters}", from: "{likes}, van {n} van {voters}", head: "{column} (van {n})", headTables: "{column} ({tables})",
		present: plural{"{n} persoon", "{n} mensen"}, atTables: " aan {n} tafels",
		nobody: "; nog niemand stemde.", one: "; 1 stemde.", some: "; {m} stemden.", everybody: "; iedereen stemde.",
		few: "Er stemden maar {m} mensen: stof om over te praten, geen statistiek.", fewOne: "Er stemde maar één persoon: stof om over te praten, geen statistiek.",
		none: "Nog niemand stemde: dit is wat er is geschreven.", room: "{room}: {what}",
		themesBase: "({likes}; {themed} van {cards})", originsBase: "({likes}, {cards})", noTheme: "zonder thema", themesOf: "Thema’s: {kind}",
		VotersColumn: "Stemmers", AllCards: "Kaarten in totaal", AllLikes: "Likes in totaal", themed: plural{"{n} kaart met een thema", "{n} kaarten met een thema"},
	},
}
