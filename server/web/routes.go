package web

import (
	"net/http"

	"colazione/server/apidoc"
	"colazione/server/report/formats"
	"colazione/server/report/lists"
	"colazione/session"
)

var (
	readers    = []session.Role{session.Organiser, session.Facilitator, session.Screen, session.Participant, session.Absent}
	organisers = []session.Role{session.Organiser}
	leaders    = []session.Role{session.Organiser, session.Facilitator}
	showers    = []session.Role{session.Organiser, session.Facilitator, session.Screen}
	everybody  = []session.Role{session.Organiser, session.Facilitator, session.Screen, session.Participant}
)

var (
	byParam       = apidoc.Param{Name: "by", About: "the order", Choices: []string{"likes", "breadth"}}
	kindParam     = apidoc.Param{Name: "kind", About: "cards of one kind only", Choices: kindNames()}
	sinceParam    = apidoc.Param{Name: "since", About: "the last seq that the caller holds; 0 is nothing", Number: true}
	partsParam    = apidoc.Param{Name: "parts", About: "1: tallies come without their cards, and one's own likes without the rest of `me`, as `tallies` and `mine`", Choices: []string{"1"}}
	waitParam     = apidoc.Param{Name: "wait", About: "seconds to wait for something new, at most 25", Number: true}
	languageParam = apidoc.Param{Name: "language", About: "of the document, in place of the session's", Choices: []string{"it", "en", "nl"}}
	versionParam  = apidoc.Param{Name: "version", About: "the number of a version, with the figures of its publication, or draft for the present state; without it the last version, or before the first the draft. The draft and versions before the last are for those who lead", Pattern: "^([1-9][0-9]*|draft)$"}
	draftParam    = apidoc.Param{Name: "version", About: "draft for the present state of all sessions; without it, of each the last version that was published, where there is one", Choices: []string{"draft"}}
	seatsParam    = apidoc.Param{Name: "seats", About: "how many there are to be at least; without it as many as there are, at first 24", Number: true}
	seatParam     = apidoc.Param{Name: "seat", About: "the number of one seat", Number: true}
	sizeParam     = apidoc.Param{Name: "size", About: "of a card: ten on a sheet, or four", Choices: lists.SeatSizes}
	beforeParam   = apidoc.Param{Name: "before", About: "what the answer before gave as next"}
	topicParam    = apidoc.Param{Name: "topic", About: "lines about one thing only", Choices: lists.AuditTopics}
	formatParam   = apidoc.Param{Name: "format", About: "the form of the document", Choices: formats.Formats()}
)

func kindNames() []string {
	var names []string
	for _, k := range session.Kinds {
		names = append(names, string(k))
	}
	return names
}

