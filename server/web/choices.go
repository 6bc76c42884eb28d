package web

import (
	"colazione/server/apidoc"
	"colazione/server/room"
	"colazione/session"
)

// choices are the fields that hold one of a few texts, by type and field.
var choices = map[string]*apidoc.Schema{
	"Session.state":             apidoc.OneOf(session.Open, session.Closed),
	"LiveSession.state":         apidoc.OneOf(session.Open, session.Closed),
	"Step.kind":                 apidoc.OneOf(session.StepKinds...),
	"Step.show_cards":           apidoc.OneOf(session.ShowLive, session.ShowOnReveal),
	"Step.show_likes":           apidoc.OneOf(session.ShowLive, session.ShowAfter),
	"Step.like_scope":           apidoc.OneOf(session.ScopeAll, session.ScopeOwnGroup, session.ScopeOtherGroups),
	"Settings.names":            apidoc.OneOf(session.NamesShown, session.NamesHidden),
	"AmendedSettings.names":     apidoc.OneOf(session.NamesShown, session.NamesHidden),
	"AmendedSettings.admission": apidoc.OneOf(session.AdmissionOpen, session.AdmissionLobby, session.AdmissionSeats),
	"Settings.admission":        apidoc.OneOf(session.AdmissionOpen, session.AdmissionLobby, session.AdmissionSeats),
	"Timer.state":               apidoc.OneOf(session.TimerRuns, session.TimerPaused, session.TimerStopped),
	"Person.state":              apidoc.OneOf(session.PersonIn, session.PersonWaiting, session.PersonRemoved),
	"MinePerson.state":          apidoc.OneOf(session.PersonIn, session.PersonWaiting, session.PersonRemoved),
	"MyFlag.reason":             apidoc.Ref("FlagReason"),
	"Me.state":                  apidoc.OneOf(session.PersonIn, session.PersonWaiting, session.PersonRemoved, ""),
	"Card.state":                apidoc.OneOf(session.CardShown, session.CardHeld, session.CardHidden, session.CardMerged),
	"Flag.reason":               apidoc.Ref("FlagReason"),
	"Problem.code":              apidoc.Ref("Code"),
	"Reject.code":               apidoc.Ref("Code"),
	"Health.disk":               apidoc.OneOf(diskFine, diskFull, diskFailed),
	"Goodbye.code":              apidoc.OneOf(room.ByeRemoved, room.ByeClosed, room.ByeRestart, room.ByeTooSlow),
	"TimerSet.state":            apidoc.OneOf(session.TimerRuns, session.TimerPaused, session.TimerStopped),
	"CardFlag.reason":           apidoc.Ref("FlagReason"),
	"FlagClose.reason":          apidoc.Ref("FlagReason"),
	"Screening.verdict":         apidoc.OneOf(session.Take, session.Leave),
	"CardScreen.verdict":        apidoc.OneOf(session.Take, session.Leave, ""),                        // "" takes it back
	"CardEdit.origin":           apidoc.OneOf(string(session.Internal), string(session.External), ""), // "" takes it away
	"Participant.id":            {Type: "string", Format: "uuid"},
	"Problem.instance":          {Type: "string", Format: "uri"},
	"NewSession.date":           {Type: "string", Format: "date"},
	"Card.hands":                counts("a table's id; under \"\" where they were counted over the whole room"),
	"Electorate.groups":         counts("a table's id; over a series SESSION-ID/GROUP-ID"),
	"Ranked.groups":             counts("a table's id; over a series SESSION-ID/GROUP-ID"),
	"Ranked.support":            share(),
	"Ranked.breadth":            share(),
	"ThemeShare.card_share":     share(),
	"ThemeShare.like_share":     share(),
	"Patch.now":                 {Type: "integer", Description: "the server's clock, milliseconds since the epoch"},
	"Timer.ends_at":             {Type: "integer", Description: "milliseconds since the epoch"},
	"Timer.left_ms":             {Type: "integer", Description: "milliseconds"},
	"LiveSession.present":       {Type: "integer", Description: "participants connected now"},
}

func counts(of string) *apidoc.Schema {
	return &apidoc.Schema{Type: "object", AdditionalProperties: &apidoc.Schema{Type: "integer"}, Description: "by " + of}
}

func share() *apidoc.Schema {
	return &apidoc.Schema{Type: "number", Description: "from 0 to 1"}
}
