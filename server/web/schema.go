package web

import (
	"encoding/json"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/invopop/jsonschema"

	"colazione/session"
)

// messageTypes are what stands on the socket and in refusals. Bodies and answers come from the table of calls, and the types that all of these are made of come along.
var messageTypes = []reflect.Type{
	reflect.TypeFor[session.Ack](), reflect.TypeFor[Reject](), reflect.TypeFor[PatchMessage](), reflect.TypeFor[Bye](), reflect.TypeFor[Problem](),
}

// wireTypes are all types that stand alone on the wire.
func wireTypes() []reflect.Type {
	all := slices.Clone(messageTypes)
	for _, r := range routes {
		for _, t := range []reflect.Type{r.in, r.out} {
			if t != nil && t.Kind() == reflect.Struct && token.IsExported(t.Name()) {
				all = append(all, t)
			}
		}
	}
	return all
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
	reflect.TypeFor[session.SafetyReport]():  "Report", // SafetyReport is one in the list of organisers, who are told its session
	reflect.TypeFor[session.Measure]():       "Kpi",
	reflect.TypeFor[TemplateAccess]():        "Template",
	reflect.TypeFor[SeriesAccess]():          "Series",
	reflect.TypeFor[SignInMethods]():         "Doors",
}

func wireName(t reflect.Type) string {
	if name := wireNames[t]; name != "" {
		return name
	}
	return t.Name()
}

// named are the types of text that are closed lists.
var named = map[reflect.Type]string{
	reflect.TypeFor[session.Kind]():     "Kind",
	reflect.TypeFor[session.Language](): "Language",
	reflect.TypeFor[session.Role]():     "Role",
	reflect.TypeFor[session.Origin]():   "Origin",
	reflect.TypeFor[Command]():          "Command",
}

const refTo = "#/$defs/"

func ref(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: refTo + name} }

func oneOf(values ...string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, v)
	}
	return s
}

// WireSchema gives one JSON Schema document (2020-12) with every type of the wire under $defs.
func WireSchema() []byte {
	data, err := json.MarshalIndent(&jsonschema.Schema{Version: jsonschema.Version, Title: "Wire", Type: "object", AdditionalProperties: jsonschema.FalseSchema, Definitions: definitions()}, "", "  ")
	if err != nil {
		panic("web: " + err.Error()) // schemas always encode
	}
	return append(data, '\n')
}

// definitions are the schemas of all types of the wire, by name. They are not to be changed.
var definitions = sync.OnceValue(func() jsonschema.Definitions {
	all := jsonschema.Definitions{
		"Kind":       oneOf(kindNames()...),
		"Language":   oneOf("it", "en", "nl"),
		"Role":       oneOf("organiser", "facilitator", "screen", "participant", "absent"),
		"Origin":     oneOf("internal", "external"),
		"FlagReason": oneOf("adverse_event", "offensive", "personal_data"),
		"Code":       oneOf(codeNames()...),
	}
	for _, t := range wireTypes() {
		define(all, t)
	}
	defineCommands(all)
	defineInputs(all)
	all["ServerMessage"] = &jsonschema.Schema{OneOf: []*jsonschema.Schema{ref("Ack"), ref("Reject"), ref("PatchMessage"), ref("Bye")}}
	for at, s := range choices {
		def, field, _ := strings.Cut(at, ".")
		all[def].Properties.Set(field, s)
	}
	return all
})

// define adds a type and those that it is made of.
func define(all jsonschema.Definitions, t reflect.Type) {
	r := jsonschema.Reflector{Anonymous: true, Namer: wireName, Mapper: func(t reflect.Type) *jsonschema.Schema {
		if name := named[t]; name != "" {
			return ref(name)
		}
		return nil
	}}
	for name, s := range r.ReflectFromType(t).Definitions {
		all[name] = s
	}
	admitNull(all, t, map[reflect.Type]bool{})
}

// admitNull lets null stand where the program has a pointer that is always written.
func admitNull(all jsonschema.Definitions, t reflect.Type, done map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	def := all[wireName(t)]
	if t.Kind() != reflect.Struct || done[t] {
		return
	}
	done[t] = true
	for f := range fieldsOf(t) {
		admitNull(all, f.Type, done)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if def == nil || def.Properties == nil || name == "" || strings.Contains(options, "omitempty") {
			continue
		}
		p, _ := def.Properties.Get(name)
		switch {
		case f.Type.Kind() == reflect.Pointer:
			def.Properties.Set(name, orNull(p))
		case f.Type.Kind() == reflect.Map && f.Type.Elem().Kind() == reflect.Pointer:
			p.AdditionalProperties = orNull(p.AdditionalProperties)
		}
	}
}

// fieldsOf runs over the fields of a struct, with those of structs that it embeds in their place.
func fieldsOf(t reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for _, f := range reflect.VisibleFields(t) {
			if !f.Anonymous && f.IsExported() && !yield(f) {
				return
			}
		}
	}
}

func orNull(s *jsonschema.Schema) *jsonschema.Schema {
	if s == nil || s.AnyOf != nil {
		return s
	}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{s, {Type: "null"}}}
}

// defineCommands adds each command, and Command, which is any of them.
func defineCommands(all jsonschema.Definitions) {
	union := &jsonschema.Schema{}
	for _, c := range session.CommandTable() {
		t := reflect.TypeOf(c.Sample)
		own := jsonschema.Definitions{}
		define(own, t)
		fields := own[wireName(t)]
		s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
		s.Properties.Set("id", &jsonschema.Schema{Type: "string", Format: "uuid"})
		s.Properties.Set("do", &jsonschema.Schema{Type: "string", Const: c.Name})
		for p := fields.Properties.Oldest(); p != nil; p = p.Next() {
			s.Properties.Set(p.Key, p.Value)
		}
		s.Required = append([]string{"id", "do"}, fields.Required...)
		all[commandType(c.Name)] = s
		union.OneOf = append(union.OneOf, ref(commandType(c.Name)))
	}
	all["Command"] = union
}

// commandType names a command's type: "card.add" is CardAdd.
func commandType(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, ".") {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	if !strings.Contains(name, ".") {
		b.WriteString("Last")
	}
	return b.String()
}

// defineInputs adds what a caller may leave out where an answer has everything: steps and settings have defaults.
func defineInputs(all jsonschema.Definitions) {
	for name, need := range map[string][]string{"Step": {"kind"}, "Settings": nil} {
		input := *all[name]
		input.Required = need
		all["New"+name] = &input
	}
	body := all["NewSession"].Properties
	body.Set("agenda", &jsonschema.Schema{Type: "array", Items: ref("NewStep")})
	body.Set("settings", ref("NewSettings"))
	all["AmendedSettings"].Properties.Set("groups", &jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{OneOf: []*jsonschema.Schema{{Type: "string"}, ref("TableWish")}}})
	all["AgendaSet"].Properties.Set("agenda", &jsonschema.Schema{Type: "array", Items: ref("NewStep")})
}

func codeNames() []string {
	var names []string
	for _, r := range refusals {
		names = append(names, r.Code)
	}
	return slices.Compact(names)
}
