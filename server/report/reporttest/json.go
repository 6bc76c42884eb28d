package reporttest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"colazione/server/report"
	"colazione/server/report/formats"
)

var schema = sync.OnceValues(func() (s map[string]any, err error) {
	return s, json.Unmarshal(formats.Schema(), &s)
})

func MustSchema(t *testing.T) map[string]any {
	t.Helper()
	s, err := schema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func CheckJSON(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(out), &value); err != nil {
		t.Fatal(err)
	}
	s := MustSchema(t)
	if err := Fits(s, s, value, "document"); err != nil {
		t.Error(err)
	}
	var again report.Document
	strict := json.NewDecoder(bytes.NewReader([]byte(out)))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&again); err != nil {
		t.Fatal(err)
	}
	if !again.Made.Equal(d.Made) {
		t.Errorf("made at %v, read %v", d.Made, again.Made)
	}
	again.Made = d.Made
	again.Status.PublishedAt = d.Status.PublishedAt
	for i := range again.Cards {
		again.Cards[i].At = d.Cards[i].At
		for j := range again.Cards[i].Joined {
			again.Cards[i].Joined[j].At = d.Cards[i].Joined[j].At
		}
	}
	if !reflect.DeepEqual(&again, d) {
		t.Error("the document read is not the one written")
	}
	return out
}

// Fits holds a value against the part of JSON Schema that the schema uses.
func Fits(root, s map[string]any, value any, at string) error {
	if ref, ok := s["$ref"].(string); ok {
		return Fits(root, root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), value, at)
	}
	if choices, ok := s["oneOf"].([]any); ok {
		n := 0
		for _, c := range choices {
			if Fits(root, c.(map[string]any), value, at) == nil {
				n++
			}
		}
		if n != 1 {
			return fmt.Errorf("%s fits %d of its choices", at, n)
		}
		return nil
	}
	switch v := value.(type) {
	case map[string]any:
		return fitsObject(root, s, v, at)
	case []any:
		if s["type"] != "array" {
			return fmt.Errorf("%s is an array, not %v", at, s["type"])
		}
		for i, one := range v {
			if err := Fits(root, s["items"].(map[string]any), one, fmt.Sprint(at, "/", i)); err != nil {
				return err
			}
		}
		return nil
	}
	name := map[reflect.Kind][]string{
		reflect.String: {"string"}, reflect.Bool: {"boolean"}, reflect.Float64: {"integer", "number"}, reflect.Invalid: {"null"},
	}[reflect.ValueOf(value).Kind()]
	if !slices.Contains(name, s["type"].(string)) {
		return fmt.Errorf("%s is %v, not of type %v", at, value, s["type"])
	}
	return nil
}

func fitsObject(root, s map[string]any, v map[string]any, at string) error {
	if s["type"] != "object" {
		return fmt.Errorf("%s is an object, not %v", at, s["type"])
	}
	fields, _ := s["properties"].(map[string]any)
	required, _ := s["required"].([]any)
	for _, name := range required {
		if _, there := v[name.(string)]; !there {
			return fmt.Errorf("%s has no %s", at, name)
		}
	}
	for name, one := range v {
		part, known := fields[name].(map[string]any)
		if !known {
			if part, known = s["additionalProperties"].(map[string]any); !known {
				return fmt.Errorf("%s has an unknown %s", at, name)
			}
		}
		if err := Fits(root, part, one, at+"/"+name); err != nil {
			return err
		}
	}
	return nil
}
