package apidoc_test

import (
	"net/http"
	"reflect"
	"strings"
	"testing"

	"colazione/server/apidoc"
	"colazione/session"
)

// Guest is what the calls of the tests take and give.
type Guest struct {
	Name  string  `json:"name"`
	Mood  string  `json:"mood"`
	Table *string `json:"table"`
	Notes string  `json:"notes,omitempty"`
}

// Hello is a message.
type Hello struct {
	Guest *Guest `json:"guest"`
}

func documents() *apidoc.Documents { return documentsWith("Visitor.mood") }

// documentsWith are those where one field, such as Visitor.mood, is one of two texts.
func documentsWith(mood string) *apidoc.Documents {
	guest := reflect.TypeFor[Guest]()
	return apidoc.New(apidoc.API{
		Base: "/api", Version: "2.3.4", About: "For tests.", Cookie: apidoc.Cookie{Name: "jar"},
		Calls: []apidoc.Call{{
			Method: http.MethodPut, Path: "/guests/{id}.{form}", Name: "setGuest", About: "Sets one.", Who: []session.Role{session.Organiser}, In: guest, Out: guest, Success: http.StatusOK,
			Parts: []apidoc.Param{{Name: "form", About: "of the answer", Choices: []string{"short", "long"}}}, Query: []apidoc.Param{{Name: "since", Number: true}},
			Refusals: []*session.Error{session.ErrTooMany, session.ErrNotFound},
		}},
		Socket:   apidoc.Socket{Path: "/live", Messages: []apidoc.Message{{Name: "hello", Summary: "Good morning.", Retries: true, Type: reflect.TypeFor[Hello]()}}},
		Refusals: []*session.Error{session.ErrTooMany, session.ErrNotFound},
		Status: func(e *session.Error) int {
			return map[session.ErrorKind]int{session.TooMany: http.StatusTooManyRequests, session.Missing: http.StatusNotFound}[e.Kind]
		},
		Types: apidoc.Types{
			Names: map[reflect.Type]string{guest: "Visitor"}, Lists: map[string][]string{"Role": {"organiser"}},
			Fields: map[string]*apidoc.Schema{mood: apidoc.OneOf("good", "bad")},
		},
	})
}

// What the tables say stands in the documents: paths and their parts, roles, refusals by status, and types by their names on the wire.
func TestDocumentsSayWhatTheTablesSay(t *testing.T) {
	d := documents()
	for name, document := range map[string]struct {
		text []byte
		says []string
	}{
		"openapi": {d.OpenAPI(), []string{
			"version: 2.3.4", "/api/guests/{id}.{form}:", "put:", "operationId: setGuest", "- organiser", "- short", "description: of the answer", "name: since", "type: integer",
			"\"404\":", "- not_found", "\"429\":\n", "x-retry:\n            - too_many_requests", "$ref: '#/components/schemas/Visitor'",
		}},
		"asyncapi": {d.AsyncAPI(), []string{"address: /api/live", "summary: Good morning.", "x-retry:\n        - too_many_requests", "#/components/schemas/Hello"}},
		"wire":     {d.WireSchema(), []string{`"Visitor"`, `"good"`, `"$ref": "#/$defs/Visitor"`, `"ServerMessage"`, `"type": "null"`}},
	} {
		for _, want := range document.says {
			if !strings.Contains(string(document.text), want) {
				t.Errorf("%s lacks %q:\n%s", name, want, document.text)
			}
		}
		if strings.Contains(string(document.text), "Guest\"") {
			t.Errorf("%s calls a type as the program does", name)
		}
	}
}

// A field that was renamed in the program, and not in the table of what it may hold, is a fault, and no second field.
func TestATableNamesFieldsThatThereAre(t *testing.T) {
	for _, field := range []string{"Visitor.temper", "Guest.mood"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s came into the schema", field)
				}
			}()
			documentsWith(field).WireSchema()
		}()
	}
}

// What the source says of a type and its fields comes along where it is asked for, under the wire's names, also of a field that a table says more of.
func TestCommentsComeAlong(t *testing.T) {
	comments := func(t reflect.Type, field string) string {
		return map[string]string{"Guest.": "Guest is somebody.", "Guest.Mood": "as they came", "Hello.": "Hello is said once."}[t.Name()+"."+field]
	}
	text := string(documents().WireSchemaWith(comments))
	for _, want := range []string{`"Visitor is somebody."`, `"as they came"`, `"Hello is said once."`, `"good"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the schema lacks %s:\n%s", want, text)
		}
	}
	if strings.Contains(string(documents().WireSchema()), "somebody") {
		t.Error("the documents that are served have comments")
	}
}
