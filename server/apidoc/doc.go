// Package apidoc writes the documents of a programming interface out of tables: OpenAPI for its calls, AsyncAPI for its socket, and one JSON Schema of every type on the
// wire. It knows no call by name; whoever serves them gives it the tables.
package apidoc

import (
	"reflect"
	"sync"

	"github.com/invopop/jsonschema"

	"colazione/session"
)

// Schema is a JSON Schema (2020-12).
type Schema = jsonschema.Schema

// Definitions are schemas by the names of their types.
type Definitions = jsonschema.Definitions

// API is what the documents are made of.
type API struct {
	Base     string // what the paths of all calls begin with
	Version  string // of the calls and messages, not of the program
	About    string // for people who call it
	Cookie   Cookie
	Calls    []Call
	Socket   Socket
	Commands []session.CommandInfo
	Refusals []*session.Error         // all that there are
	Status   func(*session.Error) int // of an answer that refuses
	Types    Types
	Extend   func(all Definitions) // adds what the types of the program don't say, or nil
}

// Cookie is how a token is shown by a browser.
type Cookie struct{ Name, About string }

// Call is one call, as callers see it.
type Call struct {
	Method, Path string // below Base, with {parts}
	Name, About  string
	Who          []session.Role // nil: anybody
	Parts        []Param        // of the path, where they are no ids
	Query        []Param
	In, Out      reflect.Type // of the body and the answer; nil where there is none
	Media        string       // of an answer that is not JSON
	Success      int
	Refusals     []*session.Error
}

// Param is a part of the query, or of the path where it is not an id.
type Param struct {
	Name, About string
	Choices     []string // any text when nil
	Number      bool
	Pattern     string // of a text; any when ""
}

// Socket is where commands are taken and messages sent.
type Socket struct {
	Path     string // below Base
	About    string // of its messages
	Ends     string // how it ends
	Query    []Param
	Messages []Message // that the server sends
}

// Message is one kind of message.
type Message struct {
	Name, Summary string
	Type          reflect.Type
	Retries       bool // it refuses, with codes of which some pass
}

// Types say how the types of the program stand on the wire.
type Types struct {
	Names  map[reflect.Type]string // where the wire's name is another than the program's
	Texts  map[reflect.Type]string // types of text that are closed lists, and their names
	Lists  map[string][]string     // those lists, by name
	Alone  []reflect.Type          // that no call and no message names
	Fields map[string]*Schema      // of fields that the type does not say all of, by TYPE.FIELD
}

// Documents are those of one API.
type Documents struct {
	api         API
	definitions func() Definitions
	comments    Comments // nil in what is served
}

// New makes the documents of an API. They are written when somebody asks for them.
func New(api API) *Documents {
	d := &Documents{api: api}
	d.definitions = sync.OnceValue(d.define)
	return d
}
