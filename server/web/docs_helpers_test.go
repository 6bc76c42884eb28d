package web_test

import (
	"fmt"
	"slices"
	"strings"

	"colazione/server/web"
)

// Everything that the tests of this package send and get is held against the two documents.
var openapi, asyncapi = mustDocument(web.OpenAPI()), mustDocument(web.AsyncAPI())

// operationOf finds the operation that describes a call.
func operationOf(method, path string) (map[string]any, string) {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.Split(path, "/")
	for template, methods := range openapi.at("paths").(map[string]any) {
		names := strings.Split(template, "/")
		if len(names) != len(parts) || !slices.EqualFunc(names, parts, matchesPart) {
			continue
		}
		if op, ok := methods.(map[string]any)[strings.ToLower(method)].(map[string]any); ok {
			return op, template
		}
	}
	return nil, ""
}

// matchesPart tells whether a part of a path is what a template has in its place.
func matchesPart(template, part string) bool {
	before, rest, variable := strings.Cut(template, "{")
	_, after, _ := strings.Cut(rest, "}")
	return template == part || variable && strings.HasPrefix(part, before) && strings.HasSuffix(part, after) && part != ""
}

// undescribed says what about a call and its answer the document does not tell.
func undescribed(method, path string, sent []byte, a answer) []string {
	op, template := operationOf(method, path)
	if op == nil {
		if strings.HasPrefix(path, "/api/v1/") && a.StatusCode != 404 && a.StatusCode != 405 && !strings.HasSuffix(path, ".yaml") {
			return []string{fmt.Sprintf("%s %s is not described", method, path)}
		}
		return nil
	}
	at := fmt.Sprintf("%s %s: %d", method, template, a.StatusCode)
	described, ok := op["responses"].(map[string]any)[fmt.Sprint(a.StatusCode)].(map[string]any)
	if !ok {
		if a.StatusCode == 500 {
			return nil // a fault of the program, which no document promises
		}
		return []string{at + " is not described"}
	}
	media, _, _ := strings.Cut(a.Header.Get("Content-Type"), ";")
	contents, _ := described["content"].(map[string]any)
	content, _ := contents[media].(map[string]any)
	var faults []string
	if schema := content["schema"]; schema != nil {
		faults = openapi.faults(schema, a.body)
	}
	if media == "application/problem+json" {
		code := mustCode(a.body)
		if !slices.Contains(list(described["x-codes"]), code) {
			faults = append(faults, code+" is not described")
		}
	} else if body, ok := op["requestBody"].(map[string]any); ok {
		schema := body["content"].(map[string]any)["application/json"].(map[string]any)["schema"]
		faults = append(faults, openapi.faults(schema, sent)...)
	}
	for i := range faults {
		faults[i] = at + ": " + faults[i]
	}
	return faults
}

func mustCode(problem []byte) string {
	_, rest, _ := strings.Cut(string(problem), `"code":"`)
	code, _, _ := strings.Cut(rest, `"`)
	return code
}

var serverMessage = map[string]any{"$ref": "#/components/schemas/ServerMessage"}
