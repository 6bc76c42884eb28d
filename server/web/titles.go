package web

import "colazione/session"

// title says a refusal in a person's language.
func title(code string, lang session.Language) string {
	t := titles[code]
	switch lang {
	case session.English:
		return t.en
	case session.Dutch:
		return t.nl
	}
	return t.it
}

var titles = map[string]struct{ it, en, nl string }{
	"bad_request":     {"La richiesta non è nella forma giusta", "The request is not of the right form", "Het verzoek heeft niet de juiste vorm"},
	"unknown_command": {"Questo comando non esiste", "There is no such command", "Deze opdracht bestaat niet"},

	"not_signed_in": {"Non hai ancora effettuato l’accesso", "You are not signed in", "Je bent niet aangemeld"},
	"wrong_key":     {"La chiave non è quella giusta", "The key is not the right one", "De sleutel klopt niet"},

	"not_allowed":           {"Da qui non si può fare", "You may not do that from here", "Dat mag je hier niet doen"},
	"own_card":              {"Qui non puoi dare like alle tue schede", "You can’t like your own cards here", "Je eigen kaarten kun je hier niet liken"},
	"not_in_scope":          {"Qui non puoi dare like alle schede di questo tavolo", "You can’t like cards of this table here", "Kaarten van deze tafel kun je hier niet liken"},
	"room_locked":           {"La sala è chiusa a chi arriva", "The room is locked", "De zaal is op slot"},
	"waiting_for_admission": {"Chi conduce deve ancora farti entrare", "The facilitator hasn’t let you in yet", "De begeleider heeft je nog niet binnengelaten"},
	"removed":               {"Non fai più parte di questo incontro", "You were removed from this session", "Je bent uit deze bijeenkomst verwijderd"},
	"wrong_origin":          {"La pagina è aperta a un altro indirizzo", "The page is open at another address", "De pagina staat open op een ander adres"},
	"table_fixed":           {"Adesso ai tavoli si resta dove si è: chi conduce può spostarti", "People stay at their tables now: the facilitator can move you", "Iedereen blijft nu aan zijn tafel: de begeleider kan je verplaatsen"},
	"likes_hidden":          {"I like non si possono ancora vedere", "Likes can’t be seen yet", "De likes zijn nog niet te zien"},

	"not_found":      {"Qui non c’è nulla", "There is nothing here", "Hier is niets"},
	"unknown_code":   {"Nessun incontro aperto ha questo codice", "No open session has this code", "Geen open bijeenkomst heeft deze code"},
	"unknown_card":   {"Questa scheda non esiste", "There is no such card", "Deze kaart bestaat niet"},
	"unknown_step":   {"Questo passo non esiste", "There is no such step", "Deze stap bestaat niet"},
	"unknown_group":  {"Questo tavolo non esiste", "There is no such table", "Deze tafel bestaat niet"},
	"unknown_person": {"Questa persona non c’è", "There is no such person", "Deze persoon is er niet"},
	"unknown_path":   {"Questo percorso non esiste", "There is no such path", "Dit pad bestaat niet"},

	"step_closed":     {"Questo passo non ne accetta, o non più", "This step doesn’t take that, or no longer", "Deze stap neemt dat niet aan, of niet meer"},
	"out_of_likes":    {"Hai usato tutti i tuoi like", "You have no likes left", "Je hebt geen likes meer over"},
	"out_of_cards":    {"In questo passo hai già scritto tutte le schede che puoi", "You have written as many cards in this step as you can", "Je hebt in deze stap al zoveel kaarten geschreven als kan"},
	"room_full":       {"La sala è piena", "The room is full", "De zaal is vol"},
	"not_published":   {"La sintesi non è ancora pubblicata", "The synthesis is not published yet", "De synthese is nog niet gepubliceerd"},
	"already_closed":  {"L’incontro è già chiuso", "The session is already closed", "De bijeenkomst is al gesloten"},
	"nothing_to_undo": {"Non c’è nulla da annullare", "There is nothing to undo", "Er is niets om ongedaan te maken"},
	"flagged_cards":   {"Ci sono schede segnalate: nascondile, chiudi le segnalazioni o pubblica comunque", "There are flagged cards: hide them, settle the flags or publish all the same", "Er zijn gemelde kaarten: verberg ze, handel de meldingen af of publiceer toch"},
	"conflict":        {"Non si accorda con quello che c’è già", "This contradicts what is already there", "Dit past niet bij wat er al is"},

	"too_large":  {"La richiesta è troppo grande", "The request is too large", "Het verzoek is te groot"},
	"too_long":   {"Il testo è troppo lungo", "The text is too long", "De tekst is te lang"},
	"empty_text": {"Il testo è vuoto", "The text is empty", "De tekst is leeg"},
	"wrong_kind": {"Schede di questo tipo qui non c’entrano", "Cards of this kind have no place here", "Kaarten van dit soort horen hier niet"},

	"reserved_name": {"Con questo nome ti scambierebbero per chi conduce: scrivi il tuo", "With this name people would take you for whoever leads: write your own", "Met deze naam zien ze je aan voor de begeleider: schrijf je eigen naam"},

	"too_many_requests": {"Troppe richieste in poco tempo: aspetta un momento", "Too many requests: wait a moment", "Te veel verzoeken: wacht even"},
	"unavailable":       {"In questo momento il server non riesce a rispondere", "The server can’t answer right now", "De server kan nu niet antwoorden"},
	"storage_full":      {"Sul server non c’è più spazio", "The server has run out of space", "De server heeft geen ruimte meer"},
}
