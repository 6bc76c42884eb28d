package web_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"colazione/server/store"
)

var (
	keptIn   = regexp.MustCompile(`data-kept="([^"]*)"`)
	heldRows = regexp.MustCompile(`(?s)<tr id="(\w+)".*?</tr>`)
	emptyOne = regexp.MustCompile(`<(?:th|td)[^>]*></|<li></|<h\d></`)
)

// The page about privacy names every space of the database, says of each thing why and how long, and says it in three languages.
func TestPrivacyPageIsWhole(t *testing.T) {
	h := mustHouse(t)
	var rows int
	for lang, title := range map[string]string{"it": "Che cosa conserviamo", "en": "What we keep", "nl": "Wat we bewaren"} {
		a := h.call("GET", "/privacy?language="+lang, nil)
		page := string(a.body)
		if a.StatusCode != 200 || !strings.Contains(page, `<html lang="`+lang+`">`) || !strings.Contains(page, "<h1>"+title) {
			t.Fatalf("%s: %d %s", lang, a.StatusCode, page)
		}
		if found := emptyOne.FindString(page); found != "" {
			t.Errorf("%s: something is not said: %s", lang, found)
		}
		if n := len(heldRows.FindAllString(page, -1)); rows == 0 {
			rows = n
		} else if n != rows {
			t.Errorf("%s: %d rows, in another language %d", lang, n, rows)
		}
		var kept []string
		for _, m := range keptIn.FindAllStringSubmatch(page, -1) {
			kept = append(kept, strings.Fields(m[1])...)
		}
		for _, space := range store.Spaces() {
			if !slices.Contains(kept, string(space)) {
				t.Errorf("%s: nothing tells of the space %s", lang, space)
			}
		}
	}
	if page := string(h.call("GET", "/privacy", nil, "Accept-Language", "nl-BE,en;q=0.5").body); !strings.Contains(page, `<html lang="nl">`) {
		t.Error("the page does not follow the reader's language")
	}
}