// routes is the table of all calls below base.
var routes = []route{
	{
		method: "GET", path: "/sign-in", name: "waysIn", about: "How organisers can sign in here.",
		action: does((*App).signInMethods),
	},
	{
		method: "POST", path: "/sign-in", name: "signIn", about: "Trades the installation's key, or an organiser's name and key, for a token.",
		guessed: true, action: takes((*App).signIn), refuses: []*session.Error{session.ErrWrongKey, session.ErrTooMany},
	},
	{
		method: "GET", path: companyPath, name: "beginCompany", about: "Sends the browser to sign in with the company's account; where there is none, back to the organiser's page.",
		query: []apidoc.Param{{Name: "moved", About: "the browser was sent here from another address of this server"}}, action: does((*App).beginCompany).of(""), status: http.StatusFound,
	},
	{
		method: "GET", path: companyPath + "/back", name: "endCompany", about: "Where the provider of accounts sends the browser back to; it ends at the organiser's page.",
		query: []apidoc.Param{{Name: "code", About: "from the provider"}, {Name: "state", About: "as the browser was sent with"}}, action: does((*App).endCompany).of(""), status: http.StatusFound,
	},
	{
		method: "POST", path: "/sign-out", name: "signOut", about: "Ends the caller's token.", who: organisers,
		audited: "sign_out",
		action:  does((*App).signOut), status: http.StatusNoContent,
	},
	{
		method: "GET", path: "/organiser", name: "whoAmI", about: "The organiser who is calling.", who: organisers,
		action: does((*App).whoAmI),
	},
	{
		method: "POST", path: "/organiser/key", name: "changeKey", about: "Changes the caller's own key, and signs out whoever signed in with it before.", who: organisers,
		audited: "change_organiser_key",
		action:  takes((*App).changeKey), refuses: []*session.Error{session.ErrWrongKey, session.ErrTooLong, session.ErrNotFound},
	},
	{
		method: "GET", path: "/organisers", name: "listOrganisers", about: "All organisers, oldest first; for the owner.", who: organisers,
		action: does((*App).listOrganisers),
	},
	{
		method: "POST", path: "/organisers", name: "addOrganiser", about: "Adds an organiser and makes a key for them; for the owner.", who: organisers,
		audited: "add_organiser",
		action:  takes((*App).addOrganiser), status: http.StatusCreated, refuses: []*session.Error{session.ErrEmptyText, session.ErrTooLong, session.ErrConflict},
	},
	{
		method: "POST", path: "/organisers/{id}/key", name: "renewOrganiserKey", about: "Makes another key for an organiser and ends the one before; for the owner.", who: organisers,
		audited: "renew_organiser_key",
		action:  does((*App).renewOrganiserKey),
	},
	{
		method: "POST", path: "/organisers/{id}/readmit", name: "readmitOrganiser", about: "Lets an organiser in again who comes with the company's account and was ended; for the owner.", who: organisers,
		audited: "readmit_organiser",
		action:  does((*App).readmitOrganiser),
	},
	{
		method: "DELETE", path: "/organisers/{id}", name: "endOrganiser", about: "Ends an organiser; what belongs to them stays with the owner. For the owner.", who: organisers,
		audited: "end_organiser",
		action:  does((*App).endOrganiser), status: http.StatusNoContent,
	},
	{
		method: "GET", path: "/templates", name: "listTemplates", about: "The ready-made agendas, in the language of Accept-Language; for an organiser also those that were kept here, as they were written.",
		action: does((*App).templates),
	},
	{
		method: "DELETE", path: "/templates/{id}", name: "dropTemplate", about: "Drops a template that was kept here, for whose it is. Sessions that began with it stay as they are.", who: organisers,
		audited: "drop_template",
		action:  does((*App).dropTemplate), status: http.StatusNoContent,
	},
	{
		method: "POST", path: "/sessions/{id}/template", name: "keepTemplate", about: "Keeps the agenda of a session as a template, in the place of one that the same organiser kept under the same title.", who: leaders,
		audited: "keep_template",
		action:  takes((*App).keepTemplate), status: http.StatusCreated, refuses: []*session.Error{session.ErrEmptyText, session.ErrTooLong, session.ErrConflict},
	},
	{
		method: "POST", path: "/series", name: "createSeries", about: "Makes a series: sessions that are read as one.", who: organisers,
		audited: "create_series",
		action:  takes((*App).createSeries), status: http.StatusCreated, refuses: []*session.Error{session.ErrEmptyText, session.ErrTooLong},
	},
	{
		method: "GET", path: "/series", name: "listSeries", about: "All series that the caller may see, newest first.", who: organisers,
		action: does((*App).listSeries),
	},
	{
		method: "GET", path: "/series/{id}", name: "getSeries", about: "One series with its sessions.", who: organisers,
		action: does((*App).showSeries),
	},
	{
		method: "POST", path: "/series/{id}/sharing", name: "shareSeries", about: "Shares a series and its sessions with all organisers, or no longer; for whose it is.", who: organisers,
		audited: "share_series",
		action:  takes((*App).shareSeries),
	},
	{
		method: "GET", path: "/series/{id}/ranking", name: "rankSeries", about: "The cards of all sessions of a series in order. A group is SESSION-ID/GROUP-ID.", who: organisers,
		query: []apidoc.Param{byParam, kindParam}, action: does((*App).rankSeries),
	},
	{
		method: "GET", path: "/series/{id}/themes", name: "trendThemes", about: "The themes over the sessions of a series: their shares of the cards and of the likes, in all and session by session.", who: organisers,
		action: does((*App).trendSeries),
	},
	{
		method: "GET", path: "/series/{id}/joins", name: "listJoins", about: "The cards of a series that can be read as one, those that were joined, and those of different sessions that say nearly the same.", who: organisers,
		action: does((*App).listJoins),
	},
	{
		method: "POST", path: "/series/{id}/joins", name: "joinCards", about: "Has cards of different sessions read as one over the series: people who like any of them count once. Their own sessions stay as they are.", who: organisers,
		audited: "join_cards",
		action:  takes((*App).joinCards), refuses: []*session.Error{session.ErrUnknownCard, session.ErrWrongKind},
	},
	{
		method: "DELETE", path: "/series/{id}/joins/{card}", name: "partCard", about: "Takes a card out of what it is joined with; where only one other is left, that one stands alone again too.", who: organisers,
		audited: "part_card",
		action:  does((*App).partCard), status: http.StatusNoContent,
	},
	{
		method: "POST", path: "/sessions", name: "createSession", about: "Makes a session.", who: organisers,
		audited: "create_session",
		action:  takes((*App).createSession), status: http.StatusCreated, limit: largeBody,
		refuses: []*session.Error{session.ErrEmptyText, session.ErrTooLong, session.ErrNotFound},
	},
	{
		method: "GET", path: "/sessions", name: "listSessions", about: "All sessions that the caller may see, newest first.", who: organisers,
		action: does((*App).listSessions),
	},
	{
		method: "GET", path: "/rooms", name: "listRooms", about: "The sessions to which somebody is connected now, and how they go: people, cockpits, screens, and whether what is sent can be kept.", who: organisers,
		action: does((*App).liveRooms),
	},
	{
		method: "GET", path: "/sessions/{id}", name: "getSession", about: "One session, its join code and its links; a screen gets the link for joining alone.", who: showers,
		action: does((*App).getSession),
	},
	{
		method: "PATCH", path: "/sessions/{id}", name: "amendSession", about: "Changes what a session was made with: what is left out stays. Settings are merged field by field; a table that is left out of groups goes while nobody sits there and it has neither cards nor seats.", who: leaders,
		action:  takes((*App).amendSession),
		refuses: []*session.Error{session.ErrEmptyText, session.ErrTooLong, session.ErrConflict, session.ErrUnknownGroup},
	},
	{
		method: "DELETE", path: "/sessions/{id}", name: "eraseSession", about: "Erases a session, its people and its cards from the disk; for whose it is.", who: organisers,
		action: does((*App).eraseSession), status: http.StatusNoContent,
	},
	{
		method: "POST", path: "/sessions/{id}/rehearsal", name: "rehearse", about: "Begins a rehearsal: a session made after this one's plan, with its own code and links, which simulated people fill and which is erased when it ends, or by itself after some hours. Where one is going on, gives that.", who: leaders,
		action: takes((*App).rehearse), status: http.StatusCreated, refuses: []*session.Error{session.ErrConflict},
	},
	{
		method: "GET", path: "/sessions/{id}/rehearsal", name: "getRehearsal", about: "The rehearsal that is going on.", who: leaders,
		action: does((*App).getRehearsal),
	},
	{
		method: "DELETE", path: "/sessions/{id}/rehearsal", name: "endRehearsal", about: "Erases the rehearsal of a session, or the rehearsal whose id this is.", who: leaders,
		action: does((*App).endRehearsal), status: http.StatusNoContent,
	},
	{
		method: "GET", path: "/sessions/{id}/rehearsal/pace", name: "getPace", about: "How fast the simulated people are of the rehearsal whose id this is.", who: leaders,
		action: does((*App).getPace),
	},
	{
		method: "PUT", path: "/sessions/{id}/rehearsal/pace", name: "setPace", about: "Makes them faster or slower, for as long as the server runs.", who: leaders,
		action: takes((*App).setPace),
	},
	{
		method: "POST", path: "/sessions/{id}/sharing", name: "shareSession", about: "Shares a session with all organisers, or no longer; for whose it is.", who: organisers,
		audited: "share_session",
		action:  takes((*App).shareSession),
	},
	{
		method: "POST", path: "/sessions/{id}/links", name: "renewLinks", about: "Ends the links of a session and gives new ones. Who is in stays in.", who: organisers,
		audited: "renew_links",
		action:  does((*App).renewLinks),
	},
	{
		method: "POST", path: "/sessions/{id}/absent-link", name: "giveAbsentLink", about: "Gives out a link to read what was published, for those who were not there; the same one until it is revoked.", who: leaders,
		audited: "give_absent_link",
		action:  does((*App).giveAbsentLink),
	},
	{
		method: "DELETE", path: "/sessions/{id}/absent-link", name: "revokeAbsentLink", about: "Ends that link, also for those who have opened it.", who: leaders,
		audited: "end_absent_link",
		action:  does((*App).revokeAbsentLink), status: http.StatusNoContent,
	},
	{
		method: "GET", path: "/sessions/{id}/qr.svg", name: "joinCode", about: "The link for joining as a QR code.", who: showers,
		action: does((*App).joinQR).of("image/svg+xml"),
	},
	{
		method: "GET", path: "/sessions/{id}/seats.pdf", name: "seats", about: "Place cards to cut, table by table, each with a code that lets one person in.", who: leaders,
		audited: "export_seats",
		query:   []apidoc.Param{seatsParam, seatParam, sizeParam}, action: does((*App).seats).of("application/pdf"),
	},
	{
		method: "POST", path: "/sessions/{id}/seats/{seat}/renew", name: "renewSeat", about: "Ends the code of a seat, by its number, and makes another. Who took the seat stays in.", who: leaders,
		action: does((*App).renewSeat), status: http.StatusNoContent,
	},
	{
		method: "POST", path: "/sessions/{id}/enter", name: "enter", about: "Trades the secret of a facilitator's or a screen's link, or of the one for those who were not there, for a token.",
		guessed: true, action: takes((*App).enter), refuses: []*session.Error{session.ErrWrongKey, session.ErrTooMany},
	},
	{
		method: "POST", path: "/join", name: "join", about: "Lets a person into the session of a join code, or takes the seat of a seat's. Who is in already stays who they are, and may say their name and table; the seat's person does on any phone, and the one before is let go.",
		guessed: true, action: takes((*App).join),
		refuses: []*session.Error{
			session.ErrUnknownCode, session.ErrRoomLocked, session.ErrRoomFull, session.ErrUnknownGroup, session.ErrTableFixed, session.ErrRemoved, session.ErrTooLong, session.ErrReservedName, session.ErrTooMany, session.ErrNotAllowed,
		},
	},
	{
		method: "POST", path: "/sessions/{id}/commands", name: "sendCommand", about: "Sends one command, as on the socket.", who: everybody,
		action: takes((*App).sendCommand), refuses: commandRefusals,
	},
	{
		method: "GET", path: "/sessions/{id}/patch", name: "pollPatch", about: "One patch, as on the socket: at once where there is something new, else when there is, or empty when the wait is over.", who: everybody,
		query: []apidoc.Param{sinceParam, partsParam, waitParam}, action: does((*App).poll).as(PatchMessage{}), refuses: []*session.Error{session.ErrRemoved},
	},
	{
		method: "GET", path: "/sessions/{id}/live", name: "openSocket", about: "Upgrades to the WebSocket that the AsyncAPI document describes.", who: everybody,
		query: []apidoc.Param{sinceParam, partsParam}, action: does((*App).openSocket).of(""), status: http.StatusSwitchingProtocols, refuses: []*session.Error{session.ErrRemoved, session.ErrWrongOrigin},
	},
	{
		method: "GET", path: "/sessions/{id}/ranking", name: "rankSession", about: "The cards of a session in order: for a facilitator always, for others once the step lets likes be seen.", who: everybody,
		query: []apidoc.Param{byParam, kindParam}, action: does((*App).rankSession), refuses: []*session.Error{session.ErrLikesHidden, session.ErrRemoved, session.ErrWaiting},
	},
	{
		method: "GET", path: "/sessions/{id}/arrivals", name: "arrivals", about: "Who seems to have come several times from one device, as far as this server has seen since it started. It keeps no addresses.", who: leaders,
		action: does((*App).arrivals),
	},
	{
		method: "GET", path: "/sessions/{id}/suggestions", name: "suggest", about: "What follows from cards, likes and paths by fixed rules: what to merge, to join and to put forward, and what is missing.", who: leaders,
		action: does((*App).suggest),
	},
	{
		method: "GET", path: "/sessions/{id}/health", name: "getHealth", about: "How the room keeps up: who reads slowly, and whether the disk takes what is done.", who: leaders,
		action: does((*App).health),
	},
	{
		method: "GET", path: "/sessions/{id}/themes", name: "knownThemes", about: "The themes that other sessions of the same series have: none outside a series.", who: leaders,
		action: does((*App).knownThemes),
	},
	{
		method: "GET", path: "/sessions/{id}/mine", name: "mine", about: "All that is kept of the caller: what they said of themselves, their cards, their likes and the copies that stay, also of a caller who waits or was removed. The commands card.erase and person.erase erase it.", who: []session.Role{session.Participant},
		action: does((*App).mine).as(Mine{}), refuses: []*session.Error{session.ErrUnknownPerson},
	},
	{
		method: "GET", path: "/sessions/{id}/mine.html", name: "mineToRead", about: "The same as a page to keep and to read.", who: []session.Role{session.Participant},
		query: []apidoc.Param{languageParam}, action: does((*App).mineToRead).of("text/html"), refuses: []*session.Error{session.ErrUnknownPerson},
	},
	{
		method: "GET", path: "/sessions/{id}/safety.csv", name: "exportSessionSafety", about: "The safety reports of a session: what was flagged as an adverse event, word for word, and when.", who: leaders,
		audited: "export_safety",
		query:   []apidoc.Param{languageParam}, action: does((*App).exportSessionReports).of("text/csv"),
	},
	{
		method: "GET", path: "/safety", name: "listSafety", about: "The safety reports of all sessions, oldest first, also of those that are erased where they have a time of their own.", who: organisers,
		action: does((*App).listReports),
	},
	{
		method: "PUT", path: "/safety/{id}", name: "passReport", about: "Says that a report was passed on to those who answer for the safety of medicines, or takes that back.", who: organisers,
		action: takes((*App).passReport),
	},
	{
		method: "GET", path: "/safety.csv", name: "exportSafety", about: "The same, as a file for the department that reports adverse events.", who: organisers,
		audited: "export_safety",
		query:   []apidoc.Param{languageParam}, action: does((*App).exportReports).of("text/csv"),
	},
	{
		method: "GET", path: "/sessions/{id}/audit", name: "auditSession", about: "What those who lead did in a session and around it, the latest first, without the words of cards.", who: organisers,
		query: []apidoc.Param{beforeParam, topicParam}, action: does((*App).auditLog),
	},
	{
		method: "GET", path: "/sessions/{id}/audit.csv", name: "exportSessionAudit", about: "The same as a table, oldest first.", who: organisers,
		audited: "export_audit", query: []apidoc.Param{languageParam}, action: does((*App).auditFile).of("text/csv"),
	},
	{
		method: "GET", path: "/audit", name: "audit", about: "What organisers did beside the sessions, the latest first: for the owner all, for others what they did themselves.", who: organisers,
		query: []apidoc.Param{beforeParam, topicParam}, action: does((*App).auditLog),
	},
	{
		method: "GET", path: "/audit.csv", name: "exportAudit", about: "The same as a table, oldest first.", who: organisers,
		audited: "export_audit", query: []apidoc.Param{languageParam}, action: does((*App).auditFile).of("text/csv"),
	},
	{
		method: "GET", path: "/sessions/{id}/report.zip", name: "reportBundle", about: "The document in every format, with every version that was published.", who: organisers,
		audited: "export",
		query:   []apidoc.Param{languageParam}, action: does((*App).bundle).of("application/zip"),
	},
	{
		method: "GET", path: "/series/{id}/report.zip", name: "seriesBundle", about: "What a session's bundle holds, for all sessions of a series, and the document over all of them.", who: organisers,
		audited: "export",
		query:   []apidoc.Param{languageParam, draftParam}, action: does((*App).seriesBundle).of("application/zip"),
	},
	{
		method: "GET", path: "/series/{id}/report.{format}", name: "seriesReport", about: "One document over all sessions of a series, as they were published last, or as they stand: what several rooms say and what one alone does, and the ranking of all together.", who: organisers,
		audited: "export",
		query:   []apidoc.Param{languageParam, draftParam}, action: does((*App).seriesReport).of("*/*"),
	},
	{
		method: "GET", path: "/sessions/{id}/report.{format}", name: "report", about: "The synthesis document: for a facilitator at any time, for others once it is published. Once there is one, everybody gets the last published version, with the figures of that moment.", who: readers,
		audited: "export",
		query:   []apidoc.Param{languageParam, versionParam}, action: does((*App).report).of("*/*"), refuses: []*session.Error{session.ErrNotPublished, session.ErrRemoved, session.ErrWaiting},
	},
	{
		method: "GET", path: "/backup", name: "backup", about: "A copy of the whole database as it is at one moment, made while everybody goes on; for the owner.", who: organisers,
		audited: "backup",
		action:  does((*App).backup).of("application/octet-stream"), refuses: []*session.Error{session.ErrStorageFull},
	},
	{
		method: "GET", path: "/report.schema.json", name: "reportSchema", about: "The JSON Schema of report.json, of a session's and of a series'.",
		action: does((*App).reportSchema).of("application/schema+json"),
	},
	{
		method: "GET", path: "/letterhead", name: "getLetterhead", about: "Who holds the meetings, as documents name them, with a logo.", who: organisers,
		action: does((*App).letterhead),
	},
	{
		method: "PUT", path: "/letterhead", name: "setLetterhead", about: "Sets both, for the owner of the installation; what is left out is taken away. The logo is a PNG of at most 1200 points and 180 KiB, and is drawn anew.", who: organisers,
		audited: "set_letterhead",
		action:  takes((*App).setLetterhead), limit: largeBody, refuses: []*session.Error{session.ErrTooLong},
	},
}

// commandRefusals are those that only commands meet.
var commandRefusals = []*session.Error{
	session.ErrUnknownCommand, session.ErrOwnCard, session.ErrNotInScope, session.ErrWaiting, session.ErrRemoved,
	session.ErrUnknownCard, session.ErrUnknownStep, session.ErrUnknownGroup, session.ErrUnknownPerson, session.ErrUnknownPath,
	session.ErrStepClosed, session.ErrOutOfLikes, session.ErrOutOfCards, session.ErrAlreadyClosed, session.ErrNothingToUndo, session.ErrFlaggedCards, session.ErrConflict,
	session.ErrTooLong, session.ErrEmptyText, session.ErrWrongKind,
}
