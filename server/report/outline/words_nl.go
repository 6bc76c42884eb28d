package outline

import (
	"colazione/session"
)

var dutch = Words{
	months: [12]string{
		"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
	},
	thousands: ".", Decimal: ",", quotes: [2]string{"“", "”"}, and: "en",

	Kinds: map[session.Kind]string{
		session.Need: "Behoeften en verwachtingen", session.Objective: "Doelen", session.Tool: "Middelen", session.KPI: "KPI’s",
		session.Difficulty: "Moeilijkheden", session.Idea: "Ideeën",
	},
	Kind: map[session.Kind]string{
		session.Need: "Behoefte", session.Objective: "Doel", session.Tool: "Middel", session.KPI: "KPI",
		session.Difficulty: "Moeilijkheid", session.Idea: "Idee",
	},
	criteria: map[string]string{"like": "Likes", "value": "Waarde", "usefulness": "Nut"},

	Kicker:    "Synthese en werkwijze",
	by:        "Opgesteld door {name}",
	draft:     "Concept, gemaakt op {date} om {time}: er kan nog iets veranderen.",
	published: "Versie {n}, gepubliceerd op {date}.",
	open:      "De bijeenkomst is nog open: de cijfers zijn die van dit moment.",
	contents:  "Inhoud", yes: "ja",

	People:  plural{"{n} persoon", "{n} mensen"},
	tables:  plural{"{n} tafel", "{n} tafels"},
	cards:   plural{"{n} kaart", "{n} kaarten"},
	likes:   plural{"{n} like", "{n} likes"},
	paths:   plural{"{n} pad", "{n} paden"},
	minutes: plural{"{n} minuut", "{n} minuten"},

	Brief:     "In het kort",
	mostVoted: "De kaart met de meeste likes", mostRepresentative: "De breedst gedragen kaart", same: "dezelfde",
	themesByLikes: "Thema’s, naar aandeel in de likes {base}:", originsByLikes: "Moeilijkheden, naar aandeel in de likes {base}:", noCard: "geen enkele kreeg een like",

	pathsTitle: "De paden: van behoefte naar resultaat",
	pathsIntro: "Elk pad begint bij een behoefte die in de zaal is uitgesproken, loopt via een doel en de middelen ervoor, en komt uit bij de KPI die laat zien of het gewerkt heeft. Naast elke kaart staan haar likes.",
	pathsNone:  "Er is nog geen pad uitgezet.", pathNumber: "Pad {n}", Gap: "nog te bepalen",
	TieWidth: "Hoe dikker de lijn, hoe meer mensen beide kaarten een like gaven:", GoesOn: "vervolg",

	rankedTitle: "Het oordeel van de tafels",
	rankedIntro: "De kaarten met minstens één like, te beginnen met de meeste likes. Onder een kaart staat volgens welke regels ze opvalt; wat de cijfers betekenen staat in het laatste deel.",
	noLikes:     "Er zijn nog geen likes.",
	covered:     "{share} van wie likes gaf ({n} van de {m}), gaf er minstens één aan een kaart uit de breedste set.",
	unliked:     plural{"Nog één kaart kreeg geen like: ze staat bij de bijdragen.", "Nog {n} kaarten kregen geen like: ze staan bij de bijdragen."},
	Place:       "Plaats", Card: "Kaart", Support: "Steun", Reach: "Tafels", Breadth: "Draagvlak",
	ByTable: "Per tafel", total: "Totaal", ofReach: "{n} van {all}",
	FlagVoted: "meeste likes", FlagRepresentative: "breedst gedragen", flagSet: "breedste set ({n})",

	OriginsTitle: "Moeilijkheden van binnen en van buiten",
	originsIntro: "Wie een moeilijkheid opschreef, kon zeggen of ze van binnen het bedrijf komt of van buiten.",
	ThemesTitle:  "Thema’s",
	themesIntro:  "De thema’s die de begeleider in de kaarten herkende, te beginnen met de meeste likes.",
	Origins:      map[string]string{"internal": "intern", "external": "extern", "": "niet gezegd"},
	Origin:       map[session.Origin]string{session.Internal: "intern", session.External: "extern"},
	originColumn: "Herkomst", ThemeColumn: "Thema", CardShare: "Aandeel in de kaarten", LikeShare: "Aandeel in de likes",

	askedTitle: "Wat er gevraagd is", PeopleTitle: "Wie er meedeed",
	Table: "Tafel", JoinedColumn: "Mensen", WroteColumn: "Schreven", LikedColumn: "Gaven likes", LikesColumn: "Likes",
	cardsTitle: "Alle bijdragen",
	cardsIntro: "Elke kaart staat er zoals ze geschreven is. Onder een kaart staan de kaarten die ermee zijn samengevoegd omdat ze hetzelfde zeggen.",
	joinedWith: "hiermee samengevoegd",
	erased:     "Bijdrage gewist door wie haar had geschreven",
	given:      "vooraf gegeven", scribe: "opgeschreven door de begeleider", held: "nog niet aan de zaal getoond", answers: "antwoord op {card}",
	theme:   plural{"thema: {themes}", "thema’s: {themes}"},
	Measure: "maat", Baseline: "nu", Target: "streefwaarde", Due: "termijn",

	MethodTitle:   "De werkwijze en wat de cijfers betekenen",
	howWritten:    "De mensen schreven op hun eigen telefoon, één gedachte per kaart.",
	howLiked:      "De deelnemers gaven een like aan de kaarten die ze het sterkst en het nuttigst vonden.",
	howJoined:     "De begeleider voegde kaarten samen die hetzelfde zeiden.",
	howPathsBuilt: "Uitgaand van de kaarten met de meeste likes en het breedste draagvlak bouwde de begeleider samen met de zaal de paden op.",
	CardsColumn:   "Kaarten",
	countCards:    plural{"Er is {n} kaart verzameld.", "Er zijn {n} kaarten verzameld."},
	countJoined:   plural{"Eén kaart is met een andere samengevoegd.", "{n} kaarten zijn met andere samengevoegd."},
	countScribe:   plural{"Eén kaart is door de begeleider opgeschreven voor wie geen telefoon gebruikte.", "{n} kaarten zijn door de begeleider opgeschreven voor wie geen telefoon gebruikte."},
	countGiven:    plural{"Eén kaart was vooraf gegeven.", "{n} kaarten waren vooraf gegeven."},
	countHidden:   plural{"Nog één kaart is door de begeleider verborgen en staat hier niet.", "Nog {n} kaarten zijn door de begeleider verborgen en staan hier niet."},
	countAlarming: plural{"Nog één kaart staat niet in dit concept wegens een mogelijke bijwerking die nog niet is afgehandeld.", "Nog {n} kaarten staan niet in dit concept wegens mogelijke bijwerkingen die nog niet zijn afgehandeld."},
	admission: map[string]string{
		session.AdmissionOpen:  "Iedereen met de code kon meedoen: wie vaker binnenkwam, met twee toestellen of met één, telt elke keer.",
		session.AdmissionLobby: "De begeleider, die zag wie er in de zaal was, heeft iedereen zelf toegelaten.",
		session.AdmissionSeats: "Meedoen kon alleen met een plaatskaartje, en elke code was voor één mens: wie er twee had, kon twee keer tellen.",
	},
	anonymous: "De bijdragen zijn anoniem.",
	names:     map[bool]string{false: "De bijdragen zijn anoniem: alleen de tafel wordt genoemd.", true: "Bij de bijdragen staat de naam die iemand heeft opgegeven."},
	terms: []Term{
		{"Likes", "Hoeveel mensen de kaart een like gaven. Niemand telt dubbel: zijn twee kaarten samengevoegd, dan telt wie beide koos één keer."},
		{"Steun", "De mensen die de kaart kozen, gedeeld door iedereen die minstens één like gaf ({voters})."},
		{"Tafels", "Aan hoeveel tafels minstens één iemand de kaart koos, van de tafels waar iemand een like gaf."},
		{"Draagvlak", "Een getal tussen 0 en 1 dat alleen hoog is als de kaart aan alle tafels in de smaak valt: één enthousiaste tafel weegt niet op tegen een onverschillige. Neem per tafel (mensen die de kaart kozen + 1) / (mensen die likes gaven + 2), en daarvan over de tafels het meetkundig gemiddelde. Het is de maat voor overeenstemming tussen groepen die Polis gebruikt (Small en anderen, 2021)."},
		{"Meeste likes, breedst gedragen", "De kaart hoort bij het beste kwart van haar soort, naar boven afgerond, naar likes of naar draagvlak; wie gelijkstaat met de laatste van dat kwart krijgt hetzelfde kenmerk. Kaarten met evenveel likes hebben dezelfde plaats: in de lijst staat het grootste draagvlak voorop, en daarna de kaart die eerder geschreven is."},
		{"Breedste set", "De paar kaarten die samen de minste mensen buiten laten. Ze worden één voor één gekozen: telkens de kaart met de meeste steun, waarbij wie al één kaart in de set heeft voor de helft telt, wie er twee heeft voor een derde, enzovoort (methode van Thiele, 1895). Het getal tussen haakjes is de volgorde van kiezen; staan er twee gelijk, dan gaat de eerder geschreven kaart voor, en onder de andere staat dat."},
		{"Grenzen", "De cijfers geven het oordeel van wie erbij was. Ze zeggen wat voor deze mensen waarde heeft, niet hoe breed een mening elders leeft."},
	},
	severalTerm: Term{"Meer criteria", "De likes zijn volgens meer dan één criterium gegeven: {criteria}. Het totaal telt ze op; in steun, tafels en draagvlak telt iedereen één keer."},
	themesTerm:  Term{"Thema’s", "Een kaart met twee thema’s telt in allebei mee. De aandelen zijn berekend over de som van de thema’s en de kaarten zonder thema."},
	originsTerm: Term{"Moeilijkheden", "De aandelen zijn berekend over de kaarten die na het samenvoegen overbleven, en over de likes die deze kregen."},
	Unprintable: "Het teken ▪ staat voor een teken dat de lettertypen van dit bestand niet hebben: de HTML- en de Word-versie tonen het wel.",
	FileStem:    "synthese", FileDraft: "concept", FileRehearsal: "repetitie",
	CSV: csvWords{
		Kind: "Soort", State: "Staat", Into: "Samengevoegd met", Author: "Auteur", Rank: "Plaats naar likes", BreadthRank: "Plaats naar draagvlak",
		Set: "Plaats in de breedste set", Origin: "Herkomst", Themes: "Thema’s", Answers: "Antwoord op", Paths: "Paden", At: "Geschreven op",
		Scribe: "Opgeschreven door de begeleider", ID: "Code", Standing: "in het document", Joined: "samengevoegd", Held: "nog niet getoond",
	},
	Workbook: workbookWords{
		Ranking: "Rangschikking", Paths: "Paden", Cards: "Kaarten", ByTable: "Likes per tafel", Themes: "Thema’s", Method: "Werkwijze", Plan: "Plan",
		Column: "Schakel", Path: "Pad", title: "Titel", Place: "Nr.", Note: "Opmerking",
		likes: "Likes", people: "Mensen die likes gaven", Share: "Aandeel",
		PlanIntro: "Het plan dat uit de bijeenkomst kwam. De lichte cellen zijn om in te vullen: de stand van nu, de streefwaarde, de termijn, wie het doet en de gemeten waarde, die vanzelf kleurt.",
		Owner:     "Verantwoordelijke", Measured: "Gemeten waarde", Check: "Controle", Remarks: "Opmerkingen",
		Met: "gehaald", Partly: "deels gehaald", Missed: "niet gehaald", Waiting: "nog te meten",
		CheckHelp:    "Kies een uitkomst uit de lijst.",
		MeasuredHelp: "Met een getal bij ‘nu’ en ‘streefwaarde’ wordt de cel groen als de streefwaarde gehaald is, geel als het dichterbij kwam, rood als het niet zo is.",
		DueHelp:      "Een datum of een periode, bijvoorbeeld 31-12-2027 of december 2027.",
	},
}
