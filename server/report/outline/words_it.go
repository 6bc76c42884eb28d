package outline

import (
	"colazione/session"
)

var italian = Words{
	months: [12]string{
		"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
	},
	thousands: ".", Decimal: ",", quotes: [2]string{"«", "»"}, and: "e",

	Kinds: map[session.Kind]string{
		session.Need: "Bisogni e aspettative", session.Objective: "Obiettivi", session.Tool: "Strumenti", session.KPI: "KPI",
		session.Difficulty: "Difficoltà", session.Idea: "Idee",
	},
	Kind: map[session.Kind]string{
		session.Need: "Bisogno", session.Objective: "Obiettivo", session.Tool: "Strumento", session.KPI: "KPI",
		session.Difficulty: "Difficoltà", session.Idea: "Idea",
	},
	criteria: map[string]string{"like": "Like", "value": "Valore", "usefulness": "Utilità"},

	Kicker:    "Sintesi e metodo",
	by:        "A cura di {name}",
	draft:     "Bozza preparata il {date} alle {time}: può ancora cambiare.",
	published: "Versione {n}, pubblicata il {date}.",
	open:      "L’incontro è ancora aperto: le cifre sono quelle di questo momento.",
	contents:  "Indice", yes: "sì",

	People:  plural{"{n} persona", "{n} persone"},
	tables:  plural{"{n} tavolo", "{n} tavoli"},
	cards:   plural{"{n} scheda", "{n} schede"},
	likes:   plural{"{n} like", "{n} like"},
	paths:   plural{"{n} percorso", "{n} percorsi"},
	minutes: plural{"{n} minuto", "{n} minuti"},

	Brief:     "In breve",
	mostVoted: "La scheda più votata", mostRepresentative: "La più rappresentativa", same: "la stessa",
	themesByLikes: "I temi, in quota di like {base}:", originsByLikes: "Le difficoltà, in quota di like {base}:", noCard: "nessuna ha ricevuto like",

	pathsTitle: "I percorsi: dal bisogno al risultato",
	pathsIntro: "Ogni percorso parte da un bisogno espresso in sala, passa per un obiettivo e per gli strumenti, e arriva al KPI che dirà se ha funzionato. Accanto a ogni scheda, i suoi like.",
	pathsNone:  "Nessun percorso è ancora tracciato.", pathNumber: "Percorso {n}", Gap: "da definire",
	TieWidth: "Più la linea è spessa, più sono le persone a cui piacciono entrambe le schede:", GoesOn: "continua",

	rankedTitle: "Il giudizio dei tavoli",
	rankedIntro: "Le schede con almeno un like, dalla più votata. Sotto la scheda, le regole per cui spicca; il significato delle cifre è spiegato nell’ultima sezione.",
	noLikes:     "Non ci sono ancora like.",
	covered:     "Il {share} di chi ha dato like ({n} su {m}) ne ha dato almeno uno alle schede dell’insieme più ampio.",
	unliked:     plural{"Un’altra scheda non ha ricevuto like: si trova tra i contributi.", "Altre {n} schede non hanno ricevuto like: si trovano tra i contributi."},
	Place:       "Posto", Card: "Scheda", Support: "Sostegno", Reach: "Tavoli", Breadth: "Rappresentatività",
	ByTable: "Per tavolo", total: "Totale", ofReach: "{n} su {all}",
	FlagVoted: "più votata", FlagRepresentative: "più rappresentativa", flagSet: "insieme più ampio ({n})",

	OriginsTitle: "Difficoltà interne ed esterne",
	originsIntro: "Ognuno poteva dire se la difficoltà che scriveva nasce dentro l’azienda o fuori.",
	ThemesTitle:  "I temi",
	themesIntro:  "I temi che chi conduceva ha riconosciuto nelle schede, da quello che ha raccolto più like.",
	Origins:      map[string]string{"internal": "interne", "external": "esterne", "": "non indicato"},
	Origin:       map[session.Origin]string{session.Internal: "interna", session.External: "esterna"},
	originColumn: "Origine", ThemeColumn: "Tema", CardShare: "Quota delle schede", LikeShare: "Quota dei like",

	askedTitle: "Che cosa è stato chiesto", PeopleTitle: "Chi ha partecipato",
	Table: "Tavolo", JoinedColumn: "Persone", WroteColumn: "Hanno scritto", LikedColumn: "Hanno dato like", LikesColumn: "Like",
	cardsTitle: "Tutti i contributi",
	cardsIntro: "Ogni scheda è riportata come è stata scritta. Sotto una scheda stanno quelle che le sono state unite perché dicono la stessa cosa.",
	joinedWith: "unita a questa",
	erased:     "Contributo cancellato da chi lo aveva scritto",
	given:      "proposta in partenza", scribe: "raccolta da chi conduceva", held: "non ancora mostrata in sala", answers: "risponde a {card}",
	theme:   plural{"tema: {themes}", "temi: {themes}"},
	Measure: "misura", Baseline: "oggi", Target: "traguardo", Due: "scadenza",

	MethodTitle:   "Il metodo e il significato delle cifre",
	howWritten:    "Le persone hanno scritto dal proprio telefono, un pensiero per scheda.",
	howLiked:      "Ciascuno ha dato un like alle schede che riteneva più valide e più utili.",
	howJoined:     "Chi conduceva ha unito le schede che dicevano la stessa cosa.",
	howPathsBuilt: "Partendo dalle schede più votate e più rappresentative, chi conduceva ha ricostruito i percorsi insieme alla sala.",
	CardsColumn:   "Schede",
	countCards:    plural{"È stata raccolta {n} scheda.", "Sono state raccolte {n} schede."},
	countJoined:   plural{"Una è stata unita a un’altra.", "{n} sono state unite ad altre."},
	countScribe:   plural{"Una è stata raccolta da chi conduceva, per chi non usava il telefono.", "{n} sono state raccolte da chi conduceva, per chi non usava il telefono."},
	countGiven:    plural{"Una era proposta in partenza.", "{n} erano proposte in partenza."},
	countHidden:   plural{"Un’altra scheda è stata nascosta da chi conduceva e qui non compare.", "Altre {n} schede sono state nascoste da chi conduceva e qui non compaiono."},
	countAlarming: plural{"Un’altra scheda resta fuori da questa bozza per un possibile evento avverso non ancora chiuso.", "Altre {n} schede restano fuori da questa bozza per possibili eventi avversi non ancora chiusi."},
	admission: map[string]string{
		session.AdmissionOpen:  "Poteva entrare chiunque avesse il codice: chi è entrato più volte, da due dispositivi o dallo stesso, è contato ogni volta.",
		session.AdmissionLobby: "Chi conduceva, che vedeva chi era in sala, ha fatto entrare ogni persona.",
		session.AdmissionSeats: "Si entrava solo con un segnaposto, e ogni codice valeva per una persona: chi ne aveva due poteva contare due volte.",
	},
	anonymous: "I contributi sono anonimi.",
	names:     map[bool]string{false: "I contributi sono anonimi: di ognuno si riporta il tavolo.", true: "Accanto ai contributi sta il nome che ciascuno ha indicato."},
	terms: []Term{
		{"Like", "Quante persone hanno dato un like alla scheda. Nessuno conta due volte: se due schede sono state unite, chi le aveva scelte tutte e due conta una volta sola."},
		{"Sostegno", "Le persone che hanno scelto la scheda, divise per tutte quelle che hanno dato almeno un like ({voters})."},
		{"Tavoli", "A quanti tavoli la scheda è piaciuta ad almeno una persona, tra i tavoli in cui qualcuno ha dato like."},
		{"Rappresentatività", "Un numero tra 0 e 1, alto solo se la scheda piace a tutti i tavoli: un tavolo entusiasta non compensa un tavolo indifferente. Per ogni tavolo si calcola (persone che hanno scelto la scheda + 1) / (persone che hanno dato like + 2), poi si fa la media geometrica dei tavoli. È la misura di consenso tra gruppi usata da Polis (Small e altri, 2021)."},
		{"Più votata, più rappresentativa", "La scheda sta nel miglior quarto del suo tipo, arrotondato per eccesso, per numero di like o per rappresentatività; chi è alla pari con l’ultima del quarto ha lo stesso segno. Schede con gli stessi like hanno lo stesso posto: nell’elenco viene prima la più rappresentativa, e poi quella scritta prima."},
		{"Insieme più ampio", "Le poche schede che, insieme, lasciano fuori meno persone. Si scelgono una alla volta: ogni volta la scheda con più sostegno, dove chi ha già una scheda scelta nell’insieme pesa la metà, chi ne ha due un terzo, e così via (metodo di Thiele, 1895). Il numero tra parentesi è l’ordine di scelta; se due schede sono alla pari entra quella scritta prima, e sotto l’altra è detto."},
		{"Limiti", "Le cifre riportano il giudizio di chi era presente. Dicono che cosa vale per queste persone, non quanto un’opinione sia diffusa altrove."},
	},
	severalTerm: Term{"Più criteri", "I like sono stati dati secondo più criteri: {criteria}. Il totale li somma; nel sostegno, nei tavoli e nella rappresentatività ogni persona conta una volta sola."},
	themesTerm:  Term{"Temi", "Una scheda con due temi conta in tutti e due. Le quote sono calcolate sulla somma dei temi e delle schede senza tema."},
	originsTerm: Term{"Difficoltà", "Le quote sono calcolate sulle schede rimaste dopo le unioni, e sui like che hanno ricevuto."},
	Unprintable: "Il segno ▪ sta per un carattere che i caratteri di stampa di questo file non hanno: le versioni HTML e Word lo mostrano.",
	FileStem:    "sintesi", FileDraft: "bozza", FileRehearsal: "prova",
	CSV: csvWords{
		Kind: "Tipo", State: "Stato", Into: "Unita a", Author: "Autore", Rank: "Posto per like", BreadthRank: "Posto per rappresentatività",
		Set: "Posto nell’insieme più ampio", Origin: "Origine", Themes: "Temi", Answers: "Risponde a", Paths: "Percorsi", At: "Scritta il",
		Scribe: "Raccolta da chi conduceva", ID: "Codice", Standing: "nel documento", Joined: "unita", Held: "non ancora mostrata",
	},
	Workbook: workbookWords{
		Ranking: "Classifica", Paths: "Percorsi", Cards: "Schede", ByTable: "Like per tavolo", Themes: "Temi", Method: "Metodo", Plan: "Piano",
		Column: "Anello", Path: "Percorso", title: "Titolo", Place: "N.", Note: "Nota",
		likes: "Like", people: "Persone che hanno dato like", Share: "Quota",
		PlanIntro: "Il piano nato dall’incontro. Nelle celle chiare si scrive: la situazione di oggi, il traguardo, la scadenza, chi se ne occupa e il valore misurato, che si colora da solo.",
		Owner:     "Responsabile", Measured: "Valore misurato", Check: "Verifica", Remarks: "Osservazioni",
		Met: "raggiunto", Partly: "in parte", Missed: "non raggiunto", Waiting: "da misurare",
		CheckHelp:    "Scegli un esito dalla lista.",
		MeasuredHelp: "Con un numero in «oggi» e in «traguardo» la cella diventa verde se il traguardo è raggiunto, gialla se ci si è avvicinati, rossa se no.",
		DueHelp:      "Una data o un periodo, per esempio 31/12/2027 o dicembre 2027.",
	},
}
