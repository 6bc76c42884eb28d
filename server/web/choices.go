package web

import (
	"github.com/invopop/jsonschema"

	"colazione/server/room"
	"colazione/session"
)

// choices are the fields that hold one of a few texts, by type and field.
var choices = map[string]*jsonschema.Schema{
	"Session.state":             oneOf(session.Open, session.Closed),
	"LiveSession.state":         oneOf(session.Open, session.Closed),
	"Step.kind":                 oneOf(session.StepKinds...),
	"Step.show_cards":           oneOf(session.ShowLive, session.ShowOnReveal),
	"Step.show_likes":           oneOf(session.ShowLive, session.ShowAfter),
	"Step.like_scope":           oneOf(session.ScopeAll, session.ScopeOwnGroup, session.ScopeOtherGroups),
	"Settings.names":            oneOf(session.NamesShown, session.NamesHidden),
	"AmendedSettings.names":     oneOf(session.NamesShown, session.NamesHidden),
	"AmendedSettings.admission": oneOf(session.AdmissionOpen, session.AdmissionLobby, session.AdmissionSeats),
	"Settings.admission":        oneOf(session.AdmissionOpen, session.AdmissionLobby, session.AdmissionSeats),
	"Timer.state":               oneOf(session.TimerRuns, session.TimerPaused, session.TimerStopped),
	"Person.state":              oneOf(session.PersonIn, session.PersonWaiting, session.PersonRemoved),
	"MinePerson.state":          oneOf(session.PersonIn, session.PersonWaiting, session.PersonRemoved),
	"MyFlag.reason":             ref("FlagReason"),
	"Me.state":                  oneOf(session.PersonIn, session.PersonWaiting, session.PersonRemoved, ""),
	"Card.state":                oneOf(session.CardShown, session.CardHeld, session.CardHidden, session.CardMerged),
	"Flag.reason":               ref("FlagReason"),
	"Problem.code":              ref("Code"),
	"Reject.code":               ref("Code"),
	"Health.disk":               oneOf(diskFine, diskFull, diskFailed),
	"Goodbye.code":              oneOf(room.ByeRemoved, room.ByeClosed, room.ByeRestart, room.ByeTooSlow),
	"TimerSet.state":            oneOf(session.TimerRuns, session.TimerPaused, session.TimerStopped),
	"CardFlag.reason":           ref("FlagReason"),
	"FlagClose.reason":          ref("FlagReason"),
	"Screening.verdict":         oneOf(session.Take, session.Leave),
	"CardScreen.verdict":        oneOf(session.Take, session.Leave, ""),                        // "" takes it back
	"CardEdit.origin":           oneOf(string(session.Internal), string(session.External), ""), // "" takes it away
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

func counts(of string) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "object", AdditionalProperties: &jsonschema.Schema{Type: "integer"}, Description: "by " + of}
}

func share() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "number", Description: "from 0 to 1"}
}
