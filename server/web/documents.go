package web

import (
	"reflect"
	"strconv"
	"sync"

	"github.com/gofiber/fiber/v2"

	"colazione/server/apidoc"
	"colazione/server/auth"
	"colazione/server/room"
	"colazione/server/wsconn"
	"colazione/session"
)

// documents are made out of the tables by which calls are served.
var documents = sync.OnceValue(func() *apidoc.Documents {
	api := apidoc.API{
		Base: base, Version: "1.0.0",
		About: "Facilitated workshops, live. A token comes as a cookie and in the answer, and is shown as the one or as a Bearer token; of several cookies, `as` picks. " +
			"A refusal whose code stands under `x-retry` passes: the same request may be granted after Retry-After. Any other is final until something else changes. " +
			"The socket is described in asyncapi.yaml.",
		Cookie: apidoc.Cookie{
			Name:  auth.CookiePrefix + "INSTALLATION-organiser",
			About: "INSTALLATION is this server's own; or " + auth.CookiePrefix + "INSTALLATION-SESSION-f, -p or -s for a session's facilitator, participant or screen; over https with " + auth.HostPrefix + " in front",
		},
		Socket: apidoc.Socket{
			Path: "/sessions/{id}/live", Ends: socketEnds(), Query: []apidoc.Param{sinceParam, partsParam},
			About: "The socket of a session: one JSON object a text frame, at most " + strconv.Itoa(wsconn.MaxMessage) + " bytes. It is opened as openapi.yaml describes.",
			Messages: []apidoc.Message{
				{Name: "ack", Summary: "The command is done and on the disk.", Type: reflect.TypeFor[session.Ack]()},
				{Name: "reject", Summary: "The command was refused. With a code of x-retry it is sent again later, under the same id.", Retries: true, Type: reflect.TypeFor[Reject]()},
				{Name: "patch", Summary: "Brings the reader from one seq to another; from 0 replaces everything.", Type: reflect.TypeFor[PatchMessage]()},
				{Name: "bye", Summary: "The last message before the server closes.", Type: reflect.TypeFor[Bye]()},
			},
		},
		Commands: session.CommandTable(), Refusals: refusals, Status: func(e *session.Error) int { return statuses[e.Kind] },
		Types:  apidoc.Types{Names: wireNames, Texts: textTypes, Lists: textLists, Alone: []reflect.Type{reflect.TypeFor[Problem]()}, Fields: choices},
		Extend: defineInputs,
	}
	for i := range routes {
		api.Calls = append(api.Calls, routes[i].described())
	}
	return apidoc.New(api)
})

// OpenAPI is the document of the HTTP calls, OpenAPI 3.1 in YAML.
var OpenAPI = sync.OnceValue(func() []byte { return documents().OpenAPI() })

// AsyncAPI is the document of the socket, AsyncAPI 3.0 in YAML.
var AsyncAPI = sync.OnceValue(func() []byte { return documents().AsyncAPI() })

// WireSchema is one JSON Schema document (2020-12) with every type of the wire under $defs.
func WireSchema() []byte { return documents().WireSchema() }

// WireSchemaWith is WireSchema with these comments as descriptions.
func WireSchemaWith(comments apidoc.Comments) []byte { return documents().WireSchemaWith(comments) }

// serveDocuments serves the descriptions of the calls and of the socket.
func (a *App) serveDocuments(f *fiber.App) {
	for path, data := range map[string][]byte{base + "/openapi.yaml": OpenAPI(), base + "/asyncapi.yaml": AsyncAPI()} {
		f.Get(path, func(f *fiber.Ctx) error {
			f.Set(fiber.HeaderContentType, "application/yaml; charset=utf-8")
			f.Set(fiber.HeaderCacheControl, "no-cache")
			return f.Send(data)
		})
	}
}

// described is the call as callers see it.
func (r *route) described() apidoc.Call {
	return apidoc.Call{
		Method: r.method, Path: r.path, Name: r.name, About: r.about, Who: r.who, Parts: []apidoc.Param{formatParam, seatParam}, Query: r.query,
		In: r.in, Out: r.out, Media: r.media, Success: r.success(), Refusals: r.codes(),
	}
}

// socketEnds says how sockets end.
func socketEnds() string {
	text := "Close codes:"
	for _, bye := range []string{room.ByeRemoved, room.ByeClosed, room.ByeRestart, room.ByeTooSlow} {
		text += " " + strconv.Itoa(closeCodes[bye]) + " after bye " + bye + ";"
	}
	return text + " after these two, and where a socket breaks, what was not acknowledged is sent again under the same id; 1003 for a frame that is not text; 1008 for far too many commands; 1009 for a message that is too large."
}

// wireNames are the names of types where the wire's is another than the program's.
var wireNames = map[reflect.Type]string{
	reflect.TypeFor[session.Info]():          "Session",
	reflect.TypeFor[session.SessionView]():   "LiveSession",
	reflect.TypeFor[session.TimerView]():     "Timer",
	reflect.TypeFor[session.GroupView]():     "Group",
	reflect.TypeFor[session.CardView]():      "Card",
	reflect.TypeFor[session.FlagView]():      "Flag",
	reflect.TypeFor[session.PersonView]():    "Person",
	reflect.TypeFor[session.SynthesisView](): "Synthesis",
	reflect.TypeFor[session.PathView]():      "Path",
	reflect.TypeFor[session.SafetyReport]():  "Report", // SafetyReport is one in the list of organisers, who are told its session
	reflect.TypeFor[session.Measure]():       "Kpi",
	reflect.TypeFor[TemplateAccess]():        "Template",
	reflect.TypeFor[SeriesAccess]():          "Series",
	reflect.TypeFor[SignInMethods]():         "Doors",
}

// textTypes are the types of text that are closed lists.
var textTypes = map[reflect.Type]string{
	reflect.TypeFor[session.Kind]():     "Kind",
	reflect.TypeFor[session.Language](): "Language",
	reflect.TypeFor[session.Role]():     "Role",
	reflect.TypeFor[session.Origin]():   "Origin",
	reflect.TypeFor[Command]():          "Command",
}

// textLists are these lists, and one that has no type.
var textLists = map[string][]string{
	"Kind":       kindNames(),
	"Language":   {"it", "en", "nl"},
	"Role":       {"organiser", "facilitator", "screen", "participant", "absent"},
	"Origin":     {"internal", "external"},
	"FlagReason": {"adverse_event", "offensive", "personal_data"},
}

// defineInputs adds what a caller may leave out where an answer has everything: steps and settings have defaults.
func defineInputs(all apidoc.Definitions) {
	for name, need := range map[string][]string{"Step": {"kind"}, "Settings": nil} {
		input := *all[name]
		input.Required = need
		all["New"+name] = &input
	}
	apidoc.Replace(all, "NewSession", "agenda", &apidoc.Schema{Type: "array", Items: apidoc.Ref("NewStep")})
	apidoc.Replace(all, "NewSession", "settings", apidoc.Ref("NewSettings"))
	apidoc.Replace(all, "AmendedSettings", "groups", &apidoc.Schema{Type: "array", Items: &apidoc.Schema{OneOf: []*apidoc.Schema{{Type: "string"}, apidoc.Ref("TableWish")}}})
	apidoc.Replace(all, "AgendaSet", "agenda", &apidoc.Schema{Type: "array", Items: apidoc.Ref("NewStep")})
}
