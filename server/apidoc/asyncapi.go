package apidoc

import (
	"github.com/invopop/jsonschema"

	"colazione/session"
)

type asyncAPI struct {
	AsyncAPI           string             `json:"asyncapi"`
	Info               documentInfo       `json:"info"`
	DefaultContentType string             `json:"defaultContentType"`
	Channels           map[string]channel `json:"channels"`
	Operations         map[string]any     `json:"operations"`
	Components         components         `json:"components"`
}

type channel struct {
	Address     string             `json:"address"`
	Description string             `json:"description"`
	Parameters  map[string]any     `json:"parameters"`
	Messages    map[string]pointer `json:"messages"`
	Bindings    map[string]any     `json:"bindings"`
}

type pointer struct {
	Ref string `json:"$ref"`
}

type message struct {
	Name    string         `json:"name"`
	Summary string         `json:"summary"`
	Roles   []session.Role `json:"x-roles,omitempty"`
	Closed  string         `json:"x-closed,omitempty"` // the code of the refusal once the session is closed
	Retry   []string       `json:"x-retry,omitempty"`  // the codes of refusals with which the same command may be granted later
	Payload *Schema        `json:"payload"`
}

// AsyncAPI is the document of the socket, AsyncAPI 3.0 in YAML. Its operations are the server's: it receives commands and sends the rest.
func (d *Documents) AsyncAPI() []byte {
	messages := map[string]any{}
	var sent, received []pointer
	for _, m := range d.api.Socket.Messages {
		one := message{Name: m.Name, Summary: m.Summary, Payload: Ref(d.api.Types.name(m.Type))}
		if m.Retries {
			one.Retry = d.passing()
		}
		messages[m.Name] = one
		sent = append(sent, inChannel(m.Name))
	}
	for _, c := range d.api.Commands {
		one := message{Name: c.Name, Summary: "A command.", Roles: c.Who, Payload: Ref(commandType(c.Name))}
		if c.Closed != nil {
			one.Closed = c.Closed.Code
		}
		messages[c.Name] = one
		received = append(received, inChannel(c.Name))
	}
	in := map[string]pointer{}
	for name := range messages {
		in[name] = pointer{"#/components/messages/" + name}
	}
	live := pointer{"#/channels/live"}
	return writeYAML(asyncAPI{
		AsyncAPI: "3.0.0", DefaultContentType: "application/json",
		Info: documentInfo{Title: "Colazione", Version: d.api.Version, Description: d.api.Socket.About, License: licence{Name: "MIT", URL: "https://spdx.org/licenses/MIT.html"}},
		Channels: map[string]channel{"live": {
			Address: d.api.Base + d.api.Socket.Path, Description: d.api.Socket.Ends, Parameters: map[string]any{"id": map[string]string{"description": "the session"}},
			Messages: in, Bindings: map[string]any{"ws": d.binding()},
		}},
		Operations: map[string]any{
			"command": map[string]any{"action": "receive", "channel": live, "messages": received},
			"news":    map[string]any{"action": "send", "channel": live, "messages": sent},
		},
		Components: components{Messages: messages, Schemas: d.definitions()},
	})
}

func inChannel(name string) pointer { return pointer{"#/channels/live/messages/" + name} }

// binding is what the request for a socket takes.
func (d *Documents) binding() any {
	query := &Schema{Type: "object", Properties: jsonschema.NewProperties()}
	for _, p := range d.api.Socket.Query {
		query.Properties.Set(p.Name, p.schema())
	}
	query.Properties.Set("as", Ref("Role"))
	return map[string]any{"method": "GET", "query": query}
}

// passing are the codes of refusals that pass.
func (d *Documents) passing() []string {
	var codes []string
	for _, refusal := range d.api.Refusals {
		if refusal.Passes() {
			codes = append(codes, refusal.Code)
		}
	}
	return codes
}
