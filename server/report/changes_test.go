package report_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/server/report"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestWhatChangedIsSaid(t *testing.T) {
	src := reporttest.MustMilan(t)
	was := slices.Clone(src.Synthesis.Paths)
	now2 := slices.Clone(was)
	now2[0], now2[1] = now2[1], now2[0] // another order
	now2[2].Note = "Altro"
	now2[3] = reporttest.APath("new", "Una strada nuova", session.PathCards[session.CardID]{})
	src.Synthesis.Version, src.Synthesis.Paths = 2, now2
	src.Before = &session.Edition{Version: 1, Note: "Prima"}
	for _, p := range was {
		src.Before.Paths = append(src.Before.Paths, session.Path{PathBody: p.PathBody})
	}
	d := outline.Build(src, session.Italian, reporttest.Now)
	want := report.Changes{
		Since: 1, Added: []string{"Una strada nuova"}, Edited: []string{"Ascoltare prima di parlare"}, Dropped: []string{"Il messaggio giusto, con chi deve approvarlo"}, Order: true, Note: true,
	}
	if !reflect.DeepEqual(d.Changes, want) {
		t.Errorf("changes %+v, want %+v", d.Changes, want)
	}
	const said = "Rispetto alla versione 1: un percorso in più («Una strada nuova»), un percorso modificato («Ascoltare prima di parlare»), " +
		"un percorso in meno («Il messaggio giusto, con chi deve approvarlo»), un altro ordine dei percorsi e un’altra nota d’insieme."
	if out := reporttest.MustRead(t, reporttest.MustRender(t, d, "pdf")); !strings.Contains(out, said) {
		t.Errorf("a reader does not find %q", said)
	}
	src.Synthesis.Paths = nil
	if out := reporttest.MustRender(t, outline.Build(src, session.English, reporttest.Now), "html"); !strings.Contains(out, "Compared with version 1: 5 paths dropped and another note on the whole.") {
		t.Error("many paths are not counted")
	}
}
