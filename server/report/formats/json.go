package formats

import (
	"encoding/json"
	"io"
	"sync"

	"github.com/invopop/jsonschema"

	"colazione/server/report"
)

// writeJSON writes the document itself, as Schema describes it.
func writeJSON(w io.Writer, d *report.Document) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(d)
}

// Schema is the JSON Schema (draft 2020-12) of the JSON form, made from the document's own type. It is not to be changed.
var Schema = sync.OnceValue(func() []byte {
	r := jsonschema.Reflector{ExpandedStruct: true, Anonymous: true}
	s := r.Reflect(&report.Document{})
	s.Title = report.Format
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic("report: " + err.Error()) // schemas always encode
	}
	return append(data, '\n')
})
