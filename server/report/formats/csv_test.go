package formats_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report/outline"
	"colazione/server/report/reporttest"
	"colazione/session"
)

func TestCSVGuardsAndKeepsText(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x",
		"a=1": "a=1", "'=1": "'=1", "a;b,\"c\"": "a;b,\"c\"", "a\nb": "a\nb",
	} {
		d := outline.Build(reporttest.With(reporttest.MustMilan(t), text), session.Italian, reporttest.Now)
		if got := reporttest.MustTable(t, d, reporttest.MustRender(t, d, "csv"))[1][1]; got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}

func TestCSVSaysWhatTheDocumentSays(t *testing.T) {
	for lang, point := range map[session.Language]string{session.Italian: ",", session.English: ".", session.Dutch: ","} {
		d := outline.Build(reporttest.MustMilan(t), lang, reporttest.Now)
		rows := reporttest.MustTable(t, d, reporttest.MustRender(t, d, "csv"))
		ids := slices.Index(rows[0], map[session.Language]string{session.Italian: "Codice", session.English: "Id", session.Dutch: "Code"}[lang])
		support := slices.Index(rows[0], map[session.Language]string{session.Italian: "Sostegno", session.English: "Support", session.Dutch: "Steun"}[lang])
		at := 1
		for _, c := range d.Cards {
			row := rows[at]
			if row[ids] != c.ID || row[1] != c.Text || row[6] != strconv.Itoa(c.Figures.Total) {
				t.Fatalf("%s: row %d is %v, of %+v", lang, at, row, c)
			}
			if want := strings.Replace(strconv.FormatFloat(c.Figures.Support, 'f', 4, 64), ".", point, 1); row[support] != want {
				t.Errorf("%s: support %q, want %q", lang, row[support], want)
			}
			for i, j := range c.Joined {
				if joined := rows[at+1+i]; joined[ids] != j.ID || joined[5] != c.Text || joined[6] != "" {
					t.Errorf("%s: a joined card is %v", lang, joined)
				}
			}
			at += 1 + len(c.Joined)
		}
	}
}

func TestCSVOfOneTableAndNoLikes(t *testing.T) {
	src := reporttest.MustCollect(t, reporttest.MustPlay(t, demo.Rome(), demo.StagePublished), false)
	src.Standings = nil
	src.Info.Agenda = slices.DeleteFunc(slices.Clone(src.Info.Agenda), func(st session.Step) bool { return len(st.Likes) > 0 })
	d := outline.Build(src, session.Italian, reporttest.Now)
	reporttest.CheckCSV(t, d, reporttest.MustRender(t, d, "csv"))
}
