package lists

import (
	"colazione/session"
)

// auditWords holds the words of the audit list around its actions.
type auditWords struct {
	card, person                                        string
	owner, organiser, facilitator, participant, program string
	when, who, what, meeting, meetingID, cardID, action string // the heads of columns
}

var auditPhrases = map[session.Language]*auditWords{
	session.Italian: {
		card: "scheda {n} ({kind})", person: "persona {n}",
		owner: "Titolare", organiser: "Chi organizza", facilitator: "Chi conduce", participant: "Qualcuno in sala", program: "Il programma",
		when: "Quando (UTC)", who: "Chi", what: "Che cosa", meeting: "Incontro", meetingID: "Codice dell’incontro", cardID: "Codice della scheda", action: "Azione",
	},
	session.English: {
		card: "card {n} ({kind})", person: "person {n}",
		owner: "Owner", organiser: "Organiser", facilitator: "Facilitator", participant: "Somebody in the room", program: "The program",
		when: "When (UTC)", who: "Who", what: "What", meeting: "Meeting", meetingID: "Meeting’s id", cardID: "Card’s id", action: "Action",
	},
	session.Dutch: {
		card: "kaart {n} ({kind})", person: "persoon {n}",
		owner: "Eigenaar", organiser: "Organisator", facilitator: "Begeleider", participant: "Iemand in de zaal", program: "Het programma",
		when: "Wanneer (UTC)", who: "Wie", what: "Wat", meeting: "Bijeenkomst", meetingID: "Code van de bijeenkomst", cardID: "Code van de kaart", action: "Handeling",
	},
}

// action is what somebody did: what it is about, and the sentence that describes it.
type action struct {
	topic string
	says  map[session.Language]string
}

// describe makes an action with its sentences in Italian, English and Dutch.
func describe(topic, it, en, nl string) action {
	return action{topic, map[session.Language]string{session.Italian: it, session.English: en, session.Dutch: nl}}
}

