package web_test

import (
	"strings"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

func (m *meeting) mustGiveAbsentLink() string {
	m.t.Helper()
	return mustAPI[web.SessionAccess](m.house, 200, "POST", m.path("/absent-link"), nil, m.facilitator).Links.Absent
}

func TestWhoWasAbsentReadsWhatWasPublished(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	if m.made.Links.Absent != "" {
		t.Errorf("a link that nobody gave out: %s", m.made.Links.Absent)
	}
	link := m.mustGiveAbsentLink()
	if again := m.mustGiveAbsentLink(); again != link || !strings.HasPrefix(link, m.url+"/s/"+m.id+"/read#") {
		t.Errorf("links %s and %s", link, again)
	}
	_, secret, _ := strings.Cut(link, "#")
	entered := mustAPI[web.Entered](m.house, 200, "POST", m.path("/enter"), web.SignIn{Key: secret}, "")
	if entered.Role != session.Absent {
		t.Errorf("the link gives %s", entered.Role)
	}
	absent := entered.Token
	mustProblem(t, m.api("GET", m.path("/report.md"), nil, absent), 409, "not_published")
	m.mustPublishTwice()
	m.mustDo(m.facilitator, "synthesis.note", `"note":"Ancora in bozza"`)
	if text := m.mustReport("", absent); !strings.Contains(text, "Seconda via") || strings.Contains(text, "Ancora in bozza") {
		t.Errorf("they read\n%s", text)
	}
	for _, call := range []string{"GET /patch", "GET /live", "GET ", "GET /ranking", "GET /suggestions", "POST /commands", "GET /report.md?version=1", "GET /report.zip", "GET /seats.pdf", "POST /absent-link", "DELETE /absent-link", "GET /qr.svg"} {
		method, path, _ := strings.Cut(call, " ")
		var body any
		if path == "/commands" {
			body = command("session.close", "")
		}
		mustProblem(t, m.api(method, m.path(path), body, absent), 403, "not_allowed")
	}
	other := m.house.mustMeet(liveAgenda)
	mustProblem(t, other.api("GET", other.path("/report.md"), nil, absent), 403, "not_allowed")
	mustProblem(t, other.api("POST", other.path("/enter"), web.SignIn{Key: secret}, ""), 401, "wrong_key")

	if a := m.api("DELETE", m.path("/absent-link"), nil, m.facilitator); a.StatusCode != 204 {
		t.Fatalf("revoking: %d %s", a.StatusCode, a.body)
	}
	mustProblem(t, m.api("POST", m.path("/enter"), web.SignIn{Key: secret}, ""), 401, "wrong_key")
	mustProblem(t, m.api("GET", m.path("/report.md"), nil, absent), 401, "not_signed_in")
	fresh := m.mustGiveAbsentLink()
	if fresh == link {
		t.Error("the link that was revoked is given out again")
	}
	m.restart()
	mustProblem(t, m.api("GET", m.path("/report.md"), nil, absent), 401, "not_signed_in")
	m.mustReport("", m.mustEnter(fresh))
}
