package web_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// document is an OpenAPI or AsyncAPI document, to hold messages against.
type document struct {
	root map[string]any

	mu   sync.Mutex
	seen map[string]bool // TYPE.FIELD of everything that stood in a message
}

func mustDocument(data []byte) *document {
	d := &document{seen: map[string]bool{}}
	if err := yaml.Unmarshal(data, &d.root); err != nil {
		panic(err)
	}
	return d
}

// at follows a path of names, or a reference.
func (d *document) at(path ...string) any {
	var v any = d.root
	for _, name := range path {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return v
}

func (d *document) follow(ref string) any {
	return d.at(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
}

// faults says where a JSON text is not what a schema describes. Fields that the schema does not name are faults.
func (d *document) faults(schema any, data []byte) []string {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return []string{err.Error()}
	}
	seen := map[string]bool{}
	all := d.check(schema.(map[string]any), v, "", "", seen)
	if all == nil {
		d.mu.Lock()
		maps.Copy(d.seen, seen)
		d.mu.Unlock()
	}
	return all
}

func (d *document) check(s map[string]any, v any, name, at string, seen map[string]bool) []string {
	if ref, ok := s["$ref"].(string); ok {
		next, ok := d.follow(ref).(map[string]any)
		if !ok {
			return []string{at + ": nothing at " + ref}
		}
		return d.check(next, v, ref[strings.LastIndex(ref, "/")+1:], at, seen)
	}
	for _, word := range []string{"oneOf", "anyOf"} {
		if options, ok := s[word].([]any); ok {
			return d.checkAny(options, v, name, at, seen)
		}
	}
	if want, ok := s["const"]; ok && !reflect.DeepEqual(want, v) {
		return []string{fmt.Sprintf("%s is %v, want %v", at, v, want)}
	}
	if list, ok := s["enum"].([]any); ok && !slices.Contains(list, v) {
		return []string{fmt.Sprintf("%s is %v, want one of %v", at, v, list)}
	}
	switch want := s["type"]; want {
	case "object":
		return d.checkObject(s, v, name, at, seen)
	case "array":
		return d.checkArray(s, v, name, at, seen)
	case nil:
		return nil
	default:
		if got := typeOf(v); got != want && (want != "number" || got != "integer") {
			return []string{fmt.Sprintf("%s is %s, want %s", at, got, want)}
		}
	}
	return nil
}

func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if v == math.Trunc(v) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	}
	return "object"
}

func (d *document) checkAny(options []any, v any, name, at string, seen map[string]bool) []string {
	var best []string
	for _, o := range options {
		own := map[string]bool{}
		all := d.check(o.(map[string]any), v, name, at, own)
		if all == nil {
			maps.Copy(seen, own)
			return nil
		}
		if best == nil || len(all) < len(best) {
			best = all
		}
	}
	return best
}

func (d *document) checkObject(s map[string]any, v any, name, at string, seen map[string]bool) []string {
	object, ok := v.(map[string]any)
	if !ok {
		return []string{at + " is no object"}
	}
	var all []string
	for _, need := range list(s["required"]) {
		if _, ok := object[need]; !ok {
			all = append(all, at+"."+need+" is missing")
		}
	}
	fields, _ := s["properties"].(map[string]any)
	for key, value := range object {
		field, described := fields[key]
		switch others := s["additionalProperties"].(type) {
		case map[string]any:
			if !described {
				field, described = others, true
			}
		}
		if !described {
			all = append(all, at+"."+key+" is not described")
			continue
		}
		seen[name+"."+key] = true
		all = append(all, d.check(field.(map[string]any), value, name+"."+key, at+"."+key, seen)...)
	}
	return all
}

func (d *document) checkArray(s map[string]any, v any, name, at string, seen map[string]bool) []string {
	items, ok := v.([]any)
	if !ok {
		return []string{at + " is no list"}
	}
	var all []string
	for i, item := range items {
		all = append(all, d.check(s["items"].(map[string]any), item, name, fmt.Sprintf("%s[%d]", at, i), seen)...)
	}
	return all
}

func list(v any) []string {
	var out []string
	items, _ := v.([]any)
	for _, item := range items {
		out = append(out, item.(string))
	}
	return out
}
