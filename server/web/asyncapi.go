package web

import (
	"strconv"

	"github.com/invopop/jsonschema"

	"colazione/server/room"
	"colazione/server/wsconn"
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
	Name    string             `json:"name"`
	Summary string             `json:"summary"`
	Roles   []session.Role     `json:"x-roles,omitempty"`
	Closed  string             `json:"x-closed,omitempty"` // the code of the refusal once the session is closed
	Retry   []string           `json:"x-retry,omitempty"`  // the codes of refusals with which the same command may be granted later
	Payload *jsonschema.Schema `json:"payload"`
}

// AsyncAPI is the document of the socket, AsyncAPI 3.0 in YAML. Its operations are the server's: it receives commands and sends the rest.
func AsyncAPI() []byte {
	messages := map[string]any{
		"ack":    message{Name: "ack", Summary: "The command is done and on the disk.", Payload: ref("Ack")},
		"reject": message{Name: "reject", Summary: "The command was refused. With a code of x-retry it is sent again later, under the same id.", Retry: passing(), Payload: ref("Reject")},
		"patch":  message{Name: "patch", Summary: "Brings the reader from one seq to another; from 0 replaces everything.", Payload: ref("PatchMessage")},
		"bye":    message{Name: "bye", Summary: "The last message before the server closes.", Payload: ref("Bye")},
	}
	sent := []pointer{inChannel("ack"), inChannel("reject"), inChannel("patch"), inChannel("bye")}
	var received []pointer
	for _, c := range session.CommandTable() {
		one := message{Name: c.Name, Summary: "A command.", Roles: c.Who, Payload: ref(commandType(c.Name))}
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
		Info: documentInfo{Title: "Colazione", Version: documentVersion, Description: "The socket of a session: one JSON object a text frame, at most " +
			strconv.Itoa(wsconn.MaxMessage) + " bytes. It is opened as openapi.yaml describes.", License: licence{Name: "MIT", URL: "https://spdx.org/licenses/MIT.html"}},
		Channels: map[string]channel{"live": {
			Address: base + "/sessions/{id}/live", Description: closings(), Parameters: map[string]any{"id": map[string]string{"description": "the session"}},
			Messages: in, Bindings: map[string]any{"ws": socketBinding()},
		}},
		Operations: map[string]any{
			"command": map[string]any{"action": "receive", "channel": live, "messages": received},
			"news":    map[string]any{"action": "send", "channel": live, "messages": sent},
		},
		Components: components{Messages: messages, Schemas: definitions()},
	})
}

func inChannel(name string) pointer { return pointer{"#/channels/live/messages/" + name} }

func socketBinding() any {
	query := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties()}
	query.Properties.Set(sinceParam.name, sinceParam.schema())
	query.Properties.Set("as", ref("Role"))
	return map[string]any{"method": "GET", "query": query}
}

// passing are the codes of refusals that pass.
func passing() []string {
	var codes []string
	for _, refusal := range refusals {
		if refusal.Passes() {
			codes = append(codes, refusal.Code)
		}
	}
	return codes
}

// closings says how sockets end.
func closings() string {
	text := "Close codes:"
	for _, bye := range []string{room.ByeRemoved, room.ByeClosed, room.ByeRestart, room.ByeTooSlow} {
		text += " " + strconv.Itoa(closeCodes[bye]) + " after bye " + bye + ";"
	}
	return text + " after these two, and where a socket breaks, what was not acknowledged is sent again under the same id; 1003 for a frame that is not text; 1008 for far too many commands; 1009 for a message that is too large."
}
