package formats_test

import (
	"encoding/json"
	"testing"

	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestJSONFitsItsSchema(t *testing.T) {
	for _, lang := range session.Languages {
		d := outline.Build(reporttest.MustMilan(t), lang, reporttest.Now)
		reporttest.CheckJSON(t, d, reporttest.MustRender(t, d, "json"))
	}
}

func TestSchemaRefusesWhatIsNoDocument(t *testing.T) {
	s := reporttest.MustSchema(t)
	for _, text := range []string{`{}`, `[]`, `{"format":1}`, `null`} {
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if reporttest.Fits(s, s, value, "document") == nil {
			t.Errorf("%s passes for a document", text)
		}
	}
}
