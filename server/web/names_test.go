package web_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"colazione/server/report/formats"
	"colazione/server/web"
)

// A name and a company stand where the session shows them, and otherwise in nothing that anybody but the person gets: no frame, no answer, no document in any form.
func TestHiddenNamesAreInNothingThatOthersGet(t *testing.T) {
	for names, shown := range map[string]bool{"shown": true, "hidden": false} {
		t.Run(names, func(t *testing.T) {
			m := mustHouse(t).mustMeet(liveAgenda, `"settings":{"names":"`+names+`"}`)
			ada := mustAPI[web.Joined](m.house, 200, "POST", "/join", web.Join{Code: m.code, Name: "Ortensia", Organisation: "Zebrafarma"}, "")
			bea := m.mustJoin("Bea")
			listening := []*phone{m.mustDial(bea.Token, 0), m.mustDial(m.screen, 0), m.mustDial(m.facilitator, 0)}
			need := m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Capire chi ascolta"`).Card
			m.mustDo(ada.Token, "card.flag", `"card":"`+need+`","reason":"adverse_event"`)
			m.mustDo(m.facilitator, "path.put", `"needs":["`+need+`"],"objectives":[],"tools":[],"kpis":[],"title":"Prima via","note":""`)
			seq := m.mustDo(m.facilitator, "synthesis.publish", `"despite_flags":true`).Seq

			found := map[string]bool{}
			look := func(where, text string) {
				if strings.Contains(text, "Ortensia") || strings.Contains(text, "Zebrafarma") {
					found[where] = true
				}
			}
			for i, p := range listening {
				p.mustReach(seq)
				for _, frame := range p.raw {
					look("frames of "+[]string{"a phone", "the screen", "the cockpit"}[i], string(frame))
				}
			}
			absent := m.mustEnter(m.mustGiveAbsentLink())
			for who, token := range map[string]string{"a phone": bea.Token, "the screen": m.screen, "the cockpit": m.facilitator, "the absent": absent, "the organiser": m.organiser} {
				for _, what := range []string{"", "/patch?since=0", "/ranking", "/suggestions", "/audit", "/audit.csv"} {
					look(what+" for "+who, string(m.api("GET", m.path(what), nil, token).body))
				}
				for _, format := range formats.Formats() {
					look(format+" for "+who, plain(t, format, m.api("GET", m.path("/report."+format), nil, token).body))
				}
			}
			for _, what := range []string{"/safety", "/safety.csv", "/audit", "/rooms", "/sessions"} {
				look(what, string(m.api("GET", what, nil, m.organiser).body))
			}
			for file, data := range unzipped(t, m.api("GET", m.path("/report.zip"), nil, m.organiser)) {
				look("the bundle's "+file, plain(t, strings.TrimPrefix(filepath.Ext(file), "."), []byte(data)))
			}

			if !shown && len(found) > 0 {
				t.Errorf("a hidden name stands in %v", found)
			}
			expected := []string{"frames of the cockpit", "json for the organiser", "pdf for the organiser", "docx for a phone", "xlsx for the cockpit", "/safety"}
			if missing := slices.DeleteFunc(expected, func(where string) bool { return found[where] }); shown && len(missing) > 0 {
				t.Errorf("a shown name is looked for in vain in %v, but found in %v", missing, found)
			}
		})
	}
}

// plain gives what a document says, out of its packing.
func plain(t *testing.T, format string, data []byte) string {
	t.Helper()
	switch {
	case len(data) == 0 || data[0] == '{' && format != "json":
		return string(data) // a problem
	case format == "docx", format == "xlsx":
		return strings.Join(slices.Collect(maps.Values(unpacked(t, data))), "\n")
	case format == "pdf":
		path := filepath.Join(t.TempDir(), "document.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
		if err != nil {
			t.Fatalf("pdftotext: %v", err)
		}
		return string(text)
	}
	return string(data)
}
