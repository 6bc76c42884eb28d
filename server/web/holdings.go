package web

import (
	"context"
	"time"

	"colazione/server/records"
)

// lifetime is how long something is kept, and what ends it when that is over.
type lifetime struct {
	name string // of its sentence on the page about privacy
	// end erases what is over at a moment; nil where nothing is over by itself.
	end func(a *App, ctx context.Context, now time.Time) error
}

var (
	withSession = lifetime{"session", (*App).eraseExpired}
	takenBack   = lifetime{"takenBack", (*App).redactAll}
	asChosen    = lifetime{"chosen", (*App).endReports}
	untilEnded  = lifetime{"ended", (*App).endTokens} // what is ended itself goes at once
	whileHere   = lifetime{"here", nil}
	whileLive   = lifetime{"live", (*App).endTraces}
	onDevice    = lifetime{"device", nil}
	operators   = lifetime{"operator", nil}
	forAuditors = lifetime{"audit", (*App).endAudit}
)

// holding is something that is kept: in which spaces of the database it lies, if any, and for how long. What it is and why it is kept is said by its name, in privacyWords.
type holding struct {
	name   string
	spaces []string
	lasts  lifetime
}

// holdings is the one table of all that is kept. Sweep carries its lifetimes out, and the page about privacy is made of it.
var holdings = []holding{
	{"contributions", []string{"logs", "snapshots", "sessions"}, withSession},
	{"takenBack", []string{records.Erasing}, takenBack},
	{"names", []string{"people"}, withSession},
	{"places", []string{records.Tokens, records.Access, records.Codes}, withSession},
	{"safety", []string{records.Safety}, asChosen},
	{"series", []string{records.Series}, untilEnded},
	{"organisers", []string{records.Meta}, untilEnded},
	{"audit", []string{records.AuditLog}, forAuditors},
	{"presence", nil, whileHere},
	{"arrivals", nil, whileLive},
	{"drafts", nil, onDevice},
	{"log", nil, operators},
}
