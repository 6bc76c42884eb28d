package web_test

import (
	"net/url"
	"strings"
	"testing"
)

// asBrowsers is how browsers ask for a page.
const asBrowsers = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

func TestAMistypedAddressLeadsToTheDoor(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	for _, path := range []string{"/nulla", "/Organiser", "/Cockpit", "/screens/" + m.id, "/a/b/c", "/assets/nothing.js", "/phone.html.bak", "/SCREEN"} {
		a := m.call("GET", path, nil, "Accept", asBrowsers)
		if a.StatusCode != 404 || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") || !strings.Contains(string(a.body), "<title>phone") || a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("ETag") != "" {
			t.Errorf("%s: %d %v %.60q", path, a.StatusCode, a.Header, a.body)
		}
		page := m.call("GET", "/", nil)
		if again := m.call("GET", path, nil, "Accept", asBrowsers, "If-None-Match", page.Header.Get("ETag")); again.StatusCode != 404 || len(again.body) == 0 {
			t.Errorf("%s for who has the page: %d", path, again.StatusCode)
		}
		for _, accept := range []string{"", "*/*", "application/json", "text/html;q=0, */*"} {
			mustProblem(t, m.call("GET", path, nil, "Accept", accept), 404, "not_found")
		}
		mustProblem(t, m.call("GET", "/api/v1"+path, nil, "Accept", asBrowsers), 404, "not_found")
	}
}

func TestTheCodeBehindTheAddressLeadsToTheRoom(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	spelt := m.code[:3] + "-" + m.code[3:]
	for _, path := range []string{"/" + m.code, "/" + strings.ToLower(m.code), "/" + spelt, "/" + url.PathEscape(strings.ReplaceAll(spelt, "-", " ")), "/" + m.code + "/"} {
		a := m.call("GET", path, nil, "Accept", asBrowsers)
		if a.StatusCode != 303 || a.Header.Get("Location") != "/#"+m.code {
			t.Errorf("%s leads to %q with %d", path, a.Header.Get("Location"), a.StatusCode)
		}
	}
	for _, log := range []string{m.code, strings.ToLower(m.code), spelt} {
		if strings.Contains(m.log.String(), log) {
			t.Error("the log has the code")
		}
	}
}
