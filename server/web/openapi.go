package web

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/invopop/jsonschema"

	"colazione/server/auth"
)

// documentVersion is that of the calls and messages, not of the program.
const documentVersion = "1.0.0"

type openAPI struct {
	OpenAPI    string                          `json:"openapi"`
	Info       documentInfo                    `json:"info"`
	Servers    []serverAt                      `json:"servers"`
	Paths      map[string]map[string]operation `json:"paths"`
	Components components                      `json:"components"`
}

type documentInfo struct {
	Title       string  `json:"title"`
	Version     string  `json:"version"`
	Description string  `json:"description"`
	License     licence `json:"license"`
}

type licence struct {
	Name       string `json:"name"`
	Identifier string `json:"identifier,omitempty"` // of SPDX; OpenAPI's alone
	URL        string `json:"url,omitempty"`
}

type serverAt struct {
	URL         string `json:"url"`
	Description string `json:"description"`
}

type components struct {
	SecuritySchemes map[string]any         `json:"securitySchemes,omitempty"`
	Messages        map[string]any         `json:"messages,omitempty"`
	Schemas         jsonschema.Definitions `json:"schemas"`
}

type operation struct {
	OperationID string              `json:"operationId"`
	Summary     string              `json:"summary"`
	Roles       []string            `json:"x-roles,omitempty"`
	Security    []map[string][]any  `json:"security"` // of calls that are open to anybody: none
	Parameters  []parameter         `json:"parameters,omitempty"`
	RequestBody *body               `json:"requestBody,omitempty"`
	Responses   map[string]response `json:"responses"`
}

type parameter struct {
	Name        string             `json:"name"`
	In          string             `json:"in"`
	Required    bool               `json:"required,omitempty"`
	Description string             `json:"description,omitempty"`
	Schema      *jsonschema.Schema `json:"schema"`
}

type body struct {
	Required bool             `json:"required"`
	Content  map[string]media `json:"content"`
}

type media struct {
	Schema *jsonschema.Schema `json:"schema,omitempty"`
}

type response struct {
	Description string           `json:"description"`
	Codes       []string         `json:"x-codes,omitempty"`
	Retry       []string         `json:"x-retry,omitempty"` // of the codes, those with which the same request may be granted later
	Content     map[string]media `json:"content,omitempty"`
}

// OpenAPI is the document of the HTTP calls, OpenAPI 3.1 in YAML.
func OpenAPI() []byte {
	doc := openAPI{
		OpenAPI: "3.1.0",
		Info: documentInfo{
			Title: "Colazione", Version: documentVersion,
			Description: "Facilitated workshops, live. A token comes as a cookie and in the answer, and is shown as the one or as a Bearer token; of several cookies, `as` picks. " +
				"A refusal whose code stands under `x-retry` passes: the same request may be granted after Retry-After. Any other is final until something else changes. " +
				"The socket is described in asyncapi.yaml.",
			License: licence{Name: "MIT", Identifier: "MIT"},
		},
		Servers: []serverAt{{URL: "/", Description: "The server that this document comes from."}},
		Paths:   map[string]map[string]operation{},
		Components: components{
			Schemas: definitions(),
			SecuritySchemes: map[string]any{
				"bearer": map[string]string{"type": "http", "scheme": "bearer"},
				"cookie": map[string]string{
					"type": "apiKey", "in": "cookie", "name": auth.CookiePrefix + "INSTALLATION-organiser",
					"description": "INSTALLATION is this server's own; or " + auth.CookiePrefix + "INSTALLATION-SESSION-f, -p or -s for a session's facilitator, participant or screen; over https with " + auth.HostPrefix + " in front",
				},
			},
		},
	}
	for i := range routes {
		r := &routes[i]
		if doc.Paths[base+r.path] == nil {
			doc.Paths[base+r.path] = map[string]operation{}
		}
		doc.Paths[base+r.path][strings.ToLower(r.method)] = r.operation()
	}
	return writeYAML(doc)
}

func (r *route) operation() operation {
	op := operation{OperationID: r.name, Summary: r.about, Security: []map[string][]any{}, Parameters: r.parameters(), Responses: r.responses()}
	for _, role := range r.who {
		op.Roles = append(op.Roles, string(role))
	}
	if r.who != nil {
		op.Security = []map[string][]any{{"bearer": {}}, {"cookie": {}}}
	}
	if r.in != nil {
		op.RequestBody = &body{Required: true, Content: map[string]media{"application/json": {Schema: ref(wireName(r.in))}}}
	}
	return op
}

var pathPart = regexp.MustCompile(`\{(\w+)\}`)

func (r *route) parameters() []parameter {
	var all []parameter
	for _, m := range pathPart.FindAllStringSubmatch(r.path, -1) {
		p := parameter{Name: m[1], In: "path", Required: true, Schema: &jsonschema.Schema{Type: "string", Format: "uuid"}}
		for _, named := range []param{formatParam, seatParam} {
			if m[1] == named.name {
				p.Schema, p.Description = named.schema(), named.about
			}
		}
		all = append(all, p)
	}
	for _, q := range r.query {
		all = append(all, parameter{Name: q.name, In: "query", Description: q.about, Schema: q.schema()})
	}
	if r.who != nil {
		all = append(all, parameter{Name: "as", In: "query", Description: "the role to act in, of those that the caller holds; the highest when not given", Schema: ref("Role")})
	}
	return all
}

func (p param) schema() *jsonschema.Schema {
	switch {
	case p.number:
		return &jsonschema.Schema{Type: "integer", Minimum: "0"}
	case p.choices != nil:
		return oneOf(p.choices...)
	}
	return &jsonschema.Schema{Type: "string"}
}

func (r *route) responses() map[string]response {
	done := response{Description: http.StatusText(r.success())}
	switch {
	case r.media != "":
		done.Content = map[string]media{r.media: {}}
	case r.out != nil && r.success() == http.StatusOK || r.success() == http.StatusCreated:
		done.Content = map[string]media{"application/json": {Schema: ref(wireName(r.out))}}
	}
	all := map[string]response{strconv.Itoa(r.success()): done}
	for _, refusal := range r.codes() {
		status := statuses[refusal.Kind]
		one := all[strconv.Itoa(status)]
		if !slices.Contains(one.Codes, refusal.Code) {
			one.Codes = append(one.Codes, refusal.Code)
			if refusal.Passes() {
				one.Retry = append(one.Retry, refusal.Code)
			}
		}
		one.Description = http.StatusText(status)
		one.Content = map[string]media{"application/problem+json": {Schema: ref("Problem")}}
		all[strconv.Itoa(status)] = one
	}
	return all
}
