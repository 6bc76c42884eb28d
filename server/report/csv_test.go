package report_test

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/session"
)

// mustTable reads a CSV file as a spreadsheet in the document's language does.
func mustTable(t *testing.T, d *report.Document, out string) [][]string {
	t.Helper()
	body, marked := strings.CutPrefix(out, "\ufeff")
	if !marked {
		t.Fatal("no byte order mark")
	}
	r := csv.NewReader(strings.NewReader(body))
	if d.Language != session.English {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func checkCSV(t *testing.T, d *report.Document, out string) string {
	t.Helper()
	rows := mustTable(t, d, out)
	if len(rows) != 1+d.Method.Cards {
		t.Errorf("%d rows for %d cards", len(rows), d.Method.Cards)
	}
	mustNotCompute(t, rows)
	return out
}

// mustNotCompute looks for cells that a spreadsheet would take for formulas.
func mustNotCompute(t *testing.T, rows [][]string) {
	t.Helper()
	for _, row := range rows {
		for _, cell := range row {
			if start := strings.TrimLeft(cell, " \n\u00a0\u3000"); start != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(start)[0]) {
				t.Errorf("a spreadsheet would compute %q", cell)
			}
		}
	}
}

func TestCSVGuardsAndKeepsText(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x",
		"a=1": "a=1", "'=1": "'=1", "a;b,\"c\"": "a;b,\"c\"", "a\nb": "a\nb",
	} {
		d := report.Build(with(mustMilan(t), text), session.Italian, now)
		if got := mustTable(t, d, mustRender(t, d, "csv"))[1][1]; got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}

func TestCSVSaysWhatTheDocumentSays(t *testing.T) {
	for lang, point := range map[session.Language]string{session.Italian: ",", session.English: ".", session.Dutch: ","} {
		d := report.Build(mustMilan(t), lang, now)
		rows := mustTable(t, d, mustRender(t, d, "csv"))
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
	src := mustCollect(t, mustPlay(t, demo.Rome(), demo.StagePublished), false)
	src.Standings = nil
	src.Info.Agenda = slices.DeleteFunc(slices.Clone(src.Info.Agenda), func(st session.Step) bool { return len(st.Likes) > 0 })
	d := report.Build(src, session.Italian, now)
	checkCSV(t, d, mustRender(t, d, "csv"))
}
