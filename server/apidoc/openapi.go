package apidoc

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

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
	SecuritySchemes map[string]any `json:"securitySchemes,omitempty"`
	Messages        map[string]any `json:"messages,omitempty"`
	Schemas         Definitions    `json:"schemas"`
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
	Name        string  `json:"name"`
	In          string  `json:"in"`
	Required    bool    `json:"required,omitempty"`
	Description string  `json:"description,omitempty"`
	Schema      *Schema `json:"schema"`
}

type body struct {
	Required bool             `json:"required"`
	Content  map[string]media `json:"content"`
}

type media struct {
	Schema *Schema `json:"schema,omitempty"`
}

type response struct {
	Description string           `json:"description"`
	Codes       []string         `json:"x-codes,omitempty"`
	Retry       []string         `json:"x-retry,omitempty"` // of the codes, those with which the same request may be granted later
	Content     map[string]media `json:"content,omitempty"`
}

// OpenAPI is the document of the calls, OpenAPI 3.1 in YAML.
func (d *Documents) OpenAPI() []byte {
	doc := openAPI{
		OpenAPI: "3.1.0",
		Info:    documentInfo{Title: "Colazione", Version: d.api.Version, Description: d.api.About, License: licence{Name: "MIT", Identifier: "MIT"}},
		Servers: []serverAt{{URL: "/", Description: "The server that this document comes from."}},
		Paths:   map[string]map[string]operation{},
		Components: components{
			Schemas: d.definitions(),
			SecuritySchemes: map[string]any{
				"bearer": map[string]string{"type": "http", "scheme": "bearer"},
				"cookie": map[string]string{"type": "apiKey", "in": "cookie", "name": d.api.Cookie.Name, "description": d.api.Cookie.About},
			},
		},
	}
	for _, c := range d.api.Calls {
		path := d.api.Base + c.Path
		if doc.Paths[path] == nil {
			doc.Paths[path] = map[string]operation{}
		}
		doc.Paths[path][strings.ToLower(c.Method)] = d.operation(c)
	}
	return writeYAML(doc)
}

func (d *Documents) operation(c Call) operation {
	op := operation{OperationID: c.Name, Summary: c.About, Security: []map[string][]any{}, Parameters: c.parameters(), Responses: d.responses(c)}
	for _, role := range c.Who {
		op.Roles = append(op.Roles, string(role))
	}
	if c.Who != nil {
		op.Security = []map[string][]any{{"bearer": {}}, {"cookie": {}}}
	}
	if c.In != nil {
		op.RequestBody = &body{Required: true, Content: map[string]media{"application/json": {Schema: Ref(d.api.Types.name(c.In))}}}
	}
	return op
}

var pathPart = regexp.MustCompile(`\{(\w+)\}`)

func (c Call) parameters() []parameter {
	var all []parameter
	for _, m := range pathPart.FindAllStringSubmatch(c.Path, -1) {
		p := parameter{Name: m[1], In: "path", Required: true, Schema: &Schema{Type: "string", Format: "uuid"}}
		for _, part := range c.Parts {
			if m[1] == part.Name {
				p.Schema, p.Description = part.schema(), part.About
			}
		}
		all = append(all, p)
	}
	for _, q := range c.Query {
		all = append(all, parameter{Name: q.Name, In: "query", Description: q.About, Schema: q.schema()})
	}
	if c.Who != nil {
		all = append(all, parameter{Name: "as", In: "query", Description: "the role to act in, of those that the caller holds; the highest when not given", Schema: Ref("Role")})
	}
	return all
}

func (p Param) schema() *Schema {
	switch {
	case p.Number:
		return &Schema{Type: "integer", Minimum: "0"}
	case p.Choices != nil:
		return OneOf(p.Choices...)
	}
	return &Schema{Type: "string", Pattern: p.Pattern}
}

func (d *Documents) responses(c Call) map[string]response {
	done := response{Description: http.StatusText(c.Success)}
	switch {
	case c.Media != "":
		done.Content = map[string]media{c.Media: {}}
	case c.Out != nil && c.Success == http.StatusOK || c.Success == http.StatusCreated:
		done.Content = map[string]media{"application/json": {Schema: Ref(d.api.Types.name(c.Out))}}
	}
	all := map[string]response{strconv.Itoa(c.Success): done}
	for _, refusal := range c.Refusals {
		status := d.api.Status(refusal)
		one := all[strconv.Itoa(status)]
		if !slices.Contains(one.Codes, refusal.Code) {
			one.Codes = append(one.Codes, refusal.Code)
			if refusal.Passes() {
				one.Retry = append(one.Retry, refusal.Code)
			}
		}
		one.Description = http.StatusText(status)
		one.Content = map[string]media{"application/problem+json": {Schema: Ref("Problem")}}
		all[strconv.Itoa(status)] = one
	}
	return all
}
