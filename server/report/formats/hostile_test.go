package formats_test

import (
	"testing"

	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestTextStaysAsItWasWritten(t *testing.T) {
	for _, text := range reporttest.Hostile {
		d := outline.Build(reporttest.With(reporttest.MustMilan(t), text), session.Italian, reporttest.Now)
		if d.Cards[0].Text != reporttest.Expect(text) {
			t.Errorf("%q became %q", text, d.Cards[0].Text)
		}
	}
}
