package report

import "colazione/session"

var italian = words{
	months: [12]string{
		"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
	},
	thousands: ".", decimal: ",", quotes: [2]string{"«", "»"}, and: "e",

	kinds: map[session.Kind]string{
		session.Need: "Bisogni e aspettative", session.Objective: "Obiettivi", session.Tool: "Strumenti", session.KPI: "KPI",
		session.Difficulty: "Difficoltà", session.Idea: "Idee",
	},
	kind: map[session.Kind]string{
		session.Need: "Bisogno", session.Objective: "Obiettivo", session.Tool: "Strumento", session.KPI: "KPI",
		session.Difficulty: "Difficoltà", session.Idea: "Idea",
	},
	criteria: map[string]string{"like": "Like", "value": "Valore", "usefulness": "Utilità"},

	kicker:    "Sintesi e metodo",
	draft:     "Bozza preparata il {date} alle {time}: può ancora cambiare.",
	published: "Versione {n}, pubblicata il {date}.",
	open:      "L’incontro è ancora aperto: le cifre sono quelle di questo momento.",
	contents:  "Indice", yes: "sì",

	people:  plural{"{n} persona", "{n} persone"},
	tables:  plural{"{n} tavolo", "{n} tavoli"},
	cards:   plural{"{n} scheda", "{n} schede"},
	likes:   plural{"{n} like", "{n} like"},
	paths:   plural{"{n} percorso", "{n} percorsi"},
	minutes: plural{"{n} minuto", "{n} minuti"},

	brief:     "In breve",
	mostVoted: "La scheda più votata", mostRepresentative: "La più rappresentativa", same: "la stessa",
	themesByLikes: "I temi, in quota di like:", originsByLikes: "Le difficoltà, in quota di like:", noCard: "nessuna ha ricevuto like",

	pathsTitle: "I percorsi: dal bisogno al risultato",
	pathsIntro: "Ogni percorso parte da un bisogno espresso in sala, passa per un obiettivo e per gli strumenti, e arriva al KPI che dirà se ha funzionato. Accanto a ogni scheda, i suoi like.",
	pathsNone:  "Nessun percorso è ancora tracciato.", pathNumber: "Percorso {n}", gap: "da definire",

	rankedTitle: "Il giudizio dei tavoli",
	rankedIntro: "Le schede con almeno un like, dalla più votata. Sotto la scheda, le regole per cui spicca; il significato delle cifre è spiegato nell’ultima sezione.",
	noLikes:     "Non ci sono ancora like.",
	covered:     "Il {share} di chi ha dato like ne ha dato almeno uno alle schede dell’insieme più ampio.",
	unliked:     plural{"Un’altra scheda non ha ricevuto like: si trova tra i contributi.", "Altre {n} schede non hanno ricevuto like: si trovano tra i contributi."},
	place:       "Posto", card: "Scheda", support: "Sostegno", reach: "Tavoli", breadth: "Rappresentatività",
	byTable: "Per tavolo", total: "Totale", ofReach: "{n} su {all}",
	flagVoted: "più votata", flagRepresentative: "più rappresentativa", flagSet: "insieme più ampio ({n})",

	originsTitle: "Difficoltà interne ed esterne",
	originsIntro: "Ognuno poteva dire se la difficoltà che scriveva nasce dentro l’azienda o fuori.",
	themesTitle:  "I temi",
	themesIntro:  "I temi che il facilitatore ha riconosciuto nelle schede, da quello che ha raccolto più like.",
	origins:      map[string]string{"internal": "interne", "external": "esterne", "": "non indicato"},
	origin:       map[session.Origin]string{session.Internal: "interna", session.External: "esterna"},
	originColumn: "Origine", themeColumn: "Tema", cardShare: "Quota delle schede", likeShare: "Quota dei like",

	askedTitle: "Che cosa è stato chiesto", peopleTitle: "Chi ha partecipato",
	table: "Tavolo", joinedColumn: "Persone", wroteColumn: "Hanno scritto", likedColumn: "Hanno dato like", likesColumn: "Like",
	cardsTitle: "Tutti i contributi",
	cardsIntro: "Ogni scheda è riportata come è stata scritta. Sotto una scheda stanno quelle che le sono state unite perché dicono la stessa cosa.",
	joinedWith: "unita a questa",
	given:      "proposta in partenza", scribe: "raccolta dal facilitatore", held: "non ancora mostrata in sala", answers: "risponde a {card}",
	theme:   plural{"tema: {themes}", "temi: {themes}"},
	measure: "misura", baseline: "oggi", target: "traguardo", due: "scadenza",

	methodTitle: "Il metodo e il significato delle cifre",
	howWritten:  "Le persone hanno scritto dal proprio telefono, un pensiero per scheda.",
	howLiked:    "Ciascuno ha dato un like alle schede che riteneva più valide e più utili.",
	howJoined:   "Il facilitatore ha unito le schede che dicevano la stessa cosa.",
	howWoven:    "Partendo dalle schede più votate e più rappresentative, il facilitatore ha ricostruito i percorsi insieme alla sala.",
	cardsColumn: "Schede",
	countCards:  plural{"È stata raccolta {n} scheda.", "Sono state raccolte {n} schede."},
	countJoined: plural{"Una è stata unita a un’altra.", "{n} sono state unite ad altre."},
	countScribe: plural{"Una è stata raccolta dal facilitatore per chi non usava il telefono.", "{n} sono state raccolte dal facilitatore per chi non usava il telefono."},
	countGiven:  plural{"Una era proposta in partenza.", "{n} erano proposte in partenza."},
	countHidden: plural{"Un’altra scheda è stata nascosta dal facilitatore e qui non compare.", "Altre {n} schede sono state nascoste dal facilitatore e qui non compaiono."},
	admission: map[string]string{
		session.AdmissionOpen:  "Poteva entrare chiunque avesse il codice: chi è entrato da due dispositivi è contato due volte.",
		session.AdmissionLobby: "Ogni persona è stata ammessa dal facilitatore.",
		session.AdmissionSeats: "Si entrava solo con un codice personale: una persona, una voce.",
	},
	names: map[bool]string{false: "I contributi sono anonimi: di ognuno si riporta il tavolo.", true: "Accanto ai contributi sta il nome che ciascuno ha indicato."},
	terms: []term{
		{"Like", "Quante persone hanno dato un like alla scheda. Nessuno conta due volte: se due schede sono state unite, chi le aveva scelte tutte e due conta una volta sola."},
		{"Sostegno", "Le persone che hanno scelto la scheda, divise per tutte quelle che hanno dato almeno un like nell’incontro ({voters})."},
		{"Tavoli", "A quanti tavoli la scheda è piaciuta ad almeno una persona, tra i tavoli in cui qualcuno ha dato like."},
		{"Rappresentatività", "Un numero tra 0 e 1, alto solo se la scheda piace a tutti i tavoli: un tavolo entusiasta non compensa un tavolo indifferente. Per ogni tavolo si calcola (persone che hanno scelto la scheda + 1) / (persone che hanno dato like + 2), poi si fa la media geometrica dei tavoli. È la misura di consenso tra gruppi usata da Polis (Small e altri, 2021)."},
		{"Più votata, più rappresentativa", "La scheda sta nel miglior quarto del suo tipo, arrotondato per eccesso, per numero di like o per rappresentatività. A parità di like viene prima la più rappresentativa, a parità di rappresentatività la più votata, e poi la scheda scritta prima."},
		{"Insieme più ampio", "Le poche schede che, insieme, lasciano fuori meno persone. Si scelgono una alla volta: ogni volta la scheda con più sostegno, dove chi ha già una scheda scelta nell’insieme pesa la metà, chi ne ha due un terzo, e così via (metodo di Thiele, 1895). Il numero tra parentesi è l’ordine di scelta."},
		{"Limiti", "Le cifre riportano il giudizio di chi era presente. Dicono che cosa vale per queste persone, non quanto un’opinione sia diffusa altrove."},
	},
	severalTerm: term{"Più criteri", "I like sono stati dati secondo più criteri: {criteria}. Il totale li somma; nel sostegno, nei tavoli e nella rappresentatività ogni persona conta una volta sola."},
	themesTerm:  term{"Temi", "Una scheda con due temi conta in tutti e due. Le quote sono calcolate sulla somma dei temi."},
	originsTerm: term{"Difficoltà", "Le quote sono calcolate sulle schede rimaste dopo le unioni, e sui like che hanno ricevuto."},
	fileStem:    "sintesi", fileDraft: "bozza",
	csv: csvWords{
		kind: "Tipo", state: "Stato", into: "Unita a", author: "Autore", rank: "Posto per like", breadthRank: "Posto per rappresentatività",
		set: "Posto nell’insieme più ampio", origin: "Origine", themes: "Temi", answers: "Risponde a", paths: "Percorsi", at: "Scritta il",
		scribe: "Raccolta dal facilitatore", id: "Codice", standing: "nel documento", joined: "unita", held: "non ancora mostrata",
	},
}
