package apidoc

import (
	"encoding/json"
	"go/token"
	"reflect"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"
)

func (t Types) name(of reflect.Type) string {
	if name := t.Names[of]; name != "" {
		return name
	}
	return of.Name()
}

// alone are all types that stand alone on the wire. Those that they are made of come along.
func (d *Documents) alone() []reflect.Type {
	all := slices.Clone(d.api.Types.Alone)
	for _, m := range d.api.Socket.Messages {
		all = append(all, m.Type)
	}
	for _, c := range d.api.Calls {
		for _, t := range []reflect.Type{c.In, c.Out} {
			if t != nil && t.Kind() == reflect.Struct && token.IsExported(t.Name()) {
				all = append(all, t)
			}
		}
	}
	return all
}

const refTo = "#/$defs/"

// Ref is a type by its name.
func Ref(name string) *Schema { return &Schema{Ref: refTo + name} }

// OneOf is one of a few texts.
func OneOf(values ...string) *Schema {
	s := &Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, v)
	}
	return s
}

// WireSchema is one JSON Schema document (2020-12) with every type of the wire under $defs.
func (d *Documents) WireSchema() []byte { return wireSchema(d.definitions()) }

// Comments finds what the source says of a type, or of one of its fields; "" where it says nothing.
type Comments func(t reflect.Type, field string) string

// WireSchemaWith is WireSchema with these comments as descriptions.
func (d *Documents) WireSchemaWith(comments Comments) []byte {
	described := Documents{api: d.api, comments: comments}
	return wireSchema(described.define())
}

func wireSchema(all Definitions) []byte {
	data, err := json.MarshalIndent(&Schema{Version: jsonschema.Version, Title: "Wire", Type: "object", AdditionalProperties: jsonschema.FalseSchema, Definitions: all}, "", "  ")
	if err != nil {
		panic("apidoc: " + err.Error()) // schemas always encode
	}
	return append(data, '\n')
}

// define makes the schemas of all types of the wire. They are not to be changed afterwards.
func (d *Documents) define() Definitions {
	all := Definitions{"Code": OneOf(d.codes()...)}
	for name, texts := range d.api.Types.Lists {
		all[name] = OneOf(texts...)
	}
	for _, t := range d.alone() {
		d.add(all, t)
	}
	d.addCommands(all)
	var messages []*Schema
	for _, m := range d.api.Socket.Messages {
		messages = append(messages, Ref(d.api.Types.name(m.Type)))
	}
	all["ServerMessage"] = &Schema{OneOf: messages}
	if d.api.Extend != nil {
		d.api.Extend(all)
	}
	for at, s := range d.api.Types.Fields {
		def, field, _ := strings.Cut(at, ".")
		Replace(all, def, field, s)
	}
	return all
}

// Replace gives a field another schema, with what was said of it. It panics where there is no such field: one that was renamed must not come back beside its new name.
func Replace(all Definitions, def, field string, s *Schema) {
	if all[def] == nil || all[def].Properties == nil {
		panic("apidoc: nothing on the wire is called " + def)
	}
	old, ok := all[def].Properties.Get(field)
	if !ok {
		panic("apidoc: " + def + " has no field " + field)
	}
	if s.Description == "" && old.Description != "" {
		described := *s
		described.Description = old.Description
		s = &described
	}
	all[def].Properties.Set(field, s)
}

// comment is what the source says, by the wire's name of the type.
func (d *Documents) comment(t reflect.Type, field string) string {
	if d.comments == nil {
		return ""
	}
	text := d.comments(t, field)
	if rest, ok := strings.CutPrefix(text, t.Name()+" "); ok && field == "" {
		return d.api.Types.name(t) + " " + rest
	}
	return text
}

// add adds a type and those that it is made of.
func (d *Documents) add(all Definitions, t reflect.Type) {
	r := jsonschema.Reflector{Anonymous: true, Namer: d.api.Types.name, LookupComment: d.comment, Mapper: func(t reflect.Type) *Schema {
		if name := d.api.Types.Texts[t]; name != "" {
			return Ref(name)
		}
		return nil
	}}
	for name, s := range r.ReflectFromType(t).Definitions {
		all[name] = s
	}
	d.admitNull(all, t, map[reflect.Type]bool{})
}

// admitNull lets null stand where the program has a pointer that is always written.
func (d *Documents) admitNull(all Definitions, t reflect.Type, done map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	def := all[d.api.Types.name(t)]
	if t.Kind() != reflect.Struct || done[t] {
		return
	}
	done[t] = true
	for f := range fieldsOf(t) {
		d.admitNull(all, f.Type, done)
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

func orNull(s *Schema) *Schema {
	if s == nil || s.AnyOf != nil {
		return s
	}
	return &Schema{AnyOf: []*Schema{s, {Type: "null"}}}
}

// addCommands adds each command, and Command, which is any of them.
func (d *Documents) addCommands(all Definitions) {
	union := &Schema{}
	for _, c := range d.api.Commands {
		t := reflect.TypeOf(c.Sample)
		own := Definitions{}
		d.add(own, t)
		fields := own[d.api.Types.name(t)]
		s := &Schema{Type: "object", Description: fields.Description, Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
		s.Properties.Set("id", &Schema{Type: "string", Format: "uuid"})
		s.Properties.Set("do", &Schema{Type: "string", Const: c.Name})
		for p := fields.Properties.Oldest(); p != nil; p = p.Next() {
			s.Properties.Set(p.Key, p.Value)
		}
		s.Required = append([]string{"id", "do"}, fields.Required...)
		all[commandType(c.Name)] = s
		union.OneOf = append(union.OneOf, Ref(commandType(c.Name)))
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

func (d *Documents) codes() []string {
	var names []string
	for _, r := range d.api.Refusals {
		names = append(names, r.Code)
	}
	return slices.Compact(names)
}
