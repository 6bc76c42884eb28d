package report

import (
	"encoding/json"
	"io"

	"github.com/invopop/jsonschema"
)

// writeJSON writes the document itself, as Schema describes it.
func writeJSON(w io.Writer, d *Document) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(d)
}

// Schema is the JSON Schema (draft 2020-12) of the JSON form, made from the document's own type.
func Schema() ([]byte, error) {
	r := jsonschema.Reflector{ExpandedStruct: true, Anonymous: true}
	s := r.Reflect(&Document{})
	s.Title = Format
	return json.MarshalIndent(s, "", "  ")
}