// actions holds all that there are, by their names.
var actions = map[string]action{
	"card.add":                 describe(TopicCards, "scritta per qualcuno in sala la {card}", "wrote {card} for somebody in the room", "{card} geschreven voor iemand in de zaal"),
	"card.edit":                describe(TopicCards, "corretta la {card}", "edited {card}", "{card} aangepast"),
	"card.withdraw":            describe(TopicCards, "ritirata la {card}", "withdrew {card}", "{card} teruggenomen"),
	"card.erase":               describe(TopicCards, "cancellata per sempre la {card}", "erased {card} for good", "{card} voorgoed gewist"),
	"card.hide":                describe(TopicCards, "nascosta la {card}", "hid {card}", "{card} verborgen"),
	"card.restore":             describe(TopicCards, "mostrata di nuovo la {card}", "showed {card} again", "{card} weer getoond"),
	"card.merge":               describe(TopicCards, "unite altre schede alla {card}: {n}", "merged other cards into {card}: {n}", "andere kaarten samengevoegd met {card}: {n}"),
	"card.merge/some":          describe(TopicCards, "unite delle schede", "merged cards", "kaarten samengevoegd"),
	"hands.set":                describe(TopicCards, "contate le alzate di mano per la {card}: {n}", "counted the hands for {card}: {n}", "opgestoken handen geteld voor {card}: {n}"),
	"hands.set/some":           describe(TopicCards, "contate le alzate di mano per la {card}", "counted the hands for {card}", "opgestoken handen geteld voor {card}"),
	"card.split":               describe(TopicCards, "separata la {card}", "split {card}", "{card} losgemaakt"),
	"card.theme":               describe(TopicCards, "cambiati i temi della {card}", "changed the themes of {card}", "thema’s gewijzigd van {card}"),
	"card.screen":              describe(TopicCards, "giudicata la {card}", "judged {card}", "{card} beoordeeld"),
	"card.screen/take":         describe(TopicCards, "scelta la {card}", "took {card}", "{card} gekozen"),
	"card.screen/leave":        describe(TopicCards, "lasciata fuori la {card}", "left {card} out", "{card} weggelaten"),
	"card.screen/open":         describe(TopicCards, "rimessa tra quelle da giudicare la {card}", "put {card} back to be judged", "{card} weer opengelaten"),
	"card.measure":             describe(TopicCards, "precisata la misura della {card}", "set the measure of {card}", "maat vastgelegd van {card}"),
	"card.flag/adverse_event":  describe(TopicSafety, "segnalata come possibile evento avverso la {card}", "flagged {card} as a possible adverse event", "{card} gemeld als mogelijke bijwerking"),
	"card.flag/offensive":      describe(TopicCards, "segnalata come offensiva la {card}", "flagged {card} as offensive", "{card} gemeld als kwetsend"),
	"card.flag/personal_data":  describe(TopicCards, "segnalati dati personali nella {card}", "flagged personal data in {card}", "persoonsgegevens gemeld in {card}"),
	"flag.close":               describe(TopicSafety, "chiuse le segnalazioni della {card}", "settled the flags of {card}", "meldingen van {card} afgehandeld"),
	"flag.close/adverse_event": describe(TopicSafety, "chiusa la segnalazione di evento avverso della {card}", "settled the flag of an adverse event of {card}", "melding van een bijwerking bij {card} afgehandeld"),
	"flag.close/offensive":     describe(TopicSafety, "chiusa la segnalazione di contenuto offensivo della {card}", "settled the flag of offensive content of {card}", "melding van kwetsende inhoud bij {card} afgehandeld"),
	"flag.close/personal_data": describe(TopicSafety, "chiusa la segnalazione di dati personali della {card}", "settled the flag of personal data of {card}", "melding van persoonsgegevens bij {card} afgehandeld"),
	"report.pass":              describe(TopicSafety, "segnata come trasmessa una segnalazione di evento avverso", "marked a report of an adverse event as passed on", "melding van een bijwerking als doorgegeven gemarkeerd"),
	"report.pass/off":          describe(TopicSafety, "rimessa tra quelle da trasmettere una segnalazione di evento avverso", "put a report of an adverse event back among those to pass on", "melding van een bijwerking teruggezet als nog door te geven"),

	"group.assign":             describe(TopicPeople, "spostata la {person} al tavolo «{name}»", "moved {person} to the table “{name}”", "{person} verplaatst naar tafel ‘{name}’"),
	"person.admit":             describe(TopicPeople, "fatta entrare la {person}", "let {person} in", "{person} binnengelaten"),
	"person.remove":            describe(TopicPeople, "allontanata la {person}, con le sue schede e i suoi like", "removed {person} with their cards and likes", "{person} verwijderd, met kaarten en likes"),
	"person.remove/keep_cards": describe(TopicPeople, "allontanata la {person}; le sue schede restano", "removed {person}; their cards stay", "{person} verwijderd; de kaarten blijven"),
	"person.erase":             describe(TopicPeople, "cancellato tutto quello che era della {person}", "erased everything of {person}", "alles van {person} gewist"),
	"seats.deal":               describe(TopicPeople, "preparati i segnaposto: {n} in tutto", "dealt the seats: {n} in all", "plaatskaartjes gemaakt: {n} in totaal"),
	"seat.renew":               describe(TopicPeople, "dato un altro codice a un segnaposto", "gave a seat another code", "een plaatskaartje een andere code gegeven"),

	"agenda.set":         describe(TopicRoom, "cambiata la scaletta", "changed the agenda", "agenda gewijzigd"),
	"step.go":            describe(TopicRoom, "aperto il passo «{name}»", "opened the step “{name}”", "stap ‘{name}’ geopend"),
	"step.reveal":        describe(TopicRoom, "mostrate le schede del passo «{name}»", "revealed the cards of the step “{name}”", "kaarten getoond van stap ‘{name}’"),
	"step.reveal/likes":  describe(TopicRoom, "mostrati i like del passo «{name}»", "revealed the likes of the step “{name}”", "likes getoond van stap ‘{name}’"),
	"step.reveal/reopen": describe(TopicRoom, "nascosti di nuovo i like del passo «{name}», che ne riprende", "hid the likes of the step “{name}” again, which takes likes once more", "likes van stap ‘{name}’ weer verborgen; de stap neemt weer likes aan"),
	"timer.set/run":      describe(TopicRoom, "avviato il tempo", "set the timer running", "klok gestart"),
	"timer.set/pause":    describe(TopicRoom, "messo in pausa il tempo", "paused the timer", "klok gepauzeerd"),
	"timer.set/stop":     describe(TopicRoom, "fermato il tempo", "stopped the timer", "klok gestopt"),
	"room.lock/on":       describe(TopicRoom, "chiusa la sala a chi arriva", "locked the room", "zaal gesloten voor nieuwkomers"),
	"room.lock/off":      describe(TopicRoom, "riaperta la sala a chi arriva", "unlocked the room", "zaal weer open voor nieuwkomers"),
	"spotlight.set/on":   describe(TopicRoom, "messa in primo piano la {card}", "put {card} in the spotlight", "{card} in de schijnwerper gezet"),
	"spotlight.set/off":  describe(TopicRoom, "tolta la scheda in primo piano", "turned the spotlight off", "schijnwerper uitgezet"),
	"session.amend":      describe(TopicRoom, "cambiati dati o impostazioni dell’incontro", "changed details or settings of the meeting", "gegevens of instellingen van de bijeenkomst gewijzigd"),
	"session.close":      describe(TopicRoom, "chiuso l’incontro", "closed the meeting", "bijeenkomst gesloten"),
	"session.reopen":     describe(TopicRoom, "riaperto l’incontro", "reopened the meeting", "bijeenkomst heropend"),
	"undo":               describe(TopicRoom, "annullato: {took}", "took back: {took}", "teruggenomen: {took}"),

	"path.put":          describe(TopicSynthesis, "scritto un percorso", "wrote a path", "pad geschreven"),
	"path.drop":         describe(TopicSynthesis, "tolto un percorso", "dropped a path", "pad weggehaald"),
	"path.order":        describe(TopicSynthesis, "cambiato l’ordine dei percorsi", "changed the order of the paths", "volgorde van de paden gewijzigd"),
	"synthesis.note":    describe(TopicSynthesis, "scritta la nota d’insieme", "wrote the note", "notitie geschreven"),
	"synthesis.publish": describe(TopicSynthesis, "pubblicata la sintesi, versione {n}", "published the synthesis, version {n}", "synthese gepubliceerd, versie {n}"),

	"sign_in":              describe(TopicAccess, "ingresso nella pagina di chi organizza", "signed in", "aangemeld"),
	"sign_in_failed":       describe(TopicAccess, "tentativi di ingresso con una chiave sbagliata: {n}", "attempts to sign in with a wrong key: {n}", "aanmeldpogingen met een verkeerde sleutel: {n}"),
	"sign_out":             describe(TopicAccess, "uscita dalla pagina di chi organizza", "signed out", "afgemeld"),
	"enter":                describe(TopicAccess, "ingresso con il link di chi conduce", "came in by the facilitator’s link", "binnengekomen met de link van de begeleider"),
	"add_organiser":        describe(TopicAccess, "aggiunta una persona che organizza: {name}", "added an organiser: {name}", "organisator toegevoegd: {name}"),
	"renew_organiser_key":  describe(TopicAccess, "data un’altra chiave a {name}", "gave {name} another key", "{name} een andere sleutel gegeven"),
	"change_organiser_key": describe(TopicAccess, "cambiata la propria chiave", "changed their own key", "eigen sleutel gewijzigd"),
	"end_organiser":        describe(TopicAccess, "tolta una persona che organizza: {name}", "ended an organiser: {name}", "organisator verwijderd: {name}"),
	"readmit_organiser":    describe(TopicAccess, "fatta rientrare una persona che organizza: {name}", "readmitted an organiser: {name}", "organisator weer toegelaten: {name}"),
	"renew_links":          describe(TopicAccess, "rinnovati i link: quelli di prima non valgono più", "renewed the links: the ones before are void", "links vernieuwd: de vorige gelden niet meer"),
	"give_absent_link":     describe(TopicAccess, "dato un link a chi non c’era", "gave a link to those who were not there", "link gegeven aan wie er niet was"),
	"end_absent_link":      describe(TopicAccess, "tolto il link per chi non c’era", "ended the link for those who were not there", "link voor wie er niet was ingetrokken"),
	"share_session":        describe(TopicAccess, "condiviso l’incontro con tutti quelli che organizzano", "shared the meeting with all organisers", "bijeenkomst gedeeld met alle organisatoren"),
	"unshare_session":      describe(TopicAccess, "tolta la condivisione dell’incontro", "stopped sharing the meeting", "bijeenkomst niet langer gedeeld"),
	"share_series":         describe(TopicAccess, "condivisa una serie con tutti quelli che organizzano", "shared a series with all organisers", "reeks gedeeld met alle organisatoren"),
	"unshare_series":       describe(TopicAccess, "tolta la condivisione di una serie", "stopped sharing a series", "reeks niet langer gedeeld"),

	"create_session":  describe(TopicData, "creato l’incontro", "made the meeting", "bijeenkomst gemaakt"),
	"erase_session":   describe(TopicData, "cancellato l’incontro, con tutto quello che conteneva", "erased the meeting with all that was in it", "bijeenkomst gewist, met alles erin"),
	"session_expired": describe(TopicData, "cancellato l’incontro perché il suo tempo era finito", "erased the meeting because its time was over", "bijeenkomst gewist omdat de bewaartijd om was"),
	"rehearse":        describe(TopicData, "iniziata una prova", "began a rehearsal", "repetitie begonnen"),
	"end_rehearsal":   describe(TopicData, "finita e cancellata una prova", "ended and erased a rehearsal", "repetitie beëindigd en gewist"),
	"create_series":   describe(TopicData, "creata una serie", "made a series", "reeks gemaakt"),
	"join_cards":      describe(TopicData, "unite schede di incontri diversi in una serie", "joined cards of different meetings in a series", "kaarten van verschillende bijeenkomsten in een reeks samengevoegd"),
	"part_card":       describe(TopicData, "separata una scheda di una serie", "parted a card of a series", "kaart van een reeks losgemaakt"),
	"keep_template":   describe(TopicData, "conservata una scaletta come modello", "kept an agenda as a template", "agenda als sjabloon bewaard"),
	"drop_template":   describe(TopicData, "tolto un modello di scaletta", "dropped a template", "sjabloon verwijderd"),
	"set_letterhead":  describe(TopicData, "cambiata l’intestazione dei documenti", "changed the letterhead", "briefhoofd gewijzigd"),
	"export":          describe(TopicData, "scaricato il documento ({name})", "downloaded the document ({name})", "document gedownload ({name})"),
	"export_safety":   describe(TopicSafety, "scaricate le segnalazioni di eventi avversi", "downloaded the reports of adverse events", "meldingen van bijwerkingen gedownload"),
	"export_audit":    describe(TopicData, "scaricato questo registro", "downloaded this record", "dit register gedownload"),
	"export_seats":    describe(TopicPeople, "scaricati i segnaposto", "downloaded the place cards", "plaatskaartjes gedownload"),
	"backup":          describe(TopicData, "scaricata una copia di tutti i dati", "downloaded a copy of all data", "kopie van alle gegevens gedownload"),
}
