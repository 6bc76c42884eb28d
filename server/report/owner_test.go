package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

// Who answers for a path stands in the document, as it is now, and in no version that is stored.
func TestThePathsOwner(t *testing.T) {
	src := reporttest.MustMilan(t)
	src.Synthesis.Paths = append([]session.PathView{}, src.Synthesis.Paths...)
	src.Synthesis.Paths[0].Owner = "Marta Verdi"
	const said = "Responsabile: Marta Verdi"
	if out := reporttest.MustRender(t, outline.Build(src, session.Italian, reporttest.Now), "md"); strings.Count(out, said) != 1 {
		t.Errorf("the document does not say %q once:\n%s", said, out)
	}
	v := report.NewVersion(src, reporttest.Now, false)
	stored, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(stored), "Marta") {
		t.Error("a name is stored with the version")
	}
	d := v.Reopen(report.Now{Owners: map[session.PathID]string{src.Synthesis.Paths[0].ID: "Luca Neri"}}, report.Wording{Language: session.Italian}, reporttest.Now)
	if d.Paths[0].Owner != "Luca Neri" || d.Paths[1].Owner != "" {
		t.Errorf("the version says %q and %q", d.Paths[0].Owner, d.Paths[1].Owner)
	}
}
