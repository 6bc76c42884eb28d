package outline

import (
	"colazione/session"
)

// seriesWords holds what only the document of a series says.
type seriesWords struct {
	kicker, made                   string
	everybody                      string // names the one table of a room whose tables are not shown
	draft, published, open         string // of one room
	rooms                          plural
	Room, Ref, date, state         string // heads of columns
	stateOpen, stateOver           string // a room's state
	roomsTitle, roomsIntro         string
	mark                           string
	commonTitle, commonBoth        string
	commonIntro, commonNone        string
	common                         string // head of a column
	shared                         plural
	inAll, likedBy                 string
	onlyRoom, onlyTitle, onlyIntro string
	onlyMore                       plural
	difficulties                   plural // that rooms share
	noDifficulty                   string
	bestTitle                      string
	crossingsIntro, pathsColumn    string
	pathOfRoom, alsoIn             string
	themesIntro, originsIntro      string
	joinedAcross                   string
	countAcross                    plural
	terms                          []Term
}

var seriesPhrases = map[session.Language]*seriesWords{
	session.Italian: {
		kicker: "Sintesi e metodo di più incontri", everybody: "Tutti", made: "Incontri letti insieme il {date} alle {time}.",
		draft:     "{room}: bozza, com’era in quel momento.",
		published: "{room}: versione {n}, pubblicata il {date}.",
		open:      "{room}: l’incontro è ancora aperto, e le cifre possono cambiare.",
		rooms:     plural{"{n} incontro", "{n} incontri"},
		Room:      "Incontro", Ref: "Sigla", date: "Data", state: "Stato", stateOpen: "in corso", stateOver: "concluso",
		roomsTitle:  "Gli incontri",
		roomsIntro:  "La sigla di ogni scheda dice da quale incontro viene: {marks}. Il numero è quello della scheda nel suo incontro, e porta alla scheda tra i contributi.",
		mark:        "{mark} per {room}",
		commonTitle: "Che cosa dicono più sale", commonBoth: "Che cosa dicono tutte e due le sale",
		commonIntro: "Ogni riga è una cosa detta in almeno due incontri: le schede che la dicono sono state unite, e sotto si legge come l’ha detta ogni sala. Accanto, a quante persone piace in ogni incontro, tra quelle che hanno dato like.",
		commonNone:  "Nessuna scheda di un incontro è stata ancora unita a quelle di un altro: per ora ogni cosa risulta detta in una sala sola.",
		common:      "In comune",
		shared:      plural{"{n} scheda in comune", "{n} schede in comune"},
		inAll:       "In tutto", likedBy: "{n} su {all}",
		onlyRoom: "Solo {room}", onlyTitle: "Che cosa dice una sala sola",
		onlyIntro:    "Le schede che nessuno ha unito a quelle di un altro incontro: di ogni tipo, quelle che nella loro sala piacciono a più persone.",
		onlyMore:     plural{"Un’altra scheda solo di questa sala si trova tra i contributi.", "Altre {n} schede solo di questa sala si trovano tra i contributi."},
		difficulties: plural{"{rooms} hanno una difficoltà in comune: {cards}.", "{rooms} hanno {n} difficoltà in comune; prima fra tutte {cards}."}, noDifficulty: "Tra {rooms} nessuna difficoltà è stata ancora unita.",
		bestTitle:      "Chi guida la classifica",
		crossingsIntro: "Alcune schede stanno nei percorsi di incontri diversi: lì le sale hanno preso la stessa strada.",
		pathsColumn:    "Percorsi", pathOfRoom: "{room}, percorso {n}", alsoIn: "anche {rooms}",
		themesIntro:  "I temi che chi conduceva ha riconosciuto nelle schede, da un incontro all’altro: la quota dei like di ciascuno.",
		originsIntro: "Ognuno poteva dire se la difficoltà che scriveva nasce dentro l’azienda o fuori. Ecco le quote dei like, incontro per incontro.",
		joinedAcross: "unita da chi organizza",
		countAcross:  plural{"Una è stata unita a quella di un altro incontro.", "{n} sono state unite a quelle di altri incontri."},
		terms: []Term{
			{"Più incontri come uno", "Tutte le persone giudicano insieme, e ogni tavolo di ogni incontro conta come un tavolo: sostegno, tavoli e rappresentatività si calcolano con le stesse regole di un incontro solo. Nessuno ha però potuto dare like alle schede di un altro incontro."},
			{"Schede in comune", "Chi organizza ha unito le schede di incontri diversi che dicono la stessa cosa. I loro like sono le persone a cui ne piace almeno una, contate una volta sola. Ogni incontro resta come ha giudicato. Quello che nessuno ha unito risulta detto in una sala sola, anche se altrove è stato detto con altre parole."},
		},
	},
	session.English: {
		kicker: "Synthesis and method of several meetings", everybody: "Everyone", made: "Meetings read as one on {date} at {time}.",
		draft:     "{room}: a draft, as it was at that moment.",
		published: "{room}: version {n}, published on {date}.",
		open:      "{room}: the meeting is still open, and its figures may change.",
		rooms:     plural{"{n} meeting", "{n} meetings"},
		Room:      "Meeting", Ref: "Ref", date: "Date", state: "State", stateOpen: "going on", stateOver: "over",
		roomsTitle:  "The meetings",
		roomsIntro:  "The ref of each card says which meeting it comes from: {marks}. The number is the card’s in its meeting, and leads to it among the contributions.",
		mark:        "{mark} for {room}",
		commonTitle: "What several rooms say", commonBoth: "What both rooms say",
		commonIntro: "Each row is something that was said at two meetings or more: the cards that say it were joined, and below stands how each room said it. Beside it, how many people like it at each meeting, of those who gave likes.",
		commonNone:  "No card of one meeting has been joined with those of another yet: for now everything counts as said in one room only.",
		common:      "In common",
		shared:      plural{"{n} card in common", "{n} cards in common"},
		inAll:       "In all", likedBy: "{n} of {all}",
		onlyRoom: "{room} alone", onlyTitle: "What one room alone says",
		onlyIntro:    "The cards that nobody has joined with those of another meeting: of each kind, those that most people of their room like.",
		onlyMore:     plural{"One more card of this room alone is among the contributions.", "{n} more cards of this room alone are among the contributions."},
		difficulties: plural{"{rooms} share one difficulty: {cards}.", "{rooms} share {n} difficulties, first {cards}."}, noDifficulty: "No difficulties of {rooms} have been merged yet.",
		bestTitle:      "What leads the ranking",
		crossingsIntro: "Some cards stand in paths of different meetings: there the rooms took the same way.",
		pathsColumn:    "Paths", pathOfRoom: "{room}, path {n}", alsoIn: "{rooms} too",
		themesIntro:  "The themes that the facilitators recognised in the cards, from one meeting to the next: each one’s share of likes.",
		originsIntro: "Whoever wrote a difficulty could say whether it comes from inside the company or from outside. These are the shares of likes, meeting by meeting.",
		joinedAcross: "joined by the organiser",
		countAcross:  plural{"One was joined with that of another meeting.", "{n} were joined with those of other meetings."},
		terms: []Term{
			{"Several meetings as one", "All people judge together, and each table of each meeting counts as a table: support, tables and breadth follow the same rules as for one meeting. But nobody could like the cards of another meeting."},
			{"Cards in common", "The organiser joined cards of different meetings that say the same. Their likes are the people who like at least one of them, each counted once. Each meeting stays as it judged. What nobody joined counts as said in one room only, even where another room said it in other words."},
		},
	},
	session.Dutch: {
		kicker: "Synthese en methode van meerdere bijeenkomsten", everybody: "Iedereen", made: "Bijeenkomsten als één gelezen op {date} om {time}.",
		draft:     "{room}: een concept, zoals het op dat moment was.",
		published: "{room}: versie {n}, gepubliceerd op {date}.",
		open:      "{room}: de bijeenkomst is nog open, de cijfers kunnen veranderen.",
		rooms:     plural{"{n} bijeenkomst", "{n} bijeenkomsten"},
		Room:      "Bijeenkomst", Ref: "Code", date: "Datum", state: "Status", stateOpen: "bezig", stateOver: "voorbij",
		roomsTitle:  "De bijeenkomsten",
		roomsIntro:  "De code van elke kaart zegt van welke bijeenkomst ze komt: {marks}. Het nummer is dat van de kaart in haar bijeenkomst, en leidt naar de kaart tussen de bijdragen.",
		mark:        "{mark} voor {room}",
		commonTitle: "Wat meerdere zalen zeggen", commonBoth: "Wat beide zalen zeggen",
		commonIntro: "Elke rij is iets dat op minstens twee bijeenkomsten is gezegd: de kaarten die het zeggen zijn samengevoegd, en eronder staat hoe elke zaal het zei. Ernaast hoeveel mensen het op elke bijeenkomst waarderen, van wie likes gaf.",
		commonNone:  "Nog geen kaart van de ene bijeenkomst is samengevoegd met die van een andere: voorlopig geldt alles als gezegd in één zaal.",
		common:      "Gemeenschappelijk",
		shared:      plural{"{n} gemeenschappelijke kaart", "{n} gemeenschappelijke kaarten"},
		inAll:       "In totaal", likedBy: "{n} van {all}",
		onlyRoom: "Alleen {room}", onlyTitle: "Wat maar één zaal zegt",
		onlyIntro:    "De kaarten die niemand met die van een andere bijeenkomst heeft samengevoegd: van elke soort die welke de meeste mensen van hun zaal waarderen.",
		onlyMore:     plural{"Nog een kaart van alleen deze zaal staat tussen de bijdragen.", "Nog {n} kaarten van alleen deze zaal staan tussen de bijdragen."},
		difficulties: plural{"{rooms} delen één moeilijkheid: {cards}.", "{rooms} delen {n} moeilijkheden, met voorop {cards}."}, noDifficulty: "Er zijn nog geen moeilijkheden van {rooms} samengevoegd.",
		bestTitle:      "Wat bovenaan staat",
		crossingsIntro: "Sommige kaarten staan in paden van verschillende bijeenkomsten: daar namen de zalen dezelfde weg.",
		pathsColumn:    "Paden", pathOfRoom: "{room}, pad {n}", alsoIn: "ook {rooms}",
		themesIntro:  "De thema’s die de begeleiders in de kaarten herkenden, van de ene bijeenkomst naar de andere: van elk het deel van de likes.",
		originsIntro: "Wie een moeilijkheid opschreef, kon zeggen of ze van binnen het bedrijf komt of van buiten. Dit zijn de delen van de likes, per bijeenkomst.",
		joinedAcross: "samengevoegd door de organisator",
		countAcross:  plural{"Eén is samengevoegd met die van een andere bijeenkomst.", "{n} zijn samengevoegd met die van andere bijeenkomsten."},
		terms: []Term{
			{"Meerdere bijeenkomsten als één", "Alle mensen oordelen samen, en elke tafel van elke bijeenkomst telt als een tafel: steun, tafels en draagvlak volgen dezelfde regels als voor één bijeenkomst. Maar niemand kon kaarten van een andere bijeenkomst waarderen."},
			{"Gemeenschappelijke kaarten", "De organisator heeft kaarten van verschillende bijeenkomsten samengevoegd die hetzelfde zeggen. Hun likes zijn de mensen die er minstens één waarderen, elk één keer geteld. Elke bijeenkomst blijft zoals ze oordeelde. Wat niemand samenvoegde, geldt als gezegd in één zaal, ook waar een andere zaal het in andere woorden zei."},
		},
	},
}
